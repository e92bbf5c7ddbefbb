// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <thread>

#include "tests/server/http/testserver.h"

namespace qunce::server {
namespace {

using std::chrono::milliseconds;
using test::RawClient;
using test::RawResponse;

TEST(HttpStop, endsIdleAndWaitingConnectionsAtOnceAndLetsRunningRequestsFinish)
{
    TestServer server;
    const uint16_t port = server.start();
    RawClient idle(port);
    EXPECT_EQ(idle.get("/hello").status, 200);
    RawClient waiting(port);
    waiting.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    server.waiters->waitFor(1);
    RawClient running(port);
    running.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    server.gate.waitFor(1);

    std::thread stopper([&] { server.server->stop(); });
    EXPECT_TRUE(idle.waitForClose());
    const RawResponse waited = waiting.receive();
    EXPECT_EQ(waited.body, "stopping");
    EXPECT_TRUE(waited.has("Connection: close"));
    EXPECT_FALSE(RawClient(port).connected()) << "nothing new is accepted";
    server.gate.open();
    const RawResponse finished = running.receive();
    EXPECT_EQ(finished.body, "through");
    EXPECT_TRUE(finished.has("Connection: close"));
    EXPECT_TRUE(running.waitForClose());
    stopper.join();
    EXPECT_EQ(server.metrics.connectionsOpen, 0);
}

TEST(HttpStop, closesWhatIsStillRunningAtTheDeadline)
{
    HttpOptions options;
    options.stopTimeout = milliseconds(50);
    TestServer server(options);
    const uint16_t port = server.start();
    RawClient running(port);
    running.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    RawClient receiving(port);
    receiving.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    server.gate.waitFor(1);
    std::thread stopper([&] { server.server->stop(); });
    EXPECT_TRUE(running.waitForClose());
    EXPECT_TRUE(receiving.waitForClose());
    server.gate.open(); // stop() waits for the handler itself
    stopper.join();
    EXPECT_EQ(server.metrics.connectionsOpen, 0);
    EXPECT_EQ(server.metrics.heldBytes, 0);
}

TEST(HttpStop, isSafeWhileClientsComeAndGo)
{
    for (int round = 0; round < 10; ++round) {
        TestServer server;
        const uint16_t port = server.start();
        std::vector<std::thread> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([port, i] {
                for (int served = 0; served < 1000; ++served) {
                    RawClient client(port);
                    if (!client.connected() || client.get(i % 2 ? "/hello" : "/wait").status != 200)
                        return;
                }
            });
        }
        server.waiters->waitFor(2);
        server.server->stop();
        server.server->stop();
        for (std::thread &client : clients)
            client.join();
        EXPECT_EQ(server.metrics.connectionsOpen, 0);
        server.server.reset();
    }
}

TEST(HttpStart, readsListenAddresses)
{
    const auto read = [](const char *text) {
        auto address = parseListenAddress(text);
        return address.ok() ? address->host + '|' + std::to_string(address->port)
                            : std::string(address.error().code == ErrorCode::Usage ? "usage" : "?");
    };
    EXPECT_EQ(read("127.0.0.1:8787"), "127.0.0.1|8787");
    EXPECT_EQ(read("localhost:0"), "127.0.0.1|0");
    EXPECT_EQ(read("[::1]:80"), "::1|80");
    for (const char *wrong :
        {"", "127.0.0.1", ":80", "::1:80", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "1:-1"})
        EXPECT_EQ(read(wrong), "usage") << wrong;
}

TEST(HttpStart, refusesPlainHttpBeyondLoopbackAndPortsThatAreTaken)
{
    TestServer server;
    const uint16_t port = server.start();
    EXPECT_EQ(server.server->url(), "http://127.0.0.1:" + std::to_string(port));
    const auto startAt = [&](const std::string &host, uint16_t wanted) {
        HttpOptions options;
        options.listen = {host, wanted};
        auto started = HttpServer::start(server.router, server.metrics, server.clock, options);
        return started.ok() ? ErrorCode::Cancelled : started.error().code;
    };
    EXPECT_EQ(startAt("0.0.0.0", 0), ErrorCode::Usage);
    EXPECT_EQ(startAt("::", 0), ErrorCode::Usage);
    EXPECT_EQ(startAt("127.0.0.1", port), ErrorCode::Io);
    EXPECT_EQ(startAt("no address", 0), ErrorCode::Io);
}

} // namespace
} // namespace qunce::server
