// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/insightparts.h"

namespace qunce {

/// New customers of one day, and those of them who replied within 14 days.
struct CohortDay {
    Day day;
    std::optional<uint64_t> added;
    std::optional<uint64_t> replied; ///< so far, while the 14 days run
    /// A cohort of which nobody has replied yet may have no number of replies.
    std::optional<Fraction> rate() const { return shareOfSums(replied.value_or(0), added); }
};

struct CohortSum {
    std::optional<uint64_t> added;
    std::optional<uint64_t> replied;
    std::optional<Fraction> rate() const { return shareOfSums(replied.value_or(0), added); }
};

/// Cohorts by add day, ascending: 已满14天 and 未满14天 apart (data.md, reply_rate_14d).
struct CohortTable {
    std::vector<CohortDay> matured; ///< D <= today - 14: what counts
    std::vector<CohortDay> open; ///< still within their 14 days: shown, never added to the others
    CohortSum maturedSum;
    CohortSum openSum;

    bool isEmpty() const { return !maturedSum.added && !openSum.added; }
};

/// The add days that are shown for a period: those of the overview's card (replyCohorts) and all from them to the period's
/// end, not after today.
Period cohortDays(Period period, Day today);
/// `added` and `replied` begin with the day `from`. Pure.
CohortTable cohortTable(Day from, Day today, const DaySums &added, const DaySums &replied);

} // namespace qunce
