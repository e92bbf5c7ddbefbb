// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goals and stages as they are stored, and what a campaign's entries and pushes add up to: tables of examples.

#include <gtest/gtest.h>

#include "models/boards/campaigncoverage.h"
#include "models/boards/campaignshape.h"

namespace qunce {

namespace {

const Period kCampaign {*Day::parse("2026-08-29"), *Day::parse("2026-09-11")};

TEST(CampaignShape, GoalsAndStagesComeBackAsTheyWereWritten)
{
    const std::vector<CampaignGoal> goals {{"amount", {}, {}, {}, 1'000'000'000},
        {"orders", "纸尿裤 \"大\" 包", kCampaign.from, kCampaign.from, 300}, {"reach", {}, {}, {}, 50000}};
    const Result<std::vector<CampaignGoal>> read = campaignGoalsFrom(toJson(goals));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, goals);
    const std::vector<CampaignStage> stages {
        {"价值观", kCampaign.from, kCampaign.from + 2, CampaignGate {"due_completion_rate", 95}},
        {"品牌", kCampaign.from + 3, kCampaign.to, {}}};
    const Result<std::vector<CampaignStage>> staged = campaignStagesFrom(toJson(stages));
    ASSERT_TRUE(staged.ok());
    EXPECT_EQ(*staged, stages);
    EXPECT_EQ(toJson(std::vector<CampaignGoal>()), "") << "no goals empty the field";
    ASSERT_TRUE(campaignGoalsFrom("").ok());
    EXPECT_TRUE(campaignGoalsFrom("")->empty());
}

TEST(CampaignShape, WhatMakesNoSenseIsRefused)
{
    for (const char *json : {"{", "{}", "[1]", R"([{"value": 3}])", R"([{"metric": "amount"}])",
             R"([{"metric": "amount", "value": -3}])",
             R"([{"metric": "amount", "value": 3, "from": "2026-02-30"}])", R"([{"metric": 7, "value": 3}])",
             R"([{"metric": "amount", "value": 1.5}])"})
        EXPECT_FALSE(campaignGoalsFrom(json).ok()) << json;
    for (const char *json :
        {"7", R"([{"name": "a"}])", R"([{"name": "a", "from": "2026-09-02", "to": "2026-09-01"}])",
            R"([{"from": "2026-09-01", "to": "2026-09-02"}])",
            R"([{"name": "a", "from": "2026-09-01", "to": "2026-09-02", "gate": {"value": 3}}])"})
        EXPECT_FALSE(campaignStagesFrom(json).ok()) << json;
}

TEST(CampaignShape, ProblemsAreNamed)
{
    const auto goal = [](const char *metric, int64_t value, std::optional<Day> from = {},
                          std::optional<Day> to = {}) {
        return problemOf(CampaignGoal {metric, {}, from, to, value}, kCampaign).english();
    };
    EXPECT_EQ(goal("amount", 100), "");
    EXPECT_EQ(goal("reach", 1), "");
    EXPECT_NE(goal("nonsense", 1), "");
    EXPECT_NE(goal("due_completion_rate", 95), "") << "a rate is a gate, no goal";
    EXPECT_NE(goal("amount", 0), "");
    EXPECT_NE(goal("amount", 1, kCampaign.from - 1, kCampaign.to), "") << "outside";
    EXPECT_NE(goal("amount", 1, kCampaign.to, kCampaign.from), "");
    EXPECT_NE(problemOf(CampaignGoal {"amount", {}, {}, {}, 1}, {}).english(), "") << "of which days?";
    const auto stage = [](CampaignStage one) { return problemOf(one, kCampaign).english(); };
    EXPECT_EQ(stage({"a", kCampaign.from, kCampaign.to, CampaignGate {"on_time_rate", 100}}), "");
    EXPECT_NE(stage({"a", kCampaign.from, kCampaign.to, CampaignGate {"on_time_rate", 101}}), "");
    EXPECT_NE(stage({"", kCampaign.from, kCampaign.to, {}}), "");
}

TEST(CampaignShape, TheMainGoalIsTheFirstForEverythingAndAllDays)
{
    const std::vector<CampaignGoal> goals {{"amount", "纸尿裤", {}, {}, 5},
        {"amount", {}, kCampaign.from, kCampaign.from, 6}, {"orders", {}, {}, {}, 7}};
    EXPECT_EQ(mainGoalOf(goals, kCampaign), 2U);
    EXPECT_EQ(mainGoalOf({goals[0]}, kCampaign), 0U);
    EXPECT_FALSE(mainGoalOf({}, kCampaign));
}

Uuid content(uint8_t number)
{
    Uuid id;
    id.bytes[0] = number;
    return id;
}

/// Two entries of the value layer and the same dimension, one promotion without content; four groups.
struct Coverage {
    std::vector<CoverageEntry> entries {
        {0, 0, content(1), {0, 1}}, {0, 0, content(1), {1, 2}}, {3, 6, {}, {}}};
    std::vector<CampaignSend> sends {{0, 0, 1, SendState::Sent, 60}, {0, 1, 1, SendState::Overdue, {}},
        {1, 1, 2, SendState::Sent, 120}, {1, 2, 2, SendState::Quota, {}}, {2, 3, 3, SendState::Failed, {}}};
};

TEST(CampaignCoverage, CountsEntriesContentsAndDifferentGroups)
{
    const Coverage all;
    const CoverageMatrix matrix = coverageOf(all.entries, all.sends, 4);
    EXPECT_EQ(matrix.cells[0][0], (CoverageCell {2, 1, 3, 2})) << "group 1 counts once";
    EXPECT_EQ(matrix.cells[3][6], (CoverageCell {1, 0, 1, 0})) << "planned by its task alone";
    EXPECT_EQ(matrix.cells[1][0], CoverageCell {});
    EXPECT_EQ(matrix.layers[0], (CoverageCell {2, 1, 3, 2}));
    EXPECT_EQ(matrix.dimensions[6], (CoverageCell {1, 0, 1, 0}));
    EXPECT_EQ(matrix.all, (CoverageCell {3, 1, 4, 2}));
}

TEST(CampaignCoverage, WhoIsOutOfPlanIsNotInTheCurve)
{
    const Coverage all;
    const ReachCurve curve = curveOf(all.sends);
    EXPECT_EQ(curve.planned, 4U) << "the frequency cap takes one out of plan";
    EXPECT_EQ(curve.sent, 2U);
    const std::map<uint8_t, ReachCurve> curves = curvesByKind(all.sends, {0, 5, 5, 5});
    EXPECT_EQ(curves.at(0).planned, 1U);
    EXPECT_EQ(curves.at(0).secondsTo[3], 60);
    EXPECT_EQ(curves.at(5).planned, 3U);
    EXPECT_EQ(curves.at(5).sent, 1U);
    EXPECT_FALSE(curves.at(5).secondsTo[1]);
}

TEST(CampaignCoverage, UnreachedAreThoseThatGotNothingWithTheNewestReason)
{
    Coverage all;
    all.entries[0].groups.push_back(4); // planned, and nothing dispatched to it
    std::vector<bool> asked(6, false);
    asked[5] = true; // and nothing planned for that one
    const std::vector<UnreachedGroup> unreached = unreachedOf(all.entries, all.sends, asked);
    const std::vector<UnreachedGroup> wanted {{2, UnreachedWhy::Quota, 1}, {3, UnreachedWhy::Failed, 1},
        {4, UnreachedWhy::NotDispatched, 1}, {5, UnreachedWhy::NoPlan, 0}};
    EXPECT_EQ(unreached, wanted);
    // A later task counts before an earlier one.
    all.sends.push_back({1, 3, 9, SendState::Open, {}});
    EXPECT_EQ(unreachedOf(all.entries, all.sends, asked)[1].why, UnreachedWhy::NotDue);
}

TEST(CampaignCoverage, AGroupRowIsInPlanAsTheAssignmentsSay)
{
    struct Example {
        TaskStatus status;
        FailReason reason;
        bool closed;
        bool overdue;
        SendState state;
    };
    const Example kExamples[] {
        {TaskStatus::Done, FailReason::None, true, true, SendState::Sent},
        {TaskStatus::Cancelled, FailReason::None, false, true, SendState::Cancelled},
        {TaskStatus::Pending, FailReason::None, true, true, SendState::GroupClosed},
        {TaskStatus::Failed, FailReason::Quota, false, true, SendState::Quota},
        {TaskStatus::Failed, FailReason::NotFriend, false, true, SendState::NotFriend},
        {TaskStatus::Failed, FailReason::GroupClosed, false, true, SendState::GroupClosed},
        {TaskStatus::Failed, FailReason::Other, false, true, SendState::Failed},
        {TaskStatus::Failed, FailReason::None, false, false, SendState::Failed},
        {TaskStatus::Pending, FailReason::None, false, true, SendState::Overdue},
        {TaskStatus::Pending, FailReason::None, false, false, SendState::Open},
    };
    for (const Example &example : kExamples) {
        const SendState state = sendStateOf(example.status, example.reason, example.closed, example.overdue);
        EXPECT_EQ(state, example.state);
        GroupRow row {{example.status, example.reason, {}, {}, {}, {}, {}, {}}, {}};
        if (example.closed)
            row.groupClosedOn = kCampaign.from - 1;
        EXPECT_EQ(isPlanned(state), summarise(std::span(&row, 1), kCampaign.from).planned == 1)
            << "what guide.task says of the same row";
    }
}

} // namespace

} // namespace qunce
