// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/fraction.h"

#include <algorithm>
#include <cstdint>

namespace qunce {

namespace {

/// Rounds towards minus infinity; `denominator` is above 0.
Int128 floorOf(Int128 numerator, Int128 denominator)
{
    const Int128 quotient = numerator / denominator;
    return numerator % denominator < 0 ? quotient - 1 : quotient;
}

bool isSmall(const Fraction &fraction)
{
    constexpr Int128 limit = Int128 {1} << 63;
    return fraction.numerator < limit && fraction.numerator > -limit && fraction.denominator < limit;
}

} // namespace

std::strong_ordering compare(const Fraction &left, const Fraction &right)
{
    if (isSmall(left) && isSmall(right))
        return left.numerator * right.denominator <=> right.numerator * left.denominator;
    // Products could overflow: compare whole parts, and if these are equal, the remainders upside down (Euclid).
    Fraction a = left;
    Fraction b = right;
    bool flipped = false;
    while (true) {
        const Int128 wholeA = floorOf(a.numerator, a.denominator);
        const Int128 wholeB = floorOf(b.numerator, b.denominator);
        const Int128 restA = a.numerator - wholeA * a.denominator;
        const Int128 restB = b.numerator - wholeB * b.denominator;
        std::strong_ordering order = wholeA <=> wholeB;
        if (order == 0 && (restA == 0 || restB == 0))
            order = restA <=> restB;
        if (order != 0)
            return flipped ? 0 <=> order : order;
        if (restA == 0)
            return order;
        a = {a.denominator, restA};
        b = {b.denominator, restB};
        flipped = !flipped;
    }
}

std::string toText(Int128 number)
{
    // Most numbers are small, and a division of 128 bits takes as long as ten of the others.
    if (number >= INT64_MIN && number <= INT64_MAX)
        return std::to_string(static_cast<int64_t>(number));
    const bool negative = number < 0;
    std::string digits;
    do {
        const int digit = static_cast<int>(number % 10);
        digits.push_back(static_cast<char>('0' + (negative ? -digit : digit)));
        number /= 10;
    } while (number != 0);
    if (negative)
        digits.push_back('-');
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::string sixDigits(const Fraction &fraction)
{
    constexpr int million = 1000000;
    const bool negative = fraction.numerator < 0;
    const Int128 size = negative ? -fraction.numerator : fraction.numerator;
    Int128 whole = size / fraction.denominator;
    const Int128 scaled = size % fraction.denominator * million;
    Int128 part = scaled / fraction.denominator;
    const Int128 twiceRest = scaled % fraction.denominator * 2;
    if (twiceRest > fraction.denominator || (twiceRest == fraction.denominator && part % 2 == 1))
        ++part;
    if (part == million) {
        part = 0;
        ++whole;
    }
    const std::string digits = toText(part);
    const bool isZero = whole == 0 && part == 0;
    return (negative && !isZero ? "-" : "") + toText(whole) + '.' + std::string(6 - digits.size(), '0')
        + digits;
}

std::string shortest(const Fraction &fraction)
{
    return fraction.isWhole() ? toText(fraction.numerator / fraction.denominator) : sixDigits(fraction);
}

} // namespace qunce
