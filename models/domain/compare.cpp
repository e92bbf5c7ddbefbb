// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/compare.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

constexpr std::array<std::string_view, 5> kNames {
    "prev", "prev_week", "prev_month", "month_to_date", "last_year"};

bool isFullMonth(Period period)
{
    return period.from == firstOfMonth(period.from) && period.to == lastOfMonth(period.from);
}

Period monthsEarlier(Period period, int months, bool keepFullMonth)
{
    const Period earlier {addMonths(period.from, -months), addMonths(period.to, -months)};
    return keepFullMonth && isFullMonth(period) ? Period {earlier.from, lastOfMonth(earlier.from)} : earlier;
}

} // namespace

std::optional<Compare> compareNamed(std::string_view name)
{
    const auto *found = std::find(kNames.begin(), kNames.end(), name);
    return found == kNames.end() ? std::nullopt : std::optional(static_cast<Compare>(found - kNames.begin()));
}

std::string_view name(Compare compare)
{
    return kNames[static_cast<size_t>(compare)];
}

Period comparedPeriod(Period period, Compare compare)
{
    switch (compare) {
    case Compare::Prev:
        return {period.from - period.days(), period.from - 1};
    case Compare::PrevWeek:
        return {period.from - 7, period.to - 7};
    case Compare::PrevMonth:
        return monthsEarlier(period, 1, true);
    case Compare::MonthToDate:
        return monthsEarlier(period, 1, false);
    case Compare::LastYear:
        return monthsEarlier(period, 12, true);
    }
    return period;
}

} // namespace qunce
