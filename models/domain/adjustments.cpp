// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/adjustments.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "models/domain/factsubjects.h"

namespace qunce {

namespace {

constexpr int32_t kHoursOfDay = 24;

bool isOfTaskKeys(FactKind kind)
{
    return kind == FactKind::GuideTask || kind == FactKind::GroupTask;
}

/// Keys of the metric on these days.
KeyRange keysOn(const Brand &brand, FactKind kind, Period days)
{
    if (kind == FactKind::GroupHour)
        return {days.from.number * kHoursOfDay, (days.to.number + 1) * kHoursOfDay - 1};
    if (!isOfTaskKeys(kind))
        return {days.from.number, days.to.number};
    const auto first = std::lower_bound(brand.tasks.begin(), brand.tasks.end(), days.from,
        [](const Task &task, Day day) { return task.dueDay < day; });
    const auto end = std::upper_bound(
        first, brand.tasks.end(), days.to, [](Day day, const Task &task) { return day < task.dueDay; });
    return {static_cast<int32_t>(first - brand.tasks.begin()),
        static_cast<int32_t>(end - brand.tasks.begin()) - 1};
}

/// One with what it is sorted by.
struct Held {
    Adjustment one;
    SubjectKind kind = SubjectKind::Guide;
    int32_t key = 0;

    auto order() const
    {
        return std::tuple(one.day, one.task ? std::string_view(one.task->code) : std::string_view(), kind,
            std::string_view(one.slot->code), one.metric, key, one.region);
    }
};

class AdjustmentReader
{
public:
    AdjustmentReader(const Brand &brand, const FactSource &facts, OrgIndex under)
        : m_brand(brand), m_facts(facts), m_under(under), m_regions(brand.regions.size())
    {
        std::iota(m_regions.begin(), m_regions.end(), size_t {0});
    }

    Result<void> read(const ClosedMonth &month, Period days)
    {
        for (const MetricInfo &metric : allMetrics()) {
            if (subjectsOf(metric.kind))
                QUNCE_TRY(readMetric(month, metric, keysOn(m_brand, metric.kind, days)));
        }
        return {};
    }

    std::vector<Adjustment> take()
    {
        std::sort(m_found.begin(), m_found.end(),
            [](const Held &a, const Held &b) { return a.order() < b.order(); });
        std::vector<Adjustment> found;
        found.reserve(m_found.size());
        for (const Held &held : m_found)
            found.push_back(held.one);
        return found;
    }

private:
    using Place = std::pair<size_t, int32_t>; ///< region, key
    Result<void> readMetric(const ClosedMonth &month, const MetricInfo &metric, KeyRange keys)
    {
        if (keys.to < keys.from)
            return {};
        std::map<Place, Column> late;
        QUNCE_TRY(m_facts.visitLate(
            metric.metric, keys, m_regions, [&late](size_t region, int32_t key, const ColumnView &column) {
                late.emplace(Place {region, key}, column.toColumn());
            }));
        if (late.empty())
            return {};
        std::map<Place, Column> frozen;
        QUNCE_TRY(m_facts.visit(
            metric.metric, keys, m_regions, [&](size_t region, int32_t key, const ColumnView &column) {
                if (late.contains({region, key}))
                    frozen.emplace(Place {region, key}, column.toColumn());
            }));
        for (const auto &[place, column] : late)
            compare(month, metric, place, frozen[place], column);
        return {};
    }

    void compare(const ClosedMonth &month, const MetricInfo &metric, Place place, const Column &frozen,
        const Column &now)
    {
        const SubjectKind kind = *subjectsOf(metric.kind);
        const std::vector<Slot> &slots = m_brand.regions[place.first].of(kind);
        const uint32_t count = std::max(frozen.size(), now.size());
        for (uint32_t slot = 0; slot < count && slot < slots.size(); ++slot) {
            if (frozen.at(slot) == now.at(slot) || !isUnder(slots[slot], place.first))
                continue;
            Held held {{&month, {}, nullptr, metric.metric, place.first, &slots[slot], frozen.at(slot),
                           now.at(slot)},
                kind, place.second};
            if (isOfTaskKeys(metric.kind)) {
                held.one.task = &m_brand.tasks[static_cast<size_t>(place.second)];
                held.one.day = held.one.task->dueDay;
            } else {
                held.one.day =
                    Day {metric.kind == FactKind::GroupHour ? place.second / kHoursOfDay : place.second};
            }
            m_found.push_back(held);
        }
    }

    bool isUnder(const Slot &slot, size_t region) const
    {
        const OrgIndex unit = slot.store != kHq ? slot.store
            : slot.city != kHq                  ? slot.city
                                                : m_brand.regions[region].region;
        return m_under == kHq || m_brand.org.isUnder(unit, m_under);
    }

    const Brand &m_brand;
    const FactSource &m_facts;
    const OrgIndex m_under;
    std::vector<size_t> m_regions;
    std::vector<Held> m_found;
};

} // namespace

Result<std::vector<Adjustment>> adjustmentsIn(
    const Brand &brand, const FactSource &facts, Period period, OrgIndex under)
{
    AdjustmentReader reader(brand, facts, under);
    for (const ClosedMonth &month : closedMonthsIn(brand.closed, period)) {
        const Period days {std::max(period.from, month.days.from), std::min(period.to, month.days.to)};
        QUNCE_TRY(reader.read(month, days));
    }
    return reader.take();
}

} // namespace qunce
