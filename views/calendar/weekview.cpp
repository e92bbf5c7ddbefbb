// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/weekview.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QScrollBar>

#include "models/domain/quiethours.h"
#include "views/calendar/calendartext.h"
#include "views/common/texts.h"

namespace qunce {

WeekView::WeekView(Theme &theme, LanguageChoice &language, QWidget *parent, Span span)
    : CalendarCanvas(theme, language, parent), m_span(span)
{ }

WeekMeasures WeekView::measures() const
{
    WeekMeasures measures;
    measures.width = viewport()->width();
    measures.days = days().days();
    if (m_span == Span::Day) // there is room for titles
        measures.narrowest = 200;
    for (double *pixels :
        {&measures.timeColumn, &measures.header, &measures.hour, &measures.card, &measures.narrowest})
        *pixels = scaled(*pixels);
    return measures;
}

void WeekView::layOut()
{
    const WeekMeasures sizes = measures();
    ownItems() = layoutWeek(content(), days().from, sizes);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(qRound(sizes.hour));
    verticalScrollBar()->setRange(0, std::max(0, qRound(sizes.height()) - viewport()->height()));
}

void WeekView::showEvent(QShowEvent *event)
{
    CalendarCanvas::showEvent(event);
    if (m_isPlaced)
        return;
    m_isPlaced = true;
    layOut();
    // The hours in which something may be sent.
    const WeekMeasures sizes = measures();
    verticalScrollBar()->setValue(
        qRound(sizes.yOf(kQuietHours.untilMinute * 60) - sizes.header - scaled(10)));
}

double WeekView::columnLeft(int column) const
{
    const WeekMeasures sizes = measures();
    return std::floor(sizes.timeColumn + sizes.columnWidth() * column);
}

std::optional<Day> WeekView::dayAt(QPointF place) const
{
    for (int i = 0; i < days().days(); ++i) {
        if (place.x() >= columnLeft(i) && place.x() < columnLeft(i + 1))
            return days().from + i;
    }
    return std::nullopt;
}

QRectF WeekView::dayHeader(Day day) const
{
    const int column = day - days().from;
    return {columnLeft(column), 0, columnLeft(column + 1) - columnLeft(column), measures().header};
}

void WeekView::paintContents(QPainter &painter, const QRectF &)
{
    const WeekMeasures sizes = measures();
    painter.save();
    painter.setClipRect(QRectF(0, sizes.header, viewport()->width(), viewport()->height() - sizes.header));
    painter.translate(0, -scrolled());
    paintGrid(painter, sizes);
    const QRectF sight(
        0, scrolled() + sizes.header, viewport()->width(), viewport()->height() - sizes.header);
    // What has no room is in boxes that may cover the lower part of long cards.
    for (const bool isMore : {false, true}) {
        for (size_t i = 0; i < items().size(); ++i) {
            if (items()[i].isMore == isMore && items()[i].rect.intersects(sight))
                paintCard(painter, i);
        }
    }
    paintNow(painter, sizes);
    painter.restore();
    paintHeader(painter, sizes);
    if (hasFocus() && !focusItem() && days().contains(focusDay()))
        paintFocus(painter, dayHeader(focusDay()).adjusted(3, 3, -3, -3));
}

void WeekView::paintGrid(QPainter &painter, const WeekMeasures &sizes) const
{
    const double bottom = std::max(sizes.height(), scrolled() + viewport()->height());
    const double left = columnLeft(0);
    for (int i = 0; i < days().days(); ++i) {
        const Day day = days().from + i;
        const DayMarks *marks = content().marksOf(day);
        const DayOff off = marks ? marks->off : DayOff::None;
        if (off == DayOff::Rest || (day.isoWeekday() > 5 && off != DayOff::Work))
            painter.fillRect(QRectF(columnLeft(i), sizes.header, columnLeft(i + 1) - columnLeft(i), bottom),
                theme().color(Token::Weekend));
    }
    const double quietFrom = std::round(sizes.yOf(kQuietHours.fromMinute * 60));
    const double quietUntil = std::round(sizes.yOf(kQuietHours.untilMinute * 60));
    painter.fillRect(QRectF(left, sizes.header, viewport()->width() - left, quietUntil - sizes.header),
        theme().color(Token::Sunken));
    painter.fillRect(QRectF(left, quietFrom, viewport()->width() - left, bottom - quietFrom),
        theme().color(Token::Sunken));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme().color(Token::Line));
    for (int hour = 0; hour <= 24; ++hour) {
        const double y = std::round(sizes.yOf(hour * 3600));
        painter.drawLine(QPointF(left, y), QPointF(viewport()->width(), y));
    }
    for (int i = 0; i < days().days(); ++i)
        painter.drawLine(QPointF(columnLeft(i), sizes.header), QPointF(columnLeft(i), bottom));
    painter.setPen(QPen(theme().color(Token::Faint), 1, Qt::DashLine));
    for (const double y : {quietFrom, quietUntil})
        painter.drawLine(QPointF(left, y), QPointF(viewport()->width(), y));
    paintHours(painter, sizes);
    const auto clock = [](int minute) {
        return QStringLiteral("%1:%2")
            .arg(minute / 60, 2, 10, QLatin1Char('0'))
            .arg(minute % 60, 2, 10, QLatin1Char('0'));
    };
    painter.setPen(theme().color(Token::TextSecondary));
    const QString quiet = text(QUNCE_TEXT("Quiet from %1"), {clock(kQuietHours.fromMinute)});
    painter.drawText(QRectF(left, quietFrom + 2, viewport()->width() - left - scaled(8), scaled(18)),
        Qt::AlignRight | Qt::AlignVCenter, quiet);
    const QString loud = text(QUNCE_TEXT("Quiet until %1"), {clock(kQuietHours.untilMinute)});
    painter.drawText(
        QRectF(left, quietUntil - scaled(32), viewport()->width() - left - scaled(8), scaled(18)),
        Qt::AlignRight | Qt::AlignVCenter, loud);
}

void WeekView::paintHours(QPainter &painter, const WeekMeasures &sizes) const
{
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(theme().color(Token::TextSecondary));
    const bool hasNow = days().contains(now().day());
    const double nowY = sizes.yOf(now().secondOfDay());
    for (int hour = 0; hour <= 24; ++hour) {
        const double y = sizes.yOf(hour * 3600);
        if (hasNow && std::abs(y - nowY) < scaled(16))
            continue; // the present time stands there
        painter.drawText(QRectF(scaled(6), y - scaled(9), sizes.timeColumn, scaled(18)),
            Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0')));
    }
}

void WeekView::paintNow(QPainter &painter, const WeekMeasures &sizes) const
{
    if (!days().contains(now().day()))
        return;
    const int column = now().day() - days().from;
    const double y = std::round(sizes.yOf(now().secondOfDay()));
    const QColor color = theme().color(Token::Bad);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(color, 2));
    painter.drawLine(QPointF(columnLeft(column), y), QPointF(columnLeft(column + 1), y));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(columnLeft(column), y), 4, 4);
    paintBadge(painter, y, format().time(now()), Token::Bad);
}

void WeekView::paintBadge(QPainter &painter, double y, const QString &time, Token color) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(color));
    painter.setFont(fontOf(TextRole::Secondary));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(time) + scaled(8);
    const QRectF badge(2, y - scaled(9), width, scaled(18));
    painter.drawRoundedRect(badge, 3, 3);
    painter.setPen(theme().color(Token::OnInk));
    painter.drawText(badge, Qt::AlignCenter, time);
}

std::optional<CalendarSpot> WeekView::spotAt(QPointF place) const
{
    const std::optional<Day> day = dayAt(place);
    if (!day)
        return std::nullopt;
    const WeekMeasures sizes = measures();
    const double second = (place.y() + scrolled() - sizes.header) / sizes.hour * 3600;
    return CalendarSpot {*day, static_cast<int>(std::clamp(second, 0.0, kSecondsPerDay - 1.0))};
}

QRectF WeekView::placeOf(const EntryTimes &times, const CalendarItem *) const
{
    const Day day = times.start.day();
    if (!days().contains(day))
        return {};
    const WeekMeasures sizes = measures();
    const int column = day - days().from;
    const double top = sizes.yOf(times.start.secondOfDay());
    const Instant end = std::min(times.end.value_or(times.start), Instant::startOf(day + 1));
    const double bottom =
        sizes.yOf(static_cast<int>(end.seconds - Instant::startOf(day).seconds)); // midnight is at the end
    return {columnLeft(column) + 3, top, columnLeft(column + 1) - columnLeft(column) - 11,
        std::max(sizes.card, bottom - top - 2)};
}

void WeekView::paintGuide(QPainter &painter, Instant at) const
{
    const WeekMeasures sizes = measures();
    const bool isMidnight = at.secondOfDay() == 0 && at.seconds > Instant::startOf(days().from).seconds
        && !days().contains(at.day());
    const double y = std::round(sizes.yOf(isMidnight ? 86400 : at.secondOfDay()) - scrolled());
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().color(Token::Accent), 1, Qt::DashLine));
    painter.drawLine(QPointF(columnLeft(0), y), QPointF(viewport()->width(), y));
    paintBadge(painter, y, format().time(at), Token::Accent);
}

void WeekView::paintHeader(QPainter &painter, const WeekMeasures &sizes) const
{
    painter.fillRect(QRectF(0, 0, viewport()->width(), sizes.header), theme().color(Token::Surface));
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(theme().color(Token::Text));
    const double half = scaled(16);
    const double top = std::round((sizes.header - 2 * half) / 2);
    const double width = sizes.timeColumn - scaled(4);
    const QString month = format().isChinese() ? QString::number(days().from.month()) + QStringLiteral("月")
                                               : format().shortDay(days().from).section(QLatin1Char(' '), 1);
    painter.drawText(QRectF(scaled(6), top, width, half), Qt::AlignLeft | Qt::AlignVCenter, month);
    painter.setPen(theme().color(Token::TextSecondary));
    painter.drawText(QRectF(scaled(6), top + half, width, half), Qt::AlignLeft | Qt::AlignVCenter,
        text(QUNCE_TEXT("Wk %1"), {QString::number(weekNumberOf(days().from))}));
    for (int i = 0; i < days().days(); ++i)
        paintDayHeader(painter, days().from + i, dayHeader(days().from + i));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme().color(Token::Border));
    painter.drawLine(QPointF(0, sizes.header - 0.5), QPointF(viewport()->width(), sizes.header - 0.5));
}

} // namespace qunce
