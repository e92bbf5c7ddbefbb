// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/base/result.h"
#include "models/protocol/importmessages.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The newest imports that the audit knows, of people, machines and the command line alike, and their undos; newest first.
/// It looks at the
/// newest kAuditLooked entries of the audit.
constexpr size_t kListedImports = 100;
constexpr size_t kAuditLooked = 20'000;
Result<std::vector<PastImport>> pastImports(Storage &storage);

/// An entry of the audit as an import, or as the undo of one; nothing if it is neither.
std::optional<PastImport> pastImportOf(const AuditEntry &entry);

} // namespace qunce::server
