// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a pressed button becomes when it moves: cards that are moved, copied and made longer, new entries, rubber bands;
// and what is carried over the view from beside it.

#include <algorithm>
#include <cmath>

#include <QScrollBar>
#include <QToolTip>

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/calendartext.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kEdge = 24; ///< pixels inside of which a drag scrolls
constexpr int kScrollStep = 12;
constexpr int kEdgeMs = 40;
/// A drag turns the page when it has been at the edge for so long, and again after as long.
constexpr int kTurnTicks = 700 / kEdgeMs;

} // namespace

std::optional<CalendarSpot> CalendarCanvas::spotAt(QPointF place) const
{
    const std::optional<Day> day = dayAt(place);
    return day ? std::optional(CalendarSpot {*day, std::nullopt}) : std::nullopt;
}

QRectF CalendarCanvas::placeOf(const EntryTimes &, const CalendarItem *) const
{
    return {};
}

bool CalendarCanvas::isAtEdge(size_t number, QPoint place) const
{
    if (!showsLengths() || m_items[number].isMore)
        return false;
    const QRectF rect = rectOnScreen(m_items[number]);
    return place.y() >= rect.bottom() - std::min(scaled(6), rect.height() / 4);
}

const CalendarItem *CalendarCanvas::itemOfEntry(const Uuid &entry) const
{
    for (const CalendarItem &item : m_items) {
        for (const size_t place : item.places) {
            if (m_content->entry(place).id == entry)
                return &item;
        }
    }
    return nullptr;
}

void CalendarCanvas::beginDrag(const Press &press, QPoint at)
{
    CalendarDrag drag;
    drag.begin = QPointF(press.place) + QPointF(0, scrolled());
    drag.at = at;
    const std::optional<CalendarSpot> spot = spotAt(press.place);
    if (!spot)
        return;
    drag.from = *spot;
    const bool isWithKeys = press.modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
    if (press.entry.isNil()) {
        if (press.isMore)
            return;
        drag.kind = isWithKeys ? DragKind::Choose : DragKind::Create;
        const Message why = drag.kind == DragKind::Choose ? Message()
            : m_rules.whyNoNew                            ? m_rules.whyNoNew()
                                                          : Message();
        if (!m_rules.whyNoNew && drag.kind == DragKind::Create)
            return;
        if (!why.empty())
            return refuse(why, at);
        m_drag = std::move(drag);
    } else {
        const CalendarItem *item = itemOfEntry(press.entry);
        if (!item || !m_rules.whyFixed)
            return;
        const auto place = std::find_if(item->places.begin(), item->places.end(),
            [&](size_t each) { return m_content->entry(each).id == press.entry; });
        const CalendarEntry grabbed = m_content->entry(*place);
        const bool isCopy = press.modifiers & Qt::ControlModifier;
        const Message why =
            isCopy ? (m_rules.whyNoNew ? m_rules.whyNoNew() : Message()) : m_rules.whyFixed(grabbed);
        if (!why.empty())
            return refuse(why, at);
        drag.kind = press.atEdge && !isCopy ? DragKind::Resize : DragKind::Move;
        drag.isCopy = isCopy;
        drag.times = timesOf(grabbed);
        m_drag = std::move(drag);
        beginMove(grabbed);
    }
    m_hovered.reset();
    viewport()->setCursor(m_drag->kind == DragKind::Resize ? Qt::SizeVerCursor
            : m_drag->kind == DragKind::Move               ? Qt::ClosedHandCursor
                                                           : Qt::CrossCursor);
    setFocus();
    m_edges.start();
    noteTray(viewport()->mapToGlobal(at));
    updateDrag();
}

/// All chosen ones go along if the one under the pointer is among them.
void CalendarCanvas::beginMove(const CalendarEntry &grabbed)
{
    m_drag->entries.push_back(grabbed);
    if (m_drag->kind != DragKind::Move || !m_chosen.contains(grabbed.id))
        return;
    for (size_t i = 0; i < m_content->shown.size(); ++i) {
        const CalendarEntry &entry = m_content->entry(i);
        if (entry.id != grabbed.id && m_chosen.contains(entry.id))
            m_drag->entries.push_back(entry);
    }
}

void CalendarCanvas::updateDrag()
{
    const QPoint inside(std::clamp(m_drag->at.x(), 0, viewport()->width() - 1),
        std::clamp(m_drag->at.y(), qRound(fixedTop()), viewport()->height() - 1));
    if (m_drag->kind == DragKind::Choose) {
        chooseInBand();
    } else if (m_drag->kind == DragKind::Place) {
        updatePlace(viewport()->rect().contains(m_drag->at) ? spotAt(inside) : std::nullopt);
    } else if (const std::optional<CalendarSpot> spot = spotAt(inside)) {
        if (m_drag->kind == DragKind::Move)
            updateMove(*spot);
        else
            updateCreate(*spot);
    }
    ghostSurface()->update(); // the ghost only
}

void CalendarCanvas::updateMove(const CalendarSpot &spot)
{
    const EntryTimes before = timesOf(m_drag->entries.front());
    int days = spot.day - m_drag->from.day;
    int minutes = 0;
    if (spot.second && m_drag->from.second) {
        const int second = before.start.secondOfDay();
        const int there = nearestSlot(second + *spot.second - *m_drag->from.second);
        // What stands between two slots stays there until it is really moved.
        if (std::abs(there - second) >= kSlotMinutes * 30)
            minutes = (there - second) / 60;
    }
    for (const CalendarEntry &entry : m_drag->entries) {
        if (!moved(timesOf(entry), days, minutes))
            return;
    }
    m_drag->days = days;
    m_drag->minutes = minutes;
    m_drag->times = *moved(before, days, minutes);
    m_drag->lane = spot.lane != m_drag->from.lane ? spot.lane : std::nullopt;
}

void CalendarCanvas::updatePlace(const std::optional<CalendarSpot> &spot)
{
    m_drag->hasPlace = spot.has_value();
    if (!spot)
        return;
    const Instant start = spot->second
        ? Instant {Instant::startOf(spot->day).seconds + slotBefore(*spot->second)}
        : usualStart(spot->day);
    m_drag->times = timesOf(putOn(m_drag->entries.front(), start));
    m_drag->lane = spot->lane;
}

void CalendarCanvas::beginPlacing(std::vector<CalendarEntry> entries, QPoint at)
{
    if (entries.empty() || !m_rules.whyFixed)
        return;
    for (const CalendarEntry &entry : entries) {
        if (const Message why = m_rules.whyFixed(entry); !why.empty()) {
            emit refused(why);
            return;
        }
    }
    CalendarDrag drag;
    drag.kind = DragKind::Place;
    drag.hasPlace = false;
    drag.entries = std::move(entries);
    m_drag = std::move(drag);
    m_hovered.reset();
    setFocus();
    m_edges.start();
    refresh();
    carryTo(at);
}

void CalendarCanvas::carryTo(QPoint at)
{
    if (!m_drag || m_drag->kind != DragKind::Place)
        return; // Esc has ended it
    m_drag->at = viewport()->mapFromGlobal(at);
    updateDrag();
}

void CalendarCanvas::dropCarried(QPoint at)
{
    if (!m_drag || m_drag->kind != DragKind::Place)
        return;
    carryTo(at);
    drop();
}

void CalendarCanvas::noteTray(QPoint onScreen)
{
    const bool isOver = m_drag->kind == DragKind::Move && !m_drag->isCopy && m_rules.isTray
        && m_rules.whyKeepsTime && m_rules.isTray(onScreen);
    if (isOver == m_drag->isOverTray)
        return;
    m_drag->isOverTray = isOver;
    emit trayEntered(isOver);
}

void CalendarCanvas::refuse(const Message &why, QPoint at)
{
    QToolTip::showText(viewport()->mapToGlobal(at), plainTip(text(why)), viewport());
    emit refused(why);
}

void CalendarCanvas::updateCreate(const CalendarSpot &spot)
{
    const auto secondsOf = [](const CalendarSpot &at) {
        return Instant::startOf(at.day).seconds + slotBefore(*at.second);
    };
    if (m_drag->kind == DragKind::Resize) {
        if (!spot.second || !m_drag->from.second)
            return;
        // The edge goes as far as the pointer, to the nearest slot of its day.
        const EntryTimes before = timesOf(m_drag->entries.front());
        const Instant midnight = Instant::startOf(before.start.day());
        const int64_t second = before.end.value_or(before.start).seconds - midnight.seconds + *spot.second
            - *m_drag->from.second + kSlotMinutes * 30;
        const int64_t slot = second / (kSlotMinutes * 60) * (kSlotMinutes * 60);
        m_drag->times = endingAt(before, {midnight.seconds + std::clamp<int64_t>(slot, 0, kSecondsPerDay)});
        return;
    }
    if (!spot.second) { // over days: from the first one's morning until the last one's
        const Day first = std::min(m_drag->from.day, spot.day);
        const Day last = std::max(m_drag->from.day, spot.day);
        m_drag->times = {usualStart(first), Instant {usualStart(last).seconds + kUsualMinutes * 60}};
        return;
    }
    const CalendarSpot there {m_drag->from.day, spot.second}; // an entry begins and ends on a day
    const int64_t a = secondsOf(m_drag->from);
    const int64_t b = secondsOf(there);
    m_drag->times = {Instant {std::min(a, b)}, Instant {std::max(a, b) + kSlotMinutes * 60}};
}

QRectF CalendarCanvas::contentsBand() const
{
    return QRectF(m_drag->begin, QPointF(m_drag->at) + QPointF(0, scrolled())).normalized();
}

void CalendarCanvas::chooseInBand()
{
    const QRectF band = contentsBand();
    std::set<Uuid> inside;
    for (const CalendarItem &item : m_items) {
        if (!item.rect.intersects(band))
            continue;
        for (const size_t place : item.places)
            inside.insert(m_content->entry(place).id);
    }
    setChosen(std::move(inside));
}

void CalendarCanvas::drop()
{
    const CalendarDrag drag = *m_drag;
    cancelDrag();
    switch (drag.kind) {
    case DragKind::Move:
        if (drag.isOverTray) {
            for (const CalendarEntry &entry : drag.entries) {
                if (const Message why = m_rules.whyKeepsTime(entry); !why.empty())
                    return refuse(why, drag.at);
            }
            emit takeOffAsked(drag.entries);
        } else if (drag.lane) {
            emit laneAsked(drag.entries, drag.days, drag.from.lane.value_or(0), *drag.lane, drag.isCopy);
        } else if (drag.goesSomewhere())
            emit moveAsked(drag.entries, drag.days, drag.minutes, drag.isCopy);
        return;
    case DragKind::Place:
        if (drag.hasPlace)
            emit placeAsked(drag.entries, drag.times.start, drag.lane);
        return;
    case DragKind::Resize:
        if (drag.times != timesOf(drag.entries.front()) && drag.times.end)
            emit resizeAsked(drag.entries.front(), *drag.times.end);
        return;
    case DragKind::Create:
        emit createAsked(drag.times.start, *drag.times.end);
        return;
    case DragKind::Choose:
        return;
    }
}

void CalendarCanvas::cancelDrag()
{
    if (m_drag && m_drag->isOverTray)
        emit trayEntered(false);
    m_drag.reset();
    m_press.reset();
    m_edges.stop();
    viewport()->setCursor(Qt::ArrowCursor);
    dragEnds();
    refresh();
}

/// A drag that stays at an edge scrolls, and where there is nothing to scroll it turns to the next days.
void CalendarCanvas::followEdges()
{
    if (!m_drag)
        return m_edges.stop();
    const QPoint at = m_drag->at;
    if (m_drag->isOverTray || (m_drag->kind == DragKind::Place && !viewport()->rect().contains(at)))
        return;
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    if (at.y() > viewport()->height() - kEdge)
        bar->setValue(before + kScrollStep);
    else if (at.y() < qRound(fixedTop()) + kEdge)
        bar->setValue(before - kScrollStep);
    if (bar->value() != before) {
        m_edgeTicks = 0;
        return updateDrag();
    }
    const bool isForward = turnsSideways() ? at.x() >= viewport()->width() - kEdge / 2
                                           : at.y() >= viewport()->height() - kEdge / 2;
    const bool isBack = turnsSideways() ? at.x() <= kEdge / 2 : at.y() <= kEdge / 2;
    const bool turns = (m_drag->kind == DragKind::Move && !m_drag->isOverTray)
        || (m_drag->kind == DragKind::Place && viewport()->rect().contains(at));
    if (!turns || (!isForward && !isBack)) {
        m_edgeTicks = 0;
        return;
    }
    if (++m_edgeTicks < kTurnTicks)
        return;
    m_edgeTicks = 0;
    emit stepped(isForward ? 1 : -1);
    if (m_drag)
        updateDrag();
}

void CalendarCanvas::setChosen(std::set<Uuid> chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = std::move(chosen);
    emit chosenChanged();
    refresh();
}

void CalendarCanvas::chooseAll()
{
    std::set<Uuid> all;
    const auto [first, end] = m_content->placesIn(days());
    for (size_t place = first; place < end; ++place)
        all.insert(m_content->entry(place).id);
    setChosen(std::move(all));
}

void CalendarCanvas::chooseWith(const Uuid &entry)
{
    std::set<Uuid> chosen = m_chosen;
    if (chosen.erase(entry) == 0)
        chosen.insert(entry);
    setChosen(std::move(chosen));
}

std::optional<Uuid> CalendarCanvas::entryAt(size_t item) const
{
    return m_items[item].isMore ? std::nullopt
                                : std::optional(m_content->entry(m_items[item].places.front()).id);
}

void CalendarCanvas::extendChoice(const std::function<void()> &moveFocus)
{
    std::set<Uuid> chosen = m_chosen;
    const auto add = [&] {
        const std::optional<Uuid> entry = m_focusItem ? entryAt(*m_focusItem) : std::nullopt;
        if (entry)
            chosen.insert(*entry);
    };
    add();
    moveFocus();
    add();
    setChosen(std::move(chosen));
}

std::vector<CalendarEntry> CalendarCanvas::subjects() const
{
    std::vector<CalendarEntry> entries;
    for (size_t i = 0; i < m_content->shown.size() && !m_chosen.empty(); ++i) {
        if (m_chosen.contains(m_content->entry(i).id))
            entries.push_back(m_content->entry(i));
    }
    if (entries.empty() && m_focusItem && !m_items[*m_focusItem].isMore)
        entries.push_back(m_content->entry(m_items[*m_focusItem].places.front()));
    return entries;
}

} // namespace qunce
