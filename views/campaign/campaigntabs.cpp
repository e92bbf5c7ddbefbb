// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/campaigntabs.h"

#include <algorithm>

#include <QTableView>
#include <QTimer>

#include "views/campaign/campaigncharts.h"
#include "views/campaign/campaigntexts.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kRow = 30;

template <typename Layout>
Layout *layoutOf(QWidget *widget)
{
    auto *layout = new Layout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kGap);
    return layout;
}

} // namespace

TextSource CampaignTab::sourceOf(const QString &title) const
{
    TextSource source = m_host.source();
    source.title = title;
    return source;
}

CampaignOverviewTab::CampaignOverviewTab(PageTools &tools, CampaignHost host, QWidget *parent)
    : CampaignTab(tools, host, parent)
    , m_figures(new Card(tools.theme, this))
    , m_stages(new TableCard(tools, kRow, host.source, this))
    , m_coming(new TableCard(tools, kRow, host.source, this))
{
    m_figures->setObjectName(QStringLiteral("campaignFigures"));
    m_stages->table().setObjectName(QStringLiteral("campaignStages"));
    m_coming->table().setObjectName(QStringLiteral("campaignComing"));
    auto *column = layoutOf<QVBoxLayout>(this);
    column->addWidget(m_figures);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(metrics::kGap);
    lower->addWidget(m_stages, 6);
    lower->addWidget(m_coming, 5);
    column->addLayout(lower, 1);
    auto *body = new QWidget(m_figures);
    m_figureRows = new QVBoxLayout(body);
    m_figureRows->setContentsMargins(metrics::kMargin, 12, metrics::kMargin, 12);
    m_figures->body()->addWidget(body);
    connect(&m_coming->table(), &CellTable::opened, this, [this](int row) {
        this->tools().go({PageId::Calendar, detail()->coming[static_cast<size_t>(row)].id, {}, {}});
    });
    connect(&m_stages->table(), &CellTable::opened, this, [this] { this->host().editStages(); });
}

void CampaignOverviewTab::retranslate()
{
    m_stages->table().setColumns(stageColumns());
    m_coming->table().setColumns(comingColumns());
    m_stages->empty().say(QStringLiteral("list"), text(QUNCE_TEXT("The campaign has no stages yet.")), {},
        text(QUNCE_TEXT("Plan stages…")), [this] { host().editStages(); });
    m_coming->empty().say(QStringLiteral("calendar"), text(QUNCE_TEXT("Nothing comes any more.")));
    for (TableCard *card : {m_stages, m_coming})
        card->retranslate();
    m_stages->setHeading(text(QUNCE_TEXT("Stages and gates")));
    m_coming->setHeading(text(QUNCE_TEXT("What comes next")));
    if (detail())
        fill();
}

void CampaignOverviewTab::fill()
{
    const Format format = tools().format();
    delete m_shown;
    m_shown = new QWidget;
    auto *rows = new QVBoxLayout(m_shown);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    // Each number leads to what it is made of, once this has returned: the figures are made anew with what is shown.
    const auto leading = [this](std::vector<KeyFigure> figures, std::vector<std::function<void()>> ways) {
        for (size_t i = 0; i < std::min(figures.size(), ways.size()); ++i) {
            if (ways[i])
                figures[i].go = [this, way = std::move(ways[i])] { QTimer::singleShot(0, this, way); };
        }
        return figures;
    };
    const std::function<void()> tasks = detail()->tasks > 0 ? host().openTasks : std::function<void()>();
    rows->addWidget(makeKeyFigures(
        tools().theme, leading(goalFigures(*detail(), format), {host().showGoals, {}, {}, tasks})));
    rows->addWidget(makeKeyFigures(
        tools().theme, leading(reachFigures(*detail(), format), {tasks, tasks, {}, host().showUnreached})));
    m_figureRows->addWidget(m_shown);
    m_stages->setRows(static_cast<int>(detail()->stages.size()), stageCells(detail(), format));
    m_coming->setRows(static_cast<int>(detail()->coming.size()), comingCells(detail(), format));
}

CampaignGoalsTab::CampaignGoalsTab(PageTools &tools, CampaignHost host, QWidget *parent)
    : CampaignTab(tools, host, parent)
    , m_goals(new TableCard(tools, kRow, host.source, this))
    , m_days(new TableCard(tools, metrics::kRowCompact, host.source, this))
    , m_chart(new LineChart(tools, this))
    , m_chartCard(new ChartCard(tools, m_chart, this))
{
    m_goals->table().setObjectName(QStringLiteral("campaignGoals"));
    m_days->table().setObjectName(QStringLiteral("campaignGoalDays"));
    m_chartCard->setObjectName(QStringLiteral("campaignGoalChart"));
    auto *column = layoutOf<QVBoxLayout>(this);
    column->addWidget(m_goals, 4);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_chartCard, 6);
    row->addWidget(m_days, 5);
    column->addLayout(row, 6);
    connect(&m_goals->table(), &CellTable::currentRowChanged, this, &CampaignGoalsTab::showGoal);
    connect(&m_goals->table(), &CellTable::opened, this, [this] { this->host().editGoals(); });
}

void CampaignGoalsTab::retranslate()
{
    m_goals->table().setColumns(goalColumns());
    m_days->table().setColumns(goalDayColumns());
    m_goals->empty().say(QStringLiteral("chart"), text(QUNCE_TEXT("The campaign has no goals yet.")),
        text(QUNCE_TEXT("Net sales, orders, people reached: for all days, single days or products.")),
        text(QUNCE_TEXT("Set goals…")), [this] { host().editGoals(); });
    m_days->empty().say(QStringLiteral("calendar"), text(QUNCE_TEXT("No goal is chosen.")));
    for (TableCard *card : {m_goals, m_days})
        card->retranslate();
    m_goals->setHeading(text(QUNCE_TEXT("Goals and attainment")));
    m_chartCard->retranslate();
    if (detail())
        fill();
}

void CampaignGoalsTab::fill()
{
    const bool isSame = m_campaign == detail()->record.id;
    m_campaign = detail()->record.id;
    const int before = isSame ? m_goals->table().currentRow() : -1;
    const auto count = static_cast<int>(detail()->goals.size());
    m_goals->setRows(count, goalCells(detail(), tools().format()));
    const int shown = before >= 0 && before < count ? before
        : detail()->mainGoal                        ? static_cast<int>(*detail()->mainGoal)
                                                    : -1;
    if (shown >= 0)
        m_goals->table().select(shown);
    showGoal(shown);
}

void CampaignGoalsTab::showGoal(int row)
{
    if (!detail())
        return;
    const Format format = tools().format();
    const bool isThere = row >= 0 && row < static_cast<int>(detail()->goals.size());
    const QString name = isThere ? goalName(detail()->goals[static_cast<size_t>(row)].goal) : QString();
    const QString title = text(QUNCE_TEXT("Attainment by day"));
    m_chartCard->setSource(sourceOf(title), name);
    m_days->setHeading(text(QUNCE_TEXT("Dates")), name);
    if (!isThere) {
        m_chart->setData({});
        m_chartCard->setEmptyText(text(QUNCE_TEXT("No goal is chosen.")));
        m_days->setRows(0, {});
        return;
    }
    const auto goal = static_cast<size_t>(row);
    const CampaignGoalLine &line = detail()->goals[goal];
    m_chartCard->setEmptyText(noNumberText(line.why), noNumberHelp(line.why));
    m_chart->setData(goalDaysChart(line, format));
    m_days->setRows(static_cast<int>(line.attainment.days.size()), goalDayCells(detail(), goal, format));
}

CampaignCoverageTab::CampaignCoverageTab(PageTools &tools, CampaignHost host, QWidget *parent)
    : CampaignTab(tools, host, parent), m_matrix(new TableCard(tools, 40, host.source, this))
{
    m_matrix->table().setObjectName(QStringLiteral("campaignCoverage"));
    layoutOf<QVBoxLayout>(this)->addWidget(m_matrix);
}

void CampaignCoverageTab::retranslate()
{
    m_matrix->table().setColumns(coverageColumns());
    m_matrix->empty().say(QStringLiteral("calendar"), text(QUNCE_TEXT("The campaign has no entries yet.")),
        text(
            QUNCE_TEXT("Put an SOP template on a date, or choose the campaign in entries of the calendar.")));
    m_matrix->retranslate();
    m_matrix->setHeading(text(QUNCE_TEXT("Layer × dimension")),
        text(QUNCE_TEXT("entries · groups reached / groups that they are for · contents")));
    if (detail())
        fill();
}

void CampaignCoverageTab::fill()
{
    m_matrix->setRows(detail()->entries > 0 ? coverageRows() : 0, coverageCells(detail(), tools().format()));
}

CampaignReachTab::CampaignReachTab(PageTools &tools, CampaignHost host, QWidget *parent)
    : CampaignTab(tools, host, parent)
    , m_times(new TableCard(tools, kRow, host.source, this))
    , m_chart(new LineChart(tools, this))
    , m_chartCard(new ChartCard(tools, m_chart, this))
{
    m_times->table().setObjectName(QStringLiteral("campaignTimes"));
    m_chartCard->setObjectName(QStringLiteral("campaignReachChart"));
    auto *column = layoutOf<QVBoxLayout>(this);
    column->addWidget(m_times, 4);
    column->addWidget(m_chartCard, 6);
}

void CampaignReachTab::retranslate()
{
    m_times->table().setColumns(curveColumns());
    m_times->empty().say(
        QStringLiteral("groups"), text(QUNCE_TEXT("No group push has been dispatched yet.")));
    m_times->retranslate();
    m_times->setHeading(text(QUNCE_TEXT("Time until so many had it")),
        text(QUNCE_TEXT("of the group pushes planned, by kind of group")));
    m_chartCard->setEmptyText(text(QUNCE_TEXT("No group push has been dispatched yet.")));
    m_chartCard->retranslate();
    if (detail())
        fill();
}

void CampaignReachTab::fill()
{
    const Format format = tools().format();
    m_times->setRows(curveRows(*detail()), curveCells(detail(), format));
    m_chartCard->setSource(sourceOf(text(QUNCE_TEXT("Reach since dispatch"))));
    m_chart->setData(reachChart(*detail(), format));
}

CampaignUnreachedTab::CampaignUnreachedTab(PageTools &tools, CampaignHost host, QWidget *parent)
    : CampaignTab(tools, host, parent)
    , m_card(new Card(tools.theme, this))
    , m_groups(new RosterView(tools, QStringLiteral("campaign_unreached"), m_card))
{
    layoutOf<QVBoxLayout>(this)->addWidget(m_card);
    m_card->body()->addWidget(m_groups);
    m_groups->setNoun({QUNCE_TEXT("%1 groups")});
    m_groups->setSearchHint({QUNCE_TEXT("Group, owner or region")});
    m_groups->setDefaultSort({{"why", false}, {"region", false}, {"group", false}});
    m_groups->setEmptyText({QUNCE_TEXT("Every group that the campaign is for got something.")});
    m_groups->setSource([this] { return sourceOf(text(QUNCE_TEXT("Groups unreached"))); });
    connect(m_groups, &RosterView::activated, this, [this](const Uuid &group) {
        this->tools().go({PageId::Groups, group, "all", {}});
    });
}

void CampaignUnreachedTab::retranslate()
{
    m_card->setTitle(text(QUNCE_TEXT("Groups unreached")), text(QUNCE_TEXT("Enter opens the group")));
}

QWidget *CampaignUnreachedTab::firstControl()
{
    return m_groups->tableView();
}

void CampaignUnreachedTab::fill()
{
    m_groups->showTable(detail()->unreached);
}

CampaignVariantsTab::CampaignVariantsTab(PageTools &tools, CampaignHost host, QWidget *parent)
    : CampaignTab(tools, host, parent), m_variants(new TableCard(tools, kRow, host.source, this))
{
    m_variants->table().setObjectName(QStringLiteral("campaignVariants"));
    layoutOf<QVBoxLayout>(this)->addWidget(m_variants);
    connect(&m_variants->table(), &CellTable::opened, this, [this](int row) {
        const Uuid content = detail()->variants[static_cast<size_t>(row)].content;
        if (!content.isNil())
            this->tools().go({PageId::Content, content, "all", {}});
    });
}

void CampaignVariantsTab::retranslate()
{
    m_variants->table().setColumns(variantColumns());
    m_variants->empty().say(QStringLiteral("content"), text(QUNCE_TEXT("Nothing has been dispatched yet.")));
    m_variants->retranslate();
    m_variants->setHeading(
        text(QUNCE_TEXT("Contents by market")), text(QUNCE_TEXT("what each content did in each region")));
    if (detail())
        fill();
}

void CampaignVariantsTab::fill()
{
    m_variants->setRows(
        static_cast<int>(detail()->variants.size()), variantCells(detail(), tools().format()));
}

} // namespace qunce
