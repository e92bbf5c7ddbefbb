// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/editfile.h"
#include "tests/store/editfixture.h"
#include "tests/store/integrity.h"

namespace qunce::test {
namespace {

using EditLogTest = EditFixture;

TEST_F(EditLogTest, whatWasCommittedIsThereAfterARestart)
{
    const EditAction made = action({set("guide", idNumber(1), "name", "李雷"), tag(idNumber(2), {"new"})});
    ASSERT_TRUE(log().commit(made).ok());
    EXPECT_EQ(log().commit(made).error().code, ErrorCode::AlreadyExists);
    start();
    const auto listed = log().list({}, 10);
    ASSERT_TRUE(listed.ok());
    ASSERT_EQ(listed->size(), 1U);
    EXPECT_EQ(listed->front().title.asMessage().english(), "Change D1");
    ASSERT_EQ(listed->front().edits.size(), 2U);
    PushOp first = made.groups[0].ops[0];
    first.mid = 1;
    EXPECT_EQ(listed->front().edits[0].op, first);
    EXPECT_EQ(sent(), "1 set, 2 set");
    EXPECT_EQ(counts().pending, 2U);
}

TEST_F(EditLogTest, numbersAreGivenWithoutGapsAndGroupsAreSentWhole)
{
    commit({set("guide", idNumber(1), "name", "a"), set("guide", idNumber(2), "name", "b")});
    commit({set("guide", idNumber(3), "name", "c")});
    commit({create("goal", nextId(), {{"value", int64_t {1}}})});
    EXPECT_EQ(sent(), "1 set, 2 set | 3 set | 4 create");
    EXPECT_EQ(sent({1, 1, 1}), "1 set, 2 set"); // one that is too large goes alone
    EXPECT_EQ(sent({9, 3, 1 << 20}), "1 set, 2 set | 3 set");
    EXPECT_EQ(sent({2, 1000, 1 << 20}), "1 set, 2 set | 3 set");
    answer(1, PushStatus::Applied, kPeopleOne, 100);
    answer(2, PushStatus::Merged, kPeopleOne, 101);
    EXPECT_EQ(sent(), "3 set | 4 create");
    const StoredEdits state = *log().look({});
    EXPECT_EQ(state.acknowledged, 2U);
    EXPECT_EQ(state.lastMid, 4U);
    answer(1, PushStatus::Rejected); // an answer that comes twice changes nothing
    EXPECT_EQ(counts().rejected, 0U);
    EditAction empty = action({});
    EXPECT_EQ(log().commit(empty).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(
        log().commit(action(std::vector<PushOp>(kMaxGroupOps + 1, tag(idNumber(1), {"x"})))).error().code,
        ErrorCode::InvalidInput);
}

TEST_F(EditLogTest, aRejectedEditStaysAsTypedUntilItsAuthorDecides)
{
    const PushOp typed = set("guide", idNumber(1), "name", "  李雷\n");
    const Uuid gid = commit({typed});
    sent();
    answer(1, PushStatus::Rejected);
    EXPECT_EQ(counts(), (EditCounts {0, 1, 0, 0}));
    EXPECT_EQ(sent(), "");
    constexpr EditState kRejected[] {EditState::Rejected};
    const StoredEdit kept = log().list(kRejected, 9)->front().edits.front();
    EXPECT_EQ(kept.op.fields, typed.fields);
    EXPECT_EQ(kept.result.code, "not_allowed");

    ASSERT_TRUE(log().discard({{gid}}).ok());
    EXPECT_EQ(counts().rejected, 0U);
    ASSERT_TRUE(log().takeBack({{gid}}).ok());
    EXPECT_EQ(counts().rejected, 1U);
    ASSERT_TRUE(log().retry({{gid}}).ok());
    EXPECT_EQ(counts(), (EditCounts {1, 0, 0, 0}));
    EXPECT_EQ(sent(), "2 set");
    EXPECT_EQ(toSend().front().ops.front().fields, typed.fields);
    ASSERT_TRUE(log().retry({{gid}}).ok()); // nothing is left of it to retry
    EXPECT_EQ(sent(), "2 set");

    answer(2, PushStatus::Rejected);
    EditAction corrected = action({set("guide", idNumber(1), "name", "李雷")});
    corrected.replaces = {log().list(kRejected, 9)->front().edits.back().gid};
    ASSERT_TRUE(log().commit(corrected).ok());
    EXPECT_EQ(counts(), (EditCounts {1, 0, 0, 0}));
}

TEST_F(EditLogTest, whatTheServerCannotTakeGoesAsSkipsAndMayBeSentAnew)
{
    const Uuid gid = commit({set("guide", idNumber(1), "name", "a"), tag(idNumber(2), {"b"})});
    commit({set("guide", idNumber(3), "name", "c")});
    sent();
    ASSERT_TRUE(log().setAside(gid, "server_failed").ok());
    EXPECT_EQ(counts(), (EditCounts {1, 0, 2, 0}));
    EXPECT_EQ(sent(), "1 skip, 2 skip | 3 set");
    EXPECT_EQ(nameOf(1), "导购1"); // it is not on its way
    ASSERT_TRUE(log().retry({{gid}}).ok());
    EXPECT_EQ(sent(), "1 skip, 2 skip | 3 set | 4 set, 5 set");
    EXPECT_EQ(nameOf(1), "a");
    answer(1, PushStatus::Applied);
    answer(2, PushStatus::Applied);
    EXPECT_EQ(sent(), "3 set | 4 set, 5 set");
}

TEST_F(EditLogTest, aSkipThatTheServerHadDecidedBeforeIsThatDecision)
{
    const Uuid gid = commit({set("guide", idNumber(1), "name", "a")});
    sent();
    ASSERT_TRUE(log().setAside(gid, "server_failed").ok());
    answer(1, PushStatus::Applied, kPeopleOne, 999);
    EXPECT_EQ(counts(), EditCounts());
    EXPECT_EQ(nameOf(1), "a");
}

TEST_F(EditLogTest, afterAServersRewindEverythingItForgotIsSentAgainWithItsNumber)
{
    for (int i = 0; i < 5; ++i)
        commit({tag(idNumber(1), {std::to_string(i)})});
    sent();
    for (uint64_t mid = 1; mid <= 5; ++mid)
        answer(mid, mid == 4 ? PushStatus::Rejected : PushStatus::Applied, mid == 4 ? "" : kPeopleOne,
            100 + mid);
    EXPECT_EQ(sent(), "");
    ASSERT_TRUE(log().reopen(2).ok());
    EXPECT_EQ(sent(), "3 set | 4 skip | 5 set");
    EXPECT_EQ(counts(), (EditCounts {2, 1, 0, 0}));
    ASSERT_TRUE(log().reopen(1).ok());
    EXPECT_EQ(sent(), "2 set | 3 set | 4 skip | 5 set");
}

TEST_F(EditLogTest, afterAServersRewindNothingCountsAsSeen)
{
    const auto seen = [&](PushOp op, uint64_t base) {
        op.base = base;
        return op;
    };
    for (uint64_t i = 1; i <= 3; ++i)
        commit({seen(tag(idNumber(i), {"a"}), 100 + i)});
    sent();
    answer(1, PushStatus::Applied, kPeopleOne, 200);
    answer(2, PushStatus::Applied, kPeopleOne, 201);
    commit({seen(tag(idNumber(1), {"b"}), 201)});
    ASSERT_TRUE(log().reopen(1).ok());
    const auto check = [&] {
        const std::vector<PushGroup> again = toSend();
        ASSERT_EQ(again.size(), 3U);
        for (const PushGroup &group : again) {
            EXPECT_EQ(group.ops.front().base, 0U) << group.ops.front().mid;
            EXPECT_EQ(group.ops.front().bucket, "");
        }
    };
    check();
    start(); // and it is said the same way again, by the next run too
    ASSERT_TRUE(store->load().ok());
    check();
    EXPECT_EQ(log().list({}, 9)->front().edits.front().op.base, 201U)
        << "what was typed stays as it was typed";

    commit({seen(tag(idNumber(2), {"c"}), 1 << 24)});
    EXPECT_EQ(toSend().back().ops.front().base, 1U << 24) << "what was seen since counts";
}

TEST_F(EditLogTest, whatWasNotSentBeforeAnotherHistoryCameIsSentAsIfNothingHadBeenSeen)
{
    const auto seen = [&](PushOp op) {
        op.base = 7;
        return op;
    };
    commit({seen(tag(idNumber(1), {"a"}))});
    sent();
    commit({seen(tag(idNumber(2), {"b"}))});
    commit({seen(set("goal", idNumber(11), "value", int64_t {5}))});
    ASSERT_TRUE(store->restart({kPeopleOne}).ok());
    const std::vector<PushGroup> groups = toSend();
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[0].ops.front().base, 7U) << "the server may have it, and would take it for another edit";
    EXPECT_EQ(groups[1].ops.front().base, 0U);
    EXPECT_EQ(groups[2].ops.front().base, 7U) << "of another bucket";
}

TEST_F(EditLogTest, whatAnOlderProgramSetAsideIsSentOnceMoreByTheNext)
{
    const Uuid gid = commit({set("guide", idNumber(1), "name", "a"), tag(idNumber(2), {"b"})});
    sent();
    ASSERT_TRUE(log().setAside(gid, "server_failed").ok());
    ASSERT_TRUE(log().tidy(kNow).ok());
    EXPECT_EQ(sent(), "1 skip, 2 skip") << "by this program";
    start();
    ASSERT_TRUE(store->edits()
                    ->outbox()
                    ->lend()
                    ->execute("UPDATE edit SET message = 'qunce 0.0.1' WHERE state = 4")
                    .ok());
    ASSERT_TRUE(log().tidy(kNow).ok());
    EXPECT_EQ(sent(), "1 skip, 2 skip | 3 set, 4 set");
    EXPECT_EQ(nameOf(1), "a");
}

TEST_F(EditLogTest, whatIsOldIsForgottenAtTheStartAndEveryDay)
{
    constexpr int64_t kDay = int64_t {24} * 3600 * 1000;
    commit({tag(idNumber(1), {"a"})});
    sent();
    answer(1, PushStatus::Applied, kPeopleOne, 1);
    ASSERT_NO_FATAL_FAILURE(serve());
    ASSERT_TRUE(log().tidy(kNow + 29 * kDay).ok());
    EXPECT_EQ(log().list({}, 9)->size(), 1U);
    const uint64_t revision = *log().revision();
    ASSERT_TRUE(log().tidy(kNow + 30 * kDay - 1).ok());
    EXPECT_EQ(*log().revision(), revision) << "not twice a day";
    ASSERT_TRUE(log().tidy(kNow + 31 * kDay).ok());
    EXPECT_EQ(log().list({}, 9)->size(), 0U);
}

TEST_F(EditLogTest, numbersOfEditsThatAreNoLongerKeptAreFilledWithSkips)
{
    for (int i = 0; i < 4; ++i)
        commit({tag(idNumber(1), {std::to_string(i)})});
    sent();
    for (uint64_t mid = 1; mid <= 3; ++mid)
        answer(mid, PushStatus::Applied, kPeopleOne, 1);
    ASSERT_NO_FATAL_FAILURE(serve()); // the cache has them
    ASSERT_TRUE(log().dropOld(kNow + int64_t {31} * 24 * 3600 * 1000).ok());
    EXPECT_EQ(log().list({}, 9)->size(), 1U);
    ASSERT_TRUE(log().reopen(1).ok());
    EXPECT_EQ(sent(), "2 skip, 3 skip | 4 set");
    answer(2, PushStatus::Applied);
    answer(3, PushStatus::Applied);
    EXPECT_EQ(sent(), "4 set");
}

TEST_F(EditLogTest, anotherClientNumbersWhatIsUndecidedFromOneInItsOrder)
{
    for (int i = 0; i < 4; ++i)
        commit({tag(idNumber(1), {std::to_string(i)})});
    sent();
    answer(1, PushStatus::Applied, kPeopleOne, 999);
    const std::vector<PushGroup> before = toSend();
    const Uuid client = store->load()->clientId;
    ASSERT_TRUE(log().rotate(NextClient::OfTheSameUser).ok());
    EXPECT_NE(store->load()->clientId, client);
    std::vector<PushGroup> after = toSend();
    ASSERT_EQ(after.size(), 3U);
    for (size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(after[i].ops[0].mid, i + 1);
        EXPECT_EQ(after[i].ops[0].sets, before[i].ops[0].sets);
    }
    EXPECT_EQ(log().look({})->lastMid, 3U);
}

TEST_F(EditLogTest, whatAFormerNameOfTheClientWasAnsweredIsSentAgainUnderItsOldNumber)
{
    for (int i = 1; i <= 4; ++i)
        commit({tag(idNumber(1), {std::to_string(i)})});
    sent();
    for (uint64_t mid = 1; mid <= 3; ++mid)
        answer(mid, mid == 2 ? PushStatus::Rejected : PushStatus::Applied, mid == 2 ? "" : kPeopleOne,
            100 + mid);
    const Uuid first = store->load()->clientId;
    EXPECT_FALSE(log().look({})->hasFormer);
    ASSERT_TRUE(log().rotate(NextClient::OfTheSameUser).ok()); // another copy of the profile is about
    EXPECT_TRUE(log().look({})->hasFormer);
    EXPECT_EQ(sent(), "1 set");
    answer(1, PushStatus::Applied, kPeopleOne, 105);
    commit({tag(idNumber(2), {"5"})});
    EXPECT_EQ(sent(), "2 set");
    start(); // and all of it is known to the next run

    // The server was restored from a backup in which there is no such client.
    ASSERT_TRUE(log().rotate(NextClient::TheFormer).ok());
    EXPECT_EQ(store->load()->clientId, first);
    EXPECT_EQ(log().look({})->acknowledged, 4U);
    EXPECT_FALSE(log().look({})->hasFormer);
    EXPECT_EQ(sent(), "5 set | 6 set") << "what the second name said comes after that";
    ASSERT_TRUE(log().reopen(1).ok()); // the backup has the first edit
    EXPECT_EQ(sent(), "2 skip | 3 set | 4 skip | 5 set | 6 set");
    std::vector<std::string> tags;
    for (const PushGroup &group : toSend()) {
        for (const PushOp &op : group.ops) {
            EXPECT_EQ(op.base, 0U);
            if (op.op == OpKind::Set)
                tags.push_back(op.sets.at("tags").add.front());
        }
    }
    EXPECT_EQ(tags, (std::vector<std::string> {"3", "4", "5"}));
    ASSERT_TRUE(log().rotate(NextClient::TheFormer).ok()) << "there is none";
    EXPECT_EQ(store->load()->clientId, first);
}

TEST_F(EditLogTest, whatTheServerDoesNotAnswerAnyMoreIsSaidInTheNextName)
{
    for (int i = 1; i <= 4; ++i)
        commit({tag(idNumber(1), {std::to_string(i)})});
    const std::vector<PushGroup> said = toSend();
    sent();
    for (uint64_t mid = 1; mid <= 4; ++mid)
        answer(mid, mid == 2 ? PushStatus::Rejected : PushStatus::Applied, mid == 2 ? "" : kPeopleOne,
            100 + mid);
    commit({tag(idNumber(1), {"5"})});
    EXPECT_EQ(sent(), "5 set");
    ASSERT_TRUE(log().askAgain().ok());
    EXPECT_EQ(sent(), "1 set | 2 skip | 3 set | 4 set | 5 set");
    const std::vector<PushGroup> again = toSend();
    for (const size_t i : {0U, 2U, 3U})
        EXPECT_EQ(again[i].ops, said[i].ops) << "word for word, or it would be another edit";
    answer(1, PushStatus::Applied, kPeopleOne, 101);
    answer(2, PushStatus::Rejected);
    start(); // between the two
    ASSERT_TRUE(log().rotate(NextClient::OfTheSameUser).ok());
    EXPECT_EQ(sent(), "1 set | 2 set | 3 set");
    const std::vector<PushGroup> anew = toSend();
    EXPECT_EQ(anew[0].ops[0].sets.at("tags").add, std::vector<std::string> {"3"});
    EXPECT_EQ(anew[0].ops[0].base, 0U) << "of a history that is lost";
    EXPECT_EQ(anew[2].ops[0], [&] {
        PushOp op = again[4].ops[0];
        op.mid = 3;
        return op;
    }()) << "what was never answered is as it was";
    EXPECT_EQ(counts().rejected, 1U);
    EXPECT_EQ(counts().pending, 3U);
}

TEST_F(EditLogTest, namesBeforeTheFormerOneAreGoneBackToOneByOne)
{
    std::vector<Uuid> names;
    for (int i = 1; i <= 3; ++i) {
        names.push_back(store->load()->clientId);
        commit({tag(idNumber(1), {std::to_string(i)})});
        sent();
        answer(log().look({})->lastMid, PushStatus::Applied, kPeopleOne, 100);
        ASSERT_TRUE(log().rotate(NextClient::OfTheSameUser).ok());
        EXPECT_EQ(sent(), "1 skip") << "so that a server that forgets this name is noticed";
        answer(1, PushStatus::Applied);
    }
    for (size_t back = names.size(); back-- > 0;) {
        EXPECT_TRUE(log().look({})->hasFormer);
        ASSERT_TRUE(log().rotate(NextClient::TheFormer).ok());
        EXPECT_EQ(store->load()->clientId, names[back]);
    }
    ASSERT_TRUE(log().reopen(0).ok());
    EXPECT_EQ(sent(), "1 set | 2 set | 3 set");
    std::vector<std::string> tags;
    for (const PushGroup &group : toSend())
        tags.push_back(group.ops.front().sets.at("tags").add.front());
    EXPECT_EQ(tags, (std::vector<std::string> {"1", "2", "3"}));
}

TEST_F(EditLogTest, anEditThatIsNoLongerWhatWasTypedIsNotTakenForIt)
{
    commit({set("guide", idNumber(1), "name", "a")});
    commit({set("guide", idNumber(2), "name", "b")});
    ASSERT_TRUE(log().list({}, 9).ok());
    ASSERT_TRUE(store->edits()
                    ->outbox()
                    ->lend()
                    ->execute("UPDATE edit SET payload = (SELECT payload FROM edit WHERE place = 2)")
                    .ok());
    const auto listed = log().list({}, 9);
    ASSERT_FALSE(listed.ok());
    EXPECT_EQ(listed.error().code, ErrorCode::Corrupt);
    EXPECT_FALSE(log().take({10, 10, 1 << 20}).ok());
}

TEST_F(EditLogTest, whereNothingIsOldReadersAreLeftAlone)
{
    commit({tag(idNumber(1), {"a"})});
    const uint64_t revision = *log().revision();
    for (int64_t day = 0; day < 3; ++day)
        ASSERT_TRUE(log().tidy(kNow + day * int64_t {24} * 3600 * 1000).ok());
    EXPECT_EQ(*log().revision(), revision);
}

TEST_F(EditLogTest, theLastHelloSaysWhoseTheEditsAre)
{
    EXPECT_TRUE(store->load()->ownerId.isNil());
    HelloReply hello;
    hello.epoch = "epoch";
    hello.user = {idNumber(7), "li", "region_manager", false, {}};
    ASSERT_TRUE(store->saveHello(hello, kNow).ok());
    start();
    EXPECT_EQ(store->load()->ownerId, idNumber(7));
    EXPECT_EQ(store->load()->ownerName, "li");
}

TEST_F(EditLogTest, theNextUserOfTheProfileSeesNothingOfWhatTheFirstHasSent)
{
    commit({tag(idNumber(1), {"a"})});
    sent();
    answer(1, PushStatus::Applied, "user:" + idNumber(7).toString(), 3);
    ASSERT_EQ(log().list({}, 9)->size(), 1U);
    ASSERT_TRUE(log().rotate(NextClient::OfAnotherUser).ok());
    EXPECT_TRUE(log().list({}, 9)->empty());
    EXPECT_FALSE(*log().hasUnsettled());
}

TEST_F(EditLogTest, rejectedEditsOutliveTheirThirtyDays)
{
    commit({tag(idNumber(1), {"a"})});
    commit({tag(idNumber(1), {"b"})});
    sent();
    answer(1, PushStatus::Rejected);
    ASSERT_TRUE(log().dropOld(kNow + int64_t {400} * 24 * 3600 * 1000).ok());
    EXPECT_EQ(log().list({}, 9)->size(), 2U);
}

TEST_F(EditLogTest, goesToAFileAndBack)
{
    EditAction made = action(
        {set("guide", idNumber(1), "name", std::string("李\"雷\x7F")), tag(idNumber(2), {"b"}, {"vip"})});
    made.groups.push_back({nextId(), made.aid, {create("goal", nextId(), {{"value", int64_t {-7}}})}});
    ASSERT_TRUE(log().commit(made).ok());
    commit({tag(idNumber(3), {"done"})});
    answer(4, PushStatus::Applied, kPeopleOne, 1);
    const std::string text = editsToText(*log().list({}, 9), kNow);
    const Result<std::vector<EditAction>> read = editsFromText(text);
    ASSERT_TRUE(read.ok()) << read.error().detail;
    ASSERT_EQ(read->size(), 1U); // what the server has needs no file
    EXPECT_EQ(read->front().aid, made.aid);
    EXPECT_EQ(read->front().title, made.title);
    EXPECT_EQ(read->front().groups, made.groups);
    for (const char *wrong : {"", "{}", "[1]", R"({"format":"qunce-edits","version":1})",
             R"({"format":"qunce-edits","version":1,"actions":[{"aid":1}]})"})
        EXPECT_EQ(editsFromText(wrong).error().code, ErrorCode::InvalidInput) << wrong;
    EXPECT_EQ(editsFromText(R"({"format":"qunce-edits","version":2,"actions":[]})").error().code,
        ErrorCode::VersionMismatch);
}

} // namespace
} // namespace qunce::test
