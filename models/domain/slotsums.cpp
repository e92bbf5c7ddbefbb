// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/slotsums.h"

#include <algorithm>

namespace qunce {

SlotSums::SlotSums(const Brand &brand, const Rollup &rollup) : m_rollup(rollup)
{
    m_offsets.resize(brand.regions.size());
    m_counts.resize(brand.regions.size());
    size_t end = 0;
    for (const size_t region : rollup.regions()) {
        m_offsets[region] = end;
        m_counts[region] = brand.regions[region].of(rollup.kind()).size();
        end += (m_counts[region] + 63) / 64 * 64;
    }
    m_sums.resize(end);
    m_present.resize(end / 64);
}

Result<void> SlotSums::read(const FactSource &facts, Metric metric, KeyRange keys)
{
    std::fill(m_sums.begin(), m_sums.end(), uint64_t {0});
    std::fill(m_present.begin(), m_present.end(), uint64_t {0});
    return facts.visit(
        metric, keys, m_rollup.regions(), [this](size_t region, int32_t, const ColumnView &column) {
            const size_t words = (m_counts[region] + 63) / 64;
            column.addTo({m_sums.data() + m_offsets[region], m_counts[region]});
            column.markPresent({m_present.data() + m_offsets[region] / 64, words});
        });
}

KeyRange keysOf(const Brand &brand, Metric metric, Period period)
{
    if (info(metric).kind != FactKind::GuideTask)
        return {period.from.number, period.to.number};
    const auto first = std::lower_bound(brand.tasks.begin(), brand.tasks.end(), period.from,
        [](const Task &task, Day day) { return task.dueDay < day; });
    const auto end = std::upper_bound(
        first, brand.tasks.end(), period.to, [](Day day, const Task &task) { return day < task.dueDay; });
    return {static_cast<int32_t>(first - brand.tasks.begin()),
        static_cast<int32_t>(end - brand.tasks.begin()) - 1};
}

} // namespace qunce
