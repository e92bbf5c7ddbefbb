// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/servicecohorts.h"

#include <algorithm>

#include "models/boards/overview.h"

namespace qunce {

namespace {

constexpr int kCohortRuns = 14; ///< days

void addCohort(CohortSum &sum, const CohortDay &day)
{
    if (day.added)
        sum.added = sum.added.value_or(0) + *day.added;
    if (day.replied)
        sum.replied = sum.replied.value_or(0) + *day.replied;
}

} // namespace

Period cohortDays(Period period, Day today)
{
    const Period counted = replyCohorts(period, today);
    return {counted.from, std::max(counted.to, std::min(period.to, today))};
}

CohortTable cohortTable(Day from, Day today, const DaySums &added, const DaySums &replied)
{
    CohortTable table;
    for (size_t i = 0; i < added.size(); ++i) {
        const CohortDay day {
            from + static_cast<int>(i), added[i], i < replied.size() ? replied[i] : std::nullopt};
        const bool isMatured = day.day <= today - kCohortRuns;
        (isMatured ? table.matured : table.open).push_back(day);
        addCohort(isMatured ? table.maturedSum : table.openSum, day);
    }
    return table;
}

} // namespace qunce
