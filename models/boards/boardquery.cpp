// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/boardquery.h"

namespace qunce {

Period periodOf(PeriodChoice choice, Day today, Period own)
{
    const Day monday = today - static_cast<int>(today.isoWeekday() - 1);
    switch (choice) {
    case PeriodChoice::Yesterday:
        return {today - 1, today - 1};
    case PeriodChoice::Today:
        return {today, today};
    case PeriodChoice::ThisWeek:
        return {monday, today};
    case PeriodChoice::LastWeek:
        return {monday - 7, monday - 1};
    case PeriodChoice::MonthToDate:
        return {firstOfMonth(today), today};
    case PeriodChoice::LastMonth: {
        const Day last = firstOfMonth(today) - 1;
        return {firstOfMonth(last), last};
    }
    case PeriodChoice::Last7Days:
        return {today - 7, today - 1};
    case PeriodChoice::Last30Days:
        return {today - 30, today - 1};
    case PeriodChoice::Last90Days:
        return {today - 90, today - 1};
    case PeriodChoice::Campaign:
    case PeriodChoice::Custom:
        return own;
    }
    return own;
}

Compare compareOf(CompareChoice choice)
{
    switch (choice) {
    case CompareChoice::SameDaysLastMonth:
        return Compare::PrevMonth;
    case CompareChoice::LastYear:
        return Compare::LastYear;
    default:
        return Compare::Prev;
    }
}

} // namespace qunce
