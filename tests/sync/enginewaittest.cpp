// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sync/enginebench.h"

namespace qunce::test {

namespace {

TEST(EngineWait, NothingNewMeansWaitingOn)
{
    EngineBench bench;
    bench.toWaiting();
    bench.nowMs += 50'000;
    bench.answer(WaitReply {{}, "token-2"});
    ASSERT_TRUE(bench.calling<WaitCall>());
    EXPECT_EQ(bench.calling<WaitCall>()->since, "token-2");
    EXPECT_GT(bench.call->stallMs, 50'000);
    EXPECT_EQ(bench.phase(), SyncPhase::Synced);
}

TEST(EngineWait, AServerThatAnswersAtOnceIsNotAskedWithoutPause)
{
    EngineBench bench;
    bench.toWaiting();
    bench.answer(WaitReply {{}, "token-2"});
    EXPECT_FALSE(bench.call);
    EXPECT_TRUE(bench.timers.count(Timer::Poll));
}

TEST(EngineWait, NewsThatFollowEachOtherArePulledOnceASecond)
{
    EngineBench bench;
    bench.toWaiting();
    bench.answer(WaitReply {{"ref"}, "token-2"});
    EXPECT_FALSE(bench.call) << "the last pull began just now";
    EXPECT_LE(bench.timers.at(Timer::Poll), bench.nowMs + 1'000);
    bench.fire(Timer::Poll);
    EXPECT_TRUE(bench.calling<PullCall>());
}

TEST(EngineWait, WithoutAWorkingWaitItPullsNowAndThen)
{
    EngineBench bench;
    bench.toWaiting();
    int64_t longest = 0;
    for (int failures = 0; failures < 12; ++failures) {
        ASSERT_TRUE(bench.calling<WaitCall>());
        bench.silence(NoAnswer::Cause::Damaged);
        EXPECT_EQ(bench.phase(), SyncPhase::Synced) << "pulls work";
        ASSERT_TRUE(bench.timers.count(Timer::Poll));
        longest = std::max(longest, bench.timers.at(Timer::Poll) - bench.nowMs);
        EXPECT_LE(bench.timers.at(Timer::Poll) - bench.nowMs, 60'000);
        bench.fire(Timer::Poll);
        ASSERT_TRUE(bench.calling<PullCall>());
        bench.answerLast();
        if (bench.operation)
            bench.took();
    }
    EXPECT_GT(longest, 10'000) << "less and less often";
}

TEST(EngineWait, AMissingNetworkIsSaid)
{
    EngineBench bench;
    bench.toWaiting();
    bench.silence();
    EXPECT_EQ(bench.phase(), SyncPhase::Offline);
    EXPECT_NE(bench.problem(), "");
    bench.fire(Timer::Poll);
    bench.answerLast();
    if (bench.operation)
        bench.took();
    EXPECT_EQ(bench.phase(), SyncPhase::Synced);
    EXPECT_EQ(bench.problem(), "");
}

TEST(EngineWait, WhateverTheWaitsSayAPullIsNeverLongAgo)
{
    EngineBench bench;
    bench.toWaiting();
    const int64_t pulledMs = bench.nowMs;
    while (bench.calling<WaitCall>()) {
        bench.nowMs += 50'000;
        bench.answer(WaitReply {{}, "token-2"});
        ASSERT_LE(bench.nowMs - pulledMs, 300'000) << "an answer that told too little would stand for ever";
    }
    EXPECT_TRUE(bench.calling<PullCall>());
}

TEST(EngineWait, WithoutATokenItAsksForOneSoon)
{
    EngineBench bench;
    bench.storeComplete();
    bench.start();
    bench.answer(bench.hello());
    bench.did();
    bench.silence(); // instead of the first token
    bench.answerLast();
    bench.took();
    bench.did();
    EXPECT_EQ(bench.phase(), SyncPhase::Synced);
    ASSERT_TRUE(bench.timers.count(Timer::Poll));
    EXPECT_LE(bench.timers.at(Timer::Poll) - bench.nowMs, 5'000);
    bench.fire(Timer::Poll);
    EXPECT_TRUE(bench.calling<WaitCall>());
}

TEST(EngineWait, SyncNowForgetsWhatFailedBefore)
{
    EngineBench bench;
    bench.start();
    for (int failures = 0; failures < 10; ++failures) {
        bench.silence();
        bench.fire(Timer::BackOff);
    }
    ASSERT_TRUE(bench.call) << "the eleventh attempt is on its way";
    bench.step(SyncNow {});
    bench.silence();
    EXPECT_LE(bench.timers.at(Timer::BackOff) - bench.nowMs, 5'000);
}

TEST(EngineWait, SyncNowDoubtsARefusalThatWasOnItsWay)
{
    EngineBench bench;
    bench.start();
    bench.step(SyncNow {});
    bench.refuse(426, WireAction::ReadOnly, "schema_too_old");
    EXPECT_EQ(bench.phase(), SyncPhase::ReadOnly);
    EXPECT_LE(bench.timers.at(Timer::BackOff) - bench.nowMs, 5'000);
    bench.fire(Timer::BackOff);
    bench.loadStore();
    bench.refuse(426, WireAction::ReadOnly, "schema_too_old");
    EXPECT_GT(bench.timers.at(Timer::BackOff) - bench.nowMs, 60'000);
}

TEST(EngineWait, SyncNowCutsEveryWaitShort)
{
    EngineBench waiting;
    waiting.toWaiting();
    waiting.step(SyncNow {});
    EXPECT_TRUE(waiting.commanded<Abandon>());
    EXPECT_TRUE(waiting.calling<PullCall>());

    EngineBench backingOff;
    backingOff.start();
    backingOff.silence();
    backingOff.step(SyncNow {});
    EXPECT_TRUE(backingOff.calling<HelloCall>());
    EXPECT_FALSE(backingOff.timers.count(Timer::BackOff));

    EngineBench pausing;
    pausing.toWaiting();
    pausing.silence();
    pausing.step(SyncNow {});
    EXPECT_TRUE(pausing.calling<PullCall>());
    EXPECT_FALSE(pausing.timers.count(Timer::Poll));
}

TEST(EngineLease, IsKeptAndRenewed)
{
    EngineBench bench;
    bench.start();
    const HelloReply hello = bench.hello();
    bench.answer(hello);
    bench.did();
    EXPECT_EQ(bench.storing<SaveHello>()->hello.leaseUntilMs, hello.leaseUntilMs);
    bench.did();
    bench.answer(WaitReply {{}, "token-1"});
    bench.answerLast({{"ref", 3}});
    bench.took();
    bench.did();
    ASSERT_TRUE(bench.calling<WaitCall>());
    EXPECT_LT(bench.timers.at(Timer::Lease), hello.leaseUntilMs);
    bench.fire(Timer::Lease);
    EXPECT_TRUE(bench.calling<HelloCall>()) << "in good time";
}

TEST(EngineLease, AForgedLeaseDoesNotProlongTheOldOne)
{
    EngineBench bench;
    bench.storeComplete();
    bench.stored.leaseUntilMs = bench.nowMs + 1'000;
    bench.start();
    HelloReply hello = bench.hello();
    hello.leaseSignature = std::string(64, 's');
    bench.answer(hello);
    EXPECT_EQ(bench.storing<SaveHello>()->hello.leaseUntilMs, bench.nowMs + 1'000);
}

TEST(EngineLease, IsOverByTheServersClock)
{
    EngineBench bench;
    bench.storeComplete();
    bench.stored.clockOffsetMs = 86'400'000; // this computer is a day late
    bench.stored.leaseUntilMs = bench.nowMs + 86'400'000 + 60'000;
    bench.start();
    EXPECT_FALSE(bench.engine.status().leaseOver);
    bench.silence();
    bench.nowMs += 60'001;
    bench.fire(Timer::BackOff);
    EXPECT_TRUE(bench.engine.status().leaseOver);
    bench.answer(bench.hello());
    EXPECT_FALSE(bench.engine.status().leaseOver);
}

TEST(EngineClock, ADayForwardsOrBackwardsDoesNoHarm)
{
    for (const int64_t jump : {86'400'000LL, -86'400'000LL}) {
        EngineBench bench;
        bench.toWaiting();
        bench.nowMs += jump;
        bench.answer(WaitReply {{"ref"}, "token-2"});
        ASSERT_TRUE(bench.calling<PullCall>()) << "tokens expire when the server says so";
        bench.silence();
        const int64_t delay = bench.timers.at(Timer::BackOff) - bench.nowMs;
        EXPECT_GE(delay, 1'000);
        EXPECT_LE(delay, 2'000);
        bench.nowMs -= jump;
        bench.step(TimerFired {Timer::BackOff}); // whatever the clock says then
        EXPECT_TRUE(bench.calling<PullCall>());
    }
}

TEST(EngineBackOff, GrowsAndIsBounded)
{
    EngineBench bench;
    bench.start();
    int64_t longest = 0;
    for (int failures = 1; failures <= 30; ++failures) {
        bench.refuse(503, WireAction::BackOff, "unavailable");
        const int64_t delay = bench.timers.at(Timer::BackOff) - bench.nowMs;
        EXPECT_GE(delay, 1'000);
        EXPECT_LE(delay, std::min<int64_t>(300'000, 1'000LL << std::min(failures, 20)));
        EXPECT_EQ(bench.engine.status().nextAttemptMs, bench.timers.at(Timer::BackOff));
        longest = std::max(longest, delay);
        bench.fire(Timer::BackOff);
    }
    EXPECT_GT(longest, 100'000);
}

TEST(EngineBackOff, AnUnreachableServerIsTriedEveryMinute)
{
    EngineBench bench;
    bench.start();
    for (int failures = 1; failures <= 20; ++failures) {
        bench.silence();
        EXPECT_LE(bench.timers.at(Timer::BackOff) - bench.nowMs, 60'000);
        bench.fire(Timer::BackOff);
    }
}

TEST(EngineBackOff, TheServersWishIsRespected)
{
    EngineBench bench;
    bench.start();
    bench.refuse(429, WireAction::BackOff, "slow_down", 20'000);
    EXPECT_GE(bench.timers.at(Timer::BackOff) - bench.nowMs, 20'000);
    bench.fire(Timer::BackOff);
    bench.refuse(429, WireAction::BackOff, "slow_down", 1LL << 60);
    EXPECT_LE(bench.timers.at(Timer::BackOff) - bench.nowMs, 3'600'000) << "within reason";
}

TEST(EngineBackOff, ACallWithoutAnEndIsGivenUp)
{
    EngineBench bench;
    bench.start();
    ASSERT_TRUE(bench.timers.count(Timer::Deadline));
    bench.fire(Timer::Deadline);
    EXPECT_TRUE(bench.commanded<Abandon>());
    EXPECT_TRUE(bench.timers.count(Timer::BackOff));
}

} // namespace

} // namespace qunce::test
