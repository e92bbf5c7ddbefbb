// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/admin/datadirectory.h"
#include "server/admin/initialise.h"
#include "server/admin/keypair.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

class DataDirectoryTest : public ::testing::Test
{
protected:
    TempDir m_temp;
    FixedClock m_clock;
    SeededIdSource m_ids {1, 1'767'225'600'000};
    std::string m_path = m_temp.file("brand");
};

TEST_F(DataDirectoryTest, InitMakesKeysOnlyTheOwnerCanReadAndADatabaseWithAnEpoch)
{
    must(initialise(m_path, m_clock, m_ids));
    const DataLayout layout {m_path};
    for (const std::string &file : {layout.signingKey(), layout.sealingKey(), layout.database()})
        EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
            << file;
    EXPECT_EQ(must(readKeyPair(layout.signingKey())).secretKey.size(), 64U);
    EXPECT_EQ(must(readKeyPair(layout.sealingKey())).publicKey.size(), 32U);
    const auto storage = must(SqliteStorage::open(layout.database(), SqliteStorage::Mode::Open, m_clock));
    EXPECT_TRUE(Uuid::parse(must(must(storage->beginRead())->setting("epoch"))));
}

TEST_F(DataDirectoryTest, InitLeavesAnExistingBrandAlone)
{
    must(initialise(m_path, m_clock, m_ids));
    const std::string key = must(readKeyPair(DataLayout {m_path}.signingKey())).secretKey;
    EXPECT_EQ(initialise(m_path, m_clock, m_ids).error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(must(readKeyPair(DataLayout {m_path}.signingKey())).secretKey, key);
}

TEST_F(DataDirectoryTest, AnInterruptedInitCanBeRepeated)
{
    std::filesystem::create_directory(m_path);
    std::ofstream(DataLayout {m_path}.database() + ".new") << "half a database";
    std::ofstream(DataLayout {m_path}.signingKey()) << "half a key";
    must(initialise(m_path, m_clock, m_ids));
    EXPECT_TRUE(readKeyPair(DataLayout {m_path}.signingKey()).ok());
}

TEST_F(DataDirectoryTest, ASecondProcessIsRefusedByTheNameOfTheFirst)
{
    must(initialise(m_path, m_clock, m_ids));
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto directory = DataDirectory::open(m_path, "qunced import all");
        const char answer = directory.ok() ? 'y' : 'n';
        static_cast<void>(!::write(ready[1], &answer, 1));
        ::pause();
    }
    char answer = 0;
    ASSERT_EQ(::read(ready[0], &answer, 1), 1);
    ASSERT_EQ(answer, 'y');
    const auto refused = DataDirectory::open(m_path, "qunced serve");
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);

    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Locked);
    EXPECT_EQ(refused.error().userText.arguments(),
        (std::vector<std::string> {m_path, "qunced import all", std::to_string(child)}));
    EXPECT_TRUE(DataDirectory::open(m_path, "qunced serve").ok()) << "a lock dies with its process";
}

TEST_F(DataDirectoryTest, WhatIsCommittedSurvivesAKilledWriterAndNothingElseDoes)
{
    must(initialise(m_path, m_clock, m_ids));
    const std::string database = DataLayout {m_path}.database();
    const Uuid region = m_ids.next();
    const auto address = [&](int number) {
        return ColumnAddress {region, 2026, Metric::Orders, Day {20454 + number}.toString()};
    };
    int committed = 0;
    for (int round = 0; round < 5; ++round) {
        int told[2];
        ASSERT_EQ(::pipe(told), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto storage = must(SqliteStorage::open(database, SqliteStorage::Mode::Open, m_clock));
            for (int number = committed;; ++number) {
                const auto transaction = must(storage->beginWrite());
                must(transaction->putColumn(
                    address(number), std::string(3000, static_cast<char>('a' + number % 26))));
                must(transaction->putSetting("last", std::to_string(number)));
                must(transaction->commit());
                static_cast<void>(!::write(told[1], "c", 1));
            }
        }
        ::close(told[1]);
        char answer = 0;
        for (int i = 0; i <= round * 3; ++i, ++committed)
            ASSERT_EQ(::read(told[0], &answer, 1), 1);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(told[0], &answer, 1) == 1)
            ++committed;
        ::close(told[0]);

        const auto storage = must(SqliteStorage::open(database, SqliteStorage::Mode::Open, m_clock));
        const auto read = must(storage->beginRead());
        const int last = std::stoi(must(read->setting("last")));
        EXPECT_TRUE(last == committed - 1 || last == committed)
            << "what was told, and at most the one under way";
        committed = last + 1;
        EXPECT_EQ(must(read->heads()).at(0).liveRows, static_cast<uint64_t>(committed));
        EXPECT_EQ(must(read->heads()).at(0).headSeq, static_cast<uint64_t>(committed));
        EXPECT_EQ(must(read->integrityProblems()), std::vector<std::string>());
    }
}

} // namespace
