// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/protocol/exportrequest.h"
#include "models/protocol/exporttable.h"
#include "server/rules/scope.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Makes the table of an export as the scope lets it be seen: every row, no silent cap. `arguments` and `now` as for
/// parseExportRequest(). Reads one consistent cut; thread and lifetime are the transaction's.
struct Export {
    ExportRequest request;
    ExportTable table;
};
Result<Export> makeExport(
    ReadTransaction &transaction, const Scope &scope, const ExportArguments &arguments, Instant now);

} // namespace qunce::server
