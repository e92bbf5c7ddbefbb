// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/protocol/exportmaker.h"
#include "server/rules/scope.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// makeExport() of a database as the scope lets it be seen. Thread and lifetime are the transaction's.
Result<Export> exportFrom(
    ReadTransaction &transaction, const Scope &scope, const ExportArguments &arguments, Instant now);

} // namespace qunce::server
