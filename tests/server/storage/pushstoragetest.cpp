// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the database keeps of pushed edits and deleted records, and parts of a transaction that are undone alone.
#include <gtest/gtest.h>

#include "models/protocol/rowdigest.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

constexpr int64_t kDay = int64_t {24} * 3600 * 1000;

class PushStorageTest : public ::testing::Test
{
protected:
    Record tag(const Uuid &id, const std::string &name, const std::string &bucket = bucket::ref())
    {
        return makeRecord(Kind::Tag, id, bucket, {{"name", name}});
    }
    void write(const std::function<void(WriteTransaction &)> &change)
    {
        const auto transaction = must(m_db.storage->beginWrite());
        change(*transaction);
        must(transaction->commit());
    }
    std::unique_ptr<ReadTransaction> read() { return must(m_db.storage->beginRead()); }
    StoredPushResult result(uint64_t mid, const Uuid &rejected = {})
    {
        return {mid, m_db.clock.ms, std::string(32, static_cast<char>(mid)), rejected,
            "result " + std::to_string(mid)};
    }

    TestStorage m_db;
    Uuid m_client = m_db.ids.next();
    Uuid m_account = m_db.ids.next();
    Uuid m_tag = m_db.ids.next();
};

TEST_F(PushStorageTest, AClientIsKeptWithTheNumberOfItsLastEdit)
{
    EXPECT_FALSE(must(read()->pushClient(m_client)));
    PushClient client {m_client, m_account, 3, 17, m_db.clock.ms};
    write([&](WriteTransaction &t) { must(t.putPushClient(client)); });
    EXPECT_EQ(must(read()->pushClient(m_client)), client);
    client.lmid = 18;
    client.sessionNo = 4;
    write([&](WriteTransaction &t) { must(t.putPushClient(client)); });
    EXPECT_EQ(must(read()->pushClients()), std::vector {client});
}

TEST_F(PushStorageTest, ResultsComeInTheOrderOfTheirNumbersAndOnlyThoseOfTheClient)
{
    write([&](WriteTransaction &t) {
        for (const uint64_t mid : {3, 1, 2})
            must(t.addPushResult(m_client, result(mid)));
        must(t.addPushResult(m_account, result(9, m_tag)));
    });
    EXPECT_EQ(must(read()->pushResults(m_client, 1, 10)), (std::vector {result(2), result(3)}));
    EXPECT_EQ(must(read()->pushResults(m_client, 0, 1)), std::vector {result(1)});
    EXPECT_FALSE(must(read()->wasRejected(m_client, m_tag)));
    EXPECT_TRUE(must(read()->wasRejected(m_account, m_tag)));
}

TEST_F(PushStorageTest, ANumberIsDecidedOnce)
{
    const auto t = must(m_db.storage->beginWrite());
    must(t->addPushResult(m_client, result(1)));
    EXPECT_FALSE(t->addPushResult(m_client, result(1)).ok());
}

TEST_F(PushStorageTest, OldResultsGoButTheirHashesStayAsLongAsTheClient)
{
    write([&](WriteTransaction &t) {
        must(t.putPushClient({m_client, m_account, 1, 3, m_db.clock.ms}));
        for (const uint64_t mid : {1, 2, 3})
            must(t.addPushResult(m_client, result(mid)));
    });
    const int64_t later = m_db.clock.ms + kDay;
    write([&](WriteTransaction &t) {
        EXPECT_EQ(must(t.forgetPushResults(m_db.clock.ms, 10)), 0U) << "they are not older";
        EXPECT_EQ(must(t.forgetPushResults(later, 2)), 2U);
        EXPECT_EQ(must(t.forgetPushResults(later, 2)), 1U);
        EXPECT_EQ(must(t.forgetPushResults(later, 2)), 0U);
    });
    const auto kept = must(read()->pushResults(m_client, 0, 10));
    ASSERT_EQ(kept.size(), 3U);
    EXPECT_EQ(kept[2].hash, result(3).hash);
    EXPECT_TRUE(kept[2].result.empty());
    write([&](WriteTransaction &t) {
        EXPECT_EQ(must(t.forgetPushClients(m_db.clock.ms, 10)), 0U);
        EXPECT_EQ(must(t.forgetPushClients(later, 2)), 2U) << "edits first";
        EXPECT_EQ(must(t.forgetPushClients(later, 2)), 2U) << "the last edit and the client";
        EXPECT_EQ(must(t.forgetPushClients(later, 2)), 0U);
    });
    EXPECT_TRUE(must(read()->pushClients()).empty());
    EXPECT_TRUE(must(read()->pushResults(m_client, 0, 10)).empty());
}

TEST_F(PushStorageTest, ADeletedRecordIsKeptUntilItIsBackOrItsTimeIsOver)
{
    write([&](WriteTransaction &t) { must(t.putRecord(tag(m_tag, "a"))); });
    EXPECT_FALSE(must(read()->deletedRecord(Kind::Tag, m_tag)));
    m_db.clock.ms += 5;
    write([&](WriteTransaction &t) {
        t.setAuthor("lan", m_client);
        must(t.deleteRecord(Kind::Tag, m_tag));
    });
    const auto deleted = must(read()->deletedRecord(Kind::Tag, m_tag));
    ASSERT_TRUE(deleted);
    EXPECT_EQ(deleted->record.text("name"), "a");
    EXPECT_EQ(deleted->record.bucket, bucket::ref());
    EXPECT_EQ(deleted->record.seq, 2U) << "the tombstone's";
    EXPECT_EQ(deleted->who, "lan");
    EXPECT_EQ(deleted->atMs, m_db.clock.ms);

    write([&](WriteTransaction &t) { must(t.putRecord(tag(m_tag, "b"))); });
    EXPECT_FALSE(must(read()->deletedRecord(Kind::Tag, m_tag))) << "it is back";
    EXPECT_TRUE(must(read()->deletedAndAlive()).empty());
    write([&](WriteTransaction &t) { must(t.deleteRecord(Kind::Tag, m_tag)); });
    write([&](WriteTransaction &t) {
        EXPECT_EQ(must(t.forgetDeletedRecords(m_db.clock.ms, 10)), 0U);
        EXPECT_EQ(must(t.forgetDeletedRecords(m_db.clock.ms + 1, 10)), 1U);
    });
    EXPECT_FALSE(must(read()->deletedRecord(Kind::Tag, m_tag)));
}

TEST_F(PushStorageTest, TheHistoryTellsTheChangesOfOneClientFromThoseOfOthers)
{
    const auto change = [&](const std::string &name, const char *who, const Uuid &client) {
        write([&](WriteTransaction &t) {
            t.setAuthor(who, client);
            must(t.putRecord(tag(m_tag, name)));
        });
    };
    change("a", "lan", m_client); // made: no change
    change("b", "lan", m_client);
    EXPECT_FALSE(must(read()->wasChangedByOthers(Kind::Tag, m_tag, 0, m_client)));
    EXPECT_TRUE(must(read()->wasChangedByOthers(Kind::Tag, m_tag, 0, m_account)));
    change("c", "import", {});
    EXPECT_TRUE(must(read()->wasChangedByOthers(Kind::Tag, m_tag, 2, m_client)));
    EXPECT_FALSE(must(read()->wasChangedByOthers(Kind::Tag, m_tag, 3, m_client))) << "it has seen that";
    const auto history = must(read()->history(Kind::Tag, m_tag));
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[1].client, m_client);
    EXPECT_EQ(history[1].seq, 2U);
    EXPECT_TRUE(history[0].client.isNil());
}

TEST_F(PushStorageTest, APartIsUndoneAloneWithItsSeqsAndBuckets)
{
    const std::string fresh = bucket::planOf(m_db.ids.next());
    const std::string other = bucket::planOf(m_db.ids.next());
    const Uuid second = m_db.ids.next();
    write([&](WriteTransaction &t) {
        must(t.putRecord(tag(m_tag, "a")));
        must(t.beginPart());
        must(t.putRecord(tag(m_tag, "lost")));
        must(t.putRecord(tag(second, "lost too", fresh)));
        EXPECT_EQ(must(t.record(Kind::Tag, second))->bucket, fresh);
        must(t.addPushResult(m_client, result(1)));
        must(t.endPart(false));
        EXPECT_EQ(must(t.record(Kind::Tag, m_tag))->text("name"), "a");
        EXPECT_FALSE(must(t.record(Kind::Tag, second)));
        EXPECT_EQ(t.changedRows(), 1U);

        must(t.beginPart());
        must(t.putRecord(tag(second, "kept", other)));
        must(t.endPart(true));
        EXPECT_EQ(must(t.record(Kind::Tag, second))->bucket, other) << "not the one that was undone";
        must(t.addPushResult(m_client, result(1)));
    });
    const auto t = read();
    for (const BucketHead &head : must(t->heads())) {
        EXPECT_EQ(head.headSeq, 1U) << head.bucket;
        EXPECT_EQ(head.liveRows, 1U) << head.bucket;
        const Uuid &id = head.bucket == other ? second : m_tag;
        EXPECT_EQ(head.digest, mix64("tag", id.toString(), 1)) << head.bucket;
    }
    EXPECT_EQ(must(t->heads()).size(), 2U);
}

TEST_F(PushStorageTest, APartThatIsLeftOpenGoesWithItsTransaction)
{
    {
        const auto t = must(m_db.storage->beginWrite());
        must(t->putRecord(tag(m_tag, "a")));
        must(t->beginPart());
        must(t->putRecord(tag(m_tag, "b")));
    }
    EXPECT_FALSE(must(read()->record(Kind::Tag, m_tag)));
    write([&](WriteTransaction &t) {
        must(t.beginPart());
        EXPECT_EQ(t.putRecord(makeRecord(Kind::Tag, m_tag, "ref", {{"name", int64_t {1}}})).error().code,
            ErrorCode::InvalidInput);
        must(t.endPart(false));
        must(t.putRecord(tag(m_tag, "c")));
    });
    EXPECT_EQ(must(read()->record(Kind::Tag, m_tag))->seq, 1U);
}

} // namespace
