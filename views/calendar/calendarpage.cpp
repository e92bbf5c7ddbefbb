// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendarpage.h"

#include <algorithm>

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>

#include "models/boards/entrymoves.h"
#include "models/merge/entryrules.h"
#include "models/merge/transitions.h"
#include "views/calendar/calendarstate.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/checkdialog.h"
#include "views/calendar/daymenu.h"
#include "views/calendar/entrydialog.h"
#include "views/calendar/reasondialog.h"
#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kTickMs = 20'000;

/// What is a status elsewhere too is a step of approval only from here.
bool isStepFrom(EntryStatus status, ReviewStep step)
{
    switch (step) {
    case ReviewStep::Submit:
        return status == EntryStatus::Draft || status == EntryStatus::Changes;
    case ReviewStep::Approve:
    case ReviewStep::Withdraw:
        return status == EntryStatus::Submitted;
    case ReviewStep::SendBack:
        return status == EntryStatus::Submitted || status == EntryStatus::Approved;
    }
    return false;
}

/// This computer's clock shows the time of the business.
bool isBusinessTime()
{
    return QDateTime::currentDateTime().offsetFromUtc() == kBusinessUtcOffset;
}

} // namespace

CalendarPage::CalendarPage(PageTools &pageTools, QWidget *parent)
    : Page(PageId::Calendar, {QUNCE_TEXT("Calendar")}, pageTools, parent)
    , m_boardPlace(this)
    , m_entryPlace(this)
    , m_weekPlace(this)
    , m_findingsPlace(this)
    , m_checkPlace(this)
    , m_rollingPlace(this)
    , m_sheetPlace(this)
    , m_deedPlace(this)
    , m_waitingPlace(this)
    , m_imageCopy(pageTools, this)
    , m_plan(std::make_shared<PlanMemory>())
    , m_toolbar(new CalendarToolbar(pageTools.theme, pageTools.settings, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_rolling(new RollingStrip(pageTools.theme, pageTools.language))
    , m_stack(new QStackedWidget)
    , m_tray(new TrayPanel(pageTools.theme))
    , m_problem(new EmptyState(pageTools.theme))
    , m_notice(new QWidget)
    , m_noticeText(new ThemedLabel(pageTools.theme, TextRole::Body, Token::TextSecondary, m_notice))
    , m_noticeAction(new QPushButton(m_notice))
    , m_pane(new EntryPane(pageTools.theme, pageTools.language, m_splitter))
    , m_review(new ReviewBar(pageTools.theme, m_splitter))
    , m_legend(new StateLegend(pageTools.theme))
    , m_status(new ElidedText(pageTools.theme, TextRole::Secondary, Token::TextSecondary))
    , m_waiting(new QPushButton)
    , m_marks(new RecentMarks(this))
    , m_anchor(today())
    , m_actions(pageTools, m_drafts, m_plan, this)
    , m_content(std::make_shared<CalendarContent>())
{
    m_agenda = new AgendaView(pageTools.theme, pageTools.language, m_stack);
    m_lanes = new LanesView(pageTools.theme, pageTools.language, m_stack);
    m_lanes->setKind(m_toolbar->lanes());
    m_sheet = new SheetView(pageTools.theme, pageTools.language, m_stack);
    m_views = {new MonthView(pageTools.theme, pageTools.language, m_stack),
        new WeekView(pageTools.theme, pageTools.language, m_stack),
        new WeekView(pageTools.theme, pageTools.language, m_stack, WeekView::Span::Day), m_agenda, m_lanes,
        m_sheet};
    for (CalendarCanvas *view : m_views) {
        m_stack->addWidget(view);
        view->setMarks(m_marks);
        connectView(view);
        connectEditing(view);
        connectTrayTo(view);
    }
    connectTray();
    m_stack->addWidget(m_problem);

    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(metrics::kOuterCellPadding, 6, 12, 6);
    notice->addWidget(m_noticeText);
    notice->addWidget(m_noticeAction);
    notice->addStretch(1);
    m_noticeAction->setProperty("kind", QStringLiteral("link"));
    m_notice->hide();
    auto *grid = new QWidget(m_splitter);
    auto *gridRow = new QHBoxLayout(grid);
    gridRow->setContentsMargins(0, 0, 0, 0);
    gridRow->setSpacing(0);
    auto *gridColumn = new QVBoxLayout;
    gridRow->addLayout(gridColumn, 1);
    gridRow->addWidget(m_tray);
    gridColumn->setContentsMargins(0, 0, 0, 0);
    gridColumn->setSpacing(0);
    gridColumn->addWidget(m_review);
    gridColumn->addWidget(m_notice);
    gridColumn->addWidget(m_rolling);
    gridColumn->addWidget(m_stack, 1);
    m_splitter->insertWidget(0, grid);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setHandleWidth(3);
    m_splitter->setChildrenCollapsible(false);
    m_pane->hide();
    auto *bar = new QWidget;
    keepHeight(pageTools.theme, bar, metrics::kStatusBar);
    auto *barRow = new QHBoxLayout(bar);
    barRow->setContentsMargins(metrics::kOuterCellPadding, 0, metrics::kOuterCellPadding, 0);
    barRow->setSpacing(16);
    barRow->addWidget(m_legend); // what the icons mean goes before the rest
    barRow->addWidget(m_status, 1);
    barRow->addWidget(m_waiting);
    m_waiting->setObjectName(QStringLiteral("waiting"));
    m_waiting->setProperty("kind", QStringLiteral("link"));
    m_waiting->hide();
    auto *line = new Rule(pageTools.theme);
    auto *card = new Card(pageTools.theme, this);
    card->body()->addWidget(m_splitter, 1);
    card->body()->addWidget(line);
    card->body()->addWidget(bar);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(metrics::kMargin, 6, metrics::kMargin, metrics::kMargin);
    all->setSpacing(6);
    all->addWidget(m_toolbar);
    all->addWidget(card, 1);

    connect(m_toolbar, &CalendarToolbar::viewChosen, this, &CalendarPage::showView);
    connect(m_toolbar, &CalendarToolbar::filterChanged, this, [this] {
        showContent();
        if (m_board)
            readRolling(); // its numbers are of what passes the filter
    });
    connect(m_rolling, &RollingStrip::entryOpened, this, &CalendarPage::openEntry);
    connect(m_toolbar, &CalendarToolbar::stepped, this, &CalendarPage::step);
    connect(m_toolbar, &CalendarToolbar::todayWanted, this, [this] { goTo(today()); });
    connect(m_toolbar, &CalendarToolbar::lanesChosen, this, [this] { m_lanes->setKind(m_toolbar->lanes()); });
    connect(&m_actions, &EntryActions::boardChanged, this, [this] {
        if (m_drafts.board())
            showBoard();
    });
    connect(&m_actions, &EntryActions::reasonWanted, this, &CalendarPage::askReason);
    connect(m_pane, &EntryPane::closed, this, &CalendarPage::closePane);
    connect(m_pane, &EntryPane::editAsked, this, &CalendarPage::editEntry);
    connect(m_pane, &EntryPane::historyAsked, this, [this] {
        tools().go({PageId::Sync, m_open, std::string("history.") + descriptor(Kind::Entry).name, {}});
    });
    connect(m_pane, &EntryPane::statusAsked, this,
        [this](EntryStatus status) { takeStep({m_pane->detail()->entry}, status); });
    connect(m_pane, &EntryPane::stepAsked, this,
        [this](ReviewStep step) { takeStep({m_pane->detail()->entry}, statusAfter(step)); });
    connect(m_pane, &EntryPane::commentAsked, this,
        [this](const QString &words) { m_actions.comment(m_pane->detail()->entry, words.toStdString()); });
    connect(m_pane, &EntryPane::commentRemoveAsked, this,
        [this](const Uuid &comment) { m_actions.removeComment(m_pane->detail()->entry, comment); });
    connect(m_review, &ReviewBar::asked, this, &CalendarPage::takeStepOfSubjects);
    connect(m_review, &ReviewBar::removeAsked, this, [this] { m_actions.remove(view().subjects()); });
    connect(m_review, &ReviewBar::endAsked, this, [this] { view().setChosen({}); });
    connect(&tools().edits, &EditDesk::rightsChanged, this, [this] {
        m_toolbar->setWhyNoNew(m_actions.whyNoNew());
        if (isPaneOpen())
            readEntry();
    });
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { tools().settings.set(QStringLiteral("calendar/pane"), m_pane->width()); });
    connect(&m_clock, &QTimer::timeout, this, &CalendarPage::tick);
    m_clock.start(kTickMs);
    connectDeeds();
    addCommands();
    addSavedViews();
    fillPlanMenu();
    for (CalendarCanvas *view : m_views)
        view->setAnchor(m_anchor);
    m_stack->setCurrentWidget(&view());
}

QWidget *CalendarPage::firstControl()
{
    return &view();
}

void CalendarPage::addSavedViews()
{
    ViewParts parts;
    parts.page = "calendar";
    parts.hasPeriod = false;
    parts.state = [this]() -> std::optional<QJsonObject> {
        return calendarState(m_toolbar->view(), m_toolbar->lanes(), m_toolbar->filter());
    };
    parts.apply = [this](const QJsonObject &state) {
        const CalendarArrangement said = calendarArrangementFrom(state);
        m_toolbar->setFilter(said.filter);
        m_toolbar->setLanes(said.lanes);
        m_toolbar->setView(said.view);
    };
    parts.standard = [] { return calendarState(CalendarViewKind::Month, LaneKind::Region, {}); };
    parts.understood = [](const QJsonObject &state) {
        const CalendarArrangement said = calendarArrangementFrom(state);
        return calendarState(said.view, said.lanes, said.filter);
    };
    m_savedViews = new ViewPicker(tools(), std::move(parts));
    m_toolbar->addViewPicker(m_savedViews);
    connect(m_toolbar, &CalendarToolbar::viewChosen, m_savedViews, &ViewPicker::noteArranged);
    connect(m_toolbar, &CalendarToolbar::lanesChosen, m_savedViews, &ViewPicker::noteArranged);
    connect(m_toolbar, &CalendarToolbar::filterChanged, m_savedViews, &ViewPicker::noteArranged);
    connect(m_savedViews, &ViewPicker::readingBegan, this, &CalendarPage::readingBegins);
    connect(m_savedViews, &ViewPicker::readingEnded, this, &CalendarPage::readingEnds);
}

void CalendarPage::connectView(CalendarCanvas *view)
{
    connect(view, &CalendarCanvas::opened, this, &CalendarPage::openEntry);
    connect(view, &CalendarCanvas::stepped, this, &CalendarPage::step);
    connect(view, &CalendarCanvas::dayWanted, this, &CalendarPage::goTo);
    connect(view, &CalendarCanvas::dayOpened, this, &CalendarPage::openDay);
    connect(view, &CalendarCanvas::moreWanted, this, [this, view](Day day, QPoint place) {
        auto *menu = new DayMenu(tools().theme, tools().format(), *m_content, day, view);
        connect(menu, &DayMenu::opened, this, &CalendarPage::openEntry);
        connect(menu, &DayMenu::dayOpened, this, &CalendarPage::openDay);
        menu->popup(place);
    });
}

/// All of a day as a list.
void CalendarPage::openDay(Day day)
{
    goTo(day);
    m_toolbar->setView(CalendarViewKind::Agenda);
    m_agenda->setFocus();
}

void CalendarPage::open(const Destination &destination)
{
    if (const EntryStatus status = entryStatusNamed(destination.filter);
        !destination.filter.empty() && storedName(status) == destination.filter) {
        CalendarFilter filter;
        filter.statuses = {status};
        m_toolbar->setFilter(filter);
        m_toolbar->setView(CalendarViewKind::Agenda);
        goTo(today());
    }
    if (!destination.subject.isNil())
        openEntry(destination.subject);
}

int CalendarPage::rowsShown() const
{
    return m_board ? static_cast<int>(m_content->countIn(view().days())) : 0;
}

void CalendarPage::goTo(Day day)
{
    const Day wanted = std::clamp(day, kFirstDataDay, kLastDataDay);
    m_anchor = wanted;
    for (CalendarCanvas *each : m_views) {
        each->setAnchor(wanted);
        each->focusOn(wanted);
    }
    m_bringsAnchor = true;
    if (m_board && m_board->days == monthGridOf(wanted))
        showContent();
    else
        refresh();
}

void CalendarPage::step(int periods)
{
    switch (viewKind()) {
    case CalendarViewKind::Week:
    case CalendarViewKind::Lanes:
        return goTo(m_anchor + 7 * periods);
    case CalendarViewKind::Day:
        return goTo(m_anchor + periods);
    case CalendarViewKind::Month:
    case CalendarViewKind::Agenda:
    case CalendarViewKind::Sheet:
        return goTo(addMonths(m_anchor, periods));
    }
}

void CalendarPage::showView()
{
    // The new view shows the day on which the focus was.
    auto *last = qobject_cast<CalendarCanvas *>(m_stack->currentWidget());
    const bool hadFocus = last != nullptr && last->hasFocus();
    const Day day = last != nullptr && last->days().contains(last->focusDay()) ? last->focusDay() : m_anchor;
    if (last != nullptr)
        view().setChosen(last->chosen());
    if (m_board || m_stack->currentWidget() != m_problem)
        m_stack->setCurrentWidget(&view());
    if (hadFocus)
        view().setFocus();
    goTo(day);
    if (m_board && viewKind() == CalendarViewKind::Sheet)
        readSheet();
}

void CalendarPage::refresh()
{
    if (!m_boardPlace.isWaiting())
        readingBegins();
    const Period days = monthGridOf(m_anchor);
    tools().reader.read<CalendarBoard>(
        m_boardPlace,
        [days, unit = tools().selection.query().unit](
            BoardContext &context) { return readCalendarBoard(context, days, unit); },
        [this, reading = m_drafts.readingBegins()](Result<CalendarBoard> board) {
            if (board.ok()) {
                takeDesk(board->desk);
                m_drafts.read(std::move(*board), reading);
                showBoard();
                readFindings();
                readRolling();
                readWaiting();
                if (viewKind() == CalendarViewKind::Sheet)
                    readSheet();
            } else {
                showProblem(board.error());
            }
            readingEnds();
        });
    if (isPaneOpen())
        readEntry();
}

/// The entry that is open may have been read before its policy and deputies were: it offers what they allow now.
void CalendarPage::takeDesk(const ApprovalDesk &desk)
{
    const bool isOther = desk != m_actions.desk();
    m_actions.setDesk(desk);
    if (isOther && isPaneOpen() && m_pane->detail()) {
        const EntryDetail shown = *m_pane->detail();
        m_pane->showEntry(shown, rightsTo(shown));
    }
}

/// After the board is there: the cards come first, and then what is to be said of them.
void CalendarPage::readFindings()
{
    if (!m_findingsPlace.isWaiting())
        readingBegins();
    tools().reader.read<BoardFindings>(
        m_findingsPlace,
        [days = m_board->days, plan = m_plan](
            BoardContext &context) { return readBoardFindings(context, *plan, days); },
        [this](Result<BoardFindings> findings) {
            if (findings.ok()) {
                m_findings = std::make_shared<const BoardFindings>(std::move(*findings));
                showContent();
            }
            readingEnds();
        });
}

void CalendarPage::readRolling()
{
    if (!m_rollingPlace.isWaiting())
        readingBegins();
    tools().reader.read<RollingBoard>(
        m_rollingPlace,
        [days = m_board->days, plan = m_plan, unit = tools().selection.query().unit,
            filter = m_toolbar->filter()](
            BoardContext &context) { return readRollingBoard(context, *plan, days, unit, filter); },
        [this](Result<RollingBoard> board) {
            if (board.ok())
                m_rolling->setBoard(std::make_shared<const RollingBoard>(std::move(*board)));
            readingEnds();
        });
}

/// What only the table shows.
void CalendarPage::readSheet()
{
    if (!m_sheetPlace.isWaiting())
        readingBegins();
    tools().reader.read<SheetParts>(
        m_sheetPlace, [days = m_board->days](BoardContext &context) { return readSheetParts(context, days); },
        [this](Result<SheetParts> parts) {
            if (parts.ok())
                m_sheet->setParts(std::move(*parts));
            readingEnds();
        });
}

void CalendarPage::readCheck()
{
    if (!m_checkPlace.isWaiting())
        readingBegins();
    tools().reader.read<EntryCheck>(
        m_checkPlace,
        [entry = m_pane->detail()->record, plan = m_plan](
            BoardContext &context) { return checkEntry(context, *plan, entry); },
        [this, entry = m_open](const Result<EntryCheck> &check) {
            if (check.ok() && m_pane->detail() && m_pane->detail()->record.id == entry)
                m_pane->showCheck(*check);
            readingEnds();
        });
}

void CalendarPage::showProblem(const Error &error)
{
    const bool isDenied = error.code == ErrorCode::PermissionDenied;
    BoardQuery whole = tools().selection.query();
    if ((isDenied || error.code == ErrorCode::NotFound) && !whole.unit.isNil()) {
        whole.unit = {};
        m_problem->say(isDenied ? QStringLiteral("lock") : QStringLiteral("info"), text(error.userText), {},
            text(QUNCE_TEXT("Show everything")), [this, whole] { tools().selection.set(whole); });
    } else {
        m_problem->say(QStringLiteral("warning"), text(error.userText), {}, text(QUNCE_TEXT("Try again")),
            [this] { refresh(); });
    }
    m_stack->setCurrentWidget(m_problem);
    m_board.reset();
    m_drafts.clear();
}

void CalendarPage::showBoard()
{
    m_board = m_drafts.board();
    m_toolbar->offer(*m_board);
    m_toolbar->setWhyNoNew(m_actions.whyNoNew());
    m_stack->setCurrentWidget(&view());
    showContent();
}

void CalendarPage::showContent()
{
    if (!m_board)
        return;
    m_content = std::make_shared<const CalendarContent>(m_board, m_toolbar->filter(), m_findings);
    const std::set<std::string> &campaigns = m_toolbar->filter().campaigns;
    m_sheet->setCampaign(campaigns.size() == 1 ? Uuid::parse(*campaigns.begin()).value_or(Uuid()) : Uuid());
    for (CalendarCanvas *each : m_views)
        each->setContent(m_content, tools().reader.now());
    m_rolling->setDays(view().days());
    if (m_bringsAnchor && m_board->days == monthGridOf(m_anchor)) {
        m_bringsAnchor = false; // what a sync brings leaves the list where it is
        m_agenda->showDay(m_anchor);
    }
    showTray();
    if (!m_follow.isNil())
        followEntry(m_follow);
    showChoice();
    say();
}

QString CalendarPage::rangeText() const
{
    const Format format = tools().format();
    const Period days = view().days();
    if (viewKind() == CalendarViewKind::Day)
        return format.dayWithYear(m_anchor) + QLatin1Char(' ') + format.weekday(m_anchor);
    if (viewKind() == CalendarViewKind::Month || viewKind() == CalendarViewKind::Agenda
        || viewKind() == CalendarViewKind::Sheet)
        return format.month(m_anchor);
    const bool isOneMonth = firstOfMonth(days.from) == firstOfMonth(days.to);
    const QChar dash(0x2013);
    if (format.isChinese()) {
        return format.dayWithYear(days.from) + dash
            + (isOneMonth ? QString::number(days.to.dayOfMonth()) + QStringLiteral("日")
                          : format.shortDay(days.to));
    }
    return (isOneMonth ? QString::number(days.from.dayOfMonth()) : format.shortDay(days.from)) + dash
        + format.dayWithYear(days.to);
}

void CalendarPage::say()
{
    const Format format = tools().format();
    const QString range = rangeText();
    m_toolbar->setRange(range);
    for (CalendarCanvas *each : m_views)
        each->setAccessibleName(text(title()) + QLatin1Char(' ') + range);
    if (!m_board)
        return;
    const bool isOfMonth = viewKind() == CalendarViewKind::Month || viewKind() == CalendarViewKind::Agenda
        || viewKind() == CalendarViewKind::Sheet;
    const Period days = isOfMonth ? Period {firstOfMonth(m_anchor), lastOfMonth(m_anchor)} : view().days();
    const size_t shown = m_content->countIn(days);
    const auto all = static_cast<size_t>(std::count_if(m_board->entries.begin(), m_board->entries.end(),
        [days](const CalendarEntry &entry) { return days.contains(entry.day()); }));
    const auto number = [&](size_t count) { return format.integer(static_cast<int64_t>(count)); };
    QString status = m_toolbar->filter().isEmpty()
        ? text(QUNCE_TEXT("%1: %2 entries"), {range, number(shown)})
        : text(QUNCE_TEXT("%1: %2 of %3 entries"), {range, number(shown), number(all)});
    const DayMarks *first = m_content->marksOf(std::max(days.from, m_board->days.from));
    const DayMarks *last = m_content->marksOf(std::min(days.to, m_board->days.to));
    const DayMarks *unpublished = first && !first->isPublished ? first
        : last && !last->isPublished                           ? last
                                                               : nullptr;
    const int year = unpublished == first ? days.from.year() : days.to.year();
    status += QStringLiteral(" · ")
        + (unpublished ? text(QUNCE_TEXT("Days off of %1 are not published yet"), {QString::number(year)})
                       : text(QUNCE_TEXT("Days off by notice of the State Council")));
    if (!isBusinessTime())
        status += QStringLiteral(" · ") + text(QUNCE_TEXT("All times are Beijing time"));
    m_status->setText(status);

    const bool isFilteredOut = shown == 0 && all > 0;
    m_notice->setVisible(shown == 0);
    m_noticeText->setText(isFilteredOut ? text(QUNCE_TEXT("No entry of this time passes the filter."))
                                        : text(QUNCE_TEXT("Nothing is planned in this time.")));
    m_noticeAction->setText(
        isFilteredOut ? text(QUNCE_TEXT("Clear the filter")) : text(QUNCE_TEXT("Go to today")));
    m_noticeAction->setAccessibleName(m_noticeAction->text());
    m_noticeAction->setVisible(isFilteredOut || !days.contains(today()));
    m_noticeAction->disconnect(this);
    connect(m_noticeAction, &QPushButton::clicked, this, [this, isFilteredOut] {
        if (isFilteredOut)
            m_toolbar->setFilter({});
        else
            goTo(today());
    });
}

void CalendarPage::openEntry(const Uuid &entry)
{
    m_open = entry;
    for (CalendarCanvas *each : m_views)
        each->setOpen(entry);
    readEntry();
}

void CalendarPage::readEntry()
{
    if (!m_entryPlace.isWaiting())
        readingBegins();
    tools().reader.read<EntryDetail>(
        m_entryPlace,
        [entry = m_open, unit = tools().selection.query().unit](
            BoardContext &context) { return readEntryDetail(context, entry, unit); },
        [this](Result<EntryDetail> detail) {
            if (detail.ok())
                m_pane->showEntry(*detail, rightsTo(*detail));
            if (detail.ok() && isChecked(detail->record, tools().reader.now()))
                readCheck();
            if (!detail.ok())
                m_pane->showProblem(text(detail.error().userText));
            if (!m_pane->isVisible()) {
                const int width =
                    tools().settings.value(QStringLiteral("calendar/pane"), metrics::kDetailPane).toInt();
                m_pane->show();
                m_splitter->setSizes({std::max(1, m_splitter->width() - width - metrics::kGap), width});
                arrangeTray();
            }
            // Another page may have asked for an entry of any day.
            if (detail.ok() && detail->entry.isPlanned && !detail->entry.isRolling
                && !view().days().contains(detail->entry.day()))
                goTo(detail->entry.day());
            readingEnds();
        });
}

EntryRights CalendarPage::rightsTo(const EntryDetail &detail) const
{
    EntryRights rights;
    const EditDesk &edits = tools().edits;
    if (isLocked(detail.record, tools().reader.now()))
        rights.locked = whyFixed(detail.record, tools().reader.now());
    rights.whyNotFields = edits.whyNot(detail.record, "title");
    if (rights.whyNotFields.empty() && !isRolling(detail.record)) // whose last day may still come sooner
        rights.whyNotFields = rights.locked;
    rights.whyNotStatus = edits.whyNot(detail.record, "status");
    if (rights.whyNotStatus.empty()) {
        for (const std::string_view next :
            nextStates(Kind::Entry, "status", storedName(detail.entry.status), edits.actor()->role)) {
            if (m_actions.whyNotStep(detail.record, entryStatusNamed(next)).empty())
                rights.next.push_back(entryStatusNamed(next));
        }
    }
    for (const ReviewStep step : kReviewSteps) {
        const bool isNext = mayMove(Kind::Entry, "status", storedName(detail.entry.status),
                                storedName(statusAfter(step)), Role::HqContent)
            && detail.entry.status != statusAfter(step) && isStepFrom(detail.entry.status, step);
        if (isNext)
            rights.steps.emplace_back(step, m_actions.whyNotStep(detail.record, statusAfter(step)));
    }
    rights.isFirstOfTwo = m_actions.turnOf(detail.record) == ApprovalTurn::First;
    for (const EmergencyStep step : kEmergencySteps)
        rights.emergencies.emplace_back(step, m_actions.whyNot(detail.record, step));
    Record comment;
    comment.kind = Kind::Comment;
    comment.bucket = detail.record.bucket;
    comment.put("entry", toValue(detail.entry.id));
    comment.put("author", toValue(edits.actor() ? edits.actor()->user : Uuid()));
    rights.whyNoComment = edits.whyNotCreate(comment);
    for (const EntryComment &each : detail.review.comments) {
        if (edits.whyNotDelete(each.record).empty())
            rights.ownComments.insert(each.id);
    }
    return rights;
}

Message CalendarPage::whyNoEntry() const
{
    return isPaneOpen() && m_pane->detail() ? Message() : Message(QUNCE_TEXT("Open an entry first."));
}

void CalendarPage::editEntry()
{
    if (!m_pane->detail())
        return;
    auto *dialog = new EntryDialog(tools(), m_plan, *m_pane->detail(),
        m_board ? m_board->campaigns : std::vector<CalendarChoice>(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CalendarPage::takeStep(const std::vector<CalendarEntry> &entries, EntryStatus to)
{
    const auto take = [this, entries, to](const std::string &reason) {
        const std::optional<EntryDetail> &open = m_pane->detail();
        if (entries.size() == 1 && open && open->record.id == entries.front().id)
            m_actions.takeStep(EntrySource {open->record, {}}, to, reason);
        else
            m_actions.takeStep(entries, to, reason);
    };
    if (to != EntryStatus::Changes)
        return take({});
    const QString title = entries.size() == 1
        ? text(QUNCE_TEXT("Send back %1"), {QString::fromStdString(entryName(entries.front()))})
        : text(QUNCE_TEXT("Send back %1 entries"), {QString::number(entries.size())});
    auto *dialog = new ReasonDialog(
        tools(), title, text(QUNCE_TEXT("Send back")),
        [take](const QString &reason) { take(reason.toStdString()); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CalendarPage::askReason(const std::vector<CheckedSource> &entries, EntryStatus to)
{
    const Message verb = textOf(to == EntryStatus::Approved ? ReviewStep::Approve : ReviewStep::Submit);
    const QString title = entries.size() == 1
        ? text(
            QUNCE_TEXT("%1: %2"), {text(verb), clippedLine(entries.front().source.entry.text("title"), 40)})
        : text(QUNCE_TEXT("%1: %2"),
            {text(verb), text(QUNCE_TEXT("%1 entries"), {QString::number(entries.size())})});
    auto *dialog = new CheckDialog(
        tools(), title, text(verb), entries,
        [this, entries, to](
            const QString &reason) { m_actions.takeChecked(entries, to, reason.toStdString()); },
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CalendarPage::takeStepOfSubjects(ReviewStep step)
{
    std::vector<CalendarEntry> entries;
    if (hasTrayFocus())
        entries = m_tray->chosen();
    else if (!view().chosen().empty())
        entries = view().subjects();
    else if (isPaneOpen() && m_pane->detail())
        entries = {m_pane->detail()->entry};
    else if (hasSubject())
        entries = view().subjects();
    if (!entries.empty())
        takeStep(entries, statusAfter(step));
}

void CalendarPage::showChoice()
{
    const std::vector<CalendarEntry> chosen =
        view().chosen().empty() ? std::vector<CalendarEntry>() : view().subjects();
    m_review->show(chosen, [this](const CalendarEntry &entry, ReviewStep step) {
        return isStepFrom(entry.status, step) ? m_actions.whyNotStep(entry.record(), statusAfter(step))
                                              : Message(QUNCE_TEXT("This is not the next step for it."));
    });
}

void CalendarPage::closePane()
{
    if (m_checkPlace.isWaiting()) {
        m_checkPlace.cancel();
        readingEnds();
    }
    if (m_entryPlace.isWaiting()) {
        m_entryPlace.cancel();
        readingEnds();
    }
    m_open = {};
    for (CalendarCanvas *each : m_views)
        each->setOpen({});
    m_pane->hide();
    arrangeTray();
    view().setFocus();
}

void CalendarPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isPaneOpen())
        closePane();
    else
        Page::keyPressEvent(event);
}

void CalendarPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_marks->show();
    tick();
}

void CalendarPage::markChanged(const std::vector<Uuid> &entries)
{
    m_marks->add(entries, isVisible());
}

void CalendarPage::tick()
{
    if (!isVisible())
        return;
    for (CalendarCanvas *each : m_views)
        each->setNow(tools().reader.now());
}

void CalendarPage::retranslate()
{
    m_stack->setAccessibleName(text(title()));
    m_toolbar->setWhyNoNew(m_actions.whyNoNew());
    showChoice();
    say();
}

} // namespace qunce
