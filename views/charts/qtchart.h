// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QValueAxis>

#include "views/charts/chart.h"
#include "views/charts/chartpopover.h"
#include "views/common/page.h"

namespace qunce {

/// Qt Charts as we use it, its traps fixed once: no animation, theme before own colours and both again at every change
/// of theme, axis labels painted here in full (Qt's are cut to "…"), a cross line with a popover, keyboard focus. GUI
/// thread.
class QtChart : public Chart
{
    Q_OBJECT

public:
    explicit QtChart(PageTools &tools, QWidget *parent = nullptr);

    void setData(ChartData data);
    const ChartData &data() const { return m_data; }
    /// A click or Enter asks for what is behind a category; false: there is nothing.
    void setDrillable(bool drillable);

    ChartTable table(const Format &format) const override { return tableOf(m_data, format); }
    bool isEmpty() const override { return m_data.isEmpty(); }
    bool hasSmall() const override { return m_data.hasSmall(); }
    std::vector<LegendEntry> legend() const override;
    void setSeriesVisible(size_t series, bool visible) override;
    QSize wholeSize(int width) const override;
    void paintWhole(QPainter &painter, const QRect &area) override;

    /// A text of an axis and where it stands, in the chart's coordinates.
    struct Label {
        QString text;
        QRectF rect;
    };
    /// The category labels that are painted: all of them, or every n-th where there is no room, never parts.
    const std::vector<Label> &labels() const { return m_labels; }
    QRectF plotArea() const { return m_chart->plotArea(); }
    /// Middle of a category, in the chart's coordinates.
    qreal categoryX(size_t category) const;
    qreal valueY(double value) const;
    std::optional<size_t> focusedCategory() const { return m_focus; }
    const ChartPopover &popover() const { return *m_popover; }

signals:
    void activated(int category);

protected:
    /// Makes the series of data(), in one go.
    virtual void rebuild() = 0;
    /// Pens and brushes, after the chart's theme.
    virtual void recolor() = 0;
    virtual void showSeries(size_t series, bool visible) = 0;
    /// Bars begin at 0, lines need not.
    virtual bool beginsAtZero() const = 0;
    /// Largest value that must fit.
    virtual double largest() const;
    virtual void paintMarks(QPainter &) { }
    virtual LegendEntry::Mark markOf(size_t series) const = 0;

    PageTools &tools() const { return m_tools; }
    QChart &chart() { return *m_chart; }
    QValueAxis &across() { return *m_across; }
    QValueAxis &upward() { return *m_upward; }
    QColor colorOf(size_t series) const;
    bool isShown(size_t series) const { return m_hidden.size() <= series || !m_hidden[series]; }
    double numberOf(size_t series, size_t category) const; ///< NaN without a value

    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class View;
    void restyle();
    void chooseRange();
    void layOut();
    void paintGrid(QPainter &painter);
    void paintOver(QPainter &painter);
    void point(std::optional<size_t> category, bool byKeyboard);
    std::optional<size_t> categoryAt(QPointF position) const;

    PageTools &m_tools;
    ChartData m_data;
    QChart *m_chart; ///< the view's
    View *m_view;
    QValueAxis *m_across;
    QValueAxis *m_upward;
    ChartPopover *m_popover;
    std::vector<bool> m_hidden;
    std::vector<Label> m_labels;
    std::vector<double> m_ticks;
    QStringList m_tickTexts;
    std::optional<size_t> m_pointed; ///< under the pointer
    std::optional<size_t> m_focus; ///< of the keyboard
    bool m_isDrillable = false;
};

} // namespace qunce
