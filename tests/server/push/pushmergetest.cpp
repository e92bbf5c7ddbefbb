// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a pushed edit does to the database when nobody, or somebody, edits the same. The rules one by one are in
// tests/merge; here it is about the server keeping them.
#include "models/merge/conflictrecord.h"
#include "models/protocol/bucketnames.h"
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server::testing;
namespace bucket = qunce::bucket;

namespace {

using Texts = std::vector<std::string>;

class PushMergeTest : public ::testing::Test
{
protected:
    PushWorld m_world;
    Laptop m_lan {m_world, m_world.lan};
    Laptop m_wei {m_world, m_world.wei};
    Laptop m_hq {m_world, m_world.hq};
    Laptop m_hq2 {m_world, m_world.hq};
    Record m_guide = m_world.get(Kind::Guide, m_world.guide);
    Record m_goal = m_world.get(Kind::Goal, m_world.goal);
    Record m_entry = m_world.get(Kind::Entry, m_world.entry);
};

TEST_F(PushMergeTest, AnEditIsThereForAllAndTheHistorySaysWhoseItIs)
{
    const PushResult result = m_lan.push(m_lan.edit(m_goal, {{"value", int64_t {120}}}));
    EXPECT_EQ(result.status, PushStatus::Applied);
    EXPECT_EQ(result.mid, 1U);
    EXPECT_EQ(result.bucket, bucket::planOf(m_world.north));
    const Record now = m_world.get(Kind::Goal, m_world.goal);
    EXPECT_EQ(now.integer("value"), 120);
    EXPECT_EQ(result.seq, now.seq);
    EXPECT_EQ(m_world.headOf(result.bucket), now.seq);

    const auto t = must(m_world.db.storage->beginRead());
    const auto history = must(t->history(Kind::Goal, m_world.goal));
    ASSERT_EQ(history.size(), 1U);
    EXPECT_EQ(history[0].who, "lan");
    EXPECT_EQ(history[0].client, m_lan.client);
    EXPECT_EQ(history[0].before.integer("value"), 100);
    EXPECT_EQ(must(t->pushClient(m_lan.client))->lmid, 1U);
}

TEST_F(PushMergeTest, TheAuditTellsThatSomebodyPushedAndNotWhat)
{
    m_lan.push(m_lan.create(m_lan.note("a secret")));
    const auto audit = must(must(m_world.db.storage->beginRead())->audit(1));
    ASSERT_EQ(audit.size(), 1U);
    EXPECT_EQ(audit[0].who, "lan");
    EXPECT_EQ(audit[0].action, "push");
    EXPECT_EQ(audit[0].detailJson,
        "{\"applied\":1,\"client\":\"" + m_lan.client.toString() + "\",\"first\":1,\"last\":1}");
}

TEST_F(PushMergeTest, OfAFreeFieldTheLastPushWinsAndTheOtherValueIsInTheHistory)
{
    EXPECT_EQ(m_hq.push(m_hq.edit(m_entry, {{"title", std::string("Winter")}})).status, PushStatus::Applied);
    EXPECT_EQ(m_hq2.push(m_hq2.edit(m_entry, {{"title", std::string("Spring")}})).status, PushStatus::Merged);
    EXPECT_EQ(m_world.get(Kind::Entry, m_world.entry).text("title"), "Spring");
    const auto history = must(must(m_world.db.storage->beginRead())->history(Kind::Entry, m_world.entry));
    EXPECT_EQ(history.front().before.text("title"), "Winter");
}

TEST_F(PushMergeTest, OfAGuardedFieldTheServersValueStaysAndAConflictOpens)
{
    m_lan.push(m_lan.edit(m_goal, {{"value", int64_t {120}}}));
    const PushResult result = m_wei.push(m_wei.edit(m_goal, {{"value", int64_t {150}}}));
    EXPECT_EQ(result.status, PushStatus::Conflict);
    EXPECT_EQ(result.kept, Texts {"value"});
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 120);

    const auto conflicts = m_world.conflictsOf(m_world.goal);
    ASSERT_EQ(conflicts.size(), 1U);
    const Record &conflict = conflicts.front();
    EXPECT_EQ(conflict.id, result.conflict);
    EXPECT_EQ(conflict.bucket, bucket::planOf(m_world.north)) << "where both see it";
    EXPECT_EQ(conflict.text("base"), "100");
    EXPECT_EQ(conflict.text("mine"), "150");
    EXPECT_EQ(conflict.text("theirs"), "120");
    EXPECT_EQ(conflict.reference("mine_by"), m_world.wei.account);
    EXPECT_EQ(conflict.reference("theirs_by"), m_world.lan.account);
    EXPECT_EQ(result.seq, conflict.seq) << "who has pulled that far sees the conflict too";
}

TEST_F(PushMergeTest, OtherFieldsOfAnEditWithAConflictGoIn)
{
    m_hq.push(m_hq.edit(m_entry, {{"start_at", int64_t {2000}}}));
    const PushResult result =
        m_hq2.push(m_hq2.edit(m_entry, {{"start_at", int64_t {3000}}, {"title", std::string("Winter")}}));
    EXPECT_EQ(result.status, PushStatus::Conflict);
    EXPECT_EQ(result.kept, Texts {"start_at"});
    const Record now = m_world.get(Kind::Entry, m_world.entry);
    EXPECT_EQ(now.text("title"), "Winter");
    EXPECT_EQ(now.integer("start_at"), 2000);
}

TEST_F(PushMergeTest, TagsOfTwoPeopleAreAllThereAndAnAdditionWins)
{
    m_lan.push(m_lan.edit(m_guide, {{"tags", Texts {"a", "b"}}}));
    m_wei.push(m_wei.edit(m_guide, {{"tags", Texts {"c"}}}));
    const Record both = m_world.get(Kind::Guide, m_world.guide);
    EXPECT_EQ(both.set("tags"), (Texts {"a", "b", "c"}));

    // Wei takes `a` away and lan, who has not seen that, has added it anew: it stays.
    Record without = both;
    m_wei.push(m_wei.edit(both, {{"tags", Texts {"b", "c"}}}));
    m_lan.push(m_lan.edit(both, {{"tags", Texts {"a", "b", "c", "d"}}}));
    EXPECT_EQ(m_world.get(Kind::Guide, m_world.guide).set("tags"), (Texts {"b", "c", "d"}))
        << "lan had `a` already, so that is no addition";
}

TEST_F(PushMergeTest, WhoAddsATagOfflineAndTakesItAwayAgainHasNoTagThough)
{
    const PushOp add = m_lan.edit(m_guide, {{"tags", Texts {"a"}}});
    Record with = m_guide;
    with.put("tags", Texts {"a"});
    const PushOp remove = m_lan.edit(with, {{"tags", FieldValue()}});
    ASSERT_EQ(remove.base, add.base);
    EXPECT_EQ(m_lan.push(add).status, PushStatus::Applied);
    m_wei.push(m_wei.edit(m_guide, {{"tags", Texts {"w"}}}));
    m_lan.push(remove);
    EXPECT_EQ(m_world.get(Kind::Guide, m_world.guide).set("tags"), Texts {"w"});
}

TEST_F(PushMergeTest, LinesOfTwoPeopleAreMergedAndAnOverlapIsAConflict)
{
    Record note = m_lan.note("one\ntwo\nthree");
    m_lan.push(m_lan.create(note));
    note = m_world.get(Kind::Note, note.id);
    Laptop other(m_world, m_world.lan);
    m_lan.push(m_lan.edit(note, {{"text", std::string("ONE\ntwo\nthree")}}));
    const PushResult merged = other.push(other.edit(note, {{"text", std::string("one\ntwo\nTHREE")}}));
    EXPECT_EQ(merged.status, PushStatus::Merged);
    EXPECT_EQ(m_world.get(Kind::Note, note.id).text("text"), "ONE\ntwo\nTHREE");
    const PushResult overlap = other.push(other.edit(note, {{"text", std::string("uno\ntwo\nthree")}}));
    EXPECT_EQ(overlap.status, PushStatus::Conflict);
    EXPECT_EQ(m_world.get(Kind::Note, note.id).text("text"), "ONE\ntwo\nTHREE");
    EXPECT_EQ(m_world.conflictsOf(note.id).at(0).text("mine"), "\"uno\\ntwo\\nthree\"");
}

TEST_F(PushMergeTest, AStatusGoesOnlyWhereItMay)
{
    const PushResult result = m_hq.push(m_hq.edit(m_entry, {{"status", std::string("draft")}}));
    EXPECT_EQ(result.status, PushStatus::Rejected);
    EXPECT_EQ(result.code, "illegal_transition");
    EXPECT_FALSE(result.message.empty());
    EXPECT_EQ(
        m_hq.push(m_hq.edit(m_entry, {{"status", std::string("cancelled")}})).status, PushStatus::Applied);
    EXPECT_EQ(m_world.get(Kind::Entry, m_world.entry).text("status"), "cancelled");
}

TEST_F(PushMergeTest, SeveralEditsOfOneFieldMadeOfflineAreNoConflictWithThemselves)
{
    const PushOp first = m_lan.edit(m_goal, {{"value", int64_t {110}}});
    Record shown = m_goal;
    shown.put("value", int64_t {110});
    const PushOp second = m_lan.edit(shown, {{"value", int64_t {120}}});
    EXPECT_EQ(m_lan.push(first).status, PushStatus::Applied);
    EXPECT_EQ(m_lan.push(second).status, PushStatus::Applied);
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 120);
    EXPECT_TRUE(m_world.conflictsOf(m_world.goal).empty());
}

TEST_F(PushMergeTest, WhoGoesOnTypingAgainstSomebodyElseMeetsHimOnce)
{
    m_wei.push(m_wei.edit(m_goal, {{"value", int64_t {50}}}));
    Record shown = m_goal;
    const PushResult first = m_lan.push(m_lan.edit(shown, {{"value", int64_t {110}}}));
    shown.put("value", int64_t {110});
    const PushResult second = m_lan.push(m_lan.edit(shown, {{"value", int64_t {120}}}));
    EXPECT_EQ(second.conflict, first.conflict);
    const auto conflicts = m_world.conflictsOf(m_world.goal);
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].text("base"), "100");
    EXPECT_EQ(conflicts[0].text("mine"), "120") << "the last word";
    EXPECT_EQ(conflicts[0].text("theirs"), "50");
}

TEST_F(PushMergeTest, WhatSomebodyElseChangedIsNotDeletedUnseen)
{
    const PushOp remove = m_lan.remove(m_goal);
    m_wei.push(m_wei.edit(m_goal, {{"value", int64_t {50}}}));
    const PushResult result = m_lan.push(remove);
    EXPECT_EQ(result.status, PushStatus::Conflict);
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 50);
    const auto conflicts = m_world.conflictsOf(m_world.goal);
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].text("cause"), "stale_delete");
    EXPECT_EQ(m_lan.push(m_lan.remove(m_world.get(Kind::Goal, m_world.goal))).status, PushStatus::Applied);
    EXPECT_FALSE(m_world.find(Kind::Goal, m_world.goal));
}

TEST_F(PushMergeTest, AChangeOfMyOwnDoesNotStandAgainstMyDeletion)
{
    const PushOp remove = m_lan.remove(m_goal);
    m_lan.push(m_lan.edit(m_goal, {{"value", int64_t {110}}}));
    EXPECT_EQ(m_lan.push(remove).status, PushStatus::Applied);
    EXPECT_FALSE(m_world.find(Kind::Goal, m_world.goal));

    m_hq.push(m_hq.create(makeRecord(Kind::Tag, m_world.goal, "", {{"name", "t"}})));
    const PushOp later = m_hq.remove(m_world.get(Kind::Tag, m_world.goal));
    m_hq2.push(m_hq2.edit(m_world.get(Kind::Tag, m_world.goal), {{"name", std::string("u")}}));
    m_hq.push(m_hq.edit(m_world.get(Kind::Tag, m_world.goal), {{"subject_kind", std::string("koc")}}));
    EXPECT_EQ(m_hq.push(later).status, PushStatus::Conflict) << "my own last change hides nobody else's";
}

TEST_F(PushMergeTest, AnEditOfWhatSomebodyDeletedIsAConflictAndRestoreBringsBothBack)
{
    m_wei.push(m_wei.remove(m_goal));
    const PushResult result = m_lan.push(m_lan.edit(m_goal, {{"value", int64_t {120}}}));
    EXPECT_EQ(result.status, PushStatus::Conflict);
    EXPECT_FALSE(m_world.find(Kind::Goal, m_world.goal));
    EXPECT_EQ(result.bucket, bucket::planOf(m_world.north));
    const auto conflicts = m_world.conflictsOf(m_world.goal);
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts[0].text("cause"), "edited_deleted");
    EXPECT_EQ(conflicts[0].reference("theirs_by"), m_world.wei.account);
    EXPECT_EQ(result.seq, conflicts[0].seq);

    const auto ops = must(resolveConflict(
        conflicts[0], std::nullopt, Resolution::Mine, {}, m_world.lan.account, m_world.db.clock.ms));
    for (const PushResult &step : m_lan.push(ops))
        EXPECT_EQ(step.status, PushStatus::Applied) << step.message;
    const Record back = m_world.get(Kind::Goal, m_world.goal);
    EXPECT_EQ(back.integer("value"), 120);
    EXPECT_EQ(back.text("metric"), "amount") << "with everything that it had";
    EXPECT_TRUE(m_world.conflictsOf(m_world.goal).empty());
}

TEST_F(PushMergeTest, TakingMineEndsAConflictAtOnceThoughTheOldTextWasTooLongForIt)
{
    Record note = m_lan.note("x" + std::string(65'500, '"')); // in JSON twice as long
    ASSERT_EQ(m_lan.push(m_lan.create(note)).status, PushStatus::Applied);
    note = m_world.get(Kind::Note, note.id);
    Laptop atHome {m_world, m_world.lan};
    ASSERT_EQ(atHome.push(atHome.remove(note)).status, PushStatus::Applied);
    ASSERT_EQ(m_lan.push(m_lan.edit(note, {{"text", std::string("短")}})).status, PushStatus::Conflict);
    const Record conflict = m_world.conflictsOf(note.id).at(0);
    EXPECT_EQ(conflict.text("base").find("text"), std::string::npos) << "the old text is left out";
    const auto ops = must(resolveConflict(
        conflict, std::nullopt, Resolution::Mine, {}, m_world.lan.account, m_world.db.clock.ms));
    for (const PushResult &step : m_lan.push(ops))
        EXPECT_EQ(step.status, PushStatus::Applied) << step.message;
    EXPECT_EQ(m_world.get(Kind::Note, note.id).text("text"), "短");
    EXPECT_TRUE(m_world.conflictsOf(note.id).empty()) << "and opens no other one";
}

TEST_F(PushMergeTest, ARegionBringsBackWhatIsTooLongForTheConflict)
{
    std::string state = "[\"";
    for (int i = 0; i < 32'760; ++i)
        state += "\\\""; // in JSON of JSON twice as long
    state += "\"]";
    Record view = makeRecord(Kind::SavedView, m_world.db.ids.next(), "",
        {{"owner", m_world.lan.account.toString()}, {"page", "guides"}, {"name", "零执行"}, {"scope", "team"},
            {"region", m_world.north.toString()}, {"state", state}});
    ASSERT_EQ(m_lan.push(m_lan.create(view)).status, PushStatus::Applied);
    view = m_world.get(Kind::SavedView, view.id);
    ASSERT_EQ(m_wei.push(m_wei.remove(view)).status, PushStatus::Applied);
    ASSERT_EQ(
        m_lan.push(m_lan.edit(view, {{"name", std::string("零执行与未开单")}})).status, PushStatus::Conflict);
    const Record conflict = m_world.conflictsOf(view.id).at(0);
    const auto ops = must(resolveConflict(
        conflict, std::nullopt, Resolution::Mine, {}, m_world.lan.account, m_world.db.clock.ms));
    EXPECT_FALSE(ops[0].fields.contains("state"));
    EXPECT_EQ(ops[0].fields.at("region").after, FieldValue(m_world.north.toString()))
        << "so that a laptop of the region knows that it may";
    for (const PushResult &step : m_lan.push(ops))
        EXPECT_EQ(step.status, PushStatus::Applied) << step.message;
    const Record back = m_world.get(Kind::SavedView, view.id);
    EXPECT_EQ(back.text("name"), "零执行与未开单");
    EXPECT_EQ(back.text("state"), state);
}

TEST_F(PushMergeTest, ResolvingIsAnOrdinaryGroup)
{
    m_lan.push(m_lan.edit(m_goal, {{"value", int64_t {120}}}));
    m_wei.push(m_wei.edit(m_goal, {{"value", int64_t {150}}}));
    const Record conflict = m_world.conflictsOf(m_world.goal).at(0);
    const auto resolve = [&](Resolution resolution, const FieldValue &edited) {
        return must(resolveConflict(conflict, m_world.get(Kind::Goal, m_world.goal), resolution, edited,
            m_world.lan.account, m_world.db.clock.ms));
    };
    m_lan.push(resolve(Resolution::Edited, int64_t {135}));
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 135);
    const Record done = m_world.get(Kind::Conflict, conflict.id);
    EXPECT_EQ(done.text("status"), "resolved");
    EXPECT_EQ(done.text("resolution"), "edited");
    EXPECT_EQ(done.reference("resolved_by"), m_world.lan.account);
}

TEST_F(PushMergeTest, ASeqOfAnotherBucketOrHistorySaysNothing)
{
    m_wei.push(m_wei.edit(m_goal, {{"value", int64_t {50}}}));
    PushOp elsewhere = m_lan.edit(m_goal, {{"value", int64_t {120}}});
    elsewhere.bucket = bucket::planHq();
    elsewhere.base = 2;
    EXPECT_EQ(m_lan.push(elsewhere).status, PushStatus::Conflict);
    PushOp future = m_lan.edit(m_goal, {{"value", int64_t {130}}});
    future.base = m_world.headOf(future.bucket) + 1;
    EXPECT_EQ(m_lan.push(future).status, PushStatus::Conflict);
}

TEST_F(PushMergeTest, WhatBelongsToARecordGoesWhereItGoes)
{
    m_hq2.push(m_hq2.edit(m_entry, {{"start_at", int64_t {2000}}}));
    m_hq.push(m_hq.edit(m_entry, {{"start_at", int64_t {3000}}}));
    ASSERT_EQ(m_world.conflictsOf(m_world.entry).size(), 1U);
    const Record entry = m_world.get(Kind::Entry, m_world.entry);
    const PushResult result = m_hq.push(m_hq.edit(entry, {{"regions", Texts {m_world.south.toString()}}}));
    const std::string south = bucket::planOf(m_world.south);
    EXPECT_EQ(result.bucket, south);
    EXPECT_EQ(m_world.get(Kind::Entry, m_world.entry).bucket, south);
    EXPECT_EQ(m_world.get(Kind::Task, m_world.task).bucket, south);
    EXPECT_EQ(m_world.conflictsOf(m_world.entry).at(0).bucket, south);
}

TEST_F(PushMergeTest, ANameThatIsTakenIsRejectedAndTheNextEditIsDecided)
{
    Record tag = makeRecord(Kind::Tag, m_world.db.ids.next(), "", {{"name", "vip"}});
    EXPECT_EQ(m_hq.push(m_hq.create(tag)).status, PushStatus::Applied);
    tag.id = m_world.db.ids.next();
    const PushResult taken = m_hq2.push(m_hq2.create(tag));
    EXPECT_EQ(taken.status, PushStatus::Rejected);
    EXPECT_EQ(taken.code, "name_taken");
    tag.put("name", std::string("vip2"));
    EXPECT_EQ(m_hq2.push(m_hq2.create(tag)).status, PushStatus::Applied);
}

} // namespace
