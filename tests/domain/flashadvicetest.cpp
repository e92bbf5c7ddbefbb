// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 建议收群: each condition on its own, on both sides of its border, and the words that go with it.

#include <algorithm>

#include <gtest/gtest.h>

#include "models/domain/flashadvice.h"

namespace qunce::test {

namespace {

const Day kBegins = Day::fromYmd(2026, 9, 1);
const Instant kNow = Instant::fromLocal(kBegins + 5, 10, 0);

Instant hoursAgo(int hours)
{
    return {kNow.seconds - int64_t {hours} * 3600};
}

/// Five days old, sold out, promoted two days ago.
FlashState finished()
{
    FlashState state;
    state.begins = kBegins;
    state.known = hoursAgo(10);
    state.orders = 100;
    state.lateOrders = 4;
    state.lastPush = hoursAgo(48);
    state.now = kNow;
    return state;
}

std::string wordsOf(const FlashState &state)
{
    std::string words;
    for (const Message &reason : closeReasons(closeAdvice(state), state))
        words += (words.empty() ? "" : "; ") + reason.english();
    return words;
}

TEST(CloseAdviceTest, EveryConditionAtItsBorder)
{
    struct Case {
        const char *what;
        void (*change)(FlashState &);
        std::vector<CloseBar> bars;
        const char *words;
    };
    const char *const kMayClose =
        "The last 48 hours brought 4 of 100 first orders, less than 5%; the last promotion was "
        "sent 48 hours ago";
    const Case cases[] {
        {"all hold", [](FlashState &) {}, {}, kMayClose},
        {"it is closed", [](FlashState &state) { state.isClosed = true; }, {CloseBar::Closed},
            "The group is closed"},
        {"no opening day", [](FlashState &state) { state.begins.reset(); }, {CloseBar::NotBegun},
            "The group has not begun"},
        {"opens tomorrow", [](FlashState &state) { state.begins = kBegins + 6; }, {CloseBar::NotBegun},
            "The group has not begun"},
        {"no numbers", [](FlashState &state) { state.known.reset(); }, {CloseBar::NoNumbers},
            "No numbers by hour have been imported"},
        {"numbers of two days ago", [](FlashState &state) { state.known = hoursAgo(48); },
            {CloseBar::OldNumbers}, "The numbers by hour are 48 hours old"},
        {"numbers of nearly two days ago", [](FlashState &state) { state.known = hoursAgo(47); }, {},
            kMayClose},
        {"exactly four days",
            [](FlashState &state) {
                state.now = Instant::startOf(kBegins + 4);
                state.lastPush = Instant::startOf(kBegins + 2);
            },
            {}, kMayClose},
        {"a second less",
            [](FlashState &state) {
                state.now = {Instant::startOf(kBegins + 4).seconds - 1};
                state.lastPush = Instant::startOf(kBegins + 2);
            },
            {CloseBar::TooYoung}, "It began 95 hours ago, not 4 days"},
        {"nothing was promoted", [](FlashState &state) { state.lastPush.reset(); }, {CloseBar::NoPush},
            "No promotion has been sent to it"},
        {"promoted a day ago", [](FlashState &state) { state.lastPush = hoursAgo(24); }, {},
            "The last 48 hours brought 4 of 100 first orders, less than 5%; the last promotion was sent 24 "
            "hours ago"},
        {"a second later", [](FlashState &state) { state.lastPush = Instant {hoursAgo(24).seconds + 1}; },
            {CloseBar::PushTooFresh}, "Its last promotion was sent 23 hours ago, not 24"},
        {"another one is to come", [](FlashState &state) { state.isPushToCome = true; },
            {CloseBar::PushToCome}, "Its last promotion is still to be sent"},
        {"to come, and none before",
            [](FlashState &state) {
                state.isPushToCome = true;
                state.lastPush.reset();
            },
            {CloseBar::PushToCome}, "Its last promotion is still to be sent"},
        {"20 first orders",
            [](FlashState &state) {
                state.orders = 20;
                state.lateOrders = 0;
            },
            {}, nullptr},
        {"19",
            [](FlashState &state) {
                state.orders = 19;
                state.lateOrders = 0;
            },
            {CloseBar::TooFewOrders}, "19 first orders, not 20"},
        {"none",
            [](FlashState &state) {
                state.orders = 0;
                state.lateOrders = 0;
            },
            {CloseBar::TooFewOrders}, "0 first orders, not 20"},
        {"5 % in the last two days", [](FlashState &state) { state.lateOrders = 5; },
            {CloseBar::StillSelling}, "The last 48 hours brought 5 of 100 first orders: 5% or more"},
        {"all of the four",
            [](FlashState &state) {
                state.now = Instant::startOf(kBegins + 2);
                state.known = state.now;
                state.lastPush = state.now;
                state.orders = 10;
                state.lateOrders = 10;
            },
            {CloseBar::TooYoung, CloseBar::PushTooFresh, CloseBar::TooFewOrders, CloseBar::StillSelling},
            "It began 48 hours ago, not 4 days; Its last promotion was sent 0 hours ago, not 24; 10 first "
            "orders, "
            "not 20; The last 48 hours brought 10 of 10 first orders: 5% or more"},
    };
    for (const Case &each : cases) {
        FlashState state = finished();
        each.change(state);
        const CloseAdvice advice = closeAdvice(state);
        EXPECT_EQ(advice.bars, each.bars) << each.what;
        EXPECT_EQ(advice.mayClose(), each.bars.empty()) << each.what;
        EXPECT_EQ(closeReasons(advice, state).size(), std::max<size_t>(1, each.bars.size())) << each.what;
        if (each.words != nullptr) {
            EXPECT_EQ(wordsOf(state), each.words) << each.what;
        }
    }
}

} // namespace

} // namespace qunce::test
