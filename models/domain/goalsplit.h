// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"

// How a target is divided among those below, and what is left of one whose guide leaves (docs/DATA.md, "Targets").
// Values are whole: fen, or what is counted. Pure; any thread.

namespace qunce {

/// One of those among whom a target is split.
struct SplitShare {
    uint64_t weight = 0;
    std::optional<int64_t> locked; ///< keeps this, whatever its weight
};

/// A value for each share, in their order, that together are exactly `total`: those that are locked keep theirs, the rest
/// is split by weight in multiples of `step`, and what is left over goes in single steps to the largest remainders, of
/// equal ones to the first. What is no multiple of `step` goes to the first of the largest weight. InvalidInput where
/// those that are locked have more than there is, and where something is left and nobody has a weight.
Result<std::vector<int64_t>> splitGoal(int64_t total, std::span<const SplitShare> shares, int64_t step = 1);

/// What a guide who leaves is still held to, and what goes to the store. Together the target.
struct LeaverGoal {
    int64_t kept = 0;
    int64_t rest = 0;
};
/// Pro rata by days: kept is the part of the days before `leftOn`, the first day on which the guide is gone, rounded half
/// up; the rest is the store's.
LeaverGoal leaverGoal(int64_t target, Period period, Day leftOn);

} // namespace qunce
