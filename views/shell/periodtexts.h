// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QString>

#include "models/boards/boardquery.h"
#include "views/common/format.h"

namespace qunce {

/// In the order of the picker; Campaign and Custom come with dates of their own.
inline constexpr std::array kPeriodChoices {PeriodChoice::Yesterday, PeriodChoice::Today,
    PeriodChoice::ThisWeek, PeriodChoice::LastWeek, PeriodChoice::MonthToDate, PeriodChoice::LastMonth,
    PeriodChoice::Last7Days, PeriodChoice::Last30Days, PeriodChoice::Last90Days};
inline constexpr std::array kCompareChoices {
    CompareChoice::Previous, CompareChoice::SameDaysLastMonth, CompareChoice::LastYear};

/// 昨日, 上月同期, … in the language of the window.
QString periodName(PeriodChoice choice);
QString compareName(CompareChoice choice);
/// 9月1日–9月7日, with its year where that is not the one of `beside`.
QString daysOf(Period period, Day beside, const Format &format);

} // namespace qunce
