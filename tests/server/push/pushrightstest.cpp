// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server has the last word on who may change what. The rules are those of models/merge/editrules.h; here it is about
// the server asking them with its own knowledge of the caller and the record, whatever the edit says.
#include "models/protocol/bucketnames.h"
#include "models/protocol/exportpolicy.h"
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server::testing;
namespace bucket = qunce::bucket;

namespace {

class PushRightsTest : public ::testing::Test
{
protected:
    PushWorld m_world;
    Laptop m_lan {m_world, m_world.lan};
    Laptop m_nan {m_world, m_world.nan};
    Laptop m_hq {m_world, m_world.hq};
    Laptop m_viewer {m_world, m_world.viewer};
    Record m_goal = m_world.get(Kind::Goal, m_world.goal);
};

TEST_F(PushRightsTest, AnotherRegionsRecordIsOutOfScopeAndTheAnswerShowsNothingOfIt)
{
    const PushResult result = m_nan.push(m_nan.edit(m_goal, {{"value", int64_t {1}}}));
    EXPECT_EQ(result.status, PushStatus::Rejected);
    EXPECT_EQ(result.code, "out_of_scope");
    EXPECT_TRUE(result.bucket.empty());
    EXPECT_EQ(result.seq, 0U);
    EXPECT_TRUE(result.kept.empty());
    EXPECT_EQ(m_nan.push(m_nan.remove(m_goal)).code, "out_of_scope");
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 100);
}

TEST_F(PushRightsTest, ARecordIsNotMadeInAnotherRegionNorMovedThere)
{
    Record goal = makeRecord(Kind::Goal, m_world.db.ids.next(), bucket::planOf(m_world.north),
        {{"org", m_world.south.toString()}, {"metric", "orders"}, {"value", int64_t {5}}});
    EXPECT_EQ(m_lan.push(m_lan.create(goal)).code, "out_of_scope") << "whatever bucket the edit names";
    EXPECT_EQ(m_lan.push(m_lan.edit(m_goal, {{"org", m_world.south.toString()}})).code, "out_of_scope");
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).bucket, bucket::planOf(m_world.north));
}

TEST_F(PushRightsTest, TheBucketThatCountsIsTheRecordsNotTheOneThatTheEditNames)
{
    PushOp op = m_nan.edit(m_goal, {{"value", int64_t {1}}});
    op.bucket = bucket::planOf(m_world.south);
    EXPECT_EQ(m_nan.push(op).code, "out_of_scope");
}

TEST_F(PushRightsTest, ViewersChangeNothingButTheirOwnViews)
{
    EXPECT_EQ(m_viewer.push(m_viewer.edit(m_goal, {{"value", int64_t {1}}})).code, "not_allowed");
    const Record view = makeRecord(Kind::SavedView, m_world.db.ids.next(), "",
        {{"owner", m_world.viewer.account.toString()}, {"page", "tasks"}, {"name", "mine"}, {"state", "{}"}});
    const PushResult result = m_viewer.push(m_viewer.create(view));
    EXPECT_EQ(result.status, PushStatus::Applied) << result.message;
    EXPECT_EQ(result.bucket, bucket::userOf(m_world.viewer.account));
    const Record stored = m_world.get(Kind::SavedView, view.id);
    EXPECT_EQ(m_hq.push(m_hq.edit(stored, {{"name", std::string("theirs")}})).status, PushStatus::Rejected)
        << "nobody else's";
}

TEST_F(PushRightsTest, ANoteIsItsAuthorsAndImportedFieldsAreNobodys)
{
    const Record note = m_lan.note("mine");
    m_lan.push(m_lan.create(note));
    Laptop wei(m_world, m_world.wei);
    const Record stored = m_world.get(Kind::Note, note.id);
    EXPECT_EQ(wei.push(wei.edit(stored, {{"text", std::string("changed")}})).code, "not_allowed");
    Record forged = wei.note("in lan's name");
    forged.put("author", m_world.lan.account.toString());
    EXPECT_EQ(wei.push(wei.create(forged)).code, "not_allowed");
    const Record guide = m_world.get(Kind::Guide, m_world.guide);
    EXPECT_EQ(m_hq.push(m_hq.edit(guide, {{"name", std::string("x")}})).code, "not_allowed");
}

TEST_F(PushRightsTest, AReminderStandsWithItsGuideIsNobodysToChangeAndItsAuthorsToTakeBack)
{
    const Instant at = Instant::fromLocal(*Day::parse("2026-09-08"), 12, 0);
    const auto reminder = [&](const Uuid &guide, const server::Caller &author) {
        return makeRecord(Kind::Reminder, m_world.db.ids.next(), bucket::planHq(),
            {{"guide", guide.toString()}, {"author", author.account.toString()},
                {"reminded_on", std::string("2026-09-08")}, {"reminded_at", at.seconds},
                {"open", int64_t {3}}});
    };
    const Record mine = reminder(m_world.guide, m_world.lan);
    const PushResult made = m_lan.push(m_lan.create(mine));
    ASSERT_EQ(made.status, PushStatus::Applied) << made.message;
    EXPECT_EQ(made.bucket, bucket::peopleOf(m_world.north)) << "whatever bucket the edit names";
    EXPECT_EQ(m_lan.push(m_lan.create(mine)).status, PushStatus::Applied) << "again: nothing to do";
    const Record stored = m_world.get(Kind::Reminder, mine.id);
    EXPECT_EQ(stored.integer("open"), 3);

    EXPECT_EQ(m_lan.push(m_lan.create(reminder(m_world.southGuide, m_world.lan))).code, "out_of_scope");
    EXPECT_EQ(
        m_lan.push(m_lan.create(reminder(m_world.db.ids.next(), m_world.lan))).code, "refers_to_nothing");
    EXPECT_EQ(m_viewer.push(m_viewer.create(reminder(m_world.guide, m_world.viewer))).code, "not_allowed");
    EXPECT_EQ(m_lan.push(m_lan.create(reminder(m_world.guide, m_world.hq))).code, "not_allowed");
    EXPECT_EQ(m_lan.push(m_lan.edit(stored, {{"open", int64_t {0}}})).code, "not_allowed");
    EXPECT_EQ(m_hq.push(m_hq.remove(stored)).code, "not_allowed");
    EXPECT_TRUE(m_world.find(Kind::Reminder, mine.id));

    EXPECT_EQ(m_lan.push(m_lan.remove(stored)).status, PushStatus::Applied) << "undone";
    EXPECT_FALSE(m_world.find(Kind::Reminder, mine.id));
    EXPECT_EQ(m_hq.push(m_hq.create(reminder(m_world.southGuide, m_world.hq))).status, PushStatus::Applied);
}

TEST_F(PushRightsTest, TheLogOfExportsIsKeptAsItWasWrittenAlsoOfThoseWhoEditNothing)
{
    const auto line = [&](const server::Caller &owner) {
        Record one = makeRecord(Kind::SavedView, m_world.db.ids.next(), bucket::planHq(), {});
        for (const auto &[field, value] : fieldsOf(
                 {owner.account, {1'788'834'240}, "KOC", ExportData::Koc, "xlsx", 12, "全部", "月度对账"}))
            one.put(field, value);
        return one;
    };
    const Record mine = line(m_world.viewer);
    const PushResult made = m_viewer.push(m_viewer.create(mine));
    ASSERT_EQ(made.status, PushStatus::Applied) << made.message;
    EXPECT_EQ(made.bucket, bucket::userOf(m_world.viewer.account)) << "whatever bucket the edit names";
    const Record stored = m_world.get(Kind::SavedView, mine.id);
    const auto kept = [&] { return exportLineOf(m_world.get(Kind::SavedView, mine.id)); };
    ASSERT_TRUE(kept());
    EXPECT_EQ(kept()->reason, "月度对账");
    EXPECT_EQ(m_lan.push(m_lan.create(line(m_world.hq))).code, "not_allowed") << "in another's name";
    EXPECT_EQ(m_viewer.push(m_viewer.edit(stored, {{"state", std::string("{}")}})).code, "not_allowed");
    EXPECT_EQ(m_viewer.push(m_viewer.edit(stored, {{"page", std::string("koc")}})).code, "not_allowed");
    EXPECT_EQ(m_viewer.push(m_viewer.remove(stored)).code, "not_allowed");
    EXPECT_EQ(m_hq.push(m_hq.remove(stored)).code, "not_allowed");
    EXPECT_EQ(kept()->reason, "月度对账");
}

TEST_F(PushRightsTest, ARightThatWasTakenAwayIsGoneForWhatWaitedAtTheLaptop)
{
    const PushOp waiting = m_lan.edit(m_goal, {{"value", int64_t {120}}});
    const Record view = makeRecord(Kind::SavedView, m_world.db.ids.next(), "",
        {{"owner", m_world.lan.account.toString()}, {"page", "tasks"}, {"name", "mine"}, {"state", "{}"}});
    PushRequest request = m_lan.request({waiting});
    request.groups.push_back(m_lan.request({m_lan.create(view)}).groups.front());
    server::Caller moved = m_world.lan;
    moved.scope = server::Scope::ofRegions(server::Role::RegionManager, moved.account, {m_world.south});
    const auto reply = m_world.push(request, moved);
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->results[0].code, "out_of_scope");
    EXPECT_EQ(reply->results[1].status, PushStatus::Applied) << "the rest goes on";
}

TEST_F(PushRightsTest, AnIdThatStandsElsewhereIsNotTaken)
{
    Record mine = makeRecord(Kind::Goal, m_world.goal, "",
        {{"org", m_world.south.toString()}, {"metric", "orders"}, {"value", int64_t {5}}});
    EXPECT_EQ(m_nan.push(m_nan.create(mine)).code, "out_of_scope");
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 100);
}

TEST_F(PushRightsTest, WhatAKocMadeIsHandedInByARegionReviewedAndOnlyThenUsable)
{
    const Uuid id = m_world.db.ids.next();
    const auto made = [&](const char *status) {
        return makeRecord(Kind::Content, id, bucket::planHq(),
            {{"title", "辅食日记"}, {"body", "七步"}, {"status", status}, {"source", "koc"},
                {"submitted_by", m_world.lan.account.toString()}});
    };
    EXPECT_EQ(m_lan.push(m_lan.create(made("usable"))).status, PushStatus::Rejected);
    EXPECT_EQ(m_nan.push(m_nan.create(made("submitted"))).code, "not_allowed") << "in another name";
    EXPECT_EQ(m_viewer.push(m_viewer.create(made("submitted"))).status, PushStatus::Rejected);
    EXPECT_EQ(m_lan.push(m_lan.create(made("submitted"))).status, PushStatus::Applied);
    const auto now = [&] { return m_world.get(Kind::Content, id); };
    EXPECT_EQ(now().bucket, bucket::planHq());
    EXPECT_EQ(m_lan.push(m_lan.edit(now(), {{"body", "八步"}})).status, PushStatus::Applied);
    EXPECT_EQ(m_lan.push(m_lan.edit(now(), {{"status", "usable"}})).status, PushStatus::Rejected);
    EXPECT_EQ(m_lan.push(m_lan.edit(now(), {{"credited_points", int64_t {999}}})).code, "not_allowed");
    EXPECT_EQ(m_nan.push(m_nan.edit(now(), {{"body", "九步"}})).code, "not_allowed");
    EXPECT_EQ(m_hq.push(m_hq.edit(now(), {{"status", "rejected"}, {"review_note", "图片模糊"}})).status,
        PushStatus::Applied);
    const Record rejected = now();
    EXPECT_EQ(m_lan.push(m_lan.edit(rejected, {{"body", "重拍了"}, {"status", "submitted"}})).status,
        PushStatus::Applied);
    EXPECT_EQ(m_hq.push(m_hq.edit(now(), {{"status", "usable"}, {"credited_points", int64_t {150}}})).status,
        PushStatus::Applied);
    EXPECT_EQ(m_lan.push(m_lan.edit(now(), {{"body", "改一下"}})).code, "not_allowed") << "it is in use";
    EXPECT_EQ(now().text("body"), "重拍了");
    EXPECT_EQ(now().integer("credited_points"), 150);
}

} // namespace
