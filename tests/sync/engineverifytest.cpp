// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sync/enginebench.h"

namespace qunce::test {

namespace {

constexpr const char *kVerifiedRegion = EngineBench::kRegion;

TakeOutcome notApplied(std::vector<std::string> mismatched, std::vector<std::string> massDelete = {})
{
    TakeOutcome outcome;
    outcome.applied = false;
    outcome.mismatched = std::move(mismatched);
    outcome.massDelete = std::move(massDelete);
    return outcome;
}

VerifyReply serverTree(const BucketState &state)
{
    VerifyReply reply;
    reply.state = state;
    return reply;
}

/// The store's side of the running comparison.
void digested(EngineBench &bench, uint64_t rows, uint64_t digest)
{
    const DigestTree asked = *bench.storing<DigestTree>();
    TreeDigest tree;
    tree.state = {asked.bucket, {10, 0}, rows, digest};
    bench.operation.reset();
    bench.step(StoreDigested {asked.operation, tree});
}

/// As far as the comparison of `bucket` after a page that the store would not apply.
void toDoubt(EngineBench &bench, const TakeOutcome &outcome, const std::string &bucket = "ref")
{
    bench.storeComplete();
    bench.toPull();
    bench.answerLast({{bucket, 12}});
    bench.took(outcome);
    bench.stored.checkpoint.clear();
    bench.loadStore();
}

TEST(EngineVerify, AMismatchIsComparedAndExactlyTheDifferenceRepaired)
{
    EngineBench bench;
    toDoubt(bench, notApplied({"ref"}));
    EXPECT_EQ(bench.phase(), SyncPhase::Verifying);
    EXPECT_TRUE(bench.engine.status().recordsUsable);
    ASSERT_TRUE(bench.calling<VerifyCall>());
    EXPECT_EQ(bench.calling<VerifyCall>()->request.bucket, "ref");
    digested(bench, 3, 30);
    bench.answer(serverTree({"ref", {12, 7}, 3, 31}));
    // Three rows: their ids are cheaper than another level.
    ASSERT_TRUE(bench.calling<VerifyCall>());
    EXPECT_TRUE(bench.calling<VerifyCall>()->request.ids);
    VerifyReply ids = serverTree({"ref", {12, 7}, 3, 31});
    ids.rowsOf = {{"org", "a", 1}, {"org", "b", 2}, {"tag", "a", 3}};
    bench.answer(ids);
    const uint64_t listed = bench.storing<ListRows>()->operation;
    bench.operation.reset();
    bench.step(
        StoreListed {listed, std::vector<WireRowId> {{"org", "a", 1}, {"org", "b", 9}, {"org", "c", 4}}});

    ASSERT_TRUE(bench.calling<PullCall>());
    EXPECT_EQ(bench.pull().repairBucket, "ref");
    EXPECT_EQ(bench.pull().repairRows,
        (std::vector<std::pair<std::string, std::string>> {{"org", "b"}, {"tag", "a"}}));
    PullHeader rows;
    rows.epoch = "epoch-1";
    bench.answerPage(rows);
    ASSERT_TRUE(bench.storing<StageRepair>());
    EXPECT_EQ(bench.storing<StageRepair>()->gone, (std::vector<WireRowId> {{"org", "c", 4}}));
    bench.did();
    bench.loadStore();
    ASSERT_TRUE(bench.calling<PullCall>()) << "the next page completes it again";
    EXPECT_EQ(bench.pull().base.at("ref"), (Cursor {10, 7}));
}

TEST(EngineVerify, ASecondMismatchBeginsTheBucketAnew)
{
    EngineBench bench;
    toDoubt(bench, notApplied({"ref"}));
    digested(bench, 3, 31);
    bench.answer(serverTree({"ref", {12, 7}, 3, 31})); // equal now
    bench.loadStore();
    bench.answerLast({{"ref", 12}});
    bench.took(notApplied({"ref"}));
    bench.loadStore();
    ASSERT_TRUE(bench.storing<Restart>());
    EXPECT_EQ(bench.storing<Restart>()->buckets, std::vector<std::string> {"ref"});
    bench.did();
    bench.loadStore();
    EXPECT_TRUE(bench.calling<PullCall>());
}

TEST(EngineVerify, AFactBucketThatNeverComesOutRightDoesNotHoldUpTheOthers)
{
    EngineBench bench;
    toDoubt(bench, notApplied({kVerifiedRegion}), kVerifiedRegion);
    digested(bench, 3, 31);
    bench.answer(serverTree({kVerifiedRegion, {12, 7}, 3, 31}));
    bench.loadStore();
    bench.answerLast({{kVerifiedRegion, 12}});
    bench.took(notApplied({kVerifiedRegion}));
    bench.loadStore();
    bench.did(); // Restart
    bench.loadStore();
    bench.answerLast({{kVerifiedRegion, 12}});
    bench.took(notApplied({kVerifiedRegion}));
    bench.loadStore();
    bench.answerLast({{kVerifiedRegion, 12}, {"ref", 12}});
    EXPECT_EQ(bench.storing<TakePage>()->plan.apply, std::vector {EngineBench::state("ref", 12)});
    EXPECT_TRUE(bench.storing<TakePage>()->plan.checkpoint.empty());
    bench.took();
    bench.did();
    EXPECT_EQ(bench.phase(), SyncPhase::Error) << "never green";
    EXPECT_NE(bench.problem().find(kVerifiedRegion), std::string::npos);
    EXPECT_TRUE(bench.calling<WaitCall>());
}

TEST(EngineVerify, RecordsThatNeverComeOutRightAreTriedLessAndLessOften)
{
    EngineBench bench;
    toDoubt(bench, notApplied({"ref"}));
    digested(bench, 3, 31);
    bench.answer(serverTree({"ref", {12, 7}, 3, 31}));
    bench.loadStore();
    bench.answerLast({{"ref", 12}});
    bench.took(notApplied({"ref"}));
    bench.loadStore();
    bench.did();
    bench.loadStore();
    bench.answerLast({{"ref", 12}});
    bench.took(notApplied({"ref"}));
    EXPECT_FALSE(bench.call);
    EXPECT_TRUE(bench.timers.count(Timer::BackOff));
    EXPECT_NE(bench.problem().find("ref"), std::string::npos);
}

TEST(EngineVerify, AMassDeletionThatTheServerConfirmsIsAllowed)
{
    EngineBench bench;
    toDoubt(bench, notApplied({}, {"ref"}));
    digested(bench, 3, 31);
    bench.answer(serverTree({"ref", {12, 7}, 3, 31}));
    bench.loadStore();
    bench.answerLast({{"ref", 12}});
    EXPECT_EQ(bench.storing<TakePage>()->plan.allowMassDelete, std::vector<std::string> {"ref"});
    bench.took();
    bench.did();
    EXPECT_EQ(bench.phase(), SyncPhase::Synced);
}

TEST(EngineVerify, AMassDeletionThatTheServerDoesNotConfirmIsRepaired)
{
    EngineBench bench;
    toDoubt(bench, notApplied({}, {"ref"}));
    digested(bench, 0, 0);
    bench.answer(serverTree({"ref", {12, 7}, 1, 31}));
    VerifyReply ids = serverTree({"ref", {12, 7}, 1, 31});
    ids.rowsOf = {{"org", "a", 1}};
    bench.answer(ids);
    const uint64_t listed = bench.storing<ListRows>()->operation;
    bench.operation.reset();
    bench.step(StoreListed {listed, std::vector<WireRowId> {}});
    EXPECT_EQ(bench.pull().repairRows, (std::vector<std::pair<std::string, std::string>> {{"org", "a"}}));
}

// A changed history.

Refused historyChanged(std::vector<std::string> buckets)
{
    Refused refusal;
    refusal.status = 409;
    refusal.error.code = "history_changed";
    refusal.error.action = WireAction::VerifyReset;
    refusal.error.buckets = std::move(buckets);
    return refusal;
}

TEST(EngineHistory, ABucketThatIsWhatTheServerHasIsAdopted)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.answer(historyChanged({"ref"}));
    bench.loadStore();
    EXPECT_EQ(bench.calling<VerifyCall>()->request.depth, 0);
    digested(bench, 3, 31);
    bench.answer(serverTree({"ref", {10, 7}, 3, 31}));
    ASSERT_TRUE(bench.storing<Adopt>());
    bench.did();
    bench.loadStore();
    EXPECT_TRUE(bench.calling<PullCall>());
}

TEST(EngineHistory, ABucketThatDiffersBeginsAnewAndStaysVisible)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.answer(historyChanged({"ref", kVerifiedRegion, "plan:r:never-had"}));
    bench.loadStore();
    for (int buckets = 0; buckets < 2; ++buckets) {
        const std::string bucket = bench.calling<VerifyCall>()->request.bucket;
        digested(bench, 3, 30);
        bench.answer(serverTree({bucket, {9, 8}, 3, 31}));
    }
    ASSERT_TRUE(bench.storing<Restart>());
    EXPECT_EQ(bench.storing<Restart>()->buckets, (std::vector<std::string> {kVerifiedRegion, "ref"}));
    EXPECT_TRUE(bench.engine.status().recordsUsable);
}

TEST(EngineHistory, EqualDigestsUnderAnotherSaltProveNothing)
{
    // After a restore the same row may have been written again under the same seq, with other contents.
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.answer(historyChanged({"ref"}));
    bench.loadStore();
    digested(bench, 3, 31);
    bench.answer(serverTree({"ref", {10, 8}, 3, 31}));
    EXPECT_TRUE(bench.storing<Restart>());
}

TEST(EngineHistory, WhatIsBeingPagedMayBeOfEitherHistory)
{
    EngineBench bench;
    bench.storeComplete();
    bench.stored.checkpoint.clear();
    bench.stored.buckets[0].scanning = true; // kOlder
    bench.stored.buckets[0].scan = 11;
    bench.toPull();
    bench.answer(historyChanged({"ref"}));
    bench.loadStore();
    digested(bench, 3, 31);
    bench.answer(serverTree({"ref", {10, 7}, 3, 31}));
    bench.did(); // Adopt
    ASSERT_TRUE(bench.storing<Restart>());
    EXPECT_EQ(bench.storing<Restart>()->buckets, std::vector<std::string> {EngineBench::kOlder});
}

TEST(EngineHistory, AServerThatChangesItsMindWithoutEndIsNotFollowed)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    int rounds = 0;
    while (bench.call && rounds < 50) {
        ++rounds;
        bench.answer(historyChanged({"ref"}));
        if (!bench.loading)
            break;
        bench.loadStore();
        digested(bench, 3, 31);
        bench.answer(serverTree({"ref", {10, 7}, 3, 31}));
        bench.did();
        bench.loadStore();
    }
    EXPECT_LT(rounds, 20);
    EXPECT_TRUE(bench.timers.count(Timer::BackOff));
}

// verifyAll.

TEST(EngineVerifyAll, ComparesEveryBucketAndEnds)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull(true, true);
    bench.answerLast();
    bench.took();
    bench.did();
    for (int buckets = 0; buckets < 3; ++buckets) {
        ASSERT_TRUE(bench.calling<VerifyCall>());
        const std::string bucket = bench.calling<VerifyCall>()->request.bucket;
        digested(bench, 3, 31);
        bench.answer(serverTree({bucket, {10, 7}, 3, 31}));
    }
    bench.loadStore();
    bench.answerLast();
    if (bench.operation)
        bench.took();
    ASSERT_TRUE(bench.finished);
    EXPECT_TRUE(bench.finished->ok());
    EXPECT_EQ(bench.engine.status().bucketsCompared, 3U);
    EXPECT_EQ(bench.engine.status().bucketsRepaired, 0U);
}

TEST(EngineVerifyAll, RepairsWhatDiffersAndLooksAgain)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull(true, true);
    bench.answerLast();
    bench.took();
    bench.did();
    const std::string bucket = bench.calling<VerifyCall>()->request.bucket;
    digested(bench, 2, 20);
    bench.answer(serverTree({bucket, {10, 7}, 3, 31}));
    EXPECT_EQ(bench.calling<VerifyCall>()->request.depth, 1) << "now the whole tree";
    digested(bench, 2, 20);
    bench.answer(serverTree({bucket, {10, 7}, 3, 31}));
    VerifyReply ids = serverTree({bucket, {10, 7}, 3, 31});
    ids.rowsOf = {{"org", "a", 1}};
    bench.answer(ids);
    const uint64_t listed = bench.storing<ListRows>()->operation;
    bench.operation.reset();
    bench.step(StoreListed {listed, std::vector<WireRowId> {}});
    PullHeader rows;
    rows.epoch = "epoch-1";
    bench.answerPage(rows);
    bench.did();
    ASSERT_TRUE(bench.storing<TakePage>());
    EXPECT_EQ(bench.storing<TakePage>()->page, nullptr);
    EXPECT_EQ(bench.storing<TakePage>()->plan.apply, (std::vector<BucketState> {{bucket, {10, 7}, 3, 31}}));
    bench.took();
    EXPECT_FALSE(bench.finished);
    EXPECT_EQ(bench.engine.status().bucketsRepaired, 1U);
    EXPECT_EQ(bench.engine.status().rowsRepaired, 1U);
    EXPECT_NE(bench.calling<VerifyCall>()->request.bucket, bucket);
}

TEST(EngineVerifyAll, ABucketThatTheServerTakesAwayMeanwhileIsNotCompared)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull(true, true);
    bench.answerLast();
    bench.took();
    bench.did();
    const std::string first = bench.calling<VerifyCall>()->request.bucket;
    bench.refuse(403, WireAction::Quarantine, "forbidden");
    ASSERT_TRUE(bench.calling<VerifyCall>());
    EXPECT_NE(bench.calling<VerifyCall>()->request.bucket, first);
}

// The comparison itself.

TEST(VerifyWalk, DescendsOnlyWhereChildrenDiffer)
{
    VerifyWalk walk("ref", VerifyWalk::Depth::Whole);
    VerifyReply server;
    server.state = {"ref", {5, 1}, 50'000, 77};
    server.children = {{"00", 20'000, 1}, {"01", 20'000, 2}, {"ff", 10'000, 3}};
    TreeDigest ours;
    ours.state = {"ref", {5, 0}, 50'000, 78};
    ours.children = {{"00", 20'000, 1}, {"01", 20'000, 9}, {"ff", 10'000, 3}};
    EXPECT_TRUE(walk.serverSays(server));
    walk.localSays(ours);
    ASSERT_FALSE(walk.finished());
    EXPECT_EQ(walk.question().prefix, "01");
    EXPECT_FALSE(walk.question().ids);

    server.prefix = "01";
    server.children = {{"0100", 20'000, 2}};
    ours.children = {{"0100", 19'000, 2}, {"0101", 1'000, 5}};
    walk.localSays(ours); // in any order
    EXPECT_FALSE(walk.serverAnswered());
    EXPECT_TRUE(walk.serverSays(server));
    EXPECT_EQ(walk.question().prefix, "0101");
    EXPECT_TRUE(walk.question().ids);
    EXPECT_FALSE(walk.serverSays(server)) << "of another prefix";
}

TEST(VerifyWalk, EndsAtTheRootIfItIsEqual)
{
    VerifyWalk walk("ref", VerifyWalk::Depth::Whole);
    VerifyReply server;
    server.state = {"ref", {5, 1}, 3, 77};
    TreeDigest ours;
    ours.state = {"ref", {5, 0}, 3, 77};
    walk.localSays(ours);
    EXPECT_TRUE(walk.serverSays(server));
    EXPECT_TRUE(walk.finished());
    EXPECT_TRUE(walk.rowsEqual());
}

TEST(VerifyWalk, GivesUpWhereGettingTheBucketAgainIsCheaper)
{
    VerifyWalk walk("ref", VerifyWalk::Depth::Whole);
    VerifyReply server;
    server.state = {"ref", {5, 1}, 1'900, 77};
    TreeDigest ours;
    ours.state = {"ref", {5, 0}, 0, 0};
    walk.localSays(ours);
    ASSERT_TRUE(walk.serverSays(server));
    for (int row = 0; row < 21'000; ++row)
        server.rowsOf.push_back({"org", std::to_string(1'000'000 + row), 1});
    walk.localSays(std::vector<WireRowId> {});
    ASSERT_TRUE(walk.serverSays(server));
    EXPECT_TRUE(walk.finished());
    EXPECT_TRUE(walk.hopeless());
}

} // namespace

} // namespace qunce::test
