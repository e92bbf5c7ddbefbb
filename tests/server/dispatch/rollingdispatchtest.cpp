// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rolling entries day by day: each group once, on its own day.

#include <gtest/gtest.h>

#include "models/plan/occurrence.h"
#include "server/admin/check.h"
#include "tests/server/dispatch/dispatchworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

class RollingDispatchTest : public ::testing::Test
{
protected:
    void TearDown() override
    {
        const auto reading = m_world.brand.storage().beginRead();
        const Result<CheckReport> report = checkDatabase(*reading.value());
        ASSERT_TRUE(report.ok());
        EXPECT_TRUE(report->clean());
    }
    /// Goes out at noon, so many days after a group opens, from that day of September on.
    void addRolling(const std::string &code, int day, int from = 28, const char *anchor = "group_start",
        const std::string &channel = "群发", const std::string &kinds = "customer")
    {
        m_world.addEntry(code, "2026-09-" + std::to_string(from) + " 12:00", channel, kinds);
        m_world.change(Kind::Entry, code, [&](Record &entry) {
            entry.put("anchor", std::string(anchor));
            entry.put("anchor_day", int64_t {day});
        });
    }
    void opens(const std::string &group, const std::string &day)
    {
        m_world.change(Kind::Group, group, [&](Record &record) { record.put("starts_on", day); });
    }
    DispatchReport runOn(int day, int hour = 12, int minute = 0)
    {
        m_world.clock.set(Day::fromYmd(2026, 9, static_cast<unsigned>(day)), hour, minute);
        return m_world.run();
    }
    std::set<std::string> taskDays(const std::string &code)
    {
        std::set<std::string> days;
        for (const Record &task : m_world.tasksOf(code))
            days.insert(task.text("code").substr(1, 8));
        return days;
    }
    void set(const std::string &code, const char *field, FieldValue value)
    {
        m_world.change(Kind::Entry, code, [&](Record &entry) { entry.put(field, value); });
    }

    DispatchWorld m_world;
};

TEST_F(RollingDispatchTest, EachGroupGetsItOnItsOwnDay)
{
    opens("A1", "2026-09-29");
    opens("A2", "2026-09-30");
    opens("A3", "2026-09-30");
    opens("A4", "2026-09-30"); // of another kind
    addRolling("E1", 0);
    EXPECT_EQ(runOn(28), DispatchReport()) << "nobody opens";
    EXPECT_EQ(m_world.status("E1"), "dispatched") << "it rolls from its first day on";
    EXPECT_TRUE(m_world.tasksOf("E1").empty());
    EXPECT_EQ(runOn(29, 11, 59), DispatchReport());
    EXPECT_EQ(runOn(29), (DispatchReport {.due = 1, .dispatched = 1, .assignments = 1}));
    EXPECT_EQ(runOn(29, 12, 1), DispatchReport()) << "once";
    EXPECT_EQ(runOn(30), (DispatchReport {.due = 1, .dispatched = 1, .assignments = 2}));
    EXPECT_EQ(taskDays("E1"), (std::set<std::string> {"20260929", "20260930"}));
    const Record task = m_world.brand.get(
        Kind::Task, taskCodeOf(m_world.brand.id(Kind::Entry, "E1"), Day::fromYmd(2026, 9, 30)));
    EXPECT_EQ(task.instant("due_at"), Instant::fromLocal(Day::fromYmd(2026, 9, 30), 22, 0));
    EXPECT_EQ(m_world.audit("dispatch").size(), 2U);
}

TEST_F(RollingDispatchTest, NewGroupsJoinByThemselves)
{
    addRolling("E1", 1);
    runOn(28);
    m_world.brand.importClean(
        "groups", "code,name,kind,owner_code,status,starts_on\nA9,新群,customer,G3,active,2026-09-28\n");
    EXPECT_EQ(runOn(29), (DispatchReport {.due = 1, .dispatched = 1, .assignments = 1}));
    m_world.brand.importClean(
        "groups", "code,name,kind,owner_code,status,starts_on\nA8,更新群,customer,G3,active,2026-09-29\n");
    EXPECT_EQ(runOn(30, 12, 1).assignments, 1U);
    m_world.brand.importClean(
        "groups", "code,name,kind,owner_code,status,starts_on\nA7,最新群,customer,G3,active,2026-09-29\n");
    EXPECT_EQ(runOn(30, 12, 2), DispatchReport()) << "what has gone out that day is closed";
}

TEST_F(RollingDispatchTest, OnlyGroupsOfTheBatchJoin)
{
    for (const char *group : {"A1", "A2"})
        opens(group, "2026-09-28");
    m_world.change(Kind::Group, "A1", [](Record &group) { group.put("batch", std::string("B1")); });
    addRolling("E1", 0);
    set("E1", "batches", std::vector<std::string> {"B1"});
    EXPECT_EQ(runOn(28).assignments, 1U);
}

TEST_F(RollingDispatchTest, AMissedDayIsToldOnceAndTheNextGoesOut)
{
    opens("A1", "2026-09-28");
    opens("A2", "2026-09-29");
    opens("A3", "2026-09-30");
    addRolling("E1", 0);
    EXPECT_EQ(runOn(30, 12, 1), (DispatchReport {.due = 3, .dispatched = 1, .assignments = 1, .late = 2}));
    EXPECT_EQ(taskDays("E1"), std::set<std::string> {"20260930"});
    const std::vector<Record> comments = m_world.commentsOf("E1");
    ASSERT_EQ(comments.size(), 2U);
    std::set<std::string> words;
    for (const Record &comment : comments)
        words.insert(comment.text("text"));
    EXPECT_TRUE(words.contains("2026-09-29: not sent, the start was missed by 1441 minutes."));
    Dispatcher other(m_world.brand.storage(), m_world.clock, [](const Message &) { return std::string(); });
    EXPECT_TRUE(other.run().ok());
    EXPECT_EQ(m_world.commentsOf("E1").size(), 2U) << "whoever asks again";
    EXPECT_EQ(m_world.tasksOf("E1").size(), 1U);
}

TEST_F(RollingDispatchTest, LateMinutesHoldForEachDay)
{
    opens("A1", "2026-09-29");
    opens("A2", "2026-09-30");
    addRolling("E1", 0);
    set("E1", "late_minutes", int64_t {60});
    EXPECT_EQ(runOn(29, 13, 0).dispatched, 1U);
    EXPECT_EQ(runOn(30, 13, 1).late, 1U);
}

TEST_F(RollingDispatchTest, WhatIsApprovedLaterHasMissedNothing)
{
    opens("A1", "2026-09-28");
    opens("A2", "2026-09-30");
    addRolling("E1", 0);
    set("E1", "approved_at", Instant::fromLocal(Day::fromYmd(2026, 9, 29), 9, 0).seconds);
    EXPECT_EQ(runOn(30), (DispatchReport {.due = 1, .dispatched = 1, .assignments = 1}));
    EXPECT_TRUE(m_world.commentsOf("E1").empty());
}

TEST_F(RollingDispatchTest, WhoHasNoSendLeftIsLeftOutAndTheOthersGetIt)
{
    m_world.setPolicy(R"({"cap":"day_1"})");
    opens("A1", "2026-09-30");
    opens("A3", "2026-09-30");
    m_world.addEntry("P1", "2026-09-30 11:00", "群发", "customer", "dispatched", "R1");
    addRolling("E1", 0);
    const DispatchReport report = runOn(30);
    EXPECT_EQ(report.leftOut, 1U);
    EXPECT_EQ(report.dispatched, 1U);
    EXPECT_EQ(report.assignments, 1U);
    ASSERT_EQ(m_world.commentsOf("E1").size(), 1U);
    EXPECT_EQ(m_world.commentsOf("E1")[0].text("text"), "2026-09-30: 1 had no send left and were left out.");
}

TEST_F(RollingDispatchTest, WhatWouldGoOutLaterTakesNoSendNow)
{
    m_world.setPolicy(R"({"cap":"week_7"})");
    for (int i = 0; i < 6; ++i)
        m_world.addEntry("P" + std::to_string(i), "2026-09-28 1" + std::to_string(i) + ":00", "群发",
            "customer", "dispatched");
    opens("A1", "2026-09-30");
    addRolling("E1", 1); // on Thursday
    set("E1", "status", std::string("dispatched"));
    m_world.addEntry("P9", "2026-09-30 12:00");
    EXPECT_EQ(runOn(30).dispatched, 1U) << "first come first served";
    m_world.clock.set(Day::fromYmd(2026, 10, 1), 12, 0);
    EXPECT_EQ(m_world.run().leftOut, 1U);
}

TEST_F(RollingDispatchTest, ErrorsOfADaySendItBack)
{
    opens("A1", "2026-09-30");
    addRolling("E1", 0);
    set("E1", "content", toValue(m_world.brand.id(Kind::Content, "C1")));
    m_world.change(
        Kind::Content, "C1", [](Record &content) { content.put("valid_until", std::string("2026-09-29")); });
    EXPECT_EQ(runOn(30).returned, 1U);
    EXPECT_EQ(m_world.status("E1"), "changes");
    EXPECT_TRUE(m_world.tasksOf("E1").empty());
    EXPECT_EQ(runOn(30, 12, 1), DispatchReport());
    // Put right and approved again in time, the day still goes out.
    set("E1", "content", FieldValue());
    set("E1", "status", std::string("approved"));
    EXPECT_EQ(runOn(30, 12, 2).dispatched, 1U);
}

TEST_F(RollingDispatchTest, StoppedItComesToNobodyAndGoesOnLater)
{
    for (const char *group : {"A1", "A2", "A3"})
        opens(group, group[1] == '1' ? "2026-09-28" : group[1] == '2' ? "2026-09-29" : "2026-09-30");
    addRolling("E1", 0);
    EXPECT_EQ(runOn(28).dispatched, 1U);
    set("E1", "status", std::string("stopped"));
    EXPECT_EQ(runOn(29), DispatchReport());
    set("E1", "status", std::string("dispatched"));
    EXPECT_EQ(runOn(30), (DispatchReport {.due = 2, .dispatched = 1, .assignments = 1, .late = 1}))
        << "of the day that it stood still it is said so";
    EXPECT_EQ(taskDays("E1"), (std::set<std::string> {"20260928", "20260930"}));
}

TEST_F(RollingDispatchTest, ItIsDoneWhenItsLastDayIsOverAndAllHaveAnswered)
{
    opens("A1", "2026-09-28");
    opens("A3", "2026-09-29");
    addRolling("E1", 0);
    set("E1", "rolls_until", std::string("2026-09-29"));
    runOn(28);
    const std::string first = m_world.tasksOf("E1").at(0).text("code");
    m_world.brand.importClean("task_results",
        "task_code,guide_code,group_code,status,done_at\n" + first + ",G1,A1,done,2026-09-28 12:30\n");
    EXPECT_EQ(m_world.status("E1"), "part_done") << "all that is out is done, and there is more to come";
    EXPECT_EQ(runOn(29).dispatched, 1U);
    runOn(30);
    EXPECT_EQ(m_world.status("E1"), "part_done") << "one has not answered";
    const std::string second =
        m_world.brand
            .get(Kind::Task, taskCodeOf(m_world.brand.id(Kind::Entry, "E1"), Day::fromYmd(2026, 9, 29)))
            .text("code");
    m_world.brand.importClean("task_results",
        "task_code,guide_code,group_code,status,done_at\n" + second + ",G3,A3,done,2026-09-30 08:30\n");
    EXPECT_EQ(runOn(30, 12, 11), DispatchReport());
    EXPECT_EQ(m_world.status("E1"), "done");
    m_world.brand.importClean("task_results",
        "task_code,guide_code,group_code,status,done_at\n" + second + ",G3,A3,done,2026-09-30 08:31\n");
    EXPECT_EQ(m_world.status("E1"), "done");
}

TEST_F(RollingDispatchTest, CustomersAreWrittenToByWhoAddedThem)
{
    const Day added = Day::fromYmd(2026, 9, 28);
    m_world.brand.put(Metric::FriendsAdded, "G1", added, 3);
    m_world.brand.put(Metric::FriendsAdded, "G2", added, 0);
    addRolling("E1", 1, 28, "customer_added", "一对一", "");
    EXPECT_EQ(runOn(28, 12).dispatched, 1U) << "of the 27th nobody knows anything: all in post";
    EXPECT_EQ(m_world.countsOf("E1").assigned, 4U);
    EXPECT_EQ(runOn(29).assignments, 2U) << "G1, who added three, and G3, of whose region nothing is known";
    const Record task = m_world.brand.get(
        Kind::Task, taskCodeOf(m_world.brand.id(Kind::Entry, "E1"), Day::fromYmd(2026, 9, 29)));
    EXPECT_EQ(m_world.brand.taskValue(Metric::TaskStatus, task.text("code"), "G1", *task.day("due_day")), 1U);
    EXPECT_EQ(m_world.brand.taskValue(Metric::TaskStatus, task.text("code"), "G2", *task.day("due_day")),
        std::nullopt);
}

TEST_F(RollingDispatchTest, NothingThatRollsIsCalledOffOrForgotten)
{
    opens("A1", "2026-09-30");
    addRolling("E1", 0, 10);
    EXPECT_EQ(runOn(30).dispatched, 1U) << "twenty days after its first";
}

} // namespace
