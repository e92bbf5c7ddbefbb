// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/factsource.h"

namespace qunce {

/// A number of a closed month that came in otherwise after its close (封账后调整, docs/DATA.md "Month close").
struct Adjustment {
    const ClosedMonth *month = nullptr; ///< of the Brand
    Day day; ///< for tasks the due day
    const Task *task = nullptr; ///< of the Brand; null for numbers of days and hours
    Metric metric = Metric::Orders;
    size_t region = 0; ///< index into Brand::regions
    const Slot *slot = nullptr; ///< of the Brand
    std::optional<uint64_t> frozen; ///< what all readers see; nothing where there was no number
    std::optional<uint64_t> now;

    /// now - frozen, no number counting as 0.
    int64_t difference() const
    {
        return static_cast<int64_t>(now.value_or(0)) - static_cast<int64_t>(frozen.value_or(0));
    }
};

/// Those of the days of closed months in the period, of subjects under the unit, ascending by day, task, kind of subject,
/// code and metric. Of hours one for each hour. Marks of complete feeds are no numbers. `brand` must have slots of all kinds
/// and tasks for what it is to tell of; the result refers to it. One thread.
Result<std::vector<Adjustment>> adjustmentsIn(
    const Brand &brand, const FactSource &facts, Period period, OrgIndex under);

} // namespace qunce
