// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Push as it is on the wire: real HTTP over loopback, in each format.
#include <random>

#include "server/handlers/synchandlers.h"
#include "server/http/httpserver.h"
#include "tests/server/push/pushworld.h"
#include "tests/support/rawclient.h"

using namespace qunce;
using namespace qunce::server::testing;
using namespace qunce::server;
using qunce::test::RawClient;
using qunce::test::RawResponse;

namespace {

/// Takes the names of users for tokens.
class NameAuthenticator : public Authenticator
{
public:
    Outcome<std::shared_ptr<const Caller>> authenticate(std::string_view token, const Uuid &) override
    {
        const auto found = callers.find(std::string(token));
        if (found == callers.end())
            return server::Refusal {server::Refusal::Code::TokenInvalid};
        return found->second;
    }

    std::map<std::string, std::shared_ptr<const Caller>> callers;
};

class PushHttpTest : public ::testing::Test
{
protected:
    PushWorld m_world;
    NameAuthenticator m_authenticator;
    SyncServices m_services {m_authenticator, m_world.db.clock};
    std::shared_ptr<HeadsCache> m_heads = std::make_shared<HeadsCache>(*m_world.db.storage);
    HelloService m_hello {
        *m_world.db.storage, *m_heads, m_world.db.clock, m_world.epoch, must(makeSigningKeys())};
    PullService m_pull {*m_world.db.storage, *m_heads, m_world.db.clock, m_world.epoch};
    std::shared_ptr<WaitService> m_wait = std::make_shared<WaitService>(*m_heads);
    VerifyService m_verify {*m_world.db.storage};
    HistoryService m_history {*m_world.db.storage};
    SyncParts m_parts {
        m_hello, m_pull, *m_wait, m_verify, m_history, m_world.service, m_world.queue, m_world.lmids};
    Router m_router;
    HttpMetrics m_metrics;
    std::unique_ptr<HttpServer> m_server;
    Laptop m_lan {m_world, m_world.lan};
    Record m_goal = m_world.get(Kind::Goal, m_world.goal);

    void SetUp() override
    {
        m_world.db.storage->addCommitListener(m_heads);
        m_world.db.storage->addCommitListener(m_wait);
        for (const Caller *caller : {&m_world.lan, &m_world.wei})
            m_authenticator.callers.emplace(caller->name, std::make_shared<const Caller>(*caller));
        addSyncRoutes(m_router, m_services, m_parts, std::chrono::milliseconds(400));
        HttpOptions options;
        options.problemResponse = problemResponse; // what a server of ours says of too long a body
        m_server = must(HttpServer::start(m_router, m_metrics, m_world.db.clock, std::move(options)));
    }
    void TearDown() override
    {
        m_server->stop();
        m_wait->stop();
    }

    RawResponse ask(const std::string &method, const std::string &path, const std::string &body,
        WireFormat format, const std::string &user = "lan")
    {
        std::string text = method + " " + path
            + " HTTP/1.1\r\nHost: test\r\nX-Qunce-Sync: 1\r\nX-Schema: " + std::to_string(kSchemaVersion)
            + "\r\nX-Client-Id: " + m_lan.client.toString() + "\r\nAuthorization: Bearer " + user
            + "\r\nAccept: " + std::string(contentType(format)) + "\r\n";
        if (method == "POST")
            text += "Content-Type: " + std::string(contentType(format)) + "\r\nX-Body-Hash: " + bodyHash(body)
                + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        return RawClient(m_server->port()).ask(text + "\r\n" + body);
    }
    RawResponse push(const PushRequest &request, WireFormat format, const std::string &user = "lan")
    {
        return ask("POST", "/v1/sync/push", encode(request, format), format, user);
    }
    static PushReply replyOf(const RawResponse &response, WireFormat format)
    {
        EXPECT_EQ(response.status, 200) << response.body;
        // A short answer to a client that takes zstd is plain CBOR.
        const bool plain = response.has("Content-Type: " + std::string(contentType(WireFormat::Cbor)));
        return must(decodePushReply(response.body, plain ? WireFormat::Cbor : format));
    }
    PushRequest goalOf(int64_t value) { return m_lan.request({m_lan.edit(m_goal, {{"value", value}})}); }
};

TEST_F(PushHttpTest, APushIsDecidedInEveryFormat)
{
    int64_t value = 110;
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
        SCOPED_TRACE(contentType(format));
        const PushRequest request =
            m_lan.request({m_lan.edit(m_world.get(Kind::Goal, m_world.goal), {{"value", ++value}})});
        const PushReply reply = replyOf(push(request, format), format);
        EXPECT_EQ(reply.lmid, m_lan.nextMid - 1);
        EXPECT_EQ(reply.results.at(0).status, PushStatus::Applied);
        EXPECT_EQ(m_world.get(Kind::Goal, m_world.goal).integer("value"), value);
        EXPECT_EQ(replyOf(push(request, format), format), reply) << "again";
    }
}

TEST_F(PushHttpTest, AnEditHasOneHashWhateverFormatItComesIn)
{
    const PushRequest request = goalOf(120);
    const PushReply first = replyOf(push(request, WireFormat::Json), WireFormat::Json);
    EXPECT_EQ(replyOf(push(request, WireFormat::Cbor), WireFormat::Cbor), first);
}

TEST_F(PushHttpTest, RefusalsSayWhatTheClientIsToDo)
{
    const auto errorOf = [&](const RawResponse &response) {
        return must(decodeErrorReply(response.body, WireFormat::Json));
    };
    const WireFormat json = WireFormat::Json;
    m_lan.nextMid = 3;
    ErrorReply error = errorOf(push(goalOf(120), json));
    EXPECT_EQ(error.code, "mutation_gap");
    EXPECT_EQ(error.action, WireAction::ResendFrom);
    EXPECT_EQ(error.expectedMid, 1U);

    m_lan.nextMid = 1;
    EXPECT_EQ(push(goalOf(120), json).status, 200);
    m_lan.nextMid = 1;
    const RawResponse forked = push(goalOf(130), json);
    EXPECT_EQ(forked.status, 409);
    EXPECT_EQ(errorOf(forked).action, WireAction::RotateClient);
    EXPECT_EQ(errorOf(push(goalOf(130), json, "wei")).code, "client_forked");

    PushRequest strange = goalOf(140);
    strange.clientId = m_world.goal;
    EXPECT_EQ(errorOf(push(strange, json)).code, "malformed") << "client_id is not X-Client-Id";
    strange = goalOf(140);
    strange.epoch = "another";
    EXPECT_EQ(errorOf(push(strange, json)).action, WireAction::Hello);
    EXPECT_EQ(ask("POST", "/v1/sync/push", "rubbish", json).status, 400);
    EXPECT_EQ(push(goalOf(150), json, "nobody").status, 401);
    const RawResponse large = ask("POST", "/v1/sync/push", std::string(kMaxPushBytes + 1, 'x'), json);
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(errorOf(large).action, WireAction::Halve);
}

TEST_F(PushHttpTest, WhatUnpacksToMoreThanAMebibyteIsAskedForInFewerGroups)
{
    std::mt19937 random(5);
    std::string text;
    while (text.size() < 60'000)
        text += std::to_string(random());
    PushRequest request = goalOf(110);
    for (size_t i = 0; i < 20; ++i)
        request.groups.push_back(m_lan.request({m_lan.create(m_lan.note(text))}).groups.front());
    ASSERT_LT(encode(request, WireFormat::CborZstd).size(), kMaxPushBytes);
    ASSERT_GT(encode(request, WireFormat::Cbor).size(), kMaxPushBytes);
    const RawResponse large = push(request, WireFormat::CborZstd);
    EXPECT_EQ(large.status, 413);
    EXPECT_NE(large.body.find("halve"), std::string::npos);
    request.groups.resize(10);
    EXPECT_EQ(push(request, WireFormat::CborZstd).status, 200);
    std::string bomb = encode(request, WireFormat::CborZstd);
    bomb.resize(bomb.size() - 1);
    EXPECT_EQ(ask("POST", "/v1/sync/push", bomb, WireFormat::CborZstd).status, 400) << "a cut frame";
}

TEST_F(PushHttpTest, LostResultsAreAskedForAndPullTellsHowFarItHasCome)
{
    EXPECT_EQ(push(goalOf(120), WireFormat::Cbor).status, 200);
    const RawResponse results = ask("GET", "/v1/sync/results?after=0&fmt=json", {}, WireFormat::Json);
    const PushReply reply = replyOf(results, WireFormat::Json);
    EXPECT_EQ(reply.lmid, 1U);
    EXPECT_EQ(reply.results.size(), 1U);
    EXPECT_EQ(ask("GET", "/v1/sync/results?after=x", {}, WireFormat::Json).status, 400);
    EXPECT_EQ(ask("GET", "/v1/sync/results", {}, WireFormat::Json).status, 400);

    PullRequest pull;
    pull.epoch = m_world.epoch;
    for (const bool empty : {false, true}) {
        SCOPED_TRACE(empty);
        const RawResponse answer =
            ask("POST", "/v1/sync/pull", encode(pull, WireFormat::Cbor), WireFormat::Cbor);
        ASSERT_EQ(answer.status, 200);
        const PullPage page = must(PullPage::decode(answer.body, WireFormat::Cbor));
        EXPECT_EQ(page.header().lmid, 1U);
        pull.checkpoint = page.header().checkpoint;
    }
    push(goalOf(130), WireFormat::Cbor);
    const RawResponse later = ask("POST", "/v1/sync/pull", encode(pull, WireFormat::Cbor), WireFormat::Cbor);
    EXPECT_EQ(later.status, 409) << "the checkpoint is of before";
}

TEST_F(PushHttpTest, WhoWaitsIsWokenByAPush)
{
    const RawResponse first = ask("GET", "/v1/sync/wait?fmt=json", {}, WireFormat::Json, "wei");
    const std::string token = must(decodeWaitReply(first.body, WireFormat::Json)).token;
    std::thread waiter([&] {
        const RawResponse news =
            ask("GET", "/v1/sync/wait?fmt=json&since=" + token, {}, WireFormat::Json, "wei");
        EXPECT_EQ(must(decodeWaitReply(news.body, WireFormat::Json)).changed,
            std::vector<std::string> {m_goal.bucket});
    });
    EXPECT_EQ(push(goalOf(120), WireFormat::Cbor).status, 200);
    waiter.join();
}

TEST_F(PushHttpTest, CountersTellHowManyEditsWereDecidedAndHow)
{
    push(goalOf(120), WireFormat::Cbor);
    m_lan.nextMid = 7;
    push(goalOf(130), WireFormat::Cbor);
    const std::string text = m_world.queue.metrics().prometheusText();
    EXPECT_NE(text.find("qunce_push_edits_total{status=\"applied\"} 1\n"), std::string::npos) << text;
    EXPECT_NE(text.find("qunce_push_requests_total 2\n"), std::string::npos);
    EXPECT_NE(text.find("qunce_push_refused_total 1\n"), std::string::npos);
}

} // namespace
