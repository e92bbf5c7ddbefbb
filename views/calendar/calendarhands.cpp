// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hands of a view: pointer and keys.

#include <algorithm>
#include <utility>

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/calendartext.h"

namespace qunce {

std::optional<size_t> CalendarCanvas::itemAt(QPoint place) const
{
    if (place.y() < fixedTop())
        return std::nullopt;
    // What was painted last is on top.
    for (size_t i = m_items.size(); i-- > 0;) {
        if (rectOnScreen(m_items[i]).contains(place))
            return i;
    }
    return std::nullopt;
}

void CalendarCanvas::activate(const CalendarItem &item)
{
    if (item.isMore)
        emit moreWanted(item.day, viewport()->mapToGlobal(rectOnScreen(item).bottomLeft().toPoint()));
    else
        emit opened(m_content->entry(item.places.front()).id);
}

void CalendarCanvas::focusOn(Day day, std::optional<size_t> item)
{
    m_focusDay = day;
    m_focusItem = item;
    showFocus();
    announceFocus();
    emit focusMoved();
    refresh();
}

void CalendarCanvas::showFocus()
{
    if (!m_focusItem || verticalScrollBar()->maximum() == 0)
        return;
    const QRectF rect = rectOnScreen(m_items[*m_focusItem]);
    const double margin = scaled(8);
    double move = 0;
    if (rect.bottom() > viewport()->height() - margin)
        move = rect.bottom() - viewport()->height() + margin;
    if (rect.top() - move < fixedTop() + margin)
        move = rect.top() - fixedTop() - margin;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(move));
}

bool CalendarCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QString tip;
        if (const std::optional<size_t> item = itemAt(help->pos()))
            tip = hintOf(m_items[*item], QLatin1Char('\n'));
        else if (const std::optional<Day> day = dayAt(help->pos()))
            tip = hintOfDay(*day, QLatin1Char('\n'));
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainTip(tip), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        refresh();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void CalendarCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    Press press {event->pos(), event->modifiers(), {}, false, false};
    const std::optional<size_t> item = itemAt(event->pos());
    if (item) {
        press.isMore = m_items[*item].isMore;
        press.entry = entryAt(*item).value_or(Uuid());
        press.atEdge = isAtEdge(*item, event->pos());
        focusOn(CalendarItem(m_items[*item]).day, item);
    } else if (const std::optional<Day> day = dayAt(event->pos())) {
        focusOn(*day);
    }
    m_press = press;
}

void CalendarCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    if (m_drag) {
        m_drag->at = event->pos();
        noteTray(event->globalPosition().toPoint());
        updateDrag();
        return drop();
    }
    if (const std::optional<Press> press = std::exchange(m_press, std::nullopt))
        click(*press);
}

void CalendarCanvas::click(const Press &press)
{
    const bool isWithKeys = press.modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
    if (!press.entry.isNil() && isWithKeys)
        return chooseWith(press.entry);
    if (!isWithKeys)
        setChosen({});
    const std::optional<size_t> item = itemAt(press.place);
    if (item && (press.isMore || !press.entry.isNil()))
        activate(CalendarItem(m_items[*item])); // what is opened may bring another content
}

void CalendarCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || itemAt(event->pos()))
        return;
    const std::optional<Day> day = dayAt(event->pos());
    if (!day)
        return;
    if (dayHeader(*day).contains(event->pos())) {
        emit dayOpened(*day);
        return;
    }
    if (!m_rules.whyNoNew)
        return;
    if (const Message why = m_rules.whyNoNew(); !why.empty()) {
        emit refused(why);
        return;
    }
    const std::optional<CalendarSpot> spot = spotAt(event->pos());
    const Instant start = spot && spot->second
        ? Instant {Instant::startOf(*day).seconds + slotBefore(*spot->second)}
        : usualStart(*day);
    emit createAsked(start, {start.seconds + kUsualMinutes * 60});
}

void CalendarCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag) {
        m_drag->at = event->pos();
        const bool isCopy = event->modifiers() & Qt::ControlModifier;
        if (m_drag->kind == DragKind::Move && isCopy != m_drag->isCopy) {
            m_drag->isCopy = isCopy;
            refresh(); // what leaves looks otherwise
        }
        noteTray(event->globalPosition().toPoint());
        return updateDrag();
    }
    if (m_press && event->buttons() & Qt::LeftButton) {
        if ((event->pos() - m_press->place).manhattanLength() < QApplication::startDragDistance())
            return;
        const Press press = *std::exchange(m_press, std::nullopt);
        return beginDrag(press, event->pos());
    }
    const std::optional<size_t> item = itemAt(event->pos());
    const bool isEdge = item && m_rules.whyFixed && isAtEdge(*item, event->pos());
    viewport()->setCursor(isEdge ? Qt::SizeVerCursor : item ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (item == m_hovered)
        return;
    m_hovered = item;
    refresh();
}

bool CalendarCanvas::event(QEvent *event)
{
    // Esc belongs to what is going on here before it belongs to a shortcut.
    if (event->type() == QEvent::ShortcutOverride && (m_drag || !m_chosen.empty())
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::WindowDeactivate && (m_drag || m_press))
        cancelDrag();
    return QAbstractScrollArea::event(event);
}

void CalendarCanvas::keyPressEvent(QKeyEvent *event)
{
    if (m_drag) {
        if (event->key() == Qt::Key_Escape)
            cancelDrag();
        return; // nothing else happens while something is held
    }
    if (event->key() == Qt::Key_Escape && !m_chosen.empty())
        return setChosen({});
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_Space) {
        if (const std::optional<Uuid> entry = m_focusItem ? entryAt(*m_focusItem) : std::nullopt)
            chooseWith(*entry);
        return;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        event->ignore(); // the window's commands
        return;
    }
    const bool isExtended = event->modifiers() & Qt::ShiftModifier;
    const auto go = [this, isExtended](const std::function<void()> &move) {
        return isExtended ? extendChoice(move) : move();
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return go([this] { moveDay(-1); });
    case Qt::Key_Right:
        return go([this] { moveDay(1); });
    case Qt::Key_Up:
        return go([this] { moveItem(-1); });
    case Qt::Key_Down:
        return go([this] { moveItem(1); });
    case Qt::Key_Home:
        return focusOn(std::max(mondayOf(m_focusDay), days().from));
    case Qt::Key_End:
        return focusOn(std::min(mondayOf(m_focusDay) + 6, days().to));
    case Qt::Key_PageUp:
        emit stepped(-1);
        return;
    case Qt::Key_PageDown:
        emit stepped(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_focusItem)
            activate(CalendarItem(m_items[*m_focusItem]));
        else
            emit dayOpened(m_focusDay);
        return;
    default:
        event->ignore(); // Esc closes the pane, letters find
    }
}

void CalendarCanvas::moveDay(int step)
{
    const Day day = neighbour(m_focusDay, step);
    if (day == m_focusDay)
        return;
    if (!days().contains(day)) {
        emit dayWanted(day);
        return;
    }
    // Beside an entry stands the one whose time is nearest.
    const std::vector<size_t> there = itemsOf(day);
    if (!m_focusItem || there.empty())
        return focusOn(day);
    const int second = m_content->entry(m_items[*m_focusItem].places.front()).start.secondOfDay();
    const auto distance = [&](size_t item) {
        return std::abs(m_content->entry(m_items[item].places.front()).start.secondOfDay() - second);
    };
    focusOn(day, *std::min_element(there.begin(), there.end(), [&](size_t a, size_t b) {
        return distance(a) < distance(b);
    }));
}

void CalendarCanvas::moveItem(int step)
{
    const std::vector<size_t> here = itemsOf(m_focusDay);
    const auto at = m_focusItem ? std::find(here.begin(), here.end(), *m_focusItem) : here.end();
    const auto place = at == here.end() ? -1 : static_cast<int>(at - here.begin());
    const int next = place + step;
    if (next < -1 || next >= static_cast<int>(here.size()))
        leaveDay(step);
    else if (next == -1)
        focusOn(m_focusDay);
    else
        focusOn(m_focusDay, here[static_cast<size_t>(next)]);
}

} // namespace qunce
