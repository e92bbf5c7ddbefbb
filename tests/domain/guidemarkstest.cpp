// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/guidemarks.h"
#include "models/domain/lastvalues.h"
#include "tests/domain/brandfixture.h"

using namespace qunce;

namespace {

const Day kMarkedToday = Day::fromYmd(2026, 9, 8);

/// Somebody who has been in post for years, has done everything and sells.
GuideWork diligent()
{
    GuideWork work;
    work.employment.joinedOn = Day::fromYmd(2024, 3, 1);
    work.due = 20;
    work.done = 13;
    work.wasInPost = true;
    work.orders = 4;
    return work;
}

struct StateExample {
    const char *what;
    Employment employment;
    GuideState state;
};

TEST(GuideStateTest, FollowsFromTheDays)
{
    const std::vector<StateExample> examples {
        {"nothing known", {}, GuideState::InPost},
        {"joined today", {GuideRole::Guide, kMarkedToday, {}, {}, {}}, GuideState::InPost},
        {"joins tomorrow", {GuideRole::Guide, kMarkedToday + 1, {}, {}, {}}, GuideState::NotJoined},
        {"left today", {GuideRole::Guide, {}, kMarkedToday, {}, {}}, GuideState::Left},
        {"leaves tomorrow", {GuideRole::Guide, {}, kMarkedToday + 1, {}, {}}, GuideState::InPost},
        {"first day of the leave", {GuideRole::Guide, {}, {}, kMarkedToday, kMarkedToday + 3},
            GuideState::OnLeave},
        {"last day of the leave", {GuideRole::Guide, {}, {}, kMarkedToday - 3, kMarkedToday},
            GuideState::OnLeave},
        {"back again", {GuideRole::Guide, {}, {}, kMarkedToday - 3, kMarkedToday - 1}, GuideState::InPost},
        {"no end is known", {GuideRole::Guide, {}, {}, kMarkedToday - 300, {}}, GuideState::OnLeave},
        {"left during the leave", {GuideRole::Guide, {}, kMarkedToday - 1, kMarkedToday - 3, {}},
            GuideState::Left},
    };
    for (const StateExample &example : examples)
        EXPECT_EQ(guideStateOn(example.employment, kMarkedToday), example.state) << example.what;
}

struct MarkExample {
    const char *what;
    void (*change)(GuideWork &);
    uint32_t marks;
};

TEST(GuideMarksTest, SayWhoNeedsAttention)
{
    using namespace guidemarks;
    const std::vector<MarkExample> examples {
        {"all is well", [](GuideWork &) {}, 0},
        {"nothing done", [](GuideWork &work) { work.done = 0; }, kNothingDone},
        {"nothing to do", [](GuideWork &work) { work.due = work.done = 0; }, 0},
        {"idle for two task days", [](GuideWork &work) { work.idleTaskDays = 2; }, 0},
        {"idle for three", [](GuideWork &work) { work.idleTaskDays = 3; }, kIdleThreeDays},
        {"idle since leaving",
            [](GuideWork &work) {
                work.idleTaskDays = 5;
                work.employment.leftOn = kMarkedToday - 1;
            },
            0},
        {"no order", [](GuideWork &work) { work.orders = 0; }, kNotSelling},
        {"orders were not imported", [](GuideWork &work) { work.orders.reset(); }, 0},
        {"no order, and never in post",
            [](GuideWork &work) {
                work.orders = 0;
                work.wasInPost = false;
            },
            0},
        {"joined 30 days ago", [](GuideWork &work) { work.employment.joinedOn = kMarkedToday - 30; }, kNew},
        {"joined 31 days ago", [](GuideWork &work) { work.employment.joinedOn = kMarkedToday - 31; }, 0},
        {"joins tomorrow", [](GuideWork &work) { work.employment.joinedOn = kMarkedToday + 1; }, 0},
        {"joining day unknown", [](GuideWork &work) { work.employment.joinedOn.reset(); }, 0},
        {"new, and on leave already",
            [](GuideWork &work) {
                work.employment.joinedOn = kMarkedToday - 10;
                work.employment.leaveFrom = kMarkedToday;
            },
            kNew | kOnLeave},
        {"joined, and left within 30 days",
            [](GuideWork &work) {
                work.employment.joinedOn = kMarkedToday - 10;
                work.employment.leftOn = kMarkedToday - 1;
            },
            0},
        {"left with groups",
            [](GuideWork &work) {
                work.employment.leftOn = kMarkedToday;
                work.hasInheritance = true;
            },
            kToHandOver},
        {"left with nothing", [](GuideWork &work) { work.employment.leftOn = kMarkedToday; }, 0},
        {"leaves tomorrow with groups",
            [](GuideWork &work) {
                work.employment.leftOn = kMarkedToday + 1;
                work.hasInheritance = true;
            },
            0},
        {"on leave", [](GuideWork &work) { work.employment.leaveFrom = kMarkedToday - 1; }, kOnLeave},
    };
    for (const MarkExample &example : examples) {
        GuideWork work = diligent();
        example.change(work);
        EXPECT_EQ(guideMarks(work, kMarkedToday), example.marks) << example.what;
    }
}

/// One guide, three days of September with a task each unless a test says otherwise.
class GuideRowsTest : public testing::Test
{
protected:
    void task(Day due, TaskStatus status, FailReason reason = FailReason::None)
    {
        const int32_t task = m_fixture.task("T" + std::to_string(++m_tasks), due);
        m_fixture.result(m_r, task, m_me, status, {}, reason);
    }
    uint32_t idle(Instant asOf = Instant::startOf(kMarkedToday))
    {
        const Brand &brand = m_fixture.brand();
        const MemoryFacts facts = m_fixture.facts();
        const Rollup rollup(brand, Level::Guide, SubjectKind::Guide, kHq);
        const Period days {kMarkedToday - 14, kMarkedToday - 1};
        const Result<TaskBoard> board = TaskBoard::build(brand, facts, days, rollup.regions());
        EXPECT_TRUE(board.ok());
        return idleTaskDays({brand, facts, rollup, asOf}, *board, days).at(0);
    }

    BrandFixture m_fixture;
    OrgIndex m_region = m_fixture.unit(OrgKind::Region, "R");
    size_t m_r = m_fixture.region(m_region);
    uint32_t m_me = m_fixture.guide(m_r, "me");
    int m_tasks = 0;
};

TEST_F(GuideRowsTest, IdleDaysAreCountedBackwardsToTheLastDayWithSomethingDone)
{
    task(kMarkedToday - 6, TaskStatus::Pending);
    task(kMarkedToday - 5, TaskStatus::Done);
    task(kMarkedToday - 4, TaskStatus::Pending);
    task(kMarkedToday - 4, TaskStatus::Failed, FailReason::Other);
    task(kMarkedToday - 2, TaskStatus::Pending); // nothing was asked for the day before: it does not break
    task(kMarkedToday - 1, TaskStatus::Failed, FailReason::Quota); // excused: it does not count
    EXPECT_EQ(idle(), 2U);
}

TEST_F(GuideRowsTest, OneTaskDoneMakesADayThatIsNotIdle)
{
    task(kMarkedToday - 2, TaskStatus::Pending);
    task(kMarkedToday - 1, TaskStatus::Pending);
    task(kMarkedToday - 1, TaskStatus::Done);
    EXPECT_EQ(idle(), 0U);
}

TEST_F(GuideRowsTest, WhatIsNotDueYetIsNotIdle)
{
    task(kMarkedToday - 2, TaskStatus::Pending);
    task(kMarkedToday - 1, TaskStatus::Pending); // due at 18:00
    EXPECT_EQ(idle(Instant::fromLocal(kMarkedToday - 1, 17, 0)), 1U);
    EXPECT_EQ(idle(Instant::fromLocal(kMarkedToday - 1, 18, 0)), 2U);
}

TEST_F(GuideRowsTest, InPostOnAnyDayOfThePeriodIsEnough)
{
    m_fixture.guideSlot(m_r, m_me).employment.leftOn = kMarkedToday - 6;
    const Brand &brand = m_fixture.brand();
    const MemoryFacts facts = m_fixture.facts();
    const Rollup rollup(brand, Level::Guide, SubjectKind::Guide, kHq);
    const MeasureInput input {brand, facts, rollup, Instant::startOf(kMarkedToday)};
    EXPECT_EQ(inPostRows(input, {kMarkedToday - 7, kMarkedToday}).at(0), 1);
    EXPECT_EQ(inPostRows(input, {kMarkedToday - 6, kMarkedToday}).at(0), 0);
}

TEST_F(GuideRowsTest, AStockIsThatOfTheLastDayThatHasOneWhereverTheGuideWasThen)
{
    const size_t other = m_fixture.region(m_fixture.unit(OrgKind::Region, "Q"));
    const uint32_t moved = m_fixture.guide(other, "me");
    m_fixture.set(m_r, Metric::FriendsTotal, kMarkedToday - 5, m_me, 100);
    m_fixture.set(other, Metric::FriendsTotal, kMarkedToday - 3, moved, 90);
    m_fixture.set(other, Metric::FriendsTotal, kMarkedToday, moved, 80);
    const Brand &brand = m_fixture.brand();
    const MemoryFacts facts = m_fixture.facts();
    const Rollup rollup(brand, Level::Guide, SubjectKind::Guide, kHq);
    const MeasureInput input {brand, facts, rollup, Instant::startOf(kMarkedToday)};
    const auto last = [&](Day from, Day to) {
        const Result<std::vector<LastValue>> rows = lastRows(input, Metric::FriendsTotal, {from, to});
        EXPECT_TRUE(rows.ok());
        return (*rows).at(0);
    };
    EXPECT_EQ(last(kMarkedToday - 9, kMarkedToday - 1).value, 90U);
    EXPECT_EQ(last(kMarkedToday - 9, kMarkedToday - 1).day, kMarkedToday - 3);
    EXPECT_EQ(last(kMarkedToday - 9, kMarkedToday - 4).value, 100U);
    EXPECT_FALSE(last(kMarkedToday - 2, kMarkedToday - 1).present) << "no data is not 0";
}

} // namespace
