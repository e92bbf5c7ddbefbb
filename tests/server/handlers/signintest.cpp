// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/server/handlers/sessionworld.h"
#include "tests/support/files.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using namespace std::chrono_literals;

namespace {

constexpr const char *kWrong = "401 wrong_password login";
constexpr const char *kSlow = "429 slow_down back_off";

class SignInTest : public ::testing::Test
{
protected:
    std::string tried(const std::string &user, const std::string &password)
    {
        return summary(m_world.signIn(user, password));
    }

    SessionWorld m_world;
};

TEST_F(SignInTest, APasswordGivesTokensTheUserAndTheKeysOfTheBrand)
{
    const int64_t now = m_world.clock.nowMs();
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
        const Response response = m_world.signIn("wang", kPassword, "192.0.2.7", format);
        ASSERT_EQ(response.status, 200);
        EXPECT_EQ(response.user, "wang") << "for the request log";
        const SessionReply session = must(decodeSessionReply(response.body, formatOf(response)));
        EXPECT_EQ(session.tokens.access.size(), 43U) << "256 bits";
        EXPECT_EQ(session.tokens.refresh.size(), 43U);
        EXPECT_NE(session.tokens.access, session.tokens.refresh);
        EXPECT_EQ(session.tokens.accessExpiresMs, now + 15 * 60 * 1000);
        EXPECT_EQ(session.tokens.refreshExpiresMs, now + int64_t {30} * 24 * 60 * 60 * 1000);
        EXPECT_EQ(session.user.name, "wang");
        EXPECT_EQ(session.user.role, "region_manager");
        EXPECT_FALSE(session.user.wholeBrand);
        EXPECT_EQ(session.user.regions, std::vector {m_world.region});
        EXPECT_EQ(session.signingKey, m_world.keys.signing.publicKey);
        EXPECT_EQ(session.sealingKey, m_world.keys.sealing.publicKey);
        const Device device = m_world.deviceOf(session);
        EXPECT_EQ(device.name, "laptop");
        EXPECT_EQ(device.clientId.toString(), kClientId);
        EXPECT_EQ(device.lastSeenAtMs, now);
        EXPECT_EQ(errorOf(m_world.who(session.tokens.access)).detail, "wang");
    }
    EXPECT_TRUE(m_world.mustSignIn("li").user.wholeBrand);
}

TEST_F(SignInTest, AWrongPasswordAndAnUnknownUserAreTheSameAnswer)
{
    for (const auto &[user, password] : std::vector<std::pair<std::string, std::string>> {
             {"wang", "wrong password"}, {"nobody", kPassword}, {"", ""}, {"WANG", kPassword},
             {"wang", std::string(kPassword) + " "}, {"wang", std::string(10'000, 'x')}, {"wang", ""}}) {
        const Response response = m_world.signIn(user, password);
        EXPECT_EQ(summary(response), kWrong) << user;
        EXPECT_EQ(errorOf(response).detail, "wrong user or password");
        EXPECT_EQ(response.user, "");
    }
}

/// Seconds of processor time of this process: unlike a watch it does not count what others do.
double processorTime()
{
    timespec time {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

TEST_F(SignInTest, AnUnknownUserCostsTheTimeOfAWrongPassword)
{
    const auto cost = [&](const char *user) {
        const double begun = processorTime();
        tried(user, "wrong password");
        return processorTime() - begun;
    };
    double known = 60;
    double unknown = 60;
    for (int i = 0; i < 9; ++i) {
        known = std::min(known, cost("wang"));
        unknown = std::min(unknown, cost("nobody"));
    }
    EXPECT_GT(unknown, known * 0.5);
    EXPECT_LT(unknown, known * 2.0);
}

TEST_F(SignInTest, ADisabledUserIsToldSoOnlyWithTheRightPassword)
{
    must(m_world.accounts.setDisabled("wang", true));
    EXPECT_EQ(tried("wang", kPassword), "401 account_disabled login");
    EXPECT_EQ(tried("wang", "wrong password"), kWrong);
    must(m_world.accounts.setDisabled("wang", false));
    EXPECT_EQ(tried("wang", kPassword), "200");
}

TEST_F(SignInTest, TenFailuresInAQuarterOfAnHourMakeTheUserWaitWhoeverAsks)
{
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(tried("wang", "wrong password"), kWrong) << i;
        m_world.clock.advance(1min);
    }
    const Response response = m_world.signIn("wang", kPassword, "198.51.100.1");
    EXPECT_EQ(summary(response), kSlow) << "the right password too, or guessing would go on";
    EXPECT_EQ(errorOf(response).retryAfterMs, 5 * 60 * 1000);
    EXPECT_EQ(tried("li", kPassword), "200") << "others are not concerned";
    m_world.clock.advance(5min);
    EXPECT_EQ(tried("wang", kPassword), "200");
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(tried("wang", "wrong password"), kWrong) << "success has cleared the count";
    EXPECT_EQ(tried("wang", "wrong password"), kSlow);
}

TEST_F(SignInTest, ARestartOfTheServerLetsNobodyGuessOn)
{
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(tried("wang", "wrong password"), kWrong) << i;
    m_world.clock.advance(1min);
    m_world.start();
    EXPECT_EQ(tried("wang", kPassword), kSlow);
    EXPECT_EQ(tried("li", kPassword), "200");
    m_world.clock.advance(14min);
    m_world.start();
    EXPECT_EQ(tried("wang", kPassword), "200");
    m_world.start();
    for (int i = 0; i < 9; ++i)
        EXPECT_EQ(tried("wang", "wrong password"), kWrong) << "the success has cleared what is kept, too";
    m_world.start();
    EXPECT_EQ(tried("wang", kPassword), "200");
}

TEST_F(SignInTest, WhatIsKeptOfFailuresIsBoundedAndNamesNobodyWhoIsNot)
{
    tried("my-secret-password", "wang");
    tried("wang", "wrong password");
    const auto kept = must(must(m_world.db.storage->beginRead())->signInFailures(0));
    const int64_t now = m_world.clock.nowMs();
    EXPECT_EQ(kept,
        (std::vector<SignInFailure> {
            {"address 192.0.2.7", now}, {"user wang", now}, {"address 192.0.2.7", now}}));
    const auto writing = must(m_world.db.storage->beginWrite());
    for (int i = 0; i < 100; ++i)
        must(writing->addSignInFailure({"user " + std::to_string(i), 1000 + i}, 1050, 30));
    const auto newest = must(writing->signInFailures(0));
    ASSERT_EQ(newest.size(), 30U);
    EXPECT_EQ(newest.front().key, "user 70");
    must(writing->addSignInFailure({"user late", 2000}, 1090, 30));
    EXPECT_EQ(must(writing->signInFailures(0)).size(), 11U) << "older ones have no say any more";
}

TEST_F(SignInTest, WhileSomethingLongIsWrittenASignInWaitsForItsTurn)
{
    m_world.patience = 20s;
    m_world.start();
    auto import = must(m_world.db.storage->beginWrite());
    must(import->putSetting("import", "has begun to write"));
    auto signingIn = std::async(std::launch::async, [&] { return tried("wang", kPassword); });
    EXPECT_EQ(signingIn.wait_for(500ms), std::future_status::timeout);
    must(import->letAsideIn());
    EXPECT_EQ(signingIn.wait_for(200ms), std::future_status::timeout) << "nothing comes between its writes";
    must(import->commit());
    import.reset();
    EXPECT_EQ(signingIn.get(), "200");
}

TEST_F(SignInTest, AnImportThatStillReadsLetsASignInPassButNoOtherWriter)
{
    auto import = must(m_world.db.storage->beginWrite());
    auto signingIn = std::async(std::launch::async, [&] { return tried("wang", kPassword); });
    auto other = std::async(std::launch::async, [&] {
        const auto writing = must(m_world.db.storage->beginWrite());
        must(writing->putSetting("other", "written"));
        must(writing->commit());
    });
    while (signingIn.wait_for(1ms) == std::future_status::timeout)
        must(import->letAsideIn());
    EXPECT_EQ(signingIn.get(), "200");
    EXPECT_EQ(must(import->setting("other")), "") << "what it has read of the brand still holds";
    must(import->putSetting("import", "done"));
    must(import->commit());
    import.reset();
    other.get();
    EXPECT_EQ(must(must(m_world.db.storage->beginRead())->setting("other")), "written");
    EXPECT_EQ(must(must(m_world.db.storage->beginRead())->setting("import")), "done");
}

TEST_F(SignInTest, NamesThatNobodyHasWaitLikeOthers)
{
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(tried("nobody", "guess"), kWrong);
    EXPECT_EQ(tried("nobody", "guess"), kSlow);
}

TEST_F(SignInTest, TriesThatComeTogetherAreCountedTogether)
{
    std::vector<std::future<std::string>> tries;
    for (int i = 0; i < 40; ++i)
        tries.push_back(std::async(std::launch::async, [&] { return tried("wang", "wrong password"); }));
    std::map<std::string, int> answers;
    for (auto &each : tries)
        ++answers[each.get()];
    EXPECT_GE(answers[kWrong], 10);
    EXPECT_LE(answers[kWrong], 11) << "one more than the limit was under way";
    EXPECT_EQ(answers[kWrong] + answers[kSlow], 40);
}

TEST(SignInOfAnAddress, ManyFailuresFromOneAddressMakeItWaitAndNoOther)
{
    SignInOptions options;
    options.failuresOfAddress = 12;
    SessionWorld world(options);
    for (int i = 0; i < 12; ++i)
        EXPECT_EQ(summary(world.signIn("name" + std::to_string(i), "guess", "198.51.100.1")), kWrong);
    EXPECT_EQ(summary(world.signIn("wang", kPassword, "198.51.100.1")), kSlow);
    EXPECT_EQ(summary(world.signIn("wang", kPassword, "198.51.100.2")), "200");
    EXPECT_EQ(SignInOptions().failuresOfAddress, 100U);
}

TEST(SignInQueue, WhatDoesNotFitIsRefusedAtOnceAndTheRestIsServed)
{
    SignInOptions options;
    options.queue = 3;
    SessionWorld world(options);
    std::vector<std::future<Response>> tries;
    for (int i = 0; i < 30; ++i)
        tries.push_back(std::async(std::launch::async, [&] { return world.signIn("wang", kPassword); }));
    int served = 0;
    for (auto &each : tries) {
        const Response response = each.get();
        served += response.status == 200;
        if (response.status != 200) {
            EXPECT_EQ(summary(response), kSlow);
            EXPECT_EQ(errorOf(response).retryAfterMs, 2000);
        }
    }
    EXPECT_GE(served, 3);
    EXPECT_LT(served, 30);
    EXPECT_EQ(world.signIn("wang", kPassword).status, 200);
}

TEST_F(SignInTest, WhatWaitsWhenTheServerStopsIsAnsweredAndTakesNothingWithIt)
{
    std::atomic<int> answers {0};
    const RouteMatch match = m_world.router().match("POST", "/v1/session");
    for (int i = 0; i < 20; ++i) {
        match.route->handler->handle(
            goodRequest("POST", "/v1/session",
                encode(SessionRequest {"wang", kPassword, "laptop"}, WireFormat::Json)),
            Responder([&](Response response) {
                EXPECT_TRUE(response.status == 200 || response.status == 503) << response.status;
                ++answers;
            }));
    }
    m_world.stop();
    EXPECT_EQ(answers, 20);
}

TEST_F(SignInTest, EveryTryIsInTheAuditAndAMistypedNameIsNot)
{
    tried("wang", "wrong password");
    tried(kPassword, "the password went into the wrong field");
    m_world.mustSignIn();
    EXPECT_EQ(m_world.audit(3),
        (std::vector<std::string> {"session.begin wang", "session.failure nobody", "session.failure wang"}));
    const AuditEntry failure = must(must(m_world.db.storage->beginRead())->audit(2)).at(1);
    EXPECT_EQ(failure.detailJson, R"({"address":"192.0.2.7"})");
}

TEST_F(SignInTest, NoSecretIsOnTheDisk)
{
    const SessionReply session = m_world.mustSignIn();
    const TokenPair renewed = m_world.mustRefresh(session.tokens.refresh);
    tried("wang", "a wrong password");
    const auto folder = std::filesystem::path(m_world.db.path()).parent_path();
    std::string bytes;
    for (const auto &file : std::filesystem::directory_iterator(folder))
        bytes += qunce::test::readFile(file.path().string());
    EXPECT_NE(bytes.find("session.begin"), std::string::npos) << "this is where it would be";
    for (const std::string &secret : {session.tokens.access, session.tokens.refresh, renewed.access,
             renewed.refresh, std::string(kPassword), std::string("a wrong password")})
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
}

TEST_F(SignInTest, ANameOfADeviceIsTextOfBoundedLength)
{
    std::string longName;
    for (int i = 0; i < 100; ++i)
        longName += "机";
    const std::string body = encode(SessionRequest {"wang", kPassword, longName}, WireFormat::Json);
    const Response response = ask(m_world.router(), goodRequest("POST", "/v1/session", body));
    const SessionReply session = must(decodeSessionReply(response.body, WireFormat::Json));
    EXPECT_EQ(m_world.deviceOf(session).name, longName.substr(0, 126));
    const Account li = *must(must(m_world.db.storage->beginRead())->account("li"));
    const SessionReply other = m_world.sessions().begin(li, "my\tlap\x1B[top\n", {}, "192.0.2.7").value();
    EXPECT_EQ(m_world.deviceOf(other).name, "my lap [top ");
}

} // namespace
