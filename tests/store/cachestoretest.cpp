// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "models/protocol/rowdigest.h"
#include "models/store/treedigest.h"
#include "tests/store/integrity.h"
#include "tests/store/modelserver.h"
#include "tests/store/storefixture.h"

namespace qunce::test {
namespace {

const std::string kFact = "guide.day/2026-09-08/orders";

TakePlan planOf(const std::vector<BucketState> &states, bool showRecords = true)
{
    TakePlan plan;
    for (const BucketState &state : states)
        plan.next[state.bucket] = state.at.seq;
    plan.apply = states;
    plan.showRecords = showRecords;
    plan.nowMs = 1000;
    return plan;
}

WireRowId guideRow(uint64_t number, uint64_t seq)
{
    return {"guide", idNumber(number).toString(), seq};
}

PageMaker &guides(PageMaker &maker, const std::string &bucket, const std::vector<WireRowId> &rows)
{
    for (const WireRowId &row : rows)
        maker.record("guide", bucket, *Uuid::parse(row.id), row.seq, {{"name", std::string("somebody")}});
    return maker;
}

class CacheStoreTest : public StoreFixture
{
protected:
    void SetUp() override
    {
        StoreFixture::SetUp();
        ASSERT_TRUE(store->beginGeneration("epoch").ok());
    }

    /// Takes a page that must be applied.
    TakeOutcome take(PageMaker &maker, const TakePlan &plan)
    {
        const Result<TakeOutcome> outcome = store->take(maker.page(), plan);
        EXPECT_TRUE(outcome.ok()) << outcome.error().detail;
        return outcome.ok() ? *outcome : TakeOutcome();
    }
    /// A brand with guides 1 … `count` in region one, shown.
    void show(uint64_t count)
    {
        std::vector<WireRowId> rows;
        for (uint64_t i = 1; i <= count; ++i)
            rows.push_back(guideRow(i, i));
        PageMaker maker;
        TakePlan plan = planOf({stateOf(kPeopleOne, count, rows)});
        plan.checkpoint = "first";
        ASSERT_TRUE(take(guides(maker, kPeopleOne, rows), plan).applied);
        ASSERT_TRUE(store->finishGeneration().ok());
    }
    uint64_t visibleGuides()
    {
        CacheReader reader(directory());
        Result<ReadSnapshot> snapshot = reader.snapshot();
        return snapshot.ok() ? *snapshot->count(Kind::Guide) : 0;
    }
};

TEST_F(CacheStoreTest, aNewProfileHasAnIdThatStays)
{
    const Uuid id = loaded.clientId;
    EXPECT_FALSE(id.isNil());
    EXPECT_EQ(loaded.sessionNo, 1U);
    start();
    EXPECT_EQ(loaded.clientId, id);
    EXPECT_EQ(loaded.sessionNo, 2U);
}

TEST_F(CacheStoreTest, whatHelloSaidIsKept)
{
    HelloReply hello;
    hello.epoch = "epoch of the server";
    hello.leaseUntilMs = 77;
    hello.serverTimeMs = 5'000;
    hello.factFrom = "2024-10-01";
    ASSERT_TRUE(store->discard().ok());
    ASSERT_TRUE(store->saveHello(hello, 4'000).ok());
    start();
    EXPECT_EQ(loaded.epoch, "epoch of the server");
    EXPECT_EQ(loaded.leaseUntilMs, 77);
    EXPECT_EQ(loaded.clockOffsetMs, 1'000);
    ASSERT_TRUE(store->beginGeneration("epoch of the rows").ok());
    show(1);
    reload();
    EXPECT_EQ(loaded.epoch, "epoch of the rows");
    CacheReader reader(directory());
    EXPECT_EQ(reader.snapshot()->factFrom().toString(), "2024-10-01");
}

TEST_F(CacheStoreTest, allTypesOfFieldsComeBackAsTheyWere)
{
    PageMaker maker;
    maker.record("guide", kPeopleOne, idNumber(1), 5,
        {{"code", std::string("D1")}, {"name", std::string("王芳")}, {"joined_on", std::string("2020-03-01")},
            {"region", kRegionOne}, {"tags", std::vector<std::string> {"a\"b", "新"}}, {"phone", {}},
            {"field of tomorrow", int64_t {7}}});
    maker.record("entry", kRef, idNumber(2), 6,
        {{"start_at", int64_t {1'789'000'000}}, {"status", std::string("draft")}});
    take(maker,
        planOf({stateOf(kPeopleOne, 5, {guideRow(1, 5)}),
            stateOf(kRef, 6, {{"entry", idNumber(2).toString(), 6}})}));
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    ASSERT_TRUE(snapshot.ok()) << snapshot.error().detail;
    const Record guide = snapshot->record(Kind::Guide, idNumber(1))->value();
    EXPECT_EQ(guide.bucket, kPeopleOne);
    EXPECT_EQ(guide.seq, 5U);
    EXPECT_EQ(guide.text("name"), "王芳");
    EXPECT_EQ(guide.text("joined_on"), "2020-03-01");
    EXPECT_EQ(guide.text("region"), kRegionOne);
    EXPECT_EQ(guide.set("tags"), (std::vector<std::string> {"a\"b", "新"}));
    EXPECT_EQ(guide.fields.size(), 5U);
    EXPECT_EQ(snapshot->record(Kind::Entry, idNumber(2))->value().integer("start_at"), 1'789'000'000);
    EXPECT_FALSE(snapshot->record(Kind::Guide, idNumber(9))->has_value());
}

TEST_F(CacheStoreTest, recordsAreShownTogetherAndFactBucketsAlone)
{
    PageMaker first;
    guides(first, kPeopleOne, {guideRow(1, 1)}).fact(kFactsOne, kFact, 3, "payload");
    TakePlan plan = planOf({stateOf(kFactsOne, 3, {{"fact", kFact, 3}})}, false);
    plan.next[kPeopleOne] = 1;
    EXPECT_TRUE(take(first, plan).applied);
    EXPECT_EQ(visibleGuides(), 0U);
    PageMaker second;
    const TakeOutcome shown = take(second, planOf({stateOf(kPeopleOne, 1, {guideRow(1, 1)})}));
    EXPECT_TRUE(std::count(shown.changedKinds.begin(), shown.changedKinds.end(), "guide"));
    EXPECT_TRUE(std::count(shown.changedKinds.begin(), shown.changedKinds.end(), "fact"));
    EXPECT_EQ(visibleGuides(), 1U);
    reload();
    EXPECT_TRUE(loaded.shown);
    EXPECT_TRUE(bucket(kFactsOne)->complete);
    EXPECT_EQ(bucket(kPeopleOne)->at, (Cursor {1, 1007}));
}

TEST_F(CacheStoreTest, laterPagesAreStagedAndSeenOnlyWhenTheyAreComplete)
{
    show(3);
    PageMaker part;
    guides(part, kPeopleOne, {guideRow(4, 4)}).deletion("guide", kPeopleOne, idNumber(1).toString(), 5);
    TakePlan plan;
    plan.next[kPeopleOne] = 5;
    const TakeOutcome staged = take(part, plan);
    EXPECT_TRUE(staged.changedKinds.empty());
    ASSERT_EQ(staged.buckets.size(), 1U);
    EXPECT_TRUE(staged.buckets[0].scanning);
    EXPECT_EQ(staged.buckets[0].scan, 5U);
    EXPECT_EQ(visibleGuides(), 3U);
    start(); // the stage survives
    EXPECT_TRUE(bucket(kPeopleOne)->scanning);
    EXPECT_EQ(bucket(kPeopleOne)->scan, 5U);
    EXPECT_EQ(bucket(kPeopleOne)->at.seq, 3U);
    EXPECT_EQ(loaded.checkpoint, "");

    PageMaker rest;
    guides(rest, kPeopleOne, {guideRow(5, 6)});
    const TakeOutcome applied = take(rest,
        planOf({stateOf(kPeopleOne, 6, {guideRow(2, 2), guideRow(3, 3), guideRow(4, 4), guideRow(5, 6)})}));
    EXPECT_TRUE(applied.applied);
    EXPECT_EQ(applied.changedKinds, std::vector<std::string> {"guide"});
    EXPECT_EQ(visibleGuides(), 4U);
    store.reset();
    expectSound(directory());
}

TEST_F(CacheStoreTest, aTombstoneRemovesOnlyFromItsOwnBucketAndOnlyOlderRows)
{
    show(2);
    PageMaker moved; // guide 1 goes to region two; its tombstone comes with it
    guides(moved, kPeopleTwo, {guideRow(1, 9)})
        .deletion("guide", kPeopleOne, idNumber(1).toString(), 3)
        .deletion("guide", kPeopleOne, idNumber(2).toString(), 1);
    EXPECT_TRUE(take(
        moved, planOf({stateOf(kPeopleOne, 3, {guideRow(2, 2)}), stateOf(kPeopleTwo, 9, {guideRow(1, 9)})}))
                    .applied);
    PageMaker late; // a tombstone of the old bucket again
    late.deletion("guide", kPeopleOne, idNumber(1).toString(), 11);
    EXPECT_TRUE(take(late, planOf({stateOf(kPeopleOne, 11, {guideRow(2, 2)})})).applied);
    EXPECT_EQ(visibleGuides(), 2U);
}

TEST_F(CacheStoreTest, aDigestThatDiffersLeavesTheOldStateAndARepairMendsIt)
{
    show(2);
    PageMaker wrong; // the server also has guide 3, and has guide 2 at another seq
    guides(wrong, kPeopleOne, {guideRow(4, 4)});
    const std::vector<WireRowId> truth {guideRow(2, 3), guideRow(3, 5), guideRow(4, 4)};
    const TakePlan plan = planOf({stateOf(kPeopleOne, 5, truth)});
    const TakeOutcome outcome = take(wrong, plan);
    EXPECT_FALSE(outcome.applied);
    EXPECT_EQ(outcome.mismatched, std::vector<std::string> {kPeopleOne});
    EXPECT_TRUE(outcome.changedKinds.empty());
    EXPECT_EQ(visibleGuides(), 2U);

    // What the store says of itself includes what is staged.
    Result<std::vector<WireRowId>> rows = store->rowsOf(kPeopleOne, "");
    ASSERT_TRUE(rows.ok());
    EXPECT_EQ(*rows, (std::vector<WireRowId> {guideRow(1, 1), guideRow(2, 2), guideRow(4, 4)}));
    const std::string path = treePath("guide", idNumber(2).toString());
    EXPECT_EQ(*store->rowsOf(kPeopleOne, path.substr(0, 6)), std::vector<WireRowId> {guideRow(2, 2)});
    const Result<TreeDigest> tree = store->digest(kPeopleOne, path.substr(0, 2), 1);
    ASSERT_TRUE(tree.ok());
    EXPECT_EQ(tree->state.rows, 3U);
    EXPECT_EQ(tree->state.at.seq, 5U);
    ASSERT_EQ(tree->children.size(), 1U);
    EXPECT_EQ(tree->children[0].prefix, path.substr(0, 4));
    EXPECT_EQ(tree->children[0].digest, mix64("guide", idNumber(2).toString(), 2));

    PageMaker repair;
    guides(repair, kPeopleOne, {guideRow(2, 3), guideRow(3, 5)});
    ASSERT_TRUE(store->stageRepair(kPeopleOne, repair.page(), {guideRow(1, 1)}).ok());
    EXPECT_EQ(visibleGuides(), 2U);
    start(); // also the repair survives
    const Result<TakeOutcome> again = store->apply(plan);
    ASSERT_TRUE(again.ok()) << again.error().detail;
    EXPECT_TRUE(again->applied);
    EXPECT_EQ(*store->rowsOf(kPeopleOne, ""), truth);
    EXPECT_EQ(visibleGuides(), 3U);
}

TEST_F(CacheStoreTest, aStageLargerThanWhatIsHeldAtOnceIsComparedInParts)
{
    show(3);
    constexpr uint64_t kRows = 3 * kMostStagedRows;
    PageMaker changed;
    std::vector<WireRowId> truth {guideRow(2, 2)};
    std::vector<WireRowId> staged {guideRow(1, kRows + 1)};
    for (uint64_t i = 4; i < kRows; ++i)
        staged.push_back(guideRow(i, i));
    guides(changed, kPeopleOne, staged);
    changed.deletion("guide", kPeopleOne, idNumber(3).toString(), kRows + 2);
    truth.insert(truth.end(), staged.begin(), staged.end());
    const BucketState wrong = stateOf(kPeopleOne, kRows + 2, {guideRow(2, 2)});
    EXPECT_FALSE(take(changed, planOf({wrong})).applied) << "so that it stays staged";

    const BucketState right = stateOf(kPeopleOne, kRows + 2, truth);
    const Result<TreeDigest> tree = store->digest(kPeopleOne, "", 1);
    ASSERT_TRUE(tree.ok()) << tree.error().detail;
    EXPECT_EQ(tree->state.rows, right.rows);
    EXPECT_EQ(tree->state.digest, right.digest);
    EXPECT_EQ(tree->children.size(), 256U);
    uint64_t digest = 0;
    for (const VerifyChild &child : tree->children)
        digest += child.digest;
    EXPECT_EQ(digest, right.digest);
    const std::string path = treePath("guide", idNumber(77).toString()).substr(0, 4);
    std::vector<WireRowId> below;
    for (const WireRowId &row : truth) {
        if (treePath(row.kind, row.id).starts_with(path))
            below.push_back(row);
    }
    std::sort(below.begin(), below.end());
    EXPECT_EQ(*store->rowsOf(kPeopleOne, path), below);
}

TEST_F(CacheStoreTest, aMismatchOfAFillIsRepairedInPlace)
{
    PageMaker wrong;
    guides(wrong, kPeopleOne, {guideRow(1, 1), guideRow(2, 2)});
    const TakePlan plan = planOf({stateOf(kPeopleOne, 5, {guideRow(2, 5)})});
    EXPECT_FALSE(take(wrong, plan).applied);
    EXPECT_EQ(visibleGuides(), 0U);
    PageMaker repair;
    guides(repair, kPeopleOne, {guideRow(2, 5)});
    ASSERT_TRUE(store->stageRepair(kPeopleOne, repair.page(), {guideRow(1, 1)}).ok());
    EXPECT_TRUE(store->apply(plan)->applied);
    EXPECT_EQ(visibleGuides(), 1U);
}

TEST_F(CacheStoreTest, aMassDeletionWaitsForTheServersWord)
{
    show(6'000);
    PageMaker maker;
    std::vector<WireRowId> left;
    for (uint64_t i = 1; i <= 6'000; ++i) {
        if (i <= 1'300) // more than a fifth
            maker.deletion("guide", kPeopleOne, idNumber(i).toString(), 10'000 + i);
        else
            left.push_back(guideRow(i, i));
    }
    TakePlan plan = planOf({stateOf(kPeopleOne, 12'000, left)});
    const TakeOutcome stopped = take(maker, plan);
    EXPECT_FALSE(stopped.applied);
    EXPECT_EQ(stopped.massDelete, std::vector<std::string> {kPeopleOne});
    EXPECT_TRUE(stopped.mismatched.empty());
    EXPECT_EQ(visibleGuides(), 6'000U);
    plan.allowMassDelete = {kPeopleOne};
    EXPECT_TRUE(store->apply(plan)->applied);
    EXPECT_EQ(visibleGuides(), 4'700U);
}

TEST_F(CacheStoreTest, aThousandRowsOrAFifthMayGoWithoutAsking)
{
    show(6'000);
    PageMaker maker;
    std::vector<WireRowId> left;
    for (uint64_t i = 1; i <= 6'000; ++i) {
        if (i <= 1'200)
            maker.deletion("guide", kPeopleOne, idNumber(i).toString(), 10'000 + i);
        else
            left.push_back(guideRow(i, i));
    }
    EXPECT_TRUE(take(maker, planOf({stateOf(kPeopleOne, 12'000, left)})).applied);
}

TEST_F(CacheStoreTest, aRestartedBucketIsReplacedWhole)
{
    show(4);
    ASSERT_TRUE(store->restart({kPeopleOne}).ok());
    reload();
    EXPECT_TRUE(bucket(kPeopleOne)->replacing);
    EXPECT_TRUE(bucket(kPeopleOne)->scanning);
    EXPECT_EQ(bucket(kPeopleOne)->scan, 0U);
    EXPECT_EQ(visibleGuides(), 4U);
    PageMaker part;
    TakePlan plan;
    plan.next[kPeopleOne] = 8;
    take(guides(part, kPeopleOne, {guideRow(3, 8)}), plan);
    EXPECT_EQ(visibleGuides(), 4U);
    EXPECT_EQ(*store->rowsOf(kPeopleOne, ""), std::vector<WireRowId> {guideRow(3, 8)});
    PageMaker rest;
    EXPECT_TRUE(take(guides(rest, kPeopleOne, {guideRow(7, 9)}),
        planOf({stateOf(kPeopleOne, 9, {guideRow(3, 8), guideRow(7, 9)})}))
                    .applied);
    EXPECT_EQ(visibleGuides(), 2U);
}

TEST_F(CacheStoreTest, anAdoptedBucketKeepsItsRowsAndTakesTheCursor)
{
    show(2);
    ASSERT_TRUE(store->adopt({kPeopleOne, {77, 78}, 2, 0}).ok());
    reload();
    EXPECT_EQ(bucket(kPeopleOne)->at, (Cursor {77, 78}));
    EXPECT_TRUE(bucket(kPeopleOne)->complete);
    EXPECT_EQ(loaded.checkpoint, "");
    EXPECT_EQ(visibleGuides(), 2U);
}

TEST_F(CacheStoreTest, inAFirstFillWhatMayWaitIsSeenWithTheNextCall)
{
    PageMaker people;
    take(guides(people, kPeopleOne, {guideRow(1, 1)}), planOf({stateOf(kPeopleOne, 1, {guideRow(1, 1)})}));
    PageMaker facts;
    TakePlan plan = planOf({stateOf(kFactsOne, 3, {{"fact", kFact, 3}})}, false);
    plan.mayWait = true;
    const TakeOutcome waits = take(facts.fact(kFactsOne, kFact, 3, "payload"), plan);
    EXPECT_TRUE(waits.applied);
    EXPECT_TRUE(waits.changedKinds.empty()) << "readers do not see it yet";
    TakePlan nothing;
    nothing.nowMs = plan.nowMs;
    const Result<TakeOutcome> seen = store->apply(nothing);
    ASSERT_TRUE(seen.ok()) << seen.error().detail;
    EXPECT_EQ(seen->changedKinds, std::vector<std::string> {"fact"});
}

TEST_F(CacheStoreTest, droppedBucketsGoWithTheirRowsAndTheirStage)
{
    show(2);
    PageMaker facts;
    facts.fact(kFactsOne, kFact, 3, "payload").fact(kOldFacts, "guide.day/2025-09-08/orders", 3, "old");
    take(facts,
        planOf({stateOf(kFactsOne, 3, {{"fact", kFact, 3}}),
                   stateOf(kOldFacts, 3, {{"fact", "guide.day/2025-09-08/orders", 3}})},
            false));
    PageMaker part;
    TakePlan staged;
    staged.next[kPeopleOne] = 8;
    take(guides(part, kPeopleOne, {guideRow(3, 8)}), staged);

    TakePlan plan;
    plan.drop = {
        {kPeopleOne, DropCause::Revoked}, {kOldFacts, DropCause::Retired}, {"unheard", DropCause::Revoked}};
    const Result<TakeOutcome> outcome = store->apply(plan);
    ASSERT_TRUE(outcome.ok()) << outcome.error().detail;
    EXPECT_EQ(outcome->changedKinds, (std::vector<std::string> {"fact", "guide"}));
    EXPECT_EQ(visibleGuides(), 0U);
    reload();
    EXPECT_EQ(bucket(kPeopleOne), nullptr);
    EXPECT_EQ(bucket(kOldFacts), nullptr);
    EXPECT_TRUE(bucket(kFactsOne)->complete);
    store.reset();
    expectSound(directory());
    EXPECT_EQ(queryInteger(newestCache(directory()), "SELECT count(*) FROM stage_page"), 0);
    EXPECT_EQ(queryInteger(newestCache(directory()), "SELECT count(*) FROM fact"), 1);
}

TEST_F(CacheStoreTest, theCheckpointIsKeptOnlyWhileEverythingIsComplete)
{
    show(1);
    reload();
    EXPECT_EQ(loaded.checkpoint, "first");
    EXPECT_EQ(loaded.lastCompleteMs, 1000);
    TakePlan plan;
    plan.next[kPeopleOne] = 2;
    PageMaker part;
    take(guides(part, kPeopleOne, {guideRow(2, 2)}), plan);
    reload();
    EXPECT_EQ(loaded.checkpoint, "");
    EXPECT_EQ(loaded.lastCompleteMs, 1000);
}

TEST_F(CacheStoreTest, rowsOfUnknownKindsAndMetricsCountButAreNotShown)
{
    PageMaker maker;
    maker.record("forecast", kPeopleOne, idNumber(1), 1, {{"what", std::string("x")}});
    maker.fact(kFactsOne, "guide.day/2026-09-08/moods", 2, "payload");
    maker.fact(kFactsOne, "guide.week/2026-W30/orders", 3, "payload");
    const BucketState people = stateOf(kPeopleOne, 1, {{"forecast", idNumber(1).toString(), 1}});
    const BucketState facts = stateOf(
        kFactsOne, 3, {{"fact", "guide.day/2026-09-08/moods", 2}, {"fact", "guide.week/2026-W30/orders", 3}});
    EXPECT_TRUE(take(maker, planOf({people, facts})).applied);
    PageMaker gone; // and can be deleted and replaced like others
    gone.deletion("forecast", kPeopleOne, idNumber(1).toString(), 2);
    gone.fact(kFactsOne, "guide.day/2026-09-08/moods", 4, "other");
    EXPECT_TRUE(take(gone,
        planOf({stateOf(kPeopleOne, 2, {}),
            stateOf(kFactsOne, 4,
                {{"fact", "guide.day/2026-09-08/moods", 4}, {"fact", "guide.week/2026-W30/orders", 3}})}))
                    .applied);
}

TEST_F(CacheStoreTest, nothingIsTakenAfterAnErrorBeforeTheNextLoad)
{
    show(1);
    PageMaker bad;
    bad.record("guide", kPeopleOne, idNumber(2), 2, {{"joined_on", std::string("no day")}});
    const TakePlan plan = planOf({stateOf(kPeopleOne, 2, {guideRow(1, 1), guideRow(2, 2)})});
    EXPECT_EQ(store->take(bad.page(), plan).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(store->apply(plan).error().code, ErrorCode::Internal);
    reload();
    EXPECT_EQ(bucket(kPeopleOne)->at.seq, 1U);
    EXPECT_FALSE(bucket(kPeopleOne)->scanning);
    EXPECT_EQ(visibleGuides(), 1U);
}

TEST_F(CacheStoreTest, discardTakesEveryCacheFileAndLeavesTheOutbox)
{
    show(1);
    const Uuid id = loaded.clientId;
    CacheReader reader(directory());
    EXPECT_TRUE(reader.snapshot().ok());
    ASSERT_TRUE(store->discard().ok());
    EXPECT_EQ(newestCache(directory()), "");
    EXPECT_EQ(reader.snapshot().error().code, ErrorCode::NotFound);
    reload();
    EXPECT_EQ(loaded.clientId, id);
    EXPECT_FALSE(loaded.hasGeneration);
    // A reader does not take the next one for the old one.
    ASSERT_TRUE(store->beginGeneration("epoch").ok());
    show(2);
    EXPECT_EQ(*reader.snapshot()->count(Kind::Guide), 2U);
}

} // namespace
} // namespace qunce::test
