// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/domain/closedmonths.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The months that are closed now, ascending by days.
Result<std::vector<ClosedMonth>> closedMonthsOf(ReadTransaction &transaction);
/// The number of the last close, whatever became of its month; 0 if there was none.
Result<int64_t> lastClosing(ReadTransaction &transaction);
/// The column as it would be if no month were closed.
Result<std::string> currentColumn(ReadTransaction &transaction, const ColumnAddress &address);

} // namespace qunce::server
