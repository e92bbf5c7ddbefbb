// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/periodtexts.h"

#include "views/common/texts.h"

namespace qunce {

QString periodName(PeriodChoice choice)
{
    switch (choice) {
    case PeriodChoice::Yesterday:
        return text(QUNCE_TEXT("Yesterday"));
    case PeriodChoice::Today:
        return text(QUNCE_TEXT("Today"));
    case PeriodChoice::ThisWeek:
        return text(QUNCE_TEXT("This week"));
    case PeriodChoice::LastWeek:
        return text(QUNCE_TEXT("Last week"));
    case PeriodChoice::MonthToDate:
        return text(QUNCE_TEXT("Month to date"));
    case PeriodChoice::LastMonth:
        return text(QUNCE_TEXT("Last month"));
    case PeriodChoice::Last7Days:
        return text(QUNCE_TEXT("Last 7 days"));
    case PeriodChoice::Last30Days:
        return text(QUNCE_TEXT("Last 30 days"));
    case PeriodChoice::Last90Days:
        return text(QUNCE_TEXT("Last 90 days"));
    case PeriodChoice::Campaign:
        return text(QUNCE_TEXT("Campaign"));
    case PeriodChoice::Custom:
        return text(QUNCE_TEXT("Custom"));
    }
    return {};
}

QString compareName(CompareChoice choice)
{
    switch (choice) {
    case CompareChoice::Previous:
        return text(QUNCE_TEXT("vs previous"));
    case CompareChoice::SameDaysLastMonth:
        return text(QUNCE_TEXT("vs last month"));
    case CompareChoice::LastYear:
        return text(QUNCE_TEXT("vs last year"));
    }
    return {};
}

QString daysOf(Period period, Day beside, const Format &format)
{
    const int year = beside.year();
    if (period.from.year() == year && period.to.year() == year)
        return period.days() == 1 ? format.shortDay(period.from) : format.period(period);
    if (period.days() == 1)
        return format.dayWithYear(period.from);
    // One year for both stands where the language has it: in front in Chinese, at the end in English.
    const bool isOne = period.from.year() == period.to.year();
    const QString from =
        isOne && !format.isChinese() ? format.shortDay(period.from) : format.dayWithYear(period.from);
    const QString to =
        isOne && format.isChinese() ? format.shortDay(period.to) : format.dayWithYear(period.to);
    return from + QStringLiteral("–") + to;
}

} // namespace qunce
