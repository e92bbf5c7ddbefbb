// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/flashadvice.h"

#include <string>

namespace qunce {

namespace {

constexpr int64_t kHourSeconds = 3600;
constexpr int64_t kPushSeconds = 24 * kHourSeconds;
constexpr int64_t kLateSeconds = 48 * kHourSeconds;
constexpr int64_t kYoungSeconds = 96 * kHourSeconds;
constexpr uint64_t kFewestOrders = 20;
constexpr uint64_t kFivePercent = 20; ///< a twentieth

std::string hoursOf(int64_t seconds)
{
    return std::to_string(seconds / kHourSeconds);
}

int64_t sinceBegin(const FlashState &state)
{
    return state.now.seconds - Instant::startOf(*state.begins).seconds;
}

Message reasonOf(CloseBar bar, const FlashState &state)
{
    switch (bar) {
    case CloseBar::Closed:
        return QUNCE_TEXT("The group is closed");
    case CloseBar::NotBegun:
        return QUNCE_TEXT("The group has not begun");
    case CloseBar::NoNumbers:
        return QUNCE_TEXT("No numbers by hour have been imported");
    case CloseBar::OldNumbers:
        return {QUNCE_TEXT("The numbers by hour are %1 hours old"),
            {hoursOf(state.now.seconds - state.known->seconds)}};
    case CloseBar::TooYoung:
        return {QUNCE_TEXT("It began %1 hours ago, not 4 days"), {hoursOf(sinceBegin(state))}};
    case CloseBar::NoPush:
        return QUNCE_TEXT("No promotion has been sent to it");
    case CloseBar::PushToCome:
        return QUNCE_TEXT("Its last promotion is still to be sent");
    case CloseBar::PushTooFresh:
        return {QUNCE_TEXT("Its last promotion was sent %1 hours ago, not 24"),
            {hoursOf(state.now.seconds - state.lastPush->seconds)}};
    case CloseBar::TooFewOrders:
        return {QUNCE_TEXT("%1 first orders, not 20"), {std::to_string(state.orders)}};
    case CloseBar::StillSelling:
        return {QUNCE_TEXT("The last 48 hours brought %1 of %2 first orders: 5% or more"),
            {std::to_string(state.lateOrders), std::to_string(state.orders)}};
    }
    return {};
}

} // namespace

CloseAdvice closeAdvice(const FlashState &state)
{
    if (state.isClosed)
        return {{CloseBar::Closed}};
    if (!state.begins || state.now < Instant::startOf(*state.begins))
        return {{CloseBar::NotBegun}};
    if (!state.known)
        return {{CloseBar::NoNumbers}};
    if (state.now.seconds - state.known->seconds >= kLateSeconds)
        return {{CloseBar::OldNumbers}};
    CloseAdvice advice;
    if (sinceBegin(state) < kYoungSeconds)
        advice.bars.push_back(CloseBar::TooYoung);
    if (state.isPushToCome)
        advice.bars.push_back(CloseBar::PushToCome);
    else if (!state.lastPush)
        advice.bars.push_back(CloseBar::NoPush);
    else if (state.now.seconds - state.lastPush->seconds < kPushSeconds)
        advice.bars.push_back(CloseBar::PushTooFresh);
    if (state.orders < kFewestOrders)
        advice.bars.push_back(CloseBar::TooFewOrders);
    if (state.orders > 0 && state.lateOrders * kFivePercent >= state.orders)
        advice.bars.push_back(CloseBar::StillSelling);
    return advice;
}

std::vector<Message> closeReasons(const CloseAdvice &advice, const FlashState &state)
{
    std::vector<Message> reasons;
    for (const CloseBar bar : advice.bars)
        reasons.push_back(reasonOf(bar, state));
    if (advice.mayClose())
        reasons.push_back(
            {QUNCE_TEXT("The last 48 hours brought %1 of %2 first orders, less than 5%; the last "
                        "promotion was sent %3 hours ago"),
                {std::to_string(state.lateOrders), std::to_string(state.orders),
                    hoursOf(state.now.seconds - state.lastPush->seconds)}});
    return reasons;
}

} // namespace qunce
