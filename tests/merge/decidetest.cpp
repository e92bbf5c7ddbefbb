// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/decide.h"

#include <gtest/gtest.h>

#include "models/merge/conflictrecord.h"
#include "models/merge/fold.h"
#include "models/protocol/bucketnames.h"
#include "tests/merge/smallserver.h"

namespace qunce::test {

namespace {

constexpr uint64_t kMe = 1;
constexpr uint64_t kOther = 2;

class DecideTest : public testing::Test
{
protected:
    DecideTest()
    {
        m_server.put(record(Kind::Org, m_north, {{"kind", "region"}}));
        m_guide = m_server.put(record(Kind::Guide, id(9), {{"region", m_north.toString()}}));
        m_goal = m_server.put(record(Kind::Goal, id(10),
            {{"org", m_north.toString()}, {"metric", "orders"}, {"value", int64_t {10}}}));
        m_note = m_server.put(record(Kind::Note, id(11),
            {{"subject", m_guide.id.toString()}, {"author", id(200).toString()}, {"text", "a\nb"}}));
        m_entry = m_server.put(record(Kind::Entry, id(12), {{"status", "draft"}, {"title", "秋季上新"}}));
    }

    Decision edit(const Record &seen, std::initializer_list<std::pair<const char *, FieldValue>> fields,
        uint64_t client = kMe)
    {
        return m_server.push(editOf(seen, fields), client);
    }
    static PushOp editOf(
        const Record &seen, std::initializer_list<std::pair<const char *, FieldValue>> fields)
    {
        Record wanted = seen;
        for (const auto &[name, value] : fields)
            wanted.put(name, value);
        return editBetween(seen, wanted).value();
    }
    Record now(const Record &record) { return m_server.live(record.kind, record.id).value(); }
    static Rejection why(const Decision &decision)
    {
        EXPECT_EQ(decision.status, PushStatus::Rejected);
        return decision.refusal.value_or(Refusal {}).why;
    }

    const Uuid m_north = id(1);
    SmallServer m_server;
    Record m_guide, m_goal, m_note, m_entry;
};

TEST_F(DecideTest, OneFieldOfAnEditMayBeInConflictWhileTheOthersGoIn)
{
    edit(m_goal, {{"value", int64_t {20}}}, kOther);
    const Decision decision = edit(m_goal, {{"value", int64_t {30}}, {"metric", "amount"}});
    EXPECT_EQ(decision.status, PushStatus::Conflict);
    EXPECT_EQ(decision.kept, (std::vector<std::string> {"value"}));
    EXPECT_EQ(decision.conflicts, (std::vector<FieldConflict> {{"value", "10", "30", "20"}}));
    EXPECT_EQ(now(m_goal).integer("value"), 20);
    EXPECT_EQ(now(m_goal).text("metric"), "amount");
}

TEST_F(DecideTest, AnEditOfWhatOneHasSeenGoesIn)
{
    edit(m_goal, {{"value", int64_t {20}}}, kOther);
    EXPECT_EQ(edit(now(m_goal), {{"value", int64_t {30}}}).status, PushStatus::Applied);
}

TEST_F(DecideTest, SeveralEditsOfOneFieldMadeOfflineGoInOneAfterTheOther)
{
    const PushOp first = editOf(m_goal, {{"value", int64_t {20}}});
    const PushOp second = editOf(*foldEdits(m_goal, std::span(&first, 1)), {{"value", int64_t {30}}});
    EXPECT_EQ(m_server.push(first, kMe).status, PushStatus::Applied);
    EXPECT_EQ(m_server.push(second, kMe).status, PushStatus::Applied);
    EXPECT_EQ(now(m_goal).integer("value"), 30);
}

TEST_F(DecideTest, ASeqOfAnotherBucketSaysNothing)
{
    PushOp op = editOf(m_goal, {{"value", int64_t {30}}});
    edit(m_goal, {{"value", int64_t {20}}}, kOther);
    op.base = 1'000'000;
    EXPECT_EQ(comparableBase(op, m_goal, 50), 0U) << "a seq that the bucket has not reached";
    op.base = 40;
    EXPECT_EQ(comparableBase(op, m_goal, 50), 40U);
    op.bucket = bucket::planHq();
    EXPECT_EQ(comparableBase(op, m_goal, 50), 0U);
    EXPECT_EQ(m_server.push(op, kMe).status, PushStatus::Conflict);
}

TEST_F(DecideTest, OnesOwnAdditionIsTakenBackByOnesOwnRemovalBeforeAnyPull)
{
    const PushOp add = editOf(m_guide, {{"tags", std::vector<std::string> {"vip"}}});
    const PushOp remove = editOf(*foldEdits(m_guide, std::span(&add, 1)), {{"tags", FieldValue()}});
    m_server.push(add, kMe);
    EXPECT_EQ(m_server.push(remove, kOther).status, PushStatus::Merged) << "another client has not seen it";
    EXPECT_EQ(now(m_guide).set("tags"), (std::vector<std::string> {"vip"}));
    EXPECT_EQ(m_server.push(remove, kMe).status, PushStatus::Applied);
    EXPECT_TRUE(now(m_guide).set("tags").empty());
}

TEST_F(DecideTest, ADeleteOfWhatSomebodyHasChangedIsAConflict)
{
    edit(m_goal, {{"value", int64_t {20}}}, kOther);
    const PushOp remove = editBetween(m_goal, std::nullopt).value();
    const Decision decision = m_server.push(remove, kMe);
    EXPECT_EQ(decision.status, PushStatus::Conflict);
    EXPECT_EQ(decision.cause, ConflictCause::StaleDelete);
    ASSERT_EQ(decision.conflicts.size(), 1U);
    EXPECT_EQ(decision.conflicts.front().mine, "null");
    EXPECT_TRUE(m_server.live(Kind::Goal, m_goal.id)) << "it stays";
}

TEST_F(DecideTest, ADeleteAfterOnesOwnEditIsNotTooLate)
{
    const PushOp change = editOf(m_goal, {{"value", int64_t {20}}});
    const PushOp remove = editBetween(foldEdits(m_goal, std::span(&change, 1)), std::nullopt).value();
    m_server.push(change, kMe);
    EXPECT_EQ(m_server.push(remove, kMe).status, PushStatus::Applied);
    EXPECT_FALSE(m_server.live(Kind::Goal, m_goal.id));
    EXPECT_EQ(m_server.push(remove, kOther).status, PushStatus::Applied) << "it is gone already";
}

TEST_F(DecideTest, AnEditOfWhatSomebodyHasDeletedIsAConflictWithAllOfIt)
{
    m_server.push(editBetween(m_note, std::nullopt).value(), kOther);
    const Decision decision = edit(m_note, {{"text", "a\nB"}});
    EXPECT_EQ(decision.status, PushStatus::Conflict);
    EXPECT_EQ(decision.cause, ConflictCause::EditedDeleted);
    EXPECT_EQ(decision.conflicts,
        (std::vector<FieldConflict> {{"", fieldsToJson(m_note), R"({"text":"a\nB"})", "null"}}))
        << "with all that is needed to bring it back";
    EXPECT_EQ(decision.kept, (std::vector<std::string> {"text"}));
    EXPECT_FALSE(m_server.live(Kind::Note, m_note.id));
}

TEST_F(DecideTest, TargetsOfAnEntryGoWhereItGoesAndTwoMayNameThemAtOnce)
{
    const auto target = [this](uint8_t number, const char *mode) {
        return record(Kind::EntryTarget, id(number),
            {{"entry", m_entry.id.toString()}, {"target_kind", "guide"}, {"target", m_guide.id.toString()},
                {"mode", mode}});
    };
    const auto create = [this](const Record &made, uint64_t client) {
        return m_server.push(editBetween(std::nullopt, made).value(), client).status;
    };
    EXPECT_EQ(create(target(20, "include"), kMe), PushStatus::Applied);
    EXPECT_EQ(create(target(21, "exclude"), kOther), PushStatus::Applied) << "each is a row of its own";
    const Record mine = m_server.live(Kind::EntryTarget, id(20)).value();
    EXPECT_EQ(mine.bucket, now(m_entry).bucket) << "so that whoever reads the entry reads them";

    EXPECT_EQ(edit(mine, {{"mode", "exclude"}}, kOther).status, PushStatus::Applied);
    EXPECT_EQ(now(mine).text("mode"), "exclude");
    m_server.push(editBetween(now(mine), std::nullopt).value(), kOther);
    const Decision late = edit(mine, {{"mode", "exclude"}});
    EXPECT_EQ(late.cause, ConflictCause::EditedDeleted) << "nothing that was said is lost";
}

TEST_F(DecideTest, WhatWasDeletedComesBackAsItWas)
{
    const PushOp remove = editBetween(m_note, std::nullopt).value();
    m_server.push(remove, kMe);
    EXPECT_EQ(m_server.push(inverse(remove), kMe).status, PushStatus::Applied);
    EXPECT_EQ(now(m_note).fields, m_note.fields);
    EXPECT_EQ(m_server.push(inverse(remove), kMe).status, PushStatus::Applied) << "twice is once";

    SmallServer forgetful;
    forgetful.put(m_guide);
    EXPECT_EQ(forgetful.push(inverse(remove), kMe).status, PushStatus::Applied);
    EXPECT_EQ(forgetful.live(Kind::Note, m_note.id)->fields, m_note.fields) << "from the edit itself";
}

TEST_F(DecideTest, ACreateThatIsThereAlreadyChangesNothing)
{
    Record view = record(Kind::SavedView, id(30), {{"owner", id(200).toString()}, {"name", "华东"}});
    const PushOp create = editBetween(std::nullopt, view).value();
    EXPECT_EQ(m_server.push(create, kMe).status, PushStatus::Applied);
    EXPECT_EQ(m_server.push(create, kOther).status, PushStatus::Applied) << "from a copy of the laptop";
    edit(now(view), {{"name", "华南"}});
    const Decision again = m_server.push(create, kOther);
    EXPECT_EQ(again.status, PushStatus::Merged);
    EXPECT_EQ(again.kept, (std::vector<std::string> {"name"}));
    EXPECT_EQ(now(view).text("name"), "华南");
}

TEST_F(DecideTest, WhatCannotBeIsRejectedWithAReason)
{
    EXPECT_EQ(why(edit(m_entry, {{"status", "done"}})), Rejection::IllegalTransition);
    EXPECT_EQ(why(edit(m_guide, {{"name", "王芳"}})), Rejection::NotAllowed);
    PushOp op = editOf(m_goal, {{"value", int64_t {30}}});
    op.id = id(99);
    EXPECT_EQ(why(m_server.push(op, kMe)), Rejection::NoSuchRecord);
    op.fields.clear();
    op.fields["colour"] = {};
    EXPECT_EQ(why(m_server.push(op, kMe)), Rejection::UnknownField);
    op.kind = "shop";
    EXPECT_EQ(why(m_server.push(op, kMe)), Rejection::UnknownKind);
    EXPECT_EQ(why(edit(m_goal, {{"value", "many"}})), Rejection::BadValue);
    EXPECT_EQ(
        why(edit(m_entry, {{"group_kinds", std::vector<std::string> {"none such"}}})), Rejection::BadValue);
    const Record orphan = record(
        Kind::Note, id(40), {{"subject", id(99).toString()}, {"author", id(200).toString()}, {"text", "x"}});
    EXPECT_EQ(why(m_server.push(editBetween(std::nullopt, orphan).value(), kMe)), Rejection::RefersToNothing);
    const Record done = record(Kind::Entry, id(41), {{"title", "x"}, {"status", "done"}});
    EXPECT_EQ(why(m_server.push(editBetween(std::nullopt, done).value(), kMe)), Rejection::IllegalTransition);
    m_server.setActor({id(203), Role::RegionManager, false, {id(2)}});
    EXPECT_EQ(why(edit(m_goal, {{"value", int64_t {30}}})), Rejection::OutOfScope);
}

TEST_F(DecideTest, AnEntryMovesWithItsStatusAndRegions)
{
    Decision decision = edit(m_entry, {{"status", "submitted"}});
    EXPECT_EQ(decision.record->bucket, bucket::planHq());
    decision = edit(now(m_entry), {{"regions", std::vector<std::string> {m_north.toString()}}});
    EXPECT_EQ(decision.record->bucket, bucket::planOf(m_north));
}

TEST_F(DecideTest, ARegionCannotMakeAGoalForAnother)
{
    m_server.put(record(Kind::Org, id(2), {{"kind", "region"}}));
    m_server.setActor({id(203), Role::RegionManager, false, {m_north}});
    const auto goal = [](const Uuid &org) {
        return editBetween(std::nullopt,
            record(
                Kind::Goal, id(50), {{"org", org.toString()}, {"metric", "orders"}, {"value", int64_t {1}}}))
            .value();
    };
    EXPECT_EQ(why(m_server.push(goal(id(2)), kMe)), Rejection::OutOfScope);
    EXPECT_EQ(m_server.push(goal(m_north), kMe).status, PushStatus::Applied);
    EXPECT_EQ(
        why(edit(now(record(Kind::Goal, id(50), {})), {{"org", id(2).toString()}})), Rejection::OutOfScope);
}

class ConflictTest : public DecideTest
{
protected:
    /// The only conflict of a decision, as a record of the server's.
    Record open(const PushOp &op, const Decision &decision, const std::string &bucket)
    {
        SeededIdSource ids(1, 0);
        const auto records = conflictRecords(op, decision, bucket, {id(200), id(201), 1'789'000'000}, ids);
        EXPECT_TRUE(records && records->size() == 1);
        return m_server.put(records->front());
    }
    void resolve(const Record &conflict, const Record &subject, Resolution how, const FieldValue &edited = {})
    {
        const auto ops = resolveConflict(
            conflict, m_server.live(subject.kind, subject.id), how, edited, id(200), 1'789'000'100'000);
        ASSERT_TRUE(ops.ok()) << ops.error().detail;
        for (const PushOp &op : *ops)
            EXPECT_EQ(m_server.push(op, kMe).status, PushStatus::Applied) << encodeForPeople(op);
        const Record ended = now(conflict);
        EXPECT_EQ(ended.text("status"), "resolved");
        EXPECT_EQ(ended.reference("resolved_by"), id(200));
        EXPECT_EQ(ended.integer("resolved_at"), 1'789'000'100);
    }
    Record valueConflict()
    {
        edit(m_goal, {{"value", int64_t {20}}}, kOther);
        const PushOp op = editOf(m_goal, {{"value", int64_t {30}}});
        return open(op, m_server.push(op, kMe), m_goal.bucket);
    }
};

TEST_F(ConflictTest, AConflictSaysWhatBothWanted)
{
    const Record conflict = valueConflict();
    EXPECT_TRUE(validate(conflict).ok());
    EXPECT_EQ(conflict.bucket, m_goal.bucket);
    const auto details = conflictDetails(conflict);
    ASSERT_TRUE(details);
    EXPECT_EQ(details->kind, Kind::Goal);
    EXPECT_EQ(details->subject, m_goal.id);
    EXPECT_EQ(details->field, "value");
    EXPECT_EQ(details->base, FieldValue(int64_t {10}));
    EXPECT_EQ(details->mine, FieldValue(int64_t {30}));
    EXPECT_EQ(details->theirs, FieldValue(int64_t {20}));
    EXPECT_TRUE(details->open);
    EXPECT_FALSE(conflictDetails(m_goal));
}

TEST_F(ConflictTest, ItEndsWithMineTheirsOrAThirdValue)
{
    resolve(valueConflict(), m_goal, Resolution::Mine);
    EXPECT_EQ(now(m_goal).integer("value"), 30);
    m_goal = now(m_goal);
    m_goal.put("value", int64_t {10});
    m_goal = m_server.put(m_goal);
    resolve(valueConflict(), m_goal, Resolution::Theirs);
    EXPECT_EQ(now(m_goal).integer("value"), 20);
}

TEST_F(ConflictTest, AThirdValueGoesInOverBoth)
{
    resolve(valueConflict(), m_goal, Resolution::Edited, int64_t {25});
    EXPECT_EQ(now(m_goal).integer("value"), 25);
}

TEST_F(ConflictTest, ADeleteThatWasTooLateIsMadeAgainstWhatIsThere)
{
    edit(m_goal, {{"value", int64_t {20}}}, kOther);
    const PushOp remove = editBetween(m_goal, std::nullopt).value();
    resolve(open(remove, m_server.push(remove, kMe), m_goal.bucket), m_goal, Resolution::Mine);
    EXPECT_FALSE(m_server.live(Kind::Goal, m_goal.id));
}

TEST_F(ConflictTest, AnEditOfWhatWasDeletedBringsItBack)
{
    m_server.push(editBetween(m_note, std::nullopt).value(), kOther);
    const PushOp change = editOf(m_note, {{"text", "a\nB"}});
    resolve(open(change, m_server.push(change, kMe), m_note.bucket), m_note, Resolution::Mine);
    EXPECT_EQ(now(m_note).text("text"), "a\nB");
    EXPECT_EQ(now(m_note).reference("subject"), m_guide.id);
}

TEST_F(ConflictTest, ValuesThatAreTooLongLeaveTheConflictButNeverMine)
{
    const auto conflictOf = [](size_t base, size_t mine, size_t theirs) {
        Decision decision;
        decision.conflicts.push_back({"text", '"' + std::string(base, 'b') + '"',
            '"' + std::string(mine, 'm') + '"', '"' + std::string(theirs, 't') + '"'});
        PushOp op;
        op.kind = "note";
        op.id = id(11);
        SeededIdSource ids(1, 0);
        return conflictRecords(op, decision, "plan:hq", {}, ids);
    };
    EXPECT_EQ(conflictOf(60'000, 60'000, 60'000)->front().text("base").size(), 60'002U);
    const auto large = conflictOf(100'000, 100'000, 100'000);
    EXPECT_EQ(large->front().text("base"), "");
    EXPECT_EQ(large->front().text("mine").size(), 100'002U);
    EXPECT_FALSE(conflictOf(1, 200'000, 1)) << "mine cannot be kept, so the edit is rejected";
}

TEST_F(ConflictTest, OfADeletedRecordTheLongestValuesAreLeftOutAndItStillComesBack)
{
    m_note = m_server.put(record(Kind::Note, id(11),
        {{"subject", m_guide.id.toString()}, {"author", id(200).toString()},
            {"text", "x" + std::string(65'500, '"')}})); // in JSON twice as long
    const std::string longText = now(m_note).text("text");
    ASSERT_GT(fieldsToJson(m_note).size(), 2 * 65'536U);
    m_server.push(editBetween(m_note, std::nullopt).value(), kOther);
    const PushOp change = editOf(m_note, {{"text", "短"}});
    const Record conflict = open(change, m_server.push(change, kMe), m_note.bucket);
    EXPECT_TRUE(validate(conflict).ok());
    const Result<std::vector<PushOp>> ops =
        resolveConflict(conflict, std::nullopt, Resolution::Mine, {}, id(200), 1'789'000'100'000);
    ASSERT_TRUE(ops.ok());
    const PushOp &restore = ops->front();
    EXPECT_EQ(restore.op, OpKind::Restore);
    EXPECT_EQ(restore.fields.at("subject").after, FieldValue(m_guide.id.toString()));
    EXPECT_EQ(restore.fields.at("author").after, FieldValue(id(200).toString()));
    EXPECT_FALSE(restore.fields.contains("text"));
    EXPECT_EQ(m_server.push(restore, kMe).status, PushStatus::Applied);
    EXPECT_EQ(now(m_note).text("text"), longText) << "from what the server has";
    const PushOp &mine = (*ops)[1];
    EXPECT_EQ(mine.fields.at("text").before, FieldValue()) << "nobody here knows it";
    const Decision taken = m_server.push(afterRestore(mine, now(m_note)), kMe);
    EXPECT_EQ(taken.status, PushStatus::Applied) << "mine was chosen: nobody is asked a second time";
    EXPECT_EQ(now(m_note).text("text"), "短");
}

TEST_F(ConflictTest, MineGoesOverWhatSomebodyElseHasBroughtBackMeanwhile)
{
    m_server.push(editBetween(m_note, std::nullopt).value(), kOther);
    const PushOp change = editOf(m_note, {{"text", "a\nB"}});
    Record conflict = open(change, m_server.push(change, kMe), m_note.bucket);
    PushOp back = editBetween(std::nullopt, m_note).value();
    back.op = OpKind::Restore;
    m_server.push(back, kOther);
    const Record stands = now(m_note);
    edit(stands, {{"text", "a\nsomething else"}}, kOther);
    const auto ops = resolveConflict(conflict, now(m_note), Resolution::Mine, {}, id(200), 1'789'000'100'000);
    ASSERT_TRUE(ops.ok());
    EXPECT_EQ(ops->front().op, OpKind::Set) << "it is back already";
    for (const PushOp &op : *ops)
        EXPECT_EQ(m_server.push(op, kMe).status, PushStatus::Applied) << encodeForPeople(op);
    EXPECT_EQ(now(m_note).text("text"), "a\nB");
}

TEST_F(ConflictTest, WithNothingOfARecordThatBelongsSomewhereItSaysThatItIsGone)
{
    m_server.push(editBetween(m_note, std::nullopt).value(), kOther);
    const PushOp change = editOf(m_note, {{"text", "b"}});
    Record conflict = open(change, m_server.push(change, kMe), m_note.bucket);
    conflict.put("base", {});
    const auto ops = resolveConflict(conflict, std::nullopt, Resolution::Mine, {}, id(200), 1);
    ASSERT_FALSE(ops.ok());
    EXPECT_EQ(ops.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(resolveConflict(conflict, std::nullopt, Resolution::Theirs, {}, id(200), 1).ok());
}

} // namespace

} // namespace qunce::test
