// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kill -9 of the console and of the server at random moments of a sync. Whatever the moment: the files are whole, the next
// sync goes on and ends well, everything compares equal, the cache shows what the server has, and what people had changed
// before was decided once.

#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/processes/processworld.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Seconds = std::chrono::duration<double>;
constexpr size_t kUser = 0;

class SyncKill : public ::testing::Test
{
protected:
    static int wanted() { return std::getenv("QUNCE_LONG") != nullptr ? 2500 : 30; }

    void SetUp() override
    {
        ASSERT_TRUE(world.startServer());
        profile = world.newProfile();
        const auto begin = std::chrono::steady_clock::now();
        ASSERT_EQ(world.sync(profile, world.serverUrl(), kUser), 0) << world.lastErrors();
        firstSync = std::chrono::steady_clock::now() - begin;
        empty = world.newProfile();
        const std::string changed = world.newProfile(profile);
        world.signOut(changed);
        world.edit(changed, kUser, 3);
        const auto second = std::chrono::steady_clock::now();
        ASSERT_EQ(world.sync(changed, world.serverUrl(), kUser), 0) << world.lastErrors();
        nextSync = std::chrono::steady_clock::now() - second;
    }
    /// Until some moment of a sync.
    void pause(bool first)
    {
        const double share = static_cast<double>(random.below(1000)) / 1000.0;
        std::this_thread::sleep_for(share * (first ? firstSync : nextSync));
    }
    /// An empty one, or one in which people have changed something.
    std::string profileOf(bool first)
    {
        const std::string directory = world.newProfile(first ? empty : profile);
        world.signOut(directory);
        if (!first)
            world.edit(directory, kUser, static_cast<int>(random.between(1, 4)));
        return directory;
    }
    /// Another sync from where the kill left it.
    void expectWhole(const std::string &directory)
    {
        for (const std::string &problem : world.damaged(directory))
            ADD_FAILURE() << problem;
        ASSERT_EQ(world.sync(directory, world.serverUrl(), kUser, {"--verify"}), 0) << world.lastErrors();
        EXPECT_EQ(world.differenceOf(directory, kUser), "");
        EXPECT_EQ(world.undecidedOf(directory), "");
    }

    ProcessWorld world {3};
    simulation::SimRandom random {11};
    std::string profile;
    std::string empty;
    Seconds firstSync {0};
    Seconds nextSync {0};
};

TEST_F(SyncKill, OfTheConsoleLosesNothing)
{
    int killed = 0;
    for (int attempt = 0; killed < wanted() && !HasFailure(); ++attempt) {
        ASSERT_LT(attempt, wanted() * 10) << "syncs are over before they can be killed";
        const bool first = random.chance(40);
        SCOPED_TRACE("attempt " + std::to_string(attempt));
        world.stopServer();
        world.write(3);
        ASSERT_TRUE(world.startServer());
        const std::string directory = profileOf(first);
        const auto sync = world.beginSync(directory, world.serverUrl(), kUser);
        pause(first);
        sync->signal(SIGKILL);
        if (!sync->wait())
            ++killed;
        expectWhole(directory);
        std::filesystem::remove_all(directory);
    }
    std::cout << killed << " kills of the console, " << world.edits() << " edits\n";
}

TEST_F(SyncKill, OfTheServerLosesNothing)
{
    int killed = 0;
    for (int attempt = 0; killed < wanted() && !HasFailure(); ++attempt) {
        SCOPED_TRACE("attempt " + std::to_string(attempt));
        world.stopServer();
        world.write(3);
        ASSERT_TRUE(world.startServer());
        const bool first = random.chance(40);
        const std::string directory = profileOf(first);
        const auto sync = world.beginSync(directory, world.serverUrl(), kUser);
        pause(first);
        world.killServer();
        ++killed;
        // It may be through already, or it gives up.
        const std::optional<int> code = sync->waitFor(world.patience(std::chrono::seconds(60)));
        EXPECT_TRUE(code.has_value() && *code >= 0) << sync->errors();
        ASSERT_TRUE(world.startServer());
        expectWhole(directory);
        std::filesystem::remove_all(directory);
    }
    std::cout << killed << " kills of the server, " << world.edits() << " edits\n";
}

} // namespace
