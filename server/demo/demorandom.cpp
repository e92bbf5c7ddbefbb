// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demorandom.h"

#include <cmath>

namespace qunce::server::demo {

namespace {

/// splitmix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
uint64_t mix(uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

constexpr uint64_t kGamma = 0x9E3779B97F4A7C15ULL;

/// e^-x for x >= 0: Taylor series of a small part, squared back.
double expMinus(double x)
{
    int halvings = 0;
    while (x > 0.25) {
        x *= 0.5;
        ++halvings;
    }
    double value = 1 - x * (1 - x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5 * (1 - x / 6)))));
    for (; halvings > 0; --halvings)
        value *= value;
    return value;
}

/// ln(x) for x >= 1, from the series of atanh after halving; used for means only.
double logarithm(double x)
{
    constexpr double kLn2 = 0.693147180559945309;
    double result = 0;
    while (x > 1.5) {
        x *= 0.5;
        result += kLn2;
    }
    const double t = (x - 1) / (x + 1);
    const double square = t * t;
    return result + 2 * t * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square / 9))));
}

} // namespace

Random::Random(uint64_t seed, uint64_t stream, uint64_t a, uint64_t b)
    : m_state(mix(mix(mix(mix(seed + kGamma) + stream + kGamma) + a + kGamma) + b + kGamma))
{ }

uint64_t Random::next()
{
    m_state += kGamma;
    return mix(m_state);
}

uint32_t Random::below(uint32_t bound)
{
    return static_cast<uint32_t>(((next() >> 32) * bound) >> 32);
}

int Random::between(int from, int to)
{
    return to <= from ? from : from + static_cast<int>(below(static_cast<uint32_t>(to - from + 1)));
}

double Random::unit()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::tail(double q)
{
    return 1 / ((unit() + q) * logarithm(1 + 1 / q));
}

uint32_t Random::poisson(double mean)
{
    if (mean <= 0)
        return 0;
    if (mean > 30) { // the sum of four uniform numbers is near enough to a normal one here
        const double normal = (unit() + unit() + unit() + unit() - 2) * std::sqrt(3.0);
        const double value = mean + std::sqrt(mean) * normal + 0.5;
        return value <= 0 ? 0 : static_cast<uint32_t>(value);
    }
    double probability = expMinus(mean);
    double rest = unit() - probability;
    uint32_t count = 0;
    while (rest >= 0 && count < 200) {
        ++count;
        probability *= mean / count;
        rest -= probability;
    }
    return count;
}

uint32_t Random::binomial(uint32_t trials, double probability)
{
    uint32_t hits = 0;
    for (uint32_t i = 0; i < trials; ++i)
        hits += chance(probability) ? 1 : 0;
    return hits;
}

} // namespace qunce::server::demo
