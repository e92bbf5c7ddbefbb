// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/qtchart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr qreal kLabelGap = 8;
constexpr qreal kAxisRight = 16;
constexpr qreal kPlotTop = 10;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Distance of the ticks: 1, 2, 2.5 or 5 times a power of ten, so that there are at most `count` steps.
double niceStep(double span, int count)
{
    if (span <= 0)
        return 1;
    const double rough = span / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (rough <= factor * power * (1 + 1e-9))
            return factor * power;
    }
    return 10 * power;
}

} // namespace

/// The view: paints what Qt Charts does not, and says nothing to screen readers, since the chart itself does.
class QtChart::View : public QChartView
{
public:
    View(QtChart &owner, QChart *chart) : QChartView(chart, &owner), m_owner(owner)
    {
        setFrameShape(QFrame::NoFrame);
        setRenderHint(QPainter::Antialiasing);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setMouseTracking(true);
        viewport()->setMouseTracking(true);
        viewport()->setFocusPolicy(Qt::NoFocus);
        setBackgroundBrush(Qt::NoBrush);
        setStyleSheet(QStringLiteral("background: transparent"));
        viewport()->installEventFilter(&owner);
    }

    /// No cross line and no focus in pictures.
    bool isPrinting = false;

protected:
    void drawBackground(QPainter *painter, const QRectF &) override { m_owner.paintGrid(*painter); }
    void drawForeground(QPainter *painter, const QRectF &) override { m_owner.paintOver(*painter); }

private:
    QtChart &m_owner;
};

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
    const bool isRate = m_data.unit == ChartUnit::Rate;
    const double least = isRate ? 0.02 : 1;
    if (high - low < least)
        low = std::max(low - least, low >= 0 ? 0.0 : low - least);
    const double step = std::max(niceStep(std::max(high - low, least), 3), isRate ? 0.01 : 1.0);
    double from = std::floor(low / step + 1e-9) * step;
    double to = std::ceil(high / step - 1e-9) * step;
    if (isRate && high <= 1)
        to = std::min(to, 1.0);
    if (to <= from)
        to = from + step;
    m_ticks.clear();
    // From the top, so that 100 % is always a line.
    for (double tick = to; tick >= from - step * 1e-6; tick -= step)
        m_ticks.push_back(tick);
    if (m_ticks.size() < 2)
        m_ticks.push_back(from);
    from = std::min(from, m_ticks.back());
    // Half of a line that lies on the first or last tick would be cut off at the plot's edge.
    const double edge = (to - from) * 0.03;
    m_upward->setRange(beginsAtZero() ? from : from - edge, to + edge);
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
    for (const double tick : m_ticks)
        left = std::max(left, font.horizontalAdvance(axisText(tick, m_data.unit, format)));
    left += 2 * kLabelGap;
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
        std::max(1.0, size.height() - kPlotTop - font.height() - kLabelGap));
    m_chart->setPlotArea(plot);
    const qreal step = plot.width() / count;
    const auto every = std::max<qsizetype>(1, static_cast<qsizetype>(std::ceil((widest + kLabelGap) / step)));
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

void QtChart::paintGrid(QPainter &painter)
{
    const Theme &theme = m_tools.theme;
    const QRectF plot = m_chart->plotArea();
    const Format format = m_tools.format();
    painter.save();
    painter.setFont(fontOf(TextRole::Secondary));
    const QFontMetricsF font(painter.font());
    for (const double tick : m_ticks) {
        const qreal y = std::round(valueY(tick)) + 0.5;
        painter.setPen(QPen(theme.color(Token::Line), 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.color(Token::TextSecondary));
        painter.drawText(QRectF(0, y - font.height() / 2, plot.left() - kLabelGap, font.height()),
            Qt::AlignRight | Qt::AlignVCenter, axisText(tick, m_data.unit, format));
    }
    for (const Label &label : m_labels)
        painter.drawText(label.rect, Qt::AlignCenter | Qt::TextDontClip, label.text);
    const std::optional<size_t> marked = m_pointed ? m_pointed : m_focus;
    if (marked && !m_view->isPrinting) {
        const qreal x = std::round(categoryX(*marked)) + 0.5;
        painter.setPen(QPen(theme.color(Token::Faint), 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    painter.restore();
}

void QtChart::paintOver(QPainter &painter)
{
    const QRectF plot = m_chart->plotArea();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter);
    if (m_focus && hasFocus() && !m_view->isPrinting) {
        const qreal half = plot.width() / static_cast<qreal>(m_data.categories.size()) / 2;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_tools.theme.color(Token::Accent), 2));
        painter.drawRoundedRect(
            QRectF(categoryX(*m_focus) - half, plot.top() - 4, 2 * half, plot.height() + 8), 4, 4);
    }
    painter.restore();
}

void QtChart::point(std::optional<size_t> category, bool byKeyboard)
{
    (byKeyboard ? m_focus : m_pointed) = category;
    if (!category || *category >= static_cast<size_t>(m_data.categories.size())) {
        m_popover->hide();
        m_view->viewport()->update();
        if (byKeyboard)
            setAccessibleDescription({});
        return;
    }
    const Format format = m_tools.format();
    std::vector<ChartPopover::Line> lines;
    qreal y = m_chart->plotArea().center().y();
    for (size_t i = 0; i < m_data.series.size(); ++i) {
        if (!isShown(i))
            continue;
        const ChartSeries &series = m_data.series[i];
        const ChartValue value = *category < series.values.size() ? series.values[*category] : ChartValue();
        if (lines.empty() && value.value)
            y = valueY(numberOf(i, *category));
        const QString own = series.categories.value(static_cast<qsizetype>(*category));
        QString pair = pairText(value, m_data.unit, format);
        if (value.isSmall)
            pair += QLatin1Char(' ') + text(QUNCE_TEXT("Small sample"));
        lines.push_back({own.isEmpty() ? series.name : QString(series.name + QLatin1Char(' ') + own),
            valueText(value, m_data.unit, format), pair, series.comparedWith.has_value()});
    }
    const QString title = m_data.categories[static_cast<qsizetype>(*category)];
    m_popover->showAt(QPointF(categoryX(*category), y).toPoint(), title, std::move(lines));
    if (byKeyboard)
        setAccessibleDescription(m_popover->text());
    m_view->viewport()->update();
}

std::optional<size_t> QtChart::categoryAt(QPointF position) const
{
    const QRectF plot = m_chart->plotArea();
    if (m_data.categories.isEmpty() || position.x() < plot.left() || position.x() > plot.right())
        return std::nullopt;
    const auto place = static_cast<qsizetype>(
        (position.x() - plot.left()) / plot.width() * static_cast<qreal>(m_data.categories.size()));
    return static_cast<size_t>(std::clamp<qsizetype>(place, 0, m_data.categories.size() - 1));
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

void QtChart::keyPressEvent(QKeyEvent *event)
{
    const auto count = static_cast<size_t>(m_data.categories.size());
    if (count == 0) {
        Chart::keyPressEvent(event);
        return;
    }
    const size_t now = m_focus.value_or(count - 1);
    switch (event->key()) {
    case Qt::Key_Left:
        point(now > 0 ? now - 1 : 0, true);
        return;
    case Qt::Key_Right:
        point(std::min(now + 1, count - 1), true);
        return;
    case Qt::Key_Home:
        point(0, true);
        return;
    case Qt::Key_End:
        point(count - 1, true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_isDrillable && m_focus) {
            emit activated(static_cast<int>(now));
            return;
        }
        break;
    default:
        break;
    }
    Chart::keyPressEvent(event);
}

void QtChart::focusInEvent(QFocusEvent *event)
{
    Chart::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !m_data.categories.isEmpty() && !m_focus)
        point(static_cast<size_t>(m_data.categories.size()) - 1, true);
    m_view->viewport()->update();
}

void QtChart::focusOutEvent(QFocusEvent *event)
{
    Chart::focusOutEvent(event);
    point(std::nullopt, true);
}

bool QtChart::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        point(categoryAt(static_cast<QMouseEvent *>(event)->position()), false);
        break;
    case QEvent::Leave:
        point(std::nullopt, false);
        break;
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        return true;
    case QEvent::MouseButtonRelease: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const std::optional<size_t> category = categoryAt(mouse->position());
        if (m_isDrillable && category && mouse->button() == Qt::LeftButton)
            emit activated(static_cast<int>(*category));
        return true;
    }
    default:
        break;
    }
    return Chart::eventFilter(watched, event);
}

} // namespace qunce
