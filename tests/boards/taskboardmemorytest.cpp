// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Going down from the brand to a guide reads no assignment twice, and never shows an old one.

#include "models/facts/taskboardmemory.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "models/facts/cachebrand.h"
#include "models/facts/cachefacts.h"
#include "models/store/sqlite.h"
#include "tests/support/tempdir.h"

namespace qunce::test {

namespace {

class TaskBoardMemoryTest : public testing::Test
{
protected:
    using Board = std::shared_ptr<const TaskBoard>;

    void SetUp() override
    {
        const char *const demo = std::getenv("QUNCE_DEMO");
        ASSERT_NE(demo, nullptr);
        std::filesystem::copy(std::string(demo) + "/hq", m_profile, std::filesystem::copy_options::recursive);
        m_brand = brand();
    }
    std::shared_ptr<const Brand> brand()
    {
        BrandMemory fresh;
        BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
        parts.tasks = true;
        CacheReader cache(m_profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        EXPECT_TRUE(snapshot.ok());
        return *fresh.brand(*snapshot, {true, {}}, parts);
    }
    Board board(const std::shared_ptr<const Brand> &of, Period due, const std::vector<size_t> &regions)
    {
        CacheReader cache(m_profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        EXPECT_TRUE(snapshot.ok());
        FactMemory memory;
        const CacheFacts facts(*snapshot, *of, memory);
        Result<Board> made = m_memory.board(*snapshot, of, facts, due, regions);
        EXPECT_TRUE(made.ok());
        return made.ok() ? *made : Board();
    }
    Board board(Period due, const std::vector<size_t> &regions) { return board(m_brand, due, regions); }
    void change(const std::string &sql)
    {
        for (const auto &file : std::filesystem::directory_iterator(m_profile)) {
            const std::string path = file.path();
            if (!path.ends_with(".db") || path.find("/cache.") == std::string::npos)
                continue;
            const auto database = Database::open(path, Database::Access::ReadWrite, 1000);
            ASSERT_TRUE(database.ok());
            ASSERT_TRUE((*database)->execute(sql).ok());
        }
    }

    TempDir m_directory;
    const std::string m_profile = m_directory.file("profile");
    std::shared_ptr<const Brand> m_brand;
    TaskBoardMemory m_memory;
    const Period m_august {Day::fromYmd(2026, 8, 1), Day::fromYmd(2026, 8, 31)};
    const Period m_week {Day::fromYmd(2026, 8, 10), Day::fromYmd(2026, 8, 16)};
};

TEST_F(TaskBoardMemoryTest, WhatABoardCoversIsTakenFromIt)
{
    const Board whole = board(m_august, {0, 1, 2});
    EXPECT_EQ(board(m_august, {0, 1, 2}), whole);
    EXPECT_EQ(board(m_week, {1}), whole) << "fewer days, one region";
    EXPECT_NE(board(m_week, {3}), whole) << "a region that was not read";
    EXPECT_NE(board({m_august.from, m_august.to + 1}, {0}), whole) << "a day more";
    EXPECT_EQ(board(m_week, {2}), whole) << "and is still kept";
}

TEST_F(TaskBoardMemoryTest, OtherFactsOrRecordsGiveANewBoard)
{
    const Board before = board(m_august, {0, 1});
    change("UPDATE bucket SET seq = seq + 1 WHERE name NOT LIKE '%20%' OR name LIKE 'people%'");
    EXPECT_EQ(board(m_august, {0, 1}), before) << "the brand says what the records are";
    change("UPDATE bucket SET seq = seq + 1");
    const Board after = board(m_august, {0, 1});
    EXPECT_NE(after, before) << "facts have come";
    EXPECT_NE(board(brand(), m_august, {0, 1}), after) << "another brand has other slots";
}

TEST_F(TaskBoardMemoryTest, KeepsFewBoardsAndThoseUsedLast)
{
    const auto until = [this](int days) { return Period {m_august.from, m_august.to + days}; };
    const std::weak_ptr<const TaskBoard> idle = board(m_august, {1});
    const Board used = board(m_august, {0});
    for (int days = 1; days <= 6; ++days) {
        board(until(days), {2}); // each covers a day more than those before
        EXPECT_EQ(board(m_august, {0}), used) << "it was used lately";
    }
    EXPECT_TRUE(idle.expired());
}

} // namespace

} // namespace qunce::test
