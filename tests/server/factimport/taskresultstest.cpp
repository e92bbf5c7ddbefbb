// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/assignment.h"
#include "tests/server/factimport/factworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

constexpr uint64_t kPending = 1;
constexpr uint64_t kDone = 2;
constexpr uint64_t kFailed = 3;
constexpr uint64_t kCancelled = 4;

uint64_t at(const char *text)
{
    return static_cast<uint64_t>(parseInstant(text)->instant.seconds);
}

void expectResultCounts(
    const FactWorld::Outcome &outcome, uint64_t created, uint64_t updated, uint64_t unchanged)
{
    EXPECT_FALSE(outcome.error);
    EXPECT_EQ(outcome.counts.created, created);
    EXPECT_EQ(outcome.counts.updated, updated);
    EXPECT_EQ(outcome.counts.unchanged, unchanged);
}

class TaskResultsTest : public ::testing::Test
{
protected:
    FactWorld::Outcome import(std::string_view csv) { return world.import(ImportKind::TaskResults, csv); }
    std::optional<uint64_t> of(const char *task, Metric metric, uint32_t slot = 0, size_t region = 0)
    {
        return world.ofTask(region, task, metric, slot);
    }

    FactWorld world;
};

TEST_F(TaskResultsTest, ADirectRowFillsTheColumnsOfItsGuide)
{
    expectResultCounts(
        import(
            "task_code,guide_code,status,done_at,seen_at,confirmed_at,followed_at,fail_reason,reach,replies\n"
            "MAY,G1,done,2026-05-10 17:59:59,2026-05-09 08:00,2026-05-10 18:01,2026-05-12 24:00,,120,7\n"
            "MAY,G2,失败,,,,,频次上限,,\n"),
        2, 0, 0);
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kDone);
    EXPECT_EQ(of("MAY", Metric::TaskDoneAt), at("2026-05-10 17:59:59"));
    EXPECT_EQ(of("MAY", Metric::TaskSeenAt), at("2026-05-09 08:00"));
    EXPECT_EQ(of("MAY", Metric::TaskConfirmedAt), at("2026-05-10 18:01"));
    EXPECT_EQ(of("MAY", Metric::TaskFollowedAt), at("2026-05-13 00:00"));
    EXPECT_EQ(of("MAY", Metric::TaskReason), std::nullopt);
    EXPECT_EQ(of("MAY", Metric::TaskReach), 120U);
    EXPECT_EQ(of("MAY", Metric::TaskReplies), 7U);
    EXPECT_EQ(of("MAY", Metric::TaskPlanned), std::nullopt);
    EXPECT_EQ(of("MAY", Metric::TaskStatus, 1), kFailed);
    EXPECT_EQ(of("MAY", Metric::TaskReason, 1), 1U);
    EXPECT_EQ(of("MAY", Metric::TaskStatus, 2), std::nullopt);
}

TEST_F(TaskResultsTest, AFarFutureDoneTimeIsKeptToTheSecond)
{
    expectResultCounts(
        import("task_code,guide_code,status,done_at\nMAY,G1,done,2099-12-31 23:59:59\n"), 1, 0, 0);
    EXPECT_EQ(of("MAY", Metric::TaskDoneAt), at("2099-12-31 23:59:59"));
}

TEST_F(TaskResultsTest, AnEmptyCellEmptiesAndAMissingColumnLeavesAlone)
{
    import("task_code,guide_code,status,done_at,reach\nMAY,G1,done,2026-05-10 10:00,5\n");
    expectResultCounts(import("task_code,guide_code,status,done_at\nMAY,G1,pending,\n"), 0, 1, 0);
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kPending);
    EXPECT_EQ(of("MAY", Metric::TaskDoneAt), std::nullopt);
    EXPECT_EQ(of("MAY", Metric::TaskReach), 5U);
}

TEST_F(TaskResultsTest, TheSameFileAgainChangesNothing)
{
    const char *csv = "task_code,guide_code,group_code,status,done_at\n"
                      "MAY,G1,,done,2026-05-10 10:00\nMAY,G1,,pending,\n"
                      "MAY,G2,Q1,done,2026-05-10 10:00\nMAY,G2,Q2,pending,\nJUNE,G3,,done,2026-06-01 09:00\n";
    expectResultCounts(import(csv), 5, 0, 0);
    const FactWorld::Snapshot before = world.snapshot();
    const FactWorld::Outcome again = import(csv);
    expectResultCounts(again, 0, 0, 5);
    EXPECT_EQ(again.changedRows, 0U);
    EXPECT_EQ(world.snapshot(), before);
}

TEST_F(TaskResultsTest, OfRowsForOneAssignmentTheLastOneHolds)
{
    expectResultCounts(
        import("task_code,guide_code,status\nMAY,G1,pending\nMAY,G2,done\nMAY,G1,failed\n"), 3, 0, 0);
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kFailed);
    expectResultCounts(import("task_code,guide_code,status\nMAY,G1,done\nMAY,G2,done\n"), 0, 1, 1);
}

TEST_F(TaskResultsTest, ResultsStandWhereTheGuideWasOnTheDueDay)
{
    expectResultCounts(import("task_code,guide_code,status\nMAY,G3,done\nJUNE,G3,failed\n"), 2, 0, 0);
    EXPECT_EQ(of("MAY", Metric::TaskStatus, 2, 0), kDone);
    EXPECT_EQ(of("MAY", Metric::TaskStatus, 1, 1), std::nullopt);
    EXPECT_EQ(of("JUNE", Metric::TaskStatus, 1, 1), kFailed);
    EXPECT_EQ(of("JUNE", Metric::TaskStatus, 2, 0), std::nullopt);
}

TEST_F(TaskResultsTest, MidnightOfTheLastDayBelongsToTheOldYear)
{
    import("task_code,guide_code,status\nOLD,G1,done\nNEW,G1,done\n");
    const auto transaction = must(world.db.storage->beginRead());
    std::vector<std::string> buckets;
    for (const BucketHead &head : must(transaction->heads())) {
        if (head.bucket.starts_with("fact:"))
            buckets.push_back(head.bucket.substr(head.bucket.size() - 4));
    }
    EXPECT_EQ(buckets, (std::vector<std::string> {"2025", "2026"}));
}

TEST_F(TaskResultsTest, BadRowsAreRefusedAloneWithTheirColumn)
{
    const FactWorld::Outcome outcome =
        import("task_code,guide_code,group_code,status,done_at,fail_reason,reach\n"
               "NONE,G1,,done,,,\n"
               "MAY,G9,,done,,,\n"
               "MAY,G1,Q7,done,,,\n"
               "MAY,G1,,finished,,,\n"
               "MAY,G1,,done,2026-02-30 10:00,,\n"
               "MAY,G1,,failed,,lazy,\n"
               "MAY,G1,,done,,,4294967296\n"
               "MAY,G1,,done,,,-1\n"
               "MAY,G1,,,,,\n"
               ",G1,,done,,,\n"
               "MAY,G1,,done,,,4294967295\n");
    expectResultCounts(outcome, 1, 0, 0);
    const std::vector<std::pair<uint64_t, std::string>> expected {{2, "task_code"}, {3, "guide_code"},
        {4, "group_code"}, {5, "status"}, {6, "done_at"}, {7, "fail_reason"}, {8, "reach"}, {9, "reach"},
        {10, "status"}, {11, "task_code"}};
    EXPECT_EQ(outcome.rejected, expected);
    EXPECT_EQ(outcome.reasons[3],
        "This is none of the known names: pending 待完成, done 已完成, failed 失败, cancelled 已取消.");
    EXPECT_EQ(of("MAY", Metric::TaskReach), 4294967295U);
}

TEST_F(TaskResultsTest, AGroupPushIsTheSummaryOfItsRows)
{
    expectResultCounts(import("task_code,guide_code,group_code,status,done_at,reach\n"
                              "MAY,G1,Q1,done,2026-05-10 09:00,40\n"
                              "MAY,G1,Q2,done,2026-05-10 11:00,2\n"
                              "MAY,G1,Q9,pending,,\n"
                              "MAY,G2,Q3,pending,,\n"),
        4, 0, 0);
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kDone);
    EXPECT_EQ(of("MAY", Metric::TaskDoneAt), at("2026-05-10 11:00"));
    EXPECT_EQ(of("MAY", Metric::TaskReach), 42U);
    EXPECT_EQ(of("MAY", Metric::TaskPlanned), 2U);
    EXPECT_EQ(of("MAY", Metric::TaskSent), 2U);
    EXPECT_EQ(of("MAY", Metric::TaskStatus, 1), kPending);
    EXPECT_EQ(of("MAY", Metric::TaskPlanned, 1), 1U);
    EXPECT_EQ(of("MAY", Metric::TaskSent, 1), 0U);
    EXPECT_EQ(of("MAY", Metric::GroupTaskStatus, 0), kDone);
    EXPECT_EQ(of("MAY", Metric::GroupTaskDoneAt, 1), at("2026-05-10 11:00"));
    EXPECT_EQ(of("MAY", Metric::GroupTaskStatus, 2), kPending);
    EXPECT_EQ(of("MAY", Metric::GroupTaskStatus, 0, 1), kPending) << "the group stands in its own region";
}

TEST_F(TaskResultsTest, LaterGroupRowsJoinTheEarlierOnes)
{
    import("task_code,guide_code,group_code,status,done_at\nMAY,G1,Q1,done,2026-05-10 09:00\n");
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kDone);
    expectResultCounts(
        import("task_code,guide_code,group_code,status\nMAY,G1,Q2,pending\nMAY,G1,Q1,done\n"), 1, 0, 1);
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kPending);
    EXPECT_EQ(of("MAY", Metric::TaskPlanned), 2U);
    EXPECT_EQ(of("MAY", Metric::TaskSent), 1U);
    EXPECT_EQ(of("MAY", Metric::GroupTaskDoneAt), at("2026-05-10 09:00")) << "the column was not in the file";
    expectResultCounts(
        import("task_code,guide_code,group_code,status,fail_reason\nMAY,G1,Q1,failed,quota\nMAY,G1,"
               "Q2,cancelled,\n"),
        0, 2, 0);
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kCancelled);
    EXPECT_EQ(of("MAY", Metric::TaskPlanned), 0U);
    EXPECT_EQ(of("MAY", Metric::GroupTaskReason), 1U);
}

TEST_F(TaskResultsTest, ADirectRowBesideGroupRowsDoesNotCountInEitherOrder)
{
    const char *direct = "task_code,guide_code,status,done_at\nMAY,G1,done,2026-05-10 09:00\n";
    const char *group = "task_code,guide_code,group_code,status\nMAY,G1,Q1,pending\n";
    import(direct);
    import(group);
    const FactWorld::Snapshot directFirst = world.snapshot();
    EXPECT_EQ(of("MAY", Metric::TaskStatus), kPending);
    EXPECT_EQ(of("MAY", Metric::TaskDoneAt), std::nullopt);
    expectResultCounts(import(direct), 0, 0, 1);
    EXPECT_EQ(world.snapshot(), directFirst);

    FactWorld other;
    expectResultCounts(other.import(ImportKind::TaskResults,
                           "task_code,guide_code,group_code,status\nMAY,G1,Q1,pending\nMAY,G1,,done\n"),
        1, 0, 1);
    EXPECT_EQ(other.ofTask(0, "MAY", Metric::TaskStatus, 0), kPending);
}

} // namespace
