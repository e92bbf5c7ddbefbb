// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/sessions/signinthrottle.h"
#include "server/sessions/tokenrules.h"

using namespace qunce;
using namespace qunce::server;

namespace {

using Purpose = DeviceToken::Purpose;
using State = DeviceToken::State;

DeviceToken token(char hash, Purpose purpose, State state, int64_t issued = 0, int64_t expires = 1000)
{
    return {std::string(32, hash), {}, purpose, state, issued, expires};
}

TEST(TokenRules, WhatARefreshTokenIsWorthDependsOnItsStateAndItsEnd)
{
    const auto judged = [](State state, int64_t now) {
        return judgeRefresh(token('r', Purpose::Refresh, state), now);
    };
    EXPECT_EQ(judged(State::Live, 999), RefreshVerdict::Renew);
    EXPECT_EQ(judged(State::Live, 1000), RefreshVerdict::Expired);
    EXPECT_EQ(judged(State::Used, 999), RefreshVerdict::Repeat);
    EXPECT_EQ(judged(State::Used, 1000), RefreshVerdict::Reused);
    EXPECT_EQ(judged(State::Retired, 0), RefreshVerdict::Reused);
}

TEST(TokenRules, AnAccessTokenIsGoodForItsTimeAndNotWhileTheClockStandsBeforeIt)
{
    const DeviceToken access = token('a', Purpose::Access, State::Live, 0, kAccessLifeMs);
    EXPECT_TRUE(accessIsGood(access, 0));
    EXPECT_TRUE(accessIsGood(access, kAccessLifeMs - 1));
    EXPECT_FALSE(accessIsGood(access, kAccessLifeMs));
    EXPECT_TRUE(accessIsGood(access, -1000)) << "clocks are set by a second now and then";
    EXPECT_FALSE(accessIsGood(access, -3'600'000));
}

TEST(TokenRules, TheFirstUseOfATokenReplacesAllOthersAndLimitsItsOwnLife)
{
    const int64_t far = kSuccessorGraceMs * 10;
    const std::vector<DeviceToken> before {token('o', Purpose::Refresh, State::Used, 1, far),
        token('u', Purpose::Refresh, State::Live, 2, far), token('s', Purpose::Refresh, State::Live, 3, far),
        token('r', Purpose::Refresh, State::Retired, 0, far),
        token('a', Purpose::Access, State::Live, 2, far)};
    const std::vector<DeviceToken> changed = afterFirstUse(before, before[1], 5);
    ASSERT_EQ(changed.size(), 3U) << "the access token and what was replaced stay as they are";
    EXPECT_EQ(changed[0], token('o', Purpose::Refresh, State::Retired, 1, far));
    EXPECT_EQ(changed[1], token('u', Purpose::Refresh, State::Used, 2, 5 + kSuccessorGraceMs));
    EXPECT_EQ(changed[2], token('s', Purpose::Refresh, State::Retired, 3, far));
}

TEST(TokenRules, TokensOfADeviceStayFewWhateverAClientDoesAndTheNeededOnesStay)
{
    std::vector<DeviceToken> tokens {token('u', Purpose::Refresh, State::Used)};
    for (char i = 0; i < 100; ++i) {
        tokens.push_back(token(i, Purpose::Refresh, i % 2 == 0 ? State::Live : State::Retired, i));
        tokens.push_back(token(static_cast<char>(-i - 1), Purpose::Access, State::Live, i));
    }
    const std::vector<DeviceToken> dropped = superfluous(tokens);
    EXPECT_EQ(tokens.size() - dropped.size(), 1U + 8 + 8 + 32);
    for (const DeviceToken &each : dropped) {
        EXPECT_NE(each.state, State::Used);
        EXPECT_LT(each.issuedAtMs, 84) << "the newest stay";
    }
}

TEST(SignInThrottle, BlocksAfterSoManyFailuresUntilTheOldestIsOutOfTheWindow)
{
    SignInThrottle throttle(3, 1000);
    for (const int64_t at : {0, 400, 500})
        throttle.failed("wang", at);
    EXPECT_EQ(throttle.waitFor("wang", 600), 400);
    EXPECT_EQ(throttle.waitFor("li", 600), 0);
    EXPECT_EQ(throttle.waitFor("wang", 1000), 0);
    throttle.failed("wang", 1000);
    EXPECT_EQ(throttle.waitFor("wang", 1000), 400) << "the window slides";
    throttle.succeeded("wang");
    EXPECT_EQ(throttle.waitFor("wang", 1000), 0);
}

TEST(SignInThrottle, AClockSetBackByADayBlocksNobodyForADay)
{
    SignInThrottle throttle(2, 1000);
    throttle.failed("wang", 90'000'000);
    throttle.failed("wang", 90'000'000);
    EXPECT_EQ(throttle.waitFor("wang", 90'000'000), 1000);
    EXPECT_EQ(throttle.waitFor("wang", 3'600'000), 0);
}

TEST(SignInThrottle, ManyInventedNamesTakeBoundedMemoryAndPushOnlyTheOldestOut)
{
    SignInThrottle throttle(1, 1'000'000);
    throttle.failed("first", 0);
    for (int i = 1; i < 65537; ++i)
        throttle.failed("name " + std::to_string(i), i);
    EXPECT_EQ(throttle.waitFor("first", 70'000), 0);
    EXPECT_GT(throttle.waitFor("name 1", 70'000), 0);
    EXPECT_GT(throttle.waitFor("name 65536", 70'000), 0);
}

} // namespace
