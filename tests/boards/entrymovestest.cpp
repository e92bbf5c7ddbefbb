// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where entries go when people move them.

#include <random>

#include <gtest/gtest.h>

#include "models/boards/entrymoves.h"

namespace qunce {

namespace {

Day day(const char *text)
{
    return *Day::parse(text);
}

TEST(EntryMoves, BothEndsMoveAlikeAndDaysAreThoseOfTheCalendar)
{
    const EntryTimes times {
        Instant::fromLocal(day("2028-02-28"), 23, 30), Instant::fromLocal(day("2028-02-29"), 0, 30)};
    const std::optional<EntryTimes> there = moved(times, 1, 0);
    ASSERT_TRUE(there);
    EXPECT_EQ(there->start, Instant::fromLocal(day("2028-02-29"), 23, 30)) << "29 February of a leap year";
    EXPECT_EQ(*there->end, Instant::fromLocal(day("2028-03-01"), 0, 30));
    EXPECT_EQ(moved({Instant::fromLocal(day("2027-02-28"), 9, 0), {}}, 1, 0)->start,
        Instant::fromLocal(day("2027-03-01"), 9, 0));
    EXPECT_EQ(moved({Instant::fromLocal(day("2026-08-31"), 9, 0), {}}, 30, 0)->start,
        Instant::fromLocal(day("2026-09-30"), 9, 0));
}

TEST(EntryMoves, NothingLeavesTheDaysOfTheData)
{
    EXPECT_FALSE(moved({Instant::fromLocal(kLastDataDay, 9, 0), {}}, 1, 0));
    EXPECT_FALSE(moved({Instant::fromLocal(kFirstDataDay, 0, 0), {}}, 0, -15));
    EXPECT_TRUE(moved({Instant::fromLocal(kLastDataDay, 9, 0), {}}, 0, 15));
}

TEST(EntryMoves, ThereAndBackIsTheSame)
{
    std::mt19937 random(5);
    for (int i = 0; i < 20'000; ++i) {
        const Instant start {1'700'000'000 + static_cast<int64_t>(random() % 200'000'000)};
        const EntryTimes times {start,
            i % 3 == 0 ? std::nullopt
                       : std::optional(Instant {start.seconds + static_cast<int64_t>(random() % 90'000)})};
        const int days = static_cast<int>(random() % 800) - 400;
        const int minutes = static_cast<int>(random() % 3000) - 1500;
        const std::optional<EntryTimes> there = moved(times, days, minutes);
        ASSERT_TRUE(there);
        ASSERT_EQ(moved(*there, -days, -minutes), times);
        if (minutes == 0) {
            ASSERT_EQ(there->start.secondOfDay(), times.start.secondOfDay()) << "the time of day stays";
        }
    }
}

TEST(EntryMoves, SlotsAreQuartersOfAnHourAndStayInTheDay)
{
    EXPECT_EQ(nearestSlot(9 * 3600 + 7 * 60), 9 * 3600);
    EXPECT_EQ(nearestSlot(9 * 3600 + 8 * 60), 9 * 3600 + 900);
    EXPECT_EQ(slotBefore(9 * 3600 + 899), 9 * 3600);
    EXPECT_EQ(nearestSlot(86'399), 86'400 - 900);
    EXPECT_EQ(nearestSlot(-500), 0);
}

TEST(EntryMoves, AnEntryIsNeverShorterThanASlot)
{
    const EntryTimes times {Instant::fromLocal(day("2026-09-08"), 9, 0), std::nullopt};
    EXPECT_EQ(*endingAt(times, Instant::fromLocal(day("2026-09-08"), 8, 0)).end,
        Instant::fromLocal(day("2026-09-08"), 9, 15));
    EXPECT_EQ(*endingAt(times, Instant::fromLocal(day("2026-09-08"), 11, 0)).end,
        Instant::fromLocal(day("2026-09-08"), 11, 0));
}

TEST(EntryMoves, WorkdaysPassOverWeekendsAndDaysOffAndCountWorkingWeekends)
{
    const CalendarBook book(builtInCalendarRows());
    EXPECT_EQ(workdaysLater(book, day("2026-09-11"), 1), day("2026-09-14")) << "Friday to Monday";
    EXPECT_EQ(workdaysLater(book, day("2026-09-18"), 1), day("2026-09-20"))
        << "the Sunday on which people work";
    EXPECT_EQ(workdaysLater(book, day("2026-09-30"), 1), day("2026-10-08")) << "past the national holiday";
    EXPECT_EQ(workdaysLater(book, day("2026-09-12"), 0), day("2026-09-14")) << "a Saturday itself";
    EXPECT_EQ(workdaysLater(book, day("2026-09-14"), -1), day("2026-09-11"));
}

TEST(EntryMoves, WorkdaysThereAndBackAreTheSame)
{
    const CalendarBook book(builtInCalendarRows());
    std::mt19937 random(6);
    for (int i = 0; i < 2'000; ++i) {
        const Day start = day("2026-01-01") + static_cast<int>(random() % 365);
        if (!isWorkday(book, start))
            continue;
        const int days = static_cast<int>(random() % 60) - 30;
        ASSERT_EQ(workdaysLater(book, workdaysLater(book, start, days), -days), start);
    }
}

TEST(EntryMoves, WhatIsSentOrAboutToBeStays)
{
    const auto isFixed = [](EntryStatus status, int minutesBefore) {
        CalendarEntry entry;
        entry.start = Instant::fromLocal(day("2026-09-08"), 12, 0);
        entry.status = status;
        return !whyFixed(entry.record(), {entry.start.seconds - minutesBefore * 60}).empty();
    };
    for (const EntryStatus status : {EntryStatus::Draft, EntryStatus::Submitted, EntryStatus::Changes})
        EXPECT_FALSE(isFixed(status, -60)) << "late, but not approved";
    EXPECT_FALSE(isFixed(EntryStatus::Approved, 31));
    EXPECT_TRUE(isFixed(EntryStatus::Approved, 30));
    EXPECT_TRUE(isFixed(EntryStatus::Approved, -60));
    for (const EntryStatus status : {EntryStatus::Dispatched, EntryStatus::PartDone, EntryStatus::Done,
             EntryStatus::Stopped, EntryStatus::Cancelled})
        EXPECT_TRUE(isFixed(status, 600));
}

CalendarEntry entryAt(Instant start, std::optional<Instant> end, EntryStatus status = EntryStatus::Draft)
{
    CalendarEntry entry;
    entry.start = start;
    entry.end = end;
    entry.status = status;
    return entry;
}

TEST(EntryMoves, WhatHasNoDateIsPutOnOneForAsLongAsEntriesUsuallyAre)
{
    CalendarEntry entry;
    entry.isPlanned = false;
    const Instant nine = Instant::fromLocal(day("2026-09-10"), 9, 0);
    const CalendarEntry there = putOn(entry, nine);
    EXPECT_TRUE(there.isPlanned);
    EXPECT_EQ(there.start, nine);
    EXPECT_EQ(there.end, (Instant {nine.seconds + kUsualMinutes * 60}));
    const auto fields = changedFields({entry, there});
    EXPECT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields.at("start_at"), FieldValue(nine.seconds));
    // One that has a time keeps its length, and its want of an end.
    const Instant ten {nine.seconds + 3600};
    EXPECT_EQ(putOn(entryAt(nine, Instant {nine.seconds + 7200}), ten).end, (Instant {ten.seconds + 7200}));
    EXPECT_FALSE(putOn(entryAt(nine, {}), ten).end);
}

TEST(EntryMoves, ADateIsTakenOffWithItsEndOfDraftsOnly)
{
    const Instant nine = Instant::fromLocal(day("2026-09-10"), 9, 0);
    const CalendarEntry entry = entryAt(nine, Instant {nine.seconds + 1800});
    const auto fields = changedFields({entry, takenOff(entry)});
    EXPECT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields.at("start_at"), FieldValue());
    EXPECT_EQ(fields.at("end_at"), FieldValue());
    for (const EntryStatus status : {EntryStatus::Draft, EntryStatus::Changes})
        EXPECT_TRUE(whyKeepsTime(entryAt(nine, {}, status)).empty());
    for (const EntryStatus status : {EntryStatus::Submitted, EntryStatus::Approved, EntryStatus::Dispatched,
             EntryStatus::Done, EntryStatus::Stopped})
        EXPECT_FALSE(whyKeepsTime(entryAt(nine, {}, status)).empty());
    EXPECT_FALSE(takenOff(entry).record().instant("start_at")) << "rules see none";
}

} // namespace

} // namespace qunce
