// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the server says to approvals that people push, and what it does where they stop, rewrite or correct what is going
// out: the push service, the dispatcher and a real database together.

#include <gtest/gtest.h>

#include "models/merge/approval.h"
#include "models/merge/fold.h"
#include "models/merge/revision.h"
#include "server/admin/check.h"
#include "server/dispatch/plankeeper.h"
#include "server/sync/pushservice.h"
#include "tests/server/dispatch/dispatchworld.h"
#include "tests/support/must.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

using qunce::test::must;

class EmergencyTest : public ::testing::Test
{
protected:
    EmergencyTest() { m_world.clock.set(DispatchWorld::kDay, 9, 0); }

    void TearDown() override
    {
        const auto reading = m_world.brand.storage().beginRead();
        const Result<CheckReport> report = checkDatabase(*reading.value());
        ASSERT_TRUE(report.ok());
        EXPECT_TRUE(report->clean()) << (report->problems.empty() ? std::string()
                                                                  : report->problems.front().english());
    }

    struct Person {
        Caller caller;
        Uuid client;
        uint64_t mid = 1;
    };
    Person person(const char *name)
    {
        Person made;
        made.caller.account = m_ids.next();
        made.caller.name = name;
        made.caller.role = Role::HqContent;
        made.caller.scope = Scope::ofBrand(Role::HqContent, made.caller.account);
        made.client = m_ids.next();
        const auto transaction = must(m_world.brand.storage().beginWrite());
        EXPECT_TRUE(transaction
                        ->putAccount({made.caller.account, name, "hash",
                            std::string(qunce::name(Role::HqContent)), true, {}, false, 0})
                        .ok());
        EXPECT_TRUE(transaction->commit().ok());
        return made;
    }
    Record entry(const char *code = "E1") { return m_world.brand.get(Kind::Entry, code); }

    std::vector<PushResult> push(Person &who, std::vector<PushOp> ops)
    {
        PushRequest request;
        request.epoch = "epoch";
        request.clientId = who.client;
        request.sessionNo = 1;
        for (PushOp &op : ops) {
            op.mid = who.mid++;
            op.atMs = m_world.clock.nowMs();
        }
        request.groups.push_back({m_ids.next(), m_ids.next(), std::move(ops)});
        const auto transaction = must(m_world.brand.storage().beginWrite());
        Outcome<PushReply> reply = must(m_service.decide(*transaction, request, who.caller));
        EXPECT_TRUE(reply.ok());
        const Result<void> done = transaction->commit();
        EXPECT_TRUE(done.ok());
        return reply->results;
    }
    PushResult change(Person &who, const Record &before, const FieldChanges &changes)
    {
        Record after = before;
        for (const auto &[field, value] : changes)
            after.put(field, value);
        return push(who, {editBetween(before, after).value()}).front();
    }
    PushResult setStatus(Person &who, const char *status, const char *code = "E1")
    {
        FieldChanges changes = approvalFields(entry(code), status, who.caller.account, m_world.clock.now());
        changes.emplace_back("status", std::string(status));
        return change(who, entry(code), changes);
    }
    PushOp comment(Person &who, const char *purpose)
    {
        Record made;
        made.kind = Kind::Comment;
        made.id = m_ids.next();
        made.put("entry", toValue(entry().id));
        made.put("author", toValue(who.caller.account));
        made.put("written_at", toValue(std::optional(m_world.clock.now())));
        made.put("purpose", std::string(purpose));
        made.put("text", std::string("老板要求"));
        return editBetween(std::nullopt, made).value();
    }
    /// An entry at noon that somebody has submitted.
    void addSubmitted(const char *start = "2026-09-30 12:00")
    {
        m_world.addEntry("E1", start, "群发", "customer", "draft");
        m_world.change(
            Kind::Entry, "E1", [](Record &record) { record.put("metric", std::string("到达率")); });
        EXPECT_EQ(setStatus(m_ann, "submitted").status, PushStatus::Applied);
    }
    void result(const char *rows)
    {
        std::string text = "task_code,guide_code,group_code,status,done_at\n";
        const std::string code = m_world.tasksOf("E1").at(0).text("code");
        for (const char *at = rows; *at != '\0'; ++at)
            *at == '$' ? text += code : text += *at;
        m_world.brand.importClean("task_results", text);
    }
    std::optional<uint64_t> groupStatus(const char *group, const char *code = "E1")
    {
        const Record task = m_world.tasksOf(code).at(0);
        return m_world.brand.taskValue(
            Metric::GroupTaskStatus, task.text("code"), group, *task.day("due_day"));
    }

    DispatchWorld m_world;
    RandomIdSource m_ids {m_world.clock};
    PlanKeeper m_keeper {m_world.clock, [](const Message &message) { return message.english(); },
        std::make_shared<DispatchPlacesCache>()};
    PushService m_service {m_world.brand.storage(), m_world.clock, m_ids, "epoch", &m_keeper};
    Person m_ann = person("ann");
    Person m_bob = person("bob");
};

TEST_F(EmergencyTest, AnApprovalPassesTheChecksOnTheServerToo)
{
    addSubmitted("2026-09-30 23:00");
    const PushResult refused = setStatus(m_bob, "approved");
    EXPECT_EQ(refused.status, PushStatus::Rejected);
    EXPECT_EQ(refused.code, "checks_failed");
    EXPECT_EQ(refused.kept, std::vector<std::string> {"quiet_hours"}) << "each finding by its code";
    EXPECT_NE(refused.message.find("quiet hours"), std::string::npos) << refused.message;
    EXPECT_EQ(entry().text("status"), "submitted");
    m_world.change(Kind::Entry, "E1", [](Record &record) {
        record.put("start_at", toValue(std::optional(Instant::fromLocal(DispatchWorld::kDay, 12, 0))));
    });
    EXPECT_EQ(setStatus(m_bob, "approved").status, PushStatus::Applied);
}

TEST_F(EmergencyTest, WithoutADateNothingIsApproved)
{
    addSubmitted();
    m_world.change(Kind::Entry, "E1", [](Record &record) {
        record.put("start_at", FieldValue());
        record.put("end_at", FieldValue());
    });
    const PushResult refused = setStatus(m_bob, "approved");
    EXPECT_EQ(refused.code, "checks_failed");
    EXPECT_EQ(refused.kept, std::vector<std::string> {"no_start"});
    EXPECT_EQ(entry().text("status"), "submitted");
}

TEST_F(EmergencyTest, AnApprovalOfMoreThanTheChannelTakesIsRefused)
{
    addSubmitted();
    m_world.change(Kind::Entry, "E1",
        [&](Record &record) { record.put("content", toValue(m_world.brand.id(Kind::Content, "C1"))); });
    m_world.change(Kind::Content, "C1", [](Record &content) { content.put("body", std::string(4001, 'a')); });
    EXPECT_EQ(setStatus(m_bob, "approved").kept, std::vector<std::string> {"content_over_limit"});
    m_world.change(Kind::Content, "C1", [](Record &content) { content.put("body", std::string(4000, 'a')); });
    EXPECT_EQ(setStatus(m_bob, "approved").status, PushStatus::Applied);
}

TEST_F(EmergencyTest, WarningsNeedAReasonThatIsKeptSinceTheSubmission)
{
    addSubmitted();
    m_world.change(Kind::Entry, "E1", [](Record &record) { record.put("metric", FieldValue()); });
    const PushResult refused = setStatus(m_bob, "approved");
    EXPECT_EQ(refused.code, "checks_failed");
    EXPECT_EQ(refused.kept, std::vector<std::string> {"no_metric"});
    const Record before = entry();
    Record after = before;
    for (const auto &[field, value] :
        approvalFields(before, "approved", m_bob.caller.account, m_world.clock.now()))
        after.put(field, value);
    after.put("status", std::string("approved"));
    const std::vector<PushResult> both =
        push(m_bob, {comment(m_bob, "warning"), editBetween(before, after).value()});
    EXPECT_EQ(both[0].status, PushStatus::Applied);
    EXPECT_EQ(both[1].status, PushStatus::Applied);
}

TEST_F(EmergencyTest, WhatOthersTookMeanwhileIsSeenAtApproval)
{
    m_world.setPolicy(R"({"cap": "day_1"})");
    addSubmitted();
    m_world.addEntry("E2", "2026-09-30 15:00", "群发", "customer", "approved");
    EXPECT_EQ(setStatus(m_bob, "approved").kept, std::vector<std::string> {"cap"});
    m_world.change(Kind::Entry, "E2", [](Record &record) { record.put("status", std::string("cancelled")); });
    EXPECT_EQ(setStatus(m_bob, "approved").status, PushStatus::Applied);
}

TEST_F(EmergencyTest, OfTwoThatAreApprovedInOneStepTheSecondSeesTheFirst)
{
    m_world.setPolicy(R"({"cap": "day_1"})");
    addSubmitted();
    m_world.addEntry("E2", "2026-09-30 15:00", "群发", "customer", "submitted");
    m_world.change(Kind::Entry, "E2", [](Record &record) { record.put("metric", std::string("到达率")); });
    std::vector<PushOp> ops;
    for (const char *code : {"E1", "E2"}) {
        const Record before = entry(code);
        Record after = before;
        for (const auto &[field, value] :
            approvalFields(before, "approved", m_bob.caller.account, m_world.clock.now()))
            after.put(field, value);
        after.put("status", std::string("approved"));
        ops.push_back(editBetween(before, after).value());
    }
    const std::vector<PushResult> results = push(m_bob, std::move(ops));
    EXPECT_EQ(results[0].code, "checks_failed") << "E2 waits for approval, and so it counts";
    EXPECT_EQ(results[1].code, "group_rejected");
}

TEST_F(EmergencyTest, StoppingCancelsWhatWaitsAndNamesWhatWasSent)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.runAt(12, 0);
    result("$,G1,A1,done,2026-09-30 12:30\n");
    EXPECT_EQ(entry().text("status"), "part_done");
    EXPECT_EQ(setStatus(m_bob, "stopped").status, PushStatus::Applied);
    EXPECT_EQ(groupStatus("A1"), 2U) << "what was sent stays sent";
    EXPECT_EQ(groupStatus("A2"), 4U);
    EXPECT_EQ(groupStatus("A3"), 4U);
    const SendCounts counts = m_world.countsOf("E1");
    EXPECT_EQ(counts.pending, 0U);
    EXPECT_EQ(counts.sent, 1U);
    const std::vector<Record> comments = m_world.commentsOf("E1");
    ASSERT_EQ(comments.size(), 1U);
    EXPECT_EQ(comments[0].text("purpose"), "stopped");
    EXPECT_NE(comments[0].text("text").find("2 that were still waiting"), std::string::npos)
        << comments[0].text("text");
    EXPECT_NE(comments[0].text("text").find("一群"), std::string::npos) << "those sent are named";
    EXPECT_EQ(m_world.audit("entry.stopped").size(), 1U);
    EXPECT_EQ(m_world.runAt(12, 1), DispatchReport()) << "and nothing goes out again";
    EXPECT_EQ(entry().text("status"), "stopped");
}

TEST_F(EmergencyTest, StoppedByMistakeItGoesOnWhereItWas)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.runAt(12, 0);
    result("$,G1,A1,done,2026-09-30 12:30\n");
    setStatus(m_bob, "stopped");
    EXPECT_EQ(setStatus(m_ann, "dispatched").status, PushStatus::Applied);
    EXPECT_EQ(entry().text("status"), "part_done") << "its status is what the results say";
    EXPECT_EQ(groupStatus("A1"), 2U);
    EXPECT_EQ(groupStatus("A2"), 1U);
    EXPECT_EQ(m_world.countsOf("E1").pending, 2U);
}

TEST_F(EmergencyTest, WhatGuidesSendThemselvesIsStoppedTheSameWay)
{
    m_world.addEntry("E1", "2026-09-30 12:00", "一对一", "");
    m_world.runAt(12, 0);
    const uint64_t all = m_world.countsOf("E1").assigned;
    EXPECT_GT(all, 1U);
    std::string rows = "$,G1,,done,2026-09-30 12:30\n";
    result(rows.c_str());
    setStatus(m_bob, "stopped");
    EXPECT_EQ(m_world.countsOf("E1").pending, 0U);
    EXPECT_EQ(m_world.countsOf("E1").done, 1U);
}

TEST_F(EmergencyTest, AConfirmedNewTextReachesTheTaskInsideTheLock)
{
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.runAt(12, 0);
    EXPECT_EQ(
        change(m_ann, entry(), proposedRevision("改过的标题", {}, m_ann.caller.account, m_world.clock.now()))
            .status,
        PushStatus::Applied);
    EXPECT_EQ(m_world.tasksOf("E1").at(0).text("title"), "推送E1") << "nobody has confirmed it";
    EXPECT_EQ(
        change(m_ann, entry(), confirmedRevision(entry(), m_ann.caller.account, m_world.clock.now())).code,
        "own_revision");
    EXPECT_EQ(
        change(m_bob, entry(), confirmedRevision(entry(), m_bob.caller.account, m_world.clock.now())).status,
        PushStatus::Applied);
    EXPECT_EQ(m_world.tasksOf("E1").at(0).text("title"), "改过的标题");
    EXPECT_EQ(m_world.audit("entry.revised").size(), 1U);
}

TEST_F(EmergencyTest, ANewTextIsCheckedAsContentIs)
{
    m_world.setPolicy(
        R"({"seasons": [{"name": "淡季", "from": "09-01", "to": "10-31", "lowest_percent": 90}]})");
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.runAt(12, 0);
    change(m_ann, entry(), proposedRevision("全场5折", {}, m_ann.caller.account, m_world.clock.now()));
    const PushResult refused =
        change(m_bob, entry(), confirmedRevision(entry(), m_bob.caller.account, m_world.clock.now()));
    EXPECT_EQ(refused.code, "checks_failed");
    EXPECT_EQ(refused.kept, std::vector<std::string> {"discount"});
    EXPECT_EQ(entry().text("title"), "推送E1");
}

TEST_F(EmergencyTest, ACorrectionGoesToExactlyThoseWhoGotWhatWasWrong)
{
    m_world.setPolicy(R"({"cap": "day_1"})");
    m_world.addEntry("E1", "2026-09-30 12:00");
    m_world.runAt(12, 0);
    result("$,G1,A1,done,2026-09-30 12:30\n$,G3,A3,done,2026-09-30 12:40\n");
    setStatus(m_bob, "stopped");
    m_world.addEntry("E2", "2026-09-30 14:00");
    const Uuid wrong = entry("E1").id;
    m_world.change(Kind::Entry, "E2", [&](Record &record) { record.put("corrects", toValue(wrong)); });
    EXPECT_EQ(m_world.runAt(14, 0).dispatched, 1U) << "no cap holds it back";
    EXPECT_EQ(groupStatus("A1", "E2"), 1U);
    EXPECT_EQ(groupStatus("A2", "E2"), std::nullopt) << "it never got the wrong one";
    EXPECT_EQ(groupStatus("A3", "E2"), 1U);
    EXPECT_EQ(m_world.countsOf("E2").planned, 2U);
    EXPECT_EQ(m_world.runAt(14, 1), DispatchReport()) << "once";
}

} // namespace
