// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/items/tablemodel.h"

namespace qunce {

/// Rows and columns of a table as people paste them. Holds what it needs, so that many rows can be written elsewhere than
/// in the GUI thread. Cells are what is on screen; tabs and line ends in them become spaces.
struct CopiedRows {
    std::shared_ptr<const DataTable> table;
    std::vector<uint32_t> rows; ///< of the table, in their order
    std::vector<size_t> columns;
};

/// Pure; any thread.
QString tabSeparated(const CopiedRows &copied, const TableTexts &texts);
/// For documents and mails.
QString htmlTable(const CopiedRows &copied, const TableTexts &texts);

} // namespace qunce
