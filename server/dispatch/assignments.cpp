// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/assignments.h"

#include <algorithm>
#include <vector>

#include "models/domain/assignment.h"
#include "server/import/taskresultwriter.h"

namespace qunce::server {

namespace {

/// Of a file that says nothing but the status.
constexpr uint32_t kStatusOnly = 1;

/// The rows that a file with all assignments as pending would have.
class PendingRows
{
public:
    PendingRows(Day dueDay, const DispatchPlaces &places) : m_dueDay(dueDay), m_places(places)
    {
        m_pending.set(0, static_cast<uint32_t>(TaskStatus::Pending));
    }

    /// False if there is no place for it.
    bool addGroup(const PlanGroup &group)
    {
        const std::optional<uint32_t> place = m_places.groups.find(group.code);
        return place && group.ownerGuide && m_places.groups.placeOn(*place, m_dueDay)
            && add(m_places.people->guides[*group.ownerGuide], *place + 1);
    }
    bool addGuide(const PlanGuide &guide) { return add(guide, 0); }

    std::span<const RowSpool::Row> sorted()
    {
        std::sort(m_keys.begin(), m_keys.end());
        for (const RowSpool::Key &key : m_keys)
            m_rows.push_back({key, 1, m_pending.words.data()});
        return m_rows;
    }

private:
    bool add(const PlanGuide &guide, uint32_t group)
    {
        const std::optional<uint32_t> subject = m_places.guides.find(guide.code);
        const std::optional<FactPlaces::Place> place =
            subject ? m_places.guides.placeOn(*subject, m_dueDay) : std::nullopt;
        if (place)
            m_keys.push_back({0, place->region, place->slot, group});
        return place.has_value();
    }

    const Day m_dueDay;
    const DispatchPlaces &m_places;
    PackedResult m_pending;
    std::vector<RowSpool::Key> m_keys;
    std::vector<RowSpool::Row> m_rows;
};

} // namespace

Result<AssignedCounts> assign(WriteTransaction &transaction, const Uuid &task, Day dueDay,
    const SubjectSet &reached, const DispatchPlaces &places)
{
    AssignedCounts counts;
    PendingRows rows(dueDay, places);
    const PlanPeople &people = *places.people;
    reached.each([&](uint32_t subject) {
        const bool added = people.isGroup(subject) ? rows.addGroup(people.group(subject))
                                                   : rows.addGuide(people.guide(subject));
        ++(added ? counts.rows : counts.withoutPlace);
    });
    if (counts.rows == 0)
        return counts;
    Brand brand;
    brand.tasks.push_back({});
    brand.tasks.back().id = task;
    brand.tasks.back().dueDay = dueDay;
    const FactTasks tasks(brand);
    TaskResultWriter writer(transaction, tasks, places.groups, places.regions, kStatusOnly);
    ImportCounts written;
    QUNCE_TRY(writer.apply(0, rows.sorted(), written));
    return counts;
}

} // namespace qunce::server
