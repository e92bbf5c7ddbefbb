// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has no date yet, beside the calendar: cards carried onto a time and back, between lanes, and the same by keys.

#include <QApplication>

#include "views/calendar/calendarpage.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/datedialog.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

/// With the pane open, a narrower calendar has no room for the tray as well.
constexpr int kRoomForBoth = 1300;

} // namespace

void CalendarPage::connectTray()
{
    m_isTrayFolded = tools().settings.value(QStringLiteral("calendar/trayFolded"), true).toBool();
    m_tray->setFolded(m_isTrayFolded);
    connect(m_tray, &TrayPanel::opened, this, &CalendarPage::openEntry);
    connect(m_tray, &TrayPanel::makeAsked, this,
        [this](const QString &title) { m_actions.makeUnplanned(title.toStdString()); });
    connect(m_tray, &TrayPanel::foldAsked, this, &CalendarPage::foldTray);
    connect(m_tray, &TrayPanel::carryBegan, this,
        [this](const std::vector<CalendarEntry> &entries, QPoint at) { view().beginPlacing(entries, at); });
    connect(&m_tray->list(), &TrayList::carried, this, [this](QPoint at) { view().carryTo(at); });
    connect(&m_tray->list(), &TrayList::carryEnded, this, [this](QPoint at) { view().dropCarried(at); });
}

void CalendarPage::connectTrayTo(CalendarCanvas *view)
{
    connect(view, &CalendarCanvas::placeAsked, this,
        [this](const std::vector<CalendarEntry> &entries, Instant start, std::optional<size_t> lane) {
            if (!lane)
                return m_actions.putOn(entries, start);
            std::vector<EntryChange> changes;
            for (const CalendarEntry &entry : entries)
                changes.push_back({entry, m_lanes->inLane(putOn(entry, start), 0, *lane)});
            m_actions.become(titleOfMove(entries, *lane, false), changes);
        });
    connect(view, &CalendarCanvas::takeOffAsked, &m_actions, &EntryActions::takeOff);
    connect(view, &CalendarCanvas::trayEntered, m_tray, &TrayPanel::setTarget);
    connect(view, &CalendarCanvas::laneAsked, this, &CalendarPage::moveToLane);
}

/// By the button, and not because there is no room.
void CalendarPage::foldTray(bool isFolded)
{
    m_isTrayFolded = isFolded;
    tools().settings.set(QStringLiteral("calendar/trayFolded"), isFolded);
    m_tray->setFolded(isFolded);
}

/// After the pane has opened or closed.
void CalendarPage::arrangeTray()
{
    m_tray->setFolded(m_isTrayFolded || (isPaneOpen() && m_splitter->width() < kRoomForBoth));
}

void CalendarPage::showTray()
{
    std::vector<CalendarEntry> entries;
    for (const CalendarEntry &entry : m_board->unplanned) {
        if (m_toolbar->filter().passes(entry))
            entries.push_back(entry);
    }
    m_tray->showEntries(std::move(entries), m_actions.whyNoNew());
}

bool CalendarPage::hasTrayFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && (focus == m_tray || m_tray->isAncestorOf(focus));
}

std::vector<CalendarEntry> CalendarPage::subjects() const
{
    return hasTrayFocus() ? m_tray->chosen() : view().subjects();
}

void CalendarPage::goToTray()
{
    if (hasTrayFocus()) {
        foldTray(true);
        return view().setFocus();
    }
    foldTray(false);
    if (m_tray->entries().empty())
        return m_tray->title().setFocus();
    m_tray->list().setFocus();
    if (m_tray->list().currentRow() < 0)
        m_tray->list().setCurrentRow(0);
}

void CalendarPage::askDate()
{
    const std::vector<CalendarEntry> entries = subjects();
    if (entries.empty())
        return tools().toast({QUNCE_TEXT("Choose an entry first.")});
    for (const CalendarEntry &entry : entries) {
        if (const Message why = m_actions.whyFixed(entry); !why.empty())
            return tools().toast(why);
    }
    const QString title = entries.size() == 1
        ? text(QUNCE_TEXT("Date of %1"), {QString::fromStdString(entryName(entries.front()))})
        : text(QUNCE_TEXT("Date of %1 entries"), {QString::number(entries.size())});
    const Instant start =
        entries.front().isPlanned ? entries.front().start : CalendarCanvas::usualStart(view().focusDay());
    auto *dialog = new DateDialog(
        tools(), title, start, [this, entries](Instant there) { m_actions.putOn(entries, there); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CalendarPage::takeDateOff()
{
    if (hasSubject())
        m_actions.takeOff(view().subjects());
}

Message CalendarPage::titleOfMove(const std::vector<CalendarEntry> &entries, size_t lane, bool isCopy) const
{
    const std::string name = m_lanes->laneName(lane).toStdString();
    if (entries.size() == 1)
        return {isCopy ? QUNCE_TEXT("Copy %1 to %2") : QUNCE_TEXT("Move %1 to %2"),
            {entryName(entries.front()), name}};
    return {isCopy ? QUNCE_TEXT("Copy %1 entries to %2") : QUNCE_TEXT("Move %1 entries to %2"),
        {std::to_string(entries.size()), name}};
}

void CalendarPage::moveToLane(
    const std::vector<CalendarEntry> &entries, int days, size_t from, size_t to, bool isCopy)
{
    std::vector<EntryChange> changes;
    for (const CalendarEntry &entry : entries) {
        const std::optional<EntryTimes> there = moved(timesOf(entry), days, 0);
        if (!there)
            continue;
        CalendarEntry after = m_lanes->inLane(entry, from, to);
        after.start = there->start;
        after.end = there->end;
        changes.push_back({entry, std::move(after)});
    }
    const Message title = titleOfMove(entries, to, isCopy);
    if (isCopy)
        m_actions.copyAs(title, changes);
    else
        m_actions.become(title, changes);
}

/// The keys for what a drag into the lane above or below does.
void CalendarPage::nudgeLane(int steps)
{
    if (viewKind() != CalendarViewKind::Lanes)
        return tools().toast({QUNCE_TEXT("Rows are those of the lanes view (Alt+5).")});
    if (!hasSubject())
        return;
    const std::vector<CalendarEntry> entries = view().subjects();
    const std::optional<size_t> focused = m_lanes->focusLane();
    const size_t from = focused ? *focused : m_lanes->laneOf(entries.front().id).value_or(0);
    if ((steps < 0 && from == 0) || (steps > 0 && from + 1 >= m_lanes->lanes().size()))
        return;
    for (const CalendarEntry &entry : entries) {
        if (const Message why = m_actions.whyFixed(entry); !why.empty())
            return m_actions.say(why, 1);
    }
    m_follow = entries.front().id;
    moveToLane(entries, 0, from, steps < 0 ? from - 1 : from + 1, false);
    m_follow = {};
}

} // namespace qunce
