// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <atomic>
#include <thread>

#include "tests/server/http/testserver.h"
#include "tests/support/residentmemory.h"

namespace qunce::server {
namespace {

using std::chrono::milliseconds;
using test::RawClient;
using test::RawResponse;

constexpr int64_t kMegabyte = 1024 * 1024;

/// Asks for /hello until told to stop, in a thread of its own, and counts.
class OtherClient
{
public:
    explicit OtherClient(uint16_t port)
        : m_thread([this, port] {
            RawClient client(port);
            while (!m_stop) {
                if (client.get("/hello").status != 200)
                    ++m_failures;
                ++m_served;
            }
        })
    { }
    ~OtherClient() { finish(); }
    /// Asserts that it was served all the time.
    void finish()
    {
        if (!m_thread.joinable())
            return;
        m_stop = true;
        m_thread.join();
        EXPECT_EQ(m_failures, 0);
        EXPECT_GT(m_served, 0);
    }

private:
    std::atomic<bool> m_stop {false};
    std::atomic<int> m_failures {0};
    std::atomic<int> m_served {0};
    std::thread m_thread;
};

HttpOptions quickOptions()
{
    HttpOptions options;
    options.headTimeout = milliseconds(150);
    options.bodyTimeout = milliseconds(150);
    options.writeTimeout = milliseconds(150);
    options.idleTimeout = milliseconds(150);
    options.lingerTimeout = milliseconds(150);
    return options;
}

TEST(HttpLimits, aBodyAboveTheLimitIsRefusedUnreadAndMemoryStays)
{
    TestServer server;
    const uint16_t port = server.start();
    OtherClient other(port);
    const std::string piece(static_cast<size_t>(kMegabyte), 'x');
    const int64_t before = test::residentBytes();
    int64_t most = 0;
    RawClient client(port);
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 314572800\r\n\r\n");
    for (int i = 0; i < 300 && client.send(piece); ++i) {
        if (i % 20 == 0)
            most = std::max(most, test::residentBytes() - before);
    }
    const RawResponse answer = client.receive();
    EXPECT_EQ(answer.status, 413);
    EXPECT_TRUE(answer.has("Connection: close"));
#ifndef QUNCE_SANITIZED // sanitizers keep freed memory for a while
    EXPECT_LT(most, 50 * kMegabyte);
#endif
    other.finish();
    server.server->stop();
    EXPECT_EQ(server.metrics.heldBytes, 0);
}

TEST(HttpLimits, theLimitIsTheRoutesAndExact)
{
    TestServer server;
    RouteOptions options;
    options.bodyLimit = 64 * 1024;
    server.router.addFunction(
        "POST", "/session",
        [](const Request &request) { return Response::text(200, std::to_string(request.body.size())); },
        options);
    const uint16_t port = server.start();
    EXPECT_EQ(RawClient(port).post("/session", std::string(64 * 1024, 'x')).body, "65536");
    EXPECT_EQ(RawClient(port).post("/session", std::string(64 * 1024 + 1, 'x')).status, 413);
    EXPECT_EQ(RawClient(port).post("/echo", std::string(64 * 1024 + 1, 'x')).status, 200);
}

TEST(HttpLimits, whoAsksBeforeSendingIsTold)
{
    TestServer server;
    RawClient client(server.start());
    const std::string expect = "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";
    EXPECT_EQ(client.ask(expect + "5\r\n\r\n").status, 100);
    EXPECT_EQ(client.ask("abcde").body, "abcde");
    EXPECT_EQ(client.ask(expect + "314572800\r\n\r\n").status, 413);
    EXPECT_TRUE(client.waitForClose());
}

TEST(HttpLimits, malformedRequestsGetAnAnswerAndAClosedConnection)
{
    TestServer server;
    const uint16_t port = server.start();
    const std::string huge(40000, 'a');
    const std::pair<std::string, int> cases[] = {
        {"\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\n", 400},
        {"\x16\x03\x01\x02\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\n\r\n", 400},
        {"GET /hello HTTP/3.0\r\nHost: x\r\n\r\n", 505},
        {"GET /hello HTTP/1.1\r\nHost: x\r\nX: " + huge + "\r\n\r\n", 431},
        {"GET /" + huge, 431},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n", 411},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
         "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n",
            400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", 400},
        {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400},
        {"GET /hello?%ff%0a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 405},
    };
    for (const auto &[request, status] : cases) {
        RawClient client(port);
        const RawResponse answer = client.ask(request);
        EXPECT_EQ(answer.status, status) << request.substr(0, 200);
        EXPECT_TRUE(answer.has("Connection: close")) << answer.head;
        EXPECT_EQ(client.receive().status, 0) << "nothing behind a refused request is served";
    }
    EXPECT_EQ(RawClient(port).get("/hello").status, 200);
}

TEST(HttpLimits, anybodysBytesDoNoHarm)
{
    TestServer server(quickOptions());
    const uint16_t port = server.start();
    uint64_t state = 20261121;
    for (int i = 0; i < 300; ++i) {
        std::string bytes = i % 2 ? "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n" : "";
        for (int j = 0; j < 200; ++j) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            if (i % 2)
                bytes[state >> 33 & 31] = static_cast<char>(state >> 56);
            else
                bytes.push_back(static_cast<char>(state >> 56));
        }
        RawClient client(port);
        client.send(bytes);
        if (i % 3)
            client.reset();
    }
    EXPECT_EQ(RawClient(port).get("/hello").status, 200);
}

TEST(HttpLimits, slowHeadersAreClosedWhileOthersAreServed)
{
    TestServer server(quickOptions());
    const uint16_t port = server.start();
    OtherClient other(port);
    RawClient silent(port);
    RawClient slow(port);
    slow.send("GET /hello HTTP/1.1\r\nHost: x\r\n");
    std::thread trickle([&] {
        while (slow.send("X-A: b\r\n"))
            std::this_thread::yield();
    });
    EXPECT_TRUE(silent.waitForClose());
    EXPECT_NE(slow.receive().status, 200);
    trickle.join();
    other.finish();
    EXPECT_GE(server.metrics.timeouts, 0U);
}

TEST(HttpLimits, aHeadThatNeverEndsGets408)
{
    TestServer server(quickOptions());
    RawClient client(server.start());
    EXPECT_EQ(client.ask("GET /hello HTTP/1.1\r\nHost: x\r\n").status, 408);
    EXPECT_TRUE(client.waitForClose());
    EXPECT_EQ(server.metrics.timeouts, 1U);
}

TEST(HttpLimits, aBodyThatStopsComingGets408)
{
    TestServer server(quickOptions());
    RawClient client(server.start());
    EXPECT_EQ(client.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc").status, 408);
    EXPECT_TRUE(client.waitForClose());
    EXPECT_EQ(server.metrics.heldBytes, 0);
}

TEST(HttpLimits, aBodyThatTricklesIsGivenUp)
{
    HttpOptions options = quickOptions();
    options.minimumRate = 1024 * 1024;
    TestServer server(options);
    RawClient client(server.start());
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n");
    std::atomic<bool> answered {false};
    std::thread trickle([&] {
        while (!answered && client.send("x"))
            std::this_thread::sleep_for(milliseconds(10)); // the pace is what is tested
    });
    EXPECT_EQ(client.receive().status, 408);
    answered = true;
    trickle.join();
}

TEST(HttpLimits, anIdleConnectionIsClosed)
{
    TestServer server(quickOptions());
    RawClient client(server.start());
    EXPECT_EQ(client.get("/hello").status, 200);
    EXPECT_TRUE(client.waitForClose());
    EXPECT_EQ(server.log.waitFor(1).size(), 1U) << "and that is not a request";
}

TEST(HttpLimits, aClientThatDoesNotReadIsGivenUp)
{
    TestServer server(quickOptions());
    server.router.addFunction("GET", "/big",
        [](const Request &) { return Response::text(200, std::string(32 * 1024 * 1024, 'x')); });
    const uint16_t port = server.start();
    OtherClient other(port);
    RawClient client(port);
    client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    bool found = false;
    for (size_t count = 1; !found; ++count) { // lines of the other client come in between
        const auto lines = server.log.waitFor(count);
        found = lines.at(count - 1).find("/big 200") != std::string::npos;
    }
    EXPECT_GE(server.metrics.timeouts, 1U);
    EXPECT_TRUE(client.waitForClose());
    other.finish();
    server.server->stop();
    EXPECT_EQ(server.metrics.heldBytes, 0);
}

TEST(HttpLimits, clientsThatLeaveInTheMiddleHarmNobody)
{
    TestServer server;
    server.router.addFunction("GET", "/big",
        [](const Request &) { return Response::text(200, std::string(8 * 1024 * 1024, 'x')); });
    const uint16_t port = server.start();
    OtherClient other(port);
    for (int i = 0; i < 60; ++i) {
        RawClient client(port);
        switch (i % 4) {
        case 0:
            client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
            break;
        case 1:
            client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
            client.send("GET");
            break;
        case 2:
            client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nabc");
            break;
        default:
            client.send("GET /hel");
            break;
        }
        if (i % 8 < 4) {
            char first[1];
            if (i % 4 < 2) {
                EXPECT_EQ(::recv(client.descriptor(), first, 1, 0), 1) << "in the middle of the answer";
            }
            client.reset();
        }
    }
    other.finish();
    server.server->stop();
    EXPECT_EQ(server.metrics.heldBytes, 0);
    EXPECT_EQ(server.metrics.connectionsOpen, 0);
    EXPECT_EQ(server.metrics.requestsRunning, 0);
}

TEST(HttpLimits, aClientGoneBeforeItsAnswerHarmsNobody)
{
    TestServer server;
    const uint16_t port = server.start();
    {
        RawClient client(port);
        client.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
        server.gate.waitFor(1);
        client.reset();
    }
    server.gate.open();
    EXPECT_EQ(RawClient(port).get("/hello").status, 200);
}

TEST(HttpLimits, connectionsAboveTheCapGet503)
{
    HttpOptions options;
    options.connectionLimit = 2;
    TestServer server(options);
    const uint16_t port = server.start();
    RawClient first(port);
    EXPECT_EQ(first.get("/hello").status, 200);
    {
        RawClient second(port);
        EXPECT_EQ(second.get("/hello").status, 200);
        RawClient third(port);
        EXPECT_EQ(third.receive().status, 503);
        EXPECT_TRUE(third.waitForClose());
        EXPECT_EQ(server.metrics.connectionsRefused, 1U);
    }
    while (server.metrics.connectionsOpen > 1)
        std::this_thread::yield();
    EXPECT_EQ(RawClient(port).get("/hello").status, 200);
}

TEST(HttpLimits, bodiesInMemoryAreBoundedOverAllClients)
{
    HttpOptions options;
    options.heldBytesLimit = 150000;
    TestServer server(options);
    const uint16_t port = server.start();
    const std::string announced = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n";
    RawClient greedy(port);
    greedy.send(announced);
    RawClient early(port);
    early.send(announced + std::string(10000, 'x'));
    while (server.metrics.heldBytes < 10000)
        std::this_thread::yield();
    RawClient first(port);
    first.send(announced + std::string(100000, 'x'));
    while (server.metrics.heldBytes < 110000)
        std::this_thread::yield();
    const RawResponse refused = RawClient(port).post("/echo", std::string(100000, 'x'));
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.has("Retry-After: 1"));
    EXPECT_EQ(RawClient(port).post("/echo", "small").body, "small");
    early.send(std::string(50000, 'x'));
    EXPECT_EQ(early.receive().status, 503) << "it began when there was room, but now there is none";
    first.send("x");
    EXPECT_EQ(first.receive().status, 200);
}

} // namespace
} // namespace qunce::server
