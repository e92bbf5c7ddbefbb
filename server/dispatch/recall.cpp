// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/recall.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "models/domain/assignment.h"
#include "server/dispatch/taskplaces.h"
#include "server/import/taskresultwriter.h"

namespace qunce::server {

namespace {

/// Of a file that says nothing but the status.
constexpr uint32_t kRecalledStatus = 1;

std::unordered_map<Uuid, uint32_t> groupsById(const FactPlaces &groups)
{
    std::unordered_map<Uuid, uint32_t> byId;
    for (size_t i = 0; i < groups.size(); ++i)
        byId.emplace(groups.id(static_cast<uint32_t>(i)), static_cast<uint32_t>(i));
    return byId;
}

Result<RecallCounts> change(WriteTransaction &transaction, const Uuid &entry, const DispatchPlaces &places,
    TaskStatus from, TaskStatus to)
{
    RecallCounts counts;
    const std::unordered_map<Uuid, uint32_t> groups = groupsById(places.groups);
    PackedResult payload;
    payload.set(0, static_cast<uint32_t>(to));
    QUNCE_ASSIGN(const std::vector<Record> tasks, tasksOf(transaction, entry));
    for (const Record &task : tasks) {
        QUNCE_ASSIGN(const std::vector<TaskPlace> all, taskPlaces(transaction, task.id, places));
        std::vector<RowSpool::Key> keys;
        for (const TaskPlace &place : all) {
            counts.sent += place.status == TaskStatus::Done ? 1 : 0;
            if (place.status != from)
                continue;
            const auto group = groups.find(place.group);
            if (place.group.isNil())
                keys.push_back({0, place.region, place.slot, 0});
            else if (group != groups.end())
                keys.push_back({0, place.region, place.slot, group->second + 1});
        }
        if (keys.empty())
            continue;
        std::sort(keys.begin(), keys.end());
        std::vector<RowSpool::Row> rows;
        for (const RowSpool::Key &key : keys)
            rows.push_back({key, 1, payload.words.data()});
        Brand brand;
        brand.tasks.push_back({});
        brand.tasks.back().id = task.id;
        brand.tasks.back().dueDay = task.day("due_day").value_or(Day {});
        const FactTasks known(brand);
        ImportCounts written;
        QUNCE_TRY(TaskResultWriter(transaction, known, places.groups, places.regions, kRecalledStatus)
                      .apply(0, rows, written));
        counts.changed += keys.size();
    }
    return counts;
}

} // namespace

Result<RecallCounts> cancelPending(
    WriteTransaction &transaction, const Uuid &entry, const DispatchPlaces &places)
{
    return change(transaction, entry, places, TaskStatus::Pending, TaskStatus::Cancelled);
}

Result<RecallCounts> reopenCancelled(
    WriteTransaction &transaction, const Uuid &entry, const DispatchPlaces &places)
{
    return change(transaction, entry, places, TaskStatus::Cancelled, TaskStatus::Pending);
}

} // namespace qunce::server
