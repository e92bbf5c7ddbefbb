// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/storage/connection.h"
#include "server/storage/payloadcodec.h"
#include "server/storage/pullqueries.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

class PullReadingTest : public ::testing::Test
{
protected:
    TestStorage m_db;
    Uuid m_north = m_db.ids.next();
    Uuid m_south = m_db.ids.next();
    std::string m_people = bucket::peopleOf(m_north);
    std::string m_facts = bucket::factsOf(m_north, 2026);

    void write(const std::function<void(WriteTransaction &)> &change)
    {
        auto transaction = must(m_db.storage->beginWrite());
        change(*transaction);
        must(transaction->commit());
    }
    void putTag(const Uuid &id, const std::string &name, const std::string &bucket)
    {
        write([&](WriteTransaction &t) {
            must(t.putRecord(makeRecord(Kind::Tag, id, bucket, {{"name", name}})));
        });
    }
    void putOrders(const std::string &day, const std::string &bytes)
    {
        write([&](WriteTransaction &t) { must(t.putColumn({m_north, 2026, Metric::Orders, day}, bytes)); });
    }

    /// `+KIND ID@SEQ` for rows, `-…` for tombstones, in the order of the visit.
    std::vector<std::string> rowsAfter(
        const std::string &bucket, uint64_t after, uint64_t tombstonesAfter, size_t most = SIZE_MAX)
    {
        std::vector<std::string> rows;
        const auto visit = [&](const StoredRow &row) -> Result<bool> {
            rows.push_back((row.live ? "+" : "-") + std::string(row.kind) + " " + std::string(row.id) + "@"
                + std::to_string(row.seq));
            return rows.size() < most;
        };
        must(must(m_db.storage->beginRead())->eachRowAfter(bucket, after, tombstonesAfter, visit));
        return rows;
    }
    static std::string tag(char sign, const Uuid &id, int seq)
    {
        return sign + std::string("tag ") + id.toString() + "@" + std::to_string(seq);
    }
};

TEST_F(PullReadingTest, RowsAndTombstonesComeMergedInTheOrderOfSeq)
{
    const Uuid first = m_db.ids.next();
    const Uuid gone = m_db.ids.next();
    const Uuid last = m_db.ids.next();
    putTag(first, "a", m_people); // 1
    putTag(gone, "b", m_people); // 2
    write([&](WriteTransaction &t) { must(t.deleteRecord(Kind::Tag, gone)); }); // 3
    putTag(last, "c", m_people); // 4
    putTag(first, "d", m_people); // 5

    EXPECT_EQ(rowsAfter(m_people, 0, 0),
        (std::vector<std::string> {tag('-', gone, 3), tag('+', last, 4), tag('+', first, 5)}));
    EXPECT_EQ(rowsAfter(m_people, 3, 3), (std::vector<std::string> {tag('+', last, 4), tag('+', first, 5)}));
    EXPECT_EQ(rowsAfter(m_people, 0, 3), (std::vector<std::string> {tag('+', last, 4), tag('+', first, 5)}))
        << "tombstones have a bound of their own";
    EXPECT_EQ(rowsAfter(m_people, 5, 5), std::vector<std::string>());
    EXPECT_EQ(rowsAfter(bucket::peopleOf(m_south), 0, 0), std::vector<std::string>()) << "no such bucket";
}

TEST_F(PullReadingTest, ARowThatLeftIsATombstoneInTheOldBucketAndARowInTheNewOne)
{
    const Uuid id = m_db.ids.next();
    putTag(id, "a", m_people);
    putTag(id, "a", bucket::peopleOf(m_south));
    EXPECT_EQ(rowsAfter(m_people, 0, 0), std::vector<std::string> {tag('-', id, 2)});
    EXPECT_EQ(rowsAfter(bucket::peopleOf(m_south), 0, 0), std::vector<std::string> {tag('+', id, 1)});
}

TEST_F(PullReadingTest, ColumnsComeAsTheFramesThatAreStored)
{
    putOrders("2026-09-08", "some bytes");
    size_t visited = 0;
    const auto visit = [&](const StoredRow &row) -> Result<bool> {
        ++visited;
        EXPECT_EQ(row.kind, "fact");
        EXPECT_EQ(row.id, "guide.day/2026-09-08/orders");
        EXPECT_EQ(row.rawSize, 10U);
        std::string raw;
        must(PayloadCodec().decompress(row.payload, row.rawSize, raw));
        EXPECT_EQ(raw, "some bytes");
        return true;
    };
    must(must(m_db.storage->beginRead())->eachRowAfter(m_facts, 0, 0, visit));
    EXPECT_EQ(visited, 1U);
}

TEST_F(PullReadingTest, TheVisitEndsWhereTheVisitorSays)
{
    for (int i = 0; i < 5; ++i)
        putTag(m_db.ids.next(), "t" + std::to_string(i), m_people);
    EXPECT_EQ(rowsAfter(m_people, 0, 0, 2).size(), 2U);
    const auto fails = [](const StoredRow &) -> Result<bool> { return Error {ErrorCode::Cancelled, {}, {}}; };
    const auto failed = must(m_db.storage->beginRead())->eachRowAfter(m_people, 0, 0, fails);
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().code, ErrorCode::Cancelled);
}

TEST_F(PullReadingTest, RowsAreCountedUpToALimit)
{
    for (int i = 0; i < 5; ++i)
        putTag(m_db.ids.next(), "t" + std::to_string(i), m_people);
    const Uuid gone = m_db.ids.next();
    putTag(gone, "gone", m_people);
    write([&](WriteTransaction &t) { must(t.deleteRecord(Kind::Tag, gone)); });
    const auto reading = must(m_db.storage->beginRead());
    EXPECT_EQ(must(reading->countRowsAfter(m_people, 0, 100)), 6U) << "five rows and a tombstone";
    EXPECT_EQ(must(reading->countRowsAfter(m_people, 4, 100)), 2U);
    EXPECT_EQ(must(reading->countRowsAfter(m_people, 0, 3)), 3U);
    EXPECT_EQ(must(reading->countRowsAfter(m_facts, 0, 3)), 0U);
}

TEST_F(PullReadingTest, OneRowIsFoundByKindAndIdInItsBucketOnly)
{
    const Uuid id = m_db.ids.next();
    putTag(id, "a", m_people);
    putOrders("2026-09-08", "x");
    write([&](WriteTransaction &t) {
        must(t.putColumn({m_north, 2026, Metric::Orders, "2026-09-09"}, "y"));
    });
    write([&](WriteTransaction &t) { must(t.putColumn({m_north, 2026, Metric::Orders, "2026-09-09"}, "")); });
    const auto look = [&](const std::string &bucket, std::string_view kind, const std::string &rowId) {
        std::string found;
        const auto visit = [&](const StoredRow &row) -> Result<bool> {
            found = (row.live ? "row@" : "tombstone@") + std::to_string(row.seq);
            return true;
        };
        must(must(m_db.storage->beginRead())->rowOf(bucket, kind, rowId, visit));
        return found;
    };
    EXPECT_EQ(look(m_people, "tag", id.toString()), "row@1");
    EXPECT_EQ(look(m_people, "guide", id.toString()), "");
    EXPECT_EQ(look(bucket::ref(), "tag", id.toString()), "");
    EXPECT_EQ(look(m_facts, "fact", "guide.day/2026-09-08/orders"), "row@1");
    EXPECT_EQ(look(m_facts, "fact", "guide.day/2026-09-09/orders"), "tombstone@3");
    EXPECT_EQ(look(m_facts, "fact", "guide.day/2026-09-10/orders"), "");
    EXPECT_EQ(look(m_facts, "fact", "koc.day/2026-09-08/orders"), "") << "no such metric of KOCs";
    EXPECT_EQ(look(m_facts, "fact", "nonsense"), "");
}

TEST_F(PullReadingTest, ACommitIsFoundByItsSeq)
{
    putTag(m_db.ids.next(), "a", m_people);
    write([&](WriteTransaction &t) {
        for (int i = 0; i < 3; ++i)
            must(
                t.putRecord(makeRecord(Kind::Tag, m_db.ids.next(), m_people, {{"name", std::to_string(i)}})));
    });
    const auto reading = must(m_db.storage->beginRead());
    const auto head = must(reading->heads()).front();
    EXPECT_EQ(must(reading->commitAt(m_people, 4))->salt, head.headSalt);
    EXPECT_TRUE(must(reading->commitAt(m_people, 1)).has_value());
    EXPECT_FALSE(must(reading->commitAt(m_people, 2)).has_value()) << "in the middle of a commit";
    EXPECT_FALSE(must(reading->commitAt(bucket::ref(), 1)).has_value());
}

TEST_F(PullReadingTest, NoQueryOfAPullScansOrSorts)
{
    const auto connection = must(Connection::open(m_db.path(), Connection::Access::ReadOnly, 1000));
    using namespace pullqueries;
    for (const char *sql :
        {kBucketId, kCommitAt, kRecordsAfter, kFactsAfter, kTombstonesAfter, kCountRecordsAfter,
            kCountFactsAfter, kCountTombstonesAfter, kRecordRow, kFactRow, kTombstoneRow}) {
        const std::string explain = "EXPLAIN QUERY PLAN " + std::string(sql);
        Statement query(*connection, explain.c_str());
        bool searches = false;
        while (must(query.step())) {
            const std::string step(query.text(3));
            searches = searches || step.starts_with("SEARCH");
            EXPECT_EQ(step.find("B-TREE"), std::string::npos) << sql << "\n" << step;
            EXPECT_TRUE(!step.starts_with("SCAN") || step.find("kept") != std::string::npos) << sql << "\n"
                                                                                             << step;
        }
        EXPECT_TRUE(searches) << sql;
    }
}

/// Writes down what it hears.
class Listener : public CommitListener
{
public:
    void aboutToCommit() override { heard.emplace_back("about"); }
    void committed(const std::vector<BucketHead> &moved) override
    {
        std::string line = "committed";
        for (const BucketHead &head : moved)
            line +=
                " " + head.bucket + "@" + std::to_string(head.headSeq) + "/" + std::to_string(head.liveRows);
        heard.push_back(line);
        last = moved;
    }
    void commitFailed() override { heard.emplace_back("failed"); }

    std::vector<std::string> heard;
    std::vector<BucketHead> last;
};

TEST_F(PullReadingTest, AListenerHearsWhichHeadsACommitMoves)
{
    const auto listener = std::make_shared<Listener>();
    putTag(m_db.ids.next(), "before", bucket::ref());
    m_db.storage->addCommitListener(listener);
    write([&](WriteTransaction &t) {
        must(t.putRecord(makeRecord(Kind::Tag, m_db.ids.next(), bucket::ref(), {{"name", "a"}})));
        must(t.putColumn({m_north, 2026, Metric::Orders, "2026-09-08"}, "x"));
        EXPECT_TRUE(listener->heard.empty());
    });
    EXPECT_EQ(listener->heard, (std::vector<std::string> {"about", "committed " + m_facts + "@1/1 ref@2/2"}));
    const auto heads = must(must(m_db.storage->beginRead())->heads());
    ASSERT_EQ(listener->last.size(), heads.size());
    for (size_t i = 0; i < heads.size(); ++i) {
        EXPECT_EQ(listener->last[i].headSalt, heads[i].headSalt);
        EXPECT_EQ(listener->last[i].digest, heads[i].digest);
        EXPECT_EQ(listener->last[i].floorSeq, heads[i].floorSeq);
    }
}

TEST_F(PullReadingTest, AListenerHearsNothingOfACommitThatMovesNoHead)
{
    const auto listener = std::make_shared<Listener>();
    m_db.storage->addCommitListener(listener);
    write([&](WriteTransaction &t) { must(t.putSetting("a", "b")); });
    {
        const auto dropped = must(m_db.storage->beginWrite());
        must(dropped->putRecord(makeRecord(Kind::Tag, m_db.ids.next(), bucket::ref(), {{"name", "a"}})));
    }
    EXPECT_TRUE(listener->heard.empty());
}

} // namespace
