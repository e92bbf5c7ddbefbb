// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the calendar offers in menus, palette and shortcut sheet: views, and each drag once more for the keyboard.

#include "views/calendar/calendarpage.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/entrydialog.h"
#include "views/calendar/pastedialog.h"
#include "views/calendar/shiftdialog.h"
#include "views/common/texts.h"

namespace qunce {

void CalendarPage::addCommands()
{
    const auto add = [this](
                         const char *id, Message words, const QKeySequence &keys, std::function<void()> run) {
        CommandInfo info;
        info.id = id;
        info.text = std::move(words);
        info.shortcut = keys;
        info.isOfPage = true;
        tools().commands.add(std::move(info), this, std::move(run));
    };
    struct View {
        const char *id;
        const char *words;
        CalendarViewKind kind;
    };
    constexpr std::array kViews {View {"calendar.month", QUNCE_TEXT("Month view"), CalendarViewKind::Month},
        View {"calendar.week", QUNCE_TEXT("Week view"), CalendarViewKind::Week},
        View {"calendar.day", QUNCE_TEXT("Day view"), CalendarViewKind::Day},
        View {"calendar.agenda", QUNCE_TEXT("Agenda view"), CalendarViewKind::Agenda},
        View {"calendar.lanes", QUNCE_TEXT("Lanes view"), CalendarViewKind::Lanes},
        View {"calendar.sheet", QUNCE_TEXT("Plan sheet"), CalendarViewKind::Sheet}};
    int number = Qt::Key_1;
    for (const View &view : kViews) {
        add(view.id, {view.words}, QKeySequence(Qt::ALT | static_cast<Qt::Key>(number++)),
            [this, kind = view.kind] { setViewKind(kind); });
    }
    add("calendar.today", {QUNCE_TEXT("Go to today")}, QKeySequence(Qt::CTRL | Qt::Key_T),
        [this] { goTo(today()); });
    add("calendar.back", {QUNCE_TEXT("Previous month or week")}, QKeySequence(Qt::Key_PageUp),
        [this] { step(-1); });
    add("calendar.forward", {QUNCE_TEXT("Next month or week")}, QKeySequence(Qt::Key_PageDown),
        [this] { step(1); });
    addEditCommands();
}

void CalendarPage::addEditCommand(const char *id, Message words, const QKeySequence &keys,
    std::function<void()> run, std::function<Message()> whyNot)
{
    CommandInfo info;
    info.id = id;
    info.group = CommandGroup::Edit;
    info.text = std::move(words);
    info.shortcut = keys;
    info.isOfPage = true;
    tools().commands.add(std::move(info), this, std::move(run), std::move(whyNot));
}

void CalendarPage::addEditCommands()
{
    addEditCommand(
        "calendar.edit", {QUNCE_TEXT("Change the entry")}, QKeySequence(Qt::Key_F2), [this] { editEntry(); },
        [this] {
            const Message none = whyNoEntry();
            return none.empty() ? m_pane->rights().whyNotFields : none;
        });
    addEditCommand(
        "calendar.status", {QUNCE_TEXT("Change the status of the entry")},
        QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_pane->openStatusMenu(); },
        [this] {
            const Message none = whyNoEntry();
            return none.empty() ? m_pane->rights().whyNotStatus : none;
        });
    // What they are about changes with every step of the focus: they are always there, and say what is missing.
    addEditCommand("calendar.new", {QUNCE_TEXT("New entry")}, QKeySequence(Qt::CTRL | Qt::Key_N),
        [this] {
            const Instant start = CalendarCanvas::usualStart(view().focusDay());
            makeEntry(start, {start.seconds + kUsualMinutes * 60});
        },
        {});
    addEditCommand("calendar.copy", {QUNCE_TEXT("Copy the chosen entries")},
        QKeySequence(Qt::CTRL | Qt::Key_C), [this] { copySubjects(); }, {});
    addEditCommand("calendar.paste", {QUNCE_TEXT("Paste the copied entries on this day")},
        QKeySequence(Qt::CTRL | Qt::Key_V), [this] { pasteAtFocus(); }, {});
    addEditCommand("calendar.duplicate", {QUNCE_TEXT("Duplicate the chosen entries")},
        QKeySequence(Qt::CTRL | Qt::Key_D),
        [this] {
            if (hasSubject())
                m_actions.copy(view().subjects(), 0, 0);
        },
        {});
    addEditCommand("calendar.remove", {QUNCE_TEXT("Delete drafts, cancel other entries")},
        QKeySequence(Qt::Key_Delete),
        [this] {
            if (hasTrayFocus() || hasSubject())
                m_actions.remove(subjects());
        },
        {});
    addEditCommand("calendar.all", {QUNCE_TEXT("Choose all entries of these days")},
        QKeySequence(Qt::CTRL | Qt::Key_A), [this] { view().chooseAll(); }, {});
    addEditCommand("calendar.tray", {QUNCE_TEXT("Entries without a date")}, QKeySequence(Qt::ALT | Qt::Key_7),
        [this] { goToTray(); }, {});
    addEditCommand("calendar.date", {QUNCE_TEXT("Put on a date and time…")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_D), [this] { askDate(); }, {});
    addEditCommand("calendar.undate", {QUNCE_TEXT("Take the date off")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_U), [this] { takeDateOff(); }, {});
    addEditCommand("calendar.lane.up", {QUNCE_TEXT("Move to the row above (lanes view)")},
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up), [this] { nudgeLane(-1); }, {});
    addEditCommand("calendar.lane.down", {QUNCE_TEXT("Move to the row below (lanes view)")},
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down), [this] { nudgeLane(1); }, {});
    addEditCommand("calendar.shift", {QUNCE_TEXT("Shift a campaign…")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M), [this] { shiftCampaign(); }, {});
    addEditCommand("calendar.lastweek", {QUNCE_TEXT("Copy the week before into this one")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L), [this] { copyLastWeek(); }, {});
    const auto addStep = [&](const char *id, const char *words, int key, ReviewStep step) {
        addEditCommand(id, {words}, QKeySequence(Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(key)),
            [this, step] { takeStepOfSubjects(step); }, {});
    };
    addStep("calendar.submit", QUNCE_TEXT("Submit for approval"), Qt::Key_S, ReviewStep::Submit);
    addStep("calendar.approve", QUNCE_TEXT("Approve"), Qt::Key_Y, ReviewStep::Approve);
    addStep("calendar.return", QUNCE_TEXT("Send back"), Qt::Key_B, ReviewStep::SendBack);
    addStep("calendar.withdraw", QUNCE_TEXT("Withdraw"), Qt::Key_W, ReviewStep::Withdraw);
    addEditCommand("calendar.text", {QUNCE_TEXT("Copy the text of the entry")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this] { copyText(false); }, {});
    addEditCommand("calendar.alltext", {QUNCE_TEXT("Copy title, text and link of the entry")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_C), [this] { copyText(true); }, {});
    addEditCommand("calendar.approvals", {QUNCE_TEXT("What waits for my approval")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A), [this] { showApprovals(); }, {});
    const auto addNudge = [&](const char *id, const char *words, int key, int days, int steps) {
        addEditCommand(id, {words}, QKeySequence(Qt::ALT | static_cast<Qt::Key>(key)),
            [this, days, steps] { nudge(days, steps); }, {});
    };
    addNudge("calendar.move.left", QUNCE_TEXT("Move to the day before"), Qt::Key_Left, -1, 0);
    addNudge("calendar.move.right", QUNCE_TEXT("Move to the next day"), Qt::Key_Right, 1, 0);
    addNudge("calendar.move.up", QUNCE_TEXT("Move 15 minutes earlier (month: a week)"), Qt::Key_Up, 0, -1);
    addNudge("calendar.move.down", QUNCE_TEXT("Move 15 minutes later (month: a week)"), Qt::Key_Down, 0, 1);
    addEditCommand("calendar.shorter", {QUNCE_TEXT("End 15 minutes earlier")},
        QKeySequence(Qt::SHIFT | Qt::ALT | Qt::Key_Up), [this] { stretch(-1); }, {});
    addEditCommand("calendar.longer", {QUNCE_TEXT("End 15 minutes later")},
        QKeySequence(Qt::SHIFT | Qt::ALT | Qt::Key_Down), [this] { stretch(1); }, {});
}

/// Says what is missing where there is none.
bool CalendarPage::hasSubject()
{
    const bool has = !view().subjects().empty();
    if (!has)
        tools().toast({QUNCE_TEXT("Choose an entry first.")});
    return has;
}

void CalendarPage::connectEditing(CalendarCanvas *view)
{
    view->setRules({[this](const CalendarEntry &entry) { return m_actions.whyFixed(entry); },
        [this] { return m_actions.whyNoNew(); },
        [this](const CalendarEntry &entry) { return m_actions.whyKeepsTime(entry); },
        [this](QPoint onScreen) { return m_tray->rect().contains(m_tray->mapFromGlobal(onScreen)); }});
    connect(view, &CalendarCanvas::moveAsked, this,
        [this](const std::vector<CalendarEntry> &entries, int days, int minutes, bool isCopy) {
            if (isCopy)
                m_actions.copy(entries, days, minutes);
            else
                m_actions.move(entries, days, minutes);
        });
    connect(view, &CalendarCanvas::chosenChanged, this, [this, view] {
        if (view == &this->view())
            showChoice();
    });
    connect(view, &CalendarCanvas::resizeAsked, &m_actions, &EntryActions::resize);
    connect(view, &CalendarCanvas::createAsked, this, &CalendarPage::makeEntry);
    if (auto *sheet = qobject_cast<SheetView *>(view)) {
        connect(sheet, &SheetView::editAsked, &m_actions, &EntryActions::applySheet);
        connect(sheet, &SheetView::pasteAsked, this, [this](const SheetOutcome &outcome) {
            auto *dialog = new PasteDialog(
                tools(), outcome,
                [this, outcome] {
                    m_actions.applySheet(
                        {QUNCE_TEXT("Plan sheet: paste %1 entries"), {std::to_string(outcome.entries())}},
                        outcome);
                },
                this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
    }
    connect(view, &CalendarCanvas::refused, this, [this](const Message &why) { tools().toast(why); });
}

/// Moves what the commands are about as a drag would; the focus goes along.
void CalendarPage::nudge(int days, int steps)
{
    if (!hasSubject())
        return;
    const std::vector<CalendarEntry> entries = view().subjects();
    const int step = view().minutesOfStep();
    if (step == 0)
        days += 7 * steps;
    const std::optional<EntryTimes> there = moved(timesOf(entries.front()), days, steps * step);
    if (!there || !m_board)
        return;
    const bool isFar = !m_board->days.contains(there->start.day());
    m_follow = entries.front().id;
    m_actions.move(entries, days, steps * step);
    const bool isMoved = m_actions.whyFixed(entries.front()).empty();
    if (isFar && isMoved)
        goTo(there->start.day()); // it is found when these days are read
    else
        m_follow = {};
}

void CalendarPage::stretch(int steps)
{
    if (!hasSubject())
        return;
    const std::vector<CalendarEntry> entries = view().subjects();
    const Instant end = entries.front().end.value_or(entries.front().start);
    m_actions.resize(entries.front(), {end.seconds + steps * kSlotMinutes * 60});
}

void CalendarPage::followEntry(Uuid entry)
{
    for (const CalendarEntry &each : m_board->entries) {
        if (each.id != entry)
            continue;
        m_follow = {};
        if (!view().days().contains(each.day()))
            goTo(each.day());
        view().focusOnEntry(entry);
        return;
    }
}

void CalendarPage::copySubjects()
{
    if (!hasSubject())
        return;
    m_copied = view().subjects();
    tools().toast({QUNCE_TEXT("Copied: %1 entries. Ctrl+V puts them on another day."),
        {std::to_string(m_copied.size())}});
}

/// The first of the copied days comes to the day that has the focus; the time of day stays.
void CalendarPage::pasteAtFocus()
{
    if (m_copied.empty())
        return tools().toast({QUNCE_TEXT("Copy an entry first.")});
    Day first = m_copied.front().day();
    for (const CalendarEntry &entry : m_copied)
        first = std::min(first, entry.day());
    m_actions.copy(m_copied, view().focusDay() - first, 0);
}

void CalendarPage::makeEntry(Instant start, Instant end)
{
    if (const Message why = m_actions.whyNoNew(); !why.empty())
        return tools().toast(why);
    if (!m_board)
        return;
    auto *dialog = new EntryDialog(tools(), m_plan, newEntry(start, end, *m_board), m_board->campaigns, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CalendarPage::fillPlanMenu()
{
    for (const char *id :
        {"calendar.date", "calendar.undate", "calendar.shift", "calendar.lastweek", "calendar.all"}) {
        if (const CommandRegistry::Entry *entry = tools().commands.find(id))
            m_toolbar->planMenu()->addAction(entry->action);
    }
}

void CalendarPage::shiftCampaign()
{
    if (!m_board || m_board->campaigns.empty())
        return tools().toast({QUNCE_TEXT("There is no campaign yet.")});
    if (const Message why = m_actions.whyNoNew(); !why.empty())
        return tools().toast(why);
    // That of the entry at hand, or the one that is filtered for.
    std::string campaign;
    const std::vector<CalendarEntry> subjects = view().subjects();
    if (!subjects.empty() && !subjects.front().campaign.isNil())
        campaign = subjects.front().campaign.toString();
    else if (m_toolbar->filter().campaigns.size() == 1)
        campaign = *m_toolbar->filter().campaigns.begin();
    auto *dialog = new ShiftDialog(tools(), m_actions, m_board->campaigns, campaign, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// What passes the filter and is not cancelled comes as drafts, a week later, into the week that has the focus.
void CalendarPage::copyLastWeek()
{
    if (const Message why = m_actions.whyNoNew(); !why.empty())
        return tools().toast(why);
    const Day monday = mondayOf(view().focusDay());
    if (!m_weekPlace.isWaiting())
        readingBegins();
    tools().reader.read<CalendarBoard>(
        m_weekPlace,
        [week = Period {monday - 7, monday - 1}, unit = tools().selection.query().unit](
            BoardContext &context) { return readCalendarBoard(context, week, unit); },
        [this](Result<CalendarBoard> week) {
            readingEnds();
            if (!week.ok())
                return tools().toast(week.error().userText);
            std::vector<EntryActions::Move> copies;
            for (const CalendarEntry &entry : week->entries) {
                const std::optional<EntryTimes> there = moved(timesOf(entry), 7, 0);
                if (there && entry.status != EntryStatus::Cancelled && m_toolbar->filter().passes(entry))
                    copies.push_back({entry, *there});
            }
            if (copies.empty())
                return tools().toast({QUNCE_TEXT("Nothing was planned in the week before.")});
            m_actions.copyTo(
                {QUNCE_TEXT("Copy of the week before: %1 entries"), {std::to_string(copies.size())}}, copies);
        });
}

} // namespace qunce
