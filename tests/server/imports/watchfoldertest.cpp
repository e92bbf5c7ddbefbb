// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder whose files go in by themselves, on a clock that the test moves.

#include <filesystem>

#include <gtest/gtest.h>

#include "server/imports/importlist.h"
#include "server/imports/watchfolder.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/files.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::server;
using qunce::server::testing::must;
using qunce::test::readFile;
using qunce::test::writeFile;

namespace {

namespace fs = std::filesystem;

class MovedClock : public Clock
{
public:
    int64_t nowMs() const override { return ms; }
    int64_t ms = 1'767'225'600'000;
};

class WatchFolderTest : public ::testing::Test
{
protected:
    WatchFolderTest()
    {
        m_storage = must(SqliteStorage::open(m_data.file("qunce.db"), SqliteStorage::Mode::Create, m_clock));
        m_runner.emplace(*m_storage, m_clock, m_data.path());
        m_watch.emplace(
            m_folder.path(), *m_runner, m_clock, [](const Message &message) { return message.english(); });
    }
    std::string file(const std::string &name) const { return m_folder.file(name); }
    void put(const std::string &name, const std::string &content) const { writeFile(file(name), content); }
    bool has(const std::string &name) const { return fs::exists(file(name)); }
    /// What it says after so many seconds.
    std::string lookAfter(int seconds)
    {
        m_clock.ms += seconds * 1000;
        return must(m_watch->look());
    }
    std::vector<PastImport> imports() { return must(pastImports(*m_storage)); }

    TempDir m_folder;
    TempDir m_data;
    MovedClock m_clock;
    std::unique_ptr<SqliteStorage> m_storage;
    std::optional<ImportRunner> m_runner;
    std::optional<WatchFolder> m_watch;
};

constexpr const char *kTree = "code,kind,name\nR1,region,Zhejiang\n";

TEST(WatchedNames, SayKindAndCompleteness)
{
    struct Case {
        const char *name;
        std::optional<WatchedName> what;
    };
    const Case cases[] = {
        {"org.csv", WatchedName {ImportKind::Org, false}},
        {"2026-11-22.guide_days.csv", WatchedName {ImportKind::GuideDays, false}},
        {"2026-11-22.guide_days.fed.csv", WatchedName {ImportKind::GuideDays, true}},
        {"erp.11.22.orders.xlsx", WatchedName {ImportKind::Orders, false}},
        {"guides.tsv", WatchedName {ImportKind::Guides, false}},
        {"fed.csv", std::nullopt},
        {"org", std::nullopt},
        {"org.csv.part", std::nullopt},
        {".org.csv", std::nullopt},
        {"planets.csv", std::nullopt},
        {"org.pdf", std::nullopt},
        {"", std::nullopt},
    };
    for (const Case &one : cases)
        EXPECT_EQ(watchedName(one.name), one.what) << one.name;
}

TEST_F(WatchFolderTest, AFileGoesInOnceItHasBeenQuietAndMovesToDone)
{
    put("erp.org.csv", kTree);
    EXPECT_EQ(lookAfter(0), "");
    EXPECT_EQ(lookAfter(9), "");
    put("erp.org.csv", std::string(kTree) + "R2,region,Jiangsu\n"); // still being written
    EXPECT_EQ(lookAfter(5), "");
    EXPECT_EQ(lookAfter(9), "");
    EXPECT_TRUE(imports().empty());
    EXPECT_EQ(lookAfter(1), "erp.org.csv: 2 rows, 0 rejected");
    EXPECT_FALSE(has("erp.org.csv"));
    EXPECT_TRUE(has("done/erp.org.csv"));
    ASSERT_EQ(imports().size(), 1U);
    EXPECT_EQ(imports()[0].who, "watch");
    EXPECT_EQ(imports()[0].created, 2U);
    EXPECT_EQ(lookAfter(60), "") << "once";
}

TEST_F(WatchFolderTest, RefusedRowsMoveItToFailedWithTheErrorFileBesideIt)
{
    put("erp.org.csv", std::string(kTree) + "R2,planet,Jiangsu\n");
    lookAfter(0);
    EXPECT_EQ(lookAfter(10), "erp.org.csv: 2 rows, 1 rejected");
    EXPECT_TRUE(has("failed/erp.org.csv"));
    EXPECT_NE(
        readFile(file("failed/erp.org.csv.errors.csv")).find("R2,planet,Jiangsu,3,"), std::string::npos);
    EXPECT_EQ(imports()[0].created, 1U) << "the good rows are in";
}

TEST_F(WatchFolderTest, AFileThatCannotBeReadSaysWhyBesideIt)
{
    put("erp.org.csv", "kind,name\nregion,Zhejiang\n");
    lookAfter(0);
    EXPECT_EQ(lookAfter(10).rfind("erp.org.csv failed: The header has no column code", 0), 0U);
    EXPECT_TRUE(has("failed/erp.org.csv"));
    EXPECT_EQ(readFile(file("failed/erp.org.csv.error.txt")).rfind("The header has no column code", 0), 0U);
    EXPECT_TRUE(imports().empty());
}

TEST_F(WatchFolderTest, ASecondFileOfTheNameTakesNothingFromTheFirst)
{
    for (const int round : {1, 2}) {
        put("erp.org.csv", kTree);
        lookAfter(0);
        EXPECT_NE(lookAfter(10), "") << round;
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(file("done")), fs::directory_iterator()), 2);
}

TEST_F(WatchFolderTest, WhatIsReferredToGoesFirstAndNothingGoesWhileAFileIsCopied)
{
    put("a.guides.csv", "code,name,store_code\nG1,Li,S1\n");
    lookAfter(0);
    put("b.org.csv", "code,parent_code,kind,name\nR1,,region,Z\nC1,R1,city,C\nS1,C1,store,S\n");
    EXPECT_EQ(lookAfter(9), "");
    EXPECT_EQ(lookAfter(5), "") << "the tree still comes";
    EXPECT_EQ(lookAfter(5), "b.org.csv: 3 rows, 0 rejected");
    EXPECT_EQ(lookAfter(0), "a.guides.csv: 1 rows, 0 rejected");
}

TEST_F(WatchFolderTest, WhileSomebodyImportsItWaits)
{
    put("erp.org.csv", kTree);
    lookAfter(0);
    auto turn = m_runner->takeTurn("he", "x.csv");
    EXPECT_EQ(lookAfter(10), "");
    EXPECT_TRUE(has("erp.org.csv"));
    std::get<std::shared_ptr<ImportRunner::Turn>>(turn).reset();
    EXPECT_EQ(lookAfter(1), "erp.org.csv: 1 rows, 0 rejected");
}

TEST_F(WatchFolderTest, OtherFilesAndFoldersStayAsTheyAre)
{
    put("notes.txt", "x");
    fs::create_directory(file("x.org.csv"));
    fs::create_symlink("/etc/hostname", file("link.org.csv"));
    lookAfter(0);
    EXPECT_EQ(lookAfter(20), "");
    EXPECT_TRUE(has("notes.txt") && has("x.org.csv") && fs::is_symlink(file("link.org.csv")));
    EXPECT_FALSE(has("failed"));
}

TEST_F(WatchFolderTest, ATableWhoseNameSaysNoKindStaysAndIsSaidOnce)
{
    put("erp.fruit.csv", kTree);
    EXPECT_EQ(lookAfter(0).rfind("erp.fruit.csv stays: its name says no kind", 0), 0U);
    EXPECT_EQ(lookAfter(20), "");
    EXPECT_TRUE(has("erp.fruit.csv"));
}

TEST_F(WatchFolderTest, AFolderThatIsGoneIsSaid)
{
    fs::remove_all(m_folder.path());
    EXPECT_FALSE(m_watch->look().ok());
}

} // namespace
