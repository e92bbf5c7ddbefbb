// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much a page holds, and that steady writing keeps nobody from completing.
#include <gtest/gtest.h>

#include "tests/server/sync/referenceclient.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

PageBounds bounds(uint64_t rows, uint64_t wholeRows, uint64_t wholeBytes)
{
    PageBounds made;
    made.rows = rows;
    made.wholeBucketRows = wholeRows;
    made.wholeBucketBytes = wholeBytes;
    return made;
}

std::string dayOf(int number)
{
    return (Day::fromYmd(2026, 1, 1) + number).toString();
}

void putDays(SyncWorld &world, int from, int to, const std::string &bytes)
{
    world.write([&](WriteTransaction &t) {
        for (int day = from; day < to; ++day)
            must(t.putColumn({world.north, 2026, Metric::Orders, dayOf(day)}, bytes + std::to_string(day)));
    });
}

/// Rows of each page until everything is complete.
std::vector<uint64_t> pages(ReferenceClient &client)
{
    std::vector<uint64_t> rows;
    do {
        EXPECT_TRUE(client.pull());
        rows.push_back(client.lastRows);
    } while (!client.last.allComplete && rows.size() < 1000);
    return rows;
}

TEST(PullPages, APageEndsAtItsRowsUnlessTheRestOfTheBucketFits)
{
    SyncWorld world(1, bounds(10, 25, 1 << 20));
    putDays(world, 0, 47, "x");
    ReferenceClient client(world, Scope::everything());
    EXPECT_EQ(pages(client), (std::vector<uint64_t> {10, 10, 10, 17}))
        << "25 rows are room for 17, but not for 27";
}

TEST(PullPages, WithoutRoomForTheRestEveryPageHasItsRows)
{
    SyncWorld world(1, bounds(10, 0, 0));
    putDays(world, 0, 25, "x");
    ReferenceClient client(world, Scope::everything());
    EXPECT_EQ(pages(client), (std::vector<uint64_t> {10, 10, 5}));
}

TEST(PullPages, TheRestHasToFitInBytesToo)
{
    SyncWorld world(1, bounds(10, 1000, 3000));
    std::string noise; // that zstd cannot make smaller
    for (int i = 0; i < 200; ++i)
        noise += static_cast<char>(world.random(256));
    putDays(world, 0, 25, noise); // some 250 bytes each
    ReferenceClient client(world, Scope::everything());
    const std::vector<uint64_t> rows = pages(client);
    EXPECT_EQ(rows.front(), 10U);
    EXPECT_EQ(rows.size(), 3U);
}

TEST(PullPages, AClientMayAskForLess)
{
    SyncWorld world(1, bounds(10, 0, 0));
    putDays(world, 0, 9, "x");
    ReferenceClient client(world, Scope::everything());
    client.maxRows = 4;
    EXPECT_EQ(pages(client), (std::vector<uint64_t> {4, 4, 1}));
}

TEST(PullPages, AClientMayNotAskForMore)
{
    SyncWorld world(1, bounds(10, 0, 0));
    putDays(world, 0, 15, "x");
    ReferenceClient client(world, Scope::everything());
    client.maxRows = 1000;
    client.maxBytes = uint64_t {1} << 40;
    EXPECT_EQ(pages(client), (std::vector<uint64_t> {10, 5}));
}

/// The laptop's line takes a page of 20 rows while the server rewrites 30 rows of the same bucket: without the rule of
/// the rest that fits, this would never end.
TEST(PullPages, AFactBucketCompletesThoughItIsWrittenAllTheTime)
{
    SyncWorld world(1, bounds(20, 400, 1 << 20));
    putDays(world, 0, 300, "first");
    ReferenceClient client(world, Scope::everything());
    for (int page = 0; page < 100; ++page) {
        putDays(world, 0, 30, "round" + std::to_string(page));
        ASSERT_TRUE(client.pull());
        if (client.last.allComplete)
            break;
    }
    EXPECT_TRUE(client.last.allComplete);
}

TEST(PullPages, RecordsCompleteWhileFactsAreWrittenAllTheTime)
{
    SyncWorld world(1, bounds(5, 0, 0));
    for (int i = 0; i < 40; ++i)
        world.putTag(world.db.ids.next(), bucket::ref(), std::to_string(i));
    putDays(world, 0, 100, "first");
    ReferenceClient client(world, Scope::everything());
    int page = 0;
    for (; page < 100 && !client.last.recordsComplete; ++page) {
        putDays(world, 0, 10, "round" + std::to_string(page));
        ASSERT_TRUE(client.pull());
    }
    EXPECT_EQ(page, 8);
}

/// A row that changes while somebody pages moves behind the cursor's end and comes again, never not at all.
TEST(PullPages, ARowThatChangesWhileSomebodyPagesIsSentAgain)
{
    SyncWorld world(1, bounds(5, 0, 0));
    putDays(world, 0, 12, "old");
    ReferenceClient client(world, Scope::everything());
    ASSERT_TRUE(client.pull());
    world.putColumn({world.north, 2026, Metric::Orders, dayOf(0)}, "new"); // had come already
    world.putColumn({world.north, 2026, Metric::Orders, dayOf(11)}, "new"); // had not
    EXPECT_EQ(pages(client), (std::vector<uint64_t> {5, 3}));
    ASSERT_TRUE(client.pull());
    for (const auto &[key, shown] : client.rows()) {
        const bool changed = std::get<2>(key).find(dayOf(0)) != std::string::npos
            || std::get<2>(key).find(dayOf(11)) != std::string::npos;
        EXPECT_EQ(shown.starts_with("new"), changed) << std::get<2>(key);
    }
}

} // namespace
