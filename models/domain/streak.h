// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "models/base/result.h"
#include "models/domain/measurevalues.h"

namespace qunce {

struct Streak {
    uint32_t best = 0;
    uint32_t current = 0;
};

/// Runs of selling days (orders > 0) inside the period for each row of a roll-up of guides. A day does not count and
/// does not break where nobody in the guide's store has a value of orders, where the guide's on_duty is 0 (or missing,
/// with zeroFillFed on a fed day in post), and where the guide has no slot in the roll-up. A day that is not over at
/// as-of adds to the current run if it sells, and never breaks it.
Result<std::vector<Streak>> streakRows(const MeasureInput &input, Period period);

} // namespace qunce
