// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace qunce {

__extension__ typedef __int128 Int128;

/// A value as an exact fraction; the denominator is above 0 (1 for sums). Numerators may be negative (net_friends, gap).
struct Fraction {
    Int128 numerator = 0;
    Int128 denominator = 1;

    bool isWhole() const { return numerator % denominator == 0; }
};

/// Exact, whatever the size of the parts.
std::strong_ordering compare(const Fraction &left, const Fraction &right);

/// Six digits after the point, rounded half to even: 0.333333, -8.000000.
std::string sixDigits(const Fraction &fraction);
/// A whole number without a point, anything else with six digits.
std::string shortest(const Fraction &fraction);
std::string toText(Int128 number);

} // namespace qunce
