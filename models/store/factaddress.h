// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/uuid.h"
#include "models/domain/metric.h"

namespace qunce {

/// A fact column's place within its bucket: what its wire id says.
struct FactAddress {
    Metric metric = Metric::Orders;
    int32_t number = 0; ///< day or hour number (metric.h)
    Uuid task; ///< in place of `number` for kinds of tasks
    bool isLate = false; ///< a late column (latecolumn.h) beside the one with this key

    bool operator==(const FactAddress &) const = default;
};

/// What the cache's table calls the metric: late columns have numbers of their own, so that no reader of others meets them.
constexpr uint32_t kLateMetrics = 1000;
constexpr uint32_t storedMetric(Metric metric, bool isLate)
{
    return static_cast<uint32_t>(metric) + (isLate ? kLateMetrics : 0);
}

/// True if the keys of the kind are tasks, not times.
bool isTaskKind(FactKind kind);
/// Nothing if the id is not one that factWireId() gives: then it is of a newer program.
std::optional<FactAddress> factAddress(std::string_view wireId);
std::string factWireId(const FactAddress &address);

/// `fact:r:REGION:YYYY`, taken apart.
struct FactBucketName {
    Uuid region;
    int year = 0;
};
std::optional<FactBucketName> factBucketName(std::string_view bucket);

} // namespace qunce
