// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "models/domain/factsource.h"
#include "models/facts/factblock.h"
#include "models/store/cachereader.h"

namespace qunce {

/// A month of a metric's columns.
struct FactMonth {
    int32_t month = 0; ///< months since year 0
    int32_t firstKey = 0; ///< of the whole month
    int32_t lastKey = 0;

    int year() const { return month / 12; }
    static int32_t of(Day day) { return day.year() * 12 + static_cast<int32_t>(day.month()) - 1; }
};

/// What is read of each year, ascending by bucket.
using VersionsByYear = std::map<int, std::vector<BucketVersion>>;
std::vector<uint32_t> bucketsOf(const VersionsByYear &versions);

/// The whole months that the keys of a metric of days or hours touch, as far as there can be data; ascending.
std::vector<FactMonth> monthsOfDays(Metric metric, KeyRange keys);

/// An error ends the reading and is its result.
using MonthVisitor =
    std::function<Result<void>(const FactMonth &month, std::shared_ptr<const FactBlock> block)>;
/// Reads consecutive months in one scan of the cache, and gives each as soon as it is whole. `versions` has the years of
/// them all. Thread and lifetime are the snapshot's. Fails as ReadSnapshot::eachColumn() and FactBlock::add().
Result<void> readMonths(ReadSnapshot &snapshot, Metric metric, std::span<const FactMonth> months,
    const VersionsByYear &versions, const MonthVisitor &ready);

} // namespace qunce
