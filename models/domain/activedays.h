// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/base/result.h"
#include "models/domain/measurevalues.h"

namespace qunce {

/// More days than one asks for at once.
constexpr int kMostActiveDays = 64;

/// For each row of a roll-up of subjects on how many days of the period at least one of the day metrics is above 0. A day
/// counts once, also if the subject moved on it. Fails with InvalidInput for more than kMostActiveDays.
Result<std::vector<uint32_t>> activeDayRows(
    const MeasureInput &input, std::span<const Metric> metrics, Period period);

/// What makes a day active for a KOC: anything posted, accepted, ordered, sold or earned.
std::span<const Metric> kocActivity();

} // namespace qunce
