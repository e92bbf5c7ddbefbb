// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/closedmonths.h"

#include <algorithm>

namespace qunce {

std::optional<Period> monthNamed(std::string_view name)
{
    constexpr size_t kNameLength = 7;
    if (name.size() != kNameLength || name[4] != '-')
        return std::nullopt;
    const std::optional<Day> first = Day::parse(std::string(name) + "-01");
    if (!first || *first < kFirstDataDay || *first > kLastDataDay)
        return std::nullopt;
    return Period {*first, lastOfMonth(*first)};
}

std::string monthName(Day day)
{
    return day.toString().substr(0, 7);
}

const ClosedMonth *closedMonthOn(std::span<const ClosedMonth> months, Day day)
{
    const auto found = std::lower_bound(months.begin(), months.end(), day,
        [](const ClosedMonth &month, Day wanted) { return month.days.to < wanted; });
    return found != months.end() && found->days.contains(day) ? &*found : nullptr;
}

std::span<const ClosedMonth> closedMonthsIn(std::span<const ClosedMonth> months, Period period)
{
    const auto first = std::find_if(
        months.begin(), months.end(), [&](const ClosedMonth &month) { return month.days.to >= period.from; });
    const auto end = std::find_if(
        first, months.end(), [&](const ClosedMonth &month) { return month.days.from > period.to; });
    return {first, end};
}

std::vector<AsOfSpan> asOfSpans(std::span<const ClosedMonth> months, Period period, Instant asOf)
{
    std::vector<AsOfSpan> spans;
    Day next = period.from;
    for (const ClosedMonth &month : closedMonthsIn(months, period)) {
        if (next < month.days.from)
            spans.push_back({{next, month.days.from - 1}, asOf});
        const Period within {std::max(next, month.days.from), std::min(period.to, month.days.to)};
        spans.push_back({within, std::min(asOf, month.closedAt)});
        next = within.to + 1;
    }
    if (next <= period.to || spans.empty())
        spans.push_back({{next, period.to}, asOf});
    return spans;
}

} // namespace qunce
