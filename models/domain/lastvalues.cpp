// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/lastvalues.h"

#include "models/domain/slotsums.h"

namespace qunce {

Result<std::vector<LastValue>> lastRows(const MeasureInput &input, Metric metric, Period period)
{
    std::vector<LastValue> rows(input.rollup.rowCount());
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        QUNCE_TRY(input.facts.visit(metric, keysOf(input.brand, metric, segment.period),
            input.rollup.regions(), [&](size_t region, int32_t key, const ColumnView &column) {
                const size_t slots = (*segment.mapping)[region].size();
                column.forEach([&](uint32_t slot, uint64_t value) {
                    const int32_t row = slot < slots ? segment.rowOf(region, slot) : Rollup::kNoRow;
                    if (row == Rollup::kNoRow)
                        return;
                    LastValue &last = rows[static_cast<size_t>(row)];
                    if (!last.present || last.day <= Day {key})
                        last = {true, Day {key}, value};
                });
            }));
    }
    return rows;
}

} // namespace qunce
