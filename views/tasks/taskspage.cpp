// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/tasks/taskspage.h"

#include <algorithm>
#include <utility>

#include <QClipboard>
#include <QGuiApplication>
#include <QTableView>
#include <QVBoxLayout>

#include "models/boards/guidedetail.h"
#include "models/boards/lastmetre.h"
#include "models/items/tablemodel.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/roster/rosterviews.h"
#include "views/tasks/taskcharts.h"

namespace qunce {

namespace {

const QString kSplitterKey = QStringLiteral("tasks/splitter");
constexpr int kRankingWidth = 452;
constexpr int kLineHeight = 180;
constexpr int kSmallSample = 5;

bool isTimeAxis(TaskBreakdown breakdown)
{
    return breakdown == TaskBreakdown::Day || breakdown == TaskBreakdown::Week;
}

} // namespace

TasksPage::TasksPage(PageTools &tools, QWidget *parent)
    : Page(PageId::Tasks, {QUNCE_TEXT("Tasks")}, tools, parent)
    , m_place(this)
    , m_leafPlace(this)
    , m_guidePlace(this)
    , m_campaignPlace(this)
    , m_textPlace(this)
    , m_imageCopy(tools, this)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_tableCard(new Card(tools.theme, m_splitter))
    , m_lower(new QWidget(m_splitter))
    , m_table(new RosterView(tools, QStringLiteral("tasks"), m_tableCard))
    , m_path(new DrillBar(tools, m_lower))
    , m_stack(new QStackedWidget(m_lower))
    , m_charts(new QWidget(m_stack))
    , m_ranking(new RankingBars(tools, m_charts))
    , m_line(new LineChart(tools, m_charts))
    , m_heat(new HeatMap(tools, m_charts))
    , m_rankingCard(new ChartCard(tools, m_ranking, m_charts))
    , m_lineCard(new ChartCard(tools, m_line, m_charts))
    , m_heatCard(new ChartCard(tools, m_heat, m_charts))
    , m_order(new QToolButton(m_rankingCard))
    , m_assignmentCard(new Card(tools.theme, m_stack))
    , m_assignments(new RosterView(tools, QStringLiteral("assignments"), m_assignmentCard))
    , m_problem(new EmptyState(tools.theme, m_stack))
{
    m_tableCard->body()->addWidget(m_table);
    m_table->setQuickFilters(taskTabs(), "due");
    m_table->setDefaultSort({{"due", true}});
    m_table->setNoun({QUNCE_TEXT("%1 tasks")});
    m_table->setSearchHint({QUNCE_TEXT("Task or campaign")});
    m_table->setEmptyText({QUNCE_TEXT("No tasks in this period.")},
        {QUNCE_TEXT(
            "They come with entries that are dispatched, or with headquarters' import. Or choose another "
            "period in the header.")});
    m_savedViews = addSavedViews(*m_table, tools, "tasks");
    connect(m_savedViews, &ViewPicker::readingBegan, this, &TasksPage::readingBegins);
    connect(m_savedViews, &ViewPicker::readingEnded, this, &TasksPage::readingEnds);
    for (RosterView *table : {m_table, m_assignments})
        table->setSource([this] {
            return m_board ? sourceOf(text(this->title()), this->tools().selection.query().period)
                           : ChartSource();
        });
    m_assignments->setNoun({QUNCE_TEXT("%1 assignments")});
    m_assignments->setSearchHint({QUNCE_TEXT("Guide, store or task")});
    m_assignments->setDefaultSort({{"due", true}, {"guide", false}});
    m_assignments->setEmptyText({QUNCE_TEXT("No assignments here.")});

    buildCharts();
    auto *column = new QVBoxLayout(m_lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_path);
    column->addWidget(m_stack, 1);
    m_splitter->addWidget(m_tableCard);
    m_splitter->addWidget(m_lower);
    m_splitter->setHandleWidth(metrics::kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({270, 570});
    m_splitter->restoreState(tools.settings.value(kSplitterKey).toByteArray());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    all->addWidget(m_splitter);

    addCommands();
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { this->tools().settings.set(kSplitterKey, m_splitter->saveState()); });
    connect(m_table, &RosterView::activated, this, &TasksPage::drillTask);
    connect(m_table->tableView(), &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        const DataTable *table = m_table->model().table();
        const auto place = static_cast<size_t>(index.column());
        if (table != nullptr && !table->columns[place].isText()
            && table->columns[place].type != CellType::Instant)
            drillTask(m_table->model().idAt(index.row()));
    });
    connect(m_path, &DrillBar::backAsked, this, &TasksPage::goBack);
    connect(m_path, &DrillBar::nudgeAsked, this, [this] {
        if (const std::optional<NudgeQuery> query = nudged())
            openNudge(this->tools(), *query, this);
    });
    connect(m_path, &DrillBar::crumbChosen, this, &TasksPage::chooseCrumb);
    connect(m_path, &DrillBar::choiceMade, this, [this](int choice) {
        m_breakdown = m_board->breakdowns[static_cast<size_t>(choice)];
        readBoard();
    });
    connect(&tools.selection, &Selection::changed, this, [this] {
        // The header leads elsewhere: what was listed for the old unit or period is gone.
        if (!m_isGoing) {
            m_history.clear();
            m_leaf.reset();
        }
    });
    tools.commands.add(
        {.id = "tasks.back",
            .group = CommandGroup::Page,
            .text = {QUNCE_TEXT("Back one level")},
            .help = {QUNCE_TEXT("From assignments or a unit to where you came from")},
            .icon = "chevron-left",
            .shortcut = QKeySequence(Qt::Key_Backspace),
            .isOfPage = true},
        this, [this] { goBack(); },
        [this] { return canGoBack() ? Message() : Message(QUNCE_TEXT("This is the top level.")); });
}

void TasksPage::addCommands()
{
    const auto add = [this](const char *id, Message words, QKeySequence keys, std::function<void()> run) {
        CommandInfo info;
        info.id = id;
        info.group = CommandGroup::Edit;
        info.text = std::move(words);
        info.shortcut = std::move(keys);
        info.isOfPage = true;
        tools().commands.add(std::move(info), this, std::move(run));
    };
    add("tasks.text", {QUNCE_TEXT("Copy the text of the task")}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C),
        [this] { copyText(false); });
    add("tasks.all", {QUNCE_TEXT("Copy title, text and link of the task")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_C), [this] { copyText(true); });
    addNudgeCommand(tools(), this, "tasks.nudge", [this] { return nudged(); });
    add("tasks.images", {QUNCE_TEXT("Copy the images of the task")},
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_I), [this] { copyImages(); });
}

/// What the guides of the task send: of the one whose assignments are shown, or of the row at hand.
Uuid TasksPage::taskAtHand()
{
    const Uuid task =
        m_leaf && !m_leaf->query.task.isNil() ? m_leaf->query.task : m_table->current().value_or(Uuid());
    if (task.isNil())
        tools().toast({QUNCE_TEXT("Choose a task first.")});
    return task;
}

/// The assignments of the path: of its last number, else of the header's unit and days.
std::optional<NudgeQuery> TasksPage::nudged() const
{
    if (!m_board)
        return std::nullopt;
    const BoardQuery &query = tools().selection.query();
    return NudgeQuery {m_leaf ? m_leaf->query : AssignmentsQuery {query.unit, {}, {}, query.period}};
}

void TasksPage::copyImages()
{
    const Uuid task = taskAtHand();
    if (task.isNil())
        return;
    tools().reader.read<ChatText>(
        m_textPlace, [task](BoardContext &context) { return readTaskText(context, task); },
        [this](Result<ChatText> read) {
            if (!read.ok())
                return tools().toast(read.error().userText);
            m_imageCopy.copy(read->images);
        });
}

void TasksPage::copyText(bool all)
{
    const Uuid task = taskAtHand();
    if (task.isNil())
        return;
    tools().reader.read<ChatText>(
        m_textPlace, [task](BoardContext &context) { return readTaskText(context, task); },
        [this, all](Result<ChatText> read) {
            if (!read.ok())
                return tools().toast(read.error().userText);
            QGuiApplication::clipboard()->setText(QString::fromStdString(all ? read->all : read->words));
            tools().toast({QUNCE_TEXT("The text is in the clipboard.")});
        });
}

void TasksPage::buildCharts()
{
    for (ScrolledChart *chart :
        {static_cast<ScrolledChart *>(m_ranking), static_cast<ScrolledChart *>(m_heat)})
        chart->setDrillable(true);
    m_line->setDrillable(true);
    connect(m_ranking, &RankingBars::activated, this, [this](int row) { drillBar(row); });
    connect(m_line, &LineChart::activated, this, &TasksPage::drillDay);
    connect(m_heat, &HeatMap::activated, this, &TasksPage::drillCell);
    m_order->setProperty("kind", QStringLiteral("quiet"));
    connect(m_order, &QToolButton::clicked, this, [this] {
        m_isFromBelow = !m_isFromBelow;
        retranslate();
        showCharts();
    });
    m_rankingCard->addChartTool(m_order);

    auto *row = new QHBoxLayout(m_charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    m_rankingCard->setMinimumWidth(360);
    m_rankingCard->setMaximumWidth(kRankingWidth);
    row->addWidget(m_rankingCard, 3);
    auto *right = new QVBoxLayout;
    right->setSpacing(metrics::kGap);
    keepMinimumHeight(tools().theme, m_lineCard, 140);
    const auto limit = [this] { m_lineCard->setMaximumHeight(zoomed(tools().theme, kLineHeight)); };
    limit();
    connect(&tools().theme, &Theme::changed, this, limit);
    right->addWidget(m_lineCard, 2);
    right->addWidget(m_heatCard, 3);
    row->addLayout(right, 5);
    m_assignmentCard->body()->addWidget(m_assignments);
    m_stack->addWidget(m_charts);
    m_stack->addWidget(m_assignmentCard);
    m_stack->addWidget(m_problem);
}

void TasksPage::open(const Destination &destination)
{
    if (destination.filter == kTasksOfGuide) {
        m_askedGuide = destination.subject;
        if (m_board)
            openGuide();
        return;
    }
    if (destination.filter == kTasksOfCampaign)
        return openCampaign(destination.subject);
    if (!destination.filter.empty())
        m_table->chooseFilter(destination.filter);
    if (!destination.subject.isNil())
        m_table->select(destination.subject);
}

/// The table knows campaigns by their names.
void TasksPage::openCampaign(const Uuid &campaign)
{
    if (!m_campaignPlace.isWaiting())
        readingBegins();
    tools().reader.read<std::optional<Record>>(
        m_campaignPlace,
        [campaign](BoardContext &context) { return context.snapshot.record(Kind::Campaign, campaign); },
        [this](const Result<std::optional<Record>> &read) {
            if (read.ok() && *read) {
                m_leaf.reset();
                m_history.clear();
                m_stack->setCurrentIndex(0);
                m_table->clearFilters();
                m_table->chooseFilter("due");
                m_table->setFilter({"campaign", {(*read)->text("name")}, {}, {}});
                if (m_board)
                    showCrumbs();
            }
            readingEnds();
        });
}

/// Straight to the assignments of one guide, with the name and the rate that the path says.
void TasksPage::openGuide()
{
    const Uuid guide = std::exchange(m_askedGuide, Uuid());
    const BoardQuery query = tools().selection.query();
    if (!m_guidePlace.isWaiting())
        readingBegins();
    tools().reader.read<std::optional<GuideDetail>>(
        m_guidePlace,
        [query, guide](BoardContext &context) { return readGuideDetail(context, query, guide); },
        [this, query, guide](const Result<std::optional<GuideDetail>> &read) {
            if (read.ok() && *read && m_board) {
                const GuideDetail &detail = **read;
                m_history.clear();
                m_leaf.reset();
                const std::optional<Fraction> &of = detail.completion.denominator;
                enterLeaf({{{}, guide, {}, query.period}, QString::fromStdString(detail.name),
                    {detail.completion.value, of && of->numerator < kSmallSample}});
            }
            readingEnds();
        });
}

int TasksPage::rowsShown() const
{
    return m_table->rowsShown();
}

void TasksPage::refresh()
{
    readBoard();
    if (m_leaf)
        readLeaf();
}

void TasksPage::readBoard()
{
    const TasksQuery query {tools().selection.query(), {}, m_breakdown};
    if (!m_place.isWaiting())
        readingBegins();
    tools().reader.read<TasksBoard>(
        m_place, [query](BoardContext &context) { return readTasksBoard(context, query); },
        [this](const Result<TasksBoard> &board) {
            show(board);
            readingEnds();
        });
}

void TasksPage::readLeaf()
{
    using Table = std::shared_ptr<const DataTable>;
    const AssignmentsQuery query = m_leaf->query;
    if (!m_leafPlace.isWaiting())
        readingBegins();
    tools().reader.read<Table>(
        m_leafPlace, [query](BoardContext &context) { return readAssignments(context, query); },
        [this](const Result<Table> &table) {
            if (table.ok())
                m_assignments->showTable(*table);
            else
                m_assignments->showProblem(table.error());
            readingEnds();
        });
}

void TasksPage::show(const Result<TasksBoard> &board)
{
    if (!board.ok()) {
        m_board.reset();
        m_table->showProblem(board.error());
        m_problem->say(QStringLiteral("warning"), text(board.error().userText));
        m_stack->setCurrentWidget(m_problem);
        m_path->setCrumbs({});
        m_path->setChoices({}, -1);
        return;
    }
    m_board = *board;
    m_table->showTable(m_board->tasks);
    showCharts();
    showCrumbs();
    m_stack->setCurrentIndex(m_leaf ? 1 : 0);
    focusContents();
    if (!m_askedGuide.isNil())
        openGuide();
}

void TasksPage::focusContents()
{
    if (!m_wantsFocus)
        return;
    m_wantsFocus = false;
    if (m_leaf)
        m_assignments->tableView()->setFocus(Qt::OtherFocusReason);
    else
        m_ranking->setFocus(Qt::OtherFocusReason);
}

ChartSource TasksPage::sourceOf(const QString &title, Period period) const
{
    const Format format = tools().format();
    QStringList scope;
    for (const TaskPathStep &step : m_board->path) {
        if (step.kind || m_board->path.size() == 1)
            scope << nameOf(*m_board, step);
    }
    return {title, scope.join(QStringLiteral(" › ")), format.period(period),
        format.dateTime(tools().reader.now())};
}

void TasksPage::showCharts()
{
    if (!m_board)
        return;
    const Format format = tools().format();
    const BoardQuery &query = tools().selection.query();
    const Period weeks {m_board->weeks.front().from, m_board->weeks.back().to};
    m_rankingCard->setSource(sourceOf(titleOf(m_board->breakdown), query.period), countOf(*m_board, format));
    m_ranking->setData(rankingOf(*m_board, m_isFromBelow, format));
    m_order->setVisible(!isTimeAxis(m_board->breakdown));
    m_lineCard->setSource(
        sourceOf(text(QUNCE_TEXT("Completion by day")), m_board->linePeriod), text(QUNCE_TEXT("Due day")));
    m_line->setData(daysOf(*m_board, query.compare, format));
    m_heatCard->setSource(sourceOf(text(QUNCE_TEXT("Store × week")), weeks),
        text(QUNCE_TEXT("From Monday · last 12 weeks · %")));
    m_heat->setData(heatOf(*m_board, format));
    QStringList names;
    for (const TaskBreakdown breakdown : m_board->breakdowns)
        names << shortName(breakdown);
    const auto chosen = std::find(m_board->breakdowns.begin(), m_board->breakdowns.end(), m_board->breakdown);
    m_path->setChoices(names, static_cast<int>(chosen - m_board->breakdowns.begin()));
}

void TasksPage::showCrumbs()
{
    const Format format = tools().format();
    std::vector<DrillBar::Crumb> crumbs;
    const auto add = [&](const QString &name, const TaskRate &rate) {
        const ChartValue value {rate.value, rate.isSmall};
        crumbs.push_back(
            {name, valueText(value, ChartUnit::Rate, format), pairText(value, ChartUnit::Rate, format)});
    };
    for (const TaskPathStep &step : m_board->path)
        add(nameOf(*m_board, step), step.rate);
    if (m_leaf)
        add(m_leaf->name, m_leaf->rate);
    m_path->setCrumbs(std::move(crumbs));
    m_path->setCanGoBack(canGoBack());
    tools().commands.refresh(); // Backspace is a command of its own
    if (m_leaf) {
        m_assignmentCard->setTitle(text(QUNCE_TEXT("Assignments: %1"), {m_leaf->name}),
            m_leaf->query.task.isNil() ? format.period(m_leaf->query.period) : QString());
    }
}

void TasksPage::retranslate()
{
    m_path->retranslate();
    m_order->setText(m_isFromBelow ? text(QUNCE_TEXT("Lowest first")) : text(QUNCE_TEXT("Highest first")));
    m_order->setToolTip(m_order->text());
    m_order->setAccessibleName(text(QUNCE_TEXT("Order: %1"), {m_order->text()}));
    m_order->setIcon(icon(m_isFromBelow ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down"),
        tools().theme.color(Token::TextSecondary)));
    for (ChartCard *card : {m_rankingCard, m_lineCard, m_heatCard}) {
        card->setEmptyText(text(QUNCE_TEXT("No task was due in this period.")));
        card->retranslate();
    }
    if (m_board) {
        showCharts();
        showCrumbs();
    }
}

bool TasksPage::canGoBack() const
{
    return m_leaf || !m_history.empty() || (m_board && m_board->path.size() > 1);
}

void TasksPage::remember()
{
    m_history.push_back({tools().selection.query(), m_breakdown, m_leaf});
}

void TasksPage::enterUnit(const Uuid &unit)
{
    remember();
    m_wantsFocus = true;
    m_leaf.reset();
    // A level that is above the new unit makes no sense below it.
    if (m_breakdown && !isTimeAxis(*m_breakdown) && *m_breakdown != TaskBreakdown::Guide)
        m_breakdown.reset();
    BoardQuery query = tools().selection.query();
    query.unit = unit;
    m_isGoing = true;
    tools().selection.set(query);
    m_isGoing = false;
}

void TasksPage::enterLeaf(Leaf leaf)
{
    remember();
    m_wantsFocus = true;
    m_leaf = std::move(leaf);
    m_stack->setCurrentIndex(1);
    showCrumbs();
    focusContents();
    readLeaf();
}

void TasksPage::goBack()
{
    if (!canGoBack())
        return;
    m_wantsFocus = true;
    if (m_history.empty()) {
        const Uuid up = m_board->path[m_board->path.size() - 2].unit;
        enterUnit(up);
        m_history.clear();
        m_path->setCanGoBack(canGoBack());
        return;
    }
    const Place place = std::move(m_history.back());
    m_history.pop_back();
    if (m_leafPlace.isWaiting()) { // nobody will say that it has ended
        m_leafPlace.cancel();
        readingEnds();
    }
    m_leaf = place.leaf;
    const bool sameBars = m_breakdown == place.breakdown;
    m_breakdown = place.breakdown;
    if (!(place.query == tools().selection.query())) {
        m_isGoing = true;
        tools().selection.set(place.query);
        m_isGoing = false;
    } else if (!sameBars) {
        readBoard();
    } else {
        m_stack->setCurrentIndex(m_leaf ? 1 : 0);
        showCrumbs();
        focusContents();
        if (m_leaf)
            readLeaf();
    }
}

void TasksPage::chooseCrumb(int crumb)
{
    const auto place = static_cast<size_t>(crumb);
    if (!m_board || place >= m_board->path.size())
        return;
    if (place + 1 == m_board->path.size()) {
        if (m_leaf)
            goBack();
        return;
    }
    enterUnit(m_board->path[place].unit);
}

void TasksPage::drillBar(int row)
{
    const RankingRow &chosen = m_ranking->data().rows[static_cast<size_t>(row)];
    const BoardQuery &query = tools().selection.query();
    const TaskRate rate {chosen.value.value, chosen.value.isSmall};
    switch (m_board->breakdown) {
    case TaskBreakdown::Region:
    case TaskBreakdown::City:
    case TaskBreakdown::Store:
        enterUnit(chosen.id);
        return;
    case TaskBreakdown::Guide:
        enterLeaf({{query.unit, chosen.id, {}, query.period}, chosen.name, rate});
        return;
    case TaskBreakdown::Day:
    case TaskBreakdown::Week:
        enterLeaf({{query.unit, {}, {}, m_board->bars[static_cast<size_t>(row)].days}, chosen.name, rate});
        return;
    }
}

void TasksPage::drillDay(int category)
{
    const TaskDay &day = m_board->days[static_cast<size_t>(category)];
    enterLeaf({{tools().selection.query().unit, {}, {}, {day.day, day.day}}, tools().format().day(day.day),
        day.rate});
}

void TasksPage::drillCell(int row, int column)
{
    const TaskHeatRow &store = m_board->heat[static_cast<size_t>(row)];
    const Period week = m_board->weeks[static_cast<size_t>(column)];
    enterLeaf({{store.store, {}, {}, week}, QString::fromStdString(store.name),
        store.weeks[static_cast<size_t>(column)]});
}

void TasksPage::drillTask(const Uuid &task)
{
    const DataTable *table = m_board ? m_board->tasks.get() : nullptr;
    if (table == nullptr)
        return;
    const auto found = std::find(table->ids.begin(), table->ids.end(), task);
    if (found == table->ids.end())
        return;
    const auto row = static_cast<size_t>(found - table->ids.begin());
    const BoardQuery &query = tools().selection.query();
    const TaskRate rate {table->fractionOf(*table->column("completion"), row), false};
    enterLeaf({{query.unit, {}, task, query.period},
        QString::fromStdString(table->textOf(*table->column("task"), row)), rate});
}

} // namespace qunce
