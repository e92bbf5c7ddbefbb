// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "server/storage/storage.h"

// What a token is worth (docs/SYNC.md, "Sign-in"): pure functions over what the database says.

namespace qunce::server {

constexpr int64_t kAccessLifeMs = int64_t {15} * 60 * 1000;
constexpr int64_t kRefreshLifeMs = int64_t {30} * 24 * 60 * 60 * 1000;
/// How long a refresh token whose successor may have been lost on the way stays good.
constexpr int64_t kSuccessorGraceMs = int64_t {24} * 60 * 60 * 1000;

enum class RefreshVerdict : uint8_t {
    Renew, ///< first use: it makes older tokens of the device worthless
    Repeat, ///< again, before any successor was used: the answer may have been lost
    Expired,
    Reused, ///< somebody has a token that the device has long replaced
};
/// `token` is a refresh token.
RefreshVerdict judgeRefresh(const DeviceToken &token, int64_t nowMs);

/// False from its end on, and while the clock stands well before the time at which it was made: after the clock was wrong
/// and set right again a token does not live for days.
bool accessIsGood(const DeviceToken &token, int64_t nowMs);

/// `tokens` of one device after the first use of `used`: that one waits for its successor's use, all other refresh
/// tokens are replaced. Gives those that changed.
std::vector<DeviceToken> afterFirstUse(
    const std::vector<DeviceToken> &tokens, const DeviceToken &used, int64_t nowMs);

/// Which of a device's `tokens`, ascending by time of issue, need not be kept, so that their number stays bounded
/// whatever a client does: replaced ones would only tell a thief's late use from nonsense.
std::vector<DeviceToken> superfluous(const std::vector<DeviceToken> &tokens);

} // namespace qunce::server
