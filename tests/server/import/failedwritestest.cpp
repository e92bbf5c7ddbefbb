// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/admin/check.h"
#include "tests/server/import/importworld.h"
#include "tests/support/failingwrites.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::FailingWrites;
using Fault = FailingWrites::Fault;

namespace {

struct ImportedFile {
    const char *kind;
    std::string text;
};

/// Six numbers a day of four guides for a quarter: about a thousand columns in three regions.
std::string manyNumbers()
{
    std::string text = "guide_code,day,orders,amount,leads,messages,replies,carts\n";
    for (Day day = Day::fromYmd(2026, 6, 1); day < Day::fromYmd(2026, 9, 1); ++day) {
        for (int guide = 1; guide <= 4; ++guide) {
            const int number = guide * 1000 + day.number % 97;
            text += "G" + std::to_string(guide) + "," + day.toString();
            for (int metric = 1; metric <= 6; ++metric)
                text += "," + std::to_string(number * metric);
            text += "\n";
        }
    }
    return text;
}

/// Everybody moves to another region in the middle of the numbers: records, slots, and columns of both regions change.
const char *const kMoves =
    "code,name,store_code,effective_on\n"
    "G1,Ann,S2,2026-07-01\nG2,Bo,S4,2026-07-10\nG3,Cy,S3,2026-07-20\nG4,Di,S2,2026-08-01\n";

/// Every bucket's head, which holds the digest over its rows.
std::string stateOf(ImportWorld &world)
{
    std::string state;
    for (const BucketHead &head : world.heads())
        state += head.bucket + " " + std::to_string(head.headSeq) + " " + head.headSalt + " "
            + std::to_string(head.liveRows) + " " + std::to_string(head.digest) + "\n";
    return state;
}

void expectSound(ImportWorld &world)
{
    const auto read = world.storage().beginRead();
    ASSERT_TRUE(read.ok());
    const auto report = checkDatabase(**read);
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report->clean()) << report->problems.front().english();
}

/// Fails one write after the other (every third, since a page and its header are written apart) until the import gets
/// through, and gives back how often it failed.
int importThroughFailures(ImportWorld &world, FailingWrites &writes, const ImportedFile &file, Fault fault)
{
    const std::string before = stateOf(world);
    for (int failures = 0;; ++failures) {
        const int number = 1 + 3 * failures;
        SCOPED_TRACE(std::string(file.kind) + ", write " + std::to_string(number));
        writes.failAt(number, fault);
        const auto report = world.tryImport(file.kind, file.text);
        writes.mend();
        expectSound(world);
        if (report.ok()) {
            EXPECT_EQ(report->rejected, 0U);
            EXPECT_GT(report->counts.created + report->counts.updated, 0U) << "nothing was there before";
            EXPECT_NE(stateOf(world), before);
            return failures;
        }
        EXPECT_EQ(report.error().code, fault == Fault::FullDisk ? ErrorCode::DiskFull : ErrorCode::Io)
            << report.error().detail;
        EXPECT_EQ(stateOf(world), before);
        if (::testing::Test::HasFailure())
            return failures;
    }
}

class FailedWritesTest : public ::testing::TestWithParam<Fault>
{ };

TEST_P(FailedWritesTest, AnImportWhoseNthWriteFailsChangesNothingAndSucceedsWhenRepeated)
{
    FailingWrites writes;
    ImportWorld world;
    world.importOrg();
    world.importGuides();
    EXPECT_GT(importThroughFailures(world, writes, {"guide_days", manyNumbers()}, GetParam()), 10);
    const uint64_t orders = world.total(Metric::Orders);
    EXPECT_GT(importThroughFailures(world, writes, {"guides", kMoves}, GetParam()), 10);
    EXPECT_EQ(world.total(Metric::Orders), orders) << "moved, not lost";
    for (const ImportedFile &file : {ImportedFile {"guide_days", manyNumbers()}, {"guides", kMoves}}) {
        const std::string before = stateOf(world);
        EXPECT_EQ(world.importClean(file.kind, file.text).counts.created, 0U);
        EXPECT_EQ(stateOf(world), before) << "all of it had gone in";
    }
}

INSTANTIATE_TEST_SUITE_P(Faults, FailedWritesTest, ::testing::Values(Fault::FullDisk, Fault::BadBlock),
    [](const auto &fault) { return fault.param == Fault::FullDisk ? "FullDisk" : "BadBlock"; });

} // namespace
