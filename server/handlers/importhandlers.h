// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>

#include "models/base/message.h"
#include "server/handlers/synchandler.h"
#include "server/http/router.h"
#include "server/imports/importrunner.h"
#include "server/imports/uploadbook.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What the imports of docs/SYNC.md, "Imports", are made of.
struct ImportParts {
    Storage &storage;
    UploadBook &uploads;
    ImportRunner &runner;
    /// The text function of a language, for the reasons of refused rows; may be empty: English.
    std::function<std::function<std::string(const Message &)>(const std::string &language)> textIn {};
};

/// POST and DELETE /v1/import/file, POST /v1/import, POST /v1/import/undo, GET /v1/imports. What is given must outlive the router.
void addImportRoutes(Router &router, const SyncServices &services, const ImportParts &parts);

} // namespace qunce::server
