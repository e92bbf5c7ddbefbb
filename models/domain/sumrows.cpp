// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sums by row: columns are added up by slot, segment by segment of the roll-up, and slots by row. Zero-filling touches
// presence only, since adding 0 changes no sum.

#include <algorithm>

#include "models/domain/measurevalues.h"
#include "models/domain/slotsums.h"

namespace qunce {

namespace {

/// For each region the number of fed days of the metric before each day of the period: fed days in [a, b] are
/// prefix[b + 1] - prefix[a].
using FedDays = std::vector<std::vector<int32_t>>;

Result<FedDays> readFedDays(const MeasureInput &input, Metric metric, Period period)
{
    FedDays fed(input.brand.regions.size());
    for (const size_t region : input.rollup.regions())
        fed[region].assign(static_cast<size_t>(period.days()) + 1, 0);
    const auto place = static_cast<uint32_t>(metric);
    QUNCE_TRY(input.facts.visit(Metric::Fed, {period.from.number, period.to.number}, input.rollup.regions(),
        [&](size_t region, int32_t key, const ColumnView &column) {
            if (column.at(place))
                fed[region][static_cast<size_t>(key - period.from.number) + 1] = 1;
        }));
    for (std::vector<int32_t> &prefix : fed) {
        for (size_t i = 1; i < prefix.size(); ++i)
            prefix[i] += prefix[i - 1];
    }
    return fed;
}

bool anyFed(const std::vector<int32_t> &prefix, Period whole, Period span)
{
    return span.from <= span.to
        && prefix[static_cast<size_t>(span.to - whole.from) + 1]
        > prefix[static_cast<size_t>(span.from - whole.from)];
}

Result<void> markZeroFilled(const MeasureInput &input, Metric metric, Period period, RowSums &rows)
{
    QUNCE_ASSIGN(const FedDays fed, readFedDays(input, metric, period));
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        for (const size_t region : input.rollup.regions()) {
            const std::vector<Slot> &slots = input.brand.regions[region].guides;
            for (size_t slot = 0; slot < slots.size(); ++slot) {
                const int32_t row = segment.rowOf(region, slot);
                if (row == Rollup::kNoRow || rows.present[static_cast<size_t>(row)] != 0)
                    continue;
                const DaysInPost days = daysInPost(slots[slot], segment.period);
                const auto isFed = [&](Period span) { return anyFed(fed[region], period, span); };
                if (isFed(days.beforeLeave) || isFed(days.afterLeave)
                    || std::any_of(days.more.begin(), days.more.end(), isFed))
                    rows.present[static_cast<size_t>(row)] = 1;
            }
        }
    }
    return {};
}

} // namespace

Result<RowSums> sumRows(const MeasureInput &input, Metric metric, Period period)
{
    RowSums rows {
        std::vector<uint64_t>(input.rollup.rowCount()), std::vector<uint8_t>(input.rollup.rowCount())};
    if (period.days() <= 0)
        return rows;
    SlotSums slotSums(input.brand, input.rollup);
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        QUNCE_TRY(slotSums.read(input.facts, metric, keysOf(input.brand, metric, segment.period)));
        for (const size_t region : input.rollup.regions()) {
            const size_t slots = (*segment.mapping)[region].size();
            for (size_t slot = 0; slot < slots; ++slot) {
                const int32_t row = segment.rowOf(region, slot);
                if (row == Rollup::kNoRow || !slotSums.isPresent(region, slot))
                    continue;
                rows.sums[static_cast<size_t>(row)] += slotSums.sum(region, slot);
                rows.present[static_cast<size_t>(row)] = 1;
            }
        }
    }
    if (input.zeroFillFed && info(metric).kind == FactKind::GuideDay)
        QUNCE_TRY(markZeroFilled(input, metric, period, rows));
    return rows;
}

} // namespace qunce
