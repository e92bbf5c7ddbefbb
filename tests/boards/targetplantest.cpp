// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Splits, pastes and fills of a small brand: a zone of two regions, one of which has two stores with guides.

#include "models/boards/targetplan.h"

#include <gtest/gtest.h>

using namespace qunce;

namespace {

using Cells = std::vector<std::vector<std::string>>;

const Period kSeptember {Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 30)};

Message mayAll(int)
{
    return {};
}

class TargetPlanTest : public testing::Test
{
protected:
    TargetPlanTest()
    {
        m_sheet.query = {{}, kSeptember, Metric::Amount, Day::fromYmd(2026, 9, 15)};
        m_sheet.timeProgress = {15, 30};
        m_sheet.grades = {"A", "B"};
        add(TargetLevel::Whole, -1, "", "");
        add(TargetLevel::Zone, m_whole, "EAST", "华东");
        add(TargetLevel::Region, m_zone, "ZJ", "浙江");
        add(TargetLevel::Store, m_zj, "S1", "西湖店", "A").lastYear = 600'00;
        add(TargetLevel::Guide, m_s1, "g1", "林晓");
        add(TargetLevel::Guide, m_s1, "g2", "王敏");
        add(TargetLevel::Store, m_zj, "S2", "滨江店", "B").lastYear = 200'00;
        add(TargetLevel::Guide, m_s2, "g3", "林晓");
        add(TargetLevel::Region, m_zone, "JS", "江苏").lastYear = 200'00;
        add(TargetLevel::Store, m_js, "S3", "新街口店").lastYear = 200'00;
        m_sheet.at(m_zj).lastYear = 800'00;
        for (const int guide : {m_g1, m_g2, m_g3})
            m_sheet.at(guide).inPost = 1;
        m_sheet.at(m_s1).inPost = 2;
        m_sheet.at(m_s2).inPost = 1;
        m_sheet.at(m_zj).inPost = 3;
        m_sheet.at(m_zone).inPost = 3;
        sumUp(m_sheet);
    }

    TargetRow &add(TargetLevel level, int parent, const char *code, const char *name, const char *grade = "")
    {
        TargetRow row;
        row.level = level;
        row.parent = parent;
        row.depth = parent < 0 ? 0 : m_sheet.at(parent).depth + 1;
        row.code = code;
        row.name = name;
        row.grade = grade;
        if (level != TargetLevel::Whole)
            row.id.bytes[0] = static_cast<uint8_t>(m_sheet.rows.size());
        m_sheet.rows.push_back(row);
        return m_sheet.rows.back();
    }
    void set(int row, int64_t value) { apply(m_sheet, {{row, value}}); }
    /// code=value of all that would change.
    std::string said(const TargetChanges &changes) const
    {
        std::string all;
        for (const TargetChange &change : changes) {
            const TargetRow &row = m_sheet.at(change.row);
            all += (all.empty() ? "" : " ") + (row.code.empty() ? std::string("all") : row.code) + "="
                + (change.value ? std::to_string(*change.value) : "-");
        }
        return all;
    }
    std::string problems(const SplitPlan &plan) const
    {
        std::string all;
        for (const SplitProblem &problem : plan.problems)
            all += m_sheet.at(problem.row).code + ": " + problem.why.english() + "\n";
        return all;
    }
    TargetPaste paste(const Cells &cells, const std::vector<int> &rows, const WhyNotTarget &whyNot = mayAll)
    {
        return planPaste(m_sheet, cells, rows, {"编码", "名称", {"目标", "目标（元）"}}, whyNot);
    }
    static std::string said(const std::vector<TargetProblem> &problems)
    {
        std::string all;
        for (const TargetProblem &problem : problems)
            all += std::to_string(problem.line + 1) + "," + std::to_string(problem.column + 1) + " "
                + problem.text + ": " + problem.why.english() + "\n";
        return all;
    }

    TargetSheet m_sheet;
    const int m_whole = 0, m_zone = 1, m_zj = 2, m_s1 = 3, m_g1 = 4, m_g2 = 5, m_s2 = 6, m_g3 = 7, m_js = 8,
              m_s3 = 9;
};

TEST_F(TargetPlanTest, ParentsAndChildrenNeedNotAgreeAndTheDifferenceIsThere)
{
    set(m_zj, 1000);
    EXPECT_EQ(targetDifference(m_sheet, m_zj), 1000) << "nothing is split yet";
    set(m_s1, 700);
    set(m_s2, 400);
    EXPECT_EQ(m_sheet.at(m_zj).below, 1100);
    EXPECT_EQ(targetDifference(m_sheet, m_zj), -100);
    EXPECT_EQ(targetDifference(m_sheet, m_g1), std::nullopt) << "nobody is below";
    EXPECT_EQ(targetDifference(m_sheet, m_whole), std::nullopt) << "it has none of its own";
    EXPECT_EQ(toText(targetShare(m_sheet, m_s1)->numerator), "700");
    EXPECT_EQ(toText(targetShare(m_sheet, m_s1)->denominator), "1000");
    EXPECT_EQ(toText(targetShare(m_sheet, m_zj)->denominator), "1000") << "of the sum: the zone has none";
}

TEST_F(TargetPlanTest, AttainmentIsHeldAgainstTimeProgress)
{
    set(m_s1, 1000);
    EXPECT_EQ(targetAttainment(m_sheet, m_s1), std::nullopt) << "no data";
    m_sheet.at(m_s1).done = 600;
    const std::optional<Fraction> rate = targetAttainment(m_sheet, m_s1);
    ASSERT_TRUE(rate);
    EXPECT_EQ(sixDigits(*rate), "0.600000");
    EXPECT_EQ(sixDigits(*targetGap(m_sheet, m_s1)), "0.100000");
    set(m_s1, 0);
    EXPECT_EQ(targetAttainment(m_sheet, m_s1), std::nullopt) << "a target of 0 is attained by nothing";
}

TEST_F(TargetPlanTest, WhatALeaverLeavesGoesToTheStore)
{
    set(m_s1, 9000);
    set(m_g1, 3000);
    set(m_g2, 6000);
    EXPECT_EQ(targetDifference(m_sheet, m_s1), 0);
    m_sheet.at(m_g1).leftOn = Day::fromYmd(2026, 9, 11); // ten of thirty days
    m_sheet.at(m_g1).inPost = 0;
    sumUp(m_sheet);
    EXPECT_EQ(m_sheet.at(m_g1).value, 3000) << "what was set stays";
    EXPECT_EQ(countedTarget(m_sheet, m_g1), 1000);
    EXPECT_EQ(m_sheet.at(m_s1).below, 7000);
    EXPECT_EQ(m_sheet.at(m_s1).handedBack, 2000);
    EXPECT_EQ(targetDifference(m_sheet, m_s1), 2000) << "the store's to bring, or to give to others";
    SplitRequest request {{m_s1}, {}, SplitBasis::Headcount};
    const SplitPlan plan = planSplit(m_sheet, request, mayAll);
    EXPECT_EQ(said(plan.changes), "g2=8000");
    ASSERT_EQ(plan.lines.size(), 2U);
    EXPECT_TRUE(plan.lines[0].isKept);
    EXPECT_EQ(plan.lines[0].now, 1000);
    EXPECT_EQ(plan.lines[0].why.english(), "Has left: what remains goes to the store");
    apply(m_sheet, plan.changes);
    EXPECT_EQ(targetDifference(m_sheet, m_s1), 0);
}

TEST_F(TargetPlanTest, IsSplitByLastYearsShareByGradeOrByHeadcount)
{
    set(m_zj, 10'000);
    struct Case {
        SplitBasis basis;
        const char *expected;
    };
    for (const Case &each : {Case {SplitBasis::LastYear, "S1=7500 S2=2500"},
             Case {SplitBasis::Grade, "S1=6667 S2=3333"}, Case {SplitBasis::Headcount, "S1=6667 S2=3333"}}) {
        SplitRequest request {{m_zj}, {}, each.basis, defaultGradeWeights(m_sheet)};
        EXPECT_EQ(said(planSplit(m_sheet, request, mayAll).changes), each.expected);
    }
    SplitRequest request {{m_zj}, {}, SplitBasis::Grade, {4, 1, 1}};
    EXPECT_EQ(said(planSplit(m_sheet, request, mayAll).changes), "S1=8000 S2=2000");
    set(m_zone, 9000);
    request.parents = {m_zone};
    EXPECT_EQ(said(planSplit(m_sheet, request, mayAll).changes), "ZJ=7500 JS=1500")
        << "a region has the points of its stores: 4 + 1, and 1 without a grade";
}

TEST_F(TargetPlanTest, GoesDownToTheGuidesInOneStep)
{
    SplitRequest request {{m_whole}, 10'000, SplitBasis::LastYear};
    request.goesDown = true;
    const SplitPlan plan = planSplit(m_sheet, request, mayAll);
    EXPECT_EQ(said(plan.changes), "");
    EXPECT_EQ(problems(plan), ": Nobody here has anything to split it by. Choose another way to split.\n");
    m_sheet.at(m_zone).lastYear = 1000'00;
    for (const int guide : {m_g1, m_g3})
        m_sheet.at(guide).lastYear = 100;
    const SplitPlan whole = planSplit(m_sheet, request, mayAll);
    EXPECT_EQ(said(whole.changes), "EAST=10000 ZJ=8000 JS=2000 S1=6000 S2=2000 g1=6000 g3=2000 S3=2000");
    EXPECT_EQ(whole.withoutWeight, 1U) << "g2 sold nothing last year";
    EXPECT_EQ(problems(whole), "");
}

TEST_F(TargetPlanTest, WhoIsLockedKeepsTheirsAndTheOthersShareTheRest)
{
    set(m_zone, 10'000);
    set(m_js, 4000);
    SplitRequest request {{m_zone}, {}, SplitBasis::LastYear};
    request.locked = {m_js};
    EXPECT_EQ(said(planSplit(m_sheet, request, mayAll).changes), "ZJ=6000");
    request.locked.clear();
    request.keepsSet = true;
    EXPECT_EQ(said(planSplit(m_sheet, request, mayAll).changes), "ZJ=6000");
    set(m_js, 12'000);
    const SplitPlan tooMuch = planSplit(m_sheet, request, mayAll);
    EXPECT_EQ(said(tooMuch.changes), "");
    EXPECT_EQ(problems(tooMuch), "EAST: Those that keep theirs already have more than there is to split.\n");
}

TEST_F(TargetPlanTest, WhatMayNotBeSetIsKeptAndSaysWhy)
{
    set(m_zone, 10'000);
    set(m_js, 1000);
    const WhyNotTarget notThere = [this](int row) {
        return row == m_js ? Message("outside your regions") : Message();
    };
    SplitRequest request {{m_zone}, {}, SplitBasis::LastYear};
    const SplitPlan plan = planSplit(m_sheet, request, notThere);
    EXPECT_EQ(said(plan.changes), "ZJ=9000");
    EXPECT_EQ(plan.lines[1].why.english(), "outside your regions");
    request.parents = {m_js};
    request.amount = 5000;
    const SplitPlan refused = planSplit(m_sheet, request, notThere);
    EXPECT_EQ(problems(refused), "JS: outside your regions\n");
    EXPECT_TRUE(refused.lines.empty() && refused.changes.empty()) << "nothing is split that is not there";
}

TEST_F(TargetPlanTest, AnotherAmountIsGivenToTheParentInTheSameStep)
{
    set(m_zj, 100);
    const SplitRequest request {{m_zj}, 800, SplitBasis::LastYear};
    EXPECT_EQ(said(planSplit(m_sheet, request, mayAll).changes), "ZJ=800 S1=600 S2=200");
    const SplitRequest none {{m_js}, {}, SplitBasis::LastYear};
    EXPECT_EQ(problems(planSplit(m_sheet, none, mayAll)), "JS: It has no target that could be split.\n");
}

TEST_F(TargetPlanTest, AColumnIsPastedDownTheRowsInSight)
{
    set(m_s1, 100);
    const TargetPaste pasted = paste({{"1"}, {""}, {"很多"}, {"3万"}, {"9"}}, {m_s1, m_g1, m_g2, m_s2});
    EXPECT_EQ(said(pasted.changes), "S2=3000000");
    EXPECT_EQ(pasted.same, 1U);
    EXPECT_EQ(said(pasted.problems),
        "3,1 很多: This is no amount.\n5,1 9: There is no row for it below the current cell.\n");
}

TEST_F(TargetPlanTest, RowsAreFoundByCodeOrByANameThatOnlyOneHas)
{
    const WhyNotTarget notThere = [this](int row) {
        return row == m_s3 ? Message("outside your regions") : Message();
    };
    const TargetPaste pasted = paste({{"S1", "12,000.50"}, {"滨江店", "1.2万"}, {"林晓", "5"}, {"S9", "5"},
                                         {"S3", "5"}, {"S1", "7"}, {"g2", "-5"}, {"g1", ""}},
        {}, notThere);
    EXPECT_FALSE(pasted.hasHeadline);
    EXPECT_EQ(said(pasted.changes), "S1=1200050 S2=1200000");
    EXPECT_EQ(said(pasted.problems),
        "3,1 林晓: Several here have this name: write the code.\n"
        "4,1 S9: Nobody here has this code or name.\n"
        "5,2 5: outside your regions\n"
        "6,2 7: It stands in an earlier line already.\n"
        "7,2 -5: This is no amount.\n");
}

TEST_F(TargetPlanTest, WhatWasCopiedFromHereFindsItsColumnsByTheirTitles)
{
    const TargetPaste pasted =
        paste({{"名称", "编码", "目标（元）", "下级合计"}, {"西湖店", "S1", "8", "99"}}, {});
    EXPECT_TRUE(pasted.hasHeadline);
    EXPECT_EQ(said(pasted.changes), "S1=800");
    EXPECT_EQ(said(pasted.problems), "");
}

TEST_F(TargetPlanTest, CountsAreWhole)
{
    m_sheet.query.metric = Metric::FriendsAdded;
    const TargetPaste pasted = paste({{"S1", "1.2万"}, {"S2", "70.5"}}, {});
    EXPECT_EQ(said(pasted.changes), "S1=12000");
    EXPECT_EQ(said(pasted.problems), "2,2 70.5: This is no whole number.\n");
}

TEST_F(TargetPlanTest, FillsAndClears)
{
    set(m_g1, 500);
    set(m_g3, 500);
    const WhyNotTarget notThere = [this](int row) { return row == m_s2 ? Message("no") : Message(); };
    EXPECT_EQ(said(planFill(m_sheet, {m_g1, m_g2, m_s2, m_g3}, notThere)), "g2=500");
    EXPECT_EQ(said(planClear(m_sheet, {m_g1, m_g2, m_s2}, notThere)), "g1=-");
}

TEST(TargetTextTest, AmountsAreReadAsPeopleWriteThem)
{
    struct Case {
        const char *text;
        std::optional<int64_t> fen;
        std::optional<int64_t> count;
    };
    for (const Case &each : {Case {"12000", 1'200'000, 12'000}, Case {"12,000.5", 1'200'050, {}},
             Case {" ¥1，200 ", 120'000, 1'200}, Case {"1.2万", 1'200'000, 12'000},
             Case {"12万元", 12'000'000, {}}, Case {"3亿", 30'000'000'000, 300'000'000},
             Case {"0.005", {}, {}}, Case {"1.23456万", 1'234'560, {}}, Case {"70.0", 7'000, 70},
             Case {"10000000000000", 1'000'000'000'000'000, 10'000'000'000'000},
             Case {"10000000000000.01", {}, {}}, Case {"99999999999999999999999999999亿", {}, {}},
             Case {"很多", {}, {}}, Case {"-5", {}, {}}, Case {"1.2.3", {}, {}}, Case {".", {}, {}},
             Case {"", {}, {}}, Case {"万", {}, {}}}) {
        EXPECT_EQ(typedTarget(each.text, true), each.fen) << each.text;
        EXPECT_EQ(typedTarget(each.text, false), each.count) << each.text;
    }
    EXPECT_EQ(typeableTarget(1'200'000, true), "12000");
    EXPECT_EQ(typeableTarget(1'200'005, true), "12000.05");
    EXPECT_EQ(typeableTarget(70, false), "70");
}

} // namespace
