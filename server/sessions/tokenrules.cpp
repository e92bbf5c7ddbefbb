// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sessions/tokenrules.h"

#include <algorithm>

namespace qunce::server {

namespace {

using Purpose = DeviceToken::Purpose;
using State = DeviceToken::State;

/// Clocks are set back by a little all the time.
constexpr int64_t kClockSlackMs = int64_t {5} * 60 * 1000;
constexpr size_t kKeptAccessTokens = 32;
constexpr size_t kKeptLiveRefreshTokens = 8;
constexpr size_t kKeptRetiredTokens = 8;

} // namespace

RefreshVerdict judgeRefresh(const DeviceToken &token, int64_t nowMs)
{
    const bool over = nowMs >= token.expiresAtMs;
    switch (token.state) {
    case State::Live:
        return over ? RefreshVerdict::Expired : RefreshVerdict::Renew;
    case State::Used:
        return over ? RefreshVerdict::Reused : RefreshVerdict::Repeat;
    case State::Retired:
        break;
    }
    return RefreshVerdict::Reused;
}

bool accessIsGood(const DeviceToken &token, int64_t nowMs)
{
    return nowMs < token.expiresAtMs && token.expiresAtMs - nowMs <= kAccessLifeMs + kClockSlackMs;
}

std::vector<DeviceToken> afterFirstUse(
    const std::vector<DeviceToken> &tokens, const DeviceToken &used, int64_t nowMs)
{
    std::vector<DeviceToken> changed;
    for (DeviceToken token : tokens) {
        if (token.purpose != Purpose::Refresh || token.state == State::Retired)
            continue;
        token.state = State::Retired;
        if (token.hash == used.hash) {
            token.state = State::Used;
            token.expiresAtMs = std::min(token.expiresAtMs, nowMs + kSuccessorGraceMs);
        }
        changed.push_back(std::move(token));
    }
    return changed;
}

std::vector<DeviceToken> superfluous(const std::vector<DeviceToken> &tokens)
{
    std::vector<DeviceToken> dropped;
    size_t access = 0;
    size_t live = 0;
    size_t retired = 0;
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
        bool keep = true;
        if (token->purpose == Purpose::Access)
            keep = ++access <= kKeptAccessTokens;
        else if (token->state == State::Live)
            keep = ++live <= kKeptLiveRefreshTokens;
        else if (token->state == State::Retired)
            keep = ++retired <= kKeptRetiredTokens;
        if (!keep)
            dropped.push_back(*token);
    }
    return dropped;
}

} // namespace qunce::server
