// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server has the last word on who approves and on what is locked, whatever a client's program allows.

#include <gtest/gtest.h>

#include "models/merge/approval.h"
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

class PushApprovalTest : public ::testing::Test
{
protected:
    PushApprovalTest()
    {
        m_world.import(makeRecord(Kind::Entry, m_entry, bucket::planHq(),
            {{"title", "午间推送"}, {"status", "changes"}, {"start_at", m_start}, {"channel", "群发"}}));
    }
    Record now() { return m_world.get(Kind::Entry, m_entry); }
    PushResult step(Laptop &who, const char *status)
    {
        Record after = now();
        for (const auto &[field, value] :
            approvalFields(after, status, who.caller().account, Instant {m_world.db.clock.ms / 1000}))
            after.put(field, value);
        after.put("status", std::string(status));
        return who.push(*editBetween(now(), after));
    }

    PushWorld m_world;
    Uuid m_entry = m_world.db.ids.next();
    int64_t m_start = m_world.db.clock.ms / 1000 + 24 * 3600;
    Laptop m_ann {m_world, m_world.hq};
    Laptop m_bob {m_world, m_world.caller("bob", Role::HqContent, {})};
};

TEST_F(PushApprovalTest, NobodyApprovesWhatTheySubmitted)
{
    EXPECT_EQ(step(m_ann, "submitted").status, PushStatus::Applied);
    const PushResult own = step(m_ann, "approved");
    EXPECT_EQ(own.status, PushStatus::Rejected);
    EXPECT_EQ(own.code, "own_approval");
    EXPECT_EQ(now().text("status"), "submitted");
    EXPECT_EQ(step(m_bob, "approved").status, PushStatus::Applied);
    EXPECT_EQ(now().reference("approved_by"), m_bob.caller().account);
}

TEST_F(PushApprovalTest, WhoSubmitsSignsAndInNobodyElsesName)
{
    const PushResult unsigned_ = m_ann.push(m_ann.edit(now(), {{"status", "submitted"}}));
    EXPECT_EQ(unsigned_.status, PushStatus::Rejected);
    EXPECT_EQ(unsigned_.code, "unsigned");
    const PushResult other = m_ann.push(m_ann.edit(now(),
        {{"status", "submitted"}, {"submitted_by", m_bob.caller().account.toString()},
            {"submitted_at", m_start}}));
    EXPECT_EQ(other.code, "unsigned");
}

TEST_F(PushApprovalTest, AnEditThatComesAfterTheLockIsAConflictThatBothSee)
{
    step(m_ann, "submitted");
    step(m_bob, "approved");
    const Record seen = now();
    const PushRequest offline = m_ann.request({m_ann.edit(seen, {{"start_at", m_start + 3600}})});
    m_world.db.clock.ms = (m_start - 10 * 60) * 1000;
    const Outcome<PushReply> reply = m_ann.send(offline);
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->results.front().status, PushStatus::Conflict);
    EXPECT_EQ(reply->results.front().kept, std::vector<std::string> {"start_at"});
    EXPECT_EQ(now().integer("start_at"), m_start);
    const std::vector<Record> conflicts = m_world.conflictsOf(m_entry);
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].text("mine"), std::to_string(m_start + 3600));
    EXPECT_EQ(conflicts[0].text("theirs"), std::to_string(m_start));
    const PushResult later = m_ann.push(m_ann.edit(now(), {{"title", "晚了"}}));
    EXPECT_EQ(later.status, PushStatus::Rejected);
    EXPECT_EQ(later.code, "entry_locked");
    EXPECT_EQ(m_ann.push(m_ann.edit(now(), {{"status", "cancelled"}})).status, PushStatus::Applied);
}

/// 待排: an entry that has no date yet, and two who give it one.
class TrayPushTest : public ::testing::Test
{
protected:
    TrayPushTest()
    {
        m_world.import(makeRecord(Kind::Entry, m_item, bucket::planHqDraft(),
            {{"title", "开学季选题"}, {"status", "draft"}, {"channel", "群发"}}));
    }
    Record now() { return m_world.get(Kind::Entry, m_item); }
    PushResult put(Laptop &who, const Record &seen, int64_t start)
    {
        return who.push(who.edit(seen, {{"start_at", start}, {"end_at", start + 1800}}));
    }

    PushWorld m_world;
    Uuid m_item = m_world.db.ids.next();
    int64_t m_day = m_world.db.clock.ms / 1000 + 48 * 3600;
    Laptop m_ann {m_world, m_world.hq};
    Laptop m_bob {m_world, m_world.caller("bob", Role::HqContent, {})};
};

TEST_F(TrayPushTest, OfTwoWhoPutItOnDifferentDatesTheSecondSeesBothTimes)
{
    const Record seen = now();
    EXPECT_EQ(put(m_ann, seen, m_day).status, PushStatus::Applied);
    const PushResult second = put(m_bob, seen, m_day + 7200);
    EXPECT_EQ(second.status, PushStatus::Conflict);
    EXPECT_EQ(second.kept, (std::vector<std::string> {"end_at", "start_at"}));
    EXPECT_EQ(now().integer("start_at"), m_day) << "it is moved by nobody's silence";
    EXPECT_EQ(now().integer("end_at"), m_day + 1800) << "and never between the two";
    bool isSaid = false;
    for (const Record &conflict : m_world.conflictsOf(m_item)) {
        if (conflict.text("field") == "start_at") {
            isSaid = true;
            EXPECT_EQ(conflict.text("mine"), std::to_string(m_day + 7200));
            EXPECT_EQ(conflict.text("theirs"), std::to_string(m_day));
        }
    }
    EXPECT_TRUE(isSaid);
}

TEST_F(TrayPushTest, TheSameDateTwiceIsNoConflict)
{
    const Record seen = now();
    EXPECT_EQ(put(m_ann, seen, m_day).status, PushStatus::Applied);
    EXPECT_EQ(put(m_bob, seen, m_day).status, PushStatus::Applied);
    EXPECT_TRUE(m_world.conflictsOf(m_item).empty());
    EXPECT_EQ(now().integer("start_at"), m_day);
}

TEST_F(TrayPushTest, OneMovesItAndTheOtherTakesItsDateOff)
{
    put(m_ann, now(), m_day);
    const Record seen = now();
    EXPECT_EQ(put(m_ann, seen, m_day + 3600).status, PushStatus::Applied);
    const PushResult off =
        m_bob.push(m_bob.edit(seen, {{"start_at", FieldValue()}, {"end_at", FieldValue()}}));
    EXPECT_EQ(off.status, PushStatus::Conflict);
    EXPECT_EQ(now().integer("start_at"), m_day + 3600) << "it does not fall into the tray unseen";
    EXPECT_FALSE(m_world.conflictsOf(m_item).empty());
}

TEST_F(TrayPushTest, WhoRenamesItMeanwhileLosesNothing)
{
    const Record seen = now();
    EXPECT_EQ(put(m_ann, seen, m_day).status, PushStatus::Applied);
    EXPECT_EQ(m_bob.push(m_bob.edit(seen, {{"title", "开学季清单"}})).status, PushStatus::Applied);
    EXPECT_EQ(now().integer("start_at"), m_day);
    EXPECT_EQ(now().text("title"), "开学季清单");
}

} // namespace
