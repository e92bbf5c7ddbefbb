// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/overview/overviewpage.h"

#include <QMenu>
#include <QScrollArea>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/compare/comparecommand.h"
#include "views/insight/insightcommand.h"
#include "views/overview/overviewtables.h"
#include "views/targets/targetscommand.h"

namespace qunce {

namespace {

constexpr int kTodayRows = 8;
constexpr int kFourCards = 860; ///< narrower pages have two in a row
constexpr int kUnitShare = 55; ///< percent of the lower part that the units have at least
constexpr int kLeastToday = 420; ///< what the schedule keeps
constexpr int kSideBySide = 1180; ///< narrower pages have the lower part in two rows

} // namespace

OverviewPage::OverviewPage(PageTools &tools, QWidget *parent)
    : Page(PageId::Overview, QUNCE_TEXT("Overview"), tools, parent)
    , m_place(this)
    , m_stack(new QStackedWidget(this))
    , m_problem(new EmptyState(tools.theme, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea(m_stack);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setFocusPolicy(Qt::NoFocus);
    QWidget *contents = makeContents();
    contents->setAutoFillBackground(false);
    area->setWidget(contents);
    m_stack->addWidget(area);
    m_stack->addWidget(m_problem);
    all->addWidget(m_stack);
    addTargetsCommand(tools, "overview", this);
    addInsightCommand(tools, "overview", this);
    addCompareCommand(tools, "overview", this);
    connect(&tools.theme, &Theme::changed, this, &OverviewPage::layOut);
    layOut();
}

QWidget *OverviewPage::makeContents()
{
    Theme &theme = tools().theme;
    auto *contents = new QWidget(this);
    auto *rows = new QVBoxLayout(contents);
    rows->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    rows->setSpacing(metrics::kGap);
    m_grid = new QGridLayout;
    m_grid->setSpacing(metrics::kGap);
    for (size_t i = 0; i < kOverviewCards; ++i) {
        m_cards[i] = new NumberCard(tools(), static_cast<OverviewCardId>(i), contents);
        connect(
            m_cards[i], &NumberCard::opened, this, [this, i] { openCard(static_cast<OverviewCardId>(i)); });
        connect(
            m_cards[i], &NumberCard::nudgeAsked, this, [this, i] { nudge(static_cast<OverviewCardId>(i)); });
    }
    rows->addLayout(m_grid);

    m_unitCard = new Card(theme, contents);
    m_units = new CellTable(theme, metrics::kRow, m_unitCard);
    m_units->setObjectName(QStringLiteral("units"));
    m_total = new CellTable(theme, metrics::kRow + 4, m_unitCard);
    m_total->setObjectName(QStringLiteral("total"));
    m_total->makeFooterOf(*m_units);
    m_noUnits = new EmptyState(theme, m_unitCard);
    m_noUnits->setObjectName(QStringLiteral("noUnits"));
    m_unitCard->body()->addWidget(m_units, 1);
    m_unitCard->body()->addWidget(m_noUnits, 1);
    m_unitCard->body()->addWidget(m_total);
    m_compare = makeCompareTool(tools(), m_unitCard);
    m_compare->setProperty("kind", QStringLiteral("quiet"));
    m_unitCard->addTool(m_compare);
    m_copyUnits = addCopyTool(*m_unitCard, *m_units);
    m_nudge = new QPushButton(m_unitCard);
    m_nudge->setProperty("kind", QStringLiteral("link"));
    m_unitCard->addTool(m_nudge);
    const auto unitAtHand = [this] { return nudged(); };
    connect(m_nudge, &QPushButton::clicked, this, [this, unitAtHand] {
        if (const std::optional<NudgeQuery> query = unitAtHand())
            openNudge(tools(), *query, this);
    });
    addNudgeCommand(tools(), this, "overview.nudge", unitAtHand);
    connect(m_units, &CellTable::opened, this, &OverviewPage::openUnit);

    m_todayCard = new Card(theme, contents);
    m_entries = new CellTable(theme, metrics::kRow - 2, m_todayCard);
    m_entries->setObjectName(QStringLiteral("entries"));
    m_noEntries = new EmptyState(theme, m_todayCard);
    m_todayCard->body()->addWidget(m_entries, 1);
    m_todayCard->body()->addWidget(m_noEntries, 1);
    m_copyEntries = addCopyTool(*m_todayCard, *m_entries);
    m_openCalendar = new QPushButton(m_todayCard);
    m_openCalendar->setProperty("kind", QStringLiteral("link"));
    m_todayCard->addTool(m_openCalendar);
    connect(m_openCalendar, &QPushButton::clicked, this, [this] {
        tools().go({PageId::Calendar, {}, {}, {}});
    });
    connect(m_entries, &CellTable::opened, this, &OverviewPage::openEntry);

    m_todoCard = new Card(theme, contents);
    m_todos = new TodoList(tools(), m_todoCard);
    m_todoCard->body()->addWidget(m_todos);
    connect(m_todos, &TodoList::chosen, this, &OverviewPage::doTodo);

    m_right = new QBoxLayout(QBoxLayout::TopToBottom);
    m_right->setSpacing(metrics::kGap);
    m_right->addWidget(m_todayCard, 3);
    m_right->addWidget(m_todoCard, 2);
    m_lower = new QHBoxLayout;
    m_lower->setSpacing(metrics::kGap);
    m_lower->addWidget(m_unitCard, kUnitShare);
    m_lower->addLayout(m_right, 100 - kUnitShare);
    rows->addLayout(m_lower, 1);
    keepMinimumHeight(theme, m_units, metrics::kTableHeader + 7 * metrics::kRow);
    keepMinimumHeight(theme, m_entries, metrics::kTableHeader + 5 * (metrics::kRow - 2));
    return contents;
}

QToolButton *OverviewPage::addCopyTool(Card &card, CellTable &table)
{
    auto *button = new QToolButton(&card);
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    card.addTool(button);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, &card, &table] {
        fillCopyMenu(*menu, tools(), card, [this, &card, &table] {
            ChartTable copied = table.table();
            if (&table == m_units && m_total->rowCount() > 0)
                copied.rows.push_back(m_total->table().rows.front());
            return CopySource {copied, source(card.accessibleName())};
        });
    });
    return button;
}

void OverviewPage::refresh()
{
    if (!m_place.isWaiting())
        readingBegins();
    const BoardQuery query = tools().selection.query();
    tools().reader.read<std::shared_ptr<const Overview>>(
        m_place,
        [query](BoardContext &context) -> Result<std::shared_ptr<const Overview>> {
            QUNCE_ASSIGN(Overview overview, readOverview(context, query));
            return std::shared_ptr<const Overview>(std::make_shared<Overview>(std::move(overview)));
        },
        [this, query](Result<std::shared_ptr<const Overview>> read) {
            m_shown = query;
            show(std::move(read));
            readingEnds();
        });
}

void OverviewPage::show(Result<std::shared_ptr<const Overview>> read)
{
    if (!read.ok()) {
        if (read.error().code != ErrorCode::Cancelled)
            showProblem(read.error());
        return;
    }
    m_overview = std::move(*read);
    m_stack->setCurrentIndex(0);
    showOverview();
}

void OverviewPage::showProblem(const Error &error)
{
    const bool isDenied = error.code == ErrorCode::PermissionDenied;
    const bool isOfUnit = isDenied || error.code == ErrorCode::NotFound;
    BoardQuery whole = tools().selection.query();
    const bool hasUnit = !whole.unit.isNil();
    whole.unit = {};
    if (isOfUnit && hasUnit)
        m_problem->say(isDenied ? QStringLiteral("lock") : QStringLiteral("info"), text(error.userText), {},
            text(QUNCE_TEXT("Show everything")), [this, whole] { tools().selection.set(whole); });
    else
        m_problem->say(QStringLiteral("warning"), text(error.userText), {}, text(QUNCE_TEXT("Read again")),
            [this] { refresh(); });
    m_stack->setCurrentIndex(1);
}

void OverviewPage::showOverview()
{
    const Format format = tools().format();
    for (NumberCard *card : m_cards)
        card->show(m_overview.get(), m_shown.compare, source({}));
    m_units->setColumns(unitColumns(m_overview != nullptr && m_overview->isOfStores));
    m_total->setColumns(unitColumns(m_overview != nullptr && m_overview->isOfStores));
    m_entries->setColumns(entryColumns());
    if (!m_overview)
        return;
    const Overview &overview = *m_overview;
    const auto rows = static_cast<int>(overview.rows.size());
    m_units->setRows(rows, unitCells(m_overview, format));
    m_total->setRows(1, totalCells(m_overview, format));
    for (QWidget *part : {static_cast<QWidget *>(m_units), static_cast<QWidget *>(m_total),
             static_cast<QWidget *>(m_copyUnits)})
        part->setVisible(rows > 0);
    m_noUnits->setVisible(rows == 0);
    m_entries->setRows(static_cast<int>(overview.entries.size()), entryCells(m_overview, format));
    const QString units = overview.isOfStores ? text(QUNCE_TEXT("Stores")) : text(QUNCE_TEXT("Regions"));
    m_unitCard->setTitle(
        units, text(QUNCE_TEXT("by gap, lowest first")) + QStringLiteral(" · ") + format.integer(rows));
    m_units->setAccessibleName(units);
    m_todayCard->setTitle(text(QUNCE_TEXT("Schedule of today")),
        format.day(overview.asOf.day()) + QStringLiteral(" · ")
            + text(
                QUNCE_TEXT("%1 entries"), {format.integer(static_cast<int64_t>(overview.entries.size()))}));
    m_todoCard->setTitle(
        text(QUNCE_TEXT("To-do list")), format.integer(static_cast<int64_t>(overview.todos.size())));
    m_entries->setVisible(!overview.entries.empty());
    m_noEntries->setVisible(overview.entries.empty());
    m_todos->show(overview);
    layOut();
}

void OverviewPage::retranslate()
{
    const QColor grey = tools().theme.color(Token::TextSecondary);
    for (QToolButton *button : {m_copyUnits, m_copyEntries}) {
        button->setIcon(icon(QStringLiteral("copy"), grey));
        button->setToolTip(text(QUNCE_TEXT("Copy")));
        button->setAccessibleName(text(QUNCE_TEXT("Copy")));
    }
    retranslateCompareTool(tools(), *m_compare);
    m_openCalendar->setText(text(QUNCE_TEXT("Open calendar")));
    m_nudge->setText(text(QUNCE_TEXT("Remind…")));
    m_nudge->setToolTip(text(QUNCE_TEXT("Who has not done it, in the row that is chosen or in all (%1)"),
        {nudgeKeys().toString(QKeySequence::NativeText)}));
    m_entries->setAccessibleName(text(QUNCE_TEXT("Schedule of today")));
    m_total->setAccessibleName(text(QUNCE_TEXT("Total")));
    m_noEntries->say(QStringLiteral("calendar"), text(QUNCE_TEXT("Nothing goes out today.")));
    m_noEntries->setVisible(false);
    m_noUnits->say(QStringLiteral("store"), text(QUNCE_TEXT("There is no store here yet.")),
        text(QUNCE_TEXT("Headquarters imports stores, guides and numbers on the server (qunced import).")));
    m_noUnits->setVisible(false);
    showOverview();
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    layOut();
}

void OverviewPage::layOut()
{
    const Theme &theme = tools().theme;
    const int columns = width() >= zoomed(theme, kFourCards) ? 4 : 2;
    const bool isWide = width() >= zoomed(theme, kSideBySide);
    m_lower->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_right->setDirection(isWide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // Names and numbers of the units have their room first, as far as the schedule keeps its own.
    const int room = width() - 2 * metrics::kMargin - metrics::kGap;
    const int least = room * kUnitShare / 100;
    const int units =
        std::clamp(m_units->wantedWidth() + 2, least, std::max(least, room - zoomed(theme, kLeastToday)));
    m_lower->setStretch(0, isWide ? units : kUnitShare);
    m_lower->setStretch(1, isWide ? room - units : 100 - kUnitShare);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (size_t i = 0; i < kOverviewCards; ++i) {
        const int place = static_cast<int>(i);
        m_grid->addWidget(m_cards[i], place / columns, place % columns);
    }
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

ChartSource OverviewPage::source(const QString &title) const
{
    const Format format = tools().format();
    ChartSource source;
    source.title = title;
    source.period = format.period(m_shown.period);
    if (m_overview)
        source.asOf = format.dateTime(m_overview->asOf);
    return source;
}

void OverviewPage::openCard(OverviewCardId id)
{
    Destination to;
    to.query = m_shown;
    switch (id) {
    case OverviewCardId::DueCompletion:
    case OverviewCardId::OnTime:
        to.page = PageId::Tasks;
        break;
    case OverviewCardId::NothingDone:
        to.page = PageId::Guides;
        to.filter = "nothing_done";
        break;
    case OverviewCardId::Attainment:
        to.page = PageId::Leaderboard;
        to.filter = "region_attainment";
        break;
    case OverviewCardId::Sales:
        to.page = PageId::Leaderboard;
        to.filter = "guide_sales";
        break;
    default:
        to.page = PageId::Guides;
        break;
    }
    tools().go(to);
}

/// Of the unit in the row that is chosen; without one, of the header's.
std::optional<NudgeQuery> OverviewPage::nudged() const
{
    if (!m_overview)
        return std::nullopt;
    NudgeQuery query {{m_shown.unit, {}, {}, m_shown.period}, {}, false};
    const int row = m_units->currentRow();
    const bool isChosen = m_units->selectionModel() && m_units->selectionModel()->isRowSelected(row);
    if (isChosen && row >= 0 && static_cast<size_t>(row) < m_overview->rows.size())
        query.of.unit = m_overview->rows[static_cast<size_t>(row)].unit;
    return query;
}

void OverviewPage::nudge(OverviewCardId id)
{
    if (!m_overview)
        return;
    // A card is of the header's unit, whatever row is chosen.
    openNudge(tools(), {{m_shown.unit, {}, {}, m_shown.period}, {}, id == OverviewCardId::NothingDone}, this);
}

void OverviewPage::openUnit(int row)
{
    if (!m_overview || row < 0 || row >= m_units->rowCount())
        return;
    BoardQuery query = m_shown;
    query.unit = m_overview->rows[static_cast<size_t>(row)].unit;
    // A region has stores here; behind a store are its guides.
    tools().go({m_overview->isOfStores ? PageId::Guides : PageId::Overview, {}, {}, query});
}

void OverviewPage::openEntry(int row)
{
    if (m_overview && row >= 0 && row < m_entries->rowCount())
        tools().go({PageId::Calendar, m_overview->entries[static_cast<size_t>(row)].entry.id, {}, {}});
}

void OverviewPage::doTodo(size_t number)
{
    const OverviewTodo &todo = m_overview->todos[number];
    BoardQuery query = m_shown;
    switch (todo.kind) {
    case OverviewTodo::Kind::Waiting:
        tools().go({PageId::Calendar, {}, std::string(storedName(EntryStatus::Submitted)), {}});
        break;
    case OverviewTodo::Kind::NoContent:
        tools().go({PageId::Calendar, {}, {}, {}});
        break;
    case OverviewTodo::Kind::NothingDone:
        tools().go({PageId::Guides, {}, "nothing_done", query});
        break;
    case OverviewTodo::Kind::NotIn:
        if (!todo.unit.isNil())
            query.unit = todo.unit;
        tools().go({PageId::Guides, {}, {}, query});
        break;
    case OverviewTodo::Kind::OldData:
        query.choice = PeriodChoice::Custom;
        query.period = {*todo.day, *todo.day};
        tools().selection.set(query);
        break;
    case OverviewTodo::Kind::FlashToClose:
        tools().go({PageId::Groups, {}, "flash_running", query});
        break;
    }
}

} // namespace qunce
