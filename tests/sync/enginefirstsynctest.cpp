// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sync/enginebench.h"

namespace qunce::test {

namespace {

TEST(EngineFirstSync, SignsInSaysHelloAndFillsANewGeneration)
{
    EngineBench bench;
    bench.step(Started {});
    EXPECT_EQ(bench.phase(), SyncPhase::Loading);
    bench.loadStore();
    EXPECT_EQ(bench.phase(), SyncPhase::SignedOut);

    bench.step(SignIn {"http://127.0.0.1:1", "wang", "secret", "laptop"});
    bench.loadStore();
    ASSERT_TRUE(bench.calling<SignInCall>());
    EXPECT_EQ(bench.calling<SignInCall>()->request.user, "wang");
    EXPECT_EQ(bench.call->server, "http://127.0.0.1:1");
    EXPECT_EQ(bench.call->accessToken, "");
    bench.answer(bench.sessionReply());
    ASSERT_TRUE(bench.commanded<KeepSession>());
    EXPECT_EQ(bench.commanded<KeepSession>()->session->tokens.refresh, "refresh-1");
    EXPECT_FALSE(bench.call) << "a token is used only once it is kept";
    bench.kept();
    bench.loadStore();

    ASSERT_TRUE(bench.calling<HelloCall>());
    EXPECT_EQ(bench.call->accessToken, "access-1");
    bench.answer(bench.hello());
    ASSERT_TRUE(bench.storing<BeginGeneration>());
    bench.did();
    ASSERT_TRUE(bench.storing<SaveHello>());
    bench.did();
    ASSERT_TRUE(bench.calling<WaitCall>()) << "a token from before the first pull";
    EXPECT_EQ(bench.calling<WaitCall>()->since, "");
    bench.answer(WaitReply {{}, "token-1"});

    ASSERT_TRUE(bench.calling<PullCall>());
    EXPECT_TRUE(bench.pull().base.empty());
    EXPECT_TRUE(bench.pull().from.empty());
    PullHeader first = bench.header();
    first.next = {{"ref", 5}};
    first.left = 10;
    bench.answerPage(first);
    ASSERT_TRUE(bench.storing<TakePage>());
    EXPECT_TRUE(bench.storing<TakePage>()->plan.apply.empty()) << "records are shown together";
    ASSERT_TRUE(bench.calling<PullCall>()) << "the next page travels while this one is written";
    EXPECT_EQ(bench.pull().from, (BucketSeqs {{"ref", 5}}));
    EXPECT_EQ(bench.engine.status().rowsTotal, 10U);

    bench.took();
    PullHeader second = bench.header();
    second.next = {{"ref", 10}};
    second.complete = {bench.state("ref", 10)};
    second.recordsComplete = true;
    bench.answerPage(second);
    EXPECT_TRUE(bench.storing<TakePage>()->plan.showRecords);
    EXPECT_EQ(bench.storing<TakePage>()->plan.apply, second.complete);
    EXPECT_EQ(bench.pull().base.at("ref"), (Cursor {10, 7}));
    EXPECT_FALSE(bench.engine.status().recordsUsable);
    bench.took();
    EXPECT_TRUE(bench.engine.status().recordsUsable);

    bench.answerLast({{EngineBench::kRegion, 3}});
    EXPECT_FALSE(bench.call) << "there is nothing more to pull";
    EXPECT_FALSE(bench.storing<TakePage>()->plan.checkpoint.empty());
    EXPECT_NE(bench.phase(), SyncPhase::Synced);
    bench.took();
    ASSERT_TRUE(bench.storing<FinishGeneration>());
    bench.did();
    EXPECT_EQ(bench.phase(), SyncPhase::Synced);
    EXPECT_EQ(bench.engine.status().lastCompleteMs, bench.nowMs);
    ASSERT_TRUE(bench.calling<WaitCall>());
    EXPECT_EQ(bench.calling<WaitCall>()->since, "token-1");
}

TEST(EngineFirstSync, AtMostTwoPagesAreWithTheStore)
{
    EngineBench bench;
    bench.toPull();
    PullHeader header = bench.header();
    header.next = {{"ref", 5}};
    bench.answerPage(header);
    header = bench.header();
    header.next = {{"ref", 6}};
    bench.answerPage(header);
    EXPECT_FALSE(bench.call);
    EXPECT_EQ(bench.storing<TakePage>()->plan.next, (BucketSeqs {{"ref", 5}}));
    bench.took();
    EXPECT_EQ(bench.storing<TakePage>()->plan.next, (BucketSeqs {{"ref", 6}})) << "one after the other";
    EXPECT_TRUE(bench.calling<PullCall>());
    EXPECT_EQ(bench.pull().from, (BucketSeqs {{"ref", 6}}));
}

TEST(EngineFirstSync, APageThatWaitedForTheStoreIsShownAtTheLatestWhenTheStoreHasNothingLeft)
{
    EngineBench bench;
    bench.toPull();
    PullHeader header = bench.header();
    header.next = {{"ref", 5}};
    bench.answerPage(header);
    EXPECT_FALSE(bench.storing<TakePage>()->plan.mayWait) << "nothing follows it yet";
    header = bench.header();
    header.next = {{"ref", 6}};
    bench.answerPage(header);
    bench.took();
    EXPECT_TRUE(bench.storing<TakePage>()->plan.mayWait);
    bench.took();
    ASSERT_TRUE(bench.storing<TakePage>());
    EXPECT_FALSE(bench.storing<TakePage>()->page);
    EXPECT_FALSE(bench.storing<TakePage>()->plan.mayWait);
    bench.took();
    bench.answerLast({{"ref", 6}});
    ASSERT_TRUE(bench.storing<TakePage>());
    EXPECT_TRUE(bench.storing<TakePage>()->page);
    EXPECT_FALSE(bench.storing<TakePage>()->plan.mayWait);
}

TEST(EngineDelta, AsksWithTheCheckpointAndPullsWhatWaitSays)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    EXPECT_EQ(bench.pull().checkpoint, "checkpoint-0");
    EXPECT_TRUE(bench.pull().base.empty());
    bench.answerLast();
    bench.took();
    bench.did();
    ASSERT_TRUE(bench.calling<WaitCall>());
    bench.nowMs += 20'000;
    bench.answer(WaitReply {{"ref"}, "token-2"});
    ASSERT_TRUE(bench.calling<PullCall>());
    PullHeader header = bench.header();
    header.next = {{"ref", 12}};
    header.complete = {bench.state("ref", 12)};
    header.recordsComplete = header.allComplete = true;
    header.checkpoint = "checkpoint-2";
    bench.answerPage(header);
    TakeOutcome outcome;
    outcome.changedKinds = {"tag"};
    bench.took(outcome);
    ASSERT_TRUE(bench.commanded<TellChanged>());
    EXPECT_EQ(bench.commanded<TellChanged>()->kinds, std::vector<std::string> {"tag"});
    EXPECT_EQ(bench.calling<WaitCall>()->since, "token-2");
}

} // namespace

} // namespace qunce::test
