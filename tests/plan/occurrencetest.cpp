// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/occurrence.h"

#include "models/plan/sendstate.h"
#include "models/protocol/bucketnames.h"
#include "tests/plan/planworld.h"

using namespace qunce;
using namespace qunce::test;

namespace {

TEST(OccurrenceTest, AnEntryHasOneTaskADayWhoeverAsks)
{
    const Uuid task = taskIdOf(id(1), kPlanDay);
    EXPECT_EQ(task, taskIdOf(id(1), kPlanDay));
    EXPECT_EQ(task.toString(), "c5f951a5-49a6-864f-9552-55cc55b42c0b") << "the same for ever";
    EXPECT_NE(task, taskIdOf(id(1), kPlanDay + 1));
    EXPECT_NE(task, taskIdOf(id(2), kPlanDay));
    EXPECT_EQ(taskCodeOf(id(1), kPlanDay).substr(0, 10), "P20261120-");
    EXPECT_TRUE(Uuid::parse(task.toString()));
}

TEST(OccurrenceTest, ATaskIsDueByItsKindAndNotBeforeTheEntryEnds)
{
    struct Row {
        const char *channel;
        int hour;
        std::optional<int> end;
        const char *due;
        int dayLater;
    };
    for (const Row &row : {Row {"群发", 12, {}, "2026-11-20T22:00:00+08:00", 0},
             Row {"一对一", 9, {}, "2026-11-21T20:00:00+08:00", 1},
             Row {"群公告", 9, {}, "2026-11-21T00:00:00+08:00", 0},
             Row {"群发", 21, {}, "2026-11-20T23:00:00+08:00", 0},
             Row {"朋友圈", 12, 23, "2026-11-20T23:00:00+08:00", 0}}) {
        PlanEntry entry = plainEntry(1, kPlanDay, row.hour);
        entry.channel = row.channel;
        if (row.end)
            entry.end = Instant::fromLocal(kPlanDay, *row.end, 0);
        const TaskDue due = taskDueOf(entry, {});
        EXPECT_EQ(due.at.toString(), row.due) << row.channel;
        EXPECT_EQ(due.day, kPlanDay + row.dayLater) << row.channel;
    }
}

TEST(OccurrenceTest, TheTaskSaysWhatItCameFrom)
{
    Record entry = record(Kind::Entry, id(1),
        {{"title", "午间推送"}, {"channel", "群发"},
            {"start_at", Instant::fromLocal(kPlanDay, 12, 0).seconds}});
    entry.bucket = bucket::planHq();
    const Record task = taskOf(planEntryFrom(entry, {}), entry, {}, Instant::fromLocal(kPlanDay, 12, 1));
    EXPECT_TRUE(validate(task).ok());
    EXPECT_EQ(task.bucket, entry.bucket);
    EXPECT_EQ(task.text("kind"), "group_push");
    EXPECT_EQ(task.reference("entry"), entry.id);
    EXPECT_TRUE(isTaskOf(task, entry.id));
    EXPECT_FALSE(isTaskOf(task, id(2)));
    Record imported = task;
    imported.put("code", std::string("T000123"));
    EXPECT_FALSE(isTaskOf(imported, entry.id));
}

TEST(SendStateTest, WhatIsScheduledIsNeverCalledSent)
{
    EXPECT_EQ(sendStepOf("approved", {}), SendStep::NotDispatched);
    EXPECT_EQ(sendStepOf("dispatched", {.assigned = 5, .pending = 5, .planned = 9}),
        SendStep::AwaitingConfirmation);
    EXPECT_EQ(sendStepOf("dispatched", {.assigned = 5, .confirmed = 2, .pending = 5, .planned = 9}),
        SendStep::Confirmed);
    const SendCounts some {.assigned = 5, .confirmed = 3, .pending = 4, .done = 1, .planned = 9, .sent = 4};
    EXPECT_EQ(sendStepOf("part_done", some), SendStep::Sending);
    EXPECT_EQ(textOf(SendStep::Sending, some).english(), "4 of 9 sent");
    EXPECT_EQ(sendStepOf("stopped", some), SendStep::Stopped);
    EXPECT_EQ(sendStepOf("cancelled", {}), SendStep::CalledOff);
}

TEST(SendStateTest, TheStatusFollowsTheResults)
{
    EXPECT_EQ(statusAfterResults({.assigned = 2, .pending = 2, .planned = 2}), "dispatched");
    EXPECT_EQ(statusAfterResults({.assigned = 2, .pending = 2, .planned = 4, .sent = 1}), "part_done");
    EXPECT_EQ(
        statusAfterResults({.assigned = 2, .pending = 1, .done = 1, .planned = 2, .sent = 1}), "part_done");
    EXPECT_EQ(statusAfterResults({.assigned = 2, .done = 2, .planned = 2, .sent = 2}), "done");
    EXPECT_EQ(statusAfterResults({.assigned = 2, .done = 1, .planned = 2, .sent = 1}), "done")
        << "the other one failed, and nothing more will come";
    EXPECT_EQ(statusAfterResults({}), "dispatched") << "nobody has done anything";
    EXPECT_TRUE(followsResults("dispatched"));
    EXPECT_FALSE(followsResults("approved"));
    EXPECT_FALSE(followsResults("stopped"));
}

} // namespace
