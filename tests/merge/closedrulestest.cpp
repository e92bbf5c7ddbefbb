// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/closedrules.h"

#include <gtest/gtest.h>

#include "models/protocol/orghistory.h"
#include "models/protocol/slotearlier.h"
#include "tests/merge/records.h"

namespace qunce::test {

namespace {

std::vector<ClosedMonth> closedSeptember()
{
    return {{*monthNamed("2026-09"), 3, 1, parseInstant("2026-10-02 12:00")->instant, {}}};
}

const Actor kMonthPlanner {id(202), Role::HqContent, true, {}};

Record goalOf(const char *from, const char *to, int64_t value)
{
    return record(Kind::Goal, id(1),
        {{"from_day", std::string(from)}, {"to_day", std::string(to)}, {"metric", std::string("amount")},
            {"value", value}});
}

Record taskDue(const char *due, const char *kind = "one_to_one")
{
    const WrittenInstant at = *parseInstant(due);
    return record(Kind::Task, id(2),
        {{"due_at", at.instant.seconds}, {"due_day", at.day.toString()}, {"kind", std::string(kind)}});
}

Record zonedUnit(std::vector<ParentSince> parents, const char *kind = "region")
{
    return record(Kind::Org, id(3), {{"kind", std::string(kind)}, {"parents", parentsToJson(parents)}});
}

TEST(ClosedRules, WhatNumbersOfTheMonthHangOnStays)
{
    const Day first = *Day::parse("2015-01-01");
    const Day mid = *Day::parse("2026-09-15");
    const Day after = *Day::parse("2026-10-01");
    const Record oldGoal = goalOf("2026-09-01", "2026-09-30", 5);
    const Record openGoal = goalOf("2026-10-01", "2026-10-31", 5);
    const Record longGoal = goalOf("2026-09-01", "2026-10-31", 5);
    const Record due = taskDue("2026-09-20 18:00");
    const Record dueLater = taskDue("2026-10-20 18:00");
    const Record zoned = zonedUnit({{first, id(10)}});
    Record renamed = due;
    renamed.put("title", std::string("other words"));
    struct {
        const char *what;
        const Record *before;
        Record after;
        bool isGone;
        bool touches;
    } const table[] {{"a goal of the month", &oldGoal, goalOf("2026-09-01", "2026-09-30", 6), false, true},
        {"the same goal", &oldGoal, oldGoal, false, false},
        {"a goal that is deleted", &oldGoal, {}, true, true},
        {"a goal moved out of it", &oldGoal, openGoal, false, true},
        {"a goal moved into it", &openGoal, oldGoal, false, true},
        {"a new one", nullptr, oldGoal, false, true},
        {"a goal of the next month", &openGoal, goalOf("2026-10-01", "2026-10-31", 6), false, false},
        {"a goal that goes on after it", &longGoal, goalOf("2026-09-01", "2026-10-31", 6), false, false},
        {"a task of the month", &due, taskDue("2026-09-21 18:00"), false, true},
        {"its kind", &due, taskDue("2026-09-20 18:00", "group_push"), false, true},
        {"its title", &due, renamed, false, false}, {"a task moved out of it", &due, dueLater, false, true},
        {"a task moved into it", &dueLater, due, false, true},
        {"a new task of the month, whose results come late", nullptr, due, false, false},
        {"midnight belongs to the day it ends", &dueLater, taskDue("2026-09-30 24:00"), false, true},
        {"another zone since ever", &zoned, zonedUnit({{first, id(11)}}), false, true},
        {"another zone from a day of it on", &zoned, zonedUnit({{first, id(10)}, {mid, id(11)}}), false,
            true},
        {"another zone from the next month on", &zoned, zonedUnit({{first, id(10)}, {after, id(11)}}), false,
            false}};
    for (const auto &row : table)
        EXPECT_EQ(
            closedDayTouched(closedSeptember(), row.before, row.isGone ? nullptr : &row.after).has_value(),
            row.touches)
            << row.what;
    EXPECT_FALSE(closedDayTouched({}, &oldGoal, nullptr)) << "no month is closed";
    const Record store = zonedUnit({{first, id(10)}}, "store");
    const Record moved = zonedUnit({{first, id(11)}}, "store");
    EXPECT_FALSE(closedDayTouched(closedSeptember(), &store, &moved)) << "its slots remember";
}

Record monthPlan(const char *month, const char *at, const Uuid &by = kMonthPlanner.user)
{
    Record made =
        record(Kind::MonthClose, id(4), {{"month", std::string(month)}, {"asked_by", by.toString()}});
    if (*at)
        made.put("closes_at", parseInstant(at)->instant.seconds);
    return made;
}

TEST(ClosedRules, HeadquartersPlansAMonthThatIsOverThenOnce)
{
    const Record planned = monthPlan("2026-10", "2026-11-05 12:00");
    Record closed = planned;
    closed.put("status", std::string("closed"));
    closed.put("version", int64_t {1});
    Record reopened = closed;
    reopened.put("status", std::string("reopened"));
    reopened.put("closes_at", FieldValue());
    Record again = reopened;
    again.put("closes_at", parseInstant("2026-11-20 12:00")->instant.seconds);
    Record moved = closed;
    moved.put("closes_at", parseInstant("2026-11-20 12:00")->instant.seconds);
    Record withdrawn = planned;
    withdrawn.put("closes_at", FieldValue());
    struct {
        const char *what;
        const Record *before;
        const Record *after;
        const Record *same;
        const char *code;
    } const table[] {{"a plan", nullptr, &planned, nullptr, ""},
        {"a second one", nullptr, &planned, &planned, "month_twice"},
        {"its other moment", &planned, &moved, nullptr, ""},
        {"without a moment", nullptr, &withdrawn, nullptr, "bad_value"},
        {"the plan withdrawn", &planned, &withdrawn, nullptr, ""},
        {"the plan deleted", &planned, nullptr, nullptr, ""},
        {"a closed month deleted", &closed, nullptr, nullptr, "not_allowed"},
        {"a closed month planned", &closed, &moved, nullptr, "month_twice"},
        {"closed anew", &reopened, &again, nullptr, ""}};
    for (const auto &row : table) {
        const auto refusal = refusalOfMonthPlan(kMonthPlanner, row.before, row.after, row.same);
        EXPECT_EQ(refusal ? codeOf(refusal->why) : "", row.code) << row.what;
    }
    const Record early = monthPlan("2026-10", "2026-10-31 23:59");
    EXPECT_EQ(refusalOfMonthPlan(kMonthPlanner, nullptr, &early, nullptr)->why, Rejection::BadValue);
    const Record onTime = monthPlan("2026-10", "2026-11-01 00:00");
    EXPECT_FALSE(refusalOfMonthPlan(kMonthPlanner, nullptr, &onTime, nullptr));
    const Record noMonth = monthPlan("2026-10-01", "2026-11-05 12:00");
    EXPECT_EQ(refusalOfMonthPlan(kMonthPlanner, nullptr, &noMonth, nullptr)->about, "month");
    const Record forged = monthPlan("2026-10", "2026-11-05 12:00", id(203));
    EXPECT_EQ(refusalOfMonthPlan(kMonthPlanner, nullptr, &forged, nullptr)->why, Rejection::Unsigned);
}

std::string saidFormer(const std::vector<FormerSlot> &former)
{
    std::string text;
    for (const FormerSlot &one : former)
        text += monthName(one.days.from) + ":"
            + (one.until <= one.from        ? "-"
                    : one.employment.leftOn ? one.employment.leftOn->toString()
                                            : "here")
            + " ";
    return text;
}

TEST(ClosedRules, ASlotRemembersHowItStoodForEachCloseThatHasBeen)
{
    const Instant any = parseInstant("2026-10-02 12:00")->instant;
    SlotState here {*Day::parse("2015-01-01"), Slot::kForever, {}};
    SlotState left = here;
    left.employment.leftOn = Day::parse("2026-08-03");
    EXPECT_EQ(rememberedSlot("", 0, here), "") << "nothing was ever closed";
    const std::string first = rememberedSlot("", 2, here);
    EXPECT_EQ(first, R"([{"closing":2,"from":"2015-01-01","role":"guide"}])");
    EXPECT_EQ(rememberedSlot(first, 2, left), first) << "the first change after a close counts";
    const std::string second = rememberedSlot(first, 3, left);
    EXPECT_EQ(rememberedSlot("", 1, std::nullopt), R"([{"closing":1}])") << "a new slot was not there";
    const std::vector<ClosedMonth> months {{*monthNamed("2026-06"), 1, 1, any, {}},
        {*monthNamed("2026-07"), 3, 1, any, {}}, {*monthNamed("2026-08"), 4, 1, any, {}},
        {*monthNamed("2026-09"), 2, 1, any, {}}};
    EXPECT_EQ(saidFormer(formerOf(second, months)), "2026-06:here 2026-07:2026-08-03 2026-09:here ");
    EXPECT_EQ(saidFormer(formerOf(R"([{"closing":1}])", months)), "2026-06:- ");
    EXPECT_EQ(saidFormer(formerOf("not json", months)), "");
    EXPECT_EQ(saidFormer(formerOf(second, {})), "");
    EXPECT_EQ(earlierToJson(earlierFromJson(second)), second);
}

} // namespace

} // namespace qunce::test
