// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include "models/base/day.h"
#include "models/base/uuid.h"
#include "models/domain/compare.h"

namespace qunce {

/// What the header's period picker offers (issue of the console: 昨日, 今日, 本周, …).
enum class PeriodChoice : uint8_t {
    Yesterday,
    Today,
    ThisWeek, ///< Monday to today
    LastWeek,
    MonthToDate,
    LastMonth,
    Last7Days, ///< ending yesterday, as 30 and 90 days do
    Last30Days,
    Last90Days,
    Campaign,
    Custom,
};

/// The days of a choice; Campaign and Custom bring their own. Weeks begin on Monday.
Period periodOf(PeriodChoice choice, Day today, Period own);

/// 环比, 上月同期, 同比 as the picker offers them, and what the export commands call them.
enum class CompareChoice : uint8_t { Previous, SameDaysLastMonth, LastYear };
Compare compareOf(CompareChoice choice);

/// What every page is asked for: a unit (nil: everything the user may see) and a period with what it is compared with.
struct BoardQuery {
    Uuid unit;
    PeriodChoice choice = PeriodChoice::Yesterday;
    Period period;
    CompareChoice compare = CompareChoice::Previous;

    bool operator==(const BoardQuery &) const = default;
};

} // namespace qunce
