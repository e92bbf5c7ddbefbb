// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace qunce {

/// How long to wait before the next attempt: full jitter below a ceiling that doubles with each failure in a row, so
/// that a thousand laptops do not come back together. The same seed gives the same waits. Value.
class BackOff
{
public:
    BackOff(int64_t minMs, uint64_t seed) : m_minMs(minMs), m_random(seed) { }

    /// Counts a failure. Between minMs and min(maxMs, minMs * 2^failures); at least `retryAfterMs` where the server
    /// said so, but never more than an hour, whatever it said.
    int64_t next(int64_t maxMs, int64_t retryAfterMs = 0);
    void reset() { m_failures = 0; }
    int failures() const { return m_failures; }

private:
    uint64_t below(uint64_t bound);

    int64_t m_minMs;
    uint64_t m_random;
    int m_failures = 0;
};

} // namespace qunce
