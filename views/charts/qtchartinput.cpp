// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pointer and keyboard over a chart: what is pointed at has a popover, Enter and a click go to what is behind it.

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>

#include "views/charts/qtchartview.h"
#include "views/common/texts.h"

namespace qunce {

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
