// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/tasksubjects.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "models/boards/boardparts.h"
#include "models/facts/cachefacts.h"

namespace qunce {

namespace {

/// Rows of one task in slots of one kind; whether there were any.
Result<bool> addPlaces(const Brand &brand, const FactSource &facts, size_t task, Metric metric,
    SubjectKind kind, TaskSubjects &subjects)
{
    std::vector<size_t> regions(brand.regions.size());
    std::iota(regions.begin(), regions.end(), size_t {0});
    const auto key = static_cast<int32_t>(task);
    bool isAny = false;
    QUNCE_TRY(facts.visit(metric, {key, key}, regions, [&](size_t region, int32_t, const ColumnView &column) {
        const std::vector<Slot> &places = brand.regions[region].of(kind);
        column.forEach([&](uint32_t slot, uint64_t value) {
            isAny = true;
            if (slot >= places.size())
                return;
            // Of two tasks of one entry, what was sent in either is sent.
            TaskStatus &status = subjects.byId[places[slot].subject];
            if (status != TaskStatus::Done)
                status = static_cast<TaskStatus>(value);
        });
    }));
    return isAny;
}

} // namespace

Result<TaskSubjects> readTaskSubjects(BoardContext &context, const Uuid &entry)
{
    TaskSubjects subjects;
    std::set<Uuid> ids;
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Task, {"code"}, "entry", toValue(entry)}, [&ids](const RowView &row) -> Result<void> {
            ids.insert(row.id());
            return {};
        }));
    subjects.hasTask = !ids.empty();
    if (ids.empty())
        return subjects;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand,
        context.brand({.guides = true, .groups = true, .kocs = false, .tasks = true, .goals = false}));
    const CacheFacts facts = context.factsOf(*brand);
    for (size_t task = 0; task < brand->tasks.size(); ++task) {
        if (!ids.contains(brand->tasks[task].id))
            continue;
        QUNCE_ASSIGN(const bool areGroups,
            addPlaces(*brand, facts, task, Metric::GroupTaskStatus, SubjectKind::Group, subjects));
        if (!areGroups)
            QUNCE_TRY(addPlaces(*brand, facts, task, Metric::TaskStatus, SubjectKind::Guide, subjects));
    }
    return subjects;
}

} // namespace qunce
