// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many clients at once: each edit is decided once, nobody waits for a disk of his own, and nobody fails for what another
// one sent.
#include <latch>
#include <thread>

#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server::testing;
using qunce::server::Refusal;

namespace {

TEST(PushQueueTest, EightClientsAtOnceAddTheirTagsToOneGuideAndNoneIsLost)
{
    constexpr int kClients = 8;
    constexpr int kRounds = 20;
    PushWorld world;
    std::vector<Laptop> laptops;
    for (int i = 0; i < kClients; ++i)
        laptops.emplace_back(world, i % 2 == 0 ? world.lan : world.wei);
    const Record guide = world.get(Kind::Guide, world.guide);
    std::vector<std::vector<PushRequest>> requests(kClients);
    for (int i = 0; i < kClients; ++i) {
        for (int round = 0; round < kRounds; ++round) {
            const std::string tag = std::to_string(i) + "-" + std::to_string(round);
            requests[static_cast<size_t>(i)].push_back(laptops[static_cast<size_t>(i)].request(
                {laptops[static_cast<size_t>(i)].edit(guide, {{"tags", std::vector<std::string> {tag}}})}));
        }
    }
    std::atomic<int> answered {0};
    std::vector<std::thread> threads;
    for (size_t i = 0; i < kClients; ++i) {
        threads.emplace_back([&, i] {
            const auto caller = std::make_shared<const server::Caller>(laptops[i].caller());
            for (const PushRequest &request : requests[i]) {
                std::latch done(1);
                world.queue.push(request, caller, [&](server::Outcome<PushReply> reply) {
                    answered += reply.ok() && !isRejected(reply->results.front().status) ? 1 : 0;
                    done.count_down();
                });
                done.wait();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(answered, kClients * kRounds);
    EXPECT_EQ(world.get(Kind::Guide, world.guide).set("tags").size(), size_t {kClients} * kRounds);
    for (const Laptop &laptop : laptops)
        EXPECT_EQ(must(world.lmids.of(laptop.client)), uint64_t {kRounds});
    EXPECT_EQ(must(must(world.db.storage->beginRead())->history(Kind::Guide, world.guide)).size(),
        size_t {kClients} * kRounds)
        << "each with its own seq and author";
}

TEST(PushQueueTest, WhatArrivesWhileSomebodyWritesGoesTogetherIntoTheNextTransaction)
{
    constexpr size_t kClients = 40;
    PushWorld world;
    const Record guide = world.get(Kind::Guide, world.guide);
    std::vector<Laptop> laptops;
    for (size_t i = 0; i < kClients; ++i)
        laptops.emplace_back(world, world.lan);
    std::latch done(kClients);
    std::vector<server::Outcome<PushReply>> replies(kClients, Refusal {});
    // Something else writes, so the first caller waits and the others pile up behind it.
    auto blocking = must(world.db.storage->beginWrite());
    const auto send = [&](size_t i) {
        const std::string tag = std::to_string(i);
        PushRequest request =
            laptops[i].request({laptops[i].edit(guide, {{"tags", std::vector<std::string> {tag}}})});
        if (i == 7)
            request.epoch = "another"; // it alone is refused
        world.queue.push(std::move(request), std::make_shared<const server::Caller>(world.lan),
            [&, i](server::Outcome<PushReply> reply) {
                replies[i] = std::move(reply);
                done.count_down();
            });
    };
    std::thread first([&] { send(0); });
    while (world.queue.metrics().requests == 0 || world.queue.metrics().waiting > 0)
        std::this_thread::yield();
    for (size_t i = 1; i < kClients; ++i)
        send(i);
    EXPECT_EQ(world.queue.metrics().waiting, kClients - 1);
    blocking.reset();
    done.wait();
    first.join();
    for (size_t i = 0; i < kClients; ++i)
        EXPECT_EQ(replies[i].ok(), i != 7) << i;
    EXPECT_EQ(replies[7].error().code, Refusal::Code::EpochChanged);
    EXPECT_EQ(world.queue.metrics().commits, 2U);
    EXPECT_EQ(world.get(Kind::Guide, world.guide).set("tags").size(), kClients - 1);
}

TEST(PushQueueTest, BeyondItsBoundItSaysSlowDown)
{
    PushWorld world;
    auto blocking = must(world.db.storage->beginWrite());
    std::atomic<int> slow {0};
    std::atomic<int> answered {0};
    PushRequest nothing;
    nothing.epoch = world.epoch;
    nothing.clientId = world.guide;
    nothing.sessionNo = 1;
    const auto send = [&] {
        world.queue.push(nothing, std::make_shared<const server::Caller>(world.lan),
            [&](const server::Outcome<PushReply> &reply) {
                slow += !reply.ok() && reply.error().code == Refusal::Code::SlowDown ? 1 : 0;
                ++answered;
            });
    };
    std::thread first(send);
    while (world.queue.metrics().requests == 0 || world.queue.metrics().waiting > 0)
        std::this_thread::yield();
    const int more = static_cast<int>(server::PushQueue::kMostWaiting) + 3;
    for (int i = 0; i < more; ++i)
        send();
    EXPECT_EQ(slow, 3);
    blocking.reset();
    first.join();
    EXPECT_EQ(answered, more + 1);
}

} // namespace
