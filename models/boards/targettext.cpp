// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Targets as people write them. Decimal, digit by digit: an amount never goes through a floating point number.

#include <cctype>

#include "models/base/csvcell.h"
#include "models/boards/targetplan.h"
#include "models/domain/fraction.h"

namespace qunce {

namespace {

/// 10^13 yuan: what an import takes too (docs/DATA.md).
constexpr int64_t kMostTarget = 1'000'000'000'000'000;
constexpr int kMostDecimals = 12;
/// What a number may have in digits, so that no factor takes it beyond 128 bits.
constexpr Int128 kMostDigits = Int128 {kMostTarget} * 1'000'000'000'000;

void removeAll(std::string &text, std::string_view part)
{
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}

bool chop(std::string &text, std::string_view end)
{
    if (!std::string_view(text).ends_with(end))
        return false;
    text.resize(text.size() - end.size());
    return true;
}

/// Digits as a whole number, and how many of them stand behind the point.
struct Decimal {
    Int128 digits = 0;
    int decimals = 0;
};
std::optional<Decimal> decimalIn(std::string_view text)
{
    Decimal made;
    bool hasPoint = false;
    bool hasDigit = false;
    for (const char letter : text) {
        if (letter == '.' && !hasPoint) {
            hasPoint = true;
            continue;
        }
        if (std::isdigit(static_cast<unsigned char>(letter)) == 0)
            return std::nullopt;
        hasDigit = true;
        made.digits = made.digits * 10 + (letter - '0');
        made.decimals += hasPoint ? 1 : 0;
        if (made.decimals > kMostDecimals || made.digits > kMostDigits)
            return std::nullopt;
    }
    return hasDigit ? std::optional(made) : std::nullopt;
}

} // namespace

std::optional<int64_t> typedTarget(std::string_view text, bool isMoney)
{
    std::string digits(trimmed(text));
    for (const char *between : {",", "，", " ", "\u00A0", "¥", "￥"})
        removeAll(digits, between);
    if (isMoney)
        chop(digits, "元");
    Int128 factor = isMoney ? 100 : 1;
    if (chop(digits, "万"))
        factor *= 10'000;
    else if (chop(digits, "亿"))
        factor *= 100'000'000;
    const std::optional<Decimal> number = decimalIn(digits);
    if (!number)
        return std::nullopt;
    Int128 unit = 1;
    for (int i = 0; i < number->decimals; ++i)
        unit *= 10;
    const Int128 value = number->digits * factor;
    // A third figure after the point is a mistake, not to be rounded away.
    return value % unit == 0 && value / unit <= kMostTarget
        ? std::optional(static_cast<int64_t>(value / unit))
        : std::nullopt;
}

std::string typeableTarget(int64_t value, bool isMoney)
{
    if (!isMoney)
        return std::to_string(value);
    std::string typed = std::to_string(value / 100);
    if (const int64_t fen = value % 100; fen != 0) {
        typed += fen < 10 ? ".0" : ".";
        typed += std::to_string(fen);
    }
    return typed;
}

} // namespace qunce
