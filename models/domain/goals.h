// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/domain/brand.h"
#include "models/domain/fraction.h"
#include "models/domain/rollup.h"

namespace qunce {

/// The target that a period is held against, and the days whose passing is its time progress.
struct GoalTarget {
    uint64_t value = 0;
    Period period;
};

/// Chooses from the goals of one subject: one of exactly the period; else those that lie inside it and do not meet each
/// other, longer and earlier ones first, if together they are for all of its days; else the shortest one that contains
/// it, which then brings its own days; else those inside it after all. Of equal periods the last one holds.
std::optional<GoalTarget> chooseGoal(const std::vector<const Goal *> &goals, Period period);

/// Days passed of the target's ÷ all of them, at the end of the period or `asOf`, whichever comes first.
Fraction timeProgressOf(const GoalTarget &target, Period period, Day asOf);
/// Of each row of a roll-up the time progress that its attainment of the metric is held against; nothing without a goal.
std::vector<std::optional<Fraction>> timeProgressRows(
    const Brand &brand, const Rollup &rollup, Metric metric, Period period, Day asOf);

/// The goals of each row of a roll-up, of one metric or (nothing) of all.
std::vector<std::vector<const Goal *>> goalsByRow(
    const Brand &brand, const Rollup &rollup, std::optional<Metric> metric);

} // namespace qunce
