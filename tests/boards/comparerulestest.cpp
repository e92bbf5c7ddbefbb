// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/comparerules.h"

#include <gtest/gtest.h>

namespace qunce {

namespace {

Day dayOf(const char *text)
{
    return *Day::parse(text);
}

std::optional<Day> maybe(const char *text)
{
    return *text == '\0' ? std::nullopt : std::optional(dayOf(text));
}

std::string said(Period period)
{
    return period.from.toString() + " " + period.to.toString();
}

struct PeriodCase {
    const char *what;
    Period period;
    const char *previous;
    const char *lastMonth;
    const char *lastYear;
};

TEST(CompareRules, PeriodsThatAPeriodIsComparedWith)
{
    const PeriodCase cases[] {
        {"a week, Monday to Sunday", {dayOf("2026-08-31"), dayOf("2026-09-06")}, "2026-08-24 2026-08-30",
            "2026-07-31 2026-08-06", "2025-08-31 2025-09-06"},
        {"a full month", {dayOf("2026-03-01"), dayOf("2026-03-31")}, "2026-01-29 2026-02-28",
            "2026-02-01 2026-02-28", "2025-03-01 2025-03-31"},
        {"a month to date", {dayOf("2026-09-01"), dayOf("2026-09-07")}, "2026-08-25 2026-08-31",
            "2026-08-01 2026-08-07", "2025-09-01 2025-09-07"},
        {"the end of a long month", {dayOf("2026-03-29"), dayOf("2026-03-30")}, "2026-03-27 2026-03-28",
            "2026-02-28 2026-02-28", "2025-03-29 2025-03-30"},
        {"a leap day", {dayOf("2024-02-29"), dayOf("2024-02-29")}, "2024-02-28 2024-02-28",
            "2024-01-29 2024-01-29", "2023-02-28 2023-02-28"},
        {"the February of a leap year", {dayOf("2024-02-01"), dayOf("2024-02-29")}, "2024-01-03 2024-01-31",
            "2024-01-01 2024-01-31", "2023-02-01 2023-02-28"},
        {"the February after one", {dayOf("2025-02-01"), dayOf("2025-02-28")}, "2025-01-04 2025-01-31",
            "2025-01-01 2025-01-31", "2024-02-01 2024-02-29"},
        {"the first days of a year", {dayOf("2026-01-01"), dayOf("2026-01-03")}, "2025-12-29 2025-12-31",
            "2025-12-01 2025-12-03", "2025-01-01 2025-01-03"},
    };
    for (const PeriodCase &one : cases) {
        EXPECT_EQ(said(comparedPeriod(one.period, compareOf(kCompareBases[0]))), one.previous) << one.what;
        EXPECT_EQ(said(comparedPeriod(one.period, compareOf(kCompareBases[1]))), one.lastMonth) << one.what;
        EXPECT_EQ(said(comparedPeriod(one.period, compareOf(kCompareBases[2]))), one.lastYear) << one.what;
    }
}

TEST(CompareRules, APeriodIsComparedUpToTheDataDay)
{
    const Period month {dayOf("2026-09-01"), dayOf("2026-09-30")};
    EXPECT_EQ(said(comparablePart(month, dayOf("2026-09-07"))), "2026-09-01 2026-09-07");
    EXPECT_EQ(said(comparablePart(month, dayOf("2026-09-30"))), said(month));
    EXPECT_EQ(said(comparablePart(month, dayOf("2026-10-03"))), said(month));
    EXPECT_EQ(said(comparablePart(month, dayOf("2026-08-31"))), said(month)) << "there is nothing of it";
    EXPECT_EQ(said(comparablePart(month, std::nullopt)), said(month));
}

TEST(CompareRules, GrowthIsNothingWithoutSomethingToCompareWith)
{
    const Fraction half {1, 2};
    const auto growth = [](std::optional<Fraction> now, std::optional<Fraction> then) {
        const std::optional<Fraction> grown = growthOf(now, then);
        return grown ? sixDigits(*grown) : std::string("nothing");
    };
    EXPECT_EQ(growth(Fraction {120, 1}, Fraction {100, 1}), "0.200000");
    EXPECT_EQ(growth(Fraction {0, 1}, Fraction {100, 1}), "-1.000000");
    EXPECT_EQ(growth(Fraction {100, 1}, Fraction {100, 1}), "0.000000");
    EXPECT_EQ(growth(Fraction {3, 4}, half), "0.500000");
    EXPECT_EQ(growth(Fraction {-5, 1}, Fraction {10, 1}), "-1.500000");
    EXPECT_EQ(growth(Fraction {100, 1}, Fraction {0, 1}), "nothing");
    EXPECT_EQ(growth(Fraction {0, 1}, Fraction {0, 1}), "nothing") << "and not 0 %";
    EXPECT_EQ(growth(Fraction {10, 1}, Fraction {-10, 1}), "nothing") << "of a loss nothing grows";
    EXPECT_EQ(growth(Fraction {10, 1}, std::nullopt), "nothing");
    EXPECT_EQ(growth(std::nullopt, Fraction {10, 1}), "nothing");

    EXPECT_EQ(sixDigits(*changeOf(half, Fraction {0, 1})), "0.500000") << "no one of ten is a rate";
    EXPECT_EQ(sixDigits(*changeOf(Fraction {1, 3}, half)), "-0.166667");
    EXPECT_FALSE(changeOf(half, std::nullopt));
    EXPECT_FALSE(changeOf(std::nullopt, half));
}

struct StoreCase {
    const char *what;
    const char *openedOn;
    const char *closedOn;
    StoreSpan span;
};

TEST(CompareRules, StoresAreTheSameWhenTheyWereOpenOnEveryDayOfBothPeriods)
{
    const Period now {dayOf("2026-09-01"), dayOf("2026-09-07")};
    const Period then {dayOf("2025-09-01"), dayOf("2025-09-07")};
    const StoreCase cases[] {
        {"long before", "2020-05-01", "", StoreSpan::Same},
        {"without an opening day", "", "", StoreSpan::Same},
        {"opened on the first day of last year's", "2025-09-01", "", StoreSpan::Same},
        {"opened within last year's", "2025-09-02", "", StoreSpan::Opened},
        {"opened on its last day", "2025-09-07", "", StoreSpan::Opened},
        {"opened between both", "2026-03-01", "", StoreSpan::Opened},
        {"opened within this year's", "2026-09-04", "", StoreSpan::Opened},
        {"opened on the last day", "2026-09-07", "", StoreSpan::Opened},
        {"opened later", "2026-09-08", "", StoreSpan::Outside},
        {"closes after both", "2020-05-01", "2026-09-08", StoreSpan::Same},
        {"closed on the last day", "2020-05-01", "2026-09-07", StoreSpan::Closed},
        {"closed on the first day of this year's", "2020-05-01", "2026-09-01", StoreSpan::Closed},
        {"closed between both", "2020-05-01", "2026-01-01", StoreSpan::Closed},
        {"closed within last year's", "2020-05-01", "2025-09-03", StoreSpan::Closed},
        {"closed on the first day of last year's", "2020-05-01", "2025-09-01", StoreSpan::Outside},
        {"closed before", "2020-05-01", "2024-01-01", StoreSpan::Outside},
        {"closed, nobody knows when it opened", "", "2026-01-01", StoreSpan::Closed},
        {"opened and closed between both", "2025-12-01", "2026-02-01", StoreSpan::Outside},
        {"opened in the one, closed in the other", "2025-09-03", "2026-09-03", StoreSpan::Closed},
    };
    for (const StoreCase &one : cases) {
        EXPECT_EQ(storeSpanOf(maybe(one.openedOn), maybe(one.closedOn), now, then), one.span) << one.what;
        EXPECT_EQ(storeSpanOf(maybe(one.openedOn), maybe(one.closedOn), then, now), one.span)
            << one.what << ", the other way round";
    }
}

TEST(CompareRules, CampaignsAreAlignedByTheDaysSinceTheFirst)
{
    const std::vector<AlignedDay> same =
        alignedDays({dayOf("2026-06-01"), dayOf("2026-06-03")}, {dayOf("2025-05-29"), dayOf("2025-05-31")});
    EXPECT_EQ(same,
        (std::vector<AlignedDay> {{dayOf("2026-06-01"), dayOf("2025-05-29")},
            {dayOf("2026-06-02"), dayOf("2025-05-30")}, {dayOf("2026-06-03"), dayOf("2025-05-31")}}));
    EXPECT_EQ(
        alignedDays({dayOf("2026-06-01"), dayOf("2026-06-18")}, {dayOf("2025-06-01"), dayOf("2025-06-10")})
            .size(),
        10U)
        << "the other one is shorter";
    const std::vector<AlignedDay> longer =
        alignedDays({dayOf("2026-11-10"), dayOf("2026-11-11")}, {dayOf("2025-10-31"), dayOf("2025-11-11")});
    ASSERT_EQ(longer.size(), 2U) << "this one is shorter";
    EXPECT_EQ(longer.back(), (AlignedDay {dayOf("2026-11-11"), dayOf("2025-11-01")}));
    const std::vector<AlignedDay> leap =
        alignedDays({dayOf("2024-02-28"), dayOf("2024-03-01")}, {dayOf("2023-02-28"), dayOf("2023-03-02")});
    EXPECT_EQ(leap[1], (AlignedDay {dayOf("2024-02-29"), dayOf("2023-03-01")})) << "days count, not dates";
}

TEST(CompareRules, OnlyDaysThatAreOverAndInOnBothSidesAreCompared)
{
    const std::vector<AlignedDay> days =
        alignedDays({dayOf("2026-09-05"), dayOf("2026-09-09")}, {dayOf("2025-09-05"), dayOf("2025-09-09")});
    std::set<Day> arrived;
    for (const AlignedDay &day : days) {
        arrived.insert(day.now); // of today too: a part of the day
        arrived.insert(day.then);
    }
    const Day today = dayOf("2026-09-08");
    EXPECT_EQ(comparableDays(days, today, arrived), (std::vector<bool> {true, true, true, false, false}));
    std::set<Day> withoutNow = arrived;
    withoutNow.erase(dayOf("2026-09-06"));
    EXPECT_EQ(comparableDays(days, today, withoutNow), (std::vector<bool> {true, false, true, false, false}));
    std::set<Day> withoutThen = arrived;
    withoutThen.erase(dayOf("2025-09-07"));
    EXPECT_EQ(
        comparableDays(days, today, withoutThen), (std::vector<bool> {true, true, false, false, false}));
    EXPECT_EQ(comparableDays(days, dayOf("2025-01-01"), arrived), std::vector<bool>(5, false));
}

CampaignChoice campaign(const char *name, const char *from, const char *to)
{
    CampaignChoice made;
    made.name = name;
    made.days = {dayOf(from), dayOf(to)};
    return made;
}

TEST(CompareRules, ACampaignIsHeldAgainstItsOwnOfTheYearBefore)
{
    const std::vector<CampaignChoice> campaigns {
        campaign("618 2026", "2026-06-01", "2026-06-18"),
        campaign("春季焕新", "2026-03-05", "2026-03-12"),
        campaign("年货节", "2025-06-02", "2025-06-09"),
        campaign("618 2025", "2025-05-20", "2025-06-20"),
        campaign("2024年618", "2024-06-01", "2024-06-18"),
    };
    EXPECT_EQ(campaignAYearBefore(campaigns, 0), 3U) << "the name counts before the nearness";
    EXPECT_EQ(campaignAYearBefore(campaigns, 1), std::nullopt);
    EXPECT_EQ(campaignAYearBefore(campaigns, 3), 4U);
    EXPECT_EQ(campaignAYearBefore(campaigns, 4), std::nullopt);
    const std::vector<CampaignChoice> others {campaign("夏促", "2026-06-01", "2026-06-18"),
        campaign("甲", "2025-05-01", "2025-05-09"), campaign("乙", "2025-06-10", "2025-06-12")};
    EXPECT_EQ(campaignAYearBefore(others, 0), 2U) << "of other names the nearest";
}

TEST(CompareRules, TheFirstCampaignIsTheNewestThatHasADay)
{
    const std::vector<CampaignChoice> campaigns {campaign("双11", "2026-11-01", "2026-11-11"),
        campaign("中秋", "2026-09-08", "2026-09-25"), campaign("618", "2026-06-01", "2026-06-18")};
    EXPECT_EQ(firstCampaign(campaigns, dayOf("2026-09-08")), 2U) << "the first day is not over";
    EXPECT_EQ(firstCampaign(campaigns, dayOf("2026-09-09")), 1U);
    EXPECT_EQ(firstCampaign(campaigns, dayOf("2026-01-01")), 0U) << "all are to come";
    EXPECT_EQ(firstCampaign({}, dayOf("2026-01-01")), std::nullopt);
}

TEST(CompareRules, CampaignsAreComparedByWhatAddsUp)
{
    for (const Measure &measure : measuresOf(CompareMode::Campaign))
        EXPECT_FALSE(measure.isRate()) << measure.name();
    EXPECT_GT(measuresOf(CompareMode::Periods).size(), measuresOf(CompareMode::Campaign).size());
}

} // namespace

} // namespace qunce
