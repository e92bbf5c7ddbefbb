// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When heads may be answered from memory, and when not. Runs under ThreadSanitizer too.
#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "tests/server/sync/referenceclient.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

/// Counts reads; everything else is the storage's behind it.
class CountingStorage : public Storage
{
public:
    explicit CountingStorage(Storage &storage) : m_storage(storage) { }

    Result<std::unique_ptr<ReadTransaction>> beginRead() override
    {
        ++reads;
        return m_storage.beginRead();
    }
    Result<std::unique_ptr<WriteTransaction>> beginWrite() override { return m_storage.beginWrite(); }
    Result<std::unique_ptr<WriteTransaction>> beginWriteWithin(std::chrono::milliseconds patience) override
    {
        return m_storage.beginWriteWithin(patience);
    }
    uint64_t rightsVersion() const override { return m_storage.rightsVersion(); }
    void addCommitListener(std::shared_ptr<CommitListener> listener) override
    {
        m_storage.addCommitListener(std::move(listener));
    }

    std::atomic<int> reads {0};

private:
    Storage &m_storage;
};

class HeadsCacheTest : public ::testing::Test
{
protected:
    SyncWorld m_world;
    CountingStorage m_storage {*m_world.db.storage};
    std::shared_ptr<HeadsCache> m_cache = std::make_shared<HeadsCache>(m_storage);
    PullService m_service {m_storage, *m_cache, m_world.db.clock, m_world.epoch};
    Scope m_scope = Scope::everything();

    HeadsCacheTest() { m_world.db.storage->addCommitListener(m_cache); }
    /// Reads that the request costs.
    int readsFor(const PullRequest &request)
    {
        const int before = m_storage.reads;
        EXPECT_TRUE(m_service.answer(request, m_scope, WireFormat::Cbor).ok());
        return m_storage.reads - before;
    }
    PullRequest requestOf(ReferenceClient &client, bool byCheckpoint)
    {
        client.useCheckpoint = byCheckpoint;
        return client.request();
    }
};

TEST_F(HeadsCacheTest, AnEmptyPullReadsNothing)
{
    for (int i = 0; i < 10; ++i)
        m_world.changeSomething();
    ReferenceClient client(m_world, m_scope);
    ASSERT_TRUE(client.pullToEnd());
    EXPECT_EQ(readsFor(requestOf(client, true)), 1) << "the heads, once";
    EXPECT_EQ(readsFor(requestOf(client, true)), 0);
    EXPECT_EQ(readsFor(requestOf(client, false)), 0);
    m_world.changeSomething();
    EXPECT_EQ(readsFor(requestOf(client, false)), 1) << "there is something to read";
    ASSERT_TRUE(client.pullToEnd());
    EXPECT_EQ(readsFor(requestOf(client, true)), 0) << "the commit told its heads";
}

TEST_F(HeadsCacheTest, WhileACommitIsUnderWayTheDatabaseIsAsked)
{
    m_world.changeSomething();
    ReferenceClient client(m_world, m_scope);
    ASSERT_TRUE(client.pullToEnd());
    readsFor(requestOf(client, true));
    m_cache->aboutToCommit();
    EXPECT_EQ(readsFor(requestOf(client, true)), 1);
    EXPECT_EQ(must(m_cache->current()), nullptr);
    EXPECT_NE(must(m_cache->latest()), nullptr);
    m_cache->committed({});
    EXPECT_EQ(readsFor(requestOf(client, true)), 0);
}

TEST_F(HeadsCacheTest, AfterACommitThatFailedNothingIsTakenForGranted)
{
    m_world.changeSomething();
    ReferenceClient client(m_world, m_scope);
    ASSERT_TRUE(client.pullToEnd());
    readsFor(requestOf(client, true));
    m_cache->aboutToCommit();
    m_cache->commitFailed();
    EXPECT_EQ(readsFor(requestOf(client, true)), 1);
    EXPECT_EQ(readsFor(requestOf(client, true)), 0);
}

/// Whoever has seen a commit, by its end or by a pull, is never told an older state, however readers and the writer race.
TEST_F(HeadsCacheTest, NobodyIsToldAnOlderStateThanHeHasSeen)
{
    constexpr int kCommits = 150;
    std::atomic<uint64_t> committed {0};
    std::atomic<bool> stop {false};
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            uint64_t seen = 0;
            while (!stop) {
                const uint64_t before = committed;
                const auto heads = must(m_cache->current());
                if (!heads)
                    continue;
                const Head *head = heads->find(bucket::ref());
                const uint64_t now = head ? head->at.seq : 0;
                EXPECT_GE(now, before);
                EXPECT_GE(now, seen);
                seen = now;
                const Heads stored = must(Heads::read(*must(m_storage.beginRead())));
                const Head *storedHead = stored.find(bucket::ref());
                seen = std::max(seen, storedHead ? storedHead->at.seq : 0);
            }
        });
    }
    for (uint64_t i = 1; i <= kCommits; ++i) {
        m_world.putTag(m_world.db.ids.next(), bucket::ref(), std::to_string(i));
        committed = i;
    }
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
    EXPECT_EQ(must(m_cache->current())->find(bucket::ref())->at.seq, uint64_t {kCommits});
}

} // namespace
