// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/memoryfacts.h"
#include "models/domain/taskboard.h"

namespace qunce::bench {

/// A brand at full size in memory, the same at each run: 10,000 guides in 30 regions and 2,400 stores, a year of orders
/// and amounts, 1,100 tasks that everybody has. Some values are missing, some guides have left or were on leave.
class BrandScale
{
public:
    static constexpr size_t kRegions = 30;
    static constexpr size_t kGuides = 10000;
    static constexpr size_t kStores = 2400;
    static constexpr int kDays = 365;
    static constexpr int kTasks = 1100;

    BrandScale();

    const Brand &brand() const { return m_brand; }
    const MemoryFacts &facts() const { return m_facts; }
    Period year() const { return m_year; }
    Instant asOf() const { return Instant::fromLocal(m_year.to, 12, 0); }
    std::vector<size_t> regions() const;

private:
    void makeOrg();
    void makeSlots();
    void makeDays();
    void makeTasks();
    void makeResults(size_t region, int32_t task);
    /// Repeatable and quick; `limit` is small.
    uint32_t random(uint32_t limit);

    Period m_year {Day::fromYmd(2025, 1, 1), Day::fromYmd(2025, 12, 31)};
    uint64_t m_state = 1;
    Brand m_brand;
    std::vector<OrgIndex> m_stores;
    MemoryFacts m_facts {kRegions};
};

} // namespace qunce::bench
