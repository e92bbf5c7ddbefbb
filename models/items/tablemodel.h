// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QString>

#include "models/items/tableorder.h"

namespace qunce {

/// How the cells of a table are written in the language of the window. Implemented by views; GUI thread.
class TableTexts
{
public:
    virtual ~TableTexts() = default;

    virtual QString title(const TableColumn &column) const = 0;
    /// The formula or what else there is to say about a column; may be empty.
    virtual QString help(const TableColumn &column) const = 0;
    virtual QString cell(const DataTable &table, size_t column, size_t row) const = 0;
    /// For ears: signs as words.
    virtual QString spoken(const DataTable &table, size_t column, size_t row) const = 0;
    /// Exact values, numerator and denominator; may be empty.
    virtual QString toolTip(const DataTable &table, size_t column, size_t row) const = 0;
};

enum class TableRole : int {
    Sort = Qt::UserRole, ///< a number or a text
    Id, ///< the row's id as text
};

/// What a query shows of a table. Everything is replaced by one reset, rows are found again by their ids. GUI thread.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// The texts outlive the model.
    explicit TableModel(const TableTexts &texts, QObject *parent = nullptr);

    void show(std::shared_ptr<TableIndex> index, TableOrder order);
    /// The language is another one.
    void retranslate();

    /// Nothing before the first show().
    const std::shared_ptr<TableIndex> &index() const { return m_index; }
    const DataTable *table() const { return m_index ? &m_index->table() : nullptr; }
    const TableOrder &order() const { return m_order; }
    const TableTexts &texts() const { return m_texts; }
    /// Row of the table that stands there.
    uint32_t tableRow(int row) const { return m_order.rows[static_cast<size_t>(row)]; }
    const Uuid &idAt(int row) const { return table()->ids[tableRow(row)]; }
    /// Where a record stands; nothing if the query does not show it.
    std::optional<int> rowOf(const Uuid &id) const;
    /// The same of a row of the table.
    std::optional<int> placeOf(uint32_t tableRow) const;
    QString cellText(int row, int column) const
    {
        return m_texts.cell(*table(), static_cast<size_t>(column), tableRow(row));
    }

    using QAbstractTableModel::index;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const TableTexts &m_texts;
    std::shared_ptr<TableIndex> m_index;
    TableOrder m_order;
};

/// Texts stand left, numbers right.
Qt::Alignment alignmentOf(CellType type);

} // namespace qunce
