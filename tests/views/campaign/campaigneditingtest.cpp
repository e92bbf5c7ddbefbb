// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goals, stages and the review of a campaign changed in the window: saved in one step each, taken back, refused to whom it
// is not allowed.

#include <QFile>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/campaign/campaignlines.h"
#include "views/campaign/campaignpage.h"
#include "views/common/texts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class CampaignEditingTest : public testing::Test
{
protected:
    void open(const std::string &user = "hq")
    {
        m_bench = std::make_unique<EditBench>(user);
        ASSERT_NO_FATAL_FAILURE(setGoals());
        m_page = std::make_unique<CampaignPage>(m_bench->tools);
        ASSERT_TRUE(m_bench->settle(*m_page));
        ASSERT_TRUE(waitFor([this] { return m_page->detail() != nullptr; }));
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
            {"品牌", first + 3, first + 5, CampaignGate {"due_completion_rate", 80}},
            {"选品", first + 6, first + 9, {}}, {"促销", first + 10, first + 13, {}}};
        EditRequest request;
        request.title = Message("Goals");
        request.changes.push_back(ChangeFields {
            Kind::Campaign, found.front().id, {{"goals", toJson(goals)}, {"stages", toJson(stages)}}, {}});
        m_bench->edits.commit(std::move(request), nullptr, {});
        ASSERT_TRUE(m_bench->isQuiet());
        ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
        m_bench->edits.setUser(m_bench->reader.user());
    }
    LinesDialog *dialog() const { return m_page->findChild<LinesDialog *>(); }
    std::string stored(const char *field) const
    {
        return m_bench->record(Kind::Campaign, m_page->detail()->record.id)->text(field);
    }

    std::unique_ptr<EditBench> m_bench;
    std::unique_ptr<CampaignPage> m_page;
};

TEST_F(CampaignEditingTest, GoalsArePastedFromASpreadsheetSavedInOneStepAndTakenBack)
{
    ASSERT_NO_FATAL_FAILURE(open());
    const std::string before = stored("goals");
    m_page->editGoals();
    LinesDialog *goals = dialog();
    ASSERT_TRUE(goals);
    EXPECT_EQ(goals->lines().size(), 3U);
    goals->table().setCurrentCell(3, 0);
    goals->paste(QStringLiteral("净订单数\t纸尿裤\t\t\t1.2万\r\n净销售额\t\t2026-09-09\t\t300万\r\n"));
    EXPECT_EQ(goals->lines().size(), 5U);
    EXPECT_EQ(goals->why(), QString());
    PageBench::picture(*goals, QStringLiteral("campaigns-goalsdialog-zh-light"));
    goals->accept();
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    EXPECT_EQ(goals->result(), QDialog::Accepted);
    const Result<std::vector<CampaignGoal>> saved = campaignGoalsFrom(stored("goals"));
    ASSERT_TRUE(saved.ok());
    ASSERT_EQ(saved->size(), 5U);
    EXPECT_EQ((*saved)[3], (CampaignGoal {"orders", "纸尿裤", {}, {}, 12000}));
    EXPECT_EQ((*saved)[4].from, *Day::parse("2026-09-09"));
    EXPECT_EQ((*saved)[4].value, 300'000'000);
    ASSERT_TRUE(waitFor([this] { return m_page->detail() && m_page->detail()->goals.size() == 5; }));
    EXPECT_EQ(m_page->detail()->goals[3].why, NoNumber::NoItemFeed) << "numbers do not come by product";
    m_bench->edits.undo();
    ASSERT_TRUE(m_bench->isQuiet());
    EXPECT_EQ(stored("goals"), before);
}

TEST_F(CampaignEditingTest, AWrongLineIsMarkedAndNotSaved)
{
    ASSERT_NO_FATAL_FAILURE(open());
    m_page->editGoals();
    LinesDialog *goals = dialog();
    goals->table().item(0, 4)->setText(QStringLiteral("很多"));
    EXPECT_TRUE(goals->why().contains(QStringLiteral("第 1 行"))) << goals->why().toStdString();
    goals->accept();
    EXPECT_TRUE(goals->isVisible());
    goals->table().item(0, 4)->setText(QStringLiteral("5000万"));
    EXPECT_EQ(goals->why(), QString());
    goals->reject();
}

TEST_F(CampaignEditingTest, StagesWithGatesAreSavedAndSayWhetherTheyAreReached)
{
    ASSERT_NO_FATAL_FAILURE(open());
    m_page->editStages();
    LinesDialog *stages = dialog();
    ASSERT_EQ(stages->lines().size(), 4U);
    stages->table().item(0, 4)->setText(QStringLiteral("1"));
    stages->table().item(1, 4)->setText(QStringLiteral("100"));
    stages->accept();
    ASSERT_TRUE(m_bench->isQuiet());
    ASSERT_TRUE(m_bench->refusals.empty()) << m_bench->refusals.front();
    ASSERT_TRUE(waitFor([this] {
        return m_page->detail() && m_page->detail()->stages[0].stage.gate
            && m_page->detail()->stages[0].stage.gate->value == 1;
    }));
    auto &overview = static_cast<CampaignOverviewTab &>(*m_page->tab(CampaignPage::Tab::Overview));
    EXPECT_EQ(overview.stages().textAt(0, 5), QStringLiteral("达到"));
    EXPECT_EQ(overview.stages().textAt(1, 5), QStringLiteral("未达到"));
}

TEST_F(CampaignEditingTest, WhatSomebodyElseChangedMeanwhileIsNotWrittenOver)
{
    ASSERT_NO_FATAL_FAILURE(open());
    m_page->editGoals();
    LinesDialog *goals = dialog();
    EditRequest other;
    other.title = Message("Other");
    other.changes.push_back(ChangeFields {Kind::Campaign, m_page->detail()->record.id,
        {{"goals", std::string(R"([{"metric":"orders","value":7}])")}}, {}});
    m_bench->edits.commit(std::move(other), nullptr, {});
    ASSERT_TRUE(waitFor([this] { return m_page->detail()->goals.size() == 1; }));
    goals->table().item(0, 4)->setText(QStringLiteral("5000万"));
    goals->accept();
    EXPECT_TRUE(goals->isVisible());
    EXPECT_FALSE(goals->why().isEmpty());
    EXPECT_EQ(stored("goals"), R"([{"metric":"orders","value":7}])");
}

TEST_F(CampaignEditingTest, TheReviewSavesItselfAndIsInTheWorkbook)
{
    ASSERT_NO_FATAL_FAILURE(open());
    m_page->showTab(CampaignPage::Tab::CloseOut);
    auto &end = static_cast<CampaignCloseOutTab &>(*m_page->tab(CampaignPage::Tab::CloseOut));
    end.review().setPlainText(QStringLiteral("客户群 12 点最好\n培训群要提前两天"));
    end.review().save();
    ASSERT_TRUE(m_bench->isQuiet());
    EXPECT_EQ(stored("review"), "客户群 12 点最好\n培训群要提前两天");
    QTemporaryDir folder;
    bool isWritten = false;
    QObject::connect(&end, &CampaignCloseOutTab::written, &end,
        [&isWritten](const QString &, bool isWhole) { isWritten = isWhole; });
    end.saveWorkbook(folder.filePath(QStringLiteral("a.xlsx")));
    ASSERT_TRUE(waitFor([&] { return isWritten; }));
    QFile file(folder.filePath(QStringLiteral("a.xlsx")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll(); // its parts are stored as they are
    EXPECT_TRUE(bytes.startsWith("PK"));
    for (const char *words : {"培训群要提前两天", "逐日达成", "数据日期", "99大促", "未触达群"})
        EXPECT_TRUE(bytes.contains(words)) << words;
    isWritten = false;
    end.saveArchive(folder.filePath(QStringLiteral("a.zip")));
    ASSERT_TRUE(waitFor([&] { return isWritten; }));
    QFile archive(folder.filePath(QStringLiteral("a.zip")));
    ASSERT_TRUE(archive.open(QIODevice::ReadOnly));
    const QByteArray all = archive.readAll();
    EXPECT_TRUE(all.contains("\x89PNG")) << "the charts";
    EXPECT_TRUE(all.contains("市场版本.csv"));
}

TEST_F(CampaignEditingTest, AsksForTheReportOfTheCampaignShown)
{
    ASSERT_NO_FATAL_FAILURE(open());
    auto *button = m_page->findChild<QPushButton *>(QStringLiteral("campaignReportButton"));
    ASSERT_TRUE(button);
    EXPECT_FALSE(button->isVisible()) << "nobody makes reports";
    const CommandRegistry::Entry *command = m_bench->commands.find("campaigns.review");
    ASSERT_TRUE(command);
    EXPECT_FALSE(command->whyNot().empty());
    std::vector<Uuid> asked;
    m_page->setReview([&asked](const Uuid &campaign) { asked.push_back(campaign); });
    EXPECT_TRUE(button->isVisible());
    button->click();
    EXPECT_TRUE(command->whyNot().empty());
    command->action->trigger();
    EXPECT_EQ(asked, (std::vector<Uuid> {m_page->detail()->record.id, m_page->detail()->record.id}));
}

TEST_F(CampaignEditingTest, ARegionsManagerReadsAndIsToldWhyNothingCanBeChanged)
{
    ASSERT_NO_FATAL_FAILURE(open("zhejiang"));
    m_page->editGoals();
    LinesDialog *goals = dialog();
    ASSERT_TRUE(goals);
    EXPECT_EQ(goals->table().editTriggers(), QAbstractItemView::NoEditTriggers);
    const size_t lines = goals->lines().size();
    goals->paste(QStringLiteral("净订单数\t\t\t\t5"));
    EXPECT_EQ(goals->lines().size(), lines);
    bool isSaid = false;
    const QString why = text(m_bench->edits.whyNot(m_page->detail()->record, "goals"));
    ASSERT_FALSE(why.isEmpty());
    for (const QLabel *label : goals->findChildren<QLabel *>())
        isSaid = isSaid || label->text() == why;
    EXPECT_TRUE(isSaid) << "why";
    goals->reject();
    m_page->showTab(CampaignPage::Tab::CloseOut);
    auto &end = static_cast<CampaignCloseOutTab &>(*m_page->tab(CampaignPage::Tab::CloseOut));
    EXPECT_TRUE(end.review().isReadOnly());
}

} // namespace
