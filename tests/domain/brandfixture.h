// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <tuple>

#include "models/domain/memoryfacts.h"
#include "models/domain/taskboard.h"

namespace qunce {

/// A brand written down by hand for tests: units, slots, tasks and values in any order.
class BrandFixture
{
public:
    OrgIndex unit(OrgKind kind, const std::string &code, OrgIndex parent = kHq);
    /// From `day` on the unit hangs under another parent.
    void reparent(OrgIndex unit, Day day, OrgIndex parent);
    /// Number in Brand::regions of a region that has a unit.
    size_t region(OrgIndex unit);

    /// A new slot; returns its number. The same code of the same kind is the same subject.
    uint32_t slot(
        size_t region, SubjectKind kind, const std::string &code, OrgIndex store = kHq, OrgIndex city = kHq);
    uint32_t guide(size_t region, const std::string &code, OrgIndex store = kHq, OrgIndex city = kHq)
    {
        return slot(region, SubjectKind::Guide, code, store, city);
    }
    Slot &guideSlot(size_t region, uint32_t slot) { return m_brand.regions[region].guides[slot]; }
    static Uuid idOf(SubjectKind kind, const std::string &code);

    /// A day, or number of a task.
    void set(size_t region, Metric metric, int32_t key, uint32_t slot, uint64_t value);
    void set(size_t region, Metric metric, Day day, uint32_t slot, uint64_t value)
    {
        set(region, metric, day.number, slot, value);
    }
    void fed(size_t region, Metric metric, Day day)
    {
        set(region, Metric::Fed, day, static_cast<uint32_t>(metric), 1);
    }

    /// Tasks must be added in the order of their due days. Due at 18:00 unless `dueAt` is given.
    int32_t task(const std::string &code, Day dueDay, std::optional<Instant> dueAt = {},
        std::optional<Instant> dispatchedAt = {});
    void result(size_t region, int32_t task, uint32_t slot, TaskStatus status,
        std::optional<Instant> doneAt = {}, FailReason reason = FailReason::None);

    Brand &brand();
    MemoryFacts facts() const;

private:
    std::vector<OrgUnit> m_units;
    Brand m_brand;
    std::map<std::tuple<size_t, Metric, int32_t>, Column> m_columns;
};

} // namespace qunce
