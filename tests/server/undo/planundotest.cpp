// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goals, entries, tasks and contents of an import are taken back.

#include "tests/server/undo/undoworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::must;

namespace {

class PlanUndoTest : public UndoTest
{ };

TEST_F(PlanUndoTest, GoalsComeBack)
{
    import("I1", "goals", "period,guide_code,metric,value\n2026-10,G1,orders,100\n");
    const std::vector<std::string> before = everything();
    import("I2", "goals", "period,guide_code,metric,value\n2026-10,G1,orders,120\n2026-10,G2,orders,50\n");
    const UndoReport report = undo("I2");
    EXPECT_EQ(report.restored, 1U);
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(everything(), before);
}

TEST_F(PlanUndoTest, GoalsOfAClosedMonthStayAndAreNamed)
{
    import("I1", "goals", "period,guide_code,metric,value\n2026-07,G1,orders,100\n");
    import("I2", "goals", "period,guide_code,metric,value\n2026-07,G1,orders,120\n2026-10,G1,orders,50\n");
    closeMonth(2026, 7);
    const UndoReport report = undo("I2");
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(named(report),
        (std::vector<std::string> {"goal orders : 2026-07 is closed: numbers of it hang on this."}));
    EXPECT_EQ(world.all(Kind::Goal).size(), 1U);
    EXPECT_EQ(world.all(Kind::Goal).front().integer("value"), 120);
}

TEST_F(PlanUndoTest, EntriesAndTheirCampaignsTasksAndContentsGo)
{
    const std::vector<std::string> before = everything();
    import("I1", "content", "code,title,layer\nC1,one,brand\n");
    const std::vector<std::string> withContent = everything();
    import("I2", "entries",
        "code,title,start_at,regions,campaign,content_code\nE1,one,2026-11-01 09:00,R1,spring,C1\n");
    import("I3", "tasks", "code,title,entry_code,due_at\nT1,one,E1,2026-11-01 18:00\n");
    EXPECT_EQ(undo("I2").kept, 2U) << "the task needs the entry, and that its campaign";
    EXPECT_EQ(undo("I3").removed, 1U);
    EXPECT_EQ(undo("I1").kept, 1U) << "the entry that has stayed names it";
    EXPECT_NE(everything(), withContent);
    EXPECT_NE(everything(), before);
}

TEST_F(PlanUndoTest, NewestFirstNothingIsLeft)
{
    const std::vector<std::string> before = everything();
    import("I1", "content", "code,title,layer\nC1,one,brand\n");
    import("I2", "entries",
        "code,title,start_at,regions,campaign,content_code\nE1,one,2026-11-01 09:00,R1,spring,C1\n");
    import("I3", "tasks", "code,title,entry_code,due_at\nT1,one,E1,2026-11-01 18:00\n");
    for (const char *id : {"I3", "I2", "I1"})
        EXPECT_EQ(undo(id).kept, 0U) << id;
    EXPECT_EQ(everything(), before);
}

TEST_F(PlanUndoTest, ResultsFollowTheDueDayBack)
{
    world.importClean("tasks", "code,title,due_at\nT1,one,2026-08-10 18:00\n");
    world.importClean("task_results", "task_code,guide_code,status\nT1,G1,done\n");
    world.importClean("guides", "code,name,store_code,effective_on\nG1,Ann,S2,2026-08-20\n");
    const std::vector<std::string> before = everything();
    import("I1", "tasks", "code,title,due_at\nT1,one,2026-09-01 18:00\n");
    EXPECT_EQ(world.sumsByRegion(Metric::TaskStatus).count("R2"), 1U);
    EXPECT_EQ(undo("I1").restored, 1U);
    EXPECT_EQ(everything(), before);
}

TEST_F(PlanUndoTest, ATaskWithResultsStays)
{
    import("I1", "tasks", "code,title,due_at\nT1,one,2026-08-10 18:00\nT2,two,2026-08-10 18:00\n");
    world.importClean("task_results", "task_code,guide_code,status\nT1,G1,done\n");
    const UndoReport report = undo("I1");
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(named(report),
        (std::vector<std::string> {"task T1 : It was new, but something hangs on it by now."}));
}

} // namespace
