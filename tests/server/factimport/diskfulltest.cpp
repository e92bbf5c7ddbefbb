// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <csignal>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/server/factimport/factworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

/// No file of this process may grow beyond `bytes`, which is what a full disk looks like to a writer.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit {bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before {};
    void (*m_handler)(int) = nullptr;
};

size_t filesIn(const std::filesystem::path &folder)
{
    const std::filesystem::directory_iterator files(folder);
    return static_cast<size_t>(std::distance(begin(files), end(files)));
}

const char *const kBefore = "task_code,guide_code,status\nMAY,G1,pending\n";

std::string manyResults()
{
    std::string csv = "task_code,guide_code,status,reach\n";
    for (int i = 0; i < 20000; ++i)
        csv += "MAY,G" + std::to_string(1 + i % 3) + ",done," + std::to_string(i) + "\n";
    return csv;
}

/// A column each for many days.
std::string manyDays()
{
    std::string csv = "guide_code,day,orders,amount,leads\n";
    for (Day day = Day::fromYmd(2026, 1, 1); day < Day::fromYmd(2038, 1, 1); ++day)
        csv += "G1," + day.toString() + "," + std::to_string(day.number) + ",77,1\n";
    return csv;
}

TEST(DiskFullTest, AFullDiskUnderTheSpoolEndsTheImportAndLeavesNothing)
{
    FactWorld world;
    world.import(ImportKind::TaskResults, kBefore);
    const FactWorld::Snapshot before = world.snapshot();
    const size_t files = filesIn(world.db.directory.path());
    {
        const FileSizeLimit limit(100000);
        const FactWorld::Outcome outcome = world.import(ImportKind::TaskResults, manyResults());
        ASSERT_TRUE(outcome.error);
        EXPECT_EQ(outcome.error->code, ErrorCode::DiskFull) << outcome.error->detail;
    }
    EXPECT_EQ(world.snapshot(), before);
    EXPECT_EQ(filesIn(world.db.directory.path()), files);
    EXPECT_FALSE(world.import(ImportKind::TaskResults, manyResults()).error);
}

TEST(DiskFullTest, AFullDiskUnderTheDatabaseEndsTheImportAndLeavesNothing)
{
    SqliteStorage::Options options;
    options.maxPages = 60;
    FactWorld world(options);
    world.import(ImportKind::TaskResults, kBefore);
    const FactWorld::Snapshot before = world.snapshot();
    const FactWorld::Outcome outcome = world.import(ImportKind::GuideDays, manyDays());
    ASSERT_TRUE(outcome.error);
    EXPECT_EQ(outcome.error->code, ErrorCode::DiskFull) << outcome.error->detail;
    EXPECT_EQ(world.snapshot(), before);
    world.db.reopen();
    EXPECT_EQ(world.snapshot(), before);
    EXPECT_FALSE(world.import(ImportKind::GuideDays, manyDays()).error);
}

} // namespace
