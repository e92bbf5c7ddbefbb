// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/compare.h"

using namespace qunce;

namespace {

std::string compared(const char *from, const char *to, Compare compare)
{
    const Period period = comparedPeriod({*Day::parse(from), *Day::parse(to)}, compare);
    return period.from.toString() + ' ' + period.to.toString();
}

TEST(CompareTest, PrevIsAsManyDaysJustBefore)
{
    EXPECT_EQ(compared("2026-03-01", "2026-03-31", Compare::Prev), "2026-01-29 2026-02-28");
    EXPECT_EQ(compared("2026-01-01", "2026-01-01", Compare::Prev), "2025-12-31 2025-12-31");
}

TEST(CompareTest, PrevWeekIsSevenDaysEarlierWhateverTheLength)
{
    EXPECT_EQ(compared("2026-09-07", "2026-09-13", Compare::PrevWeek), "2026-08-31 2026-09-06");
    EXPECT_EQ(compared("2026-09-08", "2026-09-09", Compare::PrevWeek), "2026-09-01 2026-09-02");
}

TEST(CompareTest, PrevMonthOfAFullMonthIsTheWholeMonthBefore)
{
    EXPECT_EQ(compared("2026-02-01", "2026-02-28", Compare::PrevMonth), "2026-01-01 2026-01-31");
    EXPECT_EQ(compared("2024-03-01", "2024-03-31", Compare::PrevMonth), "2024-02-01 2024-02-29");
    EXPECT_EQ(compared("2026-01-01", "2026-01-31", Compare::PrevMonth), "2025-12-01 2025-12-31");
}

TEST(CompareTest, PrevMonthOfPartOfAMonthKeepsTheDayNumbersCutAtTheMonthsEnd)
{
    EXPECT_EQ(compared("2026-03-05", "2026-03-31", Compare::PrevMonth), "2026-02-05 2026-02-28");
    EXPECT_EQ(compared("2026-03-29", "2026-03-30", Compare::PrevMonth), "2026-02-28 2026-02-28");
    EXPECT_EQ(compared("2026-02-01", "2026-02-27", Compare::PrevMonth), "2026-01-01 2026-01-27");
}

TEST(CompareTest, MonthToDateKeepsTheDayNumbersEvenOfAFullMonth)
{
    EXPECT_EQ(compared("2026-02-01", "2026-02-28", Compare::MonthToDate), "2026-01-01 2026-01-28");
    EXPECT_EQ(compared("2026-03-01", "2026-03-31", Compare::MonthToDate), "2026-02-01 2026-02-28");
}

TEST(CompareTest, LastYearKeepsDatesAndFullMonths)
{
    EXPECT_EQ(compared("2026-03-05", "2026-04-02", Compare::LastYear), "2025-03-05 2025-04-02");
    EXPECT_EQ(compared("2024-02-29", "2024-02-29", Compare::LastYear), "2023-02-28 2023-02-28");
    EXPECT_EQ(compared("2024-02-01", "2024-02-29", Compare::LastYear), "2023-02-01 2023-02-28");
    EXPECT_EQ(compared("2025-02-01", "2025-02-28", Compare::LastYear), "2024-02-01 2024-02-29")
        << "full stays full";
    EXPECT_EQ(compared("2025-02-02", "2025-02-28", Compare::LastYear), "2024-02-02 2024-02-28");
}

TEST(CompareTest, NamesAreThoseOfTheFlag)
{
    for (const Compare compare :
        {Compare::Prev, Compare::PrevWeek, Compare::PrevMonth, Compare::MonthToDate, Compare::LastYear})
        EXPECT_EQ(compareNamed(name(compare)), compare);
    EXPECT_EQ(compareNamed("month_to_date"), Compare::MonthToDate);
    EXPECT_EQ(compareNamed("next"), std::nullopt);
}

} // namespace
