// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/merge/editsamples.h"

namespace qunce::test {

constexpr uint64_t kProperties = 9;
constexpr uint64_t kCases = 200'000;
constexpr uint64_t kLongCases = 10'000'000;

/// Runs the property for one seed after the other until it fails: 200,000 cases over all properties together, 10,000,000
/// with QUNCE_LONG=1. A failure names its seed; QUNCE_SEED runs that one alone.
template <typename Property>
void forAnyCase(const Property &property)
{
    const char *only = std::getenv("QUNCE_SEED");
    const uint64_t count = (std::getenv("QUNCE_LONG") ? kLongCases : kCases) / kProperties;
    const uint64_t first = only ? std::strtoull(only, nullptr, 10) : 0;
    for (uint64_t seed = first; seed < (only ? first + 1 : count); ++seed) {
        EditSamples samples(seed);
        property(samples);
        if (testing::Test::HasFailure()) {
            ADD_FAILURE() << "QUNCE_SEED=" << seed;
            return;
        }
    }
}

} // namespace qunce::test
