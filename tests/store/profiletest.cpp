// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <filesystem>

#include <sys/stat.h>

#include "models/store/migrations.h"
#include "models/store/sessionfile.h"
#include "tests/store/integrity.h"
#include "tests/store/modelserver.h"
#include "tests/store/storefixture.h"
#include "tests/support/files.h"

namespace qunce::test {
namespace {

using ProfileTest = StoreFixture;

mode_t permissionsOf(const std::string &path)
{
    struct stat status { };
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 0777;
}

TEST_F(ProfileTest, isForItsOwnerOnly)
{
    EXPECT_EQ(permissionsOf(directory()), 0700U);
    store.reset();
    std::filesystem::permissions(directory(), std::filesystem::perms::all);
    start();
    EXPECT_EQ(permissionsOf(directory()), 0700U);
}

TEST_F(ProfileTest, aSecondStartMayOnlyRead)
{
    ModelServer server(1);
    server.fill(10);
    ModelClient client(server, *store, loaded);
    ASSERT_TRUE(client.sync(1000).ok());

    const Result<Profile> second = Profile::open(directory(), Profile::Access::ReadWrite);
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Locked);
    EXPECT_EQ(exitCodeFor(second.error().code), 3);
    Result<Profile> reader = Profile::open(directory(), Profile::Access::ReadOnly);
    ASSERT_TRUE(reader.ok());
    CacheReader cache(reader->directory());
    EXPECT_EQ(difference(*visibleTo(cache), readable(server.rows())), "");
    EXPECT_EQ(CacheStore::open(std::move(reader).value(), m_ids, {}).error().code, ErrorCode::Locked);

    store.reset(); // the lock goes with the store
    EXPECT_EQ(difference(*visibleTo(cache), readable(server.rows())), "");
    EXPECT_TRUE(Profile::open(directory(), Profile::Access::ReadWrite).ok());
}

TEST_F(ProfileTest, thereIsNothingToReadWhereThereIsNone)
{
    EXPECT_EQ(
        Profile::open(m_dir.file("nowhere"), Profile::Access::ReadOnly).error().code, ErrorCode::NotFound);
    CacheReader reader(m_dir.file("nowhere"));
    EXPECT_EQ(reader.snapshot().error().code, ErrorCode::NotFound);
}

TEST_F(ProfileTest, anOutboxOfANewerProgramIsLeftAsItIs)
{
    store.reset();
    execute(directory() + "/outbox.db", "INSERT INTO migration VALUES (900, 'of tomorrow')");
    const std::string before = readFile(directory() + "/outbox.db");
    Result<Profile> profile = Profile::open(directory(), Profile::Access::ReadWrite);
    const Result<std::unique_ptr<CacheStore>> opened =
        CacheStore::open(std::move(profile).value(), m_ids, {});
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::VersionMismatch);
    EXPECT_EQ(exitCodeFor(opened.error().code), 3);
    EXPECT_EQ(opened.error().userText.arguments().front(), "900");
    EXPECT_EQ(readFile(directory() + "/outbox.db"), before);
    EXPECT_EQ(CacheReader(directory()).snapshot().error().code, ErrorCode::VersionMismatch);
}

TEST_F(ProfileTest, aDatabaseOfAnotherProgramIsRefused)
{
    const std::string path = m_dir.file("outbox.db");
    writeFile(path, "");
    execute(path, "CREATE TABLE theirs (a)");
    EXPECT_EQ(Outbox::open(path).error().code, ErrorCode::InvalidInput);
}

TEST_F(ProfileTest, everyOlderOutboxIsBroughtUpToDateWithWhatItHolds)
{
    // One file for each version that has shipped, as its program wrote it.
    const std::string folder = std::string(std::getenv("QUNCE_SOURCE_DIR")) + "/tests/store/outboxes/";
    for (const Migration &migration : outboxMigrations()) {
        const std::string path = m_dir.file("outbox" + std::to_string(migration.number) + ".db");
        writeFile(path, "");
        execute(path, readFile(folder + std::to_string(migration.number) + ".sql"));
        Result<std::unique_ptr<Outbox>> outbox = Outbox::open(path);
        ASSERT_TRUE(outbox.ok()) << outbox.error().detail;
        const Result<OutboxMeta> meta = (*outbox)->meta();
        ASSERT_TRUE(meta.ok());
        EXPECT_EQ(meta->clientId.toString(), "01920000-0000-7000-8000-000000000001");
        EXPECT_EQ(meta->sessionNo, 7U);
        EXPECT_EQ(meta->epoch, "epoch");
        EXPECT_EQ(meta->factFrom, "2024-10-01");
        EXPECT_EQ(meta->lastGeneration, 3U);
        EXPECT_EQ(meta->ownerName, migration.number < 3 ? "" : "li");
        EXPECT_EQ(meta->ownerId.isNil(), migration.number < 3);
        EXPECT_EQ((*outbox)->generations()->size(), 1U);
        EXPECT_EQ(*(*outbox)->shownGeneration("another boot"), 3U);
        EXPECT_TRUE(Outbox::openReadOnly(path).ok());
    }
}

TEST_F(ProfileTest, databasesAreForTheirOwnerOnly)
{
    std::filesystem::remove_all(directory());
    std::filesystem::create_directory(directory()); // by somebody who did not take care
    const mode_t before = ::umask(0);
    start();
    ASSERT_TRUE(store->beginGeneration("epoch").ok());
    ::umask(before);
    int files = 0;
    for (const auto &entry : std::filesystem::directory_iterator(directory())) {
        const std::string name = entry.path().filename();
        if (!name.starts_with("cache.") && !name.starts_with("outbox."))
            continue;
        ++files;
        EXPECT_EQ(permissionsOf(entry.path()), 0600U) << name;
    }
    EXPECT_GE(files, 4); // both with their logs
}

TEST_F(ProfileTest, theSessionFileIsReplacedWholeAndForItsOwnerOnly)
{
    const SessionFile file(store->profile().sessionPath());
    EXPECT_FALSE(file.read()->has_value());
    Session session;
    session.server = "https://qunce.example";
    session.user = {idNumber(1), "li", "region_manager", false, {idNumber(2), idNumber(3)}};
    session.device = idNumber(4);
    session.tokens = {"access", 1, "refresh", 2};
    session.signingKey = std::string("\0\xFF key", 6);
    session.sealingKey = "other key";
    ASSERT_TRUE(file.write(session).ok());
    EXPECT_EQ(permissionsOf(store->profile().sessionPath()), 0600U);
    EXPECT_EQ(**file.read(), session);
    session.tokens.access = "another";
    ASSERT_TRUE(file.write(session).ok());
    EXPECT_EQ(**file.read(), session);
    EXPECT_FALSE(std::filesystem::exists(store->profile().sessionPath() + ".part"));

    writeFile(store->profile().sessionPath(), R"({"format": 1, "server": 7})");
    EXPECT_EQ(file.read().error().code, ErrorCode::Corrupt);
    ASSERT_TRUE(file.remove().ok());
    ASSERT_TRUE(file.remove().ok());
    EXPECT_FALSE(file.read()->has_value());
}

} // namespace
} // namespace qunce::test
