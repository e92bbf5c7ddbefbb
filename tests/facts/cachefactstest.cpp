// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/cachefacts.h"

#include <map>
#include <thread>

#include <gtest/gtest.h>

#include "models/facts/cachebrand.h"
#include "models/facts/factsahead.h"
#include "tests/store/storefixture.h"

namespace qunce::test {

namespace {

const Uuid kOne = *Uuid::parse(kRegionOne);
const Uuid kTwo = *Uuid::parse(kRegionTwo);
const Day kFirst = Day::fromYmd(2026, 1, 1);

std::string columnOf(uint64_t value)
{
    Column column;
    column.set(0, value);
    return encodeColumn(column);
}

/// Two regions, facts of 2026; what a bucket holds is said whole each time, as a replacement.
class CacheFactsTest : public StoreFixture
{
protected:
    void SetUp() override
    {
        StoreFixture::SetUp();
        ASSERT_TRUE(store->beginGeneration("epoch").ok());
        HelloReply hello;
        hello.epoch = "epoch";
        hello.factFrom = "2026-03-01";
        ASSERT_TRUE(store->saveHello(hello, 0).ok());
        PageMaker maker;
        std::vector<WireRowId> rows;
        for (const Uuid &region : {kOne, kTwo}) {
            maker.record("org", kRef, region, ++m_seq,
                {{"code", region == kOne ? std::string("N") : std::string("S")},
                    {"kind", std::string("region")}});
            rows.push_back({"org", region.toString(), m_seq});
        }
        take(maker.page(), {stateOf(kRef, m_seq, rows)}, "all");
    }

    void take(const PullPage &page, const std::vector<BucketState> &states, const std::string &checkpoint)
    {
        TakePlan plan;
        plan.apply = states;
        plan.showRecords = true;
        plan.checkpoint = checkpoint;
        plan.nowMs = 1;
        const Result<TakeOutcome> outcome = store->take(page, plan);
        ASSERT_TRUE(outcome.ok()) << outcome.error().detail;
        ASSERT_TRUE(outcome->applied);
        ASSERT_TRUE(store->finishGeneration().ok());
    }
    /// Puts columns into a bucket and completes it.
    void put(const std::string &bucket, const std::map<int, uint64_t> &valueByDay)
    {
        PageMaker maker;
        for (const auto &[day, value] : valueByDay) {
            const std::string id = "guide.day/" + (kFirst + day).toString() + "/orders";
            maker.fact(bucket, id, ++m_seq, columnOf(value));
            std::erase_if(m_rows[bucket], [&](const WireRowId &row) { return row.id == id; });
            m_rows[bucket].push_back({"fact", id, m_seq});
        }
        take(maker.page(), {stateOf(bucket, m_seq, m_rows[bucket])}, "all");
    }

    /// Sum of what a visit shows; the error's text if it fails.
    std::string sum(int from, int to, std::vector<size_t> regions = {0, 1})
    {
        Result<ReadSnapshot> snapshot = m_reader.snapshot();
        const Result<Brand> brand = loadBrand(*snapshot, {true, {}}, BrandParts::nothing());
        const CacheFacts facts(*snapshot, *brand, m_memory);
        uint64_t total = 0;
        const Result<void> visited =
            facts.visit(Metric::Orders, {(kFirst + from).number, (kFirst + to).number}, regions,
                [&](size_t region, int32_t, const ColumnView &column) {
                    total += column.total() * (region == 0 ? 1 : 1000);
                });
        return visited.ok() ? std::to_string(total) : visited.error().userText.english();
    }

    /// Orders from one day of the year to another.
    static std::vector<DayFacts> orders(int from, int to)
    {
        return {{Metric::Orders, {kFirst + from, kFirst + to}}};
    }
    bool mayReadAhead() const { return std::thread::hardware_concurrency() > 1; }
    std::shared_ptr<const FactBlock> january()
    {
        return m_memory.find(Metric::Orders, FactMonth::of(kFirst));
    }

    static constexpr size_t kMuch = size_t {1} << 20;
    CacheReader m_reader {directory()};
    FactMemory m_memory;
    uint64_t m_seq = 0;
    std::map<std::string, std::vector<WireRowId>> m_rows;
};

TEST_F(CacheFactsTest, SumsWhatIsAskedAndNothingElse)
{
    put(kFactsOne, {{0, 1}, {30, 2}, {31, 4}, {300, 8}});
    put(kFactsTwo, {{0, 16}, {31, 32}});
    EXPECT_EQ(sum(0, 364), "48015");
    EXPECT_EQ(sum(0, 30), "16003");
    EXPECT_EQ(sum(30, 31, {0}), "6");
    EXPECT_EQ(sum(31, 31, {1}), "32000");
    EXPECT_EQ(sum(5, 4), "0");
    EXPECT_EQ(sum(0, 364), "48015") << "from memory";
    EXPECT_EQ(m_memory.blocks(), 12U);
}

TEST_F(CacheFactsTest, ANewStateOfABucketIsSeenAtOnceAndOnlyItsOwn)
{
    put(kFactsOne, {{0, 1}});
    put(kFactsTwo, {{0, 2}});
    EXPECT_EQ(sum(0, 10), "2001");
    put(kFactsOne, {{0, 5}});
    EXPECT_EQ(sum(0, 10), "2005");
    put(kFactsTwo, {{3, 3}});
    EXPECT_EQ(sum(0, 10, {0}), "5");
    EXPECT_EQ(sum(0, 10), "5005");
}

TEST_F(CacheFactsTest, ASnapshotGoesOnSeeingItsOwnState)
{
    put(kFactsOne, {{0, 1}});
    Result<ReadSnapshot> before = m_reader.snapshot();
    const Result<Brand> brand = loadBrand(*before, {true, {}}, BrandParts::nothing());
    const CacheFacts facts(*before, *brand, m_memory);
    put(kFactsOne, {{0, 9}});
    CacheReader other(directory());
    Result<ReadSnapshot> after = other.snapshot();
    const CacheFacts newer(*after, *brand, m_memory);
    const std::vector<size_t> regions {0};
    const auto total = [&](const CacheFacts &source) {
        uint64_t value = 0;
        EXPECT_TRUE(source
                        .visit(Metric::Orders, {kFirst.number, kFirst.number}, regions,
                            [&](size_t, int32_t, const ColumnView &column) { value += column.total(); })
                        .ok());
        return value;
    };
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(total(facts), 1U);
        EXPECT_EQ(total(newer), 9U);
    }
}

TEST_F(CacheFactsTest, RevokedBucketsLeaveTheMemoryToo)
{
    put(kFactsOne, {{0, 1}});
    put(kFactsTwo, {{40, 2}});
    EXPECT_EQ(sum(0, 364), "2001");
    TakePlan plan;
    plan.drop = {{kFactsOne, DropCause::Revoked}, {kFactsTwo, DropCause::Revoked}};
    ASSERT_TRUE(store->apply(plan).ok());
    sum(5, 4);
    EXPECT_EQ(m_memory.blocks(), 0U);
    EXPECT_EQ(m_memory.bytes(), 0U);
}

TEST_F(CacheFactsTest, YearsThatTheServerDoesNotSendAreNoZero)
{
    put(kFactsOne, {{0, 1}});
    EXPECT_EQ(sum(-10, 10),
        "This computer keeps numbers from 2026 on. Choose a later period, or export on the server.");
    EXPECT_EQ(sum(0, 10), "1") << "the first month of that year counts, though it is before the day";
    EXPECT_EQ(sum(0, 10, {1}), "0") << "a region without numbers has none";
}

TEST_F(CacheFactsTest, ABucketThatHasNotArrivedWholeIsNoZero)
{
    put(kFactsOne, {{0, 1}});
    PageMaker maker;
    maker.fact(kFactsTwo, "guide.day/2026-01-01/orders", 1, columnOf(3));
    TakePlan plan;
    plan.next = {{kFactsTwo, 1}};
    ASSERT_TRUE(store->take(maker.page(), plan).ok());
    ASSERT_TRUE(store->load().ok());
    EXPECT_EQ(sum(0, 10), "The numbers of 2026 have not all arrived yet. Let the sync finish first.");
    EXPECT_EQ(sum(0, 10, {0}), "1");
}

TEST_F(CacheFactsTest, WhatIsReadAheadIsShownAsItIs)
{
    put(kFactsOne, {{0, 1}, {30, 2}, {31, 4}, {300, 8}});
    put(kFactsTwo, {{0, 16}, {31, 32}});
    FactsAhead ahead(directory(), m_memory, kMuch);
    ahead.start(orders(0, 364));
    ahead.wait();
    const auto read = january();
    ASSERT_EQ(read != nullptr, mayReadAhead());
    EXPECT_EQ(m_memory.blocks(), mayReadAhead() ? 12U : 0U);
    EXPECT_EQ(sum(0, 364), "48015");
    EXPECT_EQ(sum(30, 31, {0}), "6") << "who asks for some regions is served as well";
    EXPECT_EQ(january() == read, mayReadAhead()) << "it was not read once more";
}

TEST_F(CacheFactsTest, WhatWasReadAheadOfAnOlderStateIsReadAgain)
{
    put(kFactsOne, {{0, 1}});
    put(kFactsTwo, {{0, 2}});
    FactsAhead ahead(directory(), m_memory, kMuch);
    ahead.start(orders(0, 40));
    ahead.wait();
    put(kFactsOne, {{0, 5}});
    EXPECT_EQ(sum(0, 40), "2005");
}

TEST_F(CacheFactsTest, WhatWasReadAheadOfANewerStateIsReadAgain)
{
    put(kFactsOne, {{0, 1}});
    Result<ReadSnapshot> before = m_reader.snapshot();
    const Result<Brand> brand = loadBrand(*before, {true, {}}, BrandParts::nothing());
    put(kFactsOne, {{0, 9}});
    FactsAhead ahead(directory(), m_memory, kMuch);
    ahead.start(orders(0, 40));
    ahead.wait();
    const CacheFacts facts(*before, *brand, m_memory);
    uint64_t total = 0;
    const std::vector<size_t> regions {0};
    ASSERT_TRUE(facts
                    .visit(Metric::Orders, {kFirst.number, kFirst.number}, regions,
                        [&](size_t, int32_t, const ColumnView &column) { total += column.total(); })
                    .ok());
    EXPECT_EQ(total, 1U);
}

TEST_F(CacheFactsTest, ReadingAheadTakesNoMoreMemoryThanItMay)
{
    put(kFactsOne, {{0, 1}, {31, 4}, {300, 8}});
    FactsAhead whole(directory(), m_memory, kMuch);
    whole.start(orders(0, 364));
    whole.wait();
    const size_t all = m_memory.bytes();
    FactMemory memory;
    FactsAhead half(directory(), memory, all / 2);
    half.start(orders(0, 364));
    half.wait();
    EXPECT_LE(memory.bytes(), all / 2);
    EXPECT_EQ(memory.blocks() > 0, mayReadAhead());
}

TEST_F(CacheFactsTest, MonthsThatTwoPeriodsShareAreReadAheadOnce)
{
    put(kFactsOne, {{0, 1}, {31, 4}, {59, 8}});
    std::vector<DayFacts> needed = orders(31, 62);
    needed.push_back({Metric::Orders, {kFirst, kFirst + 31}});
    FactsAhead ahead(directory(), m_memory, kMuch);
    ahead.start(needed);
    ahead.wait();
    EXPECT_EQ(m_memory.blocks(), mayReadAhead() ? 3U : 0U);
    EXPECT_EQ(sum(0, 62), "13");
}

TEST_F(CacheFactsTest, ReadingAheadCanBeGivenUpAndFailsInSilence)
{
    put(kFactsOne, {{0, 1}});
    {
        FactsAhead nobodyWaits(directory(), m_memory, kMuch);
        nobodyWaits.start(orders(0, 364));
    }
    EXPECT_EQ(sum(0, 364), "1");
    FactMemory memory;
    FactsAhead nowhere(directory() + "/nothing", memory, kMuch);
    nowhere.start(orders(0, 364));
    nowhere.wait();
    EXPECT_EQ(memory.blocks(), 0U);
    FactsAhead idle(directory(), memory, kMuch);
    idle.wait();
}

TEST_F(CacheFactsTest, ABrandIsReadAgainOnlyWhenRecordsChange)
{
    BrandMemory memory;
    const auto brand = [&](const BrandParts &parts) {
        Result<ReadSnapshot> snapshot = m_reader.snapshot();
        return *memory.brand(*snapshot, {true, {}}, parts);
    };
    const auto first = brand(BrandParts::slotsOf(SubjectKind::Guide));
    put(kFactsOne, {{0, 1}});
    EXPECT_EQ(brand(BrandParts::slotsOf(SubjectKind::Guide)), first) << "facts are not part of it";
    EXPECT_EQ(brand(BrandParts::nothing()), first) << "it has more than is asked for";
    const auto more = brand(BrandParts::slotsOf(SubjectKind::Koc));
    EXPECT_NE(more, first);
    EXPECT_EQ(brand(BrandParts::slotsOf(SubjectKind::Guide)), more) << "what was there before is there still";
}

} // namespace

} // namespace qunce::test
