// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "views/compare/comparegrid.h"

namespace qunce {

/// A comparison's table, ordered by a column; totals stay at the top. Some thousand rows at most. GUI thread.
class CompareModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit CompareModel(Theme &theme, QObject *parent = nullptr);

    /// In the order of the column that was sorted by last, where there is such a one.
    void show(CompareGrid grid);
    const CompareGrid &grid() const { return m_grid; }
    /// Rows of the grid as they stand.
    const std::vector<size_t> &order() const { return m_order; }
    QString textAt(int row, int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();

    Theme &m_theme;
    CompareGrid m_grid;
    std::vector<size_t> m_order;
    int m_column = 0;
    Qt::SortOrder m_sort = Qt::AscendingOrder;
};

} // namespace qunce
