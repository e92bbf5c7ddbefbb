// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goals and stages as people type them and paste them from a spreadsheet.

#include "views/campaign/campaignlines.h"

#include <gtest/gtest.h>

#include "tests/support/pagebench.h"

using namespace qunce;
using namespace qunce::test;

namespace {

const Period kCampaign {*Day::parse("2026-08-29"), *Day::parse("2026-09-11")};

QStringList line(std::initializer_list<const char *> cells)
{
    QStringList made;
    for (const char *cell : cells)
        made << QString::fromUtf8(cell);
    return made;
}

TEST(CampaignLines, DaysAreReadAsPeopleWriteThem)
{
    const std::pair<const char *, const char *> kExamples[] {{"2026-09-08", "2026-09-08"},
        {"2026/9/8", "2026-09-08"}, {"2026年9月8日", "2026-09-08"}, {"9月8日", "2026-09-08"},
        {"9/8", "2026-09-08"}, {"2026-02-30", ""}, {"morgen", ""}, {"", ""}, {"13/1", ""},
        {"1900-01-01", ""}};
    for (const auto &[typed, wanted] : kExamples) {
        const std::optional<Day> day = dayTyped(QString::fromUtf8(typed), kCampaign.from);
        EXPECT_EQ(day ? day->toString() : std::string(), wanted) << typed;
    }
    EXPECT_FALSE(dayTyped(QStringLiteral("9/8"), {})) << "of which year?";
}

TEST(CampaignLines, NumbersAreReadAsPeopleWriteThem)
{
    struct Example {
        const char *metric;
        const char *typed;
        std::optional<int64_t> stored;
    };
    const Example kExamples[] {{"amount", "1000万", 1'000'000'000}, {"amount", "¥12,000.50", 1'200'050},
        {"amount", "0.001", {}}, {"orders", "1.2万", 12000}, {"orders", "1,200", 1200}, {"orders", "1.5", {}},
        {"due_completion_rate", "95%", 95}, {"due_completion_rate", "95", 95}, {"orders", "-3", {}},
        {"orders", "viele", {}}, {"orders", "", {}}, {"amount", "3亿", 30'000'000'000}};
    for (const Example &example : kExamples)
        EXPECT_EQ(targetTyped(QString::fromUtf8(example.typed), *campaignMetricNamed(example.metric)),
            example.stored)
            << example.typed;
}

TEST(CampaignLines, ALineComesBackAsItWas)
{
    PageBench bench; // for the language
    std::optional<LinesProblem> problem;
    const std::vector<CampaignGoal> goals {
        {"amount", {}, {}, {}, 123'456'700}, {"orders", "纸尿裤", kCampaign.from, kCampaign.from + 1, 30}};
    const auto again = goalsOf({lineOf(goals[0]), lineOf(goals[1])}, kCampaign, problem);
    ASSERT_TRUE(again) << problem->words.toStdString();
    EXPECT_EQ(*again, goals);
    const std::vector<CampaignStage> stages {
        {"价值观", kCampaign.from, kCampaign.from + 2, CampaignGate {"on_time_rate", 90}},
        {"促销", kCampaign.from + 3, kCampaign.to, {}}};
    const auto staged = stagesOf({lineOf(stages[0]), lineOf(stages[1])}, kCampaign, problem);
    ASSERT_TRUE(staged) << problem->words.toStdString();
    EXPECT_EQ(*staged, stages);
}

TEST(CampaignLines, WhatIsWrongIsSaidWhereItStands)
{
    PageBench bench;
    const std::vector<std::pair<QStringList, int>> examples {{line({"净销售额", "", "", "", "viel"}), 4},
        {line({"Unsinn", "", "", "", "3"}), 0}, {line({"净销售额", "", "gestern", "", "3"}), 2},
        {line({"净销售额", "", "2026-08-01", "", "3"}), 2}, {line({"净销售额", "", "", "", "0"}), 4}};
    for (const auto &[typed, column] : examples) {
        std::optional<LinesProblem> problem;
        EXPECT_FALSE(goalsOf({line({"净订单数", "", "", "", "5"}), typed}, kCampaign, problem));
        ASSERT_TRUE(problem);
        EXPECT_EQ(problem->row, 1);
        EXPECT_EQ(problem->column, column) << typed.join(QLatin1Char('|')).toStdString();
        EXPECT_FALSE(problem->words.isEmpty());
    }
    std::optional<LinesProblem> problem;
    EXPECT_FALSE(stagesOf({line({"A", "2026-09-01", "", "", ""})}, kCampaign, problem));
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->column, 2);
    problem.reset();
    EXPECT_FALSE(
        stagesOf({line({"A", "2026-09-01", "2026-09-02", "到期完成率", "120"})}, kCampaign, problem));
    EXPECT_TRUE(problem);
}

TEST(CampaignLines, AFirstDayAloneIsThatDay)
{
    PageBench bench;
    std::optional<LinesProblem> problem;
    const auto goals = goalsOf({line({"净销售额", "", "9/8", "", "300万"})}, kCampaign, problem);
    ASSERT_TRUE(goals);
    EXPECT_EQ(goals->front().from, *Day::parse("2026-09-08"));
    EXPECT_EQ(goals->front().to, *Day::parse("2026-09-08"));
    EXPECT_EQ(goals->front().value, 300'000'000);
}

} // namespace
