// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>

#include "models/boards/comparison.h"

// The numbers of a comparison, from a brand and its facts wherever they are.

namespace qunce {

/// What they are made from. All outlive the call.
struct ComparisonSource {
    const Brand &brand; ///< with guides and, for measures of assignments, tasks
    const FactSource &facts;
    OrgIndex under = kHq;
    std::stop_token stop {};
};

/// The levels of the organisation that can be rows: those with several units, the unit's own, and stores.
std::vector<Level> comparedLevels(const ComparisonSource &source, Period period);
/// Regions where several are to be seen, else stores.
Level levelToCompare(const std::vector<Level> &levels, std::optional<Level> wanted);

/// Fills in rows, total, bases and what is left out; `made` has query, level, period, bases, arrival and asOf.
Result<void> comparePeriods(const ComparisonSource &source, Comparison &made);
/// The same for two campaigns, with their days.
Result<void> compareCampaigns(const ComparisonSource &source, Comparison &made);

} // namespace qunce
