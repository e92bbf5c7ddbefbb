// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/assignmentlist.h"

#include <algorithm>

#include "models/boards/boardparts.h"

namespace qunce {

std::string AssignmentList::unitName() const
{
    return unit == kHq ? std::string() : brand->org.at(unit).name;
}

std::string AssignmentList::taskTitle() const
{
    return task ? brand->tasks[*task].title : std::string();
}

Result<AssignmentList> readAssignmentList(BoardContext &context, const AssignmentsQuery &query)
{
    AssignmentList made;
    QUNCE_ASSIGN(made.brand,
        context.brand({.guides = true, .groups = false, .kocs = false, .tasks = true, .goals = false}));
    const Brand &brand = *made.brand;
    QUNCE_ASSIGN(made.unit, unitOf(brand, query.unit));
    const CacheFacts facts = context.factsOf(brand);
    made.period = query.period;
    if (!query.task.isNil()) {
        const auto task = std::find_if(brand.tasks.begin(), brand.tasks.end(),
            [&query](const Task &one) { return one.id == query.task; });
        if (task == brand.tasks.end())
            return Error {ErrorCode::NotFound, {QUNCE_TEXT("This task is no longer there.")}, {}};
        made.task = static_cast<size_t>(task - brand.tasks.begin());
        made.period = {task->dueDay, task->dueDay};
    }
    const Rollup rollup = Rollup::byDay(brand, SubjectKind::Guide, made.unit, query.guide, made.period);
    QUNCE_ASSIGN(const std::shared_ptr<const TaskBoard> board,
        context.taskBoard(made.brand, facts, made.period, rollup.regions()));
    const MeasureInput input {brand, facts, rollup, context.now, false, board.get()};
    QUNCE_ASSIGN(made.all, listAssignments(input, made.period, made.task));
    return made;
}

} // namespace qunce
