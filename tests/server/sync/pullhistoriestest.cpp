// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/server/sync/referenceclient.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

constexpr uint64_t kSeeds = 25;

Scope randomScope(SyncWorld &world)
{
    switch (world.random(5)) {
    case 0:
        return Scope::ofBrand(Role::HqContent, world.user);
    case 1:
        return Scope::ofBrand(Role::Viewer, world.user);
    case 2:
        return Scope::ofRegions(Role::RegionManager, world.user, {world.north, world.south});
    case 3:
        return Scope::ofRegions(Role::RegionManager, world.user, {world.north});
    default:
        return Scope::ofRegions(Role::Viewer, world.otherUser, {world.south});
    }
}

PageBounds smallPages(SyncWorld &world)
{
    PageBounds bounds;
    bounds.rows = 1 + world.random(12);
    bounds.bytes = 100 + world.random(3000);
    bounds.wholeBucketRows = world.random(2) == 0 ? 0 : world.random(20);
    bounds.wholeBucketBytes = world.random(4000);
    return bounds;
}

/// For random histories, pages, scopes and formats: whoever pulls to the end shows what the database holds of the scope,
/// and its counts and digests are the server's (ReferenceClient checks those).
TEST(PullHistories, AClientThatIsCompleteShowsWhatTheDatabaseHolds)
{
    size_t pages = 0;
    for (uint64_t seed = 1; seed <= kSeeds && !::testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        SyncWorld plain(seed);
        const PageBounds bounds = smallPages(plain);
        SyncWorld world(seed, bounds);
        ReferenceClient client(world, randomScope(world));
        for (int round = 0; round < 12; ++round) {
            for (uint32_t changes = world.random(20); changes > 0; --changes)
                world.changeSomething();
            if (world.random(4) == 0)
                client.scope = randomScope(world);
            client.useCheckpoint = world.random(2) == 0;
            client.format = world.random(4) == 0 ? WireFormat::Json : WireFormat::Cbor;
            client.maxRows = world.random(3) == 0 ? 0 : 1 + world.random(10);
            client.maxBytes = world.random(3) == 0 ? 0 : 1 + world.random(5000);
            // While this client pages, others write and its scope may change.
            for (uint32_t partly = world.random(12); partly > 0; --partly) {
                ASSERT_TRUE(client.pull()) << static_cast<int>(client.refused.code);
                ++pages;
                if (world.random(2) == 0)
                    world.changeSomething();
                if (world.random(20) == 0)
                    client.scope = randomScope(world);
            }
            ASSERT_TRUE(client.pullToEnd()) << static_cast<int>(client.refused.code);
            ASSERT_EQ(difference(client.rows(), world.expected(client.scope)), "");
            ASSERT_TRUE(client.pull());
            EXPECT_EQ(client.lastRows, 0U) << "nothing has changed since";
            EXPECT_TRUE(client.last.allComplete);
        }
    }
    EXPECT_GT(pages, kSeeds * 20);
}

/// What a page says does not depend on how it is written.
TEST(PullHistories, JsonAndCborSayTheSame)
{
    for (uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE(seed);
        SyncWorld world(seed);
        for (int i = 0; i < 40; ++i)
            world.changeSomething();
        ReferenceClient client(world, randomScope(world));
        client.maxRows = 7;
        for (int page = 0; page < 10; ++page) {
            const PullRequest request = client.request();
            // Sizes differ by format, so the bound has to be rows alone.
            const auto cbor = world.service.answer(request, client.scope, WireFormat::Cbor);
            const auto json = world.service.answer(request, client.scope, WireFormat::Json);
            const auto packed = world.service.answer(request, client.scope, WireFormat::CborZstd);
            ASSERT_TRUE(cbor.ok() && json.ok() && packed.ok());
            const PullPage fromCbor = must(PullPage::decode(*cbor, WireFormat::Cbor));
            const PullPage fromJson = must(PullPage::decode(*json, WireFormat::Json));
            const PullPage fromPacked = must(PullPage::decode(*packed, WireFormat::CborZstd));
            EXPECT_EQ(fromJson.bytes(), fromCbor.bytes());
            EXPECT_EQ(fromPacked.bytes(), fromCbor.bytes());
            client.apply(fromJson);
        }
    }
}

} // namespace
