// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/entryprogress.h"

#include <set>
#include <string>

#include "models/domain/assignment.h"
#include "models/domain/column.h"
#include "models/merge/entryrules.h"
#include "models/plan/occurrence.h"

namespace qunce::server {

namespace {

/// Calls visit(region, slot, value) for each value of the task in all regions.
template <typename Visit>
Result<void> eachValue(ReadTransaction &transaction, Metric metric, const std::string &key, Visit &&visit)
{
    return transaction.eachColumn(metric, key, key, {},
        [&](const Uuid &region, std::string_view, std::string_view bytes) -> Result<void> {
            QUNCE_ASSIGN(const ColumnView column, ColumnView::open(bytes));
            column.forEach([&](uint32_t slot, uint64_t value) { visit(region, slot, value); });
            return {};
        });
}

Result<void> addTask(ReadTransaction &transaction, const Uuid &task, SendCounts &counts)
{
    using Place = std::pair<Uuid, uint32_t>;
    const std::string key = task.toString();
    std::set<Place> ofGroups; // whose sends are those of their groups
    QUNCE_TRY(eachValue(
        transaction, Metric::TaskPlanned, key, [&](const Uuid &region, uint32_t slot, uint64_t value) {
            ofGroups.emplace(region, slot);
            counts.planned += value;
        }));
    QUNCE_TRY(eachValue(transaction, Metric::TaskSent, key,
        [&](const Uuid &, uint32_t, uint64_t value) { counts.sent += value; }));
    std::set<Place> looked;
    for (const Metric metric : {Metric::TaskSeenAt, Metric::TaskConfirmedAt})
        QUNCE_TRY(eachValue(transaction, metric, key,
            [&](const Uuid &region, uint32_t slot, uint64_t) { looked.emplace(region, slot); }));
    return eachValue(
        transaction, Metric::TaskStatus, key, [&](const Uuid &region, uint32_t slot, uint64_t value) {
            const auto status = static_cast<TaskStatus>(value);
            const Place place {region, slot};
            const bool isDone = status == TaskStatus::Done;
            ++counts.assigned;
            counts.pending += status == TaskStatus::Pending ? 1 : 0;
            counts.done += isDone ? 1 : 0;
            counts.confirmed += isDone || looked.contains(place) ? 1 : 0;
            if (!ofGroups.contains(place) && status != TaskStatus::Cancelled) {
                ++counts.planned;
                counts.sent += isDone ? 1 : 0;
            }
        });
}

} // namespace

Result<SendCounts> sendCountsOf(ReadTransaction &transaction, const Uuid &entry)
{
    std::vector<Uuid> tasks;
    QUNCE_TRY(transaction.eachRecordByRef(
        Kind::Task, IndexColumn::Ref1, entry, [&](const Record &task) -> Result<void> {
            tasks.push_back(task.id);
            return {};
        }));
    SendCounts counts;
    for (const Uuid &task : tasks)
        QUNCE_TRY(addTask(transaction, task, counts));
    return counts;
}

Result<void> followResults(WriteTransaction &transaction, std::span<const Uuid> tasks)
{
    std::set<Uuid> entries;
    for (const Uuid &id : tasks) {
        QUNCE_ASSIGN(const std::optional<Record> task, transaction.record(Kind::Task, id));
        if (task && isTaskOf(*task, task->reference("entry")))
            entries.insert(task->reference("entry"));
    }
    for (const Uuid &id : entries) {
        QUNCE_ASSIGN(std::optional<Record> entry, transaction.record(Kind::Entry, id));
        if (!entry || !followsResults(entry->text("status")))
            continue;
        QUNCE_ASSIGN(const SendCounts counts, sendCountsOf(transaction, id));
        const bool isOver = entry->text("status") == "done"; // the dispatcher says when a rolling one is
        entry->put("status", std::string(statusAfterResults(counts, isRolling(*entry) && !isOver)));
        QUNCE_TRY(transaction.putRecord(*entry));
    }
    return {};
}

} // namespace qunce::server
