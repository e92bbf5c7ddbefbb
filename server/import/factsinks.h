// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <memory>

#include "models/base/result.h"
#include "models/protocol/headermap.h"
#include "models/protocol/importkinds.h"
#include "server/import/rowsink.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// True for task_results, guide_days, group_days, koc_days, group_hours and orders.
bool isFactKind(ImportKind kind);

/// The sink of a fact kind. Reads what the kind needs of the brand through the transaction. `spoolDirectory` is on a
/// disk with room for the file, best the data directory.
Result<std::unique_ptr<RowSink>> makeFactSink(ImportKind kind, const HeaderMap &header,
    const ImportOptions &options, WriteTransaction &transaction, const std::filesystem::path &spoolDirectory);

} // namespace qunce::server
