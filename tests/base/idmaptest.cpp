// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/idmap.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

using namespace qunce;

namespace {

Uuid numbered(uint32_t number)
{
    Uuid id;
    for (size_t i = 0; i < 4; ++i)
        id.bytes[15 - i] = static_cast<uint8_t>(number >> (8 * i));
    return id;
}

TEST(IdMap, AnEmptyOneFindsNothing)
{
    const IdMap<int> map;
    EXPECT_EQ(map.find(numbered(1)), nullptr);
    EXPECT_EQ(map.find(Uuid {}), nullptr);
    EXPECT_EQ(map.size(), 0U);
}

TEST(IdMap, TheNilIdIsAnIdAsAnyOther)
{
    IdMap<int> map;
    map[Uuid {}] = 7;
    ASSERT_NE(map.find(Uuid {}), nullptr);
    EXPECT_EQ(*map.find(Uuid {}), 7);
    EXPECT_EQ(map.size(), 1U);
}

// Every step asked of a standard map too, while it grows from nothing and where room was made before.
TEST(IdMap, HoldsWhatAStandardMapHolds)
{
    for (const bool isReserved : {false, true}) {
        std::mt19937 random(20261123);
        IdMap<uint32_t> map;
        if (isReserved)
            map.reserve(4000);
        std::map<Uuid, uint32_t> expected;
        for (uint32_t step = 0; step < 20000; ++step) {
            const Uuid id = numbered(static_cast<uint32_t>(random() % 5000));
            map[id] = step;
            expected[id] = step;
            const Uuid other = numbered(static_cast<uint32_t>(random() % 6000));
            const auto known = expected.find(other);
            const uint32_t *found = map.find(other);
            ASSERT_EQ(found != nullptr, known != expected.end()) << step;
            if (found) {
                ASSERT_EQ(*found, known->second) << step;
            }
        }
        EXPECT_EQ(map.size(), expected.size());
    }
}

} // namespace
