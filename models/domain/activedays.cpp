// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/activedays.h"

#include <array>
#include <bit>

#include "models/domain/slotsums.h"

namespace qunce {

Result<std::vector<uint32_t>> activeDayRows(
    const MeasureInput &input, std::span<const Metric> metrics, Period period)
{
    if (period.days() > kMostActiveDays)
        return Error {
            ErrorCode::InvalidInput, {}, "active days of " + std::to_string(period.days()) + " days"};
    std::vector<uint64_t> days(input.rollup.rowCount(), 0); // one bit a day
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        for (const Metric metric : metrics) {
            QUNCE_TRY(input.facts.visit(metric, keysOf(input.brand, metric, segment.period),
                input.rollup.regions(), [&](size_t region, int32_t key, const ColumnView &column) {
                    const size_t slots = (*segment.mapping)[region].size();
                    const uint64_t day = uint64_t {1} << (key - period.from.number);
                    column.forEach([&](uint32_t slot, uint64_t value) {
                        const int32_t row =
                            value > 0 && slot < slots ? segment.rowOf(region, slot) : Rollup::kNoRow;
                        if (row != Rollup::kNoRow)
                            days[static_cast<size_t>(row)] |= day;
                    });
                }));
        }
    }
    std::vector<uint32_t> counts;
    counts.reserve(days.size());
    for (const uint64_t bits : days)
        counts.push_back(static_cast<uint32_t>(std::popcount(bits)));
    return counts;
}

std::span<const Metric> kocActivity()
{
    static constexpr std::array kMetrics {
        Metric::KocPosts, Metric::KocAcceptedPosts, Metric::KocOrders, Metric::KocAmount, Metric::KocPoints};
    return kMetrics;
}

} // namespace qunce
