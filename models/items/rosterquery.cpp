// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rosterquery.h"

#include <algorithm>

namespace qunce {

namespace {

/// Maps signed numbers to unsigned ones in the same order.
constexpr uint64_t kSignBit = uint64_t {1} << 63;

} // namespace

std::string folded(std::string_view text)
{
    std::string result(text);
    for (char &c : result) {
        if ('A' <= c && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

SortValue SortValue::of(std::string_view text)
{
    SortValue value {text.empty(), 0, text};
    for (size_t i = 0; i < sizeof value.prefix; ++i)
        value.prefix = value.prefix << 8 | (i < text.size() ? static_cast<uint8_t>(text[i]) : 0U);
    return value;
}

SortValue SortValue::of(std::optional<int64_t> number)
{
    return {!number, number ? static_cast<uint64_t>(*number) ^ kSignBit : 0, {}};
}

SortValue SortValue::of(std::optional<Day> day)
{
    return of(day ? std::optional<int64_t>(day->number) : std::nullopt);
}

int compare(const SortValue &left, const SortValue &right, bool descending)
{
    if (left.missing != right.missing)
        return left.missing ? 1 : -1;
    const int order =
        left.prefix != right.prefix ? (left.prefix < right.prefix ? -1 : 1) : left.text.compare(right.text);
    return descending ? -order : order;
}

} // namespace qunce
