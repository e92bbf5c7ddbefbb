// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/campaignpage.h"

#include <QTableView>
#include <QVBoxLayout>

#include "models/items/tablemodel.h"
#include "views/campaign/campaigntexts.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/roster/rosterviews.h"

namespace qunce {

namespace {

const QString kSplitterKey = QStringLiteral("campaigns/splitter");

} // namespace

CampaignPage::CampaignPage(PageTools &tools, QWidget *parent)
    : Page(kCampaignsPage, {QUNCE_TEXT("Campaigns")}, tools, parent)
    , m_tablePlace(this)
    , m_detailPlace(this)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_listCard(new Card(tools.theme, m_splitter))
    , m_roster(new RosterView(tools, QStringLiteral("campaigns"), m_listCard))
    , m_lower(new QWidget(m_splitter))
    , m_head(new Card(tools.theme, m_lower))
    , m_tabs(new QTabBar(m_head))
    , m_goals(new QPushButton(m_head))
    , m_stages(new QPushButton(m_head))
    , m_tasks(new QPushButton(m_head))
    , m_nudge(new QPushButton(m_head))
    , m_calendar(new QPushButton(m_head))
    , m_report(new QPushButton(m_head))
    , m_stack(new QStackedWidget(m_lower))
    , m_scroll(new QScrollArea(m_stack))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState(tools.theme, m_stack))
{
    build();
    addCommands();
    connect(m_roster, &RosterView::currentChanged, this, &CampaignPage::chooseCampaign);
    connect(m_tabs, &QTabBar::currentChanged, this, &CampaignPage::fillTab);
    connect(m_goals, &QPushButton::clicked, this, &CampaignPage::editGoals);
    connect(m_stages, &QPushButton::clicked, this, &CampaignPage::editStages);
    connect(m_tasks, &QPushButton::clicked, this, &CampaignPage::openTasks);
    connect(m_report, &QPushButton::clicked, this, &CampaignPage::makeReview);
    connect(m_nudge, &QPushButton::clicked, this, [this] {
        if (const std::optional<NudgeQuery> query = nudged())
            openNudge(this->tools(), *query, this);
    });
    connect(m_calendar, &QPushButton::clicked, this, [this] {
        if (m_detail && !m_detail->coming.empty())
            this->tools().go({PageId::Calendar, m_detail->coming.front().id, {}, {}});
        else if (m_detail)
            this->tools().go({PageId::Calendar, {}, {}, {}});
    });
    connect(&tools.edits, &EditDesk::rightsChanged, this, &CampaignPage::showDetail);
}

void CampaignPage::build()
{
    m_listCard->body()->addWidget(m_roster);
    m_roster->setQuickFilters(campaignFilters(), "all");
    m_roster->setDefaultSort({{"starts_on", true}});
    m_roster->setNoun({QUNCE_TEXT("%1 campaigns")});
    m_roster->setSearchHint({QUNCE_TEXT("Campaign or entry")});
    m_roster->setEmptyText({QUNCE_TEXT("There is no campaign yet.")},
        {QUNCE_TEXT("Put an SOP template on a date: that makes a campaign with its entries.")});
    m_roster->setSource([this] {
        TextSource source = this->source();
        source.title = text(title());
        return source;
    });
    m_savedViews = addSavedViews(*m_roster, tools(), "campaigns", false);
    connect(m_savedViews, &ViewPicker::readingBegan, this, &CampaignPage::readingBegins);
    connect(m_savedViews, &ViewPicker::readingEnded, this, &CampaignPage::readingEnds);

    m_goals->setObjectName(QStringLiteral("campaignGoalsButton"));
    m_stages->setObjectName(QStringLiteral("campaignStagesButton"));
    m_tasks->setObjectName(QStringLiteral("campaignTasksButton"));
    m_nudge->setObjectName(QStringLiteral("campaignNudgeButton"));
    m_calendar->setObjectName(QStringLiteral("campaignCalendarButton"));
    m_report->setObjectName(QStringLiteral("campaignReportButton"));
    m_report->hide();
    m_tabs->setObjectName(QStringLiteral("campaignTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideNone);
    for (size_t i = 0; i < kTabs; ++i) {
        m_tabs->addTab(QString());
        m_pages->addWidget(new QWidget); // until it is made
    }
    for (QPushButton *button : {m_nudge, m_tasks, m_calendar, m_stages, m_goals, m_report})
        m_head->addTool(button);
    m_head->body()->addWidget(m_tabs);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_pages);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(m_lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    m_head->hide();
    m_stack->setCurrentWidget(m_empty);
    m_splitter->addWidget(m_listCard);
    m_splitter->addWidget(m_lower);
    m_splitter->setHandleWidth(metrics::kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({250, 590});
    m_splitter->restoreState(tools().settings.value(kSplitterKey).toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { tools().settings.set(kSplitterKey, m_splitter->saveState()); });
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(metrics::kMargin, metrics::kMargin, metrics::kMargin, metrics::kMargin);
    all->addWidget(m_splitter);
}

void CampaignPage::open(const Destination &destination)
{
    if (!destination.filter.empty())
        m_roster->chooseFilter(destination.filter);
    if (destination.subject.isNil())
        return;
    if (destination.filter.empty())
        m_roster->chooseFilter("all");
    if (m_chosen != destination.subject) {
        m_chosen = destination.subject;
        readDetail();
    }
    m_roster->select(destination.subject);
}

int CampaignPage::rowsShown() const
{
    return m_roster->rowsShown();
}

QWidget *CampaignPage::firstControl()
{
    return m_roster->tableView();
}

void CampaignPage::refresh()
{
    readTable();
    if (!m_chosen.isNil())
        readDetail();
}

void CampaignPage::readTable()
{
    using Table = std::shared_ptr<const DataTable>;
    const Uuid unit = tools().selection.query().unit;
    if (!m_tablePlace.isWaiting())
        readingBegins();
    tools().reader.read<Table>(
        m_tablePlace, [unit](BoardContext &context) { return readCampaignTable(context, unit); },
        [this](const Result<Table> &table) {
            if (table.ok()) {
                m_roster->showTable(*table);
                // What runs comes first; else the latest.
                if (m_chosen.isNil() && (*table)->rows() > 0) {
                    size_t first = 0;
                    for (size_t row = (*table)->rows(); row-- > 0;) {
                        if (((*table)->marks[row] & campaignmarks::kRunning) != 0)
                            first = row;
                    }
                    if (((*table)->marks[first] & campaignmarks::kRunning) == 0)
                        first = 0;
                    m_roster->select((*table)->ids[first]);
                    chooseCampaign((*table)->ids[first]);
                }
                if ((*table)->rows() == 0)
                    showDetail();
            } else {
                m_roster->showProblem(table.error());
            }
            readingEnds();
        });
}

void CampaignPage::chooseCampaign(const Uuid &id)
{
    if (id.isNil() || id == m_chosen)
        return;
    m_chosen = id;
    readDetail();
}

void CampaignPage::readDetail()
{
    const Uuid unit = tools().selection.query().unit;
    if (!m_detailPlace.isWaiting())
        readingBegins();
    tools().reader.read<std::optional<CampaignDetail>>(
        m_detailPlace,
        [unit, campaign = m_chosen, plan = m_plan](
            BoardContext &context) { return readCampaignDetail(context, *plan, unit, campaign); },
        [this](Result<std::optional<CampaignDetail>> read) {
            show(std::move(read));
            readingEnds();
        });
}

void CampaignPage::show(Result<std::optional<CampaignDetail>> read)
{
    if (!read.ok() && read.error().code == ErrorCode::Cancelled)
        return;
    m_detail.reset();
    if (read.ok() && *read) {
        m_detail = std::make_shared<const CampaignDetail>(std::move(**read));
    } else {
        const QString why = read.ok() ? text(QUNCE_TEXT("This campaign is not there any more."))
                                      : text(read.error().userText);
        m_empty->say(QStringLiteral("warning"), why);
    }
    showDetail();
    tools().commands.refresh(); // what may be done hangs on what is shown
}

void CampaignPage::showDetail()
{
    m_head->setVisible(m_detail != nullptr);
    m_stack->setCurrentIndex(m_detail ? 0 : 1);
    if (!m_detail) {
        if (m_chosen.isNil())
            m_empty->say(QStringLiteral("campaign"), text(QUNCE_TEXT("No campaign is chosen.")));
        return;
    }
    QString about = campaignSubtitle(*m_detail, tools().format());
    if (!m_detail->problem.empty())
        about += QStringLiteral(" · ") + text(m_detail->problem);
    m_head->setTitle(QString::fromStdString(m_detail->record.text("name")), about);
    const bool hasTasks = m_detail->tasks > 0;
    m_tasks->setEnabled(hasTasks);
    m_nudge->setEnabled(hasTasks);
    m_tasks->setToolTip(hasTasks ? QString() : text(QUNCE_TEXT("Nothing of it has become a task yet.")));
    for (const auto &[button, field] : {std::pair(m_goals, "goals"), std::pair(m_stages, "stages")})
        button->setToolTip(text(whyFixed(field)));
    fillTab();
}

void CampaignPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

CampaignTab *CampaignPage::makeTab(Tab tab)
{
    const CampaignHost host {[this] { return source(); }, [this] { editGoals(); }, [this] { editStages(); },
        [this] { openTasks(); }, [this] { showTab(Tab::Goals); }, [this] { showTab(Tab::Unreached); }};
    switch (tab) {
    case Tab::Overview:
        return new CampaignOverviewTab(tools(), host);
    case Tab::Goals:
        return new CampaignGoalsTab(tools(), host);
    case Tab::Coverage:
        return new CampaignCoverageTab(tools(), host);
    case Tab::Reach:
        return new CampaignReachTab(tools(), host);
    case Tab::Unreached:
        return new CampaignUnreachedTab(tools(), host);
    case Tab::Variants:
        return new CampaignVariantsTab(tools(), host);
    case Tab::CloseOut:
        return new CampaignCloseOutTab(tools(), host);
    }
    return nullptr;
}

void CampaignPage::fillTab()
{
    const int index = m_tabs->currentIndex();
    if (!m_detail || index < 0)
        return;
    CampaignTab *&tab = m_made[static_cast<size_t>(index)];
    if (!tab) { // the page itself is there sooner without it
        tab = makeTab(static_cast<Tab>(index));
        QWidget *placeholder = m_pages->widget(index);
        m_pages->removeWidget(placeholder);
        delete placeholder;
        m_pages->insertWidget(index, tab);
        tab->retranslate();
    }
    m_pages->setCurrentIndex(index);
    tab->show(m_detail);
}

TextSource CampaignPage::source() const
{
    const Format format = tools().format();
    TextSource source;
    source.asOf = format.dateTime(tools().reader.now());
    if (!m_detail)
        return source;
    source.scope = !m_detail->unitName.empty() ? QString::fromStdString(m_detail->unitName)
        : m_detail->isWhole                    ? text(QUNCE_TEXT("Whole brand"))
                                               : text(QUNCE_TEXT("My regions"));
    if (m_detail->days)
        source.period = format.period(*m_detail->days);
    source.filters << text(
        QUNCE_TEXT("campaign: %1"), {QString::fromStdString(m_detail->record.text("name"))});
    return source;
}

void CampaignPage::retranslate()
{
    static const std::array<const char *, kTabs> kNames {QUNCE_TEXT("Overview"),
        QUNCE_TEXT("Goals and attainment"), QUNCE_TEXT("Coverage"), QUNCE_TEXT("Reach curve"),
        QUNCE_TEXT("Unreached"), QUNCE_TEXT("Contents by market"), QUNCE_TEXT("Close-out")};
    for (size_t i = 0; i < kTabs; ++i)
        m_tabs->setTabText(static_cast<int>(i), text(kNames[i]));
    m_tabs->setAccessibleName(text(QUNCE_TEXT("Parts of the campaign")));
    m_goals->setText(text(QUNCE_TEXT("Goals…")));
    m_stages->setText(text(QUNCE_TEXT("Stages…")));
    m_calendar->setText(text(QUNCE_TEXT("Calendar")));
    m_tasks->setText(text(QUNCE_TEXT("Tasks")));
    m_report->setText(text(QUNCE_TEXT("Review…")));
    m_report->setToolTip(
        text(QUNCE_TEXT("The campaign as PDF and workbook, with what is to be done next time")));
    m_nudge->setText(text(QUNCE_TEXT("Remind…")));
    m_nudge->setToolTip(text(QUNCE_TEXT("Who has not done it, and the words for them (%1)"),
        {nudgeKeys().toString(QKeySequence::NativeText)}));
    for (CampaignTab *tab : m_made) {
        if (tab)
            tab->retranslate();
    }
    showDetail();
}

} // namespace qunce
