// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/boards/boardquery.h"

namespace qunce {

namespace {

Day day(const char *text)
{
    return *Day::parse(text);
}

TEST(PeriodChoice, OfAMonday)
{
    const Day monday = day("2026-09-07");
    EXPECT_EQ(periodOf(PeriodChoice::Yesterday, monday, {}), (Period {day("2026-09-06"), day("2026-09-06")}));
    EXPECT_EQ(periodOf(PeriodChoice::Today, monday, {}), (Period {monday, monday}));
    EXPECT_EQ(periodOf(PeriodChoice::ThisWeek, monday, {}), (Period {monday, monday}));
    EXPECT_EQ(periodOf(PeriodChoice::LastWeek, monday, {}), (Period {day("2026-08-31"), day("2026-09-06")}));
}

TEST(PeriodChoice, OfASundayAndOfTheFirstOfAMonth)
{
    const Day sunday = day("2026-03-01");
    EXPECT_EQ(periodOf(PeriodChoice::ThisWeek, sunday, {}), (Period {day("2026-02-23"), sunday}));
    EXPECT_EQ(periodOf(PeriodChoice::MonthToDate, sunday, {}), (Period {sunday, sunday}));
    EXPECT_EQ(periodOf(PeriodChoice::LastMonth, sunday, {}), (Period {day("2026-02-01"), day("2026-02-28")}));
    EXPECT_EQ(periodOf(PeriodChoice::Last7Days, sunday, {}), (Period {day("2026-02-22"), day("2026-02-28")}));
    EXPECT_EQ(periodOf(PeriodChoice::Last30Days, sunday, {}).days(), 30);
    EXPECT_EQ(periodOf(PeriodChoice::Last90Days, sunday, {}).days(), 90);
}

TEST(PeriodChoice, CampaignAndCustomAreTheUsersOwn)
{
    const Period own {day("2026-08-29"), day("2026-09-11")};
    EXPECT_EQ(periodOf(PeriodChoice::Custom, day("2026-09-08"), own), own);
    EXPECT_EQ(periodOf(PeriodChoice::Campaign, day("2026-09-08"), own), own);
}

TEST(CompareChoice, IsWhatTheExportsCallIt)
{
    EXPECT_EQ(compareOf(CompareChoice::Previous), Compare::Prev);
    EXPECT_EQ(compareOf(CompareChoice::SameDaysLastMonth), Compare::PrevMonth);
    EXPECT_EQ(compareOf(CompareChoice::LastYear), Compare::LastYear);
}

} // namespace

} // namespace qunce
