// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace qunce::server::demo {

/// Random numbers of the demo brand. Everything is made of 64-bit integers and of + - * / and sqrt of doubles, which
/// IEEE 754 defines exactly, so the same seed gives the same brand with every standard library; <random>'s
/// distributions and libm would not. A stream of its own per subject, day or task keeps parts independent of each
/// other. Not thread-safe; cheap to make.
class Random
{
public:
    explicit Random(uint64_t seed, uint64_t stream = 0, uint64_t a = 0, uint64_t b = 0);

    uint64_t next();
    /// 0 … bound - 1; 0 if bound is 0.
    uint32_t below(uint32_t bound);
    /// from … to, both included.
    int between(int from, int to);
    /// [0, 1).
    double unit();
    double range(double from, double to) { return from + (to - from) * unit(); }
    bool chance(double probability) { return unit() < probability; }
    /// Long tail with mean 1: 1 / (u + q), scaled. The smaller q, the fewer and larger stars; largest = 1 / (q ln(1 + 1/q)).
    double tail(double q);
    uint32_t poisson(double mean);
    uint32_t binomial(uint32_t trials, double probability);
    template <typename Items>
    const auto &pick(const Items &items)
    {
        return items[below(static_cast<uint32_t>(items.size()))];
    }

private:
    uint64_t m_state;
};

} // namespace qunce::server::demo
