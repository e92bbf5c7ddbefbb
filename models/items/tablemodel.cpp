// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/tablemodel.h"

#include <algorithm>

namespace qunce {

namespace {

QVariant sortValue(const DataTable &table, size_t column, size_t row)
{
    const TableColumn &cells = table.columns[column];
    if (cells.isText())
        return QString::fromStdString(table.textOf(column, row));
    if (cells.isFraction()) {
        const auto fraction = table.fractionOf(column, row);
        return fraction
            ? QVariant(static_cast<double>(fraction->numerator) / static_cast<double>(fraction->denominator))
            : QVariant();
    }
    const auto number = table.numberOf(column, row);
    return number ? QVariant(static_cast<qlonglong>(*number)) : QVariant();
}

} // namespace

Qt::Alignment alignmentOf(CellType type)
{
    const bool isText = type == CellType::Text || type == CellType::Code || type == CellType::Choice;
    return Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight);
}

TableModel::TableModel(const TableTexts &texts, QObject *parent) : QAbstractTableModel(parent), m_texts(texts)
{ }

void TableModel::show(std::shared_ptr<TableIndex> index, TableOrder order)
{
    beginResetModel();
    m_index = std::move(index);
    m_order = std::move(order);
    endResetModel();
}

void TableModel::retranslate()
{
    const int rows = rowCount();
    const int columns = columnCount();
    if (columns > 0)
        emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rows > 0 && columns > 0)
        emit dataChanged(index(0, 0), index(rows - 1, columns - 1));
}

std::optional<int> TableModel::rowOf(const Uuid &id) const
{
    if (!m_index || !m_order.byId)
        return std::nullopt;
    const std::vector<Uuid> &ids = table()->ids;
    const auto found = std::lower_bound(m_order.byId->begin(), m_order.byId->end(), id,
        [&ids](uint32_t row, const Uuid &wanted) { return ids[row] < wanted; });
    return found == m_order.byId->end() || ids[*found] != id ? std::nullopt : placeOf(*found);
}

std::optional<int> TableModel::placeOf(uint32_t tableRow) const
{
    const uint32_t place = m_order.places[tableRow];
    return place == TableOrder::kNotShown ? std::optional<int>() : static_cast<int>(place);
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.rows.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_index ? 0 : static_cast<int>(table()->columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<size_t>(index.column());
    const size_t row = tableRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_texts.cell(*table(), column, row);
    case Qt::AccessibleTextRole:
        return m_texts.spoken(*table(), column, row);
    case Qt::ToolTipRole:
        return m_texts.toolTip(*table(), column, row);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(table()->columns[column].type));
    case static_cast<int>(TableRole::Sort):
        return sortValue(*table(), column, row);
    case static_cast<int>(TableRole::Id):
        return QString::fromStdString(table()->ids[row].toString());
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = table()->columns[static_cast<size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return m_texts.title(column);
    case Qt::ToolTipRole:
        return m_texts.help(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(column.type));
    default:
        return {};
    }
}

} // namespace qunce
