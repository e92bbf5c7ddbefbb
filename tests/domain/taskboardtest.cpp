// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/domain/brandfixture.h"

using namespace qunce;

namespace {

const Day kBoardDue = Day::fromYmd(2026, 9, 8);
const Instant kDueAt = Instant::fromLocal(kBoardDue, 18, 0);

Task taskOf(std::optional<Instant> dispatchedAt = {})
{
    Task task;
    task.dueDay = kBoardDue;
    task.dueAt = kDueAt;
    task.dispatchedAt = dispatchedAt;
    return task;
}

TaskResult resultOf(
    TaskStatus status, std::optional<Instant> doneAt = {}, FailReason reason = FailReason::None)
{
    TaskResult result;
    result.status = status;
    result.doneAt = doneAt;
    result.reason = reason;
    return result;
}

TEST(ClassifyTest, DoneIsOnTimeUpToTheDueSecond)
{
    EXPECT_EQ(classify(resultOf(TaskStatus::Done, kDueAt), taskOf(), {}), AssignmentClass::DoneOnTime);
    EXPECT_EQ(classify(resultOf(TaskStatus::Done, Instant {kDueAt.seconds + 1}), taskOf(), {}),
        AssignmentClass::DoneLate);
    EXPECT_EQ(classify(resultOf(TaskStatus::Done), taskOf(), {}), AssignmentClass::DoneLate);
}

TEST(ClassifyTest, DueAtTwentyFourHoursCountsDoneAtMidnightOnTime)
{
    Task task = taskOf();
    task.dueAt = Instant::startOf(kBoardDue + 1);
    EXPECT_EQ(classify(resultOf(TaskStatus::Done, Instant::startOf(kBoardDue + 1)), task, {}),
        AssignmentClass::DoneOnTime);
    EXPECT_EQ(classify(resultOf(TaskStatus::Done, Instant::fromLocal(kBoardDue + 1, 0, 0, 1)), task, {}),
        AssignmentClass::DoneLate);
    Employment left;
    left.leftOn = kBoardDue + 1;
    EXPECT_EQ(classify(resultOf(TaskStatus::Pending), task, left), AssignmentClass::Pending)
        << "due on the day it ends";
}

TEST(ClassifyTest, ExcludesCancelledAndExcusedReasons)
{
    EXPECT_EQ(classify(resultOf(TaskStatus::Cancelled), taskOf(), {}), AssignmentClass::Excluded);
    for (const FailReason reason : {FailReason::Quota, FailReason::NotFriend, FailReason::GroupClosed})
        EXPECT_EQ(
            classify(resultOf(TaskStatus::Failed, {}, reason), taskOf(), {}), AssignmentClass::Excluded);
    EXPECT_EQ(
        classify(resultOf(TaskStatus::Failed, {}, FailReason::Other), taskOf(), {}), AssignmentClass::Failed);
    EXPECT_EQ(classify(resultOf(TaskStatus::Failed), taskOf(), {}), AssignmentClass::Failed);
    EXPECT_EQ(
        classify(resultOf(TaskStatus::Done, {}, FailReason::Quota), taskOf(), {}), AssignmentClass::DoneLate);
}

TEST(ClassifyTest, ExcludesWhoLeftByTheDueDayButNotWhatTheyDid)
{
    Employment employment;
    employment.leftOn = kBoardDue;
    EXPECT_EQ(classify(resultOf(TaskStatus::Pending), taskOf(), employment), AssignmentClass::Excluded);
    EXPECT_EQ(classify(resultOf(TaskStatus::Failed), taskOf(), employment), AssignmentClass::Excluded);
    EXPECT_EQ(
        classify(resultOf(TaskStatus::Done, kDueAt), taskOf(), employment), AssignmentClass::DoneOnTime);
    employment.leftOn = kBoardDue + 1;
    EXPECT_EQ(classify(resultOf(TaskStatus::Pending), taskOf(), employment), AssignmentClass::Pending);
}

TEST(ClassifyTest, ExcludesLeaveOnlyIfItSpansDispatchToDue)
{
    const Task task = taskOf(Instant::fromLocal(kBoardDue - 2, 9, 0));
    Employment employment;
    employment.leaveFrom = kBoardDue - 2;
    employment.leaveTo = kBoardDue;
    const TaskResult pending = resultOf(TaskStatus::Pending);
    EXPECT_EQ(classify(pending, task, employment), AssignmentClass::Excluded);
    EXPECT_EQ(classify(pending, taskOf(), employment), AssignmentClass::Pending) << "dispatch unknown";
    employment.leaveFrom = kBoardDue - 1;
    EXPECT_EQ(classify(pending, task, employment), AssignmentClass::Pending) << "there on the dispatch day";
    employment.leaveFrom = kBoardDue - 9;
    employment.leaveTo = kBoardDue - 1;
    EXPECT_EQ(classify(pending, task, employment), AssignmentClass::Pending) << "back on the due day";
    employment.leaveTo.reset();
    EXPECT_EQ(classify(pending, task, employment), AssignmentClass::Excluded) << "leave without an end";
}

TEST(TaskBoardTest, ClassifiesColumnsAsSingleResults)
{
    BrandFixture fixture;
    const size_t region = fixture.region(fixture.unit(OrgKind::Region, "R"));
    std::vector<Employment> employments(4);
    employments[1].leftOn = kBoardDue;
    employments[2].leaveFrom = kBoardDue - 1;
    employments[3].role = GuideRole::StoreAccount;
    const std::vector<TaskResult> results {resultOf(TaskStatus::Pending), resultOf(TaskStatus::Done, kDueAt),
        resultOf(TaskStatus::Done, Instant {kDueAt.seconds + 60}), resultOf(TaskStatus::Done),
        resultOf(TaskStatus::Failed), resultOf(TaskStatus::Failed, {}, FailReason::Quota),
        resultOf(TaskStatus::Failed, {}, FailReason::Other), resultOf(TaskStatus::Cancelled)};
    const int32_t task = fixture.task("T", kBoardDue, {}, Instant::fromLocal(kBoardDue - 1, 9, 0));
    for (size_t i = 0; i < employments.size() * results.size(); ++i) {
        const uint32_t slot = fixture.guide(region, "g" + std::to_string(i));
        fixture.guideSlot(region, slot).employment = employments[i / results.size()];
        const TaskResult &result = results[i % results.size()];
        fixture.result(region, task, slot, result.status, result.doneAt, result.reason);
    }
    fixture.guide(region, "unassigned");
    const MemoryFacts facts = fixture.facts();
    const std::vector<size_t> regions {region};
    const auto board = TaskBoard::build(fixture.brand(), facts, {kBoardDue, kBoardDue}, regions);
    ASSERT_TRUE(board.ok());
    const auto row = board->row(region, 0);
    ASSERT_EQ(row.size(), employments.size() * results.size() + 1);
    for (size_t i = 0; i + 1 < row.size(); ++i) {
        const AssignmentClass expected =
            classify(results[i % results.size()], fixture.brand().tasks[0], employments[i / results.size()]);
        EXPECT_EQ(row[i], static_cast<uint8_t>(expected)) << "place " << i;
    }
    EXPECT_EQ(row.back(), static_cast<uint8_t>(AssignmentClass::None));
}

TEST(TaskBoardTest, CountsPastTheRangeOfAByte)
{
    BrandFixture fixture;
    const size_t region = fixture.region(fixture.unit(OrgKind::Region, "R"));
    for (int i = 0; i < 3; ++i)
        fixture.guide(region, "g" + std::to_string(i));
    for (int i = 0; i < 600; ++i) {
        const int32_t task = fixture.task("T" + std::to_string(i), kBoardDue);
        fixture.result(region, task, 1, i % 3 == 0 ? TaskStatus::Done : TaskStatus::Pending);
    }
    const std::vector<size_t> regions {region};
    const auto board = TaskBoard::build(fixture.brand(), fixture.facts(), {kBoardDue, kBoardDue}, regions);
    ASSERT_TRUE(board.ok());
    std::vector<size_t> tasks(600);
    for (size_t i = 0; i < tasks.size(); ++i)
        tasks[i] = i;
    std::vector<uint32_t> counts(3);
    board->countBySlot(region, tasks, classes::kEligible, counts);
    EXPECT_EQ(counts, (std::vector<uint32_t> {0, 600, 0}));
    board->countBySlot(region, tasks, classes::kDone, counts);
    EXPECT_EQ(counts, (std::vector<uint32_t> {0, 800, 0}));
    const std::vector<uint8_t> all(3, 255);
    const std::vector<uint8_t> none(3, 0);
    TaskBoard::ClassCounts byClass {};
    board->count(region, 0, all, byClass);
    EXPECT_EQ(byClass, (TaskBoard::ClassCounts {0, 0, 1, 0, 0}));
    board->count(region, 1, all, byClass);
    board->count(region, 0, none, byClass);
    EXPECT_EQ(byClass, (TaskBoard::ClassCounts {1, 0, 1, 0, 0}));
}

TEST(TaskBoardTest, CoversOnlyWhatItRead)
{
    BrandFixture fixture;
    const size_t first = fixture.region(fixture.unit(OrgKind::Region, "R1"));
    const size_t second = fixture.region(fixture.unit(OrgKind::Region, "R2"));
    const std::vector<size_t> one {first};
    const std::vector<size_t> both {first, second};
    const auto board = TaskBoard::build(fixture.brand(), fixture.facts(), {kBoardDue, kBoardDue + 9}, one);
    ASSERT_TRUE(board.ok());
    EXPECT_TRUE(board->covers({kBoardDue, kBoardDue + 9}, one));
    EXPECT_FALSE(board->covers({kBoardDue, kBoardDue + 10}, one));
    EXPECT_FALSE(board->covers({kBoardDue - 1, kBoardDue}, one));
    EXPECT_FALSE(board->covers({kBoardDue, kBoardDue + 9}, both));
}

} // namespace
