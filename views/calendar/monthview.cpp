// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/monthview.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "views/calendar/calendartext.h"
#include "views/common/texts.h"

namespace qunce {

MonthMeasures MonthView::measures() const
{
    MonthMeasures measures;
    measures.size = QSizeF(viewport()->size());
    for (double *pixels : {&measures.weekdayRow, &measures.dayHeader, &measures.chip, &measures.gap})
        *pixels = scaled(*pixels);
    return measures;
}

void MonthView::layOut()
{
    ownItems() = MonthLayout(content(), days(), measures()).takeItems();
}

std::optional<Day> MonthView::dayAt(QPointF place) const
{
    const MonthMeasures sizes = measures();
    const Period shown = days();
    for (Day day = shown.from; day <= shown.to; ++day) {
        if (MonthLayout::cell(sizes, shown, day).contains(place))
            return day;
    }
    return std::nullopt;
}

QRectF MonthView::dayHeader(Day day) const
{
    const MonthMeasures sizes = measures();
    QRectF header = MonthLayout::cell(sizes, days(), day);
    header.setHeight(sizes.dayHeader);
    return header;
}

QRectF MonthView::placeOf(const EntryTimes &times, const CalendarItem *) const
{
    const MonthMeasures sizes = measures();
    const Day from = times.start.day();
    if (!days().contains(from))
        return {};
    // Over several days as far as the week goes.
    const Day last = std::min({times.end.value_or(times.start).day(), mondayOf(from) + 6, days().to});
    const QRectF cell = MonthLayout::cell(sizes, days(), from);
    const QRectF until = MonthLayout::cell(sizes, days(), std::max(from, last));
    return {cell.left() + sizes.padding, cell.top() + sizes.dayHeader,
        until.right() - cell.left() - 2 * sizes.padding, sizes.chip};
}

void MonthView::leaveDay(int direction)
{
    const Day day = focusDay() + 7 * direction;
    if (days().contains(day))
        focusOn(day);
    else
        emit dayWanted(day);
}

void MonthView::paintDay(QPainter &painter, Day day, const QRectF &cell) const
{
    const bool isOfMonth = firstOfMonth(day) == firstOfMonth(anchor());
    const bool isToday = day == now().day();
    const DayMarks *marks = content().marksOf(day);
    const bool isWork = marks != nullptr && marks->off == DayOff::Work;
    const bool isRest = (marks != nullptr && marks->off == DayOff::Rest) || (day.isoWeekday() > 5 && !isWork);
    if (!isOfMonth)
        painter.fillRect(cell, theme().color(Token::Window));
    else if (isRest)
        painter.fillRect(cell, theme().color(Token::Weekend));
    painter.setPen(theme().color(Token::Line));
    painter.drawLine(cell.topLeft(), cell.topRight());
    if (cell.left() > 0)
        painter.drawLine(cell.topLeft(), cell.bottomLeft());

    const double top = cell.top() + scaled(4);
    const double height = scaled(26);
    const bool isNamedWithMonth = day.dayOfMonth() == 1 || day == days().from;
    const QString number = isNamedWithMonth ? format().shortDay(day) : QString::number(day.dayOfMonth());
    QFont font = fontOf(TextRole::Bold);
    font.setPixelSize(qRound(scaled(15)));
    font.setBold(isOfMonth);
    painter.setFont(font);
    painter.setPen(theme().color(isToday ? Token::AccentInk
            : isOfMonth                  ? Token::Text
                                         : Token::TextSecondary));
    double left = cell.left() + scaled(7);
    const double width = QFontMetricsF(font).horizontalAdvance(number);
    painter.drawText(QRectF(left, top, width + 1, height), Qt::AlignVCenter | Qt::AlignLeft, number);
    left += width + scaled(6);
    double room = cell.right() - scaled(6);
    if (isToday) {
        painter.setFont(fontOf(TextRole::SecondaryBold));
        const QString today = todayText();
        const double todayWidth = QFontMetricsF(painter.font()).horizontalAdvance(today);
        painter.drawText(
            QRectF(room - todayWidth, top, todayWidth + 1, height), Qt::AlignVCenter | Qt::AlignLeft, today);
        room -= todayWidth + scaled(6);
    }
    paintMarks(painter, day, left, room, top, height);
}

void MonthView::paintContents(QPainter &painter, const QRectF &exposed)
{
    const MonthMeasures sizes = measures();
    const Period shown = days();
    painter.setFont(fontOf(TextRole::SecondaryBold));
    painter.setPen(theme().color(Token::TextSecondary));
    for (int i = 0; i < 7; ++i) {
        const QRectF column = MonthLayout::cell(sizes, shown, shown.from + i);
        painter.drawText(QRectF(column.left() + scaled(7), 0, column.width(), sizes.weekdayRow),
            Qt::AlignVCenter | Qt::AlignLeft, format().weekday(shown.from + i));
    }
    for (Day day = shown.from; day <= shown.to; ++day) {
        const QRectF cell = MonthLayout::cell(sizes, shown, day);
        if (cell.intersects(exposed))
            paintDay(painter, day, cell);
    }
    for (size_t i = 0; i < items().size(); ++i) {
        if (items()[i].rect.intersects(exposed))
            paintCard(painter, i);
    }
    const auto frame = [&](Day day) { return MonthLayout::cell(sizes, shown, day).adjusted(1, 1, 0, 0); };
    if (shown.contains(now().day())) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(theme().color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(frame(now().day()).adjusted(0, 0, -1, -1));
    }
    if (hasFocus() && !focusItem() && shown.contains(focusDay()))
        paintFocus(painter, frame(focusDay()).adjusted(3, 3, -4, -4));
}

} // namespace qunce
