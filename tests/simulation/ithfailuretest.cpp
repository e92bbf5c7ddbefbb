// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The i-th call to the disk, or the i-th exchange with the server, fails, for every i that a run has (strided, unless
// QUNCE_LONG is set): whatever fails, nothing wrong is shown meanwhile and the client is in step afterwards.

#include <cstdlib>
#include <functional>

#include <gtest/gtest.h>

#include "tests/simulation/world.h"
#include "tests/support/seededsodium.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::simulation;

namespace {

constexpr int64_t kMinute = 60'000;
#ifdef QUNCE_SANITIZED
constexpr int kPoints = 15;
#else
constexpr int kPoints = 300;
#endif

/// What happens before the failure may, and what is going on when it does.
struct Story {
    const char *name;
    bool startsInStep;
    std::function<void(World &, SimClient &)> meanwhile;
};

const Story kStories[] {
    {"first sync", false, [](World &, SimClient &) {}},
    {"delta", true,
        [](World &world, SimClient &) {
            for (int i = 0; i < 6; ++i)
                world.write(&BrandWriter::editRecords);
            world.write(&BrandWriter::moveGuide);
            world.write(&BrandWriter::deleteRecords);
        }},
    {"facts delta", true,
        [](World &world, SimClient &) {
            for (int i = 0; i < 8; ++i)
                world.write(&BrandWriter::rewriteColumns);
            world.write(&BrandWriter::removeColumns);
        }},
    {"revoke", true,
        [](World &world, SimClient &client) {
            world.changeUser(client.user, [](SimUser &user) { user.regions.pop_back(); });
            world.write(&BrandWriter::editRecords);
            client.step(SyncNow {});
        }},
    {"reset", true,
        [](World &world, SimClient &client) {
            client.kill();
            world.write(&BrandWriter::deleteRecords);
            world.write(&BrandWriter::moveGuide);
            world.write(&BrandWriter::removeColumns);
            world.dropTombstones();
            client.start({});
        }},
    {"upgrade", true,
        [](World &world, SimClient &client) {
            client.kill();
            world.makeCacheOlder(client);
            world.write(&BrandWriter::editRecords);
            client.start({});
        }},
};

class EveryFailure : public ::testing::TestWithParam<size_t>
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

    enum class What { Nothing, Disk, Network };

    /// Runs the story with the failure of that number; gives how many calls there were.
    std::pair<int, int> run(const Story &story, What what, int number)
    {
        WorldOptions options;
        options.directory = s_directory->file("world");
        World world(5, *s_templates, options);
        SimClient &client = world.addClient(4);
        const auto inStep = [&] { return world.isConverged(client); };
        if (story.startsInStep) {
            EXPECT_TRUE(world.passTimeUntil(inStep, kMinute));
        }
        const int diskBefore = client.diskCalls();
        const uint64_t sendsBefore = client.sends();
        if (what == What::Disk)
            client.failCallOfAll(number, number % 2 == 0);
        static const std::vector<Fault> kFaults {
            Fault::Refuse, Fault::HangAnswer, Fault::CutMid, Fault::Portal};
        if (what == What::Network)
            world.strikeLater(client, kFaults[static_cast<size_t>(number) % kFaults.size()], number);
        story.meanwhile(world, client);
        world.passTimeUntil(inStep, 2 * kMinute);
        const std::pair<int, int> calls(
            client.diskCalls() - diskBefore, static_cast<int>(client.sends() - sendsBefore));
        client.failCallOfAll(0, false);
        world.settle("after the failure");
        for (const std::string &violation : world.report().violations)
            ADD_FAILURE() << story.name << ", " << (what == What::Disk ? "call to the disk " : "exchange ")
                          << number << ": " << violation;
        return calls;
    }

    static inline std::unique_ptr<TempDir> s_directory;
    static inline std::unique_ptr<Templates> s_templates;
};

TEST_P(EveryFailure, IsSurvived)
{
    const Story &story = kStories[GetParam()];
    const auto [diskCalls, exchanges] = run(story, What::Nothing, 0);
    ASSERT_GT(diskCalls, 5);
    ASSERT_GT(exchanges, 1);
    const bool all = std::getenv("QUNCE_LONG") != nullptr;
    const int ofNetwork = std::min(exchanges + 2, kPoints / 3);
    const int ofDisk = kPoints - ofNetwork;
    const int diskStride = all ? 1 : std::max(1, diskCalls / ofDisk);
    int points = 0;
    for (int number = 1; number <= diskCalls && !HasFailure(); number += diskStride, ++points)
        run(story, What::Disk, number);
    for (int number = 1; number <= exchanges + 2 && !HasFailure(); ++number, ++points)
        run(story, What::Network, number);
    std::cout << story.name << ": " << points << " points of " << diskCalls << " calls to the disk and "
              << exchanges << " exchanges\n";
}

INSTANTIATE_TEST_SUITE_P(Stories, EveryFailure, ::testing::Range<size_t>(0, std::size(kStories)));

} // namespace
