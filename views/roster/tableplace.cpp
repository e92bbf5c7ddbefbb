// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/tableplace.h"

#include <algorithm>

#include <QScrollBar>

namespace qunce {

std::vector<int> selectedRows(const QTableView &table)
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : table.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

TablePlace::TablePlace(const RosterTable &table, const TableModel &model) : m_index(model.index())
{
    if (!m_index)
        return;
    for (const int row : selectedRows(table))
        m_selected.push_back(model.tableRow(row));
    if (const QModelIndex current = table.currentIndex(); current.isValid()) {
        m_current = model.tableRow(current.row());
        m_column = current.column();
    }
    if (const int row = table.rowAt(0); row > 0) {
        m_top = model.tableRow(row);
        m_offset = table.rowViewportPosition(row);
    }
}

std::optional<int> TablePlace::rowIn(const TableModel &model, uint32_t tableRow) const
{
    // Most often only the filter or the order is another one.
    return model.index() == m_index ? model.placeOf(tableRow) : model.rowOf(m_index->table().ids[tableRow]);
}

QItemSelection TablePlace::selectionIn(const TableModel &model) const
{
    std::vector<int> rows;
    for (const uint32_t one : m_selected) {
        if (const auto row = rowIn(model, one))
            rows.push_back(*row);
    }
    std::sort(rows.begin(), rows.end());
    // One selection of ranges: row by row it takes seconds.
    QItemSelection selection;
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        selection.append(QItemSelectionRange(
            model.index(rows[i], 0), model.index(rows[end - 1], model.columnCount() - 1)));
        i = end;
    }
    return selection;
}

void TablePlace::restore(RosterTable &table, const TableModel &model, std::optional<Uuid> &wanted) const
{
    if (const auto row = wanted ? model.rowOf(*wanted) : std::optional<int>()) {
        wanted.reset();
        const QModelIndex there = model.index(*row, 0);
        table.selectionModel()->setCurrentIndex(
            there, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        table.scrollTo(there, QAbstractItemView::PositionAtCenter);
        return;
    }
    if (const QItemSelection selection = selectionIn(model); !selection.isEmpty())
        table.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const auto row = m_current ? rowIn(model, *m_current) : std::optional<int>())
        table.selectionModel()->setCurrentIndex(
            model.index(*row, std::min(m_column, model.columnCount() - 1)), QItemSelectionModel::NoUpdate);
    if (const auto row = m_top ? rowIn(model, *m_top) : std::optional<int>())
        table.verticalScrollBar()->setValue(*row * table.verticalHeader()->defaultSectionSize() - m_offset);
    else
        table.scrollToTop();
}

} // namespace qunce
