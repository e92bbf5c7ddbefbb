// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QScrollBar>

#include "views/charts/chart.h"
#include "views/common/page.h"

namespace qunce {

/// A chart of rows of cells that we paint: only those in sight, so that thousands scroll as well as ten. GUI thread.
class ScrolledChart : public Chart
{
    Q_OBJECT

public:
    struct Cell {
        int row = 0;
        int column = 0;

        bool operator==(const Cell &) const = default;
    };

    ScrolledChart(PageTools &tools, QWidget *parent);

    void setDrillable(bool drillable);
    std::optional<Cell> focusedCell() const { return m_focus; }
    void focusCell(Cell cell);
    /// In the chart's coordinates as it is scrolled now.
    QRect cellRect(Cell cell) const;
    int scrolledBy() const { return m_bar->value(); }

    QSize wholeSize(int width) const override;
    void paintWhole(QPainter &painter, const QRect &area) override;
    QSize sizeHint() const override { return {320, 160}; }
    QSize minimumSizeHint() const override { return {160, 72}; }

signals:
    /// A click or Enter on a cell.
    void activated(int row, int column);

protected:
    virtual int rowCount() const = 0;
    virtual int columnCount() const { return 1; }
    virtual int rowHeight() const = 0;
    virtual int headerHeight() const { return 0; }
    virtual void paintHeader(QPainter &, const QRect &) { }
    /// `width` is that of the whole row. Cells of the row begin at the rectangle's left.
    virtual void paintRow(QPainter &painter, const QRect &rect, int row) = 0;
    /// Part of a row that the cell takes, in a row that begins at 0.
    virtual QRect rectInRow(int column, int width) const = 0;
    /// What a cell says: tooltip and accessible text.
    virtual QString cellText(Cell cell) const = 0;
    /// Widths are measured anew.
    virtual void measure(int) { }

    /// The data are different; `keepPlace`: scroll and focus stay.
    void rowsChanged(bool keepPlace);
    PageTools &tools() const { return m_tools; }
    std::optional<Cell> pointed() const { return m_pointed; }
    bool isDrillable() const { return m_isDrillable; }
    int areaWidth() const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    std::optional<Cell> cellAt(QPoint position) const;
    void describe();

    PageTools &m_tools;
    QScrollBar *m_bar;
    std::optional<Cell> m_focus;
    std::optional<Cell> m_pointed;
    std::optional<Cell> m_pressed;
    bool m_isDrillable = false;
    bool m_isPrinting = false;
};

} // namespace qunce
