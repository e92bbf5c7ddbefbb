// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <atomic>
#include <thread>

#include "tests/store/integrity.h"
#include "tests/store/modelserver.h"
#include "tests/store/storefixture.h"

namespace qunce::test {
namespace {

class ReaderTest : public StoreFixture
{
protected:
    /// Facts of two regions and two years, and a few slots and guides.
    void fill()
    {
        ASSERT_TRUE(store->beginGeneration("epoch").ok());
        PageMaker maker;
        std::vector<BucketState> states;
        uint64_t seq = 0;
        for (const std::string &bucket : {kFactsOne, kFactsTwo, kOldFacts}) {
            std::vector<WireRowId> rows;
            const std::string year = bucket.substr(bucket.size() - 4);
            for (const char *day : {"-01-01", "-06-30", "-12-31"})
                addFact(maker, bucket, "guide.day/" + year + day + "/orders", ++seq, rows);
            addFact(maker, bucket, "group.hour/" + year + "-06-30T23/joins", ++seq, rows);
            for (uint64_t task = 1; task <= 3; ++task)
                addFact(maker, bucket, "guide.task/" + idNumber(task).toString() + "/status", ++seq, rows);
            states.push_back(stateOf(bucket, seq, rows));
        }
        std::vector<WireRowId> people;
        for (uint64_t i = 1; i <= 6; ++i) {
            maker.record("slot", kPeopleOne, idNumber(i), ++seq,
                {{"subject_kind", std::string(i <= 2 ? "guide" : "koc")}, {"slot", static_cast<int64_t>(i)},
                    {"from_day", std::string("2015-01-01")}, {"region", kRegionOne},
                    {"subject_name", "名" + std::to_string(i)}});
            people.push_back({"slot", idNumber(i).toString(), seq});
        }
        for (uint64_t i = 9; i >= 7; --i) {
            maker.record("guide", kPeopleOne, idNumber(i), ++seq, {{"code", "D" + std::to_string(i)}});
            people.push_back({"guide", idNumber(i).toString(), seq});
        }
        states.push_back(stateOf(kPeopleOne, seq, people));
        states.erase(states.begin() + 1); // region two's facts stay incomplete
        TakePlan plan;
        plan.apply = states;
        plan.showRecords = true;
        const Result<TakeOutcome> outcome = store->take(maker.page(), plan);
        ASSERT_TRUE(outcome.ok()) << outcome.error().detail;
        ASSERT_TRUE(outcome->applied);
    }
    static void addFact(PageMaker &maker, const std::string &bucket, const std::string &id, uint64_t seq,
        std::vector<WireRowId> &rows)
    {
        maker.fact(bucket, id, seq, bucket + " " + id);
        rows.push_back({"fact", id, seq});
    }
    /// Numbers of these buckets, and the other way round.
    std::vector<uint32_t> numbersOf(const ReadSnapshot &snapshot, const std::vector<std::string> &names)
    {
        std::vector<uint32_t> numbers;
        for (const CachedBucket &bucket : snapshot.buckets()) {
            if (std::find(names.begin(), names.end(), bucket.name) != names.end())
                numbers.push_back(bucket.number);
        }
        return numbers;
    }
    static std::vector<std::string> days(
        ReadSnapshot &snapshot, Metric metric, int32_t from, int32_t to, const std::vector<uint32_t> &buckets)
    {
        std::vector<std::string> seen;
        const Result<void> read = snapshot.eachColumn(
            metric, from, to, buckets, [&](uint32_t, int32_t key, std::string_view bytes) -> Result<void> {
                seen.push_back(std::to_string(key) + " " + std::string(bytes));
                return {};
            });
        EXPECT_TRUE(read.ok()) << read.error().detail;
        return seen;
    }
};

TEST_F(ReaderTest, columnsComeOfCompleteBucketsOnlyAndAscendByKey)
{
    fill();
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    ASSERT_TRUE(snapshot.ok());
    const auto all = numbersOf(*snapshot, {kFactsOne, kFactsTwo, kOldFacts, kPeopleOne});
    const auto key = [](int year, unsigned month, unsigned day) {
        return std::to_string(Day::fromYmd(year, month, day).number);
    };
    const std::vector<std::string> expected {
        key(2025, 6, 30) + " " + kOldFacts + " guide.day/2025-06-30/orders",
        key(2025, 12, 31) + " " + kOldFacts + " guide.day/2025-12-31/orders",
        key(2026, 1, 1) + " " + kFactsOne + " guide.day/2026-01-01/orders",
        key(2026, 6, 30) + " " + kFactsOne + " guide.day/2026-06-30/orders"};
    const int32_t from = Day::fromYmd(2025, 6, 30).number;
    const int32_t to = Day::fromYmd(2026, 6, 30).number;
    EXPECT_EQ(days(*snapshot, Metric::Orders, from, to, all), expected);
    EXPECT_EQ(days(*snapshot, Metric::Orders, INT32_MIN, INT32_MAX, all).size(), 6U);
    EXPECT_EQ(
        days(*snapshot, Metric::Orders, INT32_MIN, INT32_MAX, numbersOf(*snapshot, {kOldFacts})).size(), 3U);
    EXPECT_TRUE(
        days(*snapshot, Metric::Orders, INT32_MIN, INT32_MAX, numbersOf(*snapshot, {kFactsTwo})).empty());
    EXPECT_TRUE(days(*snapshot, Metric::Orders, INT32_MIN, INT32_MAX, {}).empty());
    EXPECT_TRUE(days(*snapshot, Metric::Orders, to, from, all).empty());
    EXPECT_TRUE(days(*snapshot, Metric::Orders, INT32_MIN, INT32_MAX, {4711}).empty());
    const int32_t hour = Day::fromYmd(2026, 6, 30).number * 24 + 23;
    EXPECT_EQ(days(*snapshot, Metric::HourJoins, hour, hour, all).size(), 1U);
}

TEST_F(ReaderTest, fewBucketsOfManyAreLookedUpWithTheSameResult)
{
    // Eight regions, so that one of them is a small part.
    ASSERT_TRUE(store->beginGeneration("epoch").ok());
    PageMaker maker;
    TakePlan plan;
    plan.showRecords = true;
    std::vector<std::string> names;
    for (uint64_t region = 1; region <= 8; ++region) {
        names.push_back("fact:r:" + idNumber(region).toString() + ":2026");
        std::vector<WireRowId> rows;
        for (int day = 0; day < 40; ++day)
            addFact(maker, names.back(),
                "guide.day/" + (Day::fromYmd(2026, 1, 1) + day).toString() + "/orders",
                static_cast<uint64_t>(day) + 1, rows);
        plan.apply.push_back(stateOf(names.back(), 40, rows));
    }
    ASSERT_TRUE(store->take(maker.page(), plan)->applied);
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    const auto all = numbersOf(*snapshot, names);
    const int32_t from = Day::fromYmd(2026, 1, 10).number;
    std::vector<std::string> one;
    for (const std::string &column : days(*snapshot, Metric::Orders, from, from + 9, all)) {
        if (column.find(names[4]) != std::string::npos)
            one.push_back(column);
    }
    EXPECT_EQ(one.size(), 10U);
    EXPECT_EQ(days(*snapshot, Metric::Orders, from, from + 9, numbersOf(*snapshot, {names[4]})), one);
}

TEST_F(ReaderTest, tasksAreReadAllOrByName)
{
    fill();
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    const auto buckets = numbersOf(*snapshot, {kFactsOne, kFactsTwo});
    std::vector<Uuid> seen;
    const auto note = [&](uint32_t, const Uuid &task, std::string_view) -> Result<void> {
        seen.push_back(task);
        return {};
    };
    ASSERT_TRUE(snapshot->eachTaskColumn(Metric::TaskStatus, {}, buckets, note).ok());
    EXPECT_EQ(seen, (std::vector<Uuid> {idNumber(1), idNumber(2), idNumber(3)}));
    seen.clear();
    const std::vector<Uuid> wanted {idNumber(3), idNumber(77)};
    ASSERT_TRUE(snapshot->eachTaskColumn(Metric::TaskStatus, wanted, buckets, note).ok());
    EXPECT_EQ(seen, std::vector<Uuid> {idNumber(3)});
}

TEST_F(ReaderTest, rowsAreReadByFieldsAndFilters)
{
    fill();
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    std::vector<std::string> seen;
    const RowQuery query {Kind::Slot, {"subject_name", "from_day", "region", "slot", "store"}, "subject_kind",
        std::string("guide")};
    ASSERT_TRUE(snapshot
                    ->eachRow(query,
                        [&](const RowView &row) -> Result<void> {
                            seen.push_back(std::string(row.text(0)) + row.day(1)->toString()
                                + row.reference(2).toString() + std::to_string(row.integer(3)));
                            EXPECT_TRUE(row.isNull(4));
                            EXPECT_TRUE(row.reference(4).isNil());
                            EXPECT_FALSE(row.id().isNil());
                            return {};
                        })
                    .ok());
    EXPECT_EQ(seen,
        (std::vector<std::string> {"名12015-01-01" + kRegionOne + "1", "名22015-01-01" + kRegionOne + "2"}));
    int inRegion = 0;
    const auto count = [&](const Record &) -> Result<void> {
        ++inRegion;
        return {};
    };
    ASSERT_TRUE(snapshot->eachRecordWhere(Kind::Slot, "region", kRegionOne, count).ok());
    ASSERT_TRUE(snapshot->eachRecordWhere(Kind::Slot, "from_day", std::string("2015-01-01"), count).ok());
    ASSERT_TRUE(snapshot->eachRecordWhere(Kind::Slot, "slot", int64_t {6}, count).ok());
    EXPECT_EQ(inRegion, 13);
    EXPECT_FALSE(snapshot->eachRecordWhere(Kind::Slot, "nothing", int64_t {6}, count).ok());
    EXPECT_FALSE(snapshot->eachRecordWhere(Kind::Slot, "slot", std::string("six"), count).ok());
    EXPECT_EQ((*snapshot->recordByCode(Kind::Guide, "D8"))->id, idNumber(8));
    EXPECT_FALSE(snapshot->recordByCode(Kind::Slot, "D8")->has_value());
}

TEST_F(ReaderTest, recordsAscendByIdAndAVisitorMayAskAndStop)
{
    fill();
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    std::vector<Uuid> seen;
    const Result<void> stopped = snapshot->eachRecord(Kind::Guide, [&](const Record &record) -> Result<void> {
        seen.push_back(record.id);
        EXPECT_EQ(snapshot->record(Kind::Guide, record.id)->value().id, record.id);
        EXPECT_EQ(*snapshot->count(Kind::Guide), 3U);
        return seen.size() == 2 ? Result<void>(Error {ErrorCode::Cancelled, {}, {}}) : Result<void>();
    });
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(seen, (std::vector<Uuid> {idNumber(7), idNumber(8)}));
    EXPECT_EQ(reader.snapshot().error().code, ErrorCode::Internal); // one at a time
}

TEST_F(ReaderTest, hotQueriesUseTheirIndexes)
{
    fill();
    store.reset();
    const std::string cache = newestCache(directory());
    const auto usesIndex = [&](const std::string &sql, const std::string &index) {
        Result<std::unique_ptr<Database>> database = Database::open(cache, Database::Access::ReadOnly, 1000);
        Result<Statement> plan = Statement::prepare(**database, "EXPLAIN QUERY PLAN " + sql);
        EXPECT_TRUE(plan.ok() && *plan->step());
        EXPECT_NE(std::string(plan->text(3)).find(index), std::string::npos) << plan->text(3);
    };
    usesIndex("SELECT * FROM r_slot WHERE f_subject_kind = ?1", "r_slot_by_subject_kind");
    usesIndex("SELECT * FROM r_guide WHERE f_code = ?1", "r_guide_by_code");
    usesIndex("SELECT * FROM r_koc WHERE f_guide = ?1", "r_koc_by_guide");
    usesIndex("SELECT * FROM r_entry WHERE f_start_at = ?1", "r_entry_by_start_at");
    usesIndex("SELECT payload FROM fact WHERE metric = ?1 AND key BETWEEN ?2 AND ?3", "PRIMARY KEY");
}

TEST_F(ReaderTest, aSnapshotStaysAsItIsWhileTheWriterGoesOn)
{
    ModelServer server(1);
    server.fill(20);
    ModelClient client(server, *store, loaded);
    ASSERT_TRUE(client.sync(1000).ok());
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    const uint64_t before = *snapshot->count(Kind::Guide);
    const auto buckets = snapshot->buckets().size();
    for (int i = 0; i < 5; ++i) {
        server.change(50);
        ASSERT_TRUE(client.sync(1000).ok());
        EXPECT_EQ(*snapshot->count(Kind::Guide), before);
        EXPECT_EQ(snapshot->buckets().size(), buckets);
    }
    ReadSnapshot moved = std::move(*snapshot);
    EXPECT_EQ(*moved.count(Kind::Guide), before);
}

TEST_F(ReaderTest, readersBesideTheWriterSeeOnlyWholeStates)
{
    ModelServer server(3);
    server.fill(15);
    std::atomic<int> looks = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&](const std::stop_token &stop) {
            CacheReader reader(directory());
            while (!stop.stop_requested()) {
                Result<ReadSnapshot> snapshot = reader.snapshot();
                if (!snapshot.ok()) {
                    EXPECT_EQ(snapshot.error().code, ErrorCode::NotFound) << snapshot.error().detail;
                    continue;
                }
                // The count of each kind is that of the buckets of the same snapshot.
                uint64_t records = 0;
                uint64_t counted = 0;
                for (const KindDescriptor &kind : allKinds())
                    records += *snapshot->count(kind.kind);
                for (const CachedBucket &bucket : snapshot->buckets())
                    counted += bucket.year == 0 ? bucket.rows : 0;
                EXPECT_LE(records, counted); // rows of unknown kinds are counted, too
                EXPECT_GT(records, 0U);
                ++looks;
            }
        });
    }
    for (int round = 0; round < 3; ++round) {
        ASSERT_TRUE(store->beginGeneration("epoch").ok()); // readers follow to each new one
        reload();
        ModelClient client(server, *store, loaded);
        ASSERT_TRUE(client.sync(20).ok());
        for (int i = 0; i < 15; ++i) {
            server.change(30);
            ASSERT_TRUE(client.sync(20).ok());
        }
        const int before = looks;
        while (looks < before + 3)
            std::this_thread::yield();
    }
    threads.clear();
    EXPECT_GT(looks, 0);
}

} // namespace
} // namespace qunce::test
