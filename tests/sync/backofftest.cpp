// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <gtest/gtest.h>

#include "models/sync/backoff.h"

namespace qunce::test {

namespace {

TEST(BackOff, StaysBetweenItsBoundsAndSpreads)
{
    int64_t least = INT64_MAX;
    int64_t most = 0;
    for (uint64_t seed = 0; seed < 500; ++seed) {
        BackOff backOff(1'000, seed);
        for (int failure = 1; failure <= 40; ++failure) {
            const int64_t ceiling = std::min<int64_t>(300'000, 1'000LL << std::min(failure, 20));
            const int64_t wait = backOff.next(300'000);
            EXPECT_GE(wait, 1'000);
            EXPECT_LE(wait, ceiling);
            if (failure == 20) {
                least = std::min(least, wait);
                most = std::max(most, wait);
            }
        }
    }
    EXPECT_LT(least, 10'000) << "full jitter";
    EXPECT_GT(most, 290'000);
}

TEST(BackOff, BeginsAnewAfterSuccess)
{
    BackOff backOff(1'000, 1);
    for (int failure = 0; failure < 10; ++failure)
        backOff.next(300'000);
    backOff.reset();
    EXPECT_EQ(backOff.failures(), 0);
    EXPECT_LE(backOff.next(300'000), 2'000);
}

TEST(BackOff, IsTheSameForTheSameSeed)
{
    BackOff first(1'000, 42);
    BackOff second(1'000, 42);
    for (int failure = 0; failure < 20; ++failure)
        EXPECT_EQ(first.next(300'000), second.next(300'000));
}

TEST(BackOff, TheServersMomentIsALowerBoundThatIsSpreadToo)
{
    bool spread = false;
    for (uint64_t seed = 0; seed < 20; ++seed) {
        BackOff backOff(1'000, seed);
        const int64_t wait = backOff.next(300'000, 30'000);
        EXPECT_GE(wait, 30'000);
        EXPECT_LE(wait, 31'000);
        spread = spread || wait != 30'000;
    }
    EXPECT_TRUE(spread);
}

} // namespace

} // namespace qunce::test
