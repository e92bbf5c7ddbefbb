// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of campaigns as people read it, held against `qunce export` off the same profile.

#include "views/campaign/campaignpage.h"

#include <set>

#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

#include "models/boards/tasksboard.h"
#include "models/items/tablemodel.h"
#include "tests/support/editbench.h"
#include "views/campaign/campaigntexts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class CampaignPageTest : public testing::Test
{
protected:
    void open(const std::string &user = "hq", Language language = Language::Chinese,
        Theme::Kind kind = Theme::Kind::Light)
    {
        m_bench = std::make_unique<EditBench>(user, language);
        m_bench->theme.setKind(kind);
        m_bench->theme.apply();
        ASSERT_NO_FATAL_FAILURE(setGoals());
        m_page = std::make_unique<CampaignPage>(m_bench->tools);
        ASSERT_TRUE(m_bench->settle(*m_page));
        ASSERT_TRUE(waitFor([this] { return m_page->detail() && m_page->roster().isSettled(); }));
    }
    void TearDown() override
    {
        m_page.reset();
        m_bench.reset();
    }
    /// Headquarters has given 99大促 goals and stages.
    void setGoals()
    {
        UserInfo office = m_bench->reader.user();
        office.role = "hq_content";
        office.wholeBrand = true;
        m_bench->edits.setUser(office);
        const std::vector<Record> found = m_bench->records(Kind::Campaign, "name", std::string("99大促"));
        ASSERT_EQ(found.size(), 1U);
        const Day first = *Day::parse("2026-08-29");
        const std::vector<CampaignGoal> goals {{"amount", {}, {}, {}, 500'000'000},
            {"orders", {}, {}, {}, 9000}, {"amount", {}, first + 11, first + 11, 60'000'000}};
        const std::vector<CampaignStage> stages {
            {"价值观", first, first + 2, CampaignGate {"due_completion_rate", 80}},
            {"品牌", first + 3, first + 5, CampaignGate {"on_time_rate", 90}},
            {"选品", first + 6, first + 9, CampaignGate {"amount", 100'000'000}},
            {"促销", first + 10, first + 13, CampaignGate {"group_send_rate", 85}}};
        EditRequest request;
        request.title = Message("Goals");
        request.changes.push_back(ChangeFields {
            Kind::Campaign, found.front().id, {{"goals", toJson(goals)}, {"stages", toJson(stages)}}, {}});
        m_bench->edits.commit(std::move(request), nullptr, {});
        ASSERT_TRUE(m_bench->isQuiet());
        ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
        m_bench->edits.setUser(m_bench->reader.user());
    }
    template <typename Tab>
    Tab &tab(CampaignPage::Tab which)
    {
        m_page->showTab(which);
        EXPECT_TRUE(waitFor([this] { return m_page->isSettled(); }));
        QCoreApplication::processEvents();
        return static_cast<Tab &>(*m_page->tab(which));
    }
    QString head() const
    {
        QStringList words;
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                words << label->text();
        }
        return words.join(QLatin1Char('\n'));
    }
    /// Rows of an export by their code.
    std::map<std::string, std::map<std::string, std::string>> exported(std::vector<std::string> words,
        std::map<std::string, std::string> flags, const char *key = "code") const
    {
        ExportArguments arguments {std::move(words), {{"out", {"-"}}, {"format", {"csv"}}}};
        for (auto &[flag, value] : flags)
            arguments.flags[flag] = {value};
        const Result<Export> made = m_bench->exported(arguments);
        EXPECT_TRUE(made.ok());
        std::map<std::string, std::map<std::string, std::string>> rows;
        for (const std::vector<ExportCell> &cells : made->table.rows) {
            std::map<std::string, std::string> row;
            for (size_t i = 0; i < cells.size(); ++i)
                row[made->table.columns[i]] = cells[i].text;
            rows[row[key]] = row;
        }
        return rows;
    }

    std::unique_ptr<EditBench> m_bench;
    std::unique_ptr<CampaignPage> m_page;
};

TEST_F(CampaignPageTest, ListsCampaignsAndShowsTheOneThatRuns)
{
    ASSERT_NO_FATAL_FAILURE(open());
    EXPECT_GT(m_page->rowsShown(), 1);
    EXPECT_EQ(m_page->roster().titles().first(), QStringLiteral("活动"));
    EXPECT_EQ(m_page->detail()->record.text("name"), "99大促");
    EXPECT_TRUE(head().contains(QStringLiteral("99大促"))) << head().toStdString();
    EXPECT_TRUE(head().contains(QStringLiteral("进行中")));
    EXPECT_TRUE(head().contains(QStringLiteral("78.6%"))) << "time progress: 11 of 14 days";
    PageBench::picture(*m_page, QStringLiteral("campaigns-zh-light"));
}

TEST_F(CampaignPageTest, AttainmentOnScreenIsTheLeaderboardsSum)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &goals = tab<CampaignGoalsTab>(CampaignPage::Tab::Goals);
    ASSERT_EQ(goals.goals().rowCount(), 3);
    uint64_t sum = 0;
    for (const auto &[code, row] : exported({"leaderboard"},
             {{"measure", "amount"}, {"from", "2026-08-29"}, {"to", "2026-09-11"}, {"level", "region"}}))
        sum += row.at("value").empty() ? 0 : std::stoull(row.at("value"));
    ASSERT_GT(sum, 0U);
    const Format format(Language::Chinese);
    EXPECT_EQ(goals.goals().textAt(0, 3), format.moneyWhole(static_cast<int64_t>(sum)));
    const int64_t goal = m_page->detail()->goals[0].goal.value;
    EXPECT_EQ(goals.goals().textAt(0, 4), format.rate({static_cast<Int128>(sum), goal}));
    EXPECT_EQ(goals.goals().textAt(2, 3), QStringLiteral("无数据")) << "9 September is still to come";
    // The days add up to the same.
    ASSERT_EQ(goals.days().rowCount(), 14);
    EXPECT_EQ(goals.days().textAt(9, 2), format.moneyWhole(static_cast<int64_t>(sum)))
        << "7 September, the last day with data";
    EXPECT_EQ(goals.days().textAt(13, 1), Format::missing());
    EXPECT_FALSE(goals.chart().isEmpty());
    PageBench::picture(*m_page, QStringLiteral("campaigns-goals-zh-light"));
}

TEST_F(CampaignPageTest, GatesAreTheExportsRatesOfTheTasksDueOnTheStagesDays)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &overview = tab<CampaignOverviewTab>(CampaignPage::Tab::Overview);
    ASSERT_EQ(overview.stages().rowCount(), 4);
    const CampaignDetail &shown = *m_page->detail();
    std::set<Uuid> entries;
    for (const Record &entry : m_bench->records(Kind::Entry, "campaign", toValue(shown.record.id))) {
        if (entry.text("status") != "cancelled")
            entries.insert(entry.id);
    }
    uint64_t done = 0;
    uint64_t eligible = 0;
    for (const auto &[key, row] :
        exported({"completion"}, {{"from", "2026-08-29"}, {"to", "2026-08-31"}, {"by", "task"}}, "key")) {
        const std::vector<Record> tasks = m_bench->records(Kind::Task, "code", key);
        ASSERT_EQ(tasks.size(), 1U);
        if (!entries.contains(tasks.front().reference("entry")))
            continue;
        done += std::stoull(row.at("done"));
        eligible += std::stoull(row.at("dispatched")) - std::stoull(row.at("excluded"));
    }
    ASSERT_GT(eligible, 0U);
    const Format format(Language::Chinese);
    EXPECT_EQ(overview.stages().textAt(0, 4), format.rate({done, eligible}));
    EXPECT_EQ(overview.stages().textAt(0, 5),
        100 * done >= 80 * eligible ? QStringLiteral("达到") : QStringLiteral("未达到"));
    EXPECT_GT(overview.stages().textAt(0, 2).toInt(), 0);
    PageBench::picture(*m_page, QStringLiteral("campaigns-overview-zh-light"));
}

TEST_F(CampaignPageTest, EveryPartSaysSomethingAndCanBeLookedAt)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &coverage = tab<CampaignCoverageTab>(CampaignPage::Tab::Coverage);
    EXPECT_EQ(coverage.matrix().rowCount(), coverageRows());
    const CoverageCell &all = m_page->detail()->coverage.all;
    EXPECT_EQ(coverage.matrix().textAt(5, 8),
        QStringLiteral("%1 · %2/%3 · %4")
            .arg(all.entries)
            .arg(all.reached)
            .arg(all.planned)
            .arg(all.contents));
    PageBench::picture(*m_page, QStringLiteral("campaigns-coverage-zh-light"));
    auto &reach = tab<CampaignReachTab>(CampaignPage::Tab::Reach);
    EXPECT_GE(reach.times().rowCount(), 2);
    EXPECT_FALSE(reach.chart().isEmpty());
    PageBench::picture(*m_page, QStringLiteral("campaigns-reach-zh-light"));
    auto &unreached = tab<CampaignUnreachedTab>(CampaignPage::Tab::Unreached);
    EXPECT_TRUE(waitFor([&] { return unreached.groups().isSettled(); }));
    EXPECT_EQ(unreached.groups().rowsShown(), static_cast<int>(m_page->detail()->unreached->rows()));
    PageBench::picture(*m_page, QStringLiteral("campaigns-unreached-zh-light"));
    auto &variants = tab<CampaignVariantsTab>(CampaignPage::Tab::Variants);
    EXPECT_EQ(variants.variants().rowCount(), static_cast<int>(m_page->detail()->variants.size()));
    EXPECT_GT(variants.variants().rowCount(), 0);
    PageBench::picture(*m_page, QStringLiteral("campaigns-variants-zh-light"));
    tab<CampaignCloseOutTab>(CampaignPage::Tab::CloseOut);
    PageBench::picture(*m_page, QStringLiteral("campaigns-closeout-zh-light"));
}

TEST_F(CampaignPageTest, ClicksLeadOn)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &overview = tab<CampaignOverviewTab>(CampaignPage::Tab::Overview);
    ASSERT_GT(overview.coming().rowCount(), 0);
    overview.coming().select(0);
    QTest::keyClick(&overview.coming(), Qt::Key_Return);
    ASSERT_FALSE(m_bench->visited.empty());
    EXPECT_EQ(m_bench->visited.back().page, PageId::Calendar);
    EXPECT_EQ(m_bench->visited.back().subject, m_page->detail()->coming[0].id);
    auto &unreached = tab<CampaignUnreachedTab>(CampaignPage::Tab::Unreached);
    ASSERT_TRUE(waitFor([&] { return unreached.groups().isSettled(); }));
    if (unreached.groups().rowsShown() > 0) {
        emit unreached.groups().activated(m_page->detail()->unreached->ids[0]);
        EXPECT_EQ(m_bench->visited.back().page, PageId::Groups);
    }
}

TEST_F(CampaignPageTest, ANumberLeadsToTheTasksThatItIsMadeOf)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto &overview = tab<CampaignOverviewTab>(CampaignPage::Tab::Overview);
    const auto figure = [&](const QString &title) -> QLabel * {
        for (QLabel *label : overview.findChildren<QLabel *>()) {
            if (label->accessibleName().startsWith(title) && label->focusPolicy() == Qt::StrongFocus)
                return label;
        }
        return nullptr;
    };
    QLabel *due = figure(QStringLiteral("到期完成率"));
    ASSERT_NE(due, nullptr);
    QTest::mouseClick(due, Qt::LeftButton, {}, QPoint(3, 3));
    ASSERT_TRUE(waitFor([this] { return !m_bench->visited.empty(); }));
    const Destination to = m_bench->visited.back();
    EXPECT_EQ(to.page, PageId::Tasks);
    EXPECT_EQ(to.subject, m_page->detail()->record.id);
    EXPECT_EQ(to.filter, kTasksOfCampaign);
    ASSERT_TRUE(to.query);
    EXPECT_EQ(to.query->period, *m_page->detail()->taskDays) << "with the evening after its last day";
    m_bench->visited.clear();
    QLabel *sent = figure(QStringLiteral("群执行率"));
    ASSERT_NE(sent, nullptr);
    QTest::keyClick(sent, Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return !m_bench->visited.empty(); })) << "and by keys";
    EXPECT_EQ(m_bench->visited.back().filter, kTasksOfCampaign);
    QLabel *attained = figure(QStringLiteral("达成率"));
    ASSERT_NE(attained, nullptr);
    QTest::keyClick(attained, Qt::Key_Space);
    ASSERT_TRUE(waitFor(
        [this] { return m_page->tabs().currentIndex() == static_cast<int>(CampaignPage::Tab::Goals); }));
    m_bench->visited.clear();
    m_page->findChild<QPushButton *>(QStringLiteral("campaignTasksButton"))->click();
    EXPECT_EQ(m_bench->visited.back().filter, kTasksOfCampaign);
}

TEST_F(CampaignPageTest, OneWithoutGoalsSaysSoAndOffersToSetThem)
{
    ASSERT_NO_FATAL_FAILURE(open());
    Uuid without; // every campaign of the demo brand has goals: another one loses them
    for (int row = 0; row < m_page->rowsShown(); ++row) {
        if (m_page->roster().model().idAt(row) != m_page->detail()->record.id)
            without = m_page->roster().model().idAt(row);
    }
    ASSERT_FALSE(without.isNil());
    UserInfo office = m_bench->reader.user();
    office.role = "hq_content";
    office.wholeBrand = true;
    m_bench->edits.setUser(office);
    EditRequest request;
    request.title = Message("No goals");
    request.changes.push_back(
        ChangeFields {Kind::Campaign, without, {{"goals", FieldValue()}, {"stages", FieldValue()}}, {}});
    m_bench->edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    m_page->roster().chooseFilter("no_goals");
    ASSERT_TRUE(waitFor([this] { return m_page->roster().isSettled() && m_page->rowsShown() > 0; }));
    const Uuid other = m_page->roster().model().idAt(0);
    m_page->roster().select(other);
    ASSERT_TRUE(waitFor([&] { return m_page->detail() && m_page->detail()->record.id == other; }));
    auto &goals = tab<CampaignGoalsTab>(CampaignPage::Tab::Goals);
    EXPECT_EQ(goals.goals().rowCount(), 0);
    EXPECT_TRUE(head().contains(QStringLiteral("活动还没有目标"))) << head().toStdString();
    PageBench::picture(*m_page, QStringLiteral("campaigns-nogoals-zh-light"));
}

TEST_F(CampaignPageTest, ARegionsManagerReadsAPartAndIsTold)
{
    ASSERT_NO_FATAL_FAILURE(open("zhejiang"));
    auto &goals = tab<CampaignGoalsTab>(CampaignPage::Tab::Goals);
    ASSERT_EQ(goals.goals().rowCount(), 3);
    EXPECT_EQ(goals.goals().textAt(0, 4), QStringLiteral("只是部分"));
    EXPECT_NE(goals.goals().textAt(0, 3), QStringLiteral("无数据"));
    PageBench::picture(*m_page, QStringLiteral("campaigns-zhejiang-zh-light"));
}

TEST_F(CampaignPageTest, InEnglishAndInTheDarkNothingIsLeftInChinese)
{
    ASSERT_NO_FATAL_FAILURE(open("hq", Language::English, Theme::Kind::Dark));
    EXPECT_TRUE(head().contains(QStringLiteral("Under way"))) << head().toStdString();
    tab<CampaignGoalsTab>(CampaignPage::Tab::Goals);
    PageBench::picture(*m_page, QStringLiteral("campaigns-goals-en-dark"));
    tab<CampaignReachTab>(CampaignPage::Tab::Reach);
    PageBench::picture(*m_page, QStringLiteral("campaigns-reach-en-dark"));
}

} // namespace
