// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/fraction.h"

using namespace qunce;

namespace {

TEST(FractionTest, PrintsSixDigitsHalfToEven)
{
    EXPECT_EQ(sixDigits({1, 3}), "0.333333");
    EXPECT_EQ(sixDigits({2, 3}), "0.666667");
    EXPECT_EQ(sixDigits({0, 7}), "0.000000");
    EXPECT_EQ(sixDigits({7, 7}), "1.000000");
    EXPECT_EQ(sixDigits({1, 2000000}), "0.000000") << "0.0000005 is half, 0 is even";
    EXPECT_EQ(sixDigits({3, 2000000}), "0.000002") << "0.0000015 is half, 2 is even";
    EXPECT_EQ(sixDigits({5, 2000000}), "0.000002") << "0.0000025 is half, 2 is even";
    EXPECT_EQ(sixDigits({19999999, 20000000}), "1.000000") << "carries into the whole part";
    EXPECT_EQ(sixDigits({-1, 3}), "-0.333333");
    EXPECT_EQ(sixDigits({-1, 2000001}), "0.000000") << "no minus before zero";
    EXPECT_EQ(sixDigits({-25, 2}), "-12.500000");
}

TEST(FractionTest, PrintsWholeNumbersAsIntegers)
{
    EXPECT_EQ(shortest({12, 4}), "3");
    EXPECT_EQ(shortest({-12, 4}), "-3");
    EXPECT_EQ(shortest({25, 2}), "12.500000");
    EXPECT_EQ(toText(0), "0");
    EXPECT_EQ(toText(Int128 {1} << 100), "1267650600228229401496703205376");
}

TEST(FractionTest, ComparesExactly)
{
    EXPECT_TRUE(compare({1, 3}, {2, 6}) == 0);
    EXPECT_TRUE(compare({-1, 2}, {1, 3}) < 0);
    // As doubles these two are the same.
    EXPECT_TRUE(compare({9007199254740993, 9007199254740992}, {9007199254740992, 9007199254740991}) < 0);
}

TEST(FractionTest, ComparesWhereProductsWouldOverflow)
{
    const Int128 big = Int128 {1} << 100;
    EXPECT_TRUE(compare({big + 1, big}, {big, big - 1}) < 0);
    EXPECT_TRUE(compare({big, big - 1}, {big + 1, big}) > 0);
    EXPECT_TRUE(compare({big * 3, big}, {3, 1}) == 0);
    EXPECT_TRUE(compare({-big - 1, big}, {-1, 1}) < 0);
    EXPECT_TRUE(compare({-big, big + 1}, {-big - 1, big + 2}) > 0);
}

} // namespace
