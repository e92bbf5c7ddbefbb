// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/assignment.h"

using namespace qunce;

namespace {

const Day kDue = Day::fromYmd(2026, 9, 8);

GroupRow row(TaskStatus status, FailReason reason = FailReason::None)
{
    GroupRow made;
    made.result.status = status;
    made.result.reason = reason;
    return made;
}

GroupRow doneAt(int hour)
{
    GroupRow made = row(TaskStatus::Done);
    made.result.doneAt = Instant::fromLocal(kDue, hour, 0);
    return made;
}

TEST(AssignmentTest, IsDoneWhenEveryPlannedRowIsDoneAndCarriesTheLatestTime)
{
    const AssignmentSummary summary = summarise(std::vector {doneAt(9), doneAt(11), doneAt(10)}, kDue);
    EXPECT_EQ(summary.result.status, TaskStatus::Done);
    EXPECT_EQ(summary.result.doneAt, Instant::fromLocal(kDue, 11, 0));
    EXPECT_EQ(summary.planned, 3U);
    EXPECT_EQ(summary.sent, 3U);
}

TEST(AssignmentTest, HasNoDoneTimeIfOneIsMissing)
{
    const AssignmentSummary summary = summarise(std::vector {doneAt(9), row(TaskStatus::Done)}, kDue);
    EXPECT_EQ(summary.result.status, TaskStatus::Done);
    EXPECT_FALSE(summary.result.doneAt);
}

TEST(AssignmentTest, LeavesExcusedCancelledAndDeadGroupsOutOfThePlan)
{
    GroupRow closedBefore = row(TaskStatus::Pending);
    closedBefore.groupClosedOn = kDue - 1;
    GroupRow closedOnTheDay = row(TaskStatus::Pending);
    closedOnTheDay.groupClosedOn = kDue;
    const std::vector rows {
        doneAt(9), row(TaskStatus::Failed, FailReason::Quota), row(TaskStatus::Cancelled), closedBefore};
    EXPECT_EQ(summarise(rows, kDue).planned, 1U);
    EXPECT_EQ(summarise(rows, kDue).result.status, TaskStatus::Done);
    EXPECT_EQ(summarise(std::vector {doneAt(9), closedOnTheDay}, kDue).result.status, TaskStatus::Pending);
}

TEST(AssignmentTest, IsCancelledWhenNothingIsPlanned)
{
    EXPECT_EQ(summarise(std::vector {row(TaskStatus::Cancelled)}, kDue).result.status, TaskStatus::Cancelled);
    EXPECT_EQ(summarise(std::vector<GroupRow> {}, kDue).result.status, TaskStatus::Cancelled);
}

TEST(AssignmentTest, IsFailedOnlyWhenNothingIsPending)
{
    EXPECT_EQ(
        summarise(std::vector {doneAt(9), row(TaskStatus::Failed, FailReason::Other)}, kDue).result.status,
        TaskStatus::Failed);
    EXPECT_EQ(summarise(std::vector {row(TaskStatus::Pending), row(TaskStatus::Failed)}, kDue).result.status,
        TaskStatus::Pending);
}

} // namespace
