// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/base/result.h"
#include "models/domain/measurevalues.h"

namespace qunce {

struct SeriesQuery {
    Measure measure;
    Period period;
    OrgIndex under = kHq;
    Uuid subject; ///< one guide, group or KOC; nil: everything under `under`
    Instant asOf;
    bool zeroFillFed = false;
};

/// The measure of each day of the period, in order. Fails with Usage for measures that are not of single days: streaks
/// and those with a goal.
Result<std::vector<MeasureValue>> seriesByDay(
    const Brand &brand, const FactSource &facts, const SeriesQuery &query, const TaskBoard *board = nullptr);

} // namespace qunce
