// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/domain/closedmonths.h"
#include "models/domain/latecolumn.h"
#include "models/domain/rollup.h"

using namespace qunce;

namespace {

Day dayOf(const char *text)
{
    return *Day::parse(text);
}

Period daysOf(const char *from, const char *to)
{
    return {dayOf(from), dayOf(to)};
}

ClosedMonth closedMonth(const char *month, const char *at, int64_t number)
{
    return {*monthNamed(month), number, 1, parseInstant(at)->instant, {}};
}

std::string saidSpans(const std::vector<AsOfSpan> &spans)
{
    std::string text;
    for (const AsOfSpan &span : spans)
        text += span.days.from.toString().substr(5) + ".." + span.days.to.toString().substr(5) + " "
            + span.asOf.toString().substr(0, 10) + "; ";
    return text;
}

TEST(ClosedMonths, AMonthIsWrittenInOneWayOnly)
{
    struct {
        const char *name;
        const char *days;
    } const table[] {{"2026-09", "2026-09-01/2026-09-30"}, {"2024-02", "2024-02-01/2024-02-29"},
        {"2015-01", "2015-01-01/2015-01-31"}, {"2099-12", "2099-12-01/2099-12-31"}, {"2026-13", ""},
        {"2026-00", ""}, {"2014-12", ""}, {"2100-01", ""}, {"2026-9", ""}, {"2026/09", ""},
        {"2026-09-01", ""}, {"202609", ""}, {"", ""}, {"abcd-ef", ""}};
    for (const auto &row : table) {
        const std::optional<Period> days = monthNamed(row.name);
        EXPECT_EQ(days ? days->from.toString() + "/" + days->to.toString() : "", row.days) << row.name;
    }
    EXPECT_EQ(monthName(dayOf("2026-09-30")), "2026-09");
}

TEST(ClosedMonths, DaysOfClosedMonthsAreFoundAndNoOthers)
{
    const std::vector<ClosedMonth> months {
        closedMonth("2026-07", "2026-08-02 12:00", 1), closedMonth("2026-09", "2026-10-02 12:00", 2)};
    struct {
        const char *day;
        int64_t number;
    } const table[] {{"2026-06-30", 0}, {"2026-07-01", 1}, {"2026-07-31", 1}, {"2026-08-01", 0},
        {"2026-08-31", 0}, {"2026-09-01", 2}, {"2026-09-30", 2}, {"2026-10-01", 0}};
    for (const auto &row : table) {
        const ClosedMonth *const found = closedMonthOn(months, dayOf(row.day));
        EXPECT_EQ(found ? found->number : 0, row.number) << row.day;
    }
    EXPECT_EQ(closedMonthsIn(months, daysOf("2026-07-31", "2026-09-01")).size(), 2U);
    EXPECT_EQ(closedMonthsIn(months, daysOf("2026-08-01", "2026-08-31")).size(), 0U);
    EXPECT_EQ(closedMonthsIn({}, daysOf("2026-08-01", "2026-08-31")).size(), 0U);
}

TEST(ClosedMonths, NowIsNoLaterThanTheCloseForDaysOfAClosedMonth)
{
    const std::vector<ClosedMonth> months {
        closedMonth("2026-07", "2026-08-02 12:00", 1), closedMonth("2026-09", "2026-10-02 12:00", 2)};
    const Instant now = parseInstant("2026-12-01 08:00")->instant;
    EXPECT_EQ(saidSpans(asOfSpans(months, daysOf("2026-06-20", "2026-10-05"), now)),
        "06-20..06-30 2026-12-01; 07-01..07-31 2026-08-02; 08-01..08-31 2026-12-01; "
        "09-01..09-30 2026-10-02; 10-01..10-05 2026-12-01; ");
    EXPECT_EQ(
        saidSpans(asOfSpans(months, daysOf("2026-09-10", "2026-09-12"), now)), "09-10..09-12 2026-10-02; ");
    EXPECT_EQ(saidSpans(asOfSpans(
                  months, daysOf("2026-09-10", "2026-09-12"), parseInstant("2026-09-15 08:00")->instant)),
        "09-10..09-12 2026-09-15; ")
        << "before the close it is then";
    EXPECT_EQ(saidSpans(asOfSpans({}, daysOf("2026-09-10", "2026-09-12"), now)), "09-10..09-12 2026-12-01; ");
}

TEST(ClosedMonths, WhoWasInPostIsReadAsItWasAtTheClose)
{
    Slot slot;
    slot.from = dayOf("2026-01-01");
    slot.until = dayOf("2026-09-11"); // moved away, which was learned after the close
    slot.employment.leftOn = dayOf("2026-08-20");
    FormerSlot former {*monthNamed("2026-09"), dayOf("2026-01-01"), Slot::kForever, {}};
    former.employment.leaveFrom = dayOf("2026-09-05");
    former.employment.leaveTo = dayOf("2026-09-06");
    slot.former = {former};
    struct {
        const char *from;
        const char *to;
        int days;
    } const table[] {{"2026-08-01", "2026-08-31", 19}, {"2026-09-01", "2026-09-30", 28},
        {"2026-09-04", "2026-09-07", 2}, {"2026-10-01", "2026-10-31", 0}, {"2026-08-19", "2026-10-31", 29}};
    for (const auto &row : table)
        EXPECT_EQ(daysInPost(slot, daysOf(row.from, row.to)).count(), row.days) << row.from;
    EXPECT_TRUE(slot.employmentOn(dayOf("2026-09-30")).inPost(dayOf("2026-09-30")));
    EXPECT_FALSE(slot.employmentOn(dayOf("2026-10-01")).inPost(dayOf("2026-10-01")));
    EXPECT_EQ(slot.untilAsOf(dayOf("2026-09-20")), Slot::kForever);
    EXPECT_EQ(slot.untilAsOf(dayOf("2026-10-20")), dayOf("2026-09-11"));
}

TEST(ClosedMonths, NoColumnIsTakenForALateOneThatLostAllValues)
{
    EXPECT_EQ(storedAsLate(encodeColumn({})), kNothingLeft);
    EXPECT_EQ(encodedOfLate(kNothingLeft), "");
    for (uint64_t value : {uint64_t {0}, uint64_t {1}, kMaxValue}) {
        for (uint32_t slot : {0U, 1U, 300U}) {
            Column column;
            column.set(slot, value);
            EXPECT_NE(encodeColumn(column), kNothingLeft);
            EXPECT_EQ(encodedOfLate(storedAsLate(encodeColumn(column))), encodeColumn(column));
        }
    }
    EXPECT_EQ(keyBeside(lateKeyOf("2026-09-01")), "2026-09-01");
    EXPECT_FALSE(isLateKey("2026-09-01"));
}

} // namespace
