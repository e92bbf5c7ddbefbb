// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/domain/brand.h"
#include "models/domain/rollup.h"

namespace qunce {

/// The target that a period is held against, and the days whose passing is its time progress.
struct GoalTarget {
    uint64_t value = 0;
    Period period;
};

/// Chooses from the goals of one subject: one of exactly the period; else all that lie inside it and do not meet each
/// other, longer and earlier ones first; else the shortest one that contains it, which then brings its own days. Of
/// equal periods the last one holds.
std::optional<GoalTarget> chooseGoal(const std::vector<const Goal *> &goals, Period period);

/// The goals of each row of a roll-up, of one metric or (nothing) of all.
std::vector<std::vector<const Goal *>> goalsByRow(
    const Brand &brand, const Rollup &rollup, std::optional<Metric> metric);

} // namespace qunce
