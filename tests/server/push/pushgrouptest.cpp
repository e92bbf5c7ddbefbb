// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A group is decided whole, and what builds on something that was rejected is rejected with it.
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server::testing;

namespace {

class PushGroupTest : public ::testing::Test
{
protected:
    PushWorld m_world;
    Laptop m_lan {m_world, m_world.lan};
    Laptop m_wei {m_world, m_world.wei};
    Laptop m_hq {m_world, m_world.hq};
    Record m_goal = m_world.get(Kind::Goal, m_world.goal);
    Record m_foreign = m_world.get(Kind::Guide, m_world.southGuide);
};

TEST_F(PushGroupTest, OneRejectedEditRejectsTheGroupAndNothingIsWritten)
{
    const std::string people = "people:r:" + m_world.north.toString();
    const uint64_t head = m_world.headOf(people);
    const Record note = m_lan.note("kept at the laptop");
    const auto results = m_lan.push({m_lan.create(note), m_lan.edit(m_goal, {{"value", int64_t {120}}}),
        m_lan.edit(m_foreign, {{"tags", std::vector<std::string> {"a"}}})});
    EXPECT_EQ(results[0].status, PushStatus::Rejected);
    EXPECT_EQ(results[0].code, "group_rejected");
    EXPECT_TRUE(results[0].bucket.empty());
    EXPECT_EQ(results[1].code, "group_rejected");
    EXPECT_EQ(results[2].code, "out_of_scope");
    EXPECT_FALSE(m_world.find(Kind::Note, note.id));
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 100);
    EXPECT_EQ(m_world.headOf(people), head);
    EXPECT_TRUE(must(must(m_world.db.storage->beginRead())->history(Kind::Goal, m_world.goal)).empty());
    EXPECT_EQ(m_lan.push(m_lan.edit(m_goal, {{"value", int64_t {130}}})).status, PushStatus::Applied)
        << "the queue goes on";
}

TEST_F(PushGroupTest, AConflictRejectsNothing)
{
    m_wei.push(m_wei.edit(m_goal, {{"value", int64_t {50}}}));
    const Record note = m_lan.note("why");
    const auto results = m_lan.push({m_lan.edit(m_goal, {{"value", int64_t {120}}}), m_lan.create(note)});
    EXPECT_EQ(results[0].status, PushStatus::Conflict);
    EXPECT_EQ(results[1].status, PushStatus::Applied);
    EXPECT_TRUE(m_world.find(Kind::Note, note.id));
}

TEST_F(PushGroupTest, EditsOfOneGroupBuildOnEachOther)
{
    Record note = m_lan.note("first");
    const PushOp create = m_lan.create(note);
    const PushOp change = m_lan.edit(note, {{"text", std::string("second")}});
    note.put("text", std::string("second"));
    const auto results = m_lan.push({create, change});
    EXPECT_EQ(results[0].status, PushStatus::Applied);
    EXPECT_EQ(results[1].status, PushStatus::Applied);
    const Record now = m_world.get(Kind::Note, note.id);
    EXPECT_EQ(now.text("text"), "second");
    EXPECT_EQ(results[0].seq, now.seq) << "both have the effect where the group ends";
    EXPECT_EQ(results[1].seq, now.seq);
    m_lan.push(m_lan.remove(note));
    EXPECT_FALSE(m_world.find(Kind::Note, note.id));
}

TEST_F(PushGroupTest, TheWholeGroupBecomesVisibleAtOnce)
{
    const uint64_t before = m_world.headOf("people:r:" + m_world.north.toString());
    std::vector<PushOp> ops;
    for (int i = 0; i < 400; ++i)
        ops.push_back(m_lan.create(m_lan.note(std::to_string(i))));
    m_lan.push(ops);
    const auto t = must(m_world.db.storage->beginRead());
    const auto commits = must(t->commits("people:r:" + m_world.north.toString()));
    EXPECT_EQ(commits.back().seq, before + 400);
    EXPECT_EQ(commits.at(commits.size() - 2).seq, before) << "one commit";
}

TEST_F(PushGroupTest, WhatBuildsOnARejectedEditIsRejectedAsSuch)
{
    const Record theirs = makeRecord(Kind::Goal, m_world.db.ids.next(), "",
        {{"org", m_world.south.toString()}, {"metric", "orders"}, {"value", int64_t {1}}});
    EXPECT_EQ(m_lan.push(m_lan.create(theirs)).code, "out_of_scope");
    const PushResult edit = m_lan.push(m_lan.edit(theirs, {{"value", int64_t {2}}}));
    EXPECT_EQ(edit.status, PushStatus::RejectedDependency);
    EXPECT_EQ(edit.code, "dependency");
    EXPECT_EQ(m_wei.push(m_wei.edit(theirs, {{"value", int64_t {2}}})).code, "no_such_record")
        << "of another client nothing was rejected";

    const Record target = makeRecord(Kind::EntryTarget, m_world.db.ids.next(), "",
        {{"entry", theirs.id.toString()}, {"target_kind", "guide"}, {"target", m_world.guide.toString()}});
    EXPECT_EQ(m_lan.push(m_lan.create(target)).status, PushStatus::RejectedDependency);
    Record orphan = target;
    orphan.id = m_world.db.ids.next();
    orphan.put("entry", m_world.db.ids.next().toString());
    EXPECT_EQ(m_lan.push(m_lan.create(orphan)).code, "refers_to_nothing");
}

TEST_F(PushGroupTest, SeveralGroupsOfARequestAreDecidedEachForItself)
{
    PushRequest request = m_lan.request({m_lan.edit(m_foreign, {{"tags", std::vector<std::string> {"a"}}})});
    const PushRequest second = m_lan.request({m_lan.edit(m_goal, {{"value", int64_t {120}}})});
    request.groups.push_back(second.groups.front());
    const auto reply = m_lan.send(request);
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->lmid, 2U);
    EXPECT_EQ(reply->results[0].status, PushStatus::Rejected);
    EXPECT_EQ(reply->results[1].status, PushStatus::Applied);
}

TEST_F(PushGroupTest, AValueThatDoesNotFitIsRejectedByItsReason)
{
    const auto codeOf = [&](Changes changes, const Record &seen) {
        return m_lan.push(m_lan.edit(seen, changes)).code;
    };
    EXPECT_EQ(codeOf({{"value", std::string("many")}}, m_goal), "bad_value");
    const Record note = m_lan.note(std::string(64 * 1024 + 1, 'x'));
    EXPECT_EQ(m_lan.push(m_lan.create(note)).code, "bad_value") << "too long";
    PushOp unknown = m_lan.edit(m_goal, {{"value", int64_t {1}}});
    unknown.fields.emplace("colour", FieldEdit {{}, std::string("red")});
    EXPECT_EQ(m_lan.push(unknown).code, "unknown_field");
    unknown = m_lan.edit(m_goal, {{"value", int64_t {1}}});
    unknown.kind = "fact";
    EXPECT_EQ(m_lan.push(unknown).code, "unknown_kind");
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 100);
}

} // namespace
