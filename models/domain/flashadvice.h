// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/base/day.h"
#include "models/base/message.h"

namespace qunce {

/// What is known of a flash group when one asks whether it may be closed (收群).
struct FlashState {
    bool isClosed = false;
    std::optional<Day> begins; ///< 开营日
    std::optional<Instant> known; ///< numbers by hour are in up to here; nothing: there are none
    uint64_t orders = 0; ///< 累计首单人数 up to there
    uint64_t lateOrders = 0; ///< of them those of the last 48 hours before
    std::optional<Instant> lastPush; ///< when its last 促单 node was sent
    bool isPushToCome = false; ///< one is still to be sent
    Instant now;
};

/// Why a flash group is not to be closed.
enum class CloseBar : uint8_t {
    Closed, ///< it is
    NotBegun,
    NoNumbers,
    OldNumbers, ///< nobody knows of the last 48 hours
    TooYoung, ///< less than four days since it began
    NoPush, ///< no 促单 node has been sent
    PushToCome,
    PushTooFresh, ///< the last one less than 24 hours ago
    TooFewOrders, ///< less than 20
    StillSelling, ///< the last 48 hours brought 5 % or more
};

struct CloseAdvice {
    std::vector<CloseBar>
        bars; ///< all that stand against it, in their order; of the first four only the first
    bool mayClose() const { return bars.empty(); }
};

/// 建议收群 only if the last 促单 node was sent at least 24 hours ago, four days have passed since 开营日 00:00, there are
/// at least 20 first orders, and the last 48 hours brought less than 5 % of them. Pure.
CloseAdvice closeAdvice(const FlashState &state);

/// The reasons in words: why it may be closed, or everything that stands against it. Pure.
std::vector<Message> closeReasons(const CloseAdvice &advice, const FlashState &state);

} // namespace qunce
