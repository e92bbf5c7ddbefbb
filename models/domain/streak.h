// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
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

/// What a day is to a run.
enum class SellingDay : uint8_t { Skipped, Unsold, Sold };
/// The team that a guide's slot counts for on a day; nothing if for none.
using TeamOf = std::function<std::optional<size_t>(size_t region, const Slot &slot, Day day)>;
/// The days of the period for each team: sold where one of its guides sold on a day that counts for them, as above;
/// skipped where it counts for none of them. The roll-up is of guides.
Result<std::vector<std::vector<SellingDay>>> sellingDays(
    const MeasureInput &input, Period period, size_t teams, const TeamOf &teamOf);

} // namespace qunce
