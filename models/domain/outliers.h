// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <vector>

namespace qunce {

/// Rates of one subject over time that are far below its own usual ones: more than three robust deviations under the
/// median (1.4826 x the median distance from it, at least 3 percentage points, so that a steady row has no outliers for
/// nothing). Nothing is marked with fewer than six values. One mark a rate.
std::vector<bool> lowOutliers(std::span<const std::optional<double>> rates);

} // namespace qunce
