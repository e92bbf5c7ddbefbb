// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/base/day.h"

namespace qunce {

/// Which period a period is compared with (data.md, "Ranking").
enum class Compare : uint8_t { Prev, PrevWeek, PrevMonth, MonthToDate, LastYear };
std::optional<Compare> compareNamed(std::string_view name);
std::string_view name(Compare compare);

/// prev: as many days just before. prev_week: 7 days earlier. prev_month: a full calendar month gives the whole month
/// before it, anything else the same day numbers of the month before, cut at its end. month_to_date: always the same
/// day numbers. last_year: the same dates a year before, 29 February giving 28 February; a full month stays full.
Period comparedPeriod(Period period, Compare compare);

} // namespace qunce
