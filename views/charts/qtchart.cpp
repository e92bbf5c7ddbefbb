// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/qtchart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QVBoxLayout>

#include "views/charts/axisrange.h"
#include "views/charts/qtchartview.h"

namespace qunce {

namespace {

constexpr qreal kAxisRight = 16;
constexpr qreal kPlotTop = 10;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

QtChart::QtChart(PageTools &tools, QWidget *parent)
    : Chart(parent)
    , m_tools(tools)
    , m_chart(new QChart)
    , m_view(new View(*this, m_chart))
    , m_across(new QValueAxis(this))
    , m_upward(new QValueAxis(this))
    , m_popover(new ChartPopover(tools.theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setMargins({});
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_upward, Qt::AlignLeft);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 96);
    connect(&tools.theme, &Theme::changed, this, &QtChart::restyle);
}

void QtChart::setData(ChartData data)
{
    m_data = std::move(data);
    m_hidden.assign(m_data.series.size(), false);
    if (m_focus && *m_focus >= static_cast<size_t>(m_data.categories.size()))
        m_focus.reset();
    m_pointed.reset();
    m_popover->hide();
    rebuild();
    chooseRange();
    restyle();
    point(m_focus, true);
}

void QtChart::setDrillable(bool drillable)
{
    m_isDrillable = drillable;
    m_view->viewport()->setCursor(drillable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

double QtChart::numberOf(size_t series, size_t category) const
{
    const std::vector<ChartValue> &values = m_data.series[series].values;
    if (category >= values.size() || !values[category].value)
        return kNothing;
    const Fraction &value = *values[category].value;
    return static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
}

double QtChart::largest() const
{
    double largest = 0;
    for (size_t series = 0; series < m_data.series.size(); ++series) {
        for (size_t i = 0; isShown(series) && i < m_data.series[series].values.size(); ++i)
            largest = std::max(largest, std::isnan(numberOf(series, i)) ? 0.0 : numberOf(series, i));
    }
    return largest;
}

void QtChart::chooseRange()
{
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (size_t series = 0; series < m_data.series.size(); ++series) {
        for (size_t i = 0; isShown(series) && i < m_data.series[series].values.size(); ++i) {
            const double number = numberOf(series, i);
            if (std::isnan(number))
                continue;
            low = std::min(low, number);
            high = std::max(high, number);
        }
    }
    if (low > high) {
        low = 0;
        high = 1;
    }
    if (beginsAtZero()) {
        low = std::min(low, 0.0);
        high = std::max(high, largest());
    }
    const AxisRange range = axisRange(low, high, m_data.unit == ChartUnit::Rate, beginsAtZero());
    m_ticks = range.ticks;
    m_upward->setRange(range.from, range.to);
    const auto categories = std::max<qsizetype>(m_data.categories.size(), 1);
    m_across->setRange(-0.5, static_cast<qreal>(categories) - 0.5);
}

QColor QtChart::colorOf(size_t series) const
{
    const ChartSeries &one = m_data.series[series];
    if (one.comparedWith) {
        QColor color = colorOf(*one.comparedWith);
        color.setAlphaF(0.6F);
        return color;
    }
    return m_tools.theme.series(one.hue.value_or(static_cast<int>(series)));
}

std::vector<LegendEntry> QtChart::legend() const
{
    std::vector<LegendEntry> entries;
    for (size_t i = 0; i < m_data.series.size(); ++i) {
        const ChartSeries &series = m_data.series[i];
        const QString name =
            series.summary.isEmpty() ? series.name : QString(series.name + QLatin1Char(' ') + series.summary);
        entries.push_back({name, colorOf(i), markOf(i), i, isShown(i)});
    }
    return entries;
}

void QtChart::setSeriesVisible(size_t series, bool visible)
{
    m_hidden[series] = !visible;
    m_popover->hide();
    showSeries(series, visible);
    chooseRange();
    layOut();
    emit dataShown();
}

void QtChart::restyle()
{
    // The theme first: it replaces every pen and brush.
    m_chart->setTheme(m_tools.theme.isDark() ? QChart::ChartThemeDark : QChart::ChartThemeLight);
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    for (QValueAxis *axis : {m_across, m_upward}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setMinorGridLineVisible(false);
        axis->setShadesVisible(false);
        axis->setLineVisible(false);
    }
    recolor();
    layOut();
    emit dataShown();
}

void QtChart::layOut()
{
    const QFontMetricsF font(fontOf(TextRole::Secondary));
    const Format format = m_tools.format();
    qreal left = 0;
    m_tickTexts = axisTexts(m_ticks, m_data.unit, format);
    for (const QString &tick : m_tickTexts)
        left = std::max(left, font.horizontalAdvance(tick));
    left += 2 * kChartLabelGap;
    qreal widest = 0;
    for (const QString &category : m_data.categories)
        widest = std::max(widest, font.horizontalAdvance(category));
    const QSizeF size = m_view->size();
    // A label may stand out at both ends.
    const auto count = static_cast<qreal>(std::max<qsizetype>(m_data.categories.size(), 1));
    qreal right = kAxisRight;
    for (int pass = 0; pass < 2; ++pass) {
        const qreal step = (size.width() - left - right) / count;
        const qreal overhang = std::max(0.0, (widest - step) / 2);
        left = std::max(left, overhang + 4);
        right = std::max(right, overhang + 4);
    }
    const QRectF plot(left, kPlotTop, std::max(1.0, size.width() - left - right),
        std::max(1.0, size.height() - kPlotTop - font.height() - kChartLabelGap));
    m_chart->setPlotArea(plot);
    const qreal step = plot.width() / count;
    const auto every =
        std::max<qsizetype>(1, static_cast<qsizetype>(std::ceil((widest + kChartLabelGap) / step)));
    m_labels.clear();
    // From the last one backwards: the newest day always has its label.
    for (qsizetype i = m_data.categories.size() - 1; i >= 0; i -= every) {
        const qreal x = plot.left() + (static_cast<qreal>(i) + 0.5) * step;
        const qreal width = font.horizontalAdvance(m_data.categories[i]);
        m_labels.push_back(
            {m_data.categories[i], QRectF(x - width / 2, plot.bottom() + 4, width, font.height())});
    }
    std::reverse(m_labels.begin(), m_labels.end());
    m_view->viewport()->update();
}

qreal QtChart::categoryX(size_t category) const
{
    const QRectF plot = m_chart->plotArea();
    const auto count = static_cast<qreal>(std::max<qsizetype>(m_data.categories.size(), 1));
    return plot.left() + (static_cast<qreal>(category) + 0.5) * plot.width() / count;
}

qreal QtChart::valueY(double value) const
{
    const QRectF plot = m_chart->plotArea();
    return plot.bottom() - (value - m_upward->min()) / (m_upward->max() - m_upward->min()) * plot.height();
}

QSize QtChart::wholeSize(int width) const
{
    return {width, std::max(height(), 160)};
}

void QtChart::paintWhole(QPainter &painter, const QRect &area)
{
    const QSize before = size();
    const bool hadPopover = m_popover->isVisible();
    m_popover->hide();
    m_view->isPrinting = true;
    m_view->setGeometry(QRect(QPoint(), area.size()));
    m_chart->resize(area.size());
    layOut();
    m_view->render(&painter, area, QRect(QPoint(), area.size()));
    m_view->setGeometry(QRect(QPoint(), before));
    m_chart->resize(before);
    m_view->isPrinting = false;
    layOut();
    m_popover->setVisible(hadPopover);
}

void QtChart::resizeEvent(QResizeEvent *event)
{
    Chart::resizeEvent(event);
    m_view->setGeometry(rect());
    m_popover->hide();
    layOut();
}

} // namespace qunce
