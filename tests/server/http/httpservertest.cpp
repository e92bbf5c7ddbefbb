// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/http/testserver.h"

#include <thread>

namespace qunce::server {
namespace {

using test::RawClient;
using test::RawResponse;

TEST(HttpServer, answersWithLengthAndSafetyHeaders)
{
    TestServer server;
    RawClient client(server.start());
    const RawResponse answer = client.get("/hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello");
    for (const char *line :
        {"Content-Length: 5", "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
            "Content-Type: text/plain; charset=utf-8", "Connection: keep-alive"})
        EXPECT_TRUE(answer.has(line)) << line << '\n' << answer.head;
}

TEST(HttpServer, serves1000RequestsOnOneConnection)
{
    TestServer server;
    RawClient client(server.start());
    for (int i = 0; i < 1000; ++i) {
        const std::string body(static_cast<size_t>(i) * 7 % 3000, static_cast<char>('a' + i % 26));
        const RawResponse answer = client.post("/echo", body);
        ASSERT_EQ(answer.status, 200) << i;
        ASSERT_EQ(answer.body, body) << i;
    }
    EXPECT_EQ(server.metrics.connectionsAccepted, 1U);
    server.log.waitFor(1000); // a line is written when all is released
    EXPECT_EQ(server.metrics.heldBytes, 0);
}

TEST(HttpServer, answersPipelinedRequestsInOrder)
{
    TestServer server;
    RawClient client(server.start());
    std::string requests;
    for (int i = 0; i < 300; ++i) {
        const std::string body = "GET /nothing HTTP/1.1\r\n\r\n" + std::to_string(i);
        requests += "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size())
            + "\r\n\r\n" + body;
    }
    std::thread sender([&] { client.send(requests); });
    for (int i = 0; i < 300; ++i)
        EXPECT_EQ(client.receive().body, "GET /nothing HTTP/1.1\r\n\r\n" + std::to_string(i));
    sender.join();
}

TEST(HttpServer, takesARequestByteByByte)
{
    TestServer server;
    RawClient client(server.start());
    for (const char c : std::string("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde"))
        client.send({&c, 1});
    EXPECT_EQ(client.receive().body, "abcde");
}

TEST(HttpServer, sendsMegabytesToASlowReader)
{
    TestServer server;
    RawClient client(server.start());
    const std::string body(2 * 1024 * 1024, 'x');
    const RawResponse answer = client.post("/echo", body);
    EXPECT_EQ(answer.body.size(), body.size());
    EXPECT_TRUE(answer.body == body);
}

TEST(HttpServer, answersHeadWithoutBody)
{
    TestServer server;
    RawClient client(server.start());
    client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    const RawResponse head = client.receive(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_TRUE(head.has("Content-Length: 5"));
    EXPECT_EQ(client.get("/hello").body, "hello") << "no stray body bytes in between";
}

TEST(HttpServer, says404And405WithAllowAndGoesOn)
{
    TestServer server;
    RawClient client(server.start());
    EXPECT_EQ(client.get("/nothing").status, 404);
    const RawResponse wrongMethod = client.ask("BREW /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(wrongMethod.status, 405);
    EXPECT_TRUE(wrongMethod.has("Allow: GET, HEAD"));
    EXPECT_EQ(client.get("/hello").status, 200);
}

TEST(HttpServer, closesAfterConnectionCloseAndHttp10)
{
    TestServer server;
    const uint16_t port = server.start();
    for (const char *request :
        {"GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /hello HTTP/1.0\r\n\r\n"}) {
        RawClient client(port);
        const RawResponse answer = client.ask(request);
        EXPECT_EQ(answer.body, "hello");
        EXPECT_TRUE(answer.has("Connection: close"));
        EXPECT_TRUE(client.waitForClose());
    }
}

TEST(HttpServer, givesHandlersTheWholeRequest)
{
    TestServer server;
    server.router.addFunction("PUT", "/v1/blob/{hash}", [](const Request &request) {
        Response response = Response::text(201,
            request.method + ' ' + request.path + ' ' + request.parameters.at("hash") + ' '
                + request.query.at("a") + ' ' + std::string(request.header("x-schema")) + ' ' + request.body
                + ' ' + request.remoteAddress + ' ' + request.id);
        response.user = "anna";
        return response;
    });
    RawClient client(server.start());
    const RawResponse answer =
        client.ask("PUT /v1/blob/a%20b?a=secret HTTP/1.1\r\nHost: x\r\nX-Schema: 3\r\nX-Request-Id: r-1\r\n"
                   "Authorization: Bearer token\r\nContent-Length: 4\r\n\r\nbody");
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.body, "PUT /v1/blob/a%20b a b secret 3 body 127.0.0.1 r-1");
    EXPECT_TRUE(answer.has("X-Request-Id: r-1"));

    const std::string line = server.log.waitFor(1).at(0);
    EXPECT_NE(line.find(" r-1 PUT /v1/blob/a%20b 201 in="), std::string::npos) << line;
    EXPECT_NE(line.find("user=anna"), std::string::npos) << line;
    for (const char *secret : {"secret", "token", "body", "Bearer"})
        EXPECT_EQ(line.find(secret), std::string::npos) << line;
}

TEST(HttpServer, turnsAnExceptionInto500AndLivesOn)
{
    TestServer server;
    RawClient client(server.start());
    for (int i = 0; i < 3; ++i) {
        const RawResponse answer = client.get("/throw");
        EXPECT_EQ(answer.status, 500);
        EXPECT_EQ(answer.body.find("fire"), std::string::npos)
            << "the reason is for the log, not for the client";
    }
    EXPECT_EQ(client.get("/hello").status, 200);
    EXPECT_NE(server.errors.waitFor(3).at(0).find("the disk is on fire"), std::string::npos);
}

TEST(HttpServer, answers503ForADroppedResponder)
{
    class Dropping : public Handler
    {
        void handle(Request, Responder) override { }
    };
    TestServer server;
    server.router.add("GET", "/drop", std::make_shared<Dropping>());
    RawClient client(server.start());
    const RawResponse answer = client.get("/drop");
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(answer.has("Retry-After: 1"));
}

TEST(HttpServer, speaksTheCallersLanguageInItsOwnAnswers)
{
    HttpOptions options;
    options.problemResponse = [](int status, std::string_view) {
        Response response = Response::text(status, "{\"code\":" + std::to_string(status) + "}");
        response.contentType = "application/json";
        response.headers.emplace_back("X-Own", "1");
        return response;
    };
    TestServer server(options);
    RawClient client(server.start());
    for (const auto &[path, status] : {std::pair("/nothing", 404), std::pair("/throw", 500)}) {
        const RawResponse answer = client.get(path);
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(answer.body, "{\"code\":" + std::to_string(status) + "}");
        EXPECT_TRUE(answer.has("Content-Type: application/json"));
        EXPECT_TRUE(answer.has("X-Own: 1"));
    }
}

TEST(HttpServer, answersHealthAndMetricsWhileAllWorkersAreBusy)
{
    HttpOptions options;
    options.workers = 1;
    options.queueLimit = 1;
    TestServer server(options);
    std::string problem;
    addServiceRoutes(server.router, server.metrics, [&problem] { return problem; });
    const uint16_t port = server.start();

    RawClient running(port);
    running.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    server.gate.waitFor(1);
    RawClient queued(port);
    queued.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    RawClient other(port);
    while (other.get("/metrics").body.find("qunce_http_requests_running 3\n") == std::string::npos) { }

    const RawResponse refused = other.get("/hello");
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.has("Retry-After: 1"));
    EXPECT_EQ(other.get("/healthz").body, "ok\n");

    server.gate.open();
    EXPECT_EQ(running.receive().body, "through");
    EXPECT_EQ(queued.receive().body, "hello");
    const std::string metrics = other.get("/metrics").body;
    for (const char *line : {"qunce_http_busy_total 1\n", "qunce_http_connections 3\n",
             "qunce_http_requests_total{route=\"GET /hello\",status=\"5xx\"} 1\n",
             "qunce_http_request_seconds_bucket{route=\"GET /healthz\",le=\"+Inf\"} 1\n"})
        EXPECT_NE(metrics.find(line), std::string::npos) << line << metrics;
    EXPECT_EQ(other.ask("GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx").status, 413);
}

TEST(HttpServer, reportsBadHealthAs503)
{
    TestServer server;
    addServiceRoutes(server.router, server.metrics, [] { return std::string("the disk is full"); });
    RawClient client(server.start());
    EXPECT_EQ(client.get("/healthz").status, 503);
}

TEST(HttpServer, answersAWaitingLongPollFromAnotherThread)
{
    TestServer server;
    const uint16_t port = server.start();
    std::vector<RawClient> clients;
    for (int i = 0; i < 20; ++i) {
        clients.emplace_back(port);
        clients.back().send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    server.waiters->waitFor(clients.size());
    EXPECT_EQ(RawClient(port).get("/hello").status, 200) << "waiting takes no worker";
    std::thread notifier([&] { server.waiters->answerAll(); });
    for (RawClient &client : clients) {
        EXPECT_EQ(client.receive().body, "news");
        EXPECT_EQ(client.get("/hello").body, "hello");
    }
    notifier.join();
}

TEST(HttpServer, tellsALongPollThatItsClientLeft)
{
    TestServer server;
    const uint16_t port = server.start();
    const auto waiting = [&](size_t count) {
        RawClient client(port);
        client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
        server.waiters->waitFor(count);
        return client;
    };
    waiting(1).close();
    EXPECT_EQ(server.waiters->ended().waitFor(1), std::vector<std::string> {"gone"});
    waiting(2).reset();
    EXPECT_EQ(server.waiters->ended().waitFor(2).back(), "gone");
    RawClient halfClosed = waiting(3);
    halfClosed.closeSending();
    EXPECT_EQ(halfClosed.receive().body, "gone") << "who still listens gets the answer";
}

TEST(HttpServer, endsALongPollWhenItsTimeIsOver)
{
    TestServer server;
    RouteOptions options;
    options.longPoll = std::chrono::milliseconds(50);
    server.router.add("GET", "/short", server.waiters, options);
    server.options.lingerTimeout = std::chrono::milliseconds(200); // makes the sweep finer
    RawClient client(server.start());
    EXPECT_EQ(client.get("/short").body, "timeout");
}

TEST(HttpServer, keepsALongPollWaitingWhileItsClientSendsAhead)
{
    TestServer server;
    RawClient client(server.start());
    client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    server.waiters->waitFor(1);
    std::string ahead;
    for (int i = 0; i < 2000; ++i)
        ahead += "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send(ahead);
    server.waiters->answerAll();
    EXPECT_EQ(client.receive().body, "news");
    for (int i = 0; i < 2000; ++i)
        ASSERT_EQ(client.receive().body, "hello") << i;
}

TEST(HttpServer, harmsNobodyWithAResponderThatOutlivesIt)
{
    const auto waiters = std::make_shared<Waiters>();
    {
        TestServer server;
        class Keeping : public Handler
        {
        public:
            explicit Keeping(std::shared_ptr<Waiters> waiters) : m_waiters(std::move(waiters)) { }
            void handle(Request request, Responder responder) override
            {
                request.cancelled = {}; // nobody will tell it to end
                m_waiters->handle(std::move(request), std::move(responder));
            }

        private:
            std::shared_ptr<Waiters> m_waiters;
        };
        server.router.add("GET", "/keep", std::make_shared<Keeping>(waiters));
        server.options.stopTimeout = std::chrono::milliseconds(50);
        RawClient client(server.start());
        client.send("GET /keep HTTP/1.1\r\nHost: x\r\n\r\n");
        waiters->waitFor(1);
        server.server->stop();
        EXPECT_TRUE(client.waitForClose());
    }
    waiters->answerAll();
}

} // namespace
} // namespace qunce::server
