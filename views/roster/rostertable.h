// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

#include "views/roster/rosterdelegate.h"
#include "views/roster/rosterheader.h"

namespace qunce {

/// The grid: rows of one height, the first column frozen. One view for both parts: the frozen column is painted once more
/// over what is scrolled below it, so that there is one selection, one focus and one tree for screen readers. GUI thread.
class RosterTable : public QTableView
{
    Q_OBJECT

public:
    explicit RosterTable(Theme &theme, QWidget *parent = nullptr);

    RosterHeader *header() const { return m_header; }
    RosterDelegate *delegate() const { return m_delegate; }
    /// Visible columns in their order.
    std::vector<int> visibleColumns() const;
    /// After columns were moved, shown, hidden or given another width.
    void columnsChanged();
    /// The width that a column is given at 100 %, and at least what its title needs, unless somebody has pulled it
    /// narrower (`isPulled`); where there is more room, all grow in proportion.
    void setColumnBase(int column, int width, bool isPulled = false);
    int columnBase(int column) const;

    QModelIndex indexAt(const QPoint &position) const override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

signals:
    void chosen(int row); ///< Enter, Space, double click
    void columnResized(); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    /// With Shift sideways.
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void restyle();
    int frozenWidth() const;
    int leastWidth(int column) const;
    void fitColumns();
    void hover(int row);
    void paintEdges(QPainter &painter, int bottom) const;

    Theme &m_theme;
    RosterHeader *m_header;
    RosterDelegate *m_delegate;
    struct Base {
        int width = 0;
        bool isPulled = false;
    };
    std::vector<Base> m_bases; ///< by column
    bool m_isFitting = false;
    int m_hoveredRow = -1;
};

} // namespace qunce
