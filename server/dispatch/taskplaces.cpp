// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/taskplaces.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "models/domain/column.h"
#include "models/plan/occurrence.h"
#include "server/import/assignmentrows.h"

namespace qunce::server {

namespace {

using Slot = std::pair<uint32_t, uint32_t>; ///< region, slot

/// Guides by where their numbers stood on that day.
std::map<Slot, uint32_t> guidesBySlot(const DispatchPlaces &places, Day day)
{
    std::map<Slot, uint32_t> found;
    const PlanPeople &people = *places.people;
    for (size_t i = 0; i < people.guides.size(); ++i) {
        const std::optional<uint32_t> subject = places.guides.find(people.guides[i].code);
        if (!subject)
            continue;
        if (const std::optional<FactPlaces::Place> place = places.guides.placeOn(*subject, day))
            found.emplace(Slot(place->region, place->slot), people.guideSubject(i));
    }
    return found;
}

std::optional<uint32_t> groupSubject(const PlanPeople &people, const Uuid &group)
{
    const auto found = std::lower_bound(people.groups.begin(), people.groups.end(), group,
        [](const PlanGroup &one, const Uuid &id) { return one.id < id; });
    return found == people.groups.end() || found->id != group
        ? std::nullopt
        : std::optional(static_cast<uint32_t>(found - people.groups.begin()));
}

} // namespace

Result<std::vector<TaskPlace>> taskPlaces(
    ReadTransaction &transaction, const Uuid &task, const DispatchPlaces &places)
{
    std::vector<TaskPlace> found;
    std::set<Slot> ofGroups;
    for (uint32_t region = 0; region < places.regions.size(); ++region) {
        QUNCE_ASSIGN(const std::string stored, transaction.assignmentRows(places.regions[region], task));
        QUNCE_ASSIGN(const AssignmentRows rows, AssignmentRows::decode(stored));
        for (const AssignmentRow &row : rows.all()) {
            if (row.group.isNil())
                continue; // beside rows of groups it says nothing, and without them the column has it
            ofGroups.emplace(region, row.guideSlot);
            found.push_back({region, row.guideSlot, row.group, row.result.status});
        }
    }
    const std::string key = task.toString();
    QUNCE_TRY(transaction.eachColumn(Metric::TaskStatus, key, key, {},
        [&](const Uuid &id, std::string_view, std::string_view bytes) -> Result<void> {
            const auto place = std::find(places.regions.begin(), places.regions.end(), id);
            if (place == places.regions.end())
                return {};
            const auto region = static_cast<uint32_t>(place - places.regions.begin());
            QUNCE_ASSIGN(const ColumnView column, ColumnView::open(bytes));
            column.forEach([&](uint32_t slot, uint64_t value) {
                if (!ofGroups.contains({region, slot}))
                    found.push_back({region, slot, {}, static_cast<TaskStatus>(value)});
            });
            return {};
        }));
    std::sort(found.begin(), found.end(), [](const TaskPlace &a, const TaskPlace &b) {
        return std::tie(a.region, a.slot, a.group) < std::tie(b.region, b.slot, b.group);
    });
    return found;
}

Result<std::vector<Record>> tasksOf(ReadTransaction &transaction, const Uuid &entry)
{
    std::vector<Record> tasks;
    QUNCE_TRY(transaction.eachRecordByRef(
        Kind::Task, IndexColumn::Ref1, entry, [&](const Record &task) -> Result<void> {
            if (isTaskOf(task, entry))
                tasks.push_back(task);
            return {};
        }));
    return tasks;
}

Result<SubjectSet> sentSubjects(ReadTransaction &transaction, const Uuid &entry, const DispatchPlaces &places)
{
    const PlanPeople &people = *places.people;
    SubjectSet sent(people.subjects());
    std::vector<Record> tasks;
    QUNCE_TRY(transaction.eachRecordByRef(
        Kind::Task, IndexColumn::Ref1, entry, [&tasks](const Record &task) -> Result<void> {
            tasks.push_back(task);
            return {};
        }));
    for (const Record &task : tasks) {
        const std::map<Slot, uint32_t> guides = guidesBySlot(places, task.day("due_day").value_or(Day {}));
        QUNCE_ASSIGN(const std::vector<TaskPlace> all, taskPlaces(transaction, task.id, places));
        for (const TaskPlace &place : all) {
            if (place.status != TaskStatus::Done)
                continue;
            if (!place.group.isNil()) {
                if (const std::optional<uint32_t> group = groupSubject(people, place.group))
                    sent.add(*group);
            } else if (const auto guide = guides.find({place.region, place.slot}); guide != guides.end()) {
                sent.add(guide->second);
            }
        }
    }
    return sent;
}

} // namespace qunce::server
