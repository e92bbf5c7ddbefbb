// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/flashcurve.h"
#include "models/domain/groupmarks.h"
#include "tests/domain/brandfixture.h"

using namespace qunce;

namespace {

const Day kToday = Day::fromYmd(2026, 9, 8);

/// A year old, half full, and alive.
GroupLife lively()
{
    GroupLife life;
    life.createdOn = kToday - 365;
    life.members = 250;
    life.capacity = 500;
    life.activity = Fraction {120, 1750};
    life.messages = 300;
    return life;
}

struct Example {
    const char *what;
    void (*change)(GroupLife &);
    uint32_t marks;
};

TEST(GroupMarksTest, SayWhichGroupsNeedAttention)
{
    using namespace groupmarks;
    const std::vector<Example> examples {
        {"all is well", [](GroupLife &) {}, 0},
        {"activity of 1 %",
            [](GroupLife &life) {
                life.activity = Fraction {1, 100};
            },
            kToWake},
        {"activity just below 1 %",
            [](GroupLife &life) {
                life.activity = Fraction {99, 10000};
            },
            kInvalid},
        {"activity just below 2 %",
            [](GroupLife &life) {
                life.activity = Fraction {199, 10000};
            },
            kToWake},
        {"activity of 2 %",
            [](GroupLife &life) {
                life.activity = Fraction {2, 100};
            },
            0},
        {"activity unknown", [](GroupLife &life) { life.activity.reset(); }, 0},
        {"not a word for a week", [](GroupLife &life) { life.messages = 0; }, kInvalid},
        {"nine members", [](GroupLife &life) { life.members = 9; }, kInvalid},
        {"ten members", [](GroupLife &life) { life.members = 10; }, 0},
        {"thirteen days old and silent",
            [](GroupLife &life) {
                life.startsOn = kToday - 13;
                life.activity = Fraction {0, 100};
                life.messages = 0;
            },
            kToWake},
        {"fourteen days old and silent",
            [](GroupLife &life) {
                life.startsOn = kToday - 14;
                life.activity = Fraction {0, 100};
            },
            kInvalid},
        {"has not begun",
            [](GroupLife &life) {
                life.startsOn = kToday + 1;
                life.activity = Fraction {0, 100};
            },
            0},
        {"age unknown",
            [](GroupLife &life) {
                life.createdOn.reset();
                life.members = 3;
            },
            0},
        {"474 of 500", [](GroupLife &life) { life.members = 474; }, 0},
        {"475 of 500", [](GroupLife &life) { life.members = 475; }, kNearlyFull},
        {"full without a known capacity",
            [](GroupLife &life) {
                life.members = 500;
                life.capacity.reset();
            },
            0},
        {"the owner has left", [](GroupLife &life) { life.ownerHasLeft = true; }, kOwnerLeft},
        {"flash on its last day",
            [](GroupLife &life) {
                life.isFlash = true;
                life.startsOn = kToday - 6;
                life.closesOn = kToday;
            },
            kFlashRunning},
        {"flash on the day after",
            [](GroupLife &life) {
                life.isFlash = true;
                life.startsOn = kToday - 7;
                life.closesOn = kToday - 1;
            },
            0},
        {"flash tomorrow",
            [](GroupLife &life) {
                life.isFlash = true;
                life.startsOn = kToday + 1;
                life.closesOn = kToday + 7;
            },
            0},
        {"closed",
            [](GroupLife &life) {
                life.closedOn = kToday;
                life.ownerHasLeft = true;
            },
            0},
        {"closes tomorrow",
            [](GroupLife &life) {
                life.closedOn = kToday + 1;
                life.ownerHasLeft = true;
            },
            kOwnerLeft},
    };
    for (const Example &example : examples) {
        GroupLife life = lively();
        example.change(life);
        EXPECT_EQ(groupMarks(life, kToday), example.marks) << example.what;
    }
}

TEST(GroupMarksTest, TheFirstDayIsDayOneAndClosingStopsTheCount)
{
    GroupLife life;
    EXPECT_EQ(daysRunning(life, kToday), std::nullopt);
    life.createdOn = kToday - 9;
    EXPECT_EQ(daysRunning(life, kToday), 10);
    life.startsOn = kToday;
    EXPECT_EQ(daysRunning(life, kToday), 1);
    EXPECT_EQ(daysRunning(life, kToday - 1), std::nullopt);
    life.closedOn = kToday + 7;
    EXPECT_EQ(daysRunning(life, kToday + 100), 7);
}

TEST(GroupMarksTest, AMonthAllowsAsManyPushesAsItHasDays)
{
    EXPECT_EQ(pushLimitOf(kToday), 30);
    EXPECT_EQ(pushLimitOf(Day::fromYmd(2026, 2, 10)), 28);
    EXPECT_EQ(pushLimitOf(Day::fromYmd(2028, 2, 10)), 29);
}

TEST(GroupMarksTest, PushesAreThoseThatWereSent)
{
    BrandFixture fixture;
    const size_t region = fixture.region(fixture.unit(OrgKind::Region, "R"));
    const uint32_t group = fixture.slot(region, SubjectKind::Group, "G");
    const auto push = [&](Day due, TaskStatus status, FailReason reason = FailReason::None) {
        const int32_t task = fixture.task("T" + std::to_string(fixture.brand().tasks.size()), due);
        fixture.set(region, Metric::GroupTaskStatus, task, group, static_cast<uint64_t>(status));
        if (reason != FailReason::None)
            fixture.set(region, Metric::GroupTaskReason, task, group, static_cast<uint64_t>(reason));
    };
    push(kToday - 8, TaskStatus::Done); // in August
    push(kToday - 7, TaskStatus::Done);
    push(kToday - 6, TaskStatus::Failed, FailReason::Other);
    push(kToday - 6, TaskStatus::Failed, FailReason::Quota); // excused
    push(kToday - 6, TaskStatus::Cancelled);
    push(kToday - 5, TaskStatus::Pending);
    push(kToday - 4, TaskStatus::Done);
    const Brand &brand = fixture.brand();
    const MemoryFacts facts = fixture.facts();
    const Rollup rollup(brand, Level::Group, SubjectKind::Group, kHq);
    const Result<std::vector<PushCounts>> pushes =
        pushRows({brand, facts, rollup, Instant::startOf(kToday)}, {firstOfMonth(kToday), kToday});
    ASSERT_TRUE(pushes.ok());
    EXPECT_EQ((*pushes).at(0).sent, 2U);
    EXPECT_EQ((*pushes).at(0).planned, 4U);
}

TEST(FlashCurveTest, AddsUpHourByHour)
{
    const std::vector<uint64_t> joins {10, 5, 0};
    const std::vector<uint64_t> orders {0, 1, 2};
    const FlashCurve curve = flashCurve(joins, orders);
    ASSERT_EQ(curve.hours.size(), 3U);
    EXPECT_EQ(curve.hours[0].members, 10U);
    EXPECT_EQ(curve.hours[2].members, 15U);
    EXPECT_EQ(curve.hours[2].orders, 3U);
}

} // namespace
