// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

namespace qunce::test {
namespace {

using CacheStoreTest = StoreFixture;

TakePlan applyAll(const std::vector<BucketState> &states, bool showRecords)
{
    TakePlan plan;
    for (const BucketState &state : states)
        plan.next[state.bucket] = state.at.seq;
    plan.apply = states;
    plan.showRecords = showRecords;
    plan.nowMs = 1000;
    return plan;
}

TEST_F(CacheStoreTest, aNewProfileHasAnIdAndNoCache)
{
    EXPECT_FALSE(loaded.clientId.isNil());
    EXPECT_EQ(loaded.sessionNo, 1U);
    EXPECT_FALSE(loaded.hasGeneration);
    EXPECT_EQ(CacheReader(directory()).snapshot().error().code, ErrorCode::NotFound);
    const Uuid id = loaded.clientId;
    start();
    EXPECT_EQ(loaded.clientId, id);
    EXPECT_EQ(loaded.sessionNo, 2U);
}

TEST_F(CacheStoreTest, recordsAreSeenOnceTheyAreAllThere)
{
    ASSERT_TRUE(store->beginGeneration("epoch").ok());
    const PullPage page = PageMaker()
                              .record("guide", kPeopleOne, idNumber(1), 5,
                                  {{"code", std::string("D1")}, {"name", std::string("王芳")},
                                      {"joined_on", std::string("2020-03-01")}, {"region", kRegionOne},
                                      {"tags", std::vector<std::string> {"a", "b"}}})
                              .fact(kFactsOne, "guide.day/2026-09-08/orders", 3, "payload")
                              .page();
    const BucketState people = stateOf(kPeopleOne, 5, {{"guide", idNumber(1).toString(), 5}});
    const BucketState facts = stateOf(kFactsOne, 3, {{"fact", "guide.day/2026-09-08/orders", 3}});

    CacheReader reader(directory());
    EXPECT_EQ(reader.snapshot().error().code, ErrorCode::NotFound);
    Result<TakeOutcome> outcome = store->take(page, applyAll({people, facts}, true));
    ASSERT_TRUE(outcome.ok()) << outcome.error().detail;
    EXPECT_TRUE(outcome->applied);

    Result<ReadSnapshot> snapshot = reader.snapshot();
    ASSERT_TRUE(snapshot.ok()) << snapshot.error().detail;
    Result<std::optional<Record>> guide = snapshot->record(Kind::Guide, idNumber(1));
    ASSERT_TRUE(guide.ok()) << guide.error().detail;
    ASSERT_TRUE(guide->has_value());
    EXPECT_EQ((*guide)->text("name"), "王芳");
    EXPECT_EQ((*guide)->text("joined_on"), "2020-03-01");
    EXPECT_EQ((*guide)->text("region"), kRegionOne);
    EXPECT_EQ((*guide)->set("tags"), (std::vector<std::string> {"a", "b"}));
    EXPECT_EQ((*guide)->bucket, kPeopleOne);
    EXPECT_EQ((*guide)->seq, 5U);
    EXPECT_TRUE(snapshot->recordByCode(Kind::Guide, "D1")->has_value());

    std::vector<uint32_t> numbers;
    for (const CachedBucket &bucket : snapshot->buckets())
        numbers.push_back(bucket.number);
    int seen = 0;
    const int32_t day = Day::fromYmd(2026, 9, 8).number;
    ASSERT_TRUE(snapshot
                    ->eachColumn(Metric::Orders, day, day, numbers,
                        [&](uint32_t, int32_t key, std::string_view bytes) -> Result<void> {
                            ++seen;
                            EXPECT_EQ(key, day);
                            EXPECT_EQ(bytes, "payload");
                            return {};
                        })
                    .ok());
    EXPECT_EQ(seen, 1);
}

} // namespace
} // namespace qunce::test
