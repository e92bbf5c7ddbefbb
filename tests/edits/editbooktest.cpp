// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edits/editbook.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>

#include "models/edits/editdraft.h"
#include "models/merge/conflictrecord.h"
#include "models/protocol/exportpolicy.h"
#include "models/protocol/fieldvalue.h"
#include "models/store/leftedits.h"
#include "tests/store/editfixture.h"
#include "tests/support/files.h"

namespace qunce::test {
namespace {

class FixedClock : public Clock
{
public:
    int64_t nowMs() const override { return kNow; }
};

class EditBookTest : public EditFixture
{
protected:
    void SetUp() override
    {
        EditFixture::SetUp();
        openBook();
    }
    void TearDown() override { m_book.reset(); }

    void openBook()
    {
        EditBookOptions options;
        options.changed = [this](const std::vector<std::string> &kinds) {
            const std::lock_guard lock(m_mutex);
            m_changed.insert(kinds.begin(), kinds.end());
        };
        m_book =
            std::make_unique<EditBook>(store->edits(), directory(), m_clock, m_bookIds, std::move(options));
        m_book->setUser({idNumber(900), "hq", "admin", true, {}});
    }
    /// Waits, as no window would.
    template <typename Ask>
    Result<EditDone> ask(const Ask &ask)
    {
        std::promise<Result<EditDone>> promise;
        auto future = promise.get_future();
        ask([&promise](Result<EditDone> outcome) { promise.set_value(std::move(outcome)); });
        if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready)
            std::abort();
        return future.get();
    }
    Result<EditDone> change(std::vector<RecordChange> changes, Message title = Message("Rename"))
    {
        return ask([&](EditBook::Done done) { m_book->commit({title, changes, {}}, std::move(done)); });
    }
    Result<EditDone> undo()
    {
        return ask([&](EditBook::Done done) { m_book->undo(std::move(done)); });
    }
    Result<EditDone> redo()
    {
        return ask([&](EditBook::Done done) { m_book->redo(std::move(done)); });
    }
    static ChangeFields tags(uint64_t guide, std::vector<std::string> all)
    {
        return {Kind::Guide, idNumber(guide), {{"tags", std::move(all)}}, {}};
    }
    std::vector<std::string> tagsOf(uint64_t guide)
    {
        return (*look().record(Kind::Guide, idNumber(guide)))->set("tags");
    }
    int64_t goal(uint64_t number)
    {
        return *(*look().record(Kind::Goal, idNumber(number)))->integer("value");
    }
    static ChangeFields goalTo(uint64_t number, int64_t value)
    {
        return {Kind::Goal, idNumber(number), {{"value", value}}, {}};
    }

    /// About goal 11, made by somebody of headquarters.
    void serveConflict(std::map<std::string, FieldValue> fields)
    {
        fields.insert({{"subject_kind", std::string("goal")}, {"subject", idNumber(11).toString()},
            {"mine_by", idNumber(900).toString()}, {"opened_at", int64_t {kNow / 1000}},
            {"status", std::string("open")}});
        m_rows["conflict"][kConflict] = std::move(fields);
        // In its subject's bucket, as fixture rows of that kind are not.
        PageMaker maker;
        std::vector<WireRowId> rows;
        for (const std::string kind : {"goal", "conflict"}) {
            for (const auto &[id, row] : m_rows[kind]) {
                maker.record(kind, bucketOfKind("goal"), id, ++m_seq, row);
                rows.push_back({kind, id.toString(), m_seq});
            }
        }
        TakePlan plan;
        plan.apply = {stateOf(bucketOfKind("goal"), m_seq, rows)};
        ASSERT_TRUE(store->take(maker.page(), plan)->applied);
    }
    Result<EditDone> resolve(Resolution resolution)
    {
        return ask([&](EditBook::Done done) { m_book->resolve(kConflict, resolution, {}, std::move(done)); });
    }

    const Uuid kConflict = idNumber(500);
    FixedClock m_clock;
    SeededIdSource m_bookIds {5, kNow};
    std::mutex m_mutex;
    std::set<std::string> m_changed;
    std::unique_ptr<EditBook> m_book;
};

TEST_F(EditBookTest, anEditIsOnTheDiskAndInEveryReaderWhenItIsDone)
{
    const Result<EditDone> done = change({tags(1, {"vip", "新客"}), goalTo(11, 7)});
    ASSERT_TRUE(done.ok()) << done.error().detail;
    EXPECT_EQ(done->ids, (std::vector<Uuid> {idNumber(1), idNumber(11)}));
    EXPECT_EQ(tagsOf(1), (std::vector<std::string> {"vip", "新客"}));
    EXPECT_EQ(goal(11), 7);
    const std::vector<PushGroup> groups = toSend();
    ASSERT_EQ(groups.size(), 1U);
    const PushOp &first = groups[0].ops[0];
    EXPECT_EQ(first.sets.at("tags"), (SetEdit {{"新客"}, {}}));
    EXPECT_EQ(first.bucket, kPeopleOne);
    EXPECT_GT(first.base, 0U);
    EXPECT_EQ(first.pv, kSchemaVersion);
    EXPECT_EQ(groups[0].ops[1].fields.at("value"), (FieldEdit {int64_t {1100}, int64_t {7}}));
    EXPECT_EQ(m_book->undoState().undo->source, "Rename");
    const std::lock_guard lock(m_mutex);
    EXPECT_EQ(m_changed, (std::set<std::string> {"goal", "guide"}));
}

TEST_F(EditBookTest, whoSubmitsOrApprovesSignsAndEachStepCanBeTakenBack)
{
    const auto made = change({MakeRecord {Kind::Entry, {},
        {{"title", std::string("推送")}, {"status", std::string("submitted")},
            {"start_at", kNow / 1000 + 86'400}}}});
    ASSERT_TRUE(made.ok()) << made.error().detail;
    const Uuid entry = made->ids.front();
    const auto now = [&] { return *look().record(Kind::Entry, entry); };
    EXPECT_EQ(now()->reference("submitted_by"), idNumber(900));
    EXPECT_EQ(now()->instant("submitted_at"), (Instant {kNow / 1000}));
    const auto approve = [&] {
        return change({ChangeFields {Kind::Entry, entry, {{"status", std::string("approved")}}, {}}});
    };
    EXPECT_EQ(approve().error().detail, "own_approval ");
    m_book->setUser({idNumber(901), "bob", "hq_content", true, {}});
    ASSERT_TRUE(approve().ok());
    EXPECT_EQ(now()->reference("approved_by"), idNumber(901));
    EXPECT_NE(now()->text("approved_form"), "");
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(now()->text("status"), "submitted");
    EXPECT_TRUE(now()->reference("approved_by").isNil());
    ASSERT_TRUE(redo().ok());
    EXPECT_EQ(now()->text("status"), "approved");
    EXPECT_EQ(now()->reference("approved_by"), idNumber(901));
}

TEST_F(EditBookTest, whatWasCancelledComesBackAsADraftAndIsNeverRefused)
{
    const auto made = change({MakeRecord {Kind::Entry, {},
        {{"title", std::string("推送")}, {"status", std::string("submitted")},
            {"start_at", kNow / 1000 + 86'400}}}});
    ASSERT_TRUE(made.ok()) << made.error().detail;
    const Uuid entry = made->ids.front();
    const auto status = [&] { return (*look().record(Kind::Entry, entry))->text("status"); };
    ASSERT_TRUE(change({ChangeFields {Kind::Entry, entry, {{"status", std::string("cancelled")}}, {}}}).ok());
    const Result<EditDone> undone = undo();
    ASSERT_TRUE(undone.ok()) << undone.error().detail;
    EXPECT_EQ(undone->ids, std::vector<Uuid> {entry}) << "it says which are not what they were";
    EXPECT_EQ(status(), "draft") << "the only way back that there is";
    ASSERT_TRUE(redo().ok());
    EXPECT_EQ(status(), "cancelled");
    const Result<EditDone> again = undo();
    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->ids.empty()) << "it was a draft before that";
    EXPECT_EQ(status(), "draft");
}

TEST_F(EditBookTest, aRejectedEditThatIsMadeWhatStandsThereWaitsNoLonger)
{
    ASSERT_TRUE(change({goalTo(11, 7)}).ok());
    EXPECT_EQ(sent(), "1 set");
    answer(1, PushStatus::Rejected);
    const std::vector<Uuid> rejected {log().list({}, 1)->at(0).edits.at(0).gid};
    const auto again = [&](int64_t value) {
        return ask([&](EditBook::Done done) {
            m_book->commit({Message("Corrected"), {goalTo(11, value)}, rejected}, std::move(done));
        });
    };
    ASSERT_TRUE(again(1100).ok());
    EXPECT_EQ(counts(), EditCounts());
    EXPECT_EQ(sent(), "") << "there is nothing to send";
    EXPECT_EQ(log().list({}, 1)->at(0).edits.at(0).state, EditState::Discarded) << "and may be taken back";
}

TEST_F(EditBookTest, whatIsAsItWasIsNoEdit)
{
    const Result<EditDone> done = change({tags(1, {"vip"}), goalTo(11, 1100)});
    ASSERT_TRUE(done.ok());
    EXPECT_TRUE(done->aid.isNil());
    EXPECT_FALSE(m_book->undoState().undo.has_value());
    EXPECT_EQ(sent(), "");
}

TEST_F(EditBookTest, whatTheServerWouldRefuseIsRefusedAndNothingIsWritten)
{
    const auto refused = [&](RecordChange wrong) {
        const Result<EditDone> done = change({goalTo(12, 1), std::move(wrong)});
        return done.ok() ? std::string("done") : done.error().detail.substr(0, done.error().detail.find(' '));
    };
    EXPECT_EQ(
        refused(ChangeFields {Kind::Guide, idNumber(1), {{"name", std::string("x")}}, {}}), "not_allowed");
    EXPECT_EQ(refused(ChangeFields {Kind::Guide, idNumber(1), {{"nothing", std::string("x")}}, {}}),
        "unknown_field");
    EXPECT_EQ(
        refused(ChangeFields {Kind::Goal, idNumber(11), {{"value", std::string("x")}}, {}}), "bad_value");
    EXPECT_EQ(
        refused(ChangeFields {Kind::Goal, idNumber(99), {{"value", int64_t {1}}}, {}}), "no_such_record");
    EXPECT_EQ(refused(DeleteRecord {Kind::Guide, idNumber(1)}), "not_allowed");
    m_book->setUser({idNumber(901), "viewer", "viewer", true, {}});
    EXPECT_EQ(change({goalTo(11, 1)}).error().code, ErrorCode::PermissionDenied);
    EXPECT_EQ(sent(), "");
    EXPECT_EQ(goal(12), 1200);
}

TEST_F(EditBookTest, undoAndRedoAreEditsOfTheirOwn)
{
    ASSERT_TRUE(change({goalTo(11, 1)}, Message("first")).ok());
    ASSERT_TRUE(change({goalTo(11, 2), tags(1, {})}, Message("second")).ok());
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(goal(11), 1);
    EXPECT_EQ(tagsOf(1), std::vector<std::string> {"vip"});
    EXPECT_EQ(m_book->undoState().undo->source, "first");
    EXPECT_EQ(m_book->undoState().redo->source, "second");
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(goal(11), 1100);
    EXPECT_EQ(undo().error().code, ErrorCode::NotFound);
    ASSERT_TRUE(redo().ok());
    ASSERT_TRUE(redo().ok());
    EXPECT_EQ(goal(11), 2);
    EXPECT_TRUE(tagsOf(1).empty());
    EXPECT_EQ(redo().error().code, ErrorCode::NotFound);
    EXPECT_EQ(log().look({})->lastMid, 9U); // nothing was taken out of the outbox
    ASSERT_TRUE(undo().ok());
    ASSERT_TRUE(change({goalTo(12, 5)}, Message("third")).ok());
    EXPECT_FALSE(m_book->undoState().redo.has_value());
}

TEST_F(EditBookTest, aNewRecordIsUndoneByItsDeletionAndComesBack)
{
    const Result<EditDone> made = change({MakeRecord {Kind::Note, {},
        {{"subject", idNumber(1).toString()}, {"author", idNumber(900).toString()},
            {"text", std::string("约见")}, {"written_at", int64_t {kNow / 1000}}}}});
    ASSERT_TRUE(made.ok()) << made.error().detail << made.error().userText.english();
    const Uuid note = made->ids.front();
    const auto there = [&] { return look().record(Kind::Note, note)->has_value(); };
    EXPECT_TRUE(there());
    ASSERT_TRUE(undo().ok());
    EXPECT_FALSE(there());
    ASSERT_TRUE(redo().ok());
    EXPECT_TRUE(there());
    EXPECT_EQ((*look().record(Kind::Note, note))->text("text"), "约见");
}

TEST_F(EditBookTest, theFirstSavingOfASettingIsTakenBackByEmptyingIt)
{
    const Result<EditDone> made = change({MakeRecord {Kind::Setting, {},
        {{"name", std::string("push_policy")}, {"value", std::string(R"({"cap":"day_1"})")}}}});
    ASSERT_TRUE(made.ok()) << made.error().detail << made.error().userText.english();
    const Uuid setting = made->ids.front();
    const auto value = [&] { return (*look().record(Kind::Setting, setting))->text("value"); };
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(value(), "") << "as if nobody had set it: the defaults hold";
    ASSERT_TRUE(redo().ok());
    EXPECT_EQ(value(), R"({"cap":"day_1"})");
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(value(), "");
}

TEST_F(EditBookTest, whatSomebodyElseChangedSinceIsNotUndone)
{
    ASSERT_TRUE(change({goalTo(11, 1)}).ok());
    sent();
    answer(1, PushStatus::Applied, bucketOfKind("goal"), m_seq + 4);
    m_rows["goal"][idNumber(11)]["value"] = int64_t {3000};
    ASSERT_NO_FATAL_FAILURE(serve());
    const Result<EditDone> refused = undo();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_NE(refused.error().userText.english().find("目标值"), std::string::npos);
    EXPECT_EQ(goal(11), 3000);
    EXPECT_TRUE(m_book->undoState().undo.has_value()); // and may be tried again
}

TEST_F(EditBookTest, undoOfASyncedEditIsANewOne)
{
    ASSERT_TRUE(change({goalTo(11, 1)}).ok());
    sent();
    answer(1, PushStatus::Applied, bucketOfKind("goal"), m_seq + 4);
    m_rows["goal"][idNumber(11)]["value"] = int64_t {1};
    ASSERT_NO_FATAL_FAILURE(serve());
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(goal(11), 1100);
    EXPECT_EQ(toSend().front().ops.front().fields.at("value"), (FieldEdit {int64_t {1}, int64_t {1100}}));
}

TEST_F(EditBookTest, tenThousandRowsAreOneStep)
{
    for (uint64_t i = 1'000; i < 11'000; ++i)
        m_rows["goal"][idNumber(i)] = {
            {"org", kRegionOne}, {"metric", std::string("orders")}, {"value", int64_t {5}}};
    ASSERT_NO_FATAL_FAILURE(serve());
    std::vector<RecordChange> all;
    for (uint64_t i = 1'000; i < 11'000; ++i)
        all.push_back(goalTo(i, 6));
    const Result<EditDone> done = change(std::move(all));
    ASSERT_TRUE(done.ok()) << done.error().detail;
    const auto sum = [&] {
        int64_t total = 0;
        EXPECT_TRUE(look()
                        .eachRow({Kind::Goal, {"value"}, {}, {}},
                            [&](const RowView &row) -> Result<void> {
                                total += row.integer(0);
                                return {};
                            })
                        .ok());
        return total - 2'300;
    };
    EXPECT_EQ(sum(), 60'000);
    const std::vector<PushGroup> groups = toSend({1000, 100'000, 100 << 20});
    EXPECT_EQ(groups.size(), 25U);
    for (const PushGroup &group : groups)
        EXPECT_EQ(group.aid, done->aid);
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(sum(), 50'000);
    EXPECT_FALSE(m_book->undoState().undo.has_value());
}

TEST_F(EditBookTest, undoOfARejectedEditIsThatItWaitsNoLonger)
{
    ASSERT_TRUE(change({goalTo(11, 1)}).ok());
    sent();
    answer(1, PushStatus::Rejected);
    ASSERT_TRUE(undo().ok());
    EXPECT_EQ(counts(), EditCounts());
    EXPECT_EQ(goal(11), 1100);
}

TEST_F(EditBookTest, aConflictIsResolvedByOneGroup)
{
    serveConflict({{"cause", std::string("edit")}, {"field", std::string("value")},
        {"base", valueToJson(int64_t {1000})}, {"mine", valueToJson(int64_t {7})},
        {"theirs", valueToJson(int64_t {1100})}});
    const UserInfo user {idNumber(900), "hq", "admin", true, {}};
    EXPECT_EQ(log().look(user)->counts.conflicts, 1U);
    const Result<EditDone> done = resolve(Resolution::Mine);
    ASSERT_TRUE(done.ok()) << done.error().detail << done.error().userText.english();
    EXPECT_EQ(goal(11), 7);
    EXPECT_EQ((*look().record(Kind::Conflict, kConflict))->text("status"), "resolved");
    EXPECT_EQ(toSend().size(), 1U);
    EXPECT_EQ(log().look(user)->counts.conflicts, 0U);
    EXPECT_EQ(resolve(Resolution::Mine).error().code, ErrorCode::NotFound);
}

TEST_F(EditBookTest, aRegionManagerBringsBackWhatAColleagueDeletedWithMine)
{
    const Record deleted = **look().record(Kind::Goal, idNumber(11));
    serverRemoves("goal", idNumber(11));
    m_rows["org"][*Uuid::parse(kRegionOne)] = {
        {"name", std::string("华北")}, {"kind", std::string("region")}};
    ASSERT_NO_FATAL_FAILURE(serve());
    serveConflict({{"cause", std::string("edited_deleted")}, {"base", fieldsToJson(deleted)},
        {"mine", std::string(R"({"value":7})")}, {"theirs", std::string("null")}});
    m_book->setUser({idNumber(903), "bj", "region_manager", false, {*Uuid::parse(kRegionOne)}});
    const Result<EditDone> done = resolve(Resolution::Mine);
    ASSERT_TRUE(done.ok()) << done.error().detail;
    EXPECT_EQ(goal(11), 7);
    const Record back = **look().record(Kind::Goal, idNumber(11));
    EXPECT_EQ(back.text("metric"), "orders") << "on screen it is whole at once";
    EXPECT_EQ(back.reference("org").toString(), kRegionOne);
    const std::vector<PushGroup> groups = toSend();
    ASSERT_EQ(groups.size(), 1U);
    ASSERT_EQ(groups[0].ops.size(), 3U);
    EXPECT_EQ(groups[0].ops[0].op, OpKind::Restore);
    EXPECT_EQ(groups[0].ops[1].fields.at("value"), (FieldEdit {int64_t {1100}, int64_t {7}}));
}

TEST_F(EditBookTest, editsGoToAFileAndComeBackInAnotherProfile)
{
    ASSERT_TRUE(change({goalTo(11, 1)}).ok());
    ASSERT_TRUE(change({goalTo(11, 2)}).ok());
    const std::string path = m_dir.file("edits.json");
    ASSERT_TRUE(ask([&](EditBook::Done done) { m_book->exportTo(path, std::move(done)); }).ok());
    ASSERT_TRUE(log().seal(std::string(32, 'k')).ok()); // nothing of them is here any more
    EXPECT_EQ(goal(11), 1100);
    ASSERT_TRUE(ask([&](EditBook::Done done) { m_book->importFrom(path, std::move(done)); }).ok());
    EXPECT_EQ(goal(11), 2);
    ASSERT_TRUE(ask([&](EditBook::Done done) { m_book->importFrom(path, std::move(done)); }).ok());
    EXPECT_EQ(counts().pending, 2U);
}

TEST_F(EditBookTest, whatWasAskedBeforeTheEndIsDone)
{
    for (int i = 0; i < 20; ++i)
        m_book->commit({Message("x"), {goalTo(11, i)}, {}}, [](const Result<EditDone> &) {});
    m_book.reset();
    EXPECT_EQ(goal(11), 19);
}

TEST_F(EditBookTest, WhatAnotherProcessLeftIsTakenInOnce)
{
    RandomIdSource ids(m_clock);
    const auto left = [&](const char *title) {
        ReadSnapshot snapshot = look();
        const Actor hq {idNumber(900), Role::Admin, true, {}};
        EditDraft draft(snapshot, hq, ids, kNow);
        EXPECT_TRUE(
            draft
                .add(MakeRecord {Kind::SavedView, {},
                    fieldsOf({idNumber(900), {kNow / 1000}, title, ExportData::Koc, "csv", 1, "", ""})})
                .ok());
        EditAction action;
        action.aid = ids.next();
        action.title = Message("Export");
        action.atMs = kNow;
        action.groups = draft.groups(action.aid);
        return action;
    };
    const auto titles = [&] {
        std::vector<std::string> all;
        ReadSnapshot snapshot = look();
        EXPECT_TRUE(snapshot
                        .eachRecord(Kind::SavedView,
                            [&all](const Record &one) -> Result<void> {
                                if (isExportLine(one))
                                    all.push_back(one.text("name"));
                                return {};
                            })
                        .ok());
        std::sort(all.begin(), all.end());
        return all;
    };
    const EditAction first = left("a");
    ASSERT_TRUE(leaveEdits(directory(), first).ok());
    ASSERT_TRUE(leaveEdits(directory(), left("b")).ok());
    EXPECT_TRUE(titles().empty()) << "nobody has taken them yet";
    std::ofstream(directory() + "/left/zzz.json") << "{";
    ASSERT_TRUE(change({goalTo(11, 7)}).ok());
    ASSERT_TRUE(undo().ok()) << "the next work comes after what was left";
    EXPECT_EQ(titles(), (std::vector<std::string> {"a", "b"}));
    EXPECT_FALSE(std::filesystem::exists(directory() + "/left/" + first.aid.toString() + ".json"));
    EXPECT_TRUE(std::filesystem::exists(directory() + "/left/zzz.json.damaged"))
        << "kept, and in nobody's way";
    ASSERT_TRUE(leaveEdits(directory(), first).ok());
    ASSERT_TRUE(takeLeftEdits(directory(), *store->edits()).ok());
    EXPECT_EQ(titles().size(), 2U) << "the same twice is one";
}

} // namespace
} // namespace qunce::test
