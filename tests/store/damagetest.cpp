// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Full disks, failing writes, damaged and newer files.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/store/integrity.h"
#include "tests/store/modelserver.h"
#include "tests/store/storefixture.h"
#include "tests/support/failingwrites.h"
#include "tests/support/files.h"

namespace qunce::test {
namespace {

class DamageTest : public StoreFixture
{
protected:
    void sync(ModelServer &server, size_t maxRows = 1000)
    {
        ModelClient client(server, *store, loaded);
        const Result<void> synced = client.sync(maxRows);
        ASSERT_TRUE(synced.ok()) << synced.error().detail;
    }
    void expectSeen(const ModelRows &rows)
    {
        CacheReader reader(directory());
        const Result<ModelRows> seen = visibleTo(reader);
        ASSERT_TRUE(seen.ok()) << seen.error().detail;
        EXPECT_EQ(difference(*seen, readable(rows)), "");
    }
};

/// Fails the i-th write of a first fill with several commits, then of a delta over several pages, for i = 1, 1 + stride …
class FailingWriteTest : public DamageTest, public ::testing::WithParamInterface<FailingWrites::Fault>
{
protected:
    static int stride() { return std::getenv("QUNCE_LONG") ? 1 : 11; }

    /// One sync with a fault in it. True if the fault came.
    bool syncWithFault(ModelServer &server, FailingWrites &disk, int number)
    {
        disk.failAt(number, GetParam());
        ModelClient client(server, *store, loaded);
        const Result<void> synced = client.sync(8);
        disk.mend();
        if (synced.ok())
            return false;
        const ErrorCode code = synced.error().code;
        EXPECT_TRUE(code == ErrorCode::DiskFull || code == ErrorCode::Io) << synced.error().detail;
        if (GetParam() == FailingWrites::Fault::FullDisk) {
            EXPECT_EQ(code, ErrorCode::DiskFull) << synced.error().detail;
        }
        return true;
    }
};

TEST_P(FailingWriteTest, ofAFillIsFollowedByOneThatGoesOn)
{
    store.reset();
    FailingWrites disk;
    m_options.batchRows = 20;
    bool failed = true;
    for (int number = 1; failed; number += stride()) {
        SCOPED_TRACE("write " + std::to_string(number));
        std::filesystem::remove_all(directory());
        start();
        ModelServer server(1);
        server.fill(12);
        failed = syncWithFault(server, disk, number);
        reload(); // without a restart of the program
        sync(server, 8);
        expectSeen(server.rows());
        store.reset();
        expectSound(directory());
        if (HasFailure())
            return;
    }
}

TEST_P(FailingWriteTest, ofADeltaLeavesWhatWasShownOrShowsAllOfIt)
{
    store.reset();
    FailingWrites disk;
    bool failed = true;
    for (int number = 1; failed; number += stride()) {
        SCOPED_TRACE("write " + std::to_string(number));
        std::filesystem::remove_all(directory());
        start();
        ModelServer server(1);
        server.fill(12);
        sync(server);
        reload();
        const ModelRows before = server.rows();
        server.change(60);
        failed = syncWithFault(server, disk, number);
        CacheReader reader(directory());
        const ModelRows seen = *visibleTo(reader);
        // Records come together.
        const auto people = [](const ModelRows &rows) {
            ModelRows records = readable(rows);
            std::erase_if(records, [](const auto &row) { return std::get<0>(row.first) == "fact"; });
            return records;
        };
        EXPECT_TRUE(people(seen) == people(before) || people(seen) == people(server.rows()));
        start();
        sync(server, 8);
        expectSeen(server.rows());
        store.reset();
        expectSound(directory());
        if (HasFailure())
            return;
    }
}

INSTANTIATE_TEST_SUITE_P(Faults, FailingWriteTest,
    ::testing::Values(FailingWrites::Fault::FullDisk, FailingWrites::Fault::BadBlock), [](const auto &fault) {
        return fault.param == FailingWrites::Fault::FullDisk ? "FullDisk" : "BadBlock";
    });

TEST_F(DamageTest, aCacheThatIsNoDatabaseIsReportedAndCanBeBuiltAgain)
{
    ModelServer server(1);
    server.fill(12);
    sync(server);
    store.reset();
    const std::string cache = newestCache(directory());
    for (const char *suffix : {"-wal", "-shm"})
        std::filesystem::remove(cache + suffix);
    writeFile(cache, std::string(20'000, 'x'));
    CacheReader reader(directory());
    const Result<ReadSnapshot> seen = reader.snapshot();
    ASSERT_FALSE(seen.ok());
    EXPECT_EQ(seen.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(seen.error().userText.english(), "The local data is damaged. Run `qunce sync --once` again.");

    Result<Profile> profile = Profile::open(directory(), Profile::Access::ReadWrite);
    store = std::move(CacheStore::open(std::move(profile).value(), m_ids, m_options)).value();
    EXPECT_EQ(store->load().error().code, ErrorCode::Corrupt);
    ASSERT_TRUE(store->discard().ok());
    reload();
    EXPECT_FALSE(loaded.hasGeneration);
    sync(server);
    expectSeen(server.rows());
}

TEST_F(DamageTest, damagedPagesAreReportedAsDamageAndNeverCrash)
{
    ModelServer server(1);
    server.fill(60);
    server.change(100);
    sync(server);
    store.reset();
    const std::string cache = newestCache(directory());
    const std::string sound = readFile(cache);
    std::mt19937_64 random(7);
    int reported = 0;
    for (int i = 0; i < 60; ++i) {
        std::string damaged = sound;
        for (int j = 0; j < 40; ++j)
            damaged[random() % damaged.size()] = static_cast<char>(random());
        for (const char *suffix : {"-wal", "-shm"})
            std::filesystem::remove(cache + suffix);
        writeFile(cache, damaged);
        CacheReader reader(directory());
        const Result<ModelRows> seen = visibleTo(reader);
        Result<Profile> profile = Profile::open(directory(), Profile::Access::ReadWrite);
        store = std::move(CacheStore::open(std::move(profile).value(), m_ids, m_options)).value();
        Result<StoredSync> state = store->load();
        if (!seen.ok() && seen.error().code == ErrorCode::Corrupt) {
            EXPECT_NE(seen.error().userText.english().find("qunce sync --once"), std::string::npos)
                << seen.error().detail;
        }
        reported += !seen.ok() || !state.ok() ? 1 : 0;
        if (state.ok()) {
            ModelServer changed = server;
            changed.change(40);
            ModelClient client(changed, *store, *state);
            static_cast<void>(client.step(1000));
        }
        store.reset();
    }
    EXPECT_GT(reported, 5);
}

TEST_F(DamageTest, aMissingCacheFileIsAnEmptyCache)
{
    ModelServer server(1);
    server.fill(12);
    sync(server);
    store.reset();
    std::filesystem::remove(newestCache(directory()));
    {
        CacheReader reader(directory());
        const Result<ReadSnapshot> seen = reader.snapshot();
        ASSERT_FALSE(seen.ok());
        EXPECT_EQ(seen.error().code, ErrorCode::NotFound);
        EXPECT_EQ(seen.error().userText.english(),
            "The local data is no longer there. Run `qunce sync --once` again.");
    }
    start();
    EXPECT_FALSE(loaded.hasGeneration);
    sync(server);
    expectSeen(server.rows());
}

TEST_F(DamageTest, aCacheOfANewerProgramIsLeftAsItIs)
{
    ModelServer server(1);
    server.fill(12);
    sync(server);
    store.reset();
    for (const char *change :
        {"UPDATE state SET format = 900", "UPDATE state SET format = 1, schema = 900"}) {
        execute(newestCache(directory()), change);
        const std::string before = readFile(newestCache(directory()));
        const Result<ReadSnapshot> seen = CacheReader(directory()).snapshot();
        ASSERT_FALSE(seen.ok());
        EXPECT_EQ(seen.error().code, ErrorCode::VersionMismatch);
        EXPECT_EQ(exitCodeFor(seen.error().code), 3);
        Result<Profile> profile = Profile::open(directory(), Profile::Access::ReadWrite);
        store = std::move(CacheStore::open(std::move(profile).value(), m_ids, m_options)).value();
        EXPECT_EQ(store->load().error().code, ErrorCode::VersionMismatch);
        store.reset();
        EXPECT_EQ(readFile(newestCache(directory())), before);
    }
}

TEST_F(DamageTest, filesThatNobodyKnowsOfAreRemoved)
{
    store.reset();
    writeFile(directory() + "/cache.77.db", "left by a crash");
    writeFile(directory() + "/cache.77.db-wal", "left by a crash");
    writeFile(directory() + "/notes.txt", "the user's");
    start();
    EXPECT_EQ(newestCache(directory()), "");
    EXPECT_FALSE(std::filesystem::exists(directory() + "/cache.77.db-wal"));
    EXPECT_TRUE(std::filesystem::exists(directory() + "/notes.txt"));
}

} // namespace
} // namespace qunce::test
