// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/base/day.h"

using namespace qunce;

namespace {

TEST(DayTest, ReadsOnlyDaysThatExist)
{
    EXPECT_EQ(Day::parse("2026-02-28")->toString(), "2026-02-28");
    EXPECT_EQ(Day::parse("2026/9/8")->toString(), "2026-09-08");
    EXPECT_EQ(Day::parse("1970-01-01")->number, 0);
    for (const char *wrong :
        {"", "2026-02-30", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01x", "2026-01/01"})
        EXPECT_FALSE(Day::parse(wrong)) << wrong;
}

TEST(DayTest, AddsMonthsCutAtTheMonthsEnd)
{
    EXPECT_EQ(addMonths(Day::fromYmd(2026, 3, 31), -1).toString(), "2026-02-28");
    EXPECT_EQ(addMonths(Day::fromYmd(2028, 3, 31), -1).toString(), "2028-02-29");
    EXPECT_EQ(addMonths(Day::fromYmd(2026, 1, 31), 13).toString(), "2027-02-28");
    EXPECT_EQ(lastOfMonth(Day::fromYmd(2026, 12, 3)).toString(), "2026-12-31");
}

TEST(InstantTest, TwentyFourIsTheEndOfItsDay)
{
    const auto end = parseInstant("2026-09-08 24:00");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->day.toString(), "2026-09-08");
    EXPECT_EQ(end->instant, parseInstant("2026-09-09 00:00")->instant);
    EXPECT_FALSE(parseInstant("2026-09-08 24:01"));
}

TEST(InstantTest, ReadsOffsetsAndGivesTheBusinessDay)
{
    EXPECT_EQ(parseInstant("2026-09-08T16:30:00Z")->day.toString(), "2026-09-09");
    EXPECT_EQ(parseInstant("2026-09-08T16:30:00Z")->instant, parseInstant("2026-09-09 00:30")->instant);
    EXPECT_EQ(parseInstant("2026-09-08T10:00:00+08:00")->instant, parseInstant("2026/9/8 10:00:00")->instant);
    EXPECT_EQ(parseInstant("2026-09-08T10:00:00+08:00")->instant.toString(), "2026-09-08T10:00:00+08:00");
    EXPECT_EQ(parseInstant("2026-09-08T24:00:00+08:00")->day.toString(), "2026-09-08");
    EXPECT_EQ(parseInstant("2026-09-08T24:00:00Z")->day.toString(), "2026-09-09");
    for (const char *wrong :
        {"2026-09-08", "2026-09-08 25:00", "2026-09-08 10:60", "2026-09-08 10:0", "2026-09-08 10:00+8"})
        EXPECT_FALSE(parseInstant(wrong)) << wrong;
}

} // namespace
