// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <sodium.h>

#include "server/admin/devices.h"
#include "tests/server/handlers/sessionworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using namespace std::chrono_literals;

namespace {

constexpr const char *kInvalid = "401 token_invalid login";
constexpr const char *kDisabled = "401 account_disabled login";
constexpr const char *kRevoked = "403 device_revoked wipe";

bool isSigned(const std::string &signature, const std::string &text, const std::string &publicKey)
{
    const auto raw = [](const std::string &bytes) {
        return reinterpret_cast<const unsigned char *>(bytes.data());
    };
    return signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(raw(signature), raw(text), text.size(), raw(publicKey)) == 0;
}

/// Wang is signed in on two laptops, Li on one; all have been let in before.
class SessionAccessTest : public ::testing::Test
{
protected:
    SessionAccessTest()
    {
        for (const SessionReply *session : {&m_wang, &m_desktop, &m_li})
            EXPECT_EQ(called(*session), "200");
    }

    std::string called(const SessionReply &session) { return summary(m_world.who(session.tokens.access)); }
    std::string refreshed(const SessionReply &session)
    {
        return summary(m_world.refresh(session.tokens.refresh));
    }
    void revoke(const SessionReply &session)
    {
        must(revokeDevice(*m_world.db.storage, m_world.clock, "cli", session.device.toString()));
    }

    SessionWorld m_world;
    const SessionReply m_wang = m_world.mustSignIn("wang");
    const SessionReply m_desktop = m_world.mustSignIn("wang");
    const SessionReply m_li = m_world.mustSignIn("li");
};

TEST_F(SessionAccessTest, ANewPasswordEndsAllSessionsOfTheUserAtOnce)
{
    must(m_world.accounts.setPassword("wang", "another password"));
    for (const SessionReply *session : {&m_wang, &m_desktop}) {
        EXPECT_EQ(called(*session), kInvalid);
        EXPECT_EQ(refreshed(*session), kInvalid);
    }
    EXPECT_EQ(called(m_li), "200");
    EXPECT_EQ(summary(m_world.signIn("wang", kPassword)), "401 wrong_password login");
    EXPECT_EQ(summary(m_world.signIn("wang", "another password")), "200");
}

TEST_F(SessionAccessTest, ADisabledUserIsRefusedAtOnceAndSignsInAnewWhenEnabled)
{
    must(m_world.accounts.setDisabled("wang", true));
    EXPECT_EQ(called(m_wang), kDisabled);
    EXPECT_EQ(refreshed(m_wang), kDisabled);
    must(m_world.accounts.setDisabled("wang", false));
    EXPECT_EQ(called(m_wang), kInvalid);
    EXPECT_EQ(refreshed(m_desktop), kInvalid);
    EXPECT_EQ(called(m_world.mustSignIn("wang")), "200");
}

TEST_F(SessionAccessTest, AnotherScopeHoldsFromTheNextCall)
{
    const auto caller = [&] { return m_world.sessions().authenticate(m_wang.tokens.access, {}).value(); };
    EXPECT_EQ(caller()->scope.regions(), std::vector {m_world.region});
    const auto t = must(m_world.db.storage->beginWrite());
    Account account = *must(t->account("wang"));
    account.wholeBrand = true;
    account.regions.clear();
    account.role = "hq_content";
    must(t->putAccount(account));
    EXPECT_FALSE(caller()->scope.isWholeBrand()) << "not before it is committed";
    must(t->commit());
    EXPECT_TRUE(caller()->scope.isWholeBrand());
    EXPECT_EQ(userInfoOf(*caller()).role, "hq_content");
    EXPECT_EQ(caller()->device, m_wang.device);
}

TEST_F(SessionAccessTest, APasswordThatChangesWhileItIsVerifiedGivesNoSession)
{
    const Account before = *must(must(m_world.db.storage->beginRead())->account("wang"));
    must(m_world.accounts.setPassword("wang", "another password"));
    const auto begun = m_world.sessions().begin(before, "laptop", {}, "192.0.2.7");
    ASSERT_FALSE(begun.ok());
    EXPECT_EQ(begun.error().code, Refusal::Code::WrongPassword);
    must(m_world.accounts.setDisabled("li", true));
    Account enabled = *must(must(m_world.db.storage->beginRead())->account("li"));
    enabled.disabled = false;
    EXPECT_EQ(m_world.sessions().begin(enabled, "laptop", {}, "192.0.2.7").error().code,
        Refusal::Code::AccountDisabled);
}

TEST_F(SessionAccessTest, SigningOutEndsThisDeviceOnly)
{
    const Response response = m_world.signOut(m_wang.tokens.access);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, R"({"end":true})");
    EXPECT_EQ(called(m_wang), kInvalid);
    EXPECT_EQ(refreshed(m_wang), kInvalid);
    EXPECT_EQ(called(m_desktop), "200");
    EXPECT_EQ(summary(m_world.signOut(m_wang.tokens.access)), kInvalid) << "a repeated call";
    EXPECT_EQ(m_world.deviceOf(m_wang).state, DeviceState::SignedOut);
    EXPECT_EQ(m_world.audit(1), std::vector<std::string> {"session.end wang"});
    m_world.clock.advance(16min);
    EXPECT_EQ(summary(m_world.signOut(m_desktop.tokens.access)), "401 token_expired refresh");
}

TEST_F(SessionAccessTest, ARevokedDeviceGetsASignedOrderToWipeItself)
{
    revoke(m_wang);
    const std::string order = std::string("wipe:") + kClientId;
    const auto expectOrder = [&](const Response &response) {
        EXPECT_EQ(summary(response), kRevoked);
        EXPECT_TRUE(isSigned(errorOf(response).signature, order, m_world.keys.signing.publicKey));
    };
    expectOrder(m_world.who(m_wang.tokens.access));
    expectOrder(m_world.refresh(m_wang.tokens.refresh));
    EXPECT_EQ(called(m_desktop), kRevoked) << "a second sign-in from the same laptop";
    EXPECT_EQ(called(m_li), "200") << "another user's, though on the same one";
    m_world.clock.advance(300 * 24h);
    expectOrder(m_world.refresh(m_wang.tokens.refresh));
    expectOrder(m_world.who(m_wang.tokens.access));
    must(m_world.accounts.setPassword("wang", "another password"));
    expectOrder(m_world.who(m_wang.tokens.access));
}

TEST_F(SessionAccessTest, AnOrderThatGoesFurtherSaysSoInWhatIsSigned)
{
    revoke(m_desktop);
    must(revokeDevice(*m_world.db.storage, m_world.clock, "cli", m_wang.device.toString(), Wipe::All));
    const auto &key = m_world.keys.signing.publicKey;
    const std::string signature = errorOf(m_world.who(m_wang.tokens.access)).signature;
    EXPECT_TRUE(isSigned(signature, std::string("wipe-all:") + kClientId, key));
    EXPECT_FALSE(isSigned(signature, std::string("wipe:") + kClientId, key));
    revoke(m_wang);
    EXPECT_TRUE(isSigned(
        errorOf(m_world.refresh(m_wang.tokens.refresh)).signature, std::string("wipe-all:") + kClientId, key))
        << "said once, it stands";
}

TEST_F(SessionAccessTest, NobodyGetsAnOrderToWipeSomebodyElsesLaptop)
{
    revoke(m_wang);
    Request request = goodRequest("GET", "/who", {}, WireFormat::Json, m_wang.tokens.access);
    request.headers["x-client-id"] = "01970000-0000-7000-8000-00000000dead";
    const Response response = ask(m_world.router(), std::move(request));
    EXPECT_EQ(summary(response), kRevoked);
    EXPECT_EQ(errorOf(response).signature, "");
}

TEST_F(SessionAccessTest, AnOrderFollowsALaptopThatCallsItselfAnew)
{
    const char *const other = "01970000-0000-7000-8000-00000000beef";
    Request request = goodRequest(
        "POST", "/v1/session/refresh", encode(RefreshRequest {m_wang.tokens.refresh}, WireFormat::Json));
    request.headers["x-client-id"] = other;
    EXPECT_EQ(ask(m_world.router(), request).status, 200);
    revoke(m_wang);
    const ErrorReply error = errorOf(ask(m_world.router(), request));
    EXPECT_TRUE(isSigned(error.signature, std::string("wipe:") + other, m_world.keys.signing.publicKey));
}

TEST_F(SessionAccessTest, AKnownCallerCostsMicrosecondsAndNoLookIntoTheDatabase)
{
    constexpr int kCalls = 20'000;
    const auto before = std::chrono::steady_clock::now();
    for (int i = 0; i < kCalls; ++i)
        ASSERT_TRUE(m_world.sessions().authenticate(m_wang.tokens.access, {}).ok());
    const std::chrono::duration<double, std::micro> time = std::chrono::steady_clock::now() - before;
    RecordProperty("microseconds_a_call", std::to_string(time.count() / kCalls));
    EXPECT_LT(time.count() / kCalls, 100.0) << "even on a busy machine without optimisation";
}

TEST_F(SessionAccessTest, RightsAndCallsMixFreelyAndNoCallIsLetInAfterItsEnd)
{
    std::atomic<bool> over {false};
    std::atomic<bool> stop {false};
    std::atomic<int> late {0};
    std::vector<std::thread> callers;
    for (int i = 0; i < 3; ++i)
        callers.emplace_back([&] {
            while (!stop) {
                const bool wasOver = over;
                const bool letIn = m_world.sessions().authenticate(m_wang.tokens.access, {}).ok();
                late += wasOver && letIn;
                static_cast<void>(m_world.sessions().authenticate(m_li.tokens.access, {}));
            }
        });
    m_world.mustSignIn("li");
    must(m_world.accounts.setPassword("wang", "another password"));
    over = true;
    for (int i = 0; i < 5; ++i)
        m_world.mustSignIn("li");
    stop = true;
    for (std::thread &each : callers)
        each.join();
    EXPECT_EQ(late, 0);
    EXPECT_EQ(called(m_li), "200");
}

} // namespace
