// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/compare/comparemodel.h"

#include <algorithm>
#include <numeric>

#include <QFont>

namespace qunce {

CompareModel::CompareModel(Theme &theme, QObject *parent) : QAbstractTableModel(parent), m_theme(theme) { }

void CompareModel::show(CompareGrid grid)
{
    beginResetModel();
    m_grid = std::move(grid);
    arrange();
    endResetModel();
}

void CompareModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList kept = persistentIndexList();
    const std::vector<size_t> before = m_order;
    m_column = column;
    m_sort = order;
    arrange();
    for (const QModelIndex &index : kept) {
        const auto place =
            std::find(m_order.begin(), m_order.end(), before[static_cast<size_t>(index.row())]);
        changePersistentIndex(index, createIndex(static_cast<int>(place - m_order.begin()), index.column()));
    }
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CompareModel::arrange()
{
    m_order.resize(m_grid.rows.size());
    std::iota(m_order.begin(), m_order.end(), size_t {0});
    if (m_column < 0 || m_column >= m_grid.titles.size())
        return; // as the rows were read
    const auto column = static_cast<size_t>(m_column);
    const bool isNumber = m_grid.isNumber[column];
    const bool isDown = m_sort == Qt::DescendingOrder;
    const auto isBefore = [&](size_t a, size_t b) {
        const CompareCell &left = m_grid.rows[a][column];
        const CompareCell &right = m_grid.rows[b][column];
        if (!isNumber) {
            const int order = QString::localeAwareCompare(left.words, right.words);
            return isDown ? order > 0 : order < 0;
        }
        if (left.order.has_value() != right.order.has_value())
            return left.order.has_value();
        if (!left.order)
            return false;
        const std::strong_ordering order = compare(*left.order, *right.order);
        return isDown ? order > 0 : order < 0;
    };
    std::stable_sort(m_order.begin() + static_cast<std::ptrdiff_t>(m_grid.totals), m_order.end(), isBefore);
}

QString CompareModel::textAt(int row, int column) const
{
    return m_grid.rows[m_order[static_cast<size_t>(row)]][static_cast<size_t>(column)].words;
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_grid.titles.size());
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const size_t row = m_order[static_cast<size_t>(index.row())];
    const CompareCell &cell = m_grid.rows[row][static_cast<size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.words;
    case Qt::AccessibleTextRole:
        return QString(m_grid.titles[index.column()] + QLatin1Char(' ') + cell.words);
    case Qt::ToolTipRole:
        return cell.help.isEmpty() ? QVariant() : QVariant(cell.help);
    case Qt::ForegroundRole:
        return m_theme.color(cell.color);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter
            | (m_grid.isNumber[static_cast<size_t>(index.column())] ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        if (row < m_grid.totals)
            return fontOf(TextRole::Bold);
        return {};
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_grid.titles.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return m_grid.titles[section];
    case Qt::ToolTipRole:
        return m_grid.helps[section].isEmpty() ? QVariant() : QVariant(m_grid.helps[section]);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter
            | (m_grid.isNumber[static_cast<size_t>(section)] ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

} // namespace qunce
