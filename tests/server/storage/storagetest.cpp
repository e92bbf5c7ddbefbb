// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/protocol/rowdigest.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

class StorageTest : public ::testing::Test
{
protected:
    TestStorage m_db;
    Uuid m_north = m_db.ids.next();
    Uuid m_south = m_db.ids.next();

    void write(const std::function<void(WriteTransaction &)> &change)
    {
        auto transaction = must(m_db.storage->beginWrite());
        change(*transaction);
        must(transaction->commit());
    }

    Record guide(const Uuid &id, const std::string &code, const std::string &name, const Uuid &region)
    {
        return makeRecord(Kind::Guide, id, bucket::peopleOf(region),
            {{"code", code}, {"name", name}, {"region", region.toString()}});
    }

    BucketHead head(const std::string &bucket)
    {
        for (const BucketHead &head : must(must(m_db.storage->beginRead())->heads())) {
            if (head.bucket == bucket)
                return head;
        }
        return {};
    }

    Record stored(Kind kind, const Uuid &id)
    {
        return must(must(m_db.storage->beginRead())->record(kind, id)).value_or(Record {});
    }
};

TEST_F(StorageTest, ARecordIsReadBackAsWrittenWithItsSeqs)
{
    const Uuid id = m_db.ids.next();
    Record record = makeRecord(Kind::Group, id, bucket::peopleOf(m_north),
        {{"code", "G-001"}, {"name", "三群"}, {"capacity", int64_t {200}}, {"starts_on", "2026-09-08"},
            {"tags", std::vector<std::string> {"a", "b"}}});
    write([&](WriteTransaction &t) { must(t.putRecord(record)); });

    const Record read = stored(Kind::Group, id);
    EXPECT_EQ(read.fields, record.fields);
    EXPECT_EQ(read.bucket, bucket::peopleOf(m_north));
    EXPECT_EQ(read.seq, 1U);
    for (const auto &[name, value] : record.fields)
        EXPECT_EQ(read.fieldSeqs.at(name), 1U) << name;
    EXPECT_EQ(must(must(m_db.storage->beginRead())->recordByCode(Kind::Group, "G-001"))->id, id);
}

TEST_F(StorageTest, OnlyFieldsThatChangeGetTheNewSeq)
{
    const Uuid id = m_db.ids.next();
    Record record = guide(id, "1", "张三", m_north);
    record.put("phone", std::string("13800000000"));
    write([&](WriteTransaction &t) { must(t.putRecord(record)); });
    record.put("name", std::string("张三丰"));
    record.put("phone", {});
    write([&](WriteTransaction &t) { must(t.putRecord(record)); });

    const Record read = stored(Kind::Guide, id);
    EXPECT_EQ(read.seq, 2U);
    EXPECT_EQ(read.fieldSeqs.at("name"), 2U);
    EXPECT_EQ(read.fieldSeqs.at("phone"), 2U) << "a cleared field has changed too";
    EXPECT_EQ(read.fieldSeqs.at("code"), 1U);
}

TEST_F(StorageTest, AWriteThatChangesNothingMovesNoSeq)
{
    const Uuid id = m_db.ids.next();
    const ColumnAddress column {m_north, 2026, Metric::Orders, "2026-09-08"};
    const auto put = [&](WriteTransaction &t) {
        must(t.putRecord(guide(id, "1", "张三", m_north)));
        must(t.putColumn(column, "some bytes"));
        must(t.deleteRecord(Kind::Guide, Uuid {}));
        must(t.putColumn({m_north, 2026, Metric::Amount, "2026-09-08"}, ""));
    };
    write(put);
    const BucketHead people = head(bucket::peopleOf(m_north));
    const BucketHead facts = head(bucket::factsOf(m_north, 2026));
    write([&](WriteTransaction &t) {
        put(t);
        EXPECT_EQ(t.changedRows(), 0U);
    });
    EXPECT_EQ(head(bucket::peopleOf(m_north)).headSalt, people.headSalt);
    EXPECT_EQ(head(bucket::factsOf(m_north, 2026)).headSalt, facts.headSalt);
    EXPECT_EQ(facts.headSeq, 1U);
}

TEST_F(StorageTest, ARowThatChangesBucketLeavesATombstoneAndTakesASeqInBoth)
{
    const Uuid id = m_db.ids.next();
    write([&](WriteTransaction &t) { must(t.putRecord(guide(id, "1", "张三", m_north))); });
    write([&](WriteTransaction &t) { must(t.putRecord(guide(id, "1", "张三", m_south))); });

    EXPECT_EQ(head(bucket::peopleOf(m_north)).headSeq, 2U);
    EXPECT_EQ(head(bucket::peopleOf(m_north)).liveRows, 0U);
    EXPECT_EQ(head(bucket::peopleOf(m_north)).digest, 0U);
    EXPECT_EQ(head(bucket::peopleOf(m_south)).headSeq, 1U);
    EXPECT_EQ(head(bucket::peopleOf(m_south)).digest, mix64("guide", id.toString(), 1));
    EXPECT_EQ(stored(Kind::Guide, id).fieldSeqs.at("name"), 1U) << "seqs of another bucket say nothing here";
}

TEST_F(StorageTest, TheDigestIsTheSumOverLiveRowsAndKeptByEveryKindOfChange)
{
    const Uuid kept = m_db.ids.next();
    const Uuid dropped = m_db.ids.next();
    write([&](WriteTransaction &t) {
        must(t.putRecord(guide(kept, "1", "张三", m_north)));
        must(t.putRecord(guide(dropped, "2", "李四", m_north)));
    });
    write([&](WriteTransaction &t) { must(t.putRecord(guide(kept, "1", "张五", m_north))); });
    write([&](WriteTransaction &t) { must(t.deleteRecord(Kind::Guide, dropped)); });
    const BucketHead people = head(bucket::peopleOf(m_north));
    EXPECT_EQ(people.headSeq, 4U);
    EXPECT_EQ(people.liveRows, 1U);
    EXPECT_EQ(people.digest, mix64("guide", kept.toString(), 3));

    write([&](WriteTransaction &t) {
        must(t.putColumn({m_north, 2026, Metric::Orders, "2026-09-08"}, "abc"));
    });
    write([&](WriteTransaction &t) {
        must(t.putColumn({m_north, 2026, Metric::Orders, "2026-09-08"}, "abd"));
    });
    EXPECT_EQ(head(bucket::factsOf(m_north, 2026)).digest, mix64("fact", "guide.day/2026-09-08/orders", 2));
}

TEST_F(StorageTest, ARowChangedTwiceInATransactionTakesOneSeq)
{
    const Uuid id = m_db.ids.next();
    write([&](WriteTransaction &t) {
        must(t.putRecord(guide(id, "1", "张三", m_north)));
        must(t.putRecord(guide(id, "1", "李四", m_north)));
        must(t.deleteRecord(Kind::Guide, id));
        EXPECT_EQ(t.changedRows(), 1U);
    });
    EXPECT_EQ(head(bucket::peopleOf(m_north)).headSeq, 1U);
    EXPECT_EQ(head(bucket::peopleOf(m_north)).liveRows, 0U);
    EXPECT_EQ(head(bucket::peopleOf(m_north)).digest, 0U);
}

TEST_F(StorageTest, ACodeBelongsToOneLiveRecordOfAKind)
{
    const Uuid first = m_db.ids.next();
    const Uuid second = m_db.ids.next();
    write([&](WriteTransaction &t) {
        must(t.putRecord(guide(first, "1", "张三", m_north)));
        EXPECT_EQ(t.putRecord(guide(second, "1", "李四", m_north)).error().code, ErrorCode::AlreadyExists);
        EXPECT_EQ(t.putRecord(makeRecord(Kind::Guide, second, "ref", {{"nonsense", "1"}})).error().code,
            ErrorCode::InvalidInput);
        must(t.deleteRecord(Kind::Guide, first));
        must(t.putRecord(guide(second, "1", "李四", m_north)));
    });
    EXPECT_EQ(head(bucket::peopleOf(m_north)).liveRows, 1U);
}

TEST_F(StorageTest, RecordsAreFoundByTheirIndexedReferences)
{
    std::vector<Uuid> ids {m_db.ids.next(), m_db.ids.next(), m_db.ids.next()};
    const Uuid store = m_db.ids.next();
    write([&](WriteTransaction &t) {
        for (size_t i = 0; i < ids.size(); ++i) {
            Record record = guide(ids[i], std::to_string(i), "张", i == 1 ? m_south : m_north);
            record.put("store", toValue(store));
            must(t.putRecord(record));
        }
    });
    auto read = must(m_db.storage->beginRead());
    std::vector<Uuid> found;
    const auto note = [&](const Record &record) -> Result<void> {
        found.push_back(record.id);
        return {};
    };
    must(read->eachRecordByRef(Kind::Guide, IndexColumn::Ref1, m_north, note));
    EXPECT_EQ(found, (std::vector<Uuid> {ids[0], ids[2]}));
    found.clear();
    must(read->eachRecordByRef(Kind::Guide, IndexColumn::Ref2, store, note));
    EXPECT_EQ(found, ids);
    found.clear();
    must(read->eachRecord(Kind::Guide, note));
    EXPECT_EQ(found, ids);
}

TEST_F(StorageTest, RecordsAreFoundByWhenTheyAre)
{
    std::vector<Uuid> ids {m_db.ids.next(), m_db.ids.next(), m_db.ids.next(), m_db.ids.next()};
    write([&](WriteTransaction &t) {
        // The last one has no time.
        for (size_t i = 0; i < ids.size(); ++i) {
            Record entry = makeRecord(Kind::Entry, ids[i], bucket::planHq(), {{"title", "推送"}});
            if (i < 3)
                entry.put("start_at", static_cast<int64_t>(3000 - 1000 * i));
            must(t.putRecord(entry));
        }
    });
    std::vector<Uuid> found;
    const auto between = [&](int64_t from, int64_t to) {
        found.clear();
        must(must(m_db.storage->beginRead())->eachRecordAt(Kind::Entry, from, to, [&](const Record &record) {
            found.push_back(record.id);
            return Result<void>();
        }));
        return found;
    };
    EXPECT_EQ(between(0, 5000), (std::vector {ids[2], ids[1], ids[0]}));
    EXPECT_EQ(between(1000, 2000), (std::vector {ids[2], ids[1]}));
    EXPECT_EQ(between(1001, 1999), std::vector<Uuid> {});
}

TEST_F(StorageTest, ColumnsAreFoundByMetricKeyRangeAndRegion)
{
    const Uuid task = m_db.ids.next();
    write([&](WriteTransaction &t) {
        for (const Uuid &region : {m_north, m_south}) {
            must(t.putColumn({region, 2026, Metric::Orders, "2026-01-01"}, "c"));
            must(t.putColumn({region, 2025, Metric::Orders, "2025-12-31"}, "b"));
            must(t.putColumn({region, 2025, Metric::Orders, "2025-12-30"}, "a"));
            must(t.putColumn({region, 2025, Metric::Amount, "2025-12-31"}, "x"));
            must(t.putColumn({region, 2026, Metric::HourJoins, "2026-01-01T08"}, "h"));
        }
        must(t.putColumn({m_north, 2026, Metric::TaskStatus, task.toString()}, "t"));
        must(t.putColumn({m_north, 2026, Metric::TaskDoneAt, task.toString()}, "t"));
    });
    auto read = must(m_db.storage->beginRead());
    std::vector<std::string> seen;
    const auto note = [&](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
        seen.push_back(
            (region == m_north ? "north " : "south ") + std::string(key) + " " + std::string(bytes));
        return {};
    };
    must(read->eachColumn(Metric::Orders, "2025-12-31", "2026-01-01", {}, note));
    EXPECT_EQ(seen,
        (std::vector<std::string> {
            "north 2025-12-31 b", "north 2026-01-01 c", "south 2025-12-31 b", "south 2026-01-01 c"}));
    seen.clear();
    must(read->eachColumn(Metric::TaskStatus, "", "~", std::vector {m_north}, note));
    EXPECT_EQ(seen, std::vector<std::string> {"north " + task.toString() + " t"});

    using Addresses = std::vector<ColumnAddress>;
    EXPECT_EQ(must(read->columnsWithKey(m_north, task.toString())),
        (Addresses {{m_north, 2026, Metric::TaskStatus, task.toString()},
            {m_north, 2026, Metric::TaskDoneAt, task.toString()}}));
    EXPECT_EQ(must(read->columnsWithKey(m_south, "2025-12-31")),
        (Addresses {
            {m_south, 2025, Metric::Orders, "2025-12-31"}, {m_south, 2025, Metric::Amount, "2025-12-31"}}));
    EXPECT_EQ(must(read->dayColumnsFrom(m_south, "2025-12-31")),
        (Addresses {{m_south, 2025, Metric::Orders, "2025-12-31"},
            {m_south, 2025, Metric::Amount, "2025-12-31"}, {m_south, 2026, Metric::Orders, "2026-01-01"},
            {m_south, 2026, Metric::HourJoins, "2026-01-01T08"}}));
    EXPECT_EQ(must(read->column({m_north, 2025, Metric::Amount, "2025-12-31"})), "x");
    EXPECT_EQ(must(read->column({m_north, 2024, Metric::Amount, "2025-12-31"})), "");
}

TEST_F(StorageTest, ServerOnlyValuesAreKeptAndTakeNoSeq)
{
    const Uuid task = m_db.ids.next();
    write([&](WriteTransaction &t) {
        must(t.putAssignmentRows(m_north, task, std::string(1000, 'r')));
        must(t.putImportedValues(Kind::Guide, task, R"({"name":"张三"})"));
        must(t.putSetting("epoch", "e1"));
        must(t.appendAudit({1, "cli", "import", "{}"}));
        must(t.appendAudit({2, "wang", "export", "{}"}));
        EXPECT_EQ(t.changedRows(), 0U);
    });
    auto read = must(m_db.storage->beginRead());
    EXPECT_EQ(must(read->assignmentRows(m_north, task)), std::string(1000, 'r'));
    EXPECT_EQ(must(read->assignmentRows(m_south, task)), "");
    EXPECT_EQ(must(read->importedValues(Kind::Guide, task)), R"({"name":"张三"})");
    EXPECT_EQ(must(read->setting("epoch")), "e1");
    EXPECT_EQ(must(read->setting("other")), "");
    const auto audit = must(read->audit(1));
    ASSERT_EQ(audit.size(), 1U);
    EXPECT_EQ(audit[0].who, "wang");
    write([&](WriteTransaction &t) { must(t.putAssignmentRows(m_north, task, "")); });
    EXPECT_EQ(must(must(m_db.storage->beginRead())->assignmentRows(m_north, task)), "");
}

TEST_F(StorageTest, AReaderSeesOneConsistentCutAndAnUncommittedWriteIsNeverSeen)
{
    const Uuid id = m_db.ids.next();
    auto before = must(m_db.storage->beginRead());
    {
        auto writer = must(m_db.storage->beginWrite());
        must(writer->putRecord(guide(id, "1", "张三", m_north)));
        EXPECT_TRUE(must(writer->record(Kind::Guide, id))) << "a transaction reads its own writes";
        EXPECT_FALSE(must(must(m_db.storage->beginRead())->record(Kind::Guide, id)));
        must(writer->commit());
        EXPECT_FALSE(writer->putSetting("late", "1").ok()) << "after commit the transaction is over";
    }
    EXPECT_FALSE(must(before->record(Kind::Guide, id)));
    EXPECT_TRUE(must(must(m_db.storage->beginRead())->record(Kind::Guide, id)));
    {
        auto dropped = must(m_db.storage->beginWrite());
        must(dropped->deleteRecord(Kind::Guide, id));
    }
    EXPECT_TRUE(must(must(m_db.storage->beginRead())->record(Kind::Guide, id)));
    m_db.reopen();
    EXPECT_TRUE(must(must(m_db.storage->beginRead())->record(Kind::Guide, id)));
    EXPECT_EQ(head(bucket::peopleOf(m_north)).headSeq, 1U);
}

TEST_F(StorageTest, ABulkLoadedDatabaseIsAnOrdinaryOneAfterwards)
{
    const std::string path = m_db.directory.file("bulk.db");
    auto bulk = must(SqliteStorage::open(path, SqliteStorage::Mode::BulkLoad, m_db.clock));
    const Uuid id = m_db.ids.next();
    {
        auto t = must(bulk->beginWrite());
        must(t->putRecord(guide(id, "1", "张三", m_north)));
        must(t->putColumn({m_north, 2026, Metric::Orders, "2026-01-01"}, "abc"));
        must(t->commit());
    }
    must(bulk->finishBulkLoad());
    bulk.reset();
    EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
    EXPECT_EQ(SqliteStorage::open(path, SqliteStorage::Mode::BulkLoad, m_db.clock).error().code,
        ErrorCode::AlreadyExists);

    auto storage = must(SqliteStorage::open(path, SqliteStorage::Mode::Open, m_db.clock));
    size_t found = 0;
    must(must(storage->beginRead())
             ->eachRecordByRef(Kind::Guide, IndexColumn::Ref1, m_north, [&](const Record &) -> Result<void> {
                 ++found;
                 return {};
             }));
    EXPECT_EQ(found, 1U);
    auto t = must(storage->beginWrite());
    must(t->putRecord(guide(id, "1", "李四", m_north)));
    must(t->commit());
}

} // namespace
