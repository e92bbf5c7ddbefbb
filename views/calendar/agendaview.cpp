// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/agendaview.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QScrollBar>

#include "views/calendar/calendartext.h"
#include "views/calendar/findinglist.h"
#include "views/common/channeltext.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

AgendaMeasures AgendaView::measures() const
{
    return {static_cast<double>(viewport()->width()), scaled(36), scaled(metrics::kRow)};
}

void AgendaView::layOut()
{
    AgendaLayout layout = layoutAgenda(content(), days(), measures());
    ownItems() = std::move(layout.items);
    m_days = std::move(layout.days);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(qRound(scaled(metrics::kRow)));
    verticalScrollBar()->setRange(0, std::max(0, qRound(layout.height + scaled(12)) - viewport()->height()));
}

void AgendaView::showDay(Day day)
{
    const auto found =
        std::find_if(m_days.begin(), m_days.end(), [day](const AgendaDay &each) { return each.day >= day; });
    if (found != m_days.end())
        verticalScrollBar()->setValue(qRound(found->header.top()));
}

std::optional<Day> AgendaView::dayAt(QPointF place) const
{
    const double y = place.y() + scrolled();
    std::optional<Day> day;
    for (const AgendaDay &each : m_days) {
        if (each.header.top() <= y)
            day = each.day;
    }
    return day;
}

QRectF AgendaView::dayHeader(Day day) const
{
    const auto found =
        std::find_if(m_days.begin(), m_days.end(), [day](const AgendaDay &each) { return each.day == day; });
    return found == m_days.end() ? QRectF() : found->header.translated(0, -scrolled());
}

Day AgendaView::neighbour(Day day, int step) const
{
    if (step > 0) {
        const auto next = std::find_if(
            m_days.begin(), m_days.end(), [day](const AgendaDay &each) { return each.day > day; });
        return next == m_days.end() ? days().to + 1 : next->day;
    }
    const auto before =
        std::find_if(m_days.rbegin(), m_days.rend(), [day](const AgendaDay &each) { return each.day < day; });
    return before == m_days.rend() ? days().from - 1 : before->day;
}

void AgendaView::leaveDay(int direction)
{
    const Day day = neighbour(focusDay(), direction);
    if (!days().contains(day)) {
        emit dayWanted(day);
        return;
    }
    const std::vector<size_t> there = itemsOf(day);
    focusOn(day, direction > 0 ? there.front() : there.back());
}

void AgendaView::paintContents(QPainter &painter, const QRectF &exposed)
{
    painter.translate(0, -scrolled());
    const QRectF sight = exposed.translated(0, scrolled());
    for (const AgendaDay &day : m_days) {
        if (day.header.intersects(sight))
            paintDay(painter, day);
    }
    for (size_t i = 0; i < items().size(); ++i) {
        if (items()[i].rect.intersects(sight))
            paintRow(painter, i);
    }
}

void AgendaView::paintDay(QPainter &painter, const AgendaDay &day) const
{
    const bool isToday = day.day == now().day();
    painter.fillRect(day.header, theme().color(isToday ? Token::AccentSoft : Token::Sunken));
    double left = scaled(metrics::kOuterCellPadding);
    const double room = day.header.right() - scaled(90);
    const auto write = [&](TextRole role, Token color, const QString &shown) {
        painter.setFont(fontOf(role));
        painter.setPen(theme().color(color));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(shown);
        painter.drawText(QRectF(left, day.header.top(), width + 1, day.header.height()),
            Qt::AlignLeft | Qt::AlignVCenter, shown);
        left += width + scaled(8);
    };
    write(TextRole::Bold, isToday ? Token::AccentInk : Token::Text, format().day(day.day));
    if (isToday)
        write(TextRole::SecondaryBold, Token::AccentInk, todayText());
    paintMarks(painter, day.day, left, room, day.header.top(), day.header.height());
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(theme().color(Token::TextSecondary));
    painter.drawText(day.header.adjusted(0, 0, -scaled(metrics::kOuterCellPadding), 0),
        Qt::AlignRight | Qt::AlignVCenter,
        text(QUNCE_TEXT("%1 entries"), {QString::number(content().countIn({day.day, day.day}))}));
    if (hasFocus() && !focusItem() && focusDay() == day.day)
        paintFocus(painter, day.header.adjusted(3, 3, -3, -3));
}

void AgendaView::paintRow(QPainter &painter, size_t item)
{
    const QRectF row = items()[item].rect;
    const CalendarEntry &entry = content().entry(items()[item].places.front());
    const bool isCancelled = entry.status == EntryStatus::Cancelled;
    if (entry.id == openEntry() || isHovered(item))
        painter.fillRect(row, theme().color(entry.id == openEntry() ? Token::AccentSoft : Token::Hover));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme().color(Token::Line));
    painter.drawLine(QPointF(row.left(), row.bottom() - 0.5), QPointF(row.right(), row.bottom() - 0.5));
    const double padding = scaled(metrics::kOuterCellPadding);
    // Widths by share, so that a narrow window keeps the title; what is left belongs to it.
    const double width = row.width() - 2 * padding;
    const double timeWidth = scaled(96);
    const double stateWidth = scaled(150);
    const double side = width > scaled(900) ? scaled(150) : width > scaled(640) ? scaled(90) : 0;
    double titleLeft = row.left() + padding + timeWidth + scaled(26);
    double signs = titleLeft;
    const bool isFixed = isFixedNow(entry, now());
    const BoardFindings::Found *found = content().foundFor(entry);
    titleLeft += ((isFixed ? 1 : 0) + (found ? 1 : 0)) * scaled(22);
    const double titleWidth = row.right() - padding - stateWidth - 2 * side - titleLeft - scaled(8);
    const auto write = [&](double left, double room, const QFont &font, Token color, const QString &shown) {
        painter.setFont(font);
        painter.setPen(theme().color(color));
        painter.drawText(QRectF(left, row.top(), room, row.height()),
            Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            QFontMetricsF(font).elidedText(shown, Qt::ElideRight, room));
    };
    const QFont body = fontOf(TextRole::Body);
    const QFont secondary = fontOf(TextRole::Secondary);
    write(row.left() + padding, timeWidth, body, Token::TextSecondary, timeSpan(entry, format()));
    if (entry.layer != ContentLayer::None) {
        const QRectF badge(row.left() + padding + timeWidth, row.top() + (row.height() - scaled(18)) / 2,
            scaled(18), scaled(18));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().color(inkOf(entry.layer)));
        painter.drawRoundedRect(badge, 4, 4);
        painter.setFont(fontOf(TextRole::SecondaryBold));
        painter.setPen(theme().color(Token::OnInk));
        const std::string_view mark = markOf(entry.layer);
        painter.drawText(
            badge, Qt::AlignCenter, QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size())));
    }
    const auto sign = [&](const QString &name, Token color) {
        drawIcon(painter, QRectF(signs, row.top(), scaled(16), row.height()), name, theme().color(color),
            qRound(scaled(16)));
        signs += scaled(22);
    };
    if (isFixed)
        sign(QStringLiteral("lock"), Token::TextSecondary);
    if (found)
        sign(iconOf(found->worst), tokenOf(found->worst));
    QFont titleFont = body;
    titleFont.setStrikeOut(isCancelled);
    write(titleLeft, titleWidth, titleFont, isCancelled ? Token::TextSecondary : Token::Text,
        clippedLine(entry.title, static_cast<qsizetype>(std::max(1.0, titleWidth / 3)) + 1));
    if (side > 0) {
        const double left = row.right() - padding - stateWidth - 2 * side;
        write(left, side - scaled(8), secondary, Token::TextSecondary,
            clippedLine(channelText(entry.channel).toStdString(), 40));
        write(
            left + side, side - scaled(8), secondary, Token::TextSecondary, groupKindsText(entry, format()));
    }
    const double stateLeft = row.right() - padding - stateWidth;
    const double icon = scaled(16);
    drawIcon(painter, QRectF(stateLeft, row.top(), icon, row.height()), iconOf(entry.status),
        theme().color(tokenOf(entry.status)), qRound(icon));
    write(stateLeft + icon + scaled(6), stateWidth - icon - scaled(6), secondary, tokenOf(entry.status),
        text(textOf(entry.status)));
    if (isLeaving(item))
        paintLeaving(painter, row);
    if (isChosen(item))
        paintChosen(painter, row.adjusted(1, 1, -1, -1));
    if (hasFocus() && focusItem() == item)
        paintFocus(painter, row.adjusted(3, 2, -3, -2));
}

} // namespace qunce
