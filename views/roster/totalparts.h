// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/tablemodel.h"
#include "views/roster/celltexts.h"
#include "views/roster/rosterstatusbar.h"

namespace qunce {

/// Rows that are selected, and their sums as soon as they are known.
struct SelectedRows {
    size_t count = 0;
    TableTotals totals;
};

/// What the bar at the foot of a table says: how many rows there are, sums and averages of the visible columns, and the
/// same of the selection, if more than one row is selected. `noun` is a text with %1 for the number of rows.
std::vector<RosterStatusBar::Part> totalParts(const TableModel &model, const std::vector<int> &columns,
    const SelectedRows &selected, const Message &noun, const CellTexts &texts);

} // namespace qunce
