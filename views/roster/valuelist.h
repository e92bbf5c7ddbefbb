// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unordered_set>

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "models/items/tableorder.h"
#include "views/common/theme.h"
#include "views/roster/celltexts.h"

namespace qunce {

/// Values of a column with check marks; the first row stands for all that the search shows. GUI thread.
class ValueList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Role : int { Count = Qt::UserRole };

    /// Nothing chosen means all.
    ValueList(const CellTexts &texts, const TableColumn &column, const std::vector<std::string> &chosen,
        QObject *parent);

    void setValues(std::vector<ValueCount> values);
    void search(const QString &text);
    void clear();
    void toggle(const QModelIndex &index);

    std::vector<std::string> chosen() const;
    size_t rowsOfChosen() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void chosenChanged();

private:
    Qt::CheckState stateOfAll() const;

    const CellTexts &m_texts;
    const TableColumn &m_column;
    std::unordered_set<std::string> m_chosen;
    std::vector<ValueCount> m_values;
    std::vector<size_t> m_shown; ///< of m_values
};

/// A check box, the value and its count at the right. GUI thread.
class ValueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ValueDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    Theme &m_theme;
};

} // namespace qunce
