// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/lanesview.h"

#include <algorithm>

#include <QPainter>
#include <QScrollBar>

#include "views/calendar/calendartext.h"
#include "views/common/texts.h"

namespace qunce {

LaneMeasures LanesView::measures() const
{
    LaneMeasures measures;
    measures.width = viewport()->width();
    for (double *pixels :
        {&measures.names, &measures.header, &measures.chip, &measures.gap, &measures.padding})
        *pixels = scaled(*pixels);
    return measures;
}

void LanesView::setKind(LaneKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    relayout();
}

void LanesView::layOut()
{
    LaneLayout layout = layoutLanes(content(), days(), m_kind, measures());
    ownItems() = std::move(layout.items);
    m_lanes = std::move(layout.lanes);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(qRound(scaled(25)));
    verticalScrollBar()->setRange(0, std::max(0, qRound(layout.height + scaled(12)) - viewport()->height()));
}

QString LanesView::nameOf(const Lane &lane) const
{
    switch (m_kind) {
    case LaneKind::Region:
        return lane.id.empty() ? text(QUNCE_TEXT("All regions")) : clippedLine(lane.name, 40);
    case LaneKind::GroupKind:
        return lane.id.empty() ? text(QUNCE_TEXT("No group kind")) : text(groupKindText(lane.id));
    case LaneKind::Campaign:
        return lane.id.empty() ? text(QUNCE_TEXT("Without a campaign")) : clippedLine(lane.name, 40);
    }
    return {};
}

std::optional<Day> LanesView::dayAt(QPointF place) const
{
    const LaneMeasures sizes = measures();
    for (int i = 0; i < days().days(); ++i) {
        if (place.x() >= sizes.columnLeft(days(), i) && place.x() < sizes.columnLeft(days(), i + 1))
            return days().from + i;
    }
    return std::nullopt;
}

QRectF LanesView::dayHeader(Day day) const
{
    const LaneMeasures sizes = measures();
    const int column = day - days().from;
    const double left = sizes.columnLeft(days(), column);
    return {left, 0, sizes.columnLeft(days(), column + 1) - left, sizes.header};
}

QRectF LanesView::placeOf(const EntryTimes &times, const CalendarItem *like) const
{
    const Day day = times.start.day();
    if (!days().contains(day) || m_lanes.empty())
        return {};
    const LaneMeasures sizes = measures();
    const Lane &lane = m_lanes[like ? std::min(like->lane, m_lanes.size() - 1) : 0];
    const QRectF column = dayHeader(day);
    return {column.left() + sizes.padding, lane.top + sizes.padding, column.width() - 2 * sizes.padding,
        sizes.chip};
}

std::optional<CalendarSpot> LanesView::spotAt(QPointF place) const
{
    const std::optional<Day> day = dayAt(place);
    if (!day || m_lanes.empty())
        return std::nullopt;
    const double y = place.y() + scrolled();
    const auto below = std::find_if(
        m_lanes.begin(), m_lanes.end(), [y](const Lane &lane) { return y < lane.top + lane.height; });
    const auto lane =
        below == m_lanes.end() ? m_lanes.size() - 1 : static_cast<size_t>(below - m_lanes.begin());
    return CalendarSpot {*day, std::nullopt, lane};
}

QString LanesView::laneName(size_t lane) const
{
    return lane < m_lanes.size() ? nameOf(m_lanes[lane]) : QString();
}

CalendarEntry LanesView::inLane(const CalendarEntry &entry, size_t from, size_t to) const
{
    return from < m_lanes.size() && to < m_lanes.size()
        ? movedToLane(entry, m_kind, m_lanes[from].id, m_lanes[to].id)
        : entry;
}

std::optional<size_t> LanesView::focusLane() const
{
    return focusItem() ? std::optional(items()[*focusItem()].lane) : std::nullopt;
}

std::optional<size_t> LanesView::laneOf(const Uuid &entry) const
{
    for (const CalendarItem &item : items()) {
        for (const size_t place : item.places) {
            if (content().entry(place).id == entry)
                return item.lane;
        }
    }
    return std::nullopt;
}

void LanesView::paintLane(QPainter &painter, const Lane &lane, const LaneMeasures &sizes) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme().color(Token::Line));
    const double bottom = std::round(lane.top + lane.height) - 0.5;
    painter.drawLine(QPointF(0, bottom), QPointF(viewport()->width(), bottom));
    painter.setFont(fontOf(lane.id.empty() ? TextRole::SecondaryBold : TextRole::Secondary));
    painter.setPen(theme().color(lane.id.empty() ? Token::TextSecondary : Token::Text));
    const QRectF name(scaled(10), lane.top + sizes.padding, sizes.names - scaled(16), sizes.chip);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(nameOf(lane), Qt::ElideRight, name.width()));
}

void LanesView::paintContents(QPainter &painter, const QRectF &)
{
    const LaneMeasures sizes = measures();
    painter.save();
    painter.setClipRect(QRectF(0, sizes.header, viewport()->width(), viewport()->height() - sizes.header));
    const QRectF sight(
        0, scrolled() + sizes.header, viewport()->width(), viewport()->height() - sizes.header);
    for (Day day = days().from; day <= days().to; ++day) {
        const DayMarks *marks = content().marksOf(day);
        const DayOff off = marks ? marks->off : DayOff::None;
        QRectF column = dayHeader(day);
        column.setBottom(viewport()->height());
        if (off == DayOff::Rest || (day.isoWeekday() > 5 && off != DayOff::Work))
            painter.fillRect(column, theme().color(Token::Weekend));
        painter.setPen(theme().color(Token::Line));
        painter.drawLine(column.topLeft(), column.bottomLeft());
    }
    painter.translate(0, -scrolled());
    for (const Lane &lane : m_lanes) {
        if (lane.top < sight.bottom() && lane.top + lane.height > sight.top())
            paintLane(painter, lane, sizes);
    }
    for (size_t i = 0; i < items().size(); ++i) {
        if (items()[i].rect.intersects(sight))
            paintCard(painter, i);
    }
    painter.restore();
    painter.fillRect(QRectF(0, 0, viewport()->width(), sizes.header), theme().color(Token::Surface));
    for (Day day = days().from; day <= days().to; ++day)
        paintDayHeader(painter, day, dayHeader(day));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme().color(Token::Border));
    painter.drawLine(QPointF(0, sizes.header - 0.5), QPointF(viewport()->width(), sizes.header - 0.5));
    if (hasFocus() && !focusItem() && days().contains(focusDay()))
        paintFocus(painter, dayHeader(focusDay()).adjusted(3, 3, -3, -3));
}

} // namespace qunce
