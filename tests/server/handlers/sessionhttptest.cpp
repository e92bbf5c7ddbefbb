// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/http/httpserver.h"
#include "tests/server/handlers/sessionworld.h"
#include "tests/server/http/testserver.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using nlohmann::json;
using qunce::test::RawClient;
using qunce::test::RawResponse;

namespace {

/// A request as bytes, in JSON.
std::string bytesOf(const std::string &method, const std::string &path, const std::string &body = {},
    const std::string &access = {})
{
    std::string text = method + " " + path
        + "?fmt=json HTTP/1.1\r\nHost: test\r\nX-Qunce-Sync: 1\r\nX-Schema: 1\r\nX-Client-Id: " + kClientId
        + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    if (!body.empty())
        text += "Content-Type: application/vnd.qunce+json\r\nX-Body-Hash: " + bodyHash(body) + "\r\n";
    if (!access.empty())
        text += "Authorization: Bearer " + access + "\r\n";
    return text + "\r\n" + body;
}

std::string signInBody(const std::string &user = "wang", const std::string &password = kPassword)
{
    return json {{"user", user}, {"password", password}, {"device", "laptop"}}.dump();
}

/// The sessions of a brand behind a real server on loopback.
class SessionHttpTest : public ::testing::Test
{
protected:
    SessionHttpTest()
    {
        addServiceRoutes(m_world.router(), m_metrics, {});
        m_world.router().addFunction(
            "GET", "/throw", [](const Request &) -> Response { throw std::runtime_error("on fire"); });
        HttpOptions options;
        options.requestLog = [this](const std::string &line) { m_log.add(line); };
        options.errorLog = [this](const std::string &line) { m_errors.add(line); };
        options.problemResponse = problemResponse;
        m_server = must(HttpServer::start(m_world.router(), m_metrics, m_systemClock, std::move(options)));
    }
    ~SessionHttpTest() override { m_server->stop(); }

    RawResponse ask(const std::string &bytes)
    {
        RawClient client(m_server->port());
        return client.ask(bytes);
    }
    /// A whole answer of the protocol.
    static json whole(const RawResponse &response)
    {
        EXPECT_TRUE(response.has("X-Qunce-Sync: 1")) << response.head;
        EXPECT_TRUE(response.has("X-Body-Hash: " + bodyHash(response.body))) << response.head;
        EXPECT_TRUE(response.has("Content-Type: application/vnd.qunce+json")) << response.head;
        json body = json::parse(response.body, nullptr, false);
        EXPECT_EQ(body.value("end", false), true) << response.body;
        return body;
    }

    SessionWorld m_world;
    HttpMetrics m_metrics;
    SystemClock m_systemClock;
    Lines m_log;
    Lines m_errors;
    std::unique_ptr<HttpServer> m_server;
};

TEST_F(SessionHttpTest, AClientInJsonSignsInCallsRefreshesAndSignsOut)
{
    RawClient client(m_server->port());
    const json session = whole(client.ask(bytesOf("POST", "/v1/session", signInBody())));
    EXPECT_EQ(session["user"]["name"], "wang");
    EXPECT_EQ(session["user"]["regions"].size(), 1U);
    const std::string access = session["access"];
    EXPECT_EQ(whole(client.ask(bytesOf("GET", "/who", {}, access)))["detail"], "wang");
    const json next = whole(
        client.ask(bytesOf("POST", "/v1/session/refresh", json {{"refresh", session["refresh"]}}.dump())));
    const std::string newer = next["access"];
    EXPECT_EQ(whole(client.ask(bytesOf("GET", "/who", {}, newer)))["detail"], "wang");
    EXPECT_EQ(client.ask(bytesOf("DELETE", "/v1/session", {}, newer)).status, 200);
    EXPECT_EQ(whole(client.ask(bytesOf("GET", "/who", {}, access)))["code"], "token_invalid");
}

TEST_F(SessionHttpTest, TheRequestLogNamesTheUserAndHoldsNoSecret)
{
    RawClient client(m_server->port());
    const json session = whole(client.ask(bytesOf("POST", "/v1/session", signInBody())));
    const std::string access = session["access"];
    const std::string refresh = session["refresh"];
    client.ask(bytesOf("GET", "/who", {}, access));
    const json next =
        whole(client.ask(bytesOf("POST", "/v1/session/refresh", json {{"refresh", refresh}}.dump())));
    client.ask(bytesOf("POST", "/v1/session", signInBody("wang", "a wrong password")));
    client.ask(bytesOf("POST", "/v1/session", signInBody(kPassword, "oops")));
    client.ask(bytesOf("GET", "/who", {}, "no token"));
    const std::vector<std::string> lines = m_log.waitFor(6);
    ASSERT_EQ(lines.size(), 6U);
    EXPECT_NE(lines[0].find("user=wang"), std::string::npos) << lines[0];
    EXPECT_NE(lines[1].find("user=wang"), std::string::npos) << lines[1];
    const std::string newer = next["access"];
    const std::string newest = next["refresh"];
    for (const std::string &line : lines) {
        for (const std::string &secret : {access, refresh, newer, newest, std::string("horse"),
                 std::string("wrong password"), std::string("Bearer"), std::string(kClientId)})
            EXPECT_EQ(line.find(secret), std::string::npos) << line;
    }
}

TEST_F(SessionHttpTest, WhatTheServerRefusesItselfIsInTheEnvelope)
{
    const auto code = [&](const std::string &bytes) {
        const RawResponse response = ask(bytes);
        return std::to_string(response.status) + " " + whole(response).value("action", "");
    };
    EXPECT_EQ(code(bytesOf("GET", "/v2/nothing")), "404 report");
    EXPECT_EQ(code(bytesOf("PUT", "/v1/session")), "405 report");
    EXPECT_EQ(code(bytesOf("POST", "/v1/session", std::string(20'000, ' '))), "413 halve");
    EXPECT_EQ(
        code("POST /v1/session HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"), "411 bisect");
    EXPECT_EQ(
        code("GET /who HTTP/1.1\r\nHost: test\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"), "431 bisect");
    EXPECT_EQ(code("nonsense\r\n\r\n"), "400 bisect");
    EXPECT_EQ(code(bytesOf("GET", "/throw")), "500 back_off");
    EXPECT_NE(m_errors.waitFor(1).at(0).find("on fire"), std::string::npos);
}

TEST_F(SessionHttpTest, HostileBodiesAreRefusedAndTheServerLives)
{
    const std::string deep(8000, '[');
    for (const std::string &body : {std::string("{"), deep, std::string("[1,2"), std::string("{\"user\":{}}"),
             std::string(R"({"user":"a","password":"b","device":"c","x":)") + deep + "}",
             std::string(R"({"user":"a","password":"b"})"), std::string("{\"user\":\"\xC0\x80\"}"),
             std::string(R"({"user":1,"password":2,"device":3})"),
             std::string(R"({"user":"a","user":"wang","password":"b","device":"c"})"),
             std::string(16'000, '\x81')}) {
        const RawResponse response = ask(bytesOf("POST", "/v1/session", body));
        EXPECT_EQ(response.status, 400) << body.substr(0, 40);
        EXPECT_EQ(whole(response)["code"], "malformed");
        EXPECT_EQ(ask(bytesOf("POST", "/v1/session/refresh", body)).status, 400) << body.substr(0, 40);
    }
    EXPECT_EQ(ask(bytesOf("POST", "/v1/session", signInBody())).status, 200);
}

int64_t peakResidentBytes()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        int64_t kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes)
            return kibibytes * 1024;
    }
    return 0;
}

TEST_F(SessionHttpTest, ThreeHundredSignInsAtOnceEndWithinBoundedMemoryWhileOthersAreServed)
{
    constexpr int kClients = 300;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_server->port()));
        ASSERT_TRUE(clients.back()->send(bytesOf("POST", "/v1/session", signInBody())));
    }
    const RawResponse meanwhile = ask(bytesOf("GET", "/healthz"));
    EXPECT_EQ(meanwhile.status, 200);
    int served = 0;
    int refused = 0;
    for (const auto &client : clients) {
        const RawResponse response = client->receive();
        served += response.status == 200;
        refused += response.status == 429;
        if (response.status == 429) {
            EXPECT_GT(whole(response)["retry_after_ms"], 0);
        }
    }
    EXPECT_EQ(served + refused, kClients) << "each gets an answer";
    EXPECT_GE(served, 64) << "as many as the queue holds";
    EXPECT_GT(refused, 0);
    RecordProperty("peak_mebibytes", std::to_string(peakResidentBytes() >> 20));
#ifndef QUNCE_SANITIZED
    EXPECT_LT(peakResidentBytes(), int64_t {200} << 20);
#endif
}

} // namespace
