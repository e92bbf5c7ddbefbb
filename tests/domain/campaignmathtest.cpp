// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/campaignmath.h"

namespace qunce {

namespace {

const Day kFirst = *Day::parse("2026-08-29");
const Period kDays {kFirst, kFirst + 9};

std::string textOf(const std::optional<Fraction> &fraction)
{
    return fraction ? sixDigits(*fraction) : std::string("none");
}

TEST(CampaignMath, TimeProgressCountsTodayAndStaysWithinTheDays)
{
    const std::pair<int, const char *> kExamples[] {
        {-3, "0.000000"}, {0, "0.100000"}, {4, "0.500000"}, {9, "1.000000"}, {40, "1.000000"}};
    for (const auto &[day, wanted] : kExamples)
        EXPECT_EQ(sixDigits(timeProgressOf(kDays, kFirst + day)), wanted) << day;
    EXPECT_EQ(sixDigits(timeProgressOf({kFirst, kFirst - 1}, kFirst)), "0.000000");
}

TEST(CampaignMath, AttainmentIsTheRunningSumOfWhatCameIn)
{
    const std::vector<std::optional<uint64_t>> values {100, 0, {}, 300, {}, {}, {}, {}, {}, {}};
    const Attainment made = attainmentOf(values, kDays, 1000, kFirst + 4);
    ASSERT_EQ(made.days.size(), 10U);
    EXPECT_EQ(made.days[0].sum, 100U);
    EXPECT_EQ(made.days[1].sum, 100U) << "a 0 is data";
    EXPECT_FALSE(made.days[2].sum) << "no data is a gap, not 0";
    EXPECT_EQ(made.days[3].sum, 400U);
    EXPECT_FALSE(made.days[4].sum);
    EXPECT_EQ(made.sum, 400U);
    EXPECT_EQ(textOf(made.rate), "0.400000");
    EXPECT_EQ(sixDigits(made.timeProgress), "0.500000");
    EXPECT_EQ(textOf(made.gap), "-0.100000");
    EXPECT_EQ(sixDigits(made.days[9].timeProgress), "1.000000");
}

TEST(CampaignMath, WithoutDataOrGoalThereIsNoAttainment)
{
    const std::vector<std::optional<uint64_t>> nothing(10);
    const Attainment empty = attainmentOf(nothing, kDays, 1000, kFirst + 4);
    EXPECT_FALSE(empty.sum);
    EXPECT_FALSE(empty.rate);
    EXPECT_FALSE(empty.gap);
    EXPECT_EQ(empty.days.size(), 10U);
    const std::vector<std::optional<uint64_t>> some(10, 5);
    const Attainment noGoal = attainmentOf(some, kDays, 0, kFirst + 4);
    EXPECT_EQ(noGoal.sum, 50U);
    EXPECT_FALSE(noGoal.rate);
}

TEST(CampaignMath, AGateIsReachedMissedOrStillOpen)
{
    const Period stage {kFirst + 2, kFirst + 5};
    const Fraction wanted {95, 100};
    struct Example {
        int today;
        std::optional<Fraction> number;
        GateState state;
    };
    const Example kExamples[] {{1, Fraction {1, 1}, GateState::Coming}, {2, {}, GateState::NoData},
        {3, Fraction {94, 100}, GateState::Open}, {3, Fraction {19, 20}, GateState::Reached},
        {5, Fraction {94, 100}, GateState::Open}, {6, Fraction {94, 100}, GateState::Missed},
        {6, Fraction {96, 100}, GateState::Reached}, {6, {}, GateState::NoData}};
    for (const Example &example : kExamples)
        EXPECT_EQ(gateStateOf(example.number, wanted, stage, kFirst + example.today), example.state)
            << example.today << ' ' << textOf(example.number);
}

TEST(CampaignMath, TheReachCurveSaysWhenSoManyOfThePlannedHadIt)
{
    // Ten planned, six sent at known times, one without.
    const ReachCurve curve = reachCurveOf(10, 7, {3600, 60, 0, 7200, -30, 90000});
    EXPECT_EQ(curve.untimed, 1U);
    EXPECT_EQ(curve.secondsTo[0], 60) << "25 % of 10 are 3: the third";
    EXPECT_EQ(curve.secondsTo[1], 7200) << "the fifth";
    EXPECT_FALSE(curve.secondsTo[2]) << "80 % are 8, and only six have a time";
    EXPECT_FALSE(curve.secondsTo[3]);
    EXPECT_EQ(curve.sentBy[0], 3U) << "within 15 minutes";
    EXPECT_EQ(curve.sentBy[2], 4U) << "within an hour, the end included";
    EXPECT_EQ(curve.sentBy[3], 5U);
    EXPECT_EQ(curve.sentBy.back(), 6U);
    const ReachCurve whole = reachCurveOf(2, 2, {10, 20});
    EXPECT_EQ(whole.secondsTo[3], 20);
    const ReachCurve nothing = reachCurveOf(0, 0, {});
    EXPECT_FALSE(nothing.secondsTo[0]) << "nothing planned is reached at no time";
}

} // namespace

} // namespace qunce
