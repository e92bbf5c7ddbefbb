// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/domain/completion.h"
#include "models/domain/leaderboard.h"
#include "models/protocol/exporttable.h"

namespace qunce {

/// Columns and rows of the views that are measured (data.md, "Exports"); view, filters, scope and as-of are the
/// caller's. Rates have six digits, half-even; what is not there is empty.
ExportTable leaderboardTable(const Leaderboard &board);
ExportTable completionTable(const std::vector<CompletionRow> &rows);

} // namespace qunce
