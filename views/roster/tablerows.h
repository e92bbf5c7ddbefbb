// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <vector>

#include "models/items/tablemodel.h"
#include "views/common/texttable.h"

namespace qunce {

/// Rows and columns of a table that are copied or exported. Holds what it needs, so that many rows can be written
/// elsewhere than in the GUI thread; only the texts must outlive it.
struct ChosenRows {
    std::shared_ptr<const DataTable> table;
    std::vector<uint32_t> rows; ///< of the table, in their order
    std::vector<size_t> columns;
};

/// Cells as they are on screen: to paste.
TextRows shownRows(const ChosenRows &chosen, const TableTexts &texts);
/// Cells for programs that count: exact numbers without separators, yuan with two decimals, ISO dates, nothing where
/// there is no value. A rate is three columns (the rate, numerator, denominator), a pair is two.
TextRows exportedRows(const ChosenRows &chosen, const TableTexts &texts);

/// Titles of the parts of a pair's column: "Posts / accepted" are two, of "Groups (sent/planned)" both begin with Groups.
std::pair<QString, QString> partTitles(const QString &title);

} // namespace qunce
