// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goals of a month as people set them: a unit, what is below it, and the difference between the two.

#include "views/guides/goalsdialog.h"

#include "tests/support/editbench.h"
#include "views/common/typednumbers.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class GoalsDialogTest : public testing::Test
{
protected:
    explicit GoalsDialogTest(const std::string &user = "hq") : m_bench(user) { }

    Uuid unitOfKind(const std::string &kind)
    {
        const std::vector<Record> units = m_bench.records(Kind::Org, "kind", kind);
        EXPECT_FALSE(units.empty());
        return units.empty() ? Uuid() : units.front().id;
    }
    void open(const Uuid &unit) { open(unit, {m_bench.today(), m_bench.today()}); }
    void open(const Uuid &unit, Period chosen)
    {
        m_dialog = std::make_unique<GoalsDialog>(m_bench.tools, unit, chosen, nullptr);
        m_dialog->show();
        ASSERT_TRUE(waitFor([this] { return m_dialog->goals().has_value(); }));
    }
    void type(int row, const char *amount)
    {
        m_dialog->table().item(row, 2)->setText(QString::fromUtf8(amount));
    }
    void choose(const char *list, const QString &words)
    {
        auto *box = m_dialog->findChild<QComboBox *>(QLatin1String(list));
        ASSERT_GE(box->findText(words), 0) << words.toStdString();
        emit box->activated(box->findText(words));
    }
    std::optional<int64_t> saved(
        const Uuid &unit, const char *metric = "amount", const char *to = "2026-09-30")
    {
        for (const Record &goal : m_bench.records(Kind::Goal, "from_day", std::string("2026-09-01"))) {
            const bool isOf = goal.reference("org") == unit || goal.reference("guide") == unit;
            if (isOf && goal.text("metric") == metric && goal.text("to_day") == to)
                return goal.integer("value");
        }
        return std::nullopt;
    }

    EditBench m_bench;
    std::unique_ptr<GoalsDialog> m_dialog;
};

TEST_F(GoalsDialogTest, AmountsAreReadAsPeopleWriteThem)
{
    EXPECT_EQ(amountTyped(QStringLiteral("12000")), 1'200'000);
    EXPECT_EQ(amountTyped(QStringLiteral("12,000.5")), 1'200'050);
    EXPECT_EQ(amountTyped(QStringLiteral("1.2万")), 1'200'000);
    EXPECT_EQ(amountTyped(QStringLiteral("3亿")), 30'000'000'000);
    EXPECT_EQ(amountTyped(QStringLiteral("很多")), std::nullopt);
    EXPECT_EQ(amountTyped(QStringLiteral("-5")), std::nullopt);
    EXPECT_EQ(amountTyped(QString()), std::nullopt);
}

TEST_F(GoalsDialogTest, AStoreAndItsGuidesMayDifferAndTheDifferenceIsShownAndAllIsOneStep)
{
    const Uuid store = unitOfKind("store");
    ASSERT_NO_FATAL_FAILURE(open(store));
    const GoalTable goals = *m_dialog->goals();
    ASSERT_GE(goals.children.size(), 2U);
    type(0, "10万");
    type(1, "3万");
    type(2, "45,000");
    for (int row = 3; row < m_dialog->table().rowCount(); ++row)
        type(row, "0");
    EXPECT_EQ(m_dialog->sumsText(), QStringLiteral("下级合计：¥75,000 · 与上级目标相差 ¥25,000"));
    PageBench::picture(*m_dialog, QStringLiteral("goals-zh-light"));
    m_dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    EXPECT_FALSE(m_dialog->isVisible());
    EXPECT_EQ(saved(store), 10'000'000);
    EXPECT_EQ(saved(goals.children[0].guide), 3'000'000);
    EXPECT_EQ(saved(goals.children[1].guide), 4'500'000);
    ASSERT_TRUE(waitFor([this] { return m_bench.edits.undoState().undo.has_value(); }));
    m_bench.edits.undo();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_EQ(saved(store), goals.parent.value);
    EXPECT_EQ(saved(goals.children[0].guide), goals.children[0].value);
}

TEST_F(GoalsDialogTest, WhatIsNoAmountIsSaidAndTheOldOneStays)
{
    ASSERT_NO_FATAL_FAILURE(open(unitOfKind("store")));
    type(0, "10万");
    m_dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_NO_FATAL_FAILURE(open(unitOfKind("store")));
    type(0, "很多");
    EXPECT_EQ(
        m_dialog->findChild<QLabel *>(QStringLiteral("why"))->text(), QStringLiteral("“很多”不是金额。"));
    EXPECT_EQ(m_dialog->table().item(0, 2)->text(), QStringLiteral("100000"));
}

TEST_F(GoalsDialogTest, TheWholeHasNoGoalOfItsOwnAndLevelsAreWalked)
{
    ASSERT_NO_FATAL_FAILURE(open({}));
    EXPECT_FALSE(m_dialog->table().item(0, 2)->flags().testFlag(Qt::ItemIsEditable));
    EXPECT_EQ(m_dialog->table().item(0, 2)->toolTip(), QStringLiteral("只有组织和导购有目标。"));
    const Uuid below = m_dialog->goals()->children.front().org;
    emit m_dialog->table().cellDoubleClicked(1, 0);
    ASSERT_TRUE(waitFor([&] { return m_dialog->goals()->parent.org == below; }));
    EXPECT_EQ(m_dialog->goals()->above, Uuid());
}

TEST_F(GoalsDialogTest, EveryMetricOfAGuidesDayHasGoalsAndCountsAreWhole)
{
    const Uuid store = unitOfKind("store");
    ASSERT_NO_FATAL_FAILURE(open(store));
    type(0, "12万");
    choose("metric", QStringLiteral("新增好友"));
    ASSERT_TRUE(waitFor([this] { return m_dialog->goals()->metric == "friends_added"; }));
    EXPECT_EQ(saved(store), 12'000'000) << "what was typed for the metric before is saved";
    EXPECT_EQ(m_dialog->table().horizontalHeaderItem(2)->text(), QStringLiteral("目标"));
    type(0, "200");
    type(1, "1.2万");
    type(2, "70.5");
    EXPECT_EQ(
        m_dialog->findChild<QLabel *>(QStringLiteral("why"))->text(), QStringLiteral("“70.5”不是整数。"));
    for (int row = 2; row < m_dialog->table().rowCount(); ++row)
        type(row, "0");
    type(1, "150");
    EXPECT_EQ(m_dialog->sumsText(), QStringLiteral("下级合计：150 · 与上级目标相差 50"));
    PageBench::picture(*m_dialog, QStringLiteral("goals-friends-zh-light"));
    m_dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    EXPECT_EQ(saved(store, "friends_added"), 200);
    EXPECT_EQ(saved(store), 12'000'000) << "each metric has its own";
}

TEST_F(GoalsDialogTest, TheChosenDaysHaveGoalsOfTheirOwn)
{
    const Uuid store = unitOfKind("store");
    ASSERT_NO_FATAL_FAILURE(open(store, {Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 7)}));
    EXPECT_EQ(m_dialog->goals()->period.to, Day::fromYmd(2026, 9, 30)) << "the month comes first";
    const std::optional<int64_t> ofMonth = m_dialog->goals()->parent.value;
    choose("days", QStringLiteral("9月1日–9月7日"));
    ASSERT_TRUE(waitFor([this] { return m_dialog->goals()->period.to == Day::fromYmd(2026, 9, 7); }));
    type(0, "3万");
    m_dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_EQ(saved(store, "amount", "2026-09-07"), 3'000'000);
    EXPECT_EQ(saved(store), ofMonth);
}

class ManagerGoalsTest : public GoalsDialogTest
{
protected:
    ManagerGoalsTest() : GoalsDialogTest("zhejiang") { }
};

TEST_F(ManagerGoalsTest, ARegionSetsItsOwnGoals)
{
    ASSERT_NO_FATAL_FAILURE(open({}));
    // Down to a unit of the region.
    while (m_dialog->goals()->children.front().guide.isNil()) {
        const Uuid next = m_dialog->goals()->children.front().org;
        emit m_dialog->table().cellDoubleClicked(1, 0);
        ASSERT_TRUE(waitFor([&] { return m_dialog->goals()->parent.org == next; }));
    }
    type(1, "8000");
    const Uuid guide = m_dialog->goals()->children.front().guide;
    m_dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    EXPECT_EQ(saved(guide), 800'000);
}

} // namespace
