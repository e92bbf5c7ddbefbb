// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <future>

#include <gtest/gtest.h>

#include "models/plan/occurrence.h"
#include "server/admin/check.h"
#include "server/ingest/intake.h"
#include "server/ingest/merger.h"
#include "tests/server/dispatch/dispatchworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

class DispatcherTest : public ::testing::Test
{
protected:
    void TearDown() override
    {
        const auto reading = m_world.brand.storage().beginRead();
        const Result<CheckReport> report = checkDatabase(*reading.value());
        ASSERT_TRUE(report.ok());
        EXPECT_TRUE(report->clean());
    }
    std::optional<uint64_t> value(Metric metric, const char *entry, const char *subject)
    {
        const Record task = m_world.tasksOf(entry).at(0);
        return m_world.brand.taskValue(metric, task.text("code"), subject, *task.day("due_day"));
    }
    /// Task results of the entry's task, which each row calls T.
    std::string results(const char *entry, const std::string &rows)
    {
        std::string text = "task_code,guide_code,group_code,status,done_at\n" + rows;
        const std::string code = m_world.tasksOf(entry).at(0).text("code");
        for (size_t at = text.find("\nT,"); at != std::string::npos; at = text.find("\nT,", at))
            text.replace(at + 1, 1, code);
        return text;
    }

    DispatchWorld m_world;
};

TEST_F(DispatcherTest, ADuePushToGroupsIsATaskOfTheirOwners)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    EXPECT_EQ(m_world.runAt(11, 59, 59), DispatchReport());
    EXPECT_EQ(m_world.status("E1"), "approved");
    EXPECT_EQ(m_world.runAt(12, 0), (DispatchReport {.due = 1, .dispatched = 1, .assignments = 3}));
    EXPECT_EQ(m_world.status("E1"), "dispatched");
    const std::vector<Record> tasks = m_world.tasksOf("E1");
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].id, taskIdOf(m_world.brand.id(Kind::Entry, "E1"), DispatchWorld::kDay));
    EXPECT_EQ(tasks[0].text("kind"), "group_push");
    EXPECT_EQ(tasks[0].instant("dispatched_at"), Instant::fromLocal(DispatchWorld::kDay, 12, 0));
    EXPECT_EQ(tasks[0].instant("due_at"), Instant::fromLocal(DispatchWorld::kDay, 22, 0));
    EXPECT_EQ(tasks[0].bucket, m_world.brand.get(Kind::Entry, "E1").bucket);
    EXPECT_EQ(value(Metric::TaskStatus, "E1", "G1"), 1U) << "pending";
    EXPECT_EQ(value(Metric::TaskPlanned, "E1", "G1"), 2U) << "two groups";
    EXPECT_EQ(value(Metric::TaskPlanned, "E1", "G3"), 1U);
    EXPECT_EQ(value(Metric::TaskStatus, "E1", "G2"), std::nullopt) << "a KOC group and a closed one";
    EXPECT_EQ(value(Metric::GroupTaskStatus, "E1", "A3"), 1U);
    EXPECT_EQ(m_world.countsOf("E1"), (SendCounts {.assigned = 2, .pending = 2, .planned = 3}));
    ASSERT_EQ(m_world.audit("dispatch").size(), 1U);
    EXPECT_EQ(m_world.audit("dispatch")[0].who, "dispatcher");
}

TEST_F(DispatcherTest, OneToOneIsATaskOfTheGuides)
{
    m_world.addEntry("E1", "2026-09-30 12:00", "一对一", "", "approved", "R1");
    EXPECT_EQ(m_world.run().assignments, 3U) << "three of the four are in this region";
    EXPECT_EQ(m_world.tasksOf("E1").at(0).text("kind"), "one_to_one");
    EXPECT_EQ(m_world.tasksOf("E1").at(0).day("due_day"), DispatchWorld::kDay + 1);
    EXPECT_EQ(value(Metric::TaskStatus, "E1", "G1"), 1U);
}

TEST_F(DispatcherTest, WhatHeadquartersPublishesItselfNeedsNoTask)
{
    m_world.addEntry("E1", "2026-09-30 12:00", "公众号", "");
    EXPECT_EQ(m_world.run().dispatched, 1U);
    EXPECT_EQ(m_world.status("E1"), "dispatched");
    EXPECT_TRUE(m_world.tasksOf("E1").empty());
}

TEST_F(DispatcherTest, OnlyWhatIsApprovedGoesOut)
{
    for (const char *status :
        {"draft", "submitted", "changes", "dispatched", "part_done", "done", "cancelled", "stopped"})
        m_world.addEntry(std::string("E-") + status, "2026-09-30 12:00", "群发", "customer", status);
    EXPECT_EQ(m_world.run(), DispatchReport());
    EXPECT_TRUE(m_world.brand.all(Kind::Task).empty());
}

TEST_F(DispatcherTest, HoweverOftenItIsAskedThereIsOneTask)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.run();
    const std::vector<BucketHead> heads = m_world.brand.heads();
    EXPECT_EQ(m_world.run(), DispatchReport());
    Dispatcher other(m_world.brand.storage(), m_world.clock, [](const Message &) { return std::string(); });
    EXPECT_EQ(other.run().value(), DispatchReport());
    for (size_t i = 0; i < heads.size(); ++i)
        EXPECT_EQ(m_world.brand.heads()[i].headSeq, heads[i].headSeq) << heads[i].bucket;
    // Somebody brings it back to where it was: it is out already.
    m_world.change(Kind::Entry, "E1", [](Record &entry) { entry.put("status", std::string("approved")); });
    EXPECT_EQ(m_world.run(), (DispatchReport {.due = 1, .dispatched = 1}));
    EXPECT_EQ(m_world.tasksOf("E1").size(), 1U);
    EXPECT_EQ(m_world.status("E1"), "dispatched");
}

TEST_F(DispatcherTest, ATaskThatWasTakenAwayDoesNotComeBack)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.run();
    const Uuid task = m_world.tasksOf("E1").at(0).id;
    {
        const auto transaction = m_world.brand.storage().beginWrite();
        ASSERT_TRUE(transaction.value()->deleteRecord(Kind::Task, task).ok());
        ASSERT_TRUE(transaction.value()->commit().ok());
    }
    m_world.change(Kind::Entry, "E1", [](Record &entry) { entry.put("status", std::string("approved")); });
    m_world.run();
    EXPECT_TRUE(m_world.tasksOf("E1").empty());
}

TEST_F(DispatcherTest, WhoComesLateIsSentOrCalledOffByItsOwnRule)
{
    struct Row {
        int64_t mayBeLate;
        int minutes;
        int seconds;
        bool isSent;
    };
    int number = 0;
    for (const Row &row : {Row {0, 2, 0, true}, Row {0, 2, 1, false}, Row {30, 30, 0, true},
             Row {30, 30, 1, false}, Row {30, 29, 59, true}}) {
        const std::string code = "E" + std::to_string(++number);
        m_world.addEntry(code, "2026-09-30 12:00");
        m_world.change(Kind::Entry, code, [&](Record &entry) { entry.put("late_minutes", row.mayBeLate); });
        const DispatchReport report = m_world.runAt(12, row.minutes, row.seconds);
        EXPECT_EQ(report.dispatched, row.isSent ? 1U : 0U) << code;
        EXPECT_EQ(report.late, row.isSent ? 0U : 1U) << code;
        EXPECT_EQ(m_world.status(code), row.isSent ? "dispatched" : "cancelled") << code;
    }
    const std::vector<Record> comments = m_world.commentsOf("E4");
    ASSERT_EQ(comments.size(), 1U);
    EXPECT_EQ(comments[0].text("text"), "Not sent: the start was missed by 30 minutes.");
    EXPECT_TRUE(comments[0].reference("author").isNil());
    EXPECT_EQ(m_world.audit("dispatch.late").size(), 2U);
}

TEST_F(DispatcherTest, NothingIsSentLateIntoTheQuietHours)
{
    m_world.addEntry("E1", "2026-09-30 21:00");
    m_world.change(Kind::Entry, "E1", [](Record &entry) { entry.put("late_minutes", int64_t {120}); });
    EXPECT_EQ(m_world.runAt(21, 30).late, 1U);
}

TEST_F(DispatcherTest, WhatIsLongPastIsLeftAlone)
{
    m_world.addEntry("E1", "2026-09-29 11:59");
    EXPECT_EQ(m_world.runAt(12, 0), DispatchReport());
    EXPECT_EQ(m_world.status("E1"), "approved");
}

TEST_F(DispatcherTest, TheChecksRunAgainAndWhatHasErrorsGoesBack)
{
    m_world.addEntry("E1", "2026-09-30 12:00", "群发", "flash");
    EXPECT_EQ(m_world.run(), (DispatchReport {.due = 1, .returned = 1}));
    EXPECT_EQ(m_world.status("E1"), "changes");
    const std::vector<Record> comments = m_world.commentsOf("E1");
    ASSERT_EQ(comments.size(), 1U);
    EXPECT_EQ(comments[0].text("purpose"), "returned");
    EXPECT_EQ(comments[0].text("text"),
        "Not sent, the checks before sending found errors:\nIt reaches nobody. Choose whom it is for.");
    EXPECT_EQ(comments[0].bucket, m_world.brand.get(Kind::Entry, "E1").bucket);
    EXPECT_EQ(m_world.audit("dispatch.returned").size(), 1U);
}

TEST_F(DispatcherTest, ContentThatHasRunOutIsNotSent)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.change(Kind::Entry, "E1",
        [&](Record &entry) { entry.put("content", toValue(m_world.brand.id(Kind::Content, "C1"))); });
    m_world.change(
        Kind::Content, "C1", [](Record &content) { content.put("valid_until", std::string("2026-09-29")); });
    EXPECT_EQ(m_world.run().returned, 1U);
}

TEST_F(DispatcherTest, ContentThatIsLongerThanTheChannelTakesGoesBack)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.change(Kind::Entry, "E1",
        [&](Record &entry) { entry.put("content", toValue(m_world.brand.id(Kind::Content, "C1"))); });
    m_world.change(Kind::Content, "C1", [](Record &content) { content.put("body", std::string(4001, 'a')); });
    EXPECT_EQ(m_world.run().returned, 1U);
    EXPECT_EQ(m_world.status("E1"), "changes");
    ASSERT_EQ(m_world.commentsOf("E1").size(), 1U);
    EXPECT_EQ(m_world.commentsOf("E1")[0].text("text"),
        "Not sent, the checks before sending found errors:\nThe text has 4001 bytes; 群发 takes 4000.");
    m_world.change(Kind::Content, "C1", [](Record &content) { content.put("body", std::string(4000, 'a')); });
    m_world.change(Kind::Entry, "E1", [](Record &entry) { entry.put("status", std::string("approved")); });
    EXPECT_EQ(m_world.run().dispatched, 1U);
}

TEST_F(DispatcherTest, WhatHasNoStartIsNeitherSentNorSkippedUntilItHasOne)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    // As an import, or a client of another version, may leave it; the policy for late starts has nothing to skip.
    m_world.change(Kind::Entry, "E1", [](Record &entry) {
        entry.put("start_at", FieldValue());
        entry.put("end_at", FieldValue());
        entry.put("late_minutes", int64_t {0});
    });
    EXPECT_EQ(m_world.runAt(12, 0), DispatchReport());
    EXPECT_EQ(m_world.runAt(23, 59), DispatchReport());
    EXPECT_EQ(m_world.status("E1"), "approved") << "and it is not called off as too late";
    EXPECT_TRUE(m_world.tasksOf("E1").empty());
    EXPECT_TRUE(m_world.commentsOf("E1").empty());
    m_world.change(Kind::Entry, "E1", [](Record &entry) {
        entry.put("start_at", toValue(std::optional(Instant::fromLocal(DispatchWorld::kDay, 12, 0))));
    });
    EXPECT_EQ(m_world.runAt(12, 0).dispatched, 1U);
    EXPECT_EQ(m_world.tasksOf("E1").size(), 1U);
}

TEST_F(DispatcherTest, WhereOnlyOneMayGoOutTheFirstDoes)
{
    m_world.setPolicy(R"({"cap":"day_1"})");
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.addEntry("E2", "2026-09-30 11:59");
    EXPECT_EQ(m_world.run(), (DispatchReport {.due = 2, .dispatched = 1, .assignments = 3, .returned = 1}));
    EXPECT_EQ(m_world.status("E2"), "dispatched");
    EXPECT_EQ(m_world.status("E1"), "changes");
}

TEST_F(DispatcherTest, RulesThatMakeNoSenseStopNobody)
{
    m_world.setPolicy(R"({"cap":"sometimes"})");
    m_world.addEntry("E1", "2026-09-30 12:00");
    EXPECT_EQ(m_world.run().dispatched, 1U);
}

TEST_F(DispatcherTest, TheEntryFollowsItsResults)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.run();
    m_world.brand.importClean("task_results", results("E1", "T,G1,A1,done,2026-09-30 12:30\n"));
    EXPECT_EQ(m_world.status("E1"), "part_done");
    EXPECT_EQ(m_world.countsOf("E1"), (SendCounts {.assigned = 2, .pending = 2, .planned = 3, .sent = 1}));
    m_world.brand.importClean(
        "task_results", results("E1", "T,G1,A2,done,2026-09-30 12:30\nT,G3,A3,failed,\n"));
    EXPECT_EQ(m_world.status("E1"), "done");
    m_world.brand.importClean("task_results", results("E1", "T,G3,A3,pending,\n"));
    EXPECT_EQ(m_world.status("E1"), "part_done") << "one of them says otherwise now";
    m_world.change(Kind::Entry, "E1", [](Record &entry) { entry.put("status", std::string("stopped")); });
    m_world.brand.importClean("task_results", results("E1", "T,G3,A3,done,2026-09-30 12:30\n"));
    EXPECT_EQ(m_world.status("E1"), "stopped") << "what was stopped stays stopped";
}

TEST_F(DispatcherTest, AnImportedPlanKeepsTheStatusThatWasImported)
{
    m_world.addEntry("E1", "2026-09-30 12:00", "群发", "customer", "done");
    m_world.brand.importClean(
        "tasks", "code,title,entry_code,kind,due_at\nT1,one,E1,group_push,2026-09-30 22:00\n");
    m_world.brand.importClean("task_results", "task_code,guide_code,status\nT1,G1,pending\n");
    EXPECT_EQ(m_world.status("E1"), "done");
}

TEST_F(DispatcherTest, DeliveriesOfMachinesArriveAtWhatWasDispatched)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.run();
    const std::string body = results("E1",
        "T,G1,A1,done,2026-09-30 12:30\nT,G1,A2,done,2026-09-30 12:31\nT,G3,A3,done,2026-09-30 12:32\n");
    {
        IngestIntake intake(m_world.brand.storage(), m_world.clock);
        for (int twice = 0; twice < 2; ++twice) {
            std::promise<bool> answered;
            intake.submit({"wecom", "batch-1", body},
                [&](const Outcome<IngestBatch> &outcome) { answered.set_value(outcome.ok()); });
            EXPECT_TRUE(answered.get_future().get());
        }
    }
    IngestMerger merger(m_world.brand.storage(), m_world.clock, m_world.brand.directory().file("."));
    const MergeReport report = merger.mergeWaiting().value();
    EXPECT_EQ(report.batches, 1U);
    EXPECT_EQ(report.rejected, 0U);
    EXPECT_EQ(m_world.status("E1"), "done");
    EXPECT_EQ(m_world.countsOf("E1"),
        (SendCounts {.assigned = 2, .confirmed = 2, .done = 2, .planned = 3, .sent = 3}));
}

} // namespace
