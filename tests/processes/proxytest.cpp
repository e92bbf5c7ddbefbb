// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Real processes with a bad network between them: what the proxy does to an exchange, where in its answer, and to which
// endpoint, in combinations chosen by a seed (QUNCE_SEED; all of them if QUNCE_LONG is set), while people edit in copies of one
// laptop's data. Whatever `qunce sync --once` ends with then, the next one without trouble must end well, compare
// everything with the server, and show what the server has; and every edit has been decided once.

#include <cstdlib>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "tests/processes/processworld.h"
#include "tests/support/faultproxy/faultproxy.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using namespace std::chrono_literals;

/// `sync --once` does not wait for news, so /v1/sync/wait is not among them.
constexpr const char *kEndpoints[] {"/v1/session", "/v1/session/refresh", "/v1/sync/hello", "/v1/sync/pull",
    "/v1/sync/verify", "/v1/sync/push"};
constexpr size_t kRefresh = 1;
constexpr size_t kVerify = 4;
constexpr size_t kPush = 5;
constexpr size_t kUser = 4;

struct Triple {
    NetworkFault fault;
    FaultPlace place;
    size_t endpoint;
};

/// Those in which the place means anything.
std::vector<Triple> allTriples()
{
    std::vector<Triple> triples;
    for (size_t fault = 0; fault < static_cast<size_t>(NetworkFault::Count); ++fault) {
        for (size_t place = 0; place < static_cast<size_t>(FaultPlace::Count); ++place) {
            const auto kind = static_cast<NetworkFault>(fault);
            const bool hasPlace = kind == NetworkFault::Reset || kind == NetworkFault::HangAnswer
                || kind == NetworkFault::Cut || kind == NetworkFault::Drip || kind == NetworkFault::Short
                || kind == NetworkFault::BitFlip;
            if (!hasPlace && place > 0)
                continue;
            for (size_t endpoint = 0; endpoint < std::size(kEndpoints); ++endpoint)
                triples.push_back({kind, static_cast<FaultPlace>(place), endpoint});
        }
    }
    return triples;
}

TEST(SyncThroughABadNetwork, EndsWellOnceTheNetworkDoes)
{
    const bool all = std::getenv("QUNCE_LONG") != nullptr;
    const char *asked = std::getenv("QUNCE_SEED");
    const uint64_t seed = asked ? std::strtoull(asked, nullptr, 10) : 7;
    SCOPED_TRACE("QUNCE_SEED=" + std::to_string(seed));
    ProcessWorld world(seed);
    simulation::SimRandom random(seed);
    ASSERT_TRUE(world.startServer());
    // A profile that is in step, and a brand that has moved on since.
    const std::string inStep = world.newProfile();
    ASSERT_EQ(world.sync(inStep, world.serverUrl(), kUser), 0) << world.lastErrors();
    world.stopServer();
    world.edit(inStep, kUser, 2); // every copy sends these, and they count once
    world.write(6);
    ASSERT_TRUE(world.startServer());

    FaultProxy::Options options;
    options.delay = 150ms;
    options.dripPause = 2ms;
    FaultProxy proxy(world.port(), options);
    std::vector<Triple> triples = allTriples();
    if (!all) {
        std::vector<Triple> chosen;
        while (chosen.size() < 300)
            chosen.push_back(random.oneOf(triples));
        triples = std::move(chosen);
    }
    std::map<std::string, int> struck;
    int neverReached = 0;
    for (size_t i = 0; i < triples.size() && !::testing::Test::HasFailure(); ++i) {
        const Triple &triple = triples[i];
        // Half of them meet a first sync; sign-in is only there.
        const bool isOfChange = triple.endpoint == kRefresh || triple.endpoint == kPush;
        const bool first = triple.endpoint == 0 || (!isOfChange && random.chance(40));
        const std::string what = std::string(faultName(triple.fault)) + ", " + placeName(triple.place) + ", "
            + kEndpoints[triple.endpoint] + (first ? ", first sync" : ", delta") + " (number "
            + std::to_string(i) + ")";
        SCOPED_TRACE(what);
        const std::string profile = world.newProfile(first ? "" : inStep);
        if (!first) {
            world.signOut(profile);
            world.edit(profile, kUser, static_cast<int>(random.between(0, 3)));
        }
        if (triple.endpoint == kRefresh) {
            ASSERT_EQ(world.sync(profile, world.serverUrl(), kUser), 0) << world.lastErrors();
            world.stopServer();
            ASSERT_TRUE(world.ageToken(profile));
            ASSERT_TRUE(world.startServer());
        }
        FaultPlan plan {triple.fault, triple.place, kEndpoints[triple.endpoint]};
        plan.times = static_cast<int>(random.between(1, 3));
        proxy.plan(plan);
        std::vector<std::string> more;
        if (triple.endpoint == kVerify)
            more.emplace_back("--verify");
        const std::optional<int> code =
            world.sync(profile, proxy.url(), kUser, more, ProcessWorld::Waits::Short);
        EXPECT_TRUE(code.has_value() && *code >= 0)
            << "ended by a signal or not at all: " << world.lastErrors();
        if (code != 0) {
            EXPECT_FALSE(world.lastErrors().empty()) << "it fails and says nothing";
        }
        if (proxy.heal()) {
            ++struck[faultName(triple.fault)];
        } else {
            ++neverReached;
            std::cout << "  not reached: " << what << '\n';
        }
        for (const std::string &problem : world.damaged(profile))
            ADD_FAILURE() << problem;
        EXPECT_EQ(world.sync(profile, proxy.url(), kUser, {"--verify"}), 0) << world.lastErrors();
        EXPECT_EQ(world.differenceOf(profile, kUser), "");
        if (!first) {
            EXPECT_EQ(world.undecidedOf(profile), "");
        }
        std::filesystem::remove_all(profile);
    }
    for (const auto &[fault, times] : struck)
        std::cout << "  " << fault << ": " << times << '\n';
    std::cout << "  edits: " << world.edits() << '\n';
    std::cout << "  (not reached: " << neverReached << ")\n";
    EXPECT_LT(neverReached * 5, static_cast<int>(triples.size()));
}

} // namespace
