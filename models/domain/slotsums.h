// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "models/base/result.h"
#include "models/domain/factsource.h"
#include "models/domain/rollup.h"

namespace qunce {

/// Sums of one metric over a span of keys for each slot of the roll-up's regions, with presence; the step between
/// columns and rows.
class SlotSums
{
public:
    SlotSums(const Brand &brand, const Rollup &rollup);

    /// Starts again from zero and adds all columns with a key in `keys`.
    Result<void> read(const FactSource &facts, Metric metric, KeyRange keys);

    uint64_t sum(size_t region, size_t slot) const { return m_sums[m_offsets[region] + slot]; }
    bool isPresent(size_t region, size_t slot) const
    {
        const size_t place = m_offsets[region] + slot;
        return (m_present[place / 64] >> (place % 64) & 1) != 0;
    }

private:
    const Rollup &m_rollup;
    std::vector<size_t> m_offsets; ///< by region; multiples of 64, so that presence words are not shared
    std::vector<size_t> m_counts;
    std::vector<uint64_t> m_sums;
    std::vector<uint64_t> m_present;
};

/// The keys of a day metric, or the tasks due in the period of a task metric.
KeyRange keysOf(const Brand &brand, Metric metric, Period period);

} // namespace qunce
