// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>

#include <QHeaderView>

#include "models/items/tablemodel.h"
#include "views/common/theme.h"

namespace qunce {

/// Titles with sort arrows (and their numbers, if there are several) and filter marks. The first column stays at the left
/// edge when the table is scrolled sideways. A click asks for another order, the filter mark and the right button for the
/// column's menu. GUI thread.
class RosterHeader : public QHeaderView
{
    Q_OBJECT

public:
    RosterHeader(Theme &theme, QWidget *parent);

    void setSort(std::vector<SortKey> sort);
    void setFiltered(std::set<std::string> columns);
    /// Where a column's title is, with the first one where it is seen.
    QRect sectionRect(int section) const;
    /// The width that a title needs to stand there whole, with the arrow where the table is sorted by it.
    int titleWidth(int section) const;
    /// One title elsewhere, for pictures.
    void paintTitle(QPainter &painter, const QRect &rect, int section) const
    {
        paintSection(&painter, rect, section);
    }

signals:
    /// `isFurther`: with Shift, behind the keys there are.
    void sortAsked(int section, bool isFurther);
    void menuAsked(int section);
    void titlesChanged(); ///< some need another width

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    QSize sizeHint() const override;

private:
    const TableColumn *columnOf(int section) const;
    /// Sections lie under the first one when scrolled.
    int sectionAt(const QPoint &position) const;
    bool isOverFirst(const QPoint &position) const;
    /// Of those that are shown.
    bool isLast(int section) const;
    QRect markRect(int section, const QRect &rect) const;
    /// Of the arrow that says the order, with its number where there are several; 0 without.
    int arrowWidth(const std::string &column, const QFontMetrics &font) const;
    QString sortNumber(const std::string &column) const;

    Theme &m_theme;
    std::vector<SortKey> m_sort;
    std::set<std::string> m_filtered;
    int m_hovered = -1;
    bool m_isPressedOnFirst = false;
};

} // namespace qunce
