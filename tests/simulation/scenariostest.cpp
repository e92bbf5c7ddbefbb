// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes wrong, one story each: the client says so in words that help, loses nothing, shows nothing wrong, and is in
// step again when the trouble is over.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include "models/store/cachestore.h"
#include "tests/simulation/cachedump.h"
#include "tests/simulation/world.h"
#include "tests/support/seededsodium.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::simulation;

namespace {

constexpr size_t kAdmin = 0;
constexpr size_t kNorth = 3; // region 0
constexpr size_t kSouth = 4; // regions 1 and 2
constexpr int64_t kMinute = 60'000;
constexpr int64_t kDay = 86'400'000;

class Scenarios : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        test::SeededSodium::install();
        s_directory = std::make_unique<TempDir>();
        s_templates = std::make_unique<Templates>(s_directory->path() / "templates");
    }
    static void TearDownTestSuite()
    {
        s_templates.reset();
        s_directory.reset();
    }

    void SetUp() override { begin(false); }
    void TearDown() override
    {
        if (!world)
            return;
        if (!settled)
            world->settle("at the end");
        for (const std::string &violation : world->report().violations)
            ADD_FAILURE() << violation;
        world.reset();
    }
    void begin(bool wide)
    {
        world.reset();
        WorldOptions options;
        options.directory = s_directory->file("world");
        options.wide = wide;
        options.printTrace = std::getenv("QUNCE_TRACE") != nullptr;
        world = std::make_unique<World>(1, *s_templates, options);
    }

    SimClient &inStep(size_t user)
    {
        SimClient &client = world->addClient(user);
        EXPECT_TRUE(world->passTimeUntil([&] { return world->isConverged(client); }, kMinute));
        return client;
    }
    bool becomesInStep(SimClient &client, int64_t patience = kMinute)
    {
        return world->passTimeUntil([&] { return world->isConverged(client); }, patience);
    }
    bool comesTo(SimClient &client, SyncPhase phase, int64_t patience = kMinute)
    {
        return world->passTimeUntil(
            [&] { return client.running() && client.status().phase == phase; }, patience);
    }
    static std::string problem(const SimClient &client) { return client.status().problem.english(); }
    static bool says(const SimClient &client, std::string_view words)
    {
        return problem(client).find(words) != std::string::npos;
    }
    std::set<std::string> bucketsOf(const SimClient &client) const
    {
        std::set<std::string> names;
        const Result<CacheDump> dump = dumpCache(client.directory(), false, client.bootId());
        EXPECT_TRUE(dump.ok());
        for (const CachedBucket &bucket : dump->buckets) {
            if (bucket.complete)
                names.insert(bucket.name);
        }
        return names;
    }
    /// The fault strikes the next pulls; meanwhile nothing changes, afterwards all is well.
    void strikesPulls(Fault fault, std::string_view words, int times = 3)
    {
        SimClient &client = inStep(kAdmin);
        const std::set<std::string> before = bucketsOf(client);
        world->strike(client, fault, "/v1/sync/pull", times);
        world->write(&BrandWriter::moveGuide);
        world->write(&BrandWriter::editRecords);
        world->write(&BrandWriter::rewriteColumns);
        if (!words.empty()) {
            EXPECT_TRUE(world->passTimeUntil([&] { return says(client, words); }, 2 * kMinute))
                << problem(client);
        }
        world->checkShown(client, true);
        EXPECT_TRUE(becomesInStep(client, 5 * kMinute)) << problem(client);
        EXPECT_TRUE(problem(client).empty()) << problem(client);
        EXPECT_EQ(bucketsOf(client), before);
    }

    static inline std::unique_ptr<TempDir> s_directory;
    static inline std::unique_ptr<Templates> s_templates;
    std::unique_ptr<World> world;
    bool settled = false;
};

TEST_F(Scenarios, AFirstSyncBringsTheScopeAndNothingElse)
{
    SimClient &client = inStep(kNorth);
    for (const std::string &bucket : bucketsOf(client))
        EXPECT_TRUE(world->userOf(client).mayRead(bucket)) << bucket;
    world->checkConverged(client);
}

TEST_F(Scenarios, AWrongPasswordSaysSoAndTheRightOneWorks)
{
    world->keepUsersAway();
    SimClient &client = world->addClient(kNorth);
    ASSERT_TRUE(comesTo(client, SyncPhase::SignedOut));
    world->signIn(client, false);
    ASSERT_TRUE(world->passTimeUntil([&] { return says(client, "password is wrong"); }, kMinute))
        << problem(client);
    EXPECT_EQ(client.status().phase, SyncPhase::SignedOut);
    world->signIn(client);
    EXPECT_TRUE(becomesInStep(client));
}

TEST_F(Scenarios, ADisabledUserIsToldAndSeesNothingNewUntilEnabled)
{
    SimClient &client = inStep(kNorth);
    world->keepUsersAway();
    world->changeUser(kNorth, [](SimUser &user) { user.disabled = true; });
    world->write(&BrandWriter::editRecords);
    client.step(SyncNow {});
    ASSERT_TRUE(comesTo(client, SyncPhase::SignInNeeded)) << problem(client);
    EXPECT_TRUE(says(client, "disabled")) << problem(client);
    world->checkShown(client, true);
    world->signIn(client);
    EXPECT_TRUE(world->passTimeUntil([&] { return says(client, "disabled"); }, kMinute)) << problem(client);
    world->changeUser(kNorth, [](SimUser &user) { user.disabled = false; });
    world->signIn(client);
    EXPECT_TRUE(becomesInStep(client));
}

TEST_F(Scenarios, AnAccessTokenThatEndsInTheMiddleOfASyncIsRenewedUnnoticed)
{
    SimClient &client = inStep(kNorth);
    world->keepUsersAway();
    client.kill();
    world->passTime(20 * kMinute); // tokens live 15
    for (int i = 0; i < 20; ++i)
        world->write(&BrandWriter::editRecords);
    client.start({});
    EXPECT_TRUE(becomesInStep(client)) << problem(client);
    EXPECT_TRUE(problem(client).empty());
}

TEST_F(Scenarios, ALostReplyToARefreshLocksNobodyOut)
{
    SimClient &client = inStep(kNorth);
    world->keepUsersAway();
    world->strike(client, Fault::HangAnswer, "/v1/session/refresh", 2);
    client.kill();
    world->passTime(20 * kMinute);
    world->write(&BrandWriter::editRecords);
    client.start({});
    EXPECT_TRUE(becomesInStep(client, 5 * kMinute)) << problem(client);
}

TEST_F(Scenarios, AServerThatWantsANewerProgramLeavesTheCacheReadable)
{
    SimClient &client = inStep(kNorth);
    world->server().setOldestSchema(kSchemaVersion + 1);
    world->write(&BrandWriter::editRecords);
    ASSERT_TRUE(comesTo(client, SyncPhase::ReadOnly)) << problem(client);
    EXPECT_TRUE(says(client, "too old")) << problem(client);
    world->checkShown(client, true);
    world->server().setOldestSchema(1);
    client.step(SyncNow {});
    EXPECT_TRUE(becomesInStep(client));
}

TEST_F(Scenarios, AHotelsPageIsNoAnswer)
{
    strikesPulls(Fault::Portal, "sign-in page of this network");
}

TEST_F(Scenarios, ARedirectIsNotFollowed)
{
    strikesPulls(Fault::Redirect, "Something other than the Qunce server");
}

TEST_F(Scenarios, ACutAnswerIsAskedForAgain)
{
    strikesPulls(Fault::CutMid, "arrived damaged");
}

TEST_F(Scenarios, ATruncatedAnswerIsAskedForAgain)
{
    strikesPulls(Fault::Truncated, "arrived damaged");
}

TEST_F(Scenarios, AWrongHashIsAskedForAgain)
{
    strikesPulls(Fault::WrongHash, "arrived damaged");
}

TEST_F(Scenarios, AZstdBombIsRefusedBeforeItGrows)
{
    strikesPulls(Fault::Bomb, "arrived damaged");
}

TEST_F(Scenarios, ARepeatedAnswerCountsOnce)
{
    strikesPulls(Fault::AnswerTwice, {});
}

TEST_F(Scenarios, ARepeatedRequestDoesNoHarm)
{
    strikesPulls(Fault::RequestTwice, {});
}

TEST_F(Scenarios, AStaleAnswerOfACacheIsNotTaken)
{
    strikesPulls(Fault::OldAnswer, "arrived damaged");
}

TEST_F(Scenarios, AStaleAnswerWithTodaysRequestIdIsNotTaken)
{
    strikesPulls(Fault::OldAnswerSameId, {});
}

TEST_F(Scenarios, AnotherClientsAnswerIsNotTaken)
{
    SimClient &south = inStep(kSouth);
    SimClient &north = inStep(kNorth);
    world->strike(north, Fault::OthersAnswer, "/v1/sync/pull", 3);
    south.step(SyncNow {});
    world->write(&BrandWriter::moveGuide);
    world->write(&BrandWriter::editRecords);
    north.step(SyncNow {});
    EXPECT_TRUE(becomesInStep(north, 5 * kMinute)) << problem(north);
    EXPECT_TRUE(becomesInStep(south, 5 * kMinute)) << problem(south);
}

TEST_F(Scenarios, AFalseOrderToWipeIsNotObeyed)
{
    SimClient &client = inStep(kNorth);
    world->strike(client, Fault::FalseWipe, "/v1/sync/pull", 1);
    world->write(&BrandWriter::editRecords);
    client.step(SyncNow {});
    world->passTime(5'000);
    EXPECT_FALSE(bucketsOf(client).empty());
    world->checkShown(client, true);
    EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
}

TEST_F(Scenarios, AServerRestoredFromYesterdaysBackupIsNoticedAndFollowed)
{
    SimClient &client = inStep(kAdmin);
    world->keepCopy();
    world->passTime(kDay);
    for (int i = 0; i < 6; ++i) {
        world->write(&BrandWriter::editRecords);
        world->write(&BrandWriter::rewriteColumns);
    }
    ASSERT_TRUE(becomesInStep(client, 5 * kMinute));
    world->restoreCopy();
    // The same rows are written anew, under the same seqs, with other contents.
    for (int i = 0; i < 6; ++i)
        world->write(&BrandWriter::editRecords);
    EXPECT_TRUE(becomesInStep(client, 5 * kMinute)) << problem(client);
    world->checkConverged(client);
}

TEST_F(Scenarios, AnotherEpochBeginsAnotherCache)
{
    SimClient &client = inStep(kNorth);
    const Result<CacheDump> before = dumpCache(client.directory(), false, client.bootId());
    world->changeEpoch();
    world->write(&BrandWriter::editRecords);
    client.step(SyncNow {});
    EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
    const Result<CacheDump> after = dumpCache(client.directory(), false, client.bootId());
    ASSERT_TRUE(before.ok() && after.ok());
    EXPECT_NE(before->generation, after->generation);
}

TEST_F(Scenarios, ARegionTakenAwayGoesAndComesBackWhole)
{
    SimClient &client = inStep(kSouth);
    const std::set<std::string> before = bucketsOf(client);
    const std::vector<Uuid> regions = world->userOf(client).regions;
    world->changeUser(kSouth, [](SimUser &user) { user.regions.pop_back(); });
    world->write(&BrandWriter::editRecords);
    client.step(SyncNow {});
    ASSERT_TRUE(becomesInStep(client));
    world->checkConverged(client);
    for (const std::string &bucket : bucketsOf(client))
        EXPECT_EQ(bucket.find(regions.back().toString()), std::string::npos) << bucket;
    world->changeUser(kSouth, [&](SimUser &user) { user.regions = regions; });
    client.step(SyncNow {});
    ASSERT_TRUE(becomesInStep(client));
    EXPECT_EQ(bucketsOf(client), before);
    world->checkConverged(client);
}

TEST_F(Scenarios, AGuideWhoMovesLeavesOneRegionAndAppearsInTheOther)
{
    SimClient &north = inStep(kNorth);
    SimClient &south = inStep(kSouth);
    for (int i = 0; i < 12; ++i) {
        world->write(&BrandWriter::moveGuide);
        world->passTime(500);
        world->checkShown(north, true);
        world->checkShown(south, true);
    }
    EXPECT_TRUE(becomesInStep(north));
    EXPECT_TRUE(becomesInStep(south));
}

TEST_F(Scenarios, AFullDiskPausesAndGoesOnWhereItStood)
{
    SimClient &client = inStep(kNorth);
    client.fillDisk();
    world->write(&BrandWriter::editRecords);
    world->write(&BrandWriter::moveGuide);
    client.step(SyncNow {});
    ASSERT_TRUE(comesTo(client, SyncPhase::Error, 2 * kMinute)) << problem(client);
    EXPECT_TRUE(says(client, "disk") || says(client, "space")) << problem(client);
    world->checkShown(client, true);
    client.emptyDisk();
    client.step(SyncNow {});
    EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
}

TEST_F(Scenarios, ADamagedCacheIsSetAsideAndFilledAgain)
{
    for (int i = 0; i < 8; ++i) {
        SimClient &client = inStep(kNorth);
        client.kill();
        world->damageCache(client);
        ASSERT_TRUE(client.start({}));
        EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
        world->checkConverged(client);
    }
}

TEST_F(Scenarios, ASecondStartOnTheProfileMayOnlyRead)
{
    SimClient &client = inStep(kNorth);
    const Result<std::unique_ptr<CacheStore>> second = openStore(client.directory(), "boot 1");
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Locked);
    world->checkShown(client, true);
}

TEST_F(Scenarios, ACacheOfANewerProgramIsLeftAsItIs)
{
    SimClient &client = inStep(kNorth);
    world->keepUsersAway();
    client.kill();
    for (const auto &entry : std::filesystem::directory_iterator(client.directory())) {
        const std::string file = entry.path().filename();
        if (!file.starts_with("cache.") || !file.ends_with(".db"))
            continue;
        sqlite3 *database = nullptr;
        ASSERT_EQ(::sqlite3_open(entry.path().c_str(), &database), SQLITE_OK);
        ASSERT_EQ(
            ::sqlite3_exec(database, "UPDATE state SET schema = 99", nullptr, nullptr, nullptr), SQLITE_OK);
        ::sqlite3_close(database);
    }
    ASSERT_TRUE(client.start({}));
    ASSERT_TRUE(comesTo(client, SyncPhase::Error)) << problem(client);
    EXPECT_TRUE(says(client, "newer program")) << problem(client);
    const Result<CacheDump> dump = dumpCache(client.directory(), false, client.bootId());
    ASSERT_FALSE(dump.ok());
    EXPECT_EQ(dump.error().code, ErrorCode::VersionMismatch);
    settled = true; // nothing more can be done here than to install that program
}

TEST_F(Scenarios, AClockThatIsWrongByADayChangesNothing)
{
    for (const int64_t by : {kDay, -kDay}) {
        SimClient &client = inStep(kNorth);
        client.moveClock(by);
        world->write(&BrandWriter::editRecords);
        EXPECT_TRUE(becomesInStep(client)) << problem(client);
        EXPECT_FALSE(client.status().leaseOver);
    }
}

TEST_F(Scenarios, ATooOldCursorStartsTheBucketAnew)
{
    SimClient &client = inStep(kNorth);
    client.kill();
    world->write(&BrandWriter::deleteRecords);
    world->write(&BrandWriter::deleteRecords);
    world->write(&BrandWriter::moveGuide);
    world->dropTombstones();
    ASSERT_TRUE(client.start({}));
    EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
    world->checkConverged(client);
}

TEST_F(Scenarios, ACacheOfAnOlderProgramIsReadableAndFilledUp)
{
    SimClient &client = inStep(kNorth);
    client.kill();
    world->makeCacheOlder(client);
    ASSERT_TRUE(client.start({}));
    world->checkShown(client, true);
    EXPECT_TRUE(becomesInStep(client)) << problem(client);
    world->checkConverged(client);
}

TEST_F(Scenarios, AMassDeleteIsCheckedWithTheServerFirst)
{
    begin(true);
    SimClient &client = inStep(kNorth);
    world->write(&BrandWriter::deleteMany);
    client.step(SyncNow {});
    EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
    world->checkConverged(client);
}

TEST_F(Scenarios, AnotherUserOfTheProfileSeesNothingOfTheFirst)
{
    SimClient &client = inStep(kSouth);
    client.step(SignOut {});
    client.user = kNorth;
    world->allowDiscard(client);
    world->signIn(client);
    world->passTime(400);
    EXPECT_TRUE(becomesInStep(client));
    world->checkConverged(client);
}

TEST_F(Scenarios, EditsOfAPersonWhoseSessionIsLostAreNotSentByTheNext)
{
    SimClient &client = inStep(kNorth);
    world->keepUsersAway();
    world->networkDown(client, kMinute);
    while (client.edits().look({})->counts.pending < 3)
        world->edit(client);
    client.kill();
    ASSERT_TRUE(std::filesystem::remove(client.directory() + "/session.json"));
    world->passTime(kMinute);
    client.user = kSouth;
    ASSERT_TRUE(client.start({}));
    const uint64_t waiting = client.edits().look({})->counts.pending;
    world->passTime(1'000);
    world->signIn(client);
    EXPECT_TRUE(world->passTimeUntil([&] { return says(client, "has changes on this computer"); }, kMinute))
        << problem(client);
    EXPECT_TRUE(says(client, world->brand().users[kNorth].name)) << problem(client);
    EXPECT_EQ(client.edits().look({})->counts.pending, waiting);
    client.user = kNorth;
    world->signIn(client);
    EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
}

TEST_F(Scenarios, ABackupThatIsOlderThanTheClientsNameLosesNoEdit)
{
    SimClient &client = inStep(kNorth);
    const auto edits = [&](uint64_t count) {
        for (const uint64_t from = client.edits().look({})->lastMid;
             client.edits().look({})->lastMid < from + count;)
            world->edit(client);
        EXPECT_TRUE(becomesInStep(client, 2 * kMinute)) << problem(client);
    };
    const auto decided = [&](const Uuid &name) -> uint64_t {
        const auto reading = world->server().storage().beginRead();
        const auto known = (*reading)->pushClient(name);
        return known.ok() && *known ? (*known)->lmid : 0;
    };
    const auto ownName = [&] { return (*client.edits().outbox()).meta()->clientId; };
    edits(2);
    world->keepCopy();
    edits(3);
    const Uuid first = ownName();
    const uint64_t saidAsFirst = decided(first);
    SimClient &copy = world->copyProfile(client);
    ASSERT_TRUE(becomesInStep(copy, 2 * kMinute));
    edits(2); // the copy has called since, so that this one needs another name
    ASSERT_NE(ownName(), first);
    const uint64_t saidSince = decided(ownName());
    ASSERT_GT(saidSince, 0u);
    copy.kill();

    world->restoreCopy();
    ASSERT_LT(decided(first), saidAsFirst);
    EXPECT_TRUE(world->passTimeUntil(
        [&] { return world->isConverged(client) && decided(first) >= saidAsFirst + saidSince; },
        10 * kMinute))
        << problem(client);
    EXPECT_EQ(ownName(), first);
    ASSERT_TRUE(copy.start({})); // it has edits of that name too
    EXPECT_TRUE(becomesInStep(copy, 2 * kMinute));
}

TEST_F(Scenarios, ACopiedProfileEndsInStepAndSoDoesTheFirst)
{
    SimClient &client = inStep(kNorth);
    SimClient &copy = world->copyProfile(client);
    for (int i = 0; i < 10; ++i) {
        world->write(&BrandWriter::editRecords);
        world->passTime(5 * kMinute);
    }
    EXPECT_TRUE(becomesInStep(client, 5 * kMinute)) << problem(client);
    EXPECT_TRUE(becomesInStep(copy, 5 * kMinute)) << problem(copy);
}

} // namespace
