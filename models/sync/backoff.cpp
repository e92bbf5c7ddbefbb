// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/backoff.h"

#include <algorithm>

namespace qunce {

namespace {

constexpr int64_t kLongestMs = 3'600'000;
constexpr int kLastDoubling = 20; // far beyond any ceiling

} // namespace

int64_t BackOff::next(int64_t maxMs, int64_t retryAfterMs)
{
    ++m_failures;
    const int64_t ceiling =
        std::max(m_minMs, std::min(maxMs, m_minMs * (int64_t {1} << std::min(m_failures, kLastDoubling))));
    const int64_t wait = m_minMs + static_cast<int64_t>(below(static_cast<uint64_t>(ceiling - m_minMs) + 1));
    if (retryAfterMs <= 0)
        return wait;
    // Those who were told the same moment do not come at the same moment.
    const int64_t told = retryAfterMs + static_cast<int64_t>(below(static_cast<uint64_t>(m_minMs) + 1));
    return std::min(std::max(wait, told), kLongestMs);
}

// splitmix64
uint64_t BackOff::below(uint64_t bound)
{
    m_random += 0x9E3779B97F4A7C15ULL;
    uint64_t mixed = m_random;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return (mixed ^ (mixed >> 31)) % bound;
}

} // namespace qunce
