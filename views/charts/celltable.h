// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QPointer>
#include <QTableView>

#include "views/charts/chartdata.h"
#include "views/common/theme.h"

namespace qunce {

/// One cell as it is painted, left to right: mark, icon, bar, text, faint text.
struct BoardCell {
    QString text;
    QString faint; ///< behind the text, grey
    Token color = Token::Text;
    bool bold = false;
    std::optional<double> bar; ///< filled share
    std::optional<double> tick;
    QString icon;
    Token iconColor = Token::TextSecondary;
    QString mark; ///< one character on a colour
    Token markColor = Token::Brand;
};

struct BoardColumn {
    QString title;
    QString help; ///< tooltip of the header
    bool isNumber = true;
    int width = 72; ///< at least
    int stretch = 1; ///< share of what is left
    int barWidth = 0; ///< room for a bar at the left of the cell
    bool hasInfo = false; ///< an info mark before the title; a click on it says `help`
    bool isSpare = false; ///< not shown where there is no room for all; copies have it
};

/// A short table of board rows: fixed row height, columns that fill the width, cells asked for when they are painted and,
/// of the first rows, for their widths. Numbers are never cut. What is left goes to the texts until they are whole. Where
/// there is little room, spare columns go first, then texts are cut, and at last it can be scrolled, with the names of
/// the rows always in sight. Arrows, Home and End move from row to row, Enter and a click open. GUI thread.
class CellTable : public QTableView
{
    Q_OBJECT

public:
    using CellOf = std::function<BoardCell(int row, int column)>;

    /// `rowHeight` for a zoom of 100 %.
    explicit CellTable(Theme &theme, int rowHeight, QWidget *parent = nullptr);

    void setColumns(std::vector<BoardColumn> columns);
    void setRows(int rows, CellOf cellOf);
    int rowCount() const;
    /// What a cell says, as people read it.
    QString textAt(int row, int column) const;
    /// All of it for copies.
    ChartTable table() const;
    void select(int row);
    int currentRow() const { return currentIndex().row(); }
    /// A strip below another table that shows its sum: no header, no focus.
    void makeFooterOf(CellTable &table);
    /// At which nothing is cut: numbers, titles, and the first texts of the rows up to a limit.
    int wantedWidth() const;
    /// With the header; for a table that is as high as its rows.
    int heightOfRows(int rows) const;
    /// Rows that can be seen, from 1; (0, 0) without any.
    std::pair<int, int> visibleRows() const;
    /// Of the columns up to the one with the names while they stand over others that were scrolled; else 0.
    int frozenWidth() const;
    QModelIndex indexAt(const QPoint &position) const override;
    QRect visualRect(const QModelIndex &index) const override;

signals:
    void opened(int row);
    void currentRowChanged(int row);
    void scrolled();
    void laidOut(); ///< columns have other widths

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    class Model;
    class Delegate;
    class Header;
    void restyle();
    void layOut();
    int paddingOf(const BoardColumn &column) const;
    int leastWidth(const BoardColumn &column) const;
    int contentWidth(int column) const;
    void measure();
    void followAbove();
    int lastFrozen() const;
    void paintFrozen(QPaintEvent &event);

    Theme &m_theme;
    const int m_rowHeight;
    Model *m_model;
    CellTable *m_above = nullptr;
    QPointer<CellTable> m_below; ///< its numbers stand in the same columns
    std::vector<int> m_contents; ///< widths of what the columns say, with padding
};

} // namespace qunce
