// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a drag looks: what leaves is outlined where it was, ghosts stand where it would be, and words name the time.

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/calendartext.h"
#include "views/common/entrylook.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr size_t kMostGhosts = 60;
constexpr double kGhostRadius = 4;

} // namespace

bool CalendarCanvas::isChosen(size_t number) const
{
    const CalendarItem &item = m_items[number];
    return !m_chosen.empty() && std::any_of(item.places.begin(), item.places.end(), [this](size_t place) {
        return m_chosen.contains(m_content->entry(place).id);
    });
}

bool CalendarCanvas::isLeaving(size_t number) const
{
    if (!m_drag || m_drag->isCopy || m_items[number].isMore
        || (m_drag->kind != DragKind::Move && m_drag->kind != DragKind::Resize))
        return false;
    const Uuid id = m_content->entry(m_items[number].places.front()).id;
    return std::any_of(m_drag->entries.begin(), m_drag->entries.end(),
        [&id](const CalendarEntry &entry) { return entry.id == id; });
}

void CalendarCanvas::paintChosen(QPainter &painter, const QRectF &rect) const
{
    QColor wash = m_theme.color(Token::Accent);
    wash.setAlphaF(0.16F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Accent), 2));
    painter.setBrush(wash);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), kGhostRadius, kGhostRadius);
}

void CalendarCanvas::paintLeaving(QPainter &painter, const QRectF &rect) const
{
    QColor veil = m_theme.color(Token::Surface);
    veil.setAlphaF(0.6F);
    QPen pen(m_theme.color(Token::Faint), 1);
    pen.setDashPattern({3, 2});
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(veil);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kGhostRadius, kGhostRadius);
}

void CalendarCanvas::paintGhost(
    QPainter &painter, const QRectF &rect, const QString &words, ContentLayer layer) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Accent), 2));
    painter.setBrush(m_theme.color(layer == ContentLayer::None ? Token::Surface : tintOf(layer)));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), kGhostRadius, kGhostRadius);
    painter.setFont(fontOf(TextRole::Secondary));
    painter.setPen(m_theme.color(Token::Text));
    const QRectF line(
        rect.left() + scaled(6), rect.top(), rect.width() - scaled(10), std::min(rect.height(), scaled(22)));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(words, Qt::ElideRight, line.width()));
}

void CalendarCanvas::paintDrag(QPainter &painter)
{
    if (m_drag->kind == DragKind::Choose) {
        QColor wash = m_theme.color(Token::Accent);
        wash.setAlphaF(0.10F);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1, Qt::DashLine));
        painter.setBrush(wash);
        painter.drawRect(contentsBand().translated(0, -scrolled()));
        return;
    }
    if (m_drag->isOverTray || !m_drag->hasPlace) // it stands nowhere in here
        return paintTarget(painter);
    painter.save();
    painter.setClipRect(QRectF(0, fixedTop(), viewport()->width(), viewport()->height() - fixedTop()));
    paintGuide(painter, m_drag->kind == DragKind::Resize ? *m_drag->times.end : m_drag->times.start);
    const auto ghost = [&](const EntryTimes &times, const CalendarEntry *entry) {
        const std::optional<CalendarItem> like = itemThere(entry);
        const QRectF place = placeOf(times, like ? &*like : nullptr).translated(0, -scrolled());
        if (place.isEmpty())
            return;
        QString words = format().time(times.start);
        if (entry)
            words += QLatin1Char(' ') + clippedLine(entry->title, 40);
        paintGhost(painter, place, words, entry ? entry->layer : ContentLayer::None);
    };
    for (size_t i = std::min(m_drag->entries.size(), kMostGhosts); i-- > 0;) { // the grabbed one on top
        const CalendarEntry &entry = m_drag->entries[i];
        const std::optional<EntryTimes> there = m_drag->kind != DragKind::Move
            ? std::optional(m_drag->times)
            : moved(timesOf(entry), m_drag->days, m_drag->minutes);
        if (there)
            ghost(*there, &entry);
    }
    if (m_drag->kind == DragKind::Create)
        ghost(m_drag->times, nullptr);
    painter.restore();
    paintTarget(painter);
}

std::optional<CalendarItem> CalendarCanvas::itemThere(const CalendarEntry *entry) const
{
    const CalendarItem *here = entry ? itemOfEntry(entry->id) : nullptr;
    const std::optional<size_t> lane = m_drag->lane ? m_drag->lane : m_drag->from.lane;
    if (!here && !lane)
        return std::nullopt;
    CalendarItem there = here ? *here : CalendarItem();
    if (lane)
        there.lane = *lane;
    return there;
}

/// Of what is moved or placed.
QStringList CalendarCanvas::moveWords(const Format &words) const
{
    const bool isPlaced = m_drag->kind == DragKind::Place;
    const QString separator = QStringLiteral(" · ");
    QString where;
    if (m_drag->isOverTray)
        where = text(QUNCE_TEXT("Take the date off"));
    else if (!m_drag->hasPlace)
        where = text(QUNCE_TEXT("Onto a day or a time"));
    else
        where = words.day(m_drag->times.start.day()) + QLatin1Char(' ') + words.time(m_drag->times.start);
    if (m_drag->lane && !m_drag->isOverTray && m_drag->hasPlace)
        where += separator + laneName(*m_drag->lane);
    QString from;
    if (isPlaced)
        from = clippedLine(m_drag->entries.front().title, 24);
    else if (m_drag->isCopy)
        from = text(QUNCE_TEXT("Copy"));
    else
        from = text(QUNCE_TEXT("From %1"), {words.dateTime(m_drag->entries.front().start)});
    if (m_drag->lane && !isPlaced && m_drag->from.lane)
        from += separator + laneName(*m_drag->from.lane);
    if (m_drag->isOverTray) {
        for (const CalendarEntry &entry : m_drag->entries) {
            if (const Message why = m_rules.whyKeepsTime(entry); !why.empty())
                from = text(why);
        }
    }
    if (m_drag->entries.size() > 1)
        from += separator + text(QUNCE_TEXT("%1 entries"), {QString::number(m_drag->entries.size())});
    return {where, from};
}

/// Where it would go, and where it comes from.
QStringList CalendarCanvas::targetWords() const
{
    const Format words = format();
    if (m_drag->kind == DragKind::Move || m_drag->kind == DragKind::Place)
        return moveWords(words);
    const EntryTimes &times = m_drag->times;
    const auto spanOf = [&words](const EntryTimes &each) {
        CalendarEntry shown;
        shown.start = each.start;
        shown.end = each.end;
        return words.day(each.start.day()) + QLatin1Char(' ') + timeSpan(shown, words);
    };
    QStringList lines {spanOf(times)};
    if (m_drag->kind == DragKind::Create) {
        lines += text(QUNCE_TEXT("New entry"));
        return lines;
    }
    lines += text(QUNCE_TEXT("From %1"), {timeSpan(m_drag->entries.front(), words)});
    return lines;
}

void CalendarCanvas::paintTarget(QPainter &painter) const
{
    const QStringList lines = targetWords();
    const QFont bold = fontOf(TextRole::SecondaryBold);
    const QFont plain = fontOf(TextRole::Secondary);
    const double width = std::max(QFontMetricsF(bold).horizontalAdvance(lines[0]),
                             QFontMetricsF(plain).horizontalAdvance(lines[1]))
        + scaled(20);
    const double line = std::ceil(QFontMetricsF(bold).height());
    QRectF box(m_drag->at.x() + scaled(16), m_drag->at.y() + scaled(18), width, 2 * line + scaled(12));
    if (box.right() > viewport()->width())
        box.moveRight(m_drag->at.x() - scaled(8));
    if (box.bottom() > viewport()->height())
        box.moveBottom(m_drag->at.y() - scaled(8));
    box.moveRight(std::min(box.right(), viewport()->width() - 2.0)); // what is held may be beside the view
    box.moveBottom(std::min(box.bottom(), viewport()->height() - 2.0));
    box.moveLeft(std::max(0.0, box.left()));
    box.moveTop(std::max(0.0, box.top()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Text));
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(m_theme.color(Token::Surface));
    const QRectF first(box.left() + scaled(10), box.top() + scaled(6), width, line);
    painter.setFont(bold);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter, lines[0]);
    painter.setFont(plain);
    painter.drawText(first.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter, lines[1]);
}

} // namespace qunce
