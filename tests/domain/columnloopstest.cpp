// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The loops over packed values against the same said one value at a time, at every length around their strides.

#include "models/domain/columnloops.h"

#include <cstring>
#include <random>

#include <gtest/gtest.h>

namespace qunce {

namespace {

bool isSet(const std::string &bits, size_t place)
{
    return (static_cast<uint8_t>(bits[place / 8]) >> (place % 8) & 1) != 0;
}

std::string randomBits(std::mt19937 &random, size_t count)
{
    std::string bits((count + 7) / 8, '\0');
    for (size_t i = 0; i < count; ++i) {
        if (random() % 3 != 0)
            bits[i / 8] = static_cast<char>(static_cast<uint8_t>(bits[i / 8]) | 1U << (i % 8));
    }
    return bits;
}

} // namespace

TEST(ColumnLoopsTest, CountsTheBitsOfABitmap)
{
    std::mt19937 random(1);
    for (size_t count = 1; count <= 200; ++count) {
        const std::string bits = randomBits(random, count);
        uint32_t expected = 0;
        for (size_t i = 0; i < count; ++i)
            expected += isSet(bits, i) ? 1 : 0;
        EXPECT_EQ(loops::countPresent(bits), expected) << count;
    }
}

TEST(ColumnLoopsTest, OneValueWhereThereIsNoneIsFoundAtEveryPlace)
{
    std::mt19937 random(2);
    for (const unsigned width : {1U, 2U, 4U, 8U}) {
        for (size_t count = 1; count <= 70; ++count) {
            const std::string bits = randomBits(random, count);
            std::string data(count * width, '\0');
            for (size_t i = 0; i < count; ++i) {
                if (isSet(bits, i))
                    data[i * width + random() % width] = static_cast<char>(random() % 255 + 1);
            }
            EXPECT_TRUE(loops::absentAreZero(data.data(), bits, count, width)) << count << " x " << width;
            for (size_t i = 0; i < count; ++i) {
                if (isSet(bits, i))
                    continue;
                char &byte = data[i * width + width - 1];
                byte = static_cast<char>(random() % 255 + 1);
                EXPECT_FALSE(loops::absentAreZero(data.data(), bits, count, width))
                    << i << " of " << count << " x " << width;
                byte = 0;
            }
        }
    }
}

} // namespace qunce
