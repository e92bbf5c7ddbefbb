// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

#include "server/storage/connection.h"
#include "server/storage/dialect.h"
#include "server/storage/migrations.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/files.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using qunce::test::readFile;
using qunce::test::writeFile;

namespace {

using Mode = SqliteStorage::Mode;

std::unique_ptr<Connection> connect(const std::string &path)
{
    return must(Connection::open(path, Connection::Access::Create, 1000));
}

/// A database with something in it, closed.
class MigrationsTest : public ::testing::Test
{
protected:
    MigrationsTest()
    {
        TestStorage made;
        {
            const auto transaction = must(made.storage->beginWrite());
            must(transaction->putSetting("kept", "yes"));
            must(transaction->commit());
        }
        made.storage.reset();
        std::filesystem::copy_file(made.path(), m_path);
    }

    ErrorCode refusal(const std::string &path, Mode mode)
    {
        const auto opened = SqliteStorage::open(path, mode, m_clock);
        if (opened.ok()) {
            ADD_FAILURE() << "it was opened";
            return ErrorCode::Cancelled;
        }
        m_refusal = opened.error().userText;
        return opened.error().code;
    }

    void expectRefusedAndUntouched(const std::string &path, ErrorCode code)
    {
        const std::string before = readFile(path);
        for (const Mode mode : {Mode::Open, Mode::ReadOnly}) {
            EXPECT_EQ(refusal(path, mode), code) << m_refusal.english();
            EXPECT_TRUE(readFile(path) == before) << "mode " << static_cast<int>(mode);
        }
    }

    TempDir m_temp;
    FixedClock m_clock;
    std::string m_path = m_temp.file("qunce.db");
    const std::string m_newest = std::to_string(serverMigrations().back().number);
    Message m_refusal;
};

/// The program's migrations and more.
std::vector<Migration> withMore(std::initializer_list<const char *> steps)
{
    std::vector<Migration> all(serverMigrations().begin(), serverMigrations().end());
    for (const char *sql : steps)
        all.push_back({all.back().number + 1, "more", sql});
    return all;
}

int64_t version(Connection &connection)
{
    return must(connection.queryInteger("SELECT max(number) FROM migration"));
}

int64_t tablesNamedNew(Connection &connection)
{
    return must(connection.queryInteger("SELECT count(*) FROM sqlite_master WHERE name LIKE 'new%'"));
}

TEST_F(MigrationsTest, TheirNumbersRiseFromOneWithoutGaps)
{
    int expected = 1;
    for (const Migration &migration : serverMigrations())
        EXPECT_EQ(migration.number, expected++) << migration.name;
}

TEST_F(MigrationsTest, ADatabaseOfANewerProgramIsRefusedAndLeftToTheByte)
{
    must(connect(m_path)->execute("INSERT INTO migration (number, name) VALUES (1000, 'of the future')"));
    expectRefusedAndUntouched(m_path, ErrorCode::VersionMismatch);
    EXPECT_EQ(m_refusal.arguments(), (std::vector<std::string> {"1000", m_newest}));
    const std::string before = readFile(m_path);
    EXPECT_EQ(refusal(m_path, Mode::Create), ErrorCode::VersionMismatch);
    EXPECT_TRUE(readFile(m_path) == before);
}

TEST_F(MigrationsTest, ANewerProgramsUnmergedLogIsLeftToItToo)
{
    const std::string killed = m_temp.file("killed.db");
    {
        const auto newer = connect(m_path);
        must(newer->execute("INSERT INTO migration (number, name) VALUES (1000, 'of the future')"));
        std::filesystem::copy_file(m_path, killed);
        std::filesystem::copy_file(m_path + "-wal", killed + "-wal");
    }
    const std::string log = readFile(killed + "-wal");
    ASSERT_FALSE(log.empty());
    expectRefusedAndUntouched(killed, ErrorCode::VersionMismatch);
    EXPECT_TRUE(readFile(killed + "-wal") == log);
}

TEST_F(MigrationsTest, AReaderCannotBringAnOlderDatabaseUpToDateAndSaysSo)
{
    const auto connection = connect(m_path);
    const auto more = withMore({"CREATE TABLE new_one (a)"});
    EXPECT_EQ(checkSchema(*connection, sqliteDialect(), more).error().code, ErrorCode::VersionMismatch);
    must(migrate(*connection, sqliteDialect(), more));
    must(checkSchema(*connection, sqliteDialect(), more));
}

TEST_F(MigrationsTest, AFileThatIsNoDatabaseIsRefusedAndLeftAlone)
{
    const std::string path = writeFile(m_temp.file("letter.txt"), std::string(20'000, 'x'));
    expectRefusedAndUntouched(path, ErrorCode::Corrupt);
    std::filesystem::resize_file(path, 100);
    expectRefusedAndUntouched(path, ErrorCode::Corrupt);
    EXPECT_EQ(refusal(path, Mode::BulkLoad), ErrorCode::AlreadyExists);
}

TEST_F(MigrationsTest, AnEmptyFileIsRefusedByNameAndStaysEmpty)
{
    const std::string path = writeFile(m_temp.file("empty.db"), "");
    expectRefusedAndUntouched(path, ErrorCode::Corrupt);
    EXPECT_EQ(m_refusal.arguments(), std::vector<std::string> {path});
}

TEST_F(MigrationsTest, ADatabaseOfAnotherProgramIsRefusedAndLeftAlone)
{
    const std::string path = m_temp.file("photos.db");
    must(connect(path)->execute("CREATE TABLE photo (name TEXT); INSERT INTO photo VALUES ('sea')"));
    expectRefusedAndUntouched(path, ErrorCode::InvalidInput);
    must(connect(path)->execute("PRAGMA journal_mode = WAL"));
    expectRefusedAndUntouched(path, ErrorCode::InvalidInput);
    EXPECT_EQ(refusal(path, Mode::Create), ErrorCode::InvalidInput);
}

TEST_F(MigrationsTest, AStepThatFailsHalfWayLeavesTheOldVersionWhole)
{
    const auto connection = connect(m_path);
    const int64_t before = version(*connection);
    const auto broken =
        withMore({"CREATE TABLE new_one (a); UPDATE setting SET value = 'no'; CREATE TABLE setting (a)"});
    const auto result = migrate(*connection, sqliteDialect(), broken);
    ASSERT_FALSE(result.ok());
    EXPECT_NE(result.error().detail.find("migration more"), std::string::npos) << result.error().detail;
    EXPECT_FALSE(connection->inTransaction());
    EXPECT_EQ(version(*connection), before);
    EXPECT_EQ(tablesNamedNew(*connection), 0);

    const auto storage = must(SqliteStorage::open(m_path, Mode::Open, m_clock));
    EXPECT_EQ(must(must(storage->beginRead())->setting("kept")), "yes");
}

TEST_F(MigrationsTest, StepsBeforeTheBrokenOneStayAndTheRestFollowsOnceItIsMended)
{
    const auto connection = connect(m_path);
    const int64_t before = version(*connection);
    EXPECT_FALSE(migrate(*connection, sqliteDialect(),
        withMore(
            {"CREATE TABLE new_one (a)", "CREATE TABLE new_two (a); nonsense", "CREATE TABLE new_three (a)"}))
                     .ok());
    EXPECT_EQ(version(*connection), before + 1);
    EXPECT_EQ(tablesNamedNew(*connection), 1);
    const auto mended =
        withMore({"CREATE TABLE new_one (a)", "CREATE TABLE new_two (a)", "CREATE TABLE new_three (a)"});
    for (int round = 0; round < 2; ++round) {
        must(migrate(*connection, sqliteDialect(), mended));
        EXPECT_EQ(version(*connection), before + 3);
        EXPECT_EQ(tablesNamedNew(*connection), 3);
    }
}

/// A database as the first version of the program left it.
constexpr char kVersion1Rows[] =
    "INSERT INTO account VALUES (x'0197000000007000800000000000000a', 'wang', 'hash', 'viewer', 0, 0, 17);"
    " INSERT INTO account_region VALUES (x'0197000000007000800000000000000a',"
    " x'0197000000007000800000000000000b');"
    " INSERT INTO device VALUES (x'0197000000007000800000000000000c', x'0197000000007000800000000000000a',"
    " 'laptop', 18, 19, 0);"
    " INSERT INTO ingest_token VALUES ('scrm', 'orders', x'aa', 20, 0);"
    " INSERT INTO setting VALUES ('epoch', 'one');"
    " INSERT INTO bucket_head VALUES (1, 'ref', 1, x'0102030405060708', 0, 1, 5);"
    " INSERT INTO bucket_commit VALUES (1, 1, x'0102030405060708', 21);"
    " INSERT INTO record VALUES ('card', x'0197000000007000800000000000000a', 1, 1, NULL, NULL, NULL, NULL,"
    " '{\"display_name\":\"wang\"}', '1')";

std::string schemaOf(Connection &connection)
{
    Statement query(connection, "SELECT name, sql FROM sqlite_master ORDER BY name");
    std::string schema;
    while (must(query.step()))
        schema += std::string(query.text(0)) + ": " + std::string(query.text(1)) + "\n";
    return schema;
}

TEST_F(MigrationsTest, AVersion1DatabaseKeepsItsRowsAndGetsDeviceTokens)
{
    const std::string old = m_temp.file("version1.db");
    {
        const auto connection = connect(old);
        must(connection->execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL"));
        must(migrate(*connection, sqliteDialect(), serverMigrations().first(1)));
        must(connection->execute(kVersion1Rows));
    }
    EXPECT_EQ(refusal(old, Mode::ReadOnly), ErrorCode::VersionMismatch);
    {
        const auto storage = must(SqliteStorage::open(old, Mode::Open, m_clock));
        const auto t = must(storage->beginWrite());
        const Account wang = *must(t->account("wang"));
        EXPECT_EQ(wang.createdAtMs, 17);
        EXPECT_EQ(wang.regions.size(), 1U);
        EXPECT_EQ(must(t->accountById(wang.id))->name, "wang");
        const Device laptop = must(t->devices(wang.id)).at(0);
        EXPECT_EQ(laptop.name, "laptop");
        EXPECT_EQ(laptop.lastSeenAtMs, 19);
        EXPECT_EQ(laptop.state, DeviceState::SignedIn);
        EXPECT_TRUE(laptop.clientId.isNil());
        EXPECT_EQ(must(t->ingestTokens()).at(0).name, "scrm");
        EXPECT_EQ(must(t->setting("epoch")), "one");
        EXPECT_EQ(must(t->record(Kind::Card, wang.id))->text("display_name"), "wang");
        EXPECT_EQ(must(t->heads()).at(0).digest, 5U);
        const DeviceToken token {
            std::string(32, 't'), laptop.id, DeviceToken::Purpose::Access, DeviceToken::State::Live, 30, 40};
        must(t->putDeviceToken(token));
        EXPECT_EQ(must(t->deviceToken(token.hash)), token);
        must(t->commit());
    }
    const auto upgraded = connect(old);
    EXPECT_EQ(std::to_string(version(*upgraded)), m_newest);
    EXPECT_EQ(schemaOf(*upgraded), schemaOf(*connect(m_path))) << "as a new database has it";
}

TEST_F(MigrationsTest, AHistoryOfBeforePushKeepsItsChangesAndSaysThatNobodyKnowsTheirClient)
{
    const std::string old = m_temp.file("version4.db");
    {
        const auto connection = connect(old);
        must(connection->execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL"));
        must(migrate(*connection, sqliteDialect(), serverMigrations().first(1)));
        must(connection->execute(kVersion1Rows));
        must(migrate(*connection, sqliteDialect(), serverMigrations().first(4)));
        must(connection->execute(
            "INSERT INTO record_history (kind, record, number, at, who, bucket, old_fields,"
            " new_fields) VALUES ('card', x'0197000000007000800000000000000a', 1, 33,"
            " 'lan', 1, '{}', '{\"display_name\":\"wang\"}')"));
    }
    {
        const auto storage = must(SqliteStorage::open(old, Mode::Open, m_clock));
        const auto t = must(storage->beginWrite());
        const Uuid wang = *Uuid::parse("01970000-0000-7000-8000-00000000000a");
        const std::vector<RecordChange> changes = must(t->history(Kind::Card, wang));
        ASSERT_EQ(changes.size(), 1U);
        EXPECT_EQ(changes[0].who, "lan");
        EXPECT_TRUE(changes[0].client.isNil());
        EXPECT_EQ(changes[0].seq, 0U);
        EXPECT_TRUE(must(t->pushClients()).empty());
        must(t->deleteRecord(Kind::Card, wang));
        EXPECT_EQ(must(t->deletedRecord(Kind::Card, wang))->record.text("display_name"), "wang");
        must(t->commit());
    }
    EXPECT_EQ(schemaOf(*connect(old)), schemaOf(*connect(m_path))) << "as a new database has it";
}

TEST_F(MigrationsTest, AFullDiskUnderAStepLeavesTheOldVersionWhole)
{
    const auto connection = connect(m_path);
    const int64_t before = version(*connection);
    const int64_t pages = must(connection->queryInteger("PRAGMA page_count"));
    must(connection->execute("PRAGMA max_page_count = " + std::to_string(pages + 3)));
    const auto result = migrate(*connection, sqliteDialect(),
        withMore({"CREATE TABLE new_one (a); INSERT INTO new_one VALUES (zeroblob(200000))"}));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::DiskFull) << result.error().detail;
    EXPECT_EQ(version(*connection), before);
    EXPECT_EQ(tablesNamedNew(*connection), 0);
}

} // namespace
