// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// hello, verify and history.
#include <gtest/gtest.h>

#include <sodium.h>

#include "models/protocol/rowdigest.h"
#include "server/sync/helloservice.h"
#include "server/sync/historyservice.h"
#include "server/sync/verifyservice.h"
#include "tests/server/sync/syncworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

class SyncServicesTest : public ::testing::Test
{
protected:
    SyncWorld m_world;
    KeyPair m_keys = must(makeSigningKeys());
    HelloService m_hello {*m_world.db.storage, *m_world.heads, m_world.db.clock, m_world.epoch, m_keys};
    VerifyService m_verify {*m_world.db.storage};
    HistoryService m_history {*m_world.db.storage};
    Scope m_northern = Scope::ofRegions(Role::RegionManager, m_world.user, {m_world.north});
    std::string m_north = bucket::peopleOf(m_world.north);

    Caller caller(const Scope &scope)
    {
        Caller made;
        made.account = m_world.user;
        made.name = "lan";
        made.role = Role::RegionManager;
        made.scope = scope;
        return made;
    }
    Record guide(const Uuid &id, const std::string &name, const std::string &phone, const Uuid &region)
    {
        return makeRecord(Kind::Guide, id, bucket::peopleOf(region),
            {{"code", id.toString()}, {"name", name}, {"phone", phone}});
    }
};

TEST_F(SyncServicesTest, HelloSaysWhatTheCallerMayReadAndNothingElse)
{
    m_world.putTag(m_world.db.ids.next(), bucket::ref(), "a");
    m_world.putTag(m_world.db.ids.next(), m_north, "b");
    m_world.putTag(m_world.db.ids.next(), m_north, "c");
    m_world.putTag(m_world.db.ids.next(), bucket::peopleOf(m_world.south), "d");
    m_world.putColumn({m_world.north, 2022, Metric::Orders, "2022-01-05"}, "too old");
    HelloRequest request;
    request.clientId = m_world.db.ids.next();
    const auto reply = m_hello.answer(request, caller(m_northern));
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(
        reply->buckets, (std::vector<std::pair<std::string, uint64_t>> {{m_north, 2}, {bucket::ref(), 1}}));
    EXPECT_EQ(reply->epoch, m_world.epoch);
    EXPECT_EQ(reply->factFrom, "2023-12-01");
    EXPECT_EQ(reply->serverTimeMs, m_world.db.clock.ms);
    EXPECT_EQ(reply->leaseUntilMs - reply->serverTimeMs, int64_t {14} * 24 * 3600 * 1000);
    EXPECT_EQ(reply->user.name, "lan");
    EXPECT_EQ(reply->schemaCur, kSchemaVersion);
    EXPECT_EQ(reply->limits, Limits());
}

TEST_F(SyncServicesTest, TheLeaseIsSignedForThisClientAndThisTime)
{
    HelloRequest request;
    request.clientId = m_world.db.ids.next();
    const auto reply = m_hello.answer(request, caller(m_northern));
    ASSERT_TRUE(reply.ok());
    const auto holds = [&](const Uuid &client, int64_t until) {
        const std::string text = leaseText(client, until);
        return crypto_sign_verify_detached(
                   reinterpret_cast<const unsigned char *>(reply->leaseSignature.data()),
                   reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                   reinterpret_cast<const unsigned char *>(m_keys.publicKey.data()))
            == 0;
    };
    EXPECT_TRUE(holds(request.clientId, reply->leaseUntilMs));
    EXPECT_FALSE(holds(request.clientId, reply->leaseUntilMs + 1));
    EXPECT_FALSE(holds(m_world.db.ids.next(), reply->leaseUntilMs));
    request.clientId = {};
    EXPECT_EQ(m_hello.answer(request, caller(m_northern)).error().code, Refusal::Code::Malformed);
}

TEST_F(SyncServicesTest, TheHashTreeAddsUpToTheBucket)
{
    for (int i = 0; i < 300; ++i)
        m_world.putTag(m_world.db.ids.next(), m_north, std::to_string(i));
    VerifyRequest request;
    request.bucket = m_north;
    const auto reply = m_verify.answer(request, m_northern);
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->state, stateOf(m_world.headOf(m_north)));
    uint64_t rows = 0;
    uint64_t digest = 0;
    std::string previous;
    for (const VerifyChild &child : reply->children) {
        EXPECT_EQ(child.prefix.size(), 2U);
        EXPECT_GT(child.prefix, previous);
        previous = child.prefix;
        rows += child.rows;
        digest += child.digest;
    }
    EXPECT_EQ(rows, 300U);
    EXPECT_EQ(digest, reply->state.digest);

    request.prefix = reply->children.front().prefix;
    const auto below = m_verify.answer(request, m_northern);
    ASSERT_TRUE(below.ok());
    uint64_t rowsBelow = 0;
    for (const VerifyChild &child : below->children) {
        EXPECT_TRUE(child.prefix.starts_with(request.prefix) && child.prefix.size() == 4);
        rowsBelow += child.rows;
    }
    EXPECT_EQ(rowsBelow, reply->children.front().rows);
    request.ids = true;
    const auto ids = m_verify.answer(request, m_northern);
    ASSERT_TRUE(ids.ok());
    EXPECT_EQ(ids->rowsOf.size(), rowsBelow);
    EXPECT_TRUE(ids->children.empty());
    EXPECT_TRUE(std::is_sorted(ids->rowsOf.begin(), ids->rowsOf.end()));
    for (const WireRowId &row : ids->rowsOf)
        EXPECT_TRUE(treePath(row.kind, row.id).starts_with(request.prefix));
}

TEST_F(SyncServicesTest, TombstonesAreNoRowsOfTheTree)
{
    const Uuid gone = m_world.db.ids.next();
    m_world.putTag(gone, m_north, "gone");
    m_world.putTag(m_world.db.ids.next(), m_north, "kept");
    m_world.deleteTag(gone);
    VerifyRequest request;
    request.bucket = m_north;
    request.ids = true;
    const auto reply = m_verify.answer(request, m_northern);
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->rowsOf.size(), 1U);
}

TEST_F(SyncServicesTest, WhatCannotBeVerifiedIsRefused)
{
    const auto refusalOf = [&](const std::string &bucket, const std::string &prefix, int depth) {
        VerifyRequest request;
        request.bucket = bucket;
        request.prefix = prefix;
        request.depth = depth;
        const auto reply = m_verify.answer(request, m_northern);
        return reply.ok() ? std::optional<Refusal::Code>() : reply.error().code;
    };
    m_world.putTag(m_world.db.ids.next(), bucket::peopleOf(m_world.south), "s");
    EXPECT_EQ(refusalOf(bucket::peopleOf(m_world.south), "", 1), Refusal::Code::Forbidden);
    EXPECT_EQ(refusalOf("nonsense", "", 1), Refusal::Code::Forbidden);
    EXPECT_EQ(refusalOf(m_north, "xy", 1), Refusal::Code::Malformed);
    EXPECT_EQ(refusalOf(m_north, "AB", 1), Refusal::Code::Malformed);
    EXPECT_EQ(refusalOf(m_north, "", 3), Refusal::Code::Malformed);
    EXPECT_EQ(refusalOf(m_north, "", -1), Refusal::Code::Malformed);
    EXPECT_EQ(refusalOf(m_north, std::string(63, 'a'), 1), Refusal::Code::Malformed);
    EXPECT_EQ(refusalOf(m_north, std::string(62, 'a'), 1), std::nullopt) << "an empty bucket is a bucket";
}

TEST_F(SyncServicesTest, HistorySaysWhoChangedWhatNewestFirst)
{
    const Uuid id = m_world.db.ids.next();
    m_world.write(
        [&](WriteTransaction &t) { must(t.putRecord(guide(id, "王芳", "13800001111", m_world.north))); });
    m_world.db.clock.ms += 1000;
    m_world.write([&](WriteTransaction &t) {
        t.setAuthor("lan");
        Record changed = guide(id, "王方", "13800002222", m_world.north);
        changed.put("tags", std::vector<std::string> {"a", "b"});
        must(t.putRecord(changed));
    });
    m_world.db.clock.ms += 1000;
    m_world.write(
        [&](WriteTransaction &t) { must(t.putRecord(guide(id, "王方", "13800002222", m_world.north))); });

    const auto reply = m_history.answer("guide", id.toString(), m_northern);
    ASSERT_TRUE(reply.ok());
    using Fields = std::vector<std::pair<std::string, std::pair<std::string, std::string>>>;
    ASSERT_EQ(reply->changes.size(), 2U) << "the first values are no change";
    EXPECT_EQ(reply->changes[0].who, "import");
    EXPECT_EQ(reply->changes[0].atMs, m_world.db.clock.ms);
    EXPECT_EQ(reply->changes[0].fields, (Fields {{"tags", {"a, b", ""}}}));
    EXPECT_EQ(reply->changes[1].who, "lan");
    EXPECT_EQ(reply->changes[1].fields,
        (Fields {
            {"name", {"王芳", "王方"}}, {"phone", {"*******1111", "*******2222"}}, {"tags", {"", "a, b"}}}));
}

TEST_F(SyncServicesTest, AWriteThatChangesNothingOrOnlyTheBucketIsNoHistory)
{
    const Uuid id = m_world.db.ids.next();
    for (const Uuid &region : {m_world.north, m_world.north, m_world.south})
        m_world.write([&](WriteTransaction &t) { must(t.putRecord(guide(id, "王芳", "1", region))); });
    EXPECT_TRUE(m_history.answer("guide", id.toString(), Scope::everything())->changes.empty());
}

TEST_F(SyncServicesTest, HistoryOfAnotherRegionStaysThere)
{
    const Uuid id = m_world.db.ids.next();
    for (const char *name : {"a", "b"})
        m_world.write([&](WriteTransaction &t) { must(t.putRecord(guide(id, name, "1", m_world.north))); });
    for (const char *name : {"c", "d"})
        m_world.write([&](WriteTransaction &t) { must(t.putRecord(guide(id, name, "1", m_world.south))); });
    const Scope southern = Scope::ofRegions(Role::RegionManager, m_world.user, {m_world.south});
    EXPECT_EQ(m_history.answer("guide", id.toString(), Scope::everything())->changes.size(), 3U);
    const auto seen = m_history.answer("guide", id.toString(), southern);
    ASSERT_TRUE(seen.ok());
    ASSERT_EQ(seen->changes.size(), 1U);
    EXPECT_EQ(seen->changes.front().fields.front().second.first, "c");
    EXPECT_EQ(m_history.answer("guide", id.toString(), m_northern).error().code, Refusal::Code::NotFound)
        << "the record is the south's now";
    EXPECT_EQ(m_history.answer("guide", m_world.db.ids.next().toString(), southern).error().code,
        Refusal::Code::NotFound);
    EXPECT_EQ(m_history.answer("fact", id.toString(), southern).error().code, Refusal::Code::Malformed);
    EXPECT_EQ(m_history.answer("guide", "x", southern).error().code, Refusal::Code::Malformed);
}

} // namespace
