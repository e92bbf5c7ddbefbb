// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "models/base/result.h"
#include "models/domain/measurevalues.h"

namespace qunce {

/// The latest value of a stock, like friends or members, that a subject has.
struct LastValue {
    bool present = false;
    Day day;
    uint64_t value = 0;
};

/// For each row of a roll-up of subjects the value of the last day of the period that has one (a subject has one slot a
/// day). Stocks are not summed over days.
Result<std::vector<LastValue>> lastRows(const MeasureInput &input, Metric metric, Period period);

} // namespace qunce
