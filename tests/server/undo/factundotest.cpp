// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers of an import are taken back: those of days and hours, results of tasks, totals beside the ledger.

#include <random>

#include "tests/server/undo/undoworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::must;

namespace {

class FactUndoTest : public UndoTest
{
protected:
    static std::string days(const std::string &rows) { return "guide_code,day,orders,messages\n" + rows; }
};

TEST_F(FactUndoTest, WhatWasOverwrittenComesBackAndWhatWasNewGoes)
{
    import("I1", "guide_days", days("G1,2026-08-01,1,10\nG3,2026-08-01,2,20\n"));
    const std::vector<std::string> before = everything();
    import("I2", "guide_days", days("G1,2026-08-01,5,10\nG2,2026-08-01,6,60\nG1,2026-08-02,7,70\n"));
    const UndoReport report = undo("I2");
    EXPECT_EQ(report.restored, 1U) << "orders of G1";
    EXPECT_EQ(report.removed, 4U) << "two numbers of G2 and of another day";
    EXPECT_EQ(report.kept, 0U);
    EXPECT_EQ(everything(), before);
}

TEST_F(FactUndoTest, DaysThatWereSaidToBeCompleteAreNotAnyMore)
{
    const std::vector<std::string> before = everything();
    world.request.import.fed = true;
    import("I1", "guide_days", days("G1,2026-08-01,1,10\n"));
    ASSERT_GT(world.total(Metric::Fed), 0U);
    undo("I1");
    EXPECT_EQ(world.total(Metric::Fed), 0U);
    EXPECT_EQ(everything(), before);
}

TEST_F(FactUndoTest, WhatWasChangedAgainStaysAndIsNamed)
{
    import("I1", "guide_days", days("G1,2026-08-01,1,10\nG2,2026-08-01,2,20\n"));
    import("I2", "guide_days", days("G1,2026-08-01,5,50\nG2,2026-08-01,6,60\n"));
    import("I3", "guide_days", "guide_code,day,orders\nG1,2026-08-01,9\n");
    const UndoReport report = undo("I2");
    EXPECT_EQ(report.restored, 3U);
    EXPECT_EQ(named(report),
        (std::vector<std::string> {"guide G1 orders 2026-08-01: It was changed again later."}));
    EXPECT_EQ(world.total(Metric::Orders), 9U + 2U);
    EXPECT_EQ(world.total(Metric::Messages), 30U);
}

TEST_F(FactUndoTest, ImportsCanBeTakenBackInAnyOrder)
{
    const std::vector<std::string> empty = everything();
    import("I1", "guide_days", days("G1,2026-08-01,1,10\n"));
    const std::vector<std::string> first = everything();
    import("I2", "guide_days", days("G1,2026-08-01,5,50\n"));
    import("I3", "guide_days", days("G2,2026-08-01,7,70\n"));
    EXPECT_EQ(undo("I2").restored, 2U);
    EXPECT_EQ(undo("I3").removed, 2U);
    EXPECT_EQ(everything(), first);
    EXPECT_EQ(undo("I1").kept, 0U);
    EXPECT_EQ(everything(), empty);
}

TEST_F(FactUndoTest, TheSameFileGoesInAgainAfterwards)
{
    const std::string file = days("G1,2026-08-01,1,10\n");
    import("I1", "guide_days", file);
    const std::vector<std::string> after = everything();
    undo("I1");
    EXPECT_EQ(import("I2", "guide_days", file).counts.created, 1U);
    EXPECT_EQ(everything(), after);
}

TEST_F(FactUndoTest, GroupsKocsAndHoursToo)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\n");
    world.importClean("koc", "code,nickname,guide_code\nK1,kay,G1\n");
    const std::vector<std::string> before = everything();
    import("I1", "group_days", "group_code,day,metric,value\nQ1,2026-08-01,members,30\n");
    import("I2", "koc_days", "koc_code,day,metric,value\nK1,2026-08-01,posts,3\n");
    import("I3", "group_hours", "group_code,hour,joins\nQ1,2026-08-01 10:00,4\n");
    EXPECT_NE(everything(), before);
    for (const char *id : {"I1", "I2", "I3"})
        EXPECT_EQ(undo(id).removed, 1U) << id;
    EXPECT_EQ(everything(), before);
}

TEST_F(FactUndoTest, OfAClosedMonthTheFrozenNumbersStayAndWhatIsTakenBackIsBeside)
{
    import("I1", "guide_days", days("G1,2026-07-01,1,10\n"));
    closeMonth(2026, 7);
    const std::vector<std::string> closed = everything();
    EXPECT_EQ(undo("I1").removed, 2U);
    EXPECT_EQ(world.total(Metric::Orders), 1U) << "what was closed";
    EXPECT_EQ(everything().size(), closed.size() + 2) << "and beside it what it would be";
    const auto writing = must(world.storage().beginWrite());
    EXPECT_EQ(must(writing->column({world.id(Kind::Org, "R1"), 2026, Metric::Orders, "2026-07-01"})), "");
    must(MonthClosing(*writing, m_ids, world.request.import.nowMs)
             .reopen({Day::fromYmd(2026, 7, 1), Day::fromYmd(2026, 7, 31)}, {{}, "cli"}, "a wrong file"));
    must(writing->commit());
    EXPECT_EQ(world.total(Metric::Orders), 0U);
}

TEST_F(FactUndoTest, LateNumbersOfAClosedMonthAreTakenBackAlsoOnceItIsOpenAgain)
{
    import("I1", "guide_days", days("G1,2026-07-01,1,10\n"));
    closeMonth(2026, 7);
    const std::vector<std::string> closed = everything();
    import("I2", "guide_days", days("G1,2026-07-01,3,30\n"));
    ASSERT_NE(everything(), closed);
    {
        const auto writing = must(world.storage().beginWrite());
        must(MonthClosing(*writing, m_ids, world.request.import.nowMs)
                 .reopen({Day::fromYmd(2026, 7, 1), Day::fromYmd(2026, 7, 31)}, {{}, "cli"}, "late"));
        must(writing->commit());
    }
    EXPECT_EQ(world.total(Metric::Orders), 3U);
    EXPECT_EQ(undo("I2").restored, 2U);
    EXPECT_EQ(world.total(Metric::Orders), 1U);
}

TEST_F(FactUndoTest, ResultsOfTasksComeBackWithTheirSums)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\nQ2,two,customer,G1\n");
    world.importClean(
        "tasks", "code,title,kind,due_at\nT1,push,group_push,2026-08-10 18:00\nT2,call,,2026-08-11 18:00\n");
    import("I1", "task_results",
        "task_code,guide_code,group_code,status\nT1,G1,Q1,done\nT1,G1,Q2,pending\nT2,G3,,pending\n");
    const std::vector<std::string> before = everything();
    import("I2", "task_results",
        "task_code,guide_code,group_code,status\nT1,G1,Q2,done\nT2,G3,,done\nT2,G2,,done\n");
    ASSERT_NE(everything(), before);
    EXPECT_EQ(undo("I2").kept, 0U);
    EXPECT_EQ(everything(), before);
}

TEST_F(FactUndoTest, GroupRowsThatWereReportedAgainStayWithTheirSums)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\nQ2,two,customer,G1\n");
    world.importClean("tasks", "code,title,kind,due_at\nT1,push,group_push,2026-08-10 18:00\n");
    import("I1", "task_results", "task_code,guide_code,group_code,status\nT1,G1,Q1,pending\n");
    import("I2", "task_results", "task_code,guide_code,group_code,status\nT1,G1,Q1,done\n");
    import("I3", "task_results", "task_code,guide_code,group_code,status\nT1,G1,Q2,done\n");
    const std::vector<std::string> before = everything();
    EXPECT_EQ(named(undo("I2")), (std::vector<std::string> {"task T1 R one: It was changed again later."}));
    EXPECT_EQ(everything(), before);
}

TEST_F(FactUndoTest, TotalsBesideTheLedgerAreFoundThere)
{
    const auto order = [this](const char *id, const char *row) {
        import(
            id, "orders", std::string("order_code,guide_code,paid_at,amount,refunds,channel\n") + row + "\n");
    };
    // The total stood in the column when the order came.
    import("I1", "guide_days", "guide_code,day,orders,amount\nG1,2026-08-01,3,300\n");
    order("O1", "A1,G1,2026-08-01 12:00,500,,store");
    const std::vector<std::string> ledger = everything();
    import("I2", "guide_days", "guide_code,day,orders,amount\nG1,2026-08-01,4,300\n");
    EXPECT_EQ(undo("I2").restored, 1U);
    EXPECT_EQ(everything(), ledger);
    EXPECT_EQ(undo("I1").removed, 2U);
    EXPECT_EQ(world.total(Metric::Orders), 1U) << "the ledger speaks for the night";
    // And the other way round: the orders have gone since.
    import("I3", "guide_days", "guide_code,day,orders,amount\nG1,2026-08-01,7,700\n");
    undo("O1");
    EXPECT_EQ(world.total(Metric::Orders), 7U);
    EXPECT_EQ(undo("I3").removed, 2U);
    EXPECT_EQ(world.total(Metric::Orders), 0U);
}

/// Whatever is imported over whatever: taken back at once, all is as before.
TEST_F(FactUndoTest, ATakenBackImportLeavesNoTrace)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\nQ2,two,customer,G3\n");
    world.importClean("tasks", "code,title,kind,due_at\nT1,push,group_push,2026-08-10 18:00\n");
    std::mt19937 random(11);
    const auto pick = [&random](
                          int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE(round);
        std::string kind;
        std::string text;
        switch (pick(3)) {
        case 0:
            kind = "guide_days";
            text = "guide_code,day,orders,amount,messages\n";
            for (int i = pick(8) + 1; i > 0; --i)
                text += "G" + std::to_string(pick(4) + 1) + ",2026-08-0" + std::to_string(pick(3) + 1) + ","
                    + std::to_string(pick(9)) + "," + std::to_string(pick(900)) + ","
                    + std::to_string(pick(5)) + "\n";
            break;
        case 1:
            kind = "orders";
            text = "order_code,guide_code,paid_at,amount,refunds,channel\n";
            for (int i = pick(5) + 1; i > 0; --i)
                text += "A" + std::to_string(i) + ",G" + std::to_string(pick(4) + 1) + ",2026-08-0"
                    + std::to_string(pick(3) + 1) + " 12:00," + std::to_string(500 + pick(100)) + ","
                    + std::to_string(pick(100)) + ",store\n";
            break;
        default:
            kind = "task_results";
            text = "task_code,guide_code,group_code,status\n";
            text += std::string("T1,G1,Q1,") + (pick(2) == 0 ? "done" : "pending") + "\n";
            text += std::string("T1,G3,Q2,") + (pick(2) == 0 ? "done" : "pending") + "\n";
            text += std::string("T1,G2,,") + (pick(2) == 0 ? "done" : "pending") + "\n";
        }
        const std::vector<std::string> before = everything();
        const std::string id = "R" + std::to_string(round);
        const ImportReport report = import(id, kind, text);
        if (report.canUndo && pick(3) > 0) {
            EXPECT_EQ(undo(id).kept, 0U);
            ASSERT_EQ(everything(), before);
        }
    }
}

} // namespace
