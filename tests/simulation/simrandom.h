// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace qunce::simulation {

/// The one source of chance of a schedule (xoshiro256**, filled by splitmix64). The same seed gives the same numbers on
/// every machine, which the distributions of the standard library do not promise.
class SimRandom
{
public:
    explicit SimRandom(uint64_t seed)
    {
        for (uint64_t &word : m_state) {
            seed += 0x9E3779B97F4A7C15ULL;
            uint64_t mixed = seed;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
            word = mixed ^ (mixed >> 31);
        }
    }

    uint64_t next()
    {
        const uint64_t result = rotated(m_state[1] * 5, 7) * 9;
        const uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }
    /// 0 … limit - 1; 0 for a limit of 0.
    uint64_t below(uint64_t limit) { return limit == 0 ? 0 : next() % limit; }
    /// Both ends included.
    int64_t between(int64_t low, int64_t high)
    {
        return low + static_cast<int64_t>(below(static_cast<uint64_t>(high - low) + 1));
    }
    bool chance(unsigned percent) { return below(100) < percent; }
    bool perMille(unsigned share) { return below(1000) < share; }
    template <typename T>
    const T &oneOf(const std::vector<T> &choices)
    {
        return choices[below(choices.size())];
    }
    /// An index, chosen by its weight.
    size_t weighted(const std::vector<unsigned> &weights)
    {
        uint64_t total = 0;
        for (const unsigned weight : weights)
            total += weight;
        uint64_t chosen = below(total);
        for (size_t i = 0; i < weights.size(); ++i) {
            if (chosen < weights[i])
                return i;
            chosen -= weights[i];
        }
        return 0;
    }

private:
    static uint64_t rotated(uint64_t value, int by) { return (value << by) | (value >> (64 - by)); }

    uint64_t m_state[4] {};
};

} // namespace qunce::simulation
