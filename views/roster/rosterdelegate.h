// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

#include "models/items/tablemodel.h"
#include "views/common/theme.h"

namespace qunce {

class RecentMarks;
class TextLine;

/// Paints the cells of a TableModel: texts, bars, badges, movements with arrow and colour; row lines, hover, selection,
/// what others have just changed, and the ring around the current cell. GUI thread.
class RosterDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RosterDelegate(Theme &theme, QObject *parent);

    /// Once for every table: lengths of bars are parts of the column's largest value.
    void setTable(const DataTable *table);
    void setHoveredRow(int row) { m_hoveredRow = row; }
    /// Outlive the delegate.
    void setMarks(const RecentMarks *marks) { m_marks = marks; }
    /// Columns at the outer edges have more room beside them.
    void setEdges(int first, int last);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Ink {
        QColor color;
        bool isBold = false;
    };
    Ink inkOf(const TableModel &model, size_t column, size_t row) const;
    double barOf(const DataTable &table, size_t column, size_t row) const;
    void paintBar(QPainter &painter, QRect &inner, double part, qreal textWidth) const;
    void paintBadge(QPainter &painter, const QRect &inner, const TableModel &model, size_t column, size_t row,
        TextLine &text) const;

    Theme &m_theme;
    std::vector<int64_t> m_largest; ///< by column; 0 without a bar
    int m_hoveredRow = -1;
    const RecentMarks *m_marks = nullptr;
    int m_first = 0;
    int m_last = -1;
    mutable QFont m_body;
    mutable QFont m_bold;
};

} // namespace qunce
