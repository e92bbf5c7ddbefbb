// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What each answer to a push means (models/sync/pushlane.h), seen from outside the engine.

#include "tests/sync/pushbench.h"

namespace qunce::test {

namespace {

using Mids = std::pair<uint64_t, uint64_t>;
constexpr Mids kNothing {0, 0};
constexpr int64_t kMinute = 60'000;

/// Fails like this until something else than waiting follows; how many failures that took.
int failUntilItGivesUp(PushBench &bench, const std::function<void()> &fail)
{
    const Mids first = bench.sentMids();
    int times = 0;
    while (bench.sentMids() == first && bench.told.empty() && times < 100) {
        fail();
        ++times;
        if (bench.push)
            continue;
        if (bench.timers.contains(Timer::Push))
            bench.wait(Timer::Push);
    }
    return times;
}

TEST(Push, AnEditGoesToTheServerAtOnceAndItsResultIsKept)
{
    PushBench bench;
    bench.toRest();
    EXPECT_FALSE(bench.push);
    bench.commit(3);
    ASSERT_TRUE(bench.push);
    const PushRequest &request = std::get<PushCall>(bench.push->request).request;
    EXPECT_EQ(request.epoch, "epoch-1");
    EXPECT_EQ(request.clientId, bench.stored.clientId);
    EXPECT_EQ(request.sessionNo, bench.stored.sessionNo);
    EXPECT_EQ(bench.sentMids(), Mids(1, 3));
    EXPECT_EQ(bench.push->accessToken, "access-1");
    EXPECT_EQ(bench.engine.status().edits.pending, 3u);
    EXPECT_TRUE(bench.engine.status().sending);
    EXPECT_TRUE(bench.calling<WaitCall>()) << "the wait goes on";

    bench.decide();
    EXPECT_EQ(bench.results.size(), 3u);
    EXPECT_EQ(bench.engine.status().edits.pending, 0u);
    EXPECT_TRUE(isAllWell(bench.engine.status()));
    EXPECT_FALSE(bench.push);
}

TEST(Push, EditsOfBeforeTheStartAreSentAfterTheHelloAndNotBefore)
{
    PushBench bench;
    bench.commit();
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.loadStore();
    EXPECT_FALSE(bench.call) << "hello says how far edits are numbered, so the outbox is looked at first";
    bench.serve();
    EXPECT_EQ(bench.calling<HelloCall>()->request.localMaxMid, 1u);
    EXPECT_FALSE(bench.push);
    bench.sayHello();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
    EXPECT_TRUE(bench.call) << "and the pull goes its own way";
}

TEST(Push, WhatIsCommittedMeanwhileFollowsInItsOrder)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.commit(2);
    bench.commit();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1)) << "one push at a time";
    EXPECT_EQ(bench.engine.status().edits.pending, 4u) << "but all are counted";
    bench.decide();
    EXPECT_EQ(bench.sentMids(), Mids(2, 4));
    bench.decide();
    EXPECT_EQ(bench.results.size(), 4u);
}

TEST(Push, ResultsOfTheFirstGroupsAreKeptAndTheRestIsSentAgain)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.commit(2);
    bench.commit(2);
    bench.decide();
    bench.decide(1);
    EXPECT_EQ(bench.results.size(), 3u);
    EXPECT_EQ(bench.sentMids(), Mids(4, 5));
}

TEST(Push, AnswersThatDoNotFitAreNone)
{
    const auto spoil = [](const std::function<void(PushReply &)> &how) {
        PushBench bench;
        bench.toRest();
        bench.commit(2);
        PushReply reply = bench.reply();
        how(reply);
        bench.answerPush(reply);
        bench.serve();
        EXPECT_TRUE(bench.results.empty());
        EXPECT_TRUE(bench.timers.contains(Timer::Push));
        bench.wait(Timer::Push);
        EXPECT_EQ(bench.sentMids(), Mids(1, 2));
    };
    spoil([](PushReply &reply) { reply.results.pop_back(); });
    spoil([](PushReply &reply) { reply.results.clear(); });
    spoil([](PushReply &reply) { reply.results.push_back(reply.results.back()); });
    spoil([](PushReply &reply) { std::swap(reply.results[0], reply.results[1]); });
    spoil([](PushReply &reply) { reply.lmid = 1; });
    spoil([](PushReply &reply) { reply.results[0].mid = 7; });
}

TEST(Push, SilenceIsWaitedOutForAMinuteAtMostAndNothingIsLost)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    for (int i = 0; i < 30; ++i) {
        bench.silencePush(i % 2 == 0 ? NoAnswer::Cause::Unreachable : NoAnswer::Cause::TimedOut);
        ASSERT_TRUE(bench.timers.contains(Timer::Push)) << "every waiting state has an end";
        EXPECT_LE(bench.timers[Timer::Push] - bench.nowMs, kMinute);
        EXPECT_FALSE(bench.engine.status().pushProblem.empty());
        EXPECT_FALSE(isAllWell(bench.engine.status()));
        bench.wait(Timer::Push);
        EXPECT_EQ(bench.sentMids(), Mids(1, 1));
    }
    bench.decide();
    EXPECT_TRUE(bench.engine.status().pushProblem.empty());
    EXPECT_TRUE(bench.told.empty());
}

TEST(Push, AServerWhoseDiskIsFullSaysSoAndIsAskedAgain)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.refusePush(503, WireAction::BackOff, "disk_full");
    EXPECT_EQ(bench.engine.status().pushProblem.english(),
        "The server's disk is full, so it takes no changes. Ask your administrator to make room on the "
        "server; "
        "Qunce tries again by itself.");
    EXPECT_EQ(bench.groups.size(), 1u) << "nothing is lost";
    bench.wait(Timer::Push);
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
    bench.decide();
    EXPECT_TRUE(bench.engine.status().pushProblem.empty());
}

TEST(Push, SyncNowTriesAtOnce)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.silencePush();
    bench.step(SyncNow {});
    bench.serve();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
}

TEST(Push, APushThatNeverEndsIsGivenUp)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.wait(Timer::PushDeadline);
    EXPECT_FALSE(bench.push);
    bench.wait(Timer::Push);
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
}

TEST(Push, TheServersOwnWaitingTimeIsKept)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.refusePush(429, WireAction::BackOff, "slow_down", 240'000);
    EXPECT_GE(bench.timers[Timer::Push] - bench.nowMs, 240'000);
}

TEST(Push, AnExpiredTokenIsRefreshedAndTheSameIsSentAgain)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.refusePush(401, WireAction::Refresh, "token_expired");
    ASSERT_TRUE(bench.calling<RefreshCall>()) << "in place of the wait";
    EXPECT_FALSE(bench.push);
    bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
    bench.kept();
    bench.serve();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
    EXPECT_EQ(bench.push->accessToken, "access-2");
    bench.decide();
    EXPECT_EQ(bench.results.size(), 1u);
}

TEST(Push, WhoeverHasACallOnItsWayRefreshesForThePush)
{
    PushBench bench;
    bench.commit();
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.serve();
    bench.loadStore();
    bench.sayHello(); // and now waits for a token
    bench.refusePush(401, WireAction::Refresh, "token_expired");
    EXPECT_TRUE(bench.calling<WaitCall>());
    EXPECT_TRUE(bench.timers.contains(Timer::Push));
    bench.refuse(401, WireAction::Refresh, "token_expired");
    bench.answer(RefreshReply {{"access-2", 1, "refresh-2", 2}});
    bench.kept();
    bench.serve();
    EXPECT_EQ(bench.push->accessToken, "access-2");
}

TEST(Push, SignInNeededStopsAllAndKeepsAll)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.refusePush(401, WireAction::Login, "token_invalid");
    EXPECT_EQ(bench.phase(), SyncPhase::SignInNeeded);
    EXPECT_TRUE(bench.told.empty());
    EXPECT_EQ(bench.groups.size(), 1u);
    bench.commit();
    EXPECT_FALSE(bench.push) << "nobody is signed in";
    EXPECT_EQ(bench.engine.status().edits.pending, 2u);
}

TEST(Push, SigningOutKeepsEditsAndSigningInSendsThem)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.step(SignOut {});
    EXPECT_FALSE(bench.push);
    bench.step(SignIn {"http://127.0.0.1:1", "wang", "secret", "laptop"});
    bench.loadStore();
    bench.answer(bench.sessionReply());
    bench.kept(); // without tokens
    bench.kept();
    bench.loadStore();
    bench.sayHello();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
}

TEST(Push, NobodySendsAnothersEdits)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.step(SignOut {});
    bench.step(SignIn {"http://127.0.0.1:1", "li", "secret", "laptop"});
    bench.loadStore();
    SessionReply reply = bench.sessionReply();
    reply.user.id.bytes[15] = 9;
    bench.answer(reply);
    EXPECT_EQ(bench.phase(), SyncPhase::SignedOut);
    EXPECT_NE(bench.problem().find("wang has changes"), std::string::npos) << bench.problem();
    EXPECT_FALSE(bench.operation) << "nor is anything thrown away";
    EXPECT_EQ(bench.groups.size(), 1u);
}

TEST(Push, WhatAnotherHasSentIsNotSentAgainByTheNext)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.decide();
    bench.step(SignOut {});
    bench.step(SignIn {"http://127.0.0.1:1", "li", "secret", "laptop"});
    bench.loadStore();
    SessionReply reply = bench.sessionReply();
    reply.user.id.bytes[15] = 9;
    bench.answer(reply);
    bench.serve();
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"});
    EXPECT_TRUE(bench.storing<DiscardCache>());
}

TEST(Push, WhereNobodyKnowsWhoseTheDataWereTheyAreThrownAwayAndTheClientIsAnotherOne)
{
    PushBench bench;
    bench.storeComplete();
    bench.step(Started {});
    bench.serve();
    bench.loadStore();
    bench.step(SignIn {"http://127.0.0.1:1", "li", "secret", "laptop"});
    bench.loadStore();
    bench.answer(bench.sessionReply());
    bench.serve();
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"});
    EXPECT_TRUE(bench.storing<DiscardCache>());
}

TEST(Push, RejectedEditsDoNotHoldUpOthersAndAreNeverGreen)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.commit();
    bench.decide(1, PushStatus::Rejected);
    EXPECT_EQ(bench.commanded<TellChanged>(), nullptr); // that was steps ago
    EXPECT_EQ(bench.sentMids(), Mids(2, 2));
    bench.decide();
    EXPECT_EQ(bench.engine.status().edits.rejected, 1u);
    EXPECT_EQ(bench.engine.status().edits.pending, 0u);
    EXPECT_FALSE(isAllWell(bench.engine.status()));
}

TEST(Push, ReadersAreToldOfWhatDidNotComeOutAsTyped)
{
    for (const PushStatus status : {PushStatus::Rejected, PushStatus::Conflict, PushStatus::Merged}) {
        PushBench bench;
        bench.toRest();
        bench.commit();
        const size_t before = bench.trace.size();
        bench.decide(1, status);
        bool told = false;
        for (size_t i = before; i < bench.trace.size(); ++i) {
            const auto *changed = std::get_if<TellChanged>(&bench.trace[i]);
            told = told || (changed != nullptr && changed->kinds == std::vector<std::string> {"note"});
        }
        EXPECT_TRUE(told) << name(status);
    }
}

TEST(Push, AfterFiveFailuresOverTenMinutesTheGroupIsFoundAndSetAside)
{
    PushBench bench;
    bench.toRest();
    bench.commit(); // alone on its way while the others come
    for (int i = 0; i < 8; ++i)
        bench.commit(2);
    bench.decide();
    ASSERT_EQ(bench.sentMids(), Mids(2, 17));
    const int64_t since = bench.nowMs;
    // The sixth of them (mids 12 and 13) is poison: whatever has it in it fails.
    const auto fails = [&] { return bench.sentMids().first <= 12 && bench.sentMids().second >= 13; };
    int failures = 0;
    int64_t firstHalf = 0;
    while (bench.told.empty() && failures < 200) {
        if (!bench.push)
            bench.wait(Timer::Push);
        if (bench.sent().size() < 8 && firstHalf == 0) {
            firstHalf = bench.nowMs - since;
            EXPECT_GE(failures, 5);
        }
        if (fails()) {
            ++failures;
            bench.refusePush(500, WireAction::BackOff, "internal");
        } else {
            bench.decide();
        }
    }
    EXPECT_GE(firstHalf, 10 * kMinute);
    EXPECT_EQ(bench.told, std::vector<std::string> {"set aside 7 internal"});
    // Its numbers go as skips, with what follows.
    while (bench.push)
        bench.decide();
    EXPECT_EQ(bench.acknowledged, 17u);
    EXPECT_EQ(bench.results.size(), 17u);
}

TEST(Push, ABodyThatTheServerCannotReadIsBisectedToo)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    const int failures =
        failUntilItGivesUp(bench, [&] { bench.refusePush(400, WireAction::Bisect, "malformed"); });
    EXPECT_GE(failures, 5);
    EXPECT_EQ(bench.told, std::vector<std::string> {"set aside 1 malformed"});
}

TEST(Push, AServerThatAnswersEverythingElseAndNeverThisIsAFailureOfThis)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    const int failures = failUntilItGivesUp(bench, [&] {
        bench.answer(WaitReply {{}, "token"}); // it lives
        if (!bench.call)
            bench.fire(Timer::Poll);
        if (bench.calling<PullCall>())
            bench.answerLast();
        if (bench.operation)
            bench.took();
        bench.silencePush(NoAnswer::Cause::Unreachable);
    });
    EXPECT_GE(failures, 5);
    EXPECT_EQ(bench.told, std::vector<std::string> {"set aside 1 unanswered"});
}

TEST(Push, ABrokenServerSetsNoMoreThanOneGroupAside)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.commit();
    bench.commit();
    for (int i = 0; i < 300; ++i) {
        if (bench.push)
            bench.refusePush(500, WireAction::BackOff, "internal");
        else
            bench.wait(Timer::Push);
    }
    EXPECT_EQ(bench.told.size(), 1u) << "the skip fails as well, and that says it is not the group";
}

TEST(Push, DamageOnTheWayBlamesNoGroup)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    for (int i = 0; i < 100; ++i) {
        if (bench.push)
            bench.refusePush(400, WireAction::Bisect, "bad_hash");
        else
            bench.wait(Timer::Push);
    }
    EXPECT_TRUE(bench.told.empty());
}

TEST(Push, TooMuchIsHalvedAtOnceAndASingleGroupSetAside)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    for (int i = 0; i < 4; ++i)
        bench.commit();
    bench.decide();
    EXPECT_EQ(bench.sentMids(), Mids(2, 5));
    bench.refusePush(413, WireAction::Halve, "too_large");
    EXPECT_EQ(bench.sentMids(), Mids(2, 3));
    bench.refusePush(413, WireAction::Halve, "too_large");
    EXPECT_EQ(bench.sentMids(), Mids(2, 2));
    bench.decide();
    EXPECT_EQ(bench.sentMids(), Mids(3, 3)) << "small steps until past what was too much";
    bench.refusePush(413, WireAction::Halve, "too_large");
    EXPECT_EQ(bench.told, std::vector<std::string> {"set aside 3 too_large"});
    bench.decide(); // the skip
    EXPECT_EQ(bench.acknowledged, 3u);
}

TEST(Push, AForkedClientTakesANewIdAndNewNumbersFromTheGroupThatIsMeant)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    for (int i = 0; i < 3; ++i)
        bench.commit();
    bench.decide();
    const Uuid before = bench.stored.clientId;
    EXPECT_EQ(bench.sentMids(), Mids(2, 4));
    bench.refusePush(409, WireAction::RotateClient, "client_forked");
    EXPECT_EQ(bench.sentMids(), Mids(2, 2)) << "the first of them may have been decided long ago";
    bench.decide();
    bench.refusePush(409, WireAction::RotateClient, "client_forked");
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"});
    EXPECT_NE(bench.stored.clientId, before);
    EXPECT_FALSE(bench.push) << "not before a hello in the new name";
    bench.loadStore();
    EXPECT_EQ(bench.calling<HelloCall>()->request.clientId, bench.stored.clientId);
    EXPECT_EQ(bench.calling<HelloCall>()->request.localMaxMid, 2u);
    bench.sayHello();
    EXPECT_EQ(bench.sentMids(), Mids(1, 2));
    EXPECT_EQ(std::get<PushCall>(bench.push->request).request.clientId, bench.stored.clientId);
}

TEST(Push, AHelloThatAsksForANewClientIdGetsIt)
{
    PushBench bench;
    bench.commit();
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.serve();
    bench.loadStore();
    bench.refuse(409, WireAction::RotateClient, "client_forked");
    bench.serve();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1)) << "in the old name: the server may have it";
    EXPECT_TRUE(bench.told.empty());
    bench.refusePush(409, WireAction::RotateClient, "client_forked");
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"});
    bench.loadStore();
    ASSERT_TRUE(bench.calling<HelloCall>());
    EXPECT_EQ(bench.calling<HelloCall>()->request.clientId, bench.stored.clientId);
}

TEST(Push, WhatTheServerHasDecidedInTheOldNameIsNotSaidInTheNewOne)
{
    PushBench bench;
    bench.commit();
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.serve();
    bench.loadStore();
    bench.refuse(409, WireAction::RotateClient, "client_forked");
    bench.serve();
    bench.decide();
    EXPECT_EQ(bench.results.size(), 1u);
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"});
    bench.loadStore();
    bench.sayHello();
    EXPECT_FALSE(bench.push);
}

TEST(Push, WithoutEditsANewClientIdIsTakenAtOnce)
{
    PushBench bench;
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.serve();
    bench.loadStore();
    bench.refuse(409, WireAction::RotateClient, "client_forked");
    bench.serve();
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"});
}

TEST(Push, AServerThatAsksForNewClientIdsAgainAndAgainIsWaitedFor)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    for (int i = 0; i < 40 && bench.told.size() < 3; ++i) {
        if (bench.push)
            bench.refusePush(409, WireAction::RotateClient, "client_forked");
        else if (bench.loading)
            bench.loadStore();
        else if (bench.calling<HelloCall>())
            bench.sayHello();
        else
            break;
    }
    EXPECT_EQ(bench.told.size(), 2u);
    EXPECT_TRUE(bench.timers.contains(Timer::Push));
}

TEST(Push, AServerThatHasDecidedMoreThanWasEverNumberedHereMeansAnOlderCopy)
{
    PushBench bench;
    bench.serverMid = 12;
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.serve();
    bench.loadStore();
    bench.sayHello();
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"});
    EXPECT_TRUE(bench.loading);
}

TEST(Push, EditsOfAnOlderCopyAreAskedAboutBeforeTheyGetNewNumbers)
{
    PushBench bench;
    bench.commit();
    bench.serverMid = 12;
    bench.toRest();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1)) << "the server knows them by their hash, and may have them";
    EXPECT_TRUE(bench.told.empty());
    bench.decide();
    EXPECT_EQ(bench.told, std::vector<std::string> {"rotate"}) << "what follows would be taken for old edits";
}

TEST(Push, AfterARewindWhatTheServerHasForgottenIsSentAgain)
{
    PushBench bench;
    bench.toRest();
    for (int i = 0; i < 5; ++i) {
        bench.commit();
        bench.decide();
    }
    bench.serverMid = 3;
    // The next pull gives it away.
    bench.answer(WaitReply {{"ref"}, "token-2"});
    if (bench.timers.contains(Timer::Poll))
        bench.fire(Timer::Poll);
    PullHeader last = bench.header();
    last.recordsComplete = last.allComplete = true;
    last.checkpoint = "checkpoint-2";
    last.lmid = 3;
    bench.answerPage(last);
    bench.took();
    ASSERT_TRUE(bench.calling<HelloCall>());
    bench.sayHello();
    EXPECT_EQ(bench.told, std::vector<std::string> {"reopen 3"});
    EXPECT_EQ(bench.sentMids(), Mids(4, 5));
}

TEST(Push, ARewindIsAskedAboutOnceWhileAPushIsStillOnItsWay)
{
    PushBench bench;
    bench.toRest();
    for (int i = 0; i < 5; ++i) {
        bench.commit();
        bench.decide();
    }
    bench.commit();
    ASSERT_TRUE(bench.push) << "and it stays without an answer for a while";
    bench.serverMid = 3;
    const auto pullSays = [&bench](const char *checkpoint) {
        PullHeader last = bench.header();
        last.recordsComplete = last.allComplete = true;
        last.checkpoint = checkpoint;
        last.lmid = 3;
        bench.answerPage(last);
        bench.took();
    };
    bench.answer(WaitReply {{"ref"}, "token-2"});
    if (bench.timers.contains(Timer::Poll))
        bench.fire(Timer::Poll);
    pullSays("checkpoint-2");
    ASSERT_TRUE(bench.calling<HelloCall>());
    bench.sayHello();
    ASSERT_TRUE(bench.calling<PullCall>());
    pullSays("checkpoint-3");
    EXPECT_FALSE(bench.calling<HelloCall>()) << "it would say the same again, and again";
    bench.silencePush();
    bench.wait(Timer::Push);
    EXPECT_EQ(bench.told, std::vector<std::string> {"reopen 3"});
    EXPECT_EQ(bench.sentMids(), Mids(4, 6));
}

TEST(Push, AServerThatForgotTheClientIsToldInItsFormerName)
{
    PushBench bench;
    bench.hasFormer = true;
    bench.formerMid = 7;
    bench.commit();
    bench.toRest();
    bench.decide();
    EXPECT_TRUE(bench.told.empty()) << "a new name is no reason to go back";
    const Uuid present = bench.stored.clientId;
    bench.serverMid = 0;
    bench.fire(Timer::Lease);
    bench.sayHello();
    EXPECT_EQ(bench.told, std::vector<std::string> {"return"});
    EXPECT_NE(bench.stored.clientId, present);
    EXPECT_FALSE(bench.push) << "not before a hello in that name";
    bench.loadStore();
    EXPECT_EQ(bench.calling<HelloCall>()->request.clientId, bench.stored.clientId);
    EXPECT_EQ(bench.calling<HelloCall>()->request.localMaxMid, 7u);
    bench.serverMid = 5;
    bench.sayHello();
    EXPECT_EQ(bench.told, (std::vector<std::string> {"return", "reopen 5"}));
}

TEST(Push, AFormerNameThatIsRefusedTooIsAskedWhatTheServerStillHas)
{
    PushBench bench;
    bench.hasFormer = true;
    bench.formerMid = 3;
    for (int i = 0; i < 3; ++i)
        bench.commit();
    bench.toRest();
    bench.decide();
    bench.serverMid = 0;
    bench.fire(Timer::Lease);
    bench.sayHello();
    ASSERT_EQ(bench.told, std::vector<std::string> {"return"});
    bench.loadStore();
    bench.refuse(409, WireAction::RotateClient, "client_forked"); // another copy goes on in that name
    bench.serve();
    EXPECT_EQ(bench.told, (std::vector<std::string> {"return", "ask again"}));
    EXPECT_EQ(bench.sentMids(), Mids(1, 3)) << "in the old name, with their numbers";
    bench.refusePush(409, WireAction::RotateClient, "client_forked");
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
    bench.decide();
    EXPECT_EQ(bench.sentMids(), Mids(2, 2)) << "the backup has the first one";
    bench.refusePush(409, WireAction::RotateClient, "client_forked");
    EXPECT_EQ(bench.told.back(), "rotate") << "and what it has not goes in a new name";
    bench.loadStore();
    bench.serverMid = 0;
    bench.sayHello();
    EXPECT_EQ(bench.sentMids(), Mids(1, 2));
    bench.decide();
    EXPECT_EQ(bench.told.size(), 3U) << "and nobody goes back again";
}

TEST(Push, AClientThatWasTakenAnewAndToldNothingGoesBackIfTheHistoryIsAnother)
{
    PushBench bench;
    bench.hasFormer = true;
    bench.formerMid = 7;
    bench.toRest();
    EXPECT_TRUE(bench.told.empty());
    bench.answer(WaitReply {{"ref"}, "token-2"});
    if (bench.timers.contains(Timer::Poll))
        bench.fire(Timer::Poll);
    ASSERT_TRUE(bench.calling<PullCall>());
    bench.refuse(409, WireAction::VerifyReset, "history_changed");
    bench.serve();
    EXPECT_EQ(bench.told, std::vector<std::string> {"return"});
}

TEST(Push, AHelloThatWasOvertakenByAPushIsNoRewind)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.fire(Timer::Lease); // hello is asked while the push is on its way
    ASSERT_TRUE(bench.calling<HelloCall>());
    bench.decide();
    EXPECT_EQ(bench.acknowledged, 1u);
    bench.sayHello(); // of before the push
    EXPECT_TRUE(bench.told.empty());
}

TEST(Push, ResultsThatWereLostAreAskedForByTheSameEdits)
{
    PushBench bench;
    bench.commit();
    bench.commit();
    bench.serverMid = 2;
    bench.toRest();
    EXPECT_EQ(bench.sentMids(), Mids(1, 2));
    bench.decide();
    EXPECT_EQ(bench.acknowledged, 2u);
    EXPECT_TRUE(bench.told.empty());
}

TEST(Push, AGapIsForHelloToExplain)
{
    for (const WireAction action :
        {WireAction::ResendFrom, WireAction::Hello, WireAction::VerifyReset, WireAction::Quarantine}) {
        PushBench bench;
        bench.toRest();
        bench.commit();
        bench.refusePush(409, action, "x");
        ASSERT_TRUE(bench.calling<HelloCall>()) << actionName(action);
        EXPECT_TRUE(bench.timers.contains(Timer::Push)) << "and it is not asked at once again and again";
        bench.sayHello();
        EXPECT_FALSE(bench.push);
        bench.wait(Timer::Push);
        EXPECT_EQ(bench.sentMids(), Mids(1, 1));
    }
}

TEST(Push, AProgramThatIsTooOldSendsNothingAndKeepsEverything)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.refusePush(426, WireAction::ReadOnly, "upgrade_required");
    EXPECT_EQ(bench.phase(), SyncPhase::ReadOnly);
    EXPECT_FALSE(bench.push);
    EXPECT_EQ(bench.groups.size(), 1u);
    EXPECT_TRUE(bench.told.empty());
}

TEST(Push, ARevokedDeviceSealsItsEditsBeforeTheKeyGoes)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    Refused order = PushBench::refusal(403, WireAction::Wipe, "device_revoked");
    order.error.signature = bench.sign(wipeText(bench.stored.clientId));
    bench.answerPush(order);
    ASSERT_TRUE(bench.storing<DiscardCache>()) << "the data first";
    bench.did();
    ASSERT_TRUE(bench.edit);
    EXPECT_FALSE(bench.keeping);
    bench.failOutbox(ErrorCode::DiskFull);
    EXPECT_FALSE(bench.keeping) << "the key is still needed";
    bench.fire(Timer::BackOff);
    bench.did();
    bench.serve();
    EXPECT_EQ(bench.told, std::vector<std::string> {"seal"});
    EXPECT_TRUE(bench.keeping) << "now the session goes";
    EXPECT_EQ(bench.phase(), SyncPhase::Error);
}

TEST(Push, AnOrderThatSaysAllDeletesWhatWasNotSentToo)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    Refused order = PushBench::refusal(403, WireAction::Wipe, "device_revoked");
    order.error.signature = bench.sign(wipeAllText(bench.stored.clientId));
    bench.answerPush(order);
    ASSERT_TRUE(bench.storing<DiscardCache>());
    bench.did();
    bench.serve();
    EXPECT_EQ(bench.told, std::vector<std::string> {"erase"});
    EXPECT_TRUE(bench.keeping) << "and the session";
    EXPECT_NE(bench.problem().find("not sent"), std::string::npos) << bench.problem();
}

TEST(Push, AnUnsignedOrderToWipeOnlyAsksForASignIn)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.refusePush(403, WireAction::Wipe, "device_revoked");
    EXPECT_EQ(bench.phase(), SyncPhase::SignInNeeded);
    EXPECT_EQ(bench.groups.size(), 1u);
    EXPECT_TRUE(bench.told.empty());
}

TEST(Push, ADiskThatIsFullLosesNoResult)
{
    PushBench bench;
    bench.toRest();
    bench.commit();
    bench.diskFull = true;
    bench.answerPush(bench.reply());
    bench.failOutbox(ErrorCode::DiskFull);
    EXPECT_TRUE(bench.timers.contains(Timer::Push));
    EXPECT_EQ(bench.engine.status().pushProblem.english(), "The disk is full.");
    bench.diskFull = false;
    bench.wait(Timer::Push);
    EXPECT_EQ(bench.sentMids(), Mids(1, 1)) << "the server says it once more";
    bench.decide();
    EXPECT_EQ(bench.results.size(), 1u);
}

TEST(Push, APullThatFailsDoesNotHoldUpThePush)
{
    PushBench bench;
    bench.toRest();
    bench.silence(); // of the wait
    bench.commit();
    EXPECT_EQ(bench.sentMids(), Mids(1, 1));
    bench.decide();
    EXPECT_EQ(bench.results.size(), 1u);
}

TEST(Push, OnceSendsEverythingAndPullsWhatBecameOfIt)
{
    PushBench bench;
    bench.commit();
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    started.once = true;
    bench.step(started);
    bench.serve();
    bench.loadStore();
    bench.sayHello();
    bench.answerLast();
    bench.took();
    bench.did();
    EXPECT_FALSE(bench.finished) << "the push is on its way";
    bench.decide();
    ASSERT_TRUE(bench.calling<PullCall>()) << "once more, for its effect";
    bench.answerLast({{"ref", 20}});
    bench.took();
    ASSERT_TRUE(bench.finished);
    EXPECT_TRUE(bench.finished->ok());
}

TEST(Push, OnceGivesUpWhenEditsCannotBeSent)
{
    PushBench bench;
    bench.commit();
    bench.storeComplete();
    Started started;
    started.session = bench.session();
    started.once = true;
    bench.step(started);
    bench.serve();
    bench.loadStore();
    bench.sayHello();
    bench.answerLast();
    bench.took();
    bench.did();
    for (int i = 0; i < 20 && !bench.finished; ++i) {
        bench.silencePush();
        if (!bench.finished)
            bench.wait(Timer::Push);
    }
    ASSERT_TRUE(bench.finished);
    EXPECT_FALSE(bench.finished->ok());
    EXPECT_EQ(bench.groups.size(), 1u);
}

} // namespace

} // namespace qunce::test
