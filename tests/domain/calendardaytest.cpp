// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "models/domain/calendarday.h"

namespace qunce {

namespace {

Day day(const char *text)
{
    return *Day::parse(text);
}

const CalendarBook &book()
{
    static const CalendarBook known = [] {
        std::ifstream file(std::string(std::getenv("QUNCE_SOURCE_DIR")) + "/resources/cn-calendar.csv");
        std::stringstream text;
        text << file.rdbuf();
        return CalendarBook(parseCalendarRows(text.str()));
    }();
    return known;
}

/// `休 中秋节, 秋分`; what goes on from the day before is in brackets.
std::string shown(const char *text)
{
    const DayMarks marks = book().marksOf(day(text));
    std::string line = marks.off == DayOff::Rest ? "休" : marks.off == DayOff::Work ? "班" : "";
    for (const DayName &name : marks.names)
        line += (line.empty() ? "" : " ") + (name.goesOn ? "(" + name.chinese + ")" : name.chinese);
    return line;
}

TEST(DayMarks, OfTheMockedMonth)
{
    EXPECT_EQ(shown("2026-09-07"), "白露");
    EXPECT_EQ(shown("2026-09-08"), "");
    EXPECT_EQ(shown("2026-09-09"), "99大促");
    EXPECT_EQ(shown("2026-09-10"), "教师节");
    EXPECT_EQ(shown("2026-09-20"), "班");
    EXPECT_EQ(shown("2026-09-23"), "秋分");
    EXPECT_EQ(shown("2026-09-25"), "休 中秋节");
    EXPECT_EQ(shown("2026-09-26"), "休");
    EXPECT_EQ(shown("2026-10-01"), "休 国庆节");
    EXPECT_EQ(shown("2026-10-02"), "休");
    EXPECT_EQ(shown("2026-10-10"), "班");
}

TEST(DayMarks, SaysOfWhichHolidayADayOffIs)
{
    const DayMarks marks = book().marksOf(day("2026-09-20"));
    EXPECT_EQ(marks.off, DayOff::Work);
    EXPECT_EQ(marks.holidayChinese, "国庆节");
    EXPECT_EQ(marks.holidayEnglish, "National Day");
    EXPECT_EQ(book().marksOf(day("2026-09-21")).holidayChinese, "");
}

TEST(DayMarks, ShoppingDays)
{
    EXPECT_EQ(shown("2026-03-08"), "38节");
    EXPECT_EQ(shown("2026-05-20"), "520");
    EXPECT_EQ(shown("2026-06-18"), "618");
    EXPECT_EQ(shown("2026-11-11"), "双11");
    EXPECT_EQ(shown("2026-12-12"), "双12");
    EXPECT_EQ(book().marksOf(day("2026-11-11")).names.front().kind, DayNameKind::Shopping);
}

TEST(DayMarks, TheNewYearSaleLastsFromLabaToTheDayBeforeNewYearsEve)
{
    EXPECT_EQ(shown("2026-01-25"), "");
    EXPECT_EQ(shown("2026-01-26"), "腊八节 年货节");
    EXPECT_EQ(shown("2026-01-27"), "(年货节)");
    EXPECT_EQ(shown("2026-02-15"), "休 (年货节)");
    EXPECT_EQ(shown("2026-02-16"), "休 除夕");
    EXPECT_EQ(shown("2026-02-17"), "休 春节");
}

TEST(DayMarks, QixiByTheLunarCalendar)
{
    const auto isNamed = [](Day at, const char *name) {
        const auto names = book().marksOf(at).names;
        return std::any_of(
            names.begin(), names.end(), [&](const DayName &known) { return known.chinese == name; });
    };
    for (const char *text : {"2015-08-20", "2024-08-10", "2025-08-29", "2026-08-19", "2027-08-08",
             "2028-08-26", "2033-08-01", "2044-07-31", "2050-08-23"})
        EXPECT_TRUE(isNamed(day(text), "七夕")) << text;
    // Once a year, and 37 or 38 days before 中秋节, the fifteenth of the next month.
    for (const int year : {2024, 2025, 2026, 2027}) {
        std::vector<Day> found;
        for (Day at = Day::fromYmd(year, 1, 1); at.year() == year; ++at) {
            if (isNamed(at, "七夕"))
                found.push_back(at);
        }
        ASSERT_EQ(found.size(), 1U) << year;
        EXPECT_TRUE(isNamed(found[0] + 37, "中秋节") || isNamed(found[0] + 38, "中秋节")) << year;
    }
    EXPECT_FALSE(isNamed(day("2051-08-13"), "七夕")) << "no guess where nothing is known";
}

TEST(DayMarks, SundaysOfMothersAndFathers)
{
    EXPECT_EQ(shown("2026-05-10"), "母亲节");
    EXPECT_EQ(shown("2026-05-03"), "休");
    EXPECT_EQ(shown("2026-06-21"), "休 父亲节 夏至") << "the third Sunday, and a solar term";
    EXPECT_EQ(shown("2026-06-14"), "");
}

TEST(DayMarks, SeveralNamesStandFestivalFirst)
{
    const auto names = book().marksOf(day("2025-10-06")).names;
    ASSERT_EQ(names.size(), 1U);
    EXPECT_EQ(names.front(), (DayName {DayNameKind::Festival, "中秋节", "Mid-Autumn Festival", false}));
    EXPECT_EQ(shown("2024-04-04"), "休 清明");
    EXPECT_EQ(book().marksOf(day("2026-09-07")).names.front().english, "White dew");
}

TEST(DayMarks, AYearWithoutPublishedDaysOffSaysSo)
{
    EXPECT_TRUE(book().marksOf(day("2026-12-31")).isPublished);
    EXPECT_FALSE(book().marksOf(day("2027-01-01")).isPublished);
    EXPECT_FALSE(book().isPublished(2028));
    EXPECT_EQ(shown("2027-02-06"), "春节") << "the moon needs no notice";
    EXPECT_EQ(shown("2028-11-11"), "双11") << "nor do shopping days";
}

TEST(CalendarRows, WhatIsNoRowIsPassedOver)
{
    EXPECT_TRUE(parseCalendarRows("").empty());
    EXPECT_TRUE(
        parseCalendarRows("date,kind,name_zh,name_en\nnonsense\n,,,\n2026-02-30,holiday,x,\n").empty());
    const std::vector<CalendarRow> expected {{day("2028-01-01"), "holiday", "元旦", ""}};
    EXPECT_EQ(parseCalendarRows("2028-01-01,holiday,元旦\r\n"), expected);
}

TEST(CalendarRows, ARowThatComesTwiceIsShownOnce)
{
    const CalendarRow row {day("2028-10-03"), "lunar_festival", "中秋节", ""};
    EXPECT_EQ(CalendarBook({row, row}).marksOf(row.day).names.size(), 1U);
    EXPECT_EQ(CalendarBook({{row.day, "unknown", "某日", ""}}).marksOf(row.day).names.size(), 0U);
}

} // namespace

} // namespace qunce
