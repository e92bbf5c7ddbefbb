// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <future>

#include <QCoreApplication>

#include <gtest/gtest.h>

#include "models/sync/qnamtransport.h"
#include "server/http/httpserver.h"
#include "tests/support/selfsigned.h"
#include "tests/support/tempdir.h"
#include "tests/sync/loopbackserver.h"

namespace qunce::test {

namespace {

using Connection = LoopbackServer::Connection;

std::string ok(const std::string &body, const std::string &more = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "\r\n"
        + body;
}

class QnamTransportTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        static int argc = 1;
        static char name[] = "test";
        static char *argv[] = {name, nullptr};
        static QCoreApplication application(argc, argv);
    }

    std::future<Transport::Outcome> send(
        uint64_t call, const std::string &server, HttpRequest request, int64_t stallMs = 20'000)
    {
        auto promise = std::make_shared<std::promise<Transport::Outcome>>();
        transport.send(call, server, std::move(request), stallMs,
            [promise](Transport::Outcome outcome) { promise->set_value(std::move(outcome)); });
        return promise->get_future();
    }
    static Transport::Outcome take(std::future<Transport::Outcome> future)
    {
        if (future.wait_for(std::chrono::seconds(25)) == std::future_status::ready)
            return future.get();
        ADD_FAILURE() << "no outcome";
        return NoAnswer {};
    }
    Transport::Outcome ask(const std::string &server, int64_t stallMs = 20'000)
    {
        return take(
            send(++lastCall, server, {"POST", "/v1/sync/pull", {{"X-Qunce-Sync", "1"}}, "body"}, stallMs));
    }
    HttpAnswer answer(const std::string &server)
    {
        Transport::Outcome outcome = ask(server);
        if (const auto *silence = std::get_if<NoAnswer>(&outcome)) {
            ADD_FAILURE() << silence->detail;
            return {};
        }
        return std::get<HttpAnswer>(std::move(outcome));
    }
    NoAnswer::Cause cause(const std::string &server, int64_t stallMs = 20'000)
    {
        const Transport::Outcome outcome = ask(server, stallMs);
        EXPECT_TRUE(std::holds_alternative<NoAnswer>(outcome));
        return std::holds_alternative<NoAnswer>(outcome) ? std::get<NoAnswer>(outcome).cause
                                                         : NoAnswer::Cause::NotQunce;
    }

    QnamTransport transport;
    uint64_t lastCall = 0;
};

TEST_F(QnamTransportTest, CarriesRequestAndAnswerAsTheyAre)
{
    std::string asked;
    std::string body = "answer";
    body += '\0';
    body += '\xff';
    LoopbackServer server([&](Connection &connection) {
        asked = connection.request();
        connection.send(ok(body, "X-Qunce-Sync: 1\r\n"));
    });
    const HttpAnswer got = answer(server.url());
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.body, body);
    EXPECT_EQ(got.header("x-qunce-sync"), "1");
    EXPECT_TRUE(asked.starts_with("POST /v1/sync/pull HTTP/1.1\r\n")) << asked;
    EXPECT_NE(asked.find("X-Qunce-Sync: 1\r\n"), std::string::npos);
    EXPECT_NE(asked.find("Accept-Encoding: identity\r\n"), std::string::npos);
    EXPECT_TRUE(asked.ends_with("\r\n\r\nbody"));
}

TEST_F(QnamTransportTest, ErrorsWithABodyAreAnswers)
{
    for (const int status : {400, 401, 403, 404, 409, 410, 413, 426, 429, 500, 503}) {
        LoopbackServer server([&](Connection &connection) {
            connection.request();
            connection.send("HTTP/1.1 " + std::to_string(status)
                + " Text\r\nContent-Length: 7\r\nConnection: close\r\n\r\nrefused");
        });
        const HttpAnswer got = answer(server.url());
        EXPECT_EQ(got.status, status);
        EXPECT_EQ(got.body, "refused") << status;
    }
}

TEST_F(QnamTransportTest, RedirectsAreNotFollowedAndCookiesNotKept)
{
    std::string second;
    int requests = 0;
    LoopbackServer server([&](Connection &connection) {
        second = connection.request();
        ++requests;
        connection.send("HTTP/1.1 302 Found\r\nLocation: /login\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n"
                        "Connection: close\r\n\r\n");
    });
    EXPECT_EQ(answer(server.url()).status, 302);
    EXPECT_EQ(answer(server.url()).status, 302);
    EXPECT_EQ(requests, 2);
    EXPECT_EQ(second.find("Cookie"), std::string::npos);
}

TEST_F(QnamTransportTest, BodiesInChunksArriveWhole)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        connection.send(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
    });
    EXPECT_EQ(answer(server.url()).body, "hello world");
}

TEST_F(QnamTransportTest, ACompressedBodyStaysWhatItIs)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        connection.send(ok("not really gzip", "Content-Encoding: gzip\r\n"));
    });
    EXPECT_EQ(answer(server.url()).body, "not really gzip");
}

TEST_F(QnamTransportTest, NobodyThereIsUnreachable)
{
    uint16_t port = 0;
    {
        const LoopbackServer gone([](Connection &) {});
        port = gone.port();
    }
    EXPECT_EQ(cause("http://127.0.0.1:" + std::to_string(port)), NoAnswer::Cause::ConnectionRefused);
    EXPECT_EQ(cause("https://127.0.0.1:" + std::to_string(port)), NoAnswer::Cause::ConnectionRefused);
    EXPECT_EQ(cause("nonsense"), NoAnswer::Cause::Unreachable);
}

TEST_F(QnamTransportTest, ACutBodyIsDamaged)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    });
    EXPECT_EQ(cause(server.url()), NoAnswer::Cause::Damaged);
}

TEST_F(QnamTransportTest, AResetBeforeTheAnswerIsUnreachable)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        connection.reset();
    });
    EXPECT_EQ(cause(server.url()), NoAnswer::Cause::Unreachable);
}

TEST_F(QnamTransportTest, AServerThatHangsTimesOut)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        EXPECT_TRUE(connection.waitForClose());
    });
    EXPECT_EQ(cause(server.url(), 300), NoAnswer::Cause::TimedOut);
}

TEST_F(QnamTransportTest, AServerThatDripsTimesOutToo)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        while (connection.send("x"))
            std::this_thread::sleep_for(std::chrono::milliseconds(20)); // the drip itself
    });
    EXPECT_EQ(cause(server.url(), 400), NoAnswer::Cause::TimedOut);
}

TEST_F(QnamTransportTest, ASlowButSteadyAnswerArrives)
{
    const std::string piece(4'096, 'p');
    LoopbackServer server([&](Connection &connection) {
        connection.request();
        connection.send(
            "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(20 * piece.size()) + "\r\n\r\n");
        for (int sent = 0; sent < 20; ++sent) {
            connection.send(piece);
            std::this_thread::sleep_for(std::chrono::milliseconds(50)); // longer in all than the stall time
        }
    });
    Transport::Outcome outcome = ask(server.url(), 500);
    ASSERT_TRUE(std::holds_alternative<HttpAnswer>(outcome));
    EXPECT_EQ(std::get<HttpAnswer>(outcome).body.size(), 20 * piece.size());
}

TEST_F(QnamTransportTest, WhatIsTooLargeIsNotRead)
{
    LoopbackServer announced([](Connection &connection) {
        connection.request();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
        EXPECT_TRUE(connection.waitForClose());
    });
    EXPECT_EQ(cause(announced.url()), NoAnswer::Cause::Damaged);

    LoopbackServer endless([](Connection &connection) {
        connection.request();
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
        for (int sent = 0; sent < 80 && connection.send(chunk); ++sent) { }
        EXPECT_TRUE(connection.waitForClose());
    });
    EXPECT_EQ(cause(endless.url()), NoAnswer::Cause::Damaged);
}

TEST_F(QnamTransportTest, SomethingElseThanHttpIsNoAnswer)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        connection.send("SSH-2.0-OpenSSH_9.2p1\r\n\r\n");
    });
    EXPECT_TRUE(std::holds_alternative<NoAnswer>(ask(server.url())));
}

TEST_F(QnamTransportTest, CancelledCallsEndAndFreeTheirConnection)
{
    std::promise<void> asked;
    LoopbackServer server([&](Connection &connection) {
        connection.request();
        asked.set_value();
        EXPECT_TRUE(connection.waitForClose());
    });
    std::future<Transport::Outcome> outcome = send(77, server.url(), {"GET", "/v1/sync/wait", {}, {}});
    asked.get_future().wait();
    transport.cancel(77);
    EXPECT_TRUE(std::holds_alternative<NoAnswer>(take(std::move(outcome))));
    transport.cancel(77);
}

TEST_F(QnamTransportTest, PlainHttpGoesToThisComputerOnly)
{
    EXPECT_EQ(cause("http://example.invalid:8787"), NoAnswer::Cause::Untrusted);
    EXPECT_EQ(cause("http://10.0.0.1:8787"), NoAnswer::Cause::Untrusted);
}

TEST_F(QnamTransportTest, ACertificateThatNobodyVouchesForIsNotTrusted)
{
    const TempDir folder;
    server::Router router;
    int asked = 0;
    router.addFunction("POST", "/v1/sync/pull", [&](const server::Request &) {
        ++asked;
        return server::Response::text(200, "answer");
    });
    server::HttpOptions options;
    options.certificateFile = folder.file("cert.pem");
    options.keyFile = folder.file("key.pem");
    writeSelfSigned(options.certificateFile, options.keyFile);
    server::HttpMetrics metrics;
    const SystemClock clock;
    const auto started = server::HttpServer::start(router, metrics, clock, options);
    ASSERT_TRUE(started.ok());
    const Transport::Outcome outcome = ask("https://localhost:" + std::to_string(started.value()->port()));
    ASSERT_TRUE(std::holds_alternative<NoAnswer>(outcome));
    EXPECT_EQ(std::get<NoAnswer>(outcome).cause, NoAnswer::Cause::Untrusted);
    EXPECT_NE(std::get<NoAnswer>(outcome).detail.find("self-signed"), std::string::npos)
        << std::get<NoAnswer>(outcome).detail;
    EXPECT_EQ(asked, 0);
}

TEST_F(QnamTransportTest, TheRealServerIsUnderstood)
{
    server::Router router;
    router.addFunction("POST", "/v1/sync/pull",
        [](const server::Request &request) { return server::Response::text(409, request.body); });
    server::HttpMetrics metrics;
    const SystemClock clock;
    const auto started = server::HttpServer::start(router, metrics, clock, {});
    ASSERT_TRUE(started.ok());
    for (int calls = 0; calls < 3; ++calls) {
        const HttpAnswer got = answer(started.value()->url());
        EXPECT_EQ(got.status, 409);
        EXPECT_EQ(got.body, "body");
    }
}

TEST_F(QnamTransportTest, CallsEndWithTheTransport)
{
    LoopbackServer server([](Connection &connection) {
        connection.request();
        connection.waitForClose();
    });
    std::promise<Transport::Outcome> outcome;
    {
        QnamTransport other;
        other.send(1, server.url(), {"GET", "/", {}, {}}, 20'000,
            [&](Transport::Outcome what) { outcome.set_value(std::move(what)); });
    }
    EXPECT_EQ(outcome.get_future().wait_for(std::chrono::seconds(0)), std::future_status::ready);
}

} // namespace

} // namespace qunce::test
