// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/domain/leaderboard.h"
#include "models/domain/metric.h"

namespace qunce {

/// Columns of a metric of days.
struct DayFacts {
    Metric metric = Metric::Orders;
    Period days;
};

/// The columns of days that rankSubjects() will read, in the order in which it asks for them, so that somebody can fetch
/// them while the brand is still being read. Columns of tasks, whose keys only the brand knows, are not among them.
/// Pure.
std::vector<DayFacts> factsNeeded(const LeaderboardQuery &query);

} // namespace qunce
