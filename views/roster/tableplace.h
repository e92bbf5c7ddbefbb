// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/items/tablemodel.h"
#include "views/roster/rostertable.h"

namespace qunce {

/// Which rows of a table are selected, current and at its top, so that they can be found again, by their ids, when the
/// table shows others. Value; GUI thread.
class TablePlace
{
public:
    /// Of what is shown now.
    TablePlace(const RosterTable &table, const TableModel &model);

    /// `wanted`, if it is there, is selected and scrolled to instead and then forgotten.
    void restore(RosterTable &table, const TableModel &model, std::optional<Uuid> &wanted) const;

private:
    std::optional<int> rowIn(const TableModel &model, uint32_t tableRow) const;
    QItemSelection selectionIn(const TableModel &model) const;

    std::shared_ptr<TableIndex> m_index; ///< whose rows are meant
    std::vector<uint32_t> m_selected;
    std::optional<uint32_t> m_current;
    int m_column = 0;
    std::optional<uint32_t> m_top;
    int m_offset = 0; ///< of the top row, since it may be cut
};

/// Rows of a view that are selected, ascending.
std::vector<int> selectedRows(const QTableView &table);

} // namespace qunce
