// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdio>

#include <sys/resource.h>

#include "tests/server/http/testserver.h"
#include "tests/support/residentmemory.h"

// Many clients that wait: what each costs, while others are served. This process holds both ends; the client's end costs
// no memory of the process worth counting.

namespace qunce::server {
namespace {

using test::RawClient;

constexpr size_t kClients = 2000;
constexpr int64_t kMostPerClient = 20 * 1024;

/// Lets this process open both ends.
bool canOpenEnough()
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur > 2 * kClients + 200;
}

void expectSmall(const char *what, int64_t before)
{
    const int64_t each = (test::residentBytes() - before) / static_cast<int64_t>(kClients);
    std::printf("%s: %lld bytes each\n", what, static_cast<long long>(each));
#ifndef QUNCE_SANITIZED
    EXPECT_LT(each, kMostPerClient);
#endif
}

TEST(HttpIdle, twoThousandIdleConnectionsAreSmallAndOthersAreServed)
{
    if (!canOpenEnough())
        GTEST_SKIP() << "this machine allows too few open files";
    TestServer server;
    const uint16_t port = server.start();
    EXPECT_EQ(RawClient(port).get("/hello").status, 200);
    const int64_t before = test::residentBytes();
    std::vector<RawClient> clients;
    for (size_t i = 0; i < kClients; ++i) {
        clients.emplace_back(port);
        ASSERT_EQ(clients.back().get("/hello").status, 200) << i;
    }
    expectSmall("idle keep-alive connection", before);
    EXPECT_EQ(RawClient(port).post("/echo", std::string(1000000, 'x')).status, 200);
    for (RawClient &client : clients)
        ASSERT_EQ(client.get("/hello").status, 200);
}

TEST(HttpIdle, twoThousandWaitingLongPollsAreSmallAndAreAllAnswered)
{
    if (!canOpenEnough())
        GTEST_SKIP() << "this machine allows too few open files";
    TestServer server;
    server.options.queueLimit = kClients; // they all come at once
    const uint16_t port = server.start();
    EXPECT_EQ(RawClient(port).get("/hello").status, 200);
    const int64_t before = test::residentBytes();
    std::vector<RawClient> clients;
    for (size_t i = 0; i < kClients; ++i) {
        clients.emplace_back(port);
        clients.back().send(
            "GET /wait?since=abcdefghijklmnop HTTP/1.1\r\nHost: qunce.example\r\nX-Qunce-Sync: 1\r\n"
            "Authorization: Bearer 0123456789abcdef0123456789abcdef0123456789abcdef\r\n"
            "X-Client-Id: 0190b2c8-7b1e-7000-8000-000000000001\r\nX-Schema: 1\r\n\r\n");
    }
    server.waiters->waitFor(kClients);
    expectSmall("waiting long poll", before);
    EXPECT_EQ(RawClient(port).get("/hello").status, 200);
    server.waiters->answerAll();
    for (RawClient &client : clients)
        ASSERT_EQ(client.receive().body, "news");
}

} // namespace
} // namespace qunce::server
