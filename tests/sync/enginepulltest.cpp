// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sync/enginebench.h"

namespace qunce::test {

namespace {

constexpr const char *kRegion = EngineBench::kRegion;

/// An answer that must change nothing: it is held for damaged, and the same is asked again later.
void expectIgnored(EngineBench &bench, const PullHeader &header)
{
    const PullRequest asked = bench.pull();
    bench.answerPage(header);
    EXPECT_FALSE(bench.storing<TakePage>());
    EXPECT_EQ(bench.phase(), SyncPhase::Offline);
    bench.fire(Timer::BackOff);
    ASSERT_TRUE(bench.calling<PullCall>());
    EXPECT_EQ(bench.pull().from, asked.from);
    EXPECT_EQ(bench.pull().base, asked.base);
}

TEST(EnginePull, APageFromAnotherPositionChangesNothing)
{
    EngineBench bench;
    bench.toPull();
    PullHeader first = bench.header();
    first.next = {{"ref", 5}};
    bench.answerPage(first);
    bench.took();
    first.next = {{"ref", 9}}; // still from the start
    expectIgnored(bench, first);
}

TEST(EnginePull, APageThatGoesBackOrIsOfAnotherEpochChangesNothing)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    PullHeader back = bench.header();
    back.next = {{"ref", 9}};
    expectIgnored(bench, back);
    PullHeader other = bench.header();
    other.epoch = "epoch-2";
    expectIgnored(bench, other);
    PullHeader early = bench.header();
    early.next = {{"ref", 20}};
    early.complete = {EngineBench::state("ref", 15)};
    expectIgnored(bench, early);
}

TEST(EnginePull, AnswersToOtherCallsChangeNothing)
{
    EngineBench bench;
    bench.toPull();
    PullHeader header = bench.header();
    header.next = {{"ref", 5}};
    const uint64_t id = bench.call->call;
    EXPECT_TRUE(bench.step(Answered {id - 1, EngineBench::page(header)}).empty());
    EXPECT_TRUE(bench.step(Answered {id + 1, EngineBench::page(header)}).empty());
    EXPECT_TRUE(bench.step(StoreTook {99, TakeOutcome {}}).empty());
    EXPECT_TRUE(bench.step(StoreDid {99, {}}).empty());
    bench.answerPage(header);
    EXPECT_TRUE(bench.storing<TakePage>());
    EXPECT_FALSE(std::any_of(bench.commands.begin(), bench.commands.end(), [&](const Command &command) {
        const auto *send = std::get_if<Send>(&command);
        return send && send->call <= id;
    })) << "no call number is used twice";
    const size_t taken = bench.trace.size();
    bench.step(Answered {id, EngineBench::page(header)});
    EXPECT_EQ(bench.trace.size(), taken) << "repeated";
}

TEST(EnginePull, AnAnswerOfAnotherKindIsNone)
{
    EngineBench bench;
    bench.toPull();
    bench.answer(WaitReply {{"ref"}, "token-9"});
    EXPECT_FALSE(bench.operation);
    EXPECT_EQ(bench.phase(), SyncPhase::Offline);
}

TEST(EnginePull, AHelloThatCouldNotBeKeptIsSaidAgain)
{
    EngineBench bench;
    bench.storeComplete();
    bench.start();
    ASSERT_TRUE(bench.calling<HelloCall>());
    bench.answer(bench.hello());
    ASSERT_TRUE(bench.storing<SaveHello>());
    bench.failed(ErrorCode::DiskFull);
    bench.fire(Timer::BackOff);
    bench.loadStore();
    EXPECT_TRUE(bench.calling<HelloCall>()) << "edits go only after a hello";
}

TEST(EnginePull, AFailedTakeStartsFromWhatTheStoreHas)
{
    EngineBench bench;
    bench.toPull();
    PullHeader header = bench.header();
    header.next = {{"ref", 5}};
    bench.answerPage(header);
    header = bench.header();
    header.next = {{"ref", 6}};
    bench.answerPage(header);
    bench.takeFailed(ErrorCode::DiskFull);
    EXPECT_EQ(bench.phase(), SyncPhase::Error);
    EXPECT_FALSE(bench.operation) << "the second page would leave a hole";
    bench.fire(Timer::BackOff);
    ASSERT_TRUE(bench.loading);
    bench.stored.hasGeneration = true;
    bench.stored.epoch = "epoch-1";
    StoredBucket ref;
    ref.bucket = "ref";
    ref.scanning = true;
    ref.scan = 3;
    bench.stored.buckets = {ref};
    bench.loadStore();
    ASSERT_TRUE(bench.calling<PullCall>());
    EXPECT_EQ(bench.pull().from, (BucketSeqs {{"ref", 3}}));
}

TEST(EnginePull, ADamagedCacheIsSetAsideOnce)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.answerLast({{"ref", 12}});
    bench.takeFailed(ErrorCode::Corrupt);
    ASSERT_TRUE(bench.storing<DiscardCache>());
    bench.storeEmpty();
    bench.did();
    bench.loadStore();
    bench.answer(bench.hello());
    ASSERT_TRUE(bench.storing<BeginGeneration>());
    bench.failed(ErrorCode::Corrupt);
    EXPECT_FALSE(bench.storing<DiscardCache>()) << "once in a run";
    EXPECT_EQ(bench.phase(), SyncPhase::Error);
    EXPECT_TRUE(bench.timers.count(Timer::BackOff)) << "and looks again later";
}

TEST(EnginePull, ADamagedCacheThatCannotBeSetAsideIsTriedAgain)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.answerLast({{"ref", 12}});
    bench.takeFailed(ErrorCode::Corrupt);
    bench.failed(ErrorCode::Io);
    bench.fire(Timer::BackOff);
    bench.loading = --bench.loads > 0;
    bench.step(StoreLoaded {Error {ErrorCode::Corrupt, {}, "test"}});
    EXPECT_TRUE(bench.storing<DiscardCache>());
}

TEST(EnginePull, ADamagedCacheFoundAtTheStartIsSetAside)
{
    EngineBench bench;
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.loading = --bench.loads > 0;
    bench.step(StoreLoaded {Error {ErrorCode::Corrupt, {}, "test"}});
    EXPECT_TRUE(bench.storing<DiscardCache>());
}

TEST(EnginePull, ANewerProgramsCacheIsLeftAlone)
{
    EngineBench bench;
    Started started;
    started.session = bench.session();
    bench.step(started);
    bench.loading = --bench.loads > 0;
    bench.step(StoreLoaded {Error {ErrorCode::VersionMismatch, QUNCE_TEXT("newer"), "test"}});
    EXPECT_EQ(bench.phase(), SyncPhase::Error);
    EXPECT_EQ(bench.problem(), "newer");
    EXPECT_FALSE(bench.operation);
}

TEST(EnginePull, RevokedAndRetiredBucketsAreDroppedForTheirCause)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    PullHeader header = bench.header();
    header.revoked = {kRegion, "plan:r:never-had"};
    header.retired = {EngineBench::kOlder};
    bench.answerPage(header);
    const TakePlan &plan = bench.storing<TakePage>()->plan;
    EXPECT_EQ(plan.drop,
        (std::vector<std::pair<std::string, DropCause>> {
            {kRegion, DropCause::Revoked}, {EngineBench::kOlder, DropCause::Retired}}));
    EXPECT_EQ(bench.pull().base.size(), 1U) << "and are not asked for again";
}

TEST(EnginePull, AResetBucketBeginsAnewAndStaysVisible)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    PullHeader header = bench.header();
    header.next = {{"ref", 40}};
    header.reset = {"ref"};
    bench.answerPage(header);
    ASSERT_TRUE(bench.storing<Restart>());
    EXPECT_EQ(bench.storing<Restart>()->buckets, std::vector<std::string> {"ref"});
    bench.did();
    for (StoredBucket &bucket : bench.stored.buckets) {
        if (bucket.bucket == "ref")
            bucket.scanning = bucket.replacing = true;
    }
    bench.stored.checkpoint.clear();
    bench.loadStore();
    ASSERT_TRUE(bench.calling<PullCall>());
    EXPECT_EQ(bench.pull().base.count("ref"), 0U);
    EXPECT_EQ(bench.pull().from.at("ref"), 0U);
    EXPECT_TRUE(bench.engine.status().recordsUsable);
}

TEST(EnginePull, AnUnknownCheckpointIsReplacedByTheBase)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.refuse(409, WireAction::SendBase, "checkpoint_unknown");
    ASSERT_TRUE(bench.calling<PullCall>());
    EXPECT_TRUE(bench.pull().checkpoint.empty());
    EXPECT_EQ(bench.pull().base.size(), 3U);
    bench.refuse(409, WireAction::SendBase, "checkpoint_unknown");
    EXPECT_FALSE(bench.call) << "it makes no sense twice";
    EXPECT_TRUE(bench.timers.count(Timer::BackOff));
}

TEST(EnginePull, AnotherEpochFillsANewGenerationBesideTheReadableOne)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.refuse(409, WireAction::Hello, "epoch_changed");
    bench.loadStore();
    bench.answer(bench.hello("epoch-2"));
    ASSERT_TRUE(bench.storing<BeginGeneration>());
    EXPECT_EQ(bench.storing<BeginGeneration>()->epoch, "epoch-2");
    bench.did();
    ASSERT_TRUE(bench.storing<SaveHello>());
    bench.did();
    bench.answer(WaitReply {{}, "token-2"});
    EXPECT_TRUE(bench.pull().base.empty());
    EXPECT_EQ(bench.pull().epoch, "epoch-2");
    EXPECT_TRUE(bench.engine.status().recordsUsable);
}

TEST(EnginePull, FactBucketsAreShownOneByOneAndRecordsTogether)
{
    EngineBench bench;
    bench.toPull();
    PullHeader header = bench.header();
    header.next = {{"ref", 5}, {kRegion, 3}};
    header.complete = {EngineBench::state("ref", 5), EngineBench::state(kRegion, 3)};
    bench.answerPage(header);
    EXPECT_EQ(bench.storing<TakePage>()->plan.apply, std::vector {EngineBench::state(kRegion, 3)});
    EXPECT_FALSE(bench.storing<TakePage>()->plan.showRecords);
    EXPECT_EQ(bench.pull().base.count(kRegion), 1U);
    EXPECT_EQ(bench.pull().base.count("ref"), 0U);
    EXPECT_EQ(bench.pull().from, (BucketSeqs {{"ref", 5}}));
}

TEST(EnginePull, GainedKindsAreAskedForFromTheStart)
{
    EngineBench bench;
    bench.storeComplete();
    bench.stored.kindsGained = {"goal"};
    bench.toPull();
    EXPECT_EQ(bench.pull().kindsGained, std::vector<std::string> {"goal"});
    EXPECT_EQ(bench.pull().from, (BucketSeqs {{"ref", 0}})) << "facts have no fields to gain";
    EXPECT_EQ(bench.pull().base.size(), 3U);
    PullHeader header = bench.header();
    header.next = {{"ref", 4}};
    bench.answerPage(header);
    EXPECT_FALSE(bench.storing<TakePage>()->plan.clearKindsGained);
    bench.took();
    EXPECT_EQ(bench.pull().from, (BucketSeqs {{"ref", 4}}));
    // The bucket itself has not changed, so that the server does not name it.
    header = bench.header();
    header.next = {{"ref", 10}};
    header.recordsComplete = header.allComplete = true;
    header.checkpoint = "checkpoint-1";
    bench.answerPage(header);
    const TakePlan &plan = bench.storing<TakePage>()->plan;
    EXPECT_TRUE(plan.clearKindsGained);
    EXPECT_EQ(plan.apply, std::vector {EngineBench::state("ref", 10)});
}

TEST(EnginePull, TooLargePagesAreHalvedAndGrowAgain)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    EXPECT_EQ(bench.pull().maxRows, 5'000U);
    bench.refuse(413, WireAction::Halve, "too_large");
    EXPECT_EQ(bench.pull().maxRows, 2'500U);
    EXPECT_EQ(bench.pull().maxBytes, 512U * 1024);
    bench.silence(NoAnswer::Cause::Damaged);
    bench.fire(Timer::BackOff);
    EXPECT_EQ(bench.pull().maxRows, 1'250U) << "what a bad network cuts may pass in smaller pieces";
    uint64_t seq = 10;
    for (int pages = 0; pages < 8; ++pages) {
        PullHeader header = bench.header();
        header.next = {{"ref", ++seq}};
        bench.answerPage(header);
        bench.took();
    }
    EXPECT_EQ(bench.pull().maxRows, 5'000U);
}

TEST(EnginePull, TheFirstPagesMayBeLarge)
{
    EngineBench bench;
    bench.toPull();
    EXPECT_EQ(bench.pull().maxBytes, 8U * 1024 * 1024);
}

TEST(EnginePull, ATooOldProgramReadsOnly)
{
    EngineBench bench;
    bench.storeComplete();
    bench.toPull();
    bench.refuse(426, WireAction::ReadOnly, "upgrade_required");
    EXPECT_EQ(bench.phase(), SyncPhase::ReadOnly);
    EXPECT_TRUE(bench.engine.status().recordsUsable);
    EXPECT_TRUE(bench.timers.count(Timer::BackOff)) << "the server may change";

    EngineBench other;
    other.start();
    HelloReply hello = other.hello();
    hello.schemaMin = kSchemaVersion + 1;
    other.answer(hello);
    EXPECT_EQ(other.phase(), SyncPhase::ReadOnly);
}

TEST(EnginePull, PagesThatBringNothingAreNotAskedForWithoutEnd)
{
    EngineBench bench;
    bench.toPull();
    for (int pages = 0; pages < 3; ++pages) {
        ASSERT_TRUE(bench.call);
        bench.answerPage(bench.header());
        if (bench.operation)
            bench.took();
    }
    EXPECT_FALSE(bench.call);
    EXPECT_TRUE(bench.timers.count(Timer::BackOff));
}

TEST(EnginePull, AnEmptyPullWritesNothing)
{
    EngineBench bench;
    bench.toWaiting();
    bench.stored.checkpoint = "";
    bench.nowMs += 10'000;
    bench.answer(WaitReply {{kRegion}, "token-2"});
    PullHeader header = bench.header();
    header.recordsComplete = header.allComplete = true;
    header.checkpoint = bench.pull().checkpoint;
    bench.answerPage(header);
    EXPECT_FALSE(bench.operation);
    EXPECT_EQ(bench.phase(), SyncPhase::Synced);
    EXPECT_EQ(bench.engine.status().lastCompleteMs, bench.nowMs);
}

TEST(EnginePull, OnceEndsWhenEverythingIsComplete)
{
    EngineBench bench;
    bench.toPull(true);
    bench.answerLast({{"ref", 3}});
    bench.took();
    EXPECT_FALSE(bench.finished) << "not before it is safe";
    bench.did();
    ASSERT_TRUE(bench.finished);
    EXPECT_TRUE(bench.finished->ok());
    EXPECT_TRUE(bench.step(SyncNow {}).empty());
}

TEST(EnginePull, OnceDoesNotWaitLongForAServerThatIsNotHeardOf)
{
    EngineBench bench;
    bench.start(true);
    const int64_t start = bench.nowMs;
    EXPECT_LE(bench.call->stallMs, 20'000);
    bench.silence(NoAnswer::Cause::ConnectionRefused);
    EXPECT_EQ(bench.engine.status().failures, 1);
    EXPECT_NE(bench.problem().find("The server at http://127.0.0.1:1 cannot be reached: it is off"),
        std::string::npos);
    for (int attempt = 2; attempt <= 4; ++attempt) {
        ASSERT_FALSE(bench.finished);
        bench.fire(Timer::BackOff);
        bench.silence(NoAnswer::Cause::ConnectionRefused);
    }
    EXPECT_TRUE(bench.finished);
    EXPECT_LE(bench.nowMs - start, 20'000);

    EngineBench hangs;
    hangs.start(true);
    hangs.nowMs += hangs.call->stallMs;
    hangs.silence(NoAnswer::Cause::TimedOut);
    EXPECT_TRUE(hangs.finished);
}

TEST(EnginePull, OnceGivesUpAfterAFewFailuresInARow)
{
    EngineOptions options;
    options.onceAttempts = options.onceUnheardAttempts = 3;
    EngineBench bench(options);
    bench.start(true);
    bench.silence();
    bench.fire(Timer::BackOff);
    bench.silence();
    bench.fire(Timer::BackOff);
    EXPECT_FALSE(bench.finished);
    bench.silence();
    ASSERT_TRUE(bench.finished);
    EXPECT_EQ(bench.finished->error().code, ErrorCode::Network);
}

TEST(EnginePull, NamesEveryBucketThatItKnows)
{
    // Else the server could not say that one of them has been taken away.
    EngineBench bench;
    bench.storeComplete();
    StoredBucket emptied;
    emptied.bucket =
        "people:r:0197a000-0000-7000-8000-000000000001"; // begun anew before it was ever complete
    bench.stored.buckets.push_back(emptied);
    bench.toPull();
    EXPECT_TRUE(bench.pull().from.contains(emptied.bucket));
    PullHeader header = bench.header();
    header.revoked = {emptied.bucket};
    bench.answerPage(header);
    ASSERT_TRUE(bench.storing<TakePage>());
    EXPECT_EQ(bench.storing<TakePage>()->plan.drop.size(), 1U);
}

} // namespace

} // namespace qunce::test
