// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <future>

#include <gtest/gtest.h>

#include "tests/server/handlers/sessionworld.h"
#include "tests/support/failingwrites.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using namespace std::chrono_literals;

namespace {

constexpr const char *kInvalidRefresh = "401 token_invalid login";
constexpr const char *kExpired = "401 token_expired refresh";

/// Wang is signed in.
class SessionRefreshTest : public ::testing::Test
{
protected:
    std::string called(const std::string &access) { return summary(m_world.who(access)); }
    std::string refreshed(const std::string &token) { return summary(m_world.refresh(token)); }
    size_t storedTokens()
    {
        return must(must(m_world.db.storage->beginRead())->deviceTokens(m_session.device)).size();
    }

    SessionWorld m_world;
    const SessionReply m_session = m_world.mustSignIn();
    const TokenPair &m_first = m_session.tokens;
};

TEST_F(SessionRefreshTest, ATokenGivesANewPairWithFullLives)
{
    m_world.clock.advance(10min);
    const TokenPair next = m_world.mustRefresh(m_first.refresh);
    EXPECT_NE(next.access, m_first.access);
    EXPECT_NE(next.refresh, m_first.refresh);
    EXPECT_EQ(next.accessExpiresMs, m_first.accessExpiresMs + 10 * 60 * 1000);
    EXPECT_EQ(next.refreshExpiresMs, m_first.refreshExpiresMs + 10 * 60 * 1000);
    EXPECT_EQ(called(next.access), "200");
    EXPECT_EQ(called(m_first.access), "200") << "requests that are under way are not cut off";
    EXPECT_EQ(m_world.deviceOf(m_session).lastSeenAtMs, m_world.clock.nowMs());
}

TEST_F(SessionRefreshTest, AnAccessTokenEndsAfter15MinutesInTheMiddleOfItAll)
{
    m_world.clock.advance(15min - 1ms);
    EXPECT_EQ(called(m_first.access), "200");
    m_world.clock.advance(1ms);
    EXPECT_EQ(called(m_first.access), kExpired);
    EXPECT_EQ(called(m_world.mustRefresh(m_first.refresh).access), "200");
}

TEST_F(SessionRefreshTest, ALostReplyLocksNobodyOut)
{
    const TokenPair lost = m_world.mustRefresh(m_first.refresh);
    m_world.clock.advance(23h);
    const TokenPair second = m_world.mustRefresh(m_first.refresh);
    EXPECT_EQ(called(second.access), "200");
    const TokenPair third = m_world.mustRefresh(second.refresh);
    EXPECT_EQ(called(third.access), "200");
    EXPECT_EQ(called(lost.access), kExpired);
}

TEST_F(SessionRefreshTest, ATokenThatWasReplacedLongAgoEndsTheSession)
{
    const TokenPair second = m_world.mustRefresh(m_first.refresh);
    const TokenPair third = m_world.mustRefresh(second.refresh);
    EXPECT_EQ(called(third.access), "200");
    EXPECT_EQ(refreshed(m_first.refresh), kInvalidRefresh);
    for (const std::string &access : {m_first.access, second.access, third.access})
        EXPECT_EQ(called(access), kInvalidRefresh) << "whoever of the two was the thief";
    for (const std::string &token : {m_first.refresh, second.refresh, third.refresh})
        EXPECT_EQ(refreshed(token), kInvalidRefresh);
    EXPECT_EQ(m_world.deviceOf(m_session).state, DeviceState::TokenReused);
    EXPECT_EQ(m_world.audit(1), std::vector<std::string> {"session.reuse wang"});
    EXPECT_EQ(called(m_world.mustSignIn().tokens.access), "200") << "it is asked to sign in, not wiped";
}

TEST_F(SessionRefreshTest, AThiefAndTheOwnerCannotBothGoOn)
{
    const TokenPair thiefs = m_world.mustRefresh(m_first.refresh);
    const TokenPair owners = m_world.mustRefresh(m_first.refresh);
    EXPECT_EQ(refreshed(thiefs.refresh), "200");
    EXPECT_EQ(refreshed(owners.refresh), kInvalidRefresh);
    EXPECT_EQ(called(thiefs.access), kInvalidRefresh);
}

TEST_F(SessionRefreshTest, TheOldTokenIsGoodForADayAtMost)
{
    m_world.mustRefresh(m_first.refresh);
    m_world.clock.advance(24h);
    EXPECT_EQ(refreshed(m_first.refresh), kInvalidRefresh);
}

TEST_F(SessionRefreshTest, SixteenRefreshesAtOnceAllGetATokenThatWorks)
{
    std::vector<std::future<TokenPair>> calls;
    for (int i = 0; i < 16; ++i)
        calls.push_back(std::async(std::launch::async, [&] { return m_world.mustRefresh(m_first.refresh); }));
    TokenPair last;
    for (auto &each : calls) {
        const TokenPair pair = each.get();
        EXPECT_EQ(called(pair.access), "200");
        last = pair;
    }
    EXPECT_EQ(m_world.deviceOf(m_session).state, DeviceState::SignedIn);
    EXPECT_EQ(called(m_world.mustRefresh(m_first.refresh).access), "200");
}

TEST_F(SessionRefreshTest, ARefreshTokenEndsAfter30DaysWithoutUse)
{
    m_world.clock.advance(30 * 24h - 1ms);
    const TokenPair next = m_world.mustRefresh(m_first.refresh);
    m_world.clock.advance(30 * 24h);
    EXPECT_EQ(refreshed(next.refresh), kInvalidRefresh);
    EXPECT_EQ(called(next.access), kExpired);
}

TEST_F(SessionRefreshTest, AClockThatJumpsByADayCostsARefreshAndNothingElse)
{
    m_world.clock.advance(24h);
    EXPECT_EQ(called(m_first.access), kExpired);
    TokenPair ahead = m_first;
    for (int i = 0; i < 40; ++i)
        ahead = m_world.mustRefresh(ahead.refresh);
    EXPECT_EQ(called(ahead.access), "200");
    m_world.clock.advance(-24h);
    EXPECT_EQ(called(ahead.access), kExpired) << "else it would live a day longer";
    const TokenPair back = m_world.mustRefresh(ahead.refresh);
    EXPECT_EQ(called(back.access), "200");
    TokenPair newest = back;
    for (int i = 0; i < 20; ++i)
        newest = m_world.mustRefresh(newest.refresh);
    EXPECT_EQ(called(newest.access), "200");
    m_world.start(); // without what it remembers of callers
    EXPECT_EQ(called(back.access), "200") << "tokens made after the jump back are newer than those before it";
}

TEST_F(SessionRefreshTest, TokensStayFewHoweverOftenAClientRefreshes)
{
    TokenPair pair = m_first;
    for (int i = 0; i < 60; ++i)
        pair = m_world.mustRefresh(pair.refresh);
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(called(m_world.mustRefresh(pair.refresh).access), "200");
    EXPECT_LE(storedTokens(), 50U);
    EXPECT_EQ(refreshed(m_first.refresh), kInvalidRefresh) << "forgotten, so it ends nothing";
    EXPECT_EQ(m_world.deviceOf(m_session).state, DeviceState::SignedIn);
}

TEST_F(SessionRefreshTest, NonsenseIsNoTokenAndATokenIsOnlyGoodForWhatItIsFor)
{
    for (const std::string &nonsense :
        {std::string(), std::string("x"), std::string(43, 'A'), std::string(10'000, 'A')})
        EXPECT_EQ(refreshed(nonsense), kInvalidRefresh);
    EXPECT_EQ(refreshed(m_first.access), kInvalidRefresh);
    EXPECT_EQ(called(m_first.refresh), kInvalidRefresh);
    EXPECT_EQ(called(m_first.access), "200") << "that ended nothing";
}

TEST_F(SessionRefreshTest, EverythingSurvivesARestart)
{
    const TokenPair lost = m_world.mustRefresh(m_first.refresh);
    m_world.start();
    EXPECT_EQ(called(m_first.access), "200");
    EXPECT_EQ(called(lost.access), "200");
    const TokenPair next = m_world.mustRefresh(m_world.mustRefresh(m_first.refresh).refresh);
    m_world.start();
    EXPECT_EQ(called(next.access), "200");
    EXPECT_EQ(refreshed(m_first.refresh), kInvalidRefresh);
    EXPECT_EQ(m_world.deviceOf(m_session).state, DeviceState::TokenReused);
}

TEST_F(SessionRefreshTest, WhileSomethingLongIsWrittenClientsAreToldToComeAgain)
{
    const auto import = must(m_world.db.storage->beginWrite());
    EXPECT_EQ(refreshed(m_first.refresh), "503 unavailable back_off");
    EXPECT_EQ(called(m_first.access), "200") << "reading goes on";
}

TEST(SessionOnABadDisk, WhateverWriteFailsNobodyIsLockedOut)
{
    using qunce::test::FailingWrites;
    FailingWrites disk;
    SessionWorld world;
    const SessionReply session = world.mustSignIn();
    TokenPair pair = session.tokens;
    int failed = 0;
    for (int number = 1; number <= 12; ++number) {
        disk.failAt(
            number, number % 2 == 0 ? FailingWrites::Fault::FullDisk : FailingWrites::Fault::BadBlock);
        const Response response = world.refresh(pair.refresh);
        disk.mend();
        if (response.status != 200) {
            ++failed;
            EXPECT_EQ(errorOf(response).action, WireAction::BackOff) << summary(response);
            EXPECT_EQ(summary(world.who(pair.access)), "200");
        }
        pair = world.mustRefresh(pair.refresh);
        EXPECT_EQ(summary(world.who(pair.access)), "200");
    }
    EXPECT_GE(failed, 3);
    EXPECT_EQ(world.deviceOf(session).state, DeviceState::SignedIn);
}

} // namespace
