// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/views/calendar/calendarfixture.h"

namespace qunce {

namespace {

using test::BoardFixture;

Day layoutDay(const char *text)
{
    return *Day::parse(text);
}

/// The grid of the picture: 1440 x 900, five weeks.
MonthMeasures pictured()
{
    MonthMeasures measures;
    measures.size = {1198, 749};
    return measures;
}

WeekMeasures wide()
{
    WeekMeasures measures;
    measures.width = 1188;
    return measures;
}

std::vector<CalendarItem> ofDay(const std::vector<CalendarItem> &items, Day wanted)
{
    std::vector<CalendarItem> found;
    for (const CalendarItem &item : items) {
        if (item.day == wanted)
            found.push_back(item);
    }
    return found;
}

TEST(CalendarDays, WeeksBeginOnMonday)
{
    EXPECT_EQ(mondayOf(layoutDay("2026-09-08")), layoutDay("2026-09-07"));
    EXPECT_EQ(mondayOf(layoutDay("2026-09-07")), layoutDay("2026-09-07"));
    EXPECT_EQ(mondayOf(layoutDay("2026-09-13")), layoutDay("2026-09-07"));
    EXPECT_EQ(
        monthGridOf(layoutDay("2026-09-20")), (Period {layoutDay("2026-08-31"), layoutDay("2026-10-04")}));
    EXPECT_EQ(
        monthGridOf(layoutDay("2027-02-10")), (Period {layoutDay("2027-02-01"), layoutDay("2027-02-28")}))
        << "four weeks";
    EXPECT_EQ(monthGridOf(layoutDay("2026-08-10")).days(), 42) << "six weeks";
}

TEST(CalendarDays, WeekNumbersAreIso)
{
    EXPECT_EQ(weekNumberOf(layoutDay("2026-09-07")), 37);
    EXPECT_EQ(weekNumberOf(layoutDay("2026-01-01")), 1);
    EXPECT_EQ(weekNumberOf(layoutDay("2027-01-03")), 53);
    EXPECT_EQ(weekNumberOf(layoutDay("2027-01-04")), 1);
    EXPECT_EQ(weekNumberOf(layoutDay("2024-12-30")), 1);
}

TEST(MonthLayout, FourEntriesAreShownAndFromTheFifthOnACount)
{
    BoardFixture fixture;
    for (int i = 0; i < 4; ++i)
        fixture.add("four", "2026-09-16", 9 + i);
    for (int i = 0; i < 12; ++i)
        fixture.add("twelve", "2026-09-07", 8 + i);
    const auto content = fixture.content();
    const auto items = MonthLayout(*content, monthGridOf(layoutDay("2026-09-08")), pictured()).items();
    const auto four = ofDay(items, layoutDay("2026-09-16"));
    ASSERT_EQ(four.size(), 4U);
    EXPECT_FALSE(four.back().isMore);
    const auto twelve = ofDay(items, layoutDay("2026-09-07"));
    ASSERT_EQ(twelve.size(), 4U);
    EXPECT_TRUE(twelve.back().isMore);
    EXPECT_EQ(twelve.back().places.size(), 9U);
}

TEST(MonthLayout, ChipsAreTwentyTwoHighWithThreeBetweenThemAndInsideTheirDay)
{
    BoardFixture fixture;
    for (int i = 0; i < 3; ++i)
        fixture.add("x", "2026-09-16", 9 + i);
    const auto content = fixture.content();
    const Period days = monthGridOf(layoutDay("2026-09-08"));
    const auto items = MonthLayout(*content, days, pictured()).items();
    EXPECT_EQ(items[0].rect.height(), 22);
    EXPECT_EQ(items[1].rect.top() - items[0].rect.bottom(), 3);
    for (const CalendarItem &item : items)
        EXPECT_TRUE(MonthLayout::cell(pictured(), days, item.day).contains(item.rect));
}

TEST(MonthLayout, ALowWindowStillCountsEverything)
{
    BoardFixture fixture;
    for (int i = 0; i < 6; ++i)
        fixture.add("x", "2026-09-16", 9 + i);
    const auto content = fixture.content();
    MonthMeasures low = pictured();
    low.size.setHeight(300);
    const auto items = MonthLayout(*content, monthGridOf(layoutDay("2026-09-08")), low).items();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].places.size(), 6U);
}

TEST(WeekLayout, ACardStandsAtItsTimeAndIsAsHighAsItIsLong)
{
    BoardFixture fixture;
    fixture.add("short", "2026-09-08", 9, 30, 15);
    fixture.add("long", "2026-09-08", 20, 0, 120);
    const auto content = fixture.content();
    const auto items = layoutWeek(*content, layoutDay("2026-09-07"), wide());
    ASSERT_EQ(items.size(), 2U);
    EXPECT_DOUBLE_EQ(items[0].rect.top(), 44 + 9.5 * 46);
    EXPECT_DOUBLE_EQ(items[0].rect.height(), 22);
    EXPECT_DOUBLE_EQ(items[1].rect.top(), 44 + 20 * 46);
    EXPECT_DOUBLE_EQ(items[1].rect.height(), 2 * 46 - 2);
    EXPECT_FALSE(items[0].isNarrow);
}

TEST(WeekLayout, TwoAtATimeStandSideBySideAndTheRestIsCounted)
{
    BoardFixture fixture;
    for (int i = 0; i < 5; ++i)
        fixture.add("noon", "2026-09-09", 12);
    fixture.add("alone", "2026-09-09", 15);
    const auto content = fixture.content();
    const auto items = layoutWeek(*content, layoutDay("2026-09-07"), wide());
    ASSERT_EQ(items.size(), 4U);
    EXPECT_TRUE(items[0].isNarrow);
    EXPECT_TRUE(items[1].isNarrow);
    EXPECT_LE(items[0].rect.right(), items[1].rect.left());
    EXPECT_TRUE(items[2].isMore);
    EXPECT_EQ(items[2].places.size(), 3U);
    EXPECT_GE(items[2].rect.top(), items[0].rect.bottom());
    EXPECT_FALSE(items[3].isNarrow) << "the afternoon has its room for itself";
}

TEST(WeekLayout, ANarrowWindowShowsOneAtATime)
{
    BoardFixture fixture;
    fixture.add("one", "2026-09-09", 12);
    fixture.add("two", "2026-09-09", 12);
    const auto content = fixture.content();
    WeekMeasures narrow = wide();
    narrow.width = 640;
    const auto items = layoutWeek(*content, layoutDay("2026-09-07"), narrow);
    ASSERT_EQ(items.size(), 2U);
    EXPECT_FALSE(items[0].isMore);
    EXPECT_TRUE(items[1].isMore);
}

TEST(WeekLayout, AnEntryPastMidnightEndsWithItsDay)
{
    BoardFixture fixture;
    fixture.add("late", "2026-09-09", 23, 45, 120);
    fixture.add("no end", "2026-09-10", 23, 59).end.reset();
    fixture.add("ends before it begins", "2026-09-11", 9).end =
        Instant::fromLocal(layoutDay("2026-09-11"), 8, 0);
    const auto content = fixture.content();
    for (const CalendarItem &item : layoutWeek(*content, layoutDay("2026-09-07"), wide())) {
        EXPECT_LE(item.rect.bottom(), wide().height());
        EXPECT_GE(item.rect.height(), 22);
    }
}

std::multiset<size_t> placesOf(const std::vector<CalendarItem> &items, Period days)
{
    std::multiset<size_t> places;
    for (const CalendarItem &item : items) {
        if (days.contains(item.day))
            places.insert(item.places.begin(), item.places.end());
    }
    return places;
}

/// Random boards: busy and empty days, same times, all lengths, at any second; with and without a filter.
class AnyBoard : public ::testing::TestWithParam<unsigned>
{
protected:
    AnyBoard()
    {
        std::mt19937 random(GetParam());
        const auto below = [&](unsigned end) { return static_cast<int>(random() % end); };
        const Period days = monthGridOf(layoutDay("2026-09-08"));
        const int count = below(400);
        for (int i = 0; i < count; ++i) {
            const Day at = days.from + below(static_cast<unsigned>(days.days()));
            const int second = below(3) == 0 ? below(86400) : below(6) * 1800 + 9 * 3600;
            m_fixture.add("entry", Instant {Instant::startOf(at).seconds + second}, below(300),
                static_cast<EntryStatus>(below(9)), static_cast<ContentLayer>(below(5)));
        }
        if (below(2) == 0)
            m_filter.hiddenLayers = {ContentLayer::Promotion};
        if (below(3) == 0)
            m_filter.statuses = {EntryStatus::Draft, EntryStatus::Done};
    }

    BoardFixture m_fixture;
    CalendarFilter m_filter;
};

TEST_P(AnyBoard, EveryViewShowsTheSameSetForTheSameRange)
{
    const auto content = m_fixture.content(m_filter);
    const Period grid = monthGridOf(layoutDay("2026-09-08"));
    const auto month = MonthLayout(*content, grid, pictured()).items();
    const auto agenda = layoutAgenda(*content, grid, {1200}).items;
    std::multiset<size_t> all;
    for (size_t place = 0; place < content->shown.size(); ++place)
        all.insert(place);
    EXPECT_EQ(placesOf(month, grid), all);
    EXPECT_EQ(placesOf(agenda, grid), all);
    for (Day monday = grid.from; monday <= grid.to; monday = monday + 7) {
        const Period week {monday, monday + 6};
        for (const double width : {1188.0, 640.0}) {
            WeekMeasures measures = wide();
            measures.width = width;
            EXPECT_EQ(placesOf(layoutWeek(*content, monday, measures), week), placesOf(month, week));
        }
        EXPECT_EQ(content->countIn(week), placesOf(month, week).size());
    }
}

TEST_P(AnyBoard, NoCardOfAWeekHidesAnothersFirstLine)
{
    const auto content = m_fixture.content(m_filter);
    const auto items = layoutWeek(*content, layoutDay("2026-09-07"), wide());
    for (size_t i = 0; i < items.size(); ++i) {
        for (size_t other = 0; other < items.size(); ++other) {
            if (other == i || items[other].isMore)
                continue;
            // Boxes may cover the lower part of a card that is long.
            QRectF line = items[other].rect;
            line.setHeight(22);
            EXPECT_FALSE(items[i].rect.adjusted(0.01, 0.01, -0.01, -0.01).intersects(line))
                << i << " over " << other;
        }
        EXPECT_GE(items[i].rect.left(), 48);
        EXPECT_LE(items[i].rect.right(), 1188);
    }
}

INSTANTIATE_TEST_SUITE_P(Random, AnyBoard, ::testing::Range(0U, 60U));

} // namespace

} // namespace qunce
