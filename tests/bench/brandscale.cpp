// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/brandscale.h"

#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace qunce::bench {

namespace {

Uuid idOf(uint8_t kind, size_t number)
{
    Uuid id;
    id.bytes[0] = kind;
    for (size_t i = 0; i < 8; ++i)
        id.bytes[15 - i] = static_cast<uint8_t>(number >> (8 * i));
    return id;
}

std::string codeOf(const char *format, size_t number)
{
    char text[32];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

void put(MemoryFacts &facts, size_t region, Metric metric, int32_t key, const Column &column)
{
    if (!facts.put(region, metric, key, encodeColumn(column)).ok())
        std::abort(); // the encoder's own bytes
}

} // namespace

BrandScale::BrandScale()
{
    makeOrg();
    makeSlots();
    makeDays();
    makeTasks();
}

std::vector<size_t> BrandScale::regions() const
{
    std::vector<size_t> all(kRegions);
    std::iota(all.begin(), all.end(), size_t {0});
    return all;
}

uint32_t BrandScale::random(uint32_t limit)
{
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>((m_state >> 33) * limit >> 31);
}

void BrandScale::makeOrg()
{
    std::vector<OrgUnit> units;
    const auto add = [&units](OrgKind kind, const char *format, size_t number, OrgIndex parent) {
        OrgUnit unit;
        unit.id = idOf(1, units.size());
        unit.code = codeOf(format, number);
        unit.name = unit.code;
        unit.kind = kind;
        unit.parents = {{Slot::kFirstDay, parent}};
        units.push_back(unit);
        return static_cast<OrgIndex>(units.size() - 1);
    };
    m_brand.regions.resize(kRegions);
    for (size_t region = 0; region < kRegions; ++region) {
        const OrgIndex unit = add(OrgKind::Region, "R%02zu", region, kHq);
        m_brand.regions[region].region = unit;
        for (size_t store = region; store < kStores; store += kRegions)
            m_stores.push_back(add(OrgKind::Store, "S%04zu", store, unit));
    }
    m_brand.org = OrgTree(std::move(units));
}

void BrandScale::makeSlots()
{
    const size_t storesPerRegion = kStores / kRegions;
    for (size_t guide = 0; guide < kGuides; ++guide) {
        const size_t region = guide % kRegions;
        Slot slot;
        slot.subject = idOf(2, guide);
        slot.code = codeOf("G%05zu", guide);
        slot.name = codeOf("导购%05zu", guide);
        slot.store = m_stores[region * storesPerRegion + random(static_cast<uint32_t>(storesPerRegion))];
        if (random(20) == 0)
            slot.employment.leftOn = m_year.from + static_cast<int>(random(kDays));
        if (random(30) == 0) {
            slot.employment.leaveFrom = m_year.from + static_cast<int>(random(kDays));
            slot.employment.leaveTo = *slot.employment.leaveFrom + 30;
        }
        m_brand.regions[region].guides.push_back(slot);
    }
}

void BrandScale::makeDays()
{
    for (size_t region = 0; region < kRegions; ++region) {
        const size_t slots = m_brand.regions[region].guides.size();
        for (Day day = m_year.from; day <= m_year.to; ++day) {
            Column orders;
            Column amounts;
            for (uint32_t slot = 0; slot < slots; ++slot) {
                if (random(25) == 0)
                    continue;
                const uint32_t count = random(4) == 0 ? random(14) : random(4);
                orders.set(slot, count);
                amounts.set(slot, count * (9900ULL + random(60000)));
            }
            put(m_facts, region, Metric::Orders, day.number, orders);
            put(m_facts, region, Metric::Amount, day.number, amounts);
        }
    }
}

void BrandScale::makeTasks()
{
    for (int number = 0; number < kTasks; ++number) {
        Task task;
        task.code = codeOf("T%05zu", static_cast<size_t>(number));
        task.dueDay = m_year.from + number * kDays / kTasks;
        task.dueAt = Instant::fromLocal(task.dueDay, 18, 0);
        task.dispatchedAt = Instant::fromLocal(task.dueDay, 9, 0);
        m_brand.tasks.push_back(task);
    }
    for (size_t region = 0; region < kRegions; ++region) {
        for (int32_t task = 0; task < kTasks; ++task)
            makeResults(region, task);
    }
}

void BrandScale::makeResults(size_t region, int32_t task)
{
    Column statuses;
    Column times;
    Column reasons;
    const auto dispatched =
        static_cast<uint64_t>(m_brand.tasks[static_cast<size_t>(task)].dispatchedAt->seconds);
    const auto slots = static_cast<uint32_t>(m_brand.regions[region].guides.size());
    for (uint32_t slot = 0; slot < slots; ++slot) {
        const uint32_t draw = random(100);
        const TaskStatus status = draw < 76 ? TaskStatus::Done
            : draw < 90                     ? TaskStatus::Pending
            : draw < 98                     ? TaskStatus::Failed
                                            : TaskStatus::Cancelled;
        statuses.set(slot, static_cast<uint64_t>(status));
        if (status == TaskStatus::Done)
            times.set(slot, dispatched + 60ULL * random(12 * 60));
        if (status == TaskStatus::Failed)
            reasons.set(slot, 1 + random(4));
    }
    put(m_facts, region, Metric::TaskStatus, task, statuses);
    put(m_facts, region, Metric::TaskDoneAt, task, times);
    put(m_facts, region, Metric::TaskReason, task, reasons);
}

} // namespace qunce::bench
