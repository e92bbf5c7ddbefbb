// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/domain/metric.h"
#include "server/import/importedtotals.h"
#include "server/import/rowsink.h"
#include "server/import/rowspool.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What the rows of one import of day or hour numbers look like in a RowSpool. The key is day, region, part, slot; the
/// payload is a mask of the values that are there and the values.
struct NumberShape {
    enum class Part : uint8_t {
        None, ///< one column of the file per metric
        Metric, ///< one row per number; the part is the metric's number
        Hour, ///< as None, and the part is the hour of the day
    };
    Part part = Part::None;
    std::vector<Metric> metrics; ///< of the payload's values; not used with Part::Metric
    bool fed = false; ///< mark what occurs as complete

    size_t values() const { return part == Part::Metric ? 1 : metrics.size(); }
};

/// Puts the numbers of one day after the other into their columns. Belongs to one import; lives shorter than its
/// transaction.
class NumberWriter
{
public:
    /// `totals` is asked first about each number, unless it is null.
    NumberWriter(WriteTransaction &transaction, std::span<const Uuid> regions, const NumberShape &shape,
        ImportedTotals *totals = nullptr);

    /// Applies all rows of one day, sorted by key.
    Result<void> apply(Day day, std::span<const RowSpool::Row> rows, ImportCounts &counts);

private:
    struct RowState {
        bool existed = false;
        bool changed = false;
    };

    Result<void> applyPart(
        Day day, uint32_t region, std::span<const RowSpool::Row> rows, ImportCounts &counts);
    Result<void> applyColumn(
        const ColumnAddress &address, uint32_t region, std::span<const RowSpool::Row> rows, size_t value);
    Result<void> markFed(Day day, uint32_t region);

    WriteTransaction &m_transaction;
    std::span<const Uuid> m_regions;
    const NumberShape &m_shape;
    ImportedTotals *const m_totals;
    std::vector<RowState> m_states; ///< of the rows at hand
    std::set<Metric> m_occurred; ///< in the day and region at hand
};

} // namespace qunce::server
