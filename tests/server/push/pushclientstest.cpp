// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each edit is decided once, whatever is repeated, copied, lost or restored.
#include <filesystem>

#include "server/sync/helloservice.h"
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server::testing;
using qunce::server::Refusal;

namespace {

class PushClientsTest : public ::testing::Test
{
protected:
    PushWorld m_world;
    Laptop m_lan {m_world, m_world.lan};
    Record m_goal = m_world.get(Kind::Goal, m_world.goal);

    PushRequest goalOf(int64_t value) { return m_lan.request({m_lan.edit(m_goal, {{"value", value}})}); }
    static Refusal refused(const server::Outcome<PushReply> &reply)
    {
        EXPECT_FALSE(reply.ok());
        return reply.ok() ? Refusal {} : reply.error();
    }
};

TEST_F(PushClientsTest, ARepeatedPushHasTheSameAnswerAndNoSecondEffect)
{
    PushRequest request = goalOf(120);
    request.groups.push_back(m_lan.request({m_lan.create(m_lan.note("once"))}).groups.front());
    const auto first = m_lan.send(request);
    ASSERT_TRUE(first.ok());
    const std::string after = m_world.dump();
    for (int i = 0; i < 3; ++i) {
        const auto again = m_lan.send(request);
        ASSERT_TRUE(again.ok());
        EXPECT_EQ(*again, *first);
    }
    EXPECT_EQ(m_world.dump(), after);
}

TEST_F(PushClientsTest, WhatIsNewInARepeatedPushIsDecided)
{
    const PushRequest first = goalOf(120);
    ASSERT_TRUE(m_lan.send(first).ok());
    PushRequest both = first;
    both.groups.push_back(m_lan.request({m_lan.create(m_lan.note("new"))}).groups.front());
    const auto reply = m_lan.send(both);
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->lmid, 2U);
    ASSERT_EQ(reply->results.size(), 2U);
    EXPECT_EQ(reply->results[1].status, PushStatus::Applied);
}

TEST_F(PushClientsTest, ANumberWithAnotherEditIsACopiedLaptopAndNothingIsWritten)
{
    const PushRequest original = goalOf(120);
    ASSERT_TRUE(m_lan.send(original).ok());
    const std::string before = m_world.dump();
    m_lan.nextMid = 1;
    PushRequest copy = goalOf(130);
    copy.groups.push_back(m_lan.request({m_lan.create(m_lan.note("new"))}).groups.front());
    EXPECT_EQ(refused(m_lan.send(copy)).code, Refusal::Code::ClientForked);
    EXPECT_EQ(m_world.dump(), before);

    Laptop renamed(m_world, m_world.lan);
    for (PushGroup &group : copy.groups) {
        for (PushOp &op : group.ops)
            op.mid = renamed.nextMid++;
    }
    copy.clientId = renamed.client;
    const auto reply = renamed.send(copy);
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->results[0].status, PushStatus::Conflict) << "two people at one laptop's goal";
    EXPECT_EQ(reply->results[1].status, PushStatus::Applied);
}

TEST_F(PushClientsTest, TheOrderOfFieldsAndTheTimeOfSendingDoNotMakeAnotherEdit)
{
    PushRequest request = goalOf(120);
    ASSERT_TRUE(m_lan.send(request).ok());
    request.sessionNo = 7;
    request.groups.front().gid = m_world.db.ids.next();
    EXPECT_TRUE(m_lan.send(request).ok());
}

TEST_F(PushClientsTest, AGapIsRefusedWithTheNumberThatIsMissing)
{
    ASSERT_TRUE(m_lan.send(goalOf(120)).ok());
    m_lan.nextMid = 5;
    const Refusal refusal = refused(m_lan.send(goalOf(130)));
    EXPECT_EQ(refusal.code, Refusal::Code::MutationGap);
    EXPECT_EQ(refusal.expectedMid, 2U);
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 120);
}

TEST_F(PushClientsTest, SkippedNumbersAreDecidedAndASkipOfADecidedEditTellsWhatBecameOfIt)
{
    PushOp skip;
    EXPECT_EQ(m_lan.push(skip).status, PushStatus::Applied);
    const PushRequest sent = goalOf(120);
    ASSERT_TRUE(m_lan.send(sent).ok());
    PushRequest givenUp = sent;
    givenUp.groups.front().ops.front() = {};
    givenUp.groups.front().ops.front().mid = 2;
    const auto reply = m_lan.send(givenUp);
    ASSERT_TRUE(reply.ok()) << "it got through after all";
    EXPECT_EQ(reply->results.front().bucket, m_goal.bucket);
}

TEST_F(PushClientsTest, AnEarlierSessionIsACopy)
{
    m_lan.sessionNo = 5;
    ASSERT_TRUE(m_lan.send(goalOf(120)).ok());
    m_lan.sessionNo = 4;
    EXPECT_EQ(refused(m_lan.send(goalOf(130))).code, Refusal::Code::ClientForked);
    m_lan.sessionNo = 6;
    m_lan.nextMid = 2;
    EXPECT_TRUE(m_lan.send(goalOf(130)).ok());
}

TEST_F(PushClientsTest, AnEarlierSessionIsToldWhatBecameOfItsOwnEditsAndNoMore)
{
    m_lan.sessionNo = 4;
    const PushRequest mine = goalOf(120);
    const auto answer = m_lan.send(mine);
    ASSERT_TRUE(answer.ok());
    m_lan.sessionNo = 5;
    ASSERT_TRUE(m_lan.send(m_lan.request({m_lan.create(m_lan.note("by the other copy"))})).ok());
    const uint64_t later = m_lan.nextMid;
    const std::string before = m_world.dump();

    m_lan.sessionNo = 4;
    const auto again = m_lan.send(mine);
    ASSERT_TRUE(again.ok()) << "its answer was lost; under another name it would be decided twice";
    EXPECT_EQ(again->results, answer->results);

    m_lan.nextMid = 2;
    PushRequest request = m_lan.request({m_lan.create(m_lan.note("of the number that the other has used"))});
    EXPECT_EQ(refused(m_lan.send(request)).code, Refusal::Code::ClientForked);
    request.groups.insert(request.groups.begin(), mine.groups.front());
    EXPECT_EQ(refused(m_lan.send(request)).code, Refusal::Code::ClientForked);
    m_lan.nextMid = later;
    EXPECT_EQ(refused(m_lan.send(goalOf(140))).code, Refusal::Code::ClientForked) << "nothing new";
    EXPECT_EQ(m_world.dump(), before);
    EXPECT_EQ(must(m_world.db.storage->beginRead())->pushClient(m_lan.client)->value().sessionNo, 5U);
}

TEST_F(PushClientsTest, AClientIsOneUsers)
{
    ASSERT_TRUE(m_lan.send(goalOf(120)).ok());
    EXPECT_EQ(refused(m_world.push(goalOf(130), m_world.wei)).code, Refusal::Code::ClientForked);
    EXPECT_EQ(
        m_world.service.results(m_lan.client, m_world.wei, 0).error().code, Refusal::Code::ClientForked);
}

TEST_F(PushClientsTest, HelloTellsHowFarTheServerHasComeAndKnowsCopies)
{
    const auto heads = std::make_shared<server::HeadsCache>(*m_world.db.storage);
    const server::HelloService hello(
        *m_world.db.storage, *heads, m_world.db.clock, m_world.epoch, must(server::makeSigningKeys()));
    const auto say = [&](uint64_t sessionNo, uint64_t localMaxMid, const server::Caller &caller) {
        HelloRequest request;
        request.clientId = m_lan.client;
        request.sessionNo = sessionNo;
        request.localMaxMid = localMaxMid;
        return hello.answer(request, caller);
    };
    EXPECT_EQ(say(1, 0, m_world.lan)->lmid, 0U);
    ASSERT_TRUE(m_lan.send(goalOf(120)).ok());
    EXPECT_EQ(say(2, 1, m_world.lan)->lmid, 1U);
    EXPECT_EQ(say(2, 9, m_world.lan)->lmid, 1U) << "a hello may be repeated";
    EXPECT_EQ(say(2, 0, m_world.lan).error().code, Refusal::Code::ClientForked)
        << "it knows less than the server";
    EXPECT_EQ(say(1, 1, m_world.lan).error().code, Refusal::Code::ClientForked) << "session 2 has begun";
    EXPECT_EQ(say(3, 1, m_world.wei).error().code, Refusal::Code::ClientForked);
    EXPECT_EQ(say(3, 1, m_world.lan)->lmid, 1U);
}

TEST_F(PushClientsTest, ResultsThatWereLostAreTold)
{
    ASSERT_TRUE(m_lan.send(goalOf(120)).ok());
    m_lan.push(m_lan.create(m_lan.note("x")));
    const auto all = m_world.service.results(m_lan.client, m_world.lan, 0);
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(all->lmid, 2U);
    ASSERT_EQ(all->results.size(), 2U);
    EXPECT_EQ(all->results[0].status, PushStatus::Applied);
    EXPECT_EQ(m_world.service.results(m_lan.client, m_world.lan, 1)->results.size(), 1U);
    const auto unknown = m_world.service.results(m_world.goal, m_world.lan, 0);
    EXPECT_EQ(unknown->lmid, 0U);
    EXPECT_TRUE(unknown->results.empty());
}

TEST_F(PushClientsTest, WhatBecameOfAnEditIsForgottenButNotThatItWasDecided)
{
    const PushRequest request = goalOf(120);
    ASSERT_TRUE(m_lan.send(request).ok());
    m_world.write(
        [&](server::WriteTransaction &t) { must(t.forgetPushResults(m_world.db.clock.ms + 1, 100)); });
    const auto again = m_lan.send(request);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->results.front().status, PushStatus::Duplicate);
    m_lan.nextMid = 1;
    EXPECT_EQ(refused(m_lan.send(goalOf(130))).code, Refusal::Code::ClientForked);
}

TEST_F(PushClientsTest, AServerThatWasRestoredTakesTheKeptEditsAgain)
{
    ASSERT_TRUE(m_lan.send(goalOf(110)).ok());
    const std::string saved = m_world.db.directory.file("saved.db");
    m_world.db.storage.reset();
    std::filesystem::copy_file(m_world.db.path(), saved);
    m_world.db.reopen();
    // The services hold on to the storage that was, so they are made anew like the server's at its start.
    const auto push = [&](const PushRequest &request) {
        server::PushService service(*m_world.db.storage, m_world.db.clock, m_world.db.ids, m_world.epoch);
        const auto t = must(m_world.db.storage->beginWrite());
        auto reply = must(service.decide(*t, request, m_world.lan));
        must(t->commit());
        return reply;
    };
    Record shown = m_goal;
    shown.put("value", int64_t {110});
    const PushRequest lost = m_lan.request({m_lan.edit(shown, {{"value", int64_t {120}}})});
    const Record note = m_lan.note("lost and found");
    const PushRequest lostToo = m_lan.request({m_lan.create(note)});
    EXPECT_EQ(push(lost)->lmid, 2U);
    EXPECT_EQ(push(lostToo)->lmid, 3U);

    m_world.db.storage.reset();
    std::filesystem::copy_file(saved, m_world.db.path(), std::filesystem::copy_options::overwrite_existing);
    m_world.db.reopen();
    m_lan.nextMid = 4;
    const auto gap = push(m_lan.request({m_lan.create(m_lan.note("later"))}));
    EXPECT_EQ(gap.error().expectedMid, 2U);
    EXPECT_EQ(push(lost)->results.front().status, PushStatus::Applied);
    EXPECT_EQ(push(lostToo)->results.front().status, PushStatus::Applied);
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 120);
    EXPECT_EQ(m_world.get(Kind::Note, note.id).text("text"), "lost and found");
}

TEST_F(PushClientsTest, ACreateThatComesAgainUnderAnotherNumberChangesNothing)
{
    const Record note = m_lan.note("x");
    m_lan.push(m_lan.create(note));
    m_lan.push(m_lan.edit(m_world.get(Kind::Note, note.id), {{"text", std::string("y")}}));
    Laptop renamed(m_world, m_world.lan);
    EXPECT_EQ(renamed.push(renamed.create(note)).status, PushStatus::Merged);
    EXPECT_EQ(m_world.get(Kind::Note, note.id).text("text"), "y");
}

TEST_F(PushClientsTest, WhatCannotBeAPushIsRefusedWhole)
{
    const auto codeOf = [&](const std::function<void(PushRequest &)> &spoil) {
        m_lan.nextMid = 1;
        PushRequest request = goalOf(120);
        spoil(request);
        return refused(m_lan.send(request)).code;
    };
    using Code = Refusal::Code;
    EXPECT_EQ(codeOf([](PushRequest &r) { r.epoch = "another"; }), Code::EpochChanged);
    EXPECT_EQ(codeOf([](PushRequest &r) { r.clientId = {}; }), Code::Malformed);
    EXPECT_EQ(codeOf([](PushRequest &r) { r.groups[0].ops.clear(); }), Code::Malformed);
    EXPECT_EQ(codeOf([](PushRequest &r) { r.groups[0].ops[0].mid = 0; }), Code::Malformed);
    EXPECT_EQ(codeOf([](PushRequest &r) { r.groups[0].ops[0].id = {}; }), Code::Malformed);
    EXPECT_EQ(codeOf([](PushRequest &r) { r.groups[0].ops.push_back(r.groups[0].ops[0]); }), Code::Malformed);
    EXPECT_EQ(codeOf([](PushRequest &r) {
        for (uint64_t mid = 2; mid <= 401; ++mid) {
            r.groups[0].ops.push_back(r.groups[0].ops[0]);
            r.groups[0].ops.back().mid = mid;
        }
    }),
        Code::Malformed);
    EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), 100);
    EXPECT_FALSE(must(must(m_world.db.storage->beginRead())->pushClient(m_lan.client)));
}

} // namespace
