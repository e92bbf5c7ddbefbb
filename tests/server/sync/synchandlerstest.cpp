// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The endpoints of sync as they are on the wire: real HTTP over loopback, in each format.
#include <thread>

#include <gtest/gtest.h>

#include "server/handlers/synchandlers.h"
#include "server/http/httpserver.h"
#include "tests/server/sync/syncworld.h"
#include "tests/support/rawclient.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using qunce::test::RawClient;
using qunce::test::RawResponse;

namespace {

/// Takes `north` and `south` for tokens of users of one region.
class FakeAuthenticator : public Authenticator
{
public:
    Outcome<std::shared_ptr<const Caller>> authenticate(std::string_view token, const Uuid &) override
    {
        const auto found = callers.find(std::string(token));
        if (found == callers.end())
            return Refusal {Refusal::Code::TokenInvalid};
        return found->second;
    }

    std::map<std::string, std::shared_ptr<const Caller>> callers;
};

class SyncHandlersTest : public ::testing::Test
{
protected:
    SyncWorld m_world;
    FakeAuthenticator m_authenticator;
    SyncServices m_services {m_authenticator, m_world.db.clock};
    HelloService m_hello {
        *m_world.db.storage, *m_world.heads, m_world.db.clock, m_world.epoch, must(makeSigningKeys())};
    std::shared_ptr<WaitService> m_wait = std::make_shared<WaitService>(*m_world.heads);
    VerifyService m_verify {*m_world.db.storage};
    HistoryService m_history {*m_world.db.storage};
    PushService m_push {*m_world.db.storage, m_world.db.clock, m_world.db.ids, m_world.epoch};
    LmidCache m_lmids {*m_world.db.storage};
    PushQueue m_pushes {*m_world.db.storage, m_push, m_lmids};
    SyncParts m_parts {m_hello, m_world.service, *m_wait, m_verify, m_history, m_push, m_pushes, m_lmids};
    Router m_router;
    HttpMetrics m_metrics;
    std::unique_ptr<HttpServer> m_server;
    std::string m_north = bucket::peopleOf(m_world.north);

    void SetUp() override
    {
        m_world.db.storage->addCommitListener(m_wait);
        addCaller("north", m_world.north);
        addCaller("south", m_world.south);
        addSyncRoutes(m_router, m_services, m_parts, std::chrono::milliseconds(400));
        m_server = must(HttpServer::start(m_router, m_metrics, m_world.db.clock, HttpOptions()));
    }
    void TearDown() override
    {
        m_server->stop();
        m_wait->stop();
    }
    void addCaller(const std::string &token, const Uuid &region)
    {
        auto caller = std::make_shared<Caller>();
        caller->account = m_world.user;
        caller->name = token;
        caller->role = Role::RegionManager;
        caller->scope = Scope::ofRegions(Role::RegionManager, m_world.user, {region});
        m_authenticator.callers.emplace(token, caller);
    }

    std::string request(const std::string &method, const std::string &path, const std::string &token,
        const std::string &body, WireFormat format) const
    {
        std::string text = method + " " + path
            + " HTTP/1.1\r\nHost: test\r\nX-Qunce-Sync: 1\r\nX-Schema: 1\r\n"
            + "X-Client-Id: " + m_world.otherUser.toString() + "\r\nAuthorization: Bearer " + token + "\r\n";
        text += "Accept: " + std::string(contentType(format)) + "\r\n";
        if (method == "POST")
            text += "Content-Type: " + std::string(contentType(format)) + "\r\nX-Body-Hash: " + bodyHash(body)
                + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        return text + "\r\n" + body;
    }
    RawResponse ask(const std::string &method, const std::string &path, const std::string &body = {},
        WireFormat format = WireFormat::Cbor, const std::string &token = "north")
    {
        RawClient client(m_server->port());
        return client.ask(request(method, path, token, body, format));
    }
    static WireFormat formatOf(const RawResponse &response)
    {
        for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
            if (response.has("Content-Type: " + std::string(contentType(format))))
                return format;
        }
        ADD_FAILURE() << response.head;
        return WireFormat::Json;
    }
};

TEST_F(SyncHandlersTest, HelloAndPullInEveryFormat)
{
    for (int i = 0; i < 50; ++i)
        m_world.putTag(m_world.db.ids.next(), m_north, std::to_string(i));
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
        SCOPED_TRACE(contentType(format));
        HelloRequest hello;
        hello.clientId = m_world.otherUser;
        const RawResponse greeting = ask("POST", "/v1/sync/hello", encode(hello, format), format);
        ASSERT_EQ(greeting.status, 200) << greeting.body;
        const HelloReply said = must(decodeHelloReply(greeting.body, formatOf(greeting)));
        EXPECT_EQ(said.buckets.size(), 1U);

        PullRequest pull;
        pull.epoch = said.epoch;
        const RawResponse answer = ask("POST", "/v1/sync/pull", encode(pull, format), format);
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(formatOf(answer), format);
        EXPECT_TRUE(answer.has("X-Body-Hash: " + bodyHash(answer.body)));
        EXPECT_EQ(must(PullPage::decode(answer.body, format)).rowCount(), 50U);
    }
}

TEST_F(SyncHandlersTest, ASmallAnswerIsNotCompressed)
{
    PullRequest pull;
    pull.epoch = m_world.epoch;
    const RawResponse answer =
        ask("POST", "/v1/sync/pull", encode(pull, WireFormat::Cbor), WireFormat::CborZstd);
    ASSERT_EQ(answer.status, 400) << "the body says it is compressed and is not";
    const RawResponse empty =
        ask("POST", "/v1/sync/pull", encode(pull, WireFormat::CborZstd), WireFormat::CborZstd);
    ASSERT_EQ(empty.status, 200);
    EXPECT_EQ(formatOf(empty), WireFormat::Cbor);
}

TEST_F(SyncHandlersTest, ARefusalIsTheEnvelope)
{
    PullRequest pull;
    pull.epoch = "another";
    const RawResponse answer = ask("POST", "/v1/sync/pull", encode(pull, WireFormat::Json), WireFormat::Json);
    EXPECT_EQ(answer.status, 409);
    const ErrorReply error = must(decodeErrorReply(answer.body, WireFormat::Json));
    EXPECT_EQ(error.code, "epoch_changed");
    EXPECT_EQ(error.action, WireAction::Hello);
    EXPECT_EQ(ask("POST", "/v1/sync/pull", "rubbish").status, 400);
    EXPECT_EQ(ask("POST", "/v1/sync/pull", std::string(3 << 20, 'x')).status, 413);
    EXPECT_EQ(ask("POST", "/v1/sync/pull", "", WireFormat::Cbor, "nobody").status, 401);
}

TEST_F(SyncHandlersTest, VerifyAndHistoryKeepToTheScope)
{
    const Uuid id = m_world.db.ids.next();
    m_world.putTag(id, m_north, "a");
    m_world.putTag(id, m_north, "b");
    VerifyRequest verify;
    verify.bucket = m_north;
    const RawResponse tree = ask("POST", "/v1/sync/verify", encode(verify, WireFormat::Cbor));
    ASSERT_EQ(tree.status, 200);
    EXPECT_EQ(must(decodeVerifyReply(tree.body, WireFormat::Cbor)).state.rows, 1U);
    EXPECT_EQ(
        ask("POST", "/v1/sync/verify", encode(verify, WireFormat::Cbor), WireFormat::Cbor, "south").status,
        403);

    const std::string path = "/v1/history?fmt=json&kind=tag&id=" + id.toString();
    const RawResponse history = ask("GET", path, {}, WireFormat::Json);
    ASSERT_EQ(history.status, 200) << history.body;
    EXPECT_EQ(must(decodeHistoryReply(history.body, WireFormat::Json)).changes.size(), 1U);
    EXPECT_EQ(ask("GET", path, {}, WireFormat::Json, "south").status, 404);
    EXPECT_EQ(ask("GET", "/v1/history", {}, WireFormat::Json).status, 400);
}

TEST_F(SyncHandlersTest, WaitingIsAnsweredByACommitOrByTheEndOfPatience)
{
    const auto replyOf = [](const RawResponse &response) {
        EXPECT_EQ(response.status, 200) << response.body;
        return must(decodeWaitReply(response.body, formatOf(response)));
    };
    const WaitReply first = replyOf(ask("GET", "/v1/sync/wait"));
    RawClient client(m_server->port());
    const std::string path = "/v1/sync/wait?since=" + first.token;
    client.send(request("GET", path, "north", {}, WireFormat::Cbor));
    while (m_wait->waiting() == 0)
        std::this_thread::yield();
    m_world.putTag(m_world.db.ids.next(), m_north, "news");
    const WaitReply news = replyOf(client.receive());
    EXPECT_EQ(news.changed, std::vector<std::string> {m_north});

    const WaitReply nothing = replyOf(ask("GET", "/v1/sync/wait?since=" + news.token));
    EXPECT_TRUE(nothing.changed.empty()) << "after the longest wait";
    EXPECT_EQ(nothing.token, news.token);
    EXPECT_EQ(m_wait->waiting(), 0U);
}

TEST_F(SyncHandlersTest, AClientThatLeavesWaitsNoLonger)
{
    const RawResponse first = ask("GET", "/v1/sync/wait");
    const std::string token = must(decodeWaitReply(first.body, formatOf(first))).token;
    {
        RawClient client(m_server->port());
        client.send(request("GET", "/v1/sync/wait?since=" + token, "north", {}, WireFormat::Cbor));
        while (m_wait->waiting() == 0)
            std::this_thread::yield();
    }
    while (m_wait->waiting() > 0) // the test's own time-out ends a stall
        std::this_thread::yield();
}

} // namespace
