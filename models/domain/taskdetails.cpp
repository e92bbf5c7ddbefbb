// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the task board's classes do not say: reasons, times and group rows, from the columns themselves. Both functions
// walk the same list of assignments, which holds a few bytes for each.

#include "models/domain/taskdetails.h"

#include <algorithm>

namespace qunce {

namespace {

/// Assignments of a span of tasks by (task, region); each block is ascending by slot.
class Assignments
{
public:
    Assignments(const MeasureInput &input, Period period, std::optional<size_t> only)
        : m_input(input), m_range(input.board->dueIn(period))
    {
        for (const Rollup::Segment &segment : input.rollup.segments(period)) {
            const TaskBoard::TaskRange due = input.board->dueIn(segment.period);
            for (size_t task = due.first; task < due.end; ++task) {
                if (!only || *only == task)
                    add(segment, task);
            }
        }
    }

    /// Calls visit(assignment, value) for each assignment that has a value of the metric.
    template <typename Visit>
    Result<void> read(Metric metric, Visit &&visit)
    {
        const KeyRange keys {static_cast<int32_t>(m_range.first), static_cast<int32_t>(m_range.end) - 1};
        return m_input.facts.visit(metric, keys, m_input.rollup.regions(),
            [&](size_t region, int32_t key, const ColumnView &column) {
                const auto task = static_cast<size_t>(key);
                const auto [first, end] = std::equal_range(m_blocks.begin(), m_blocks.end(),
                    Block {task, region, 0, 0}, [](const Block &a, const Block &b) {
                        return std::pair(a.task, a.region) < std::pair(b.task, b.region);
                    });
                if (first == end)
                    return;
                for (size_t i = first->first; i < first->end; ++i) {
                    if (const auto value = column.at(static_cast<uint32_t>(all[i].slot)))
                        visit(all[i], *value);
                }
            });
    }

    const Task &taskOf(const AssignmentDetail &one) const { return m_input.brand.tasks[one.task]; }
    const Employment &employmentOf(const AssignmentDetail &one) const
    {
        return m_input.brand.regions[one.region].guides[one.slot].employmentOn(taskOf(one).dueDay);
    }

    std::vector<AssignmentDetail> all;

private:
    struct Block {
        size_t task;
        size_t region;
        size_t first;
        size_t end;
    };

    void add(const Rollup::Segment &segment, size_t task)
    {
        for (const size_t region : m_input.rollup.regions()) {
            const size_t first = all.size();
            const std::span<const uint8_t> row = m_input.board->row(region, task);
            for (size_t slot = 0; slot < row.size(); ++slot) {
                if (row[slot] != 0 && segment.rowOf(region, slot) != Rollup::kNoRow)
                    all.push_back({.task = task,
                        .region = region,
                        .slot = slot,
                        .state = static_cast<AssignmentClass>(row[slot]),
                        .reason = FailReason::None,
                        .doneAt = {},
                        .exclusion = {},
                        .planned = {},
                        .sent = {}});
            }
            m_blocks.push_back({task, region, first, all.size()});
        }
    }

    const MeasureInput &m_input;
    const TaskBoard::TaskRange m_range;
    std::vector<Block> m_blocks;
};

/// Reasons, and why the excluded ones are.
Result<void> readReasons(Assignments &assignments)
{
    QUNCE_TRY(assignments.read(Metric::TaskReason,
        [](AssignmentDetail &one, uint64_t reason) { one.reason = static_cast<FailReason>(reason); }));
    for (AssignmentDetail &one : assignments.all) {
        if (one.state == AssignmentClass::Excluded) {
            one.exclusion = exclusionOf(
                TaskStatus::Pending, one.reason, assignments.taskOf(one), assignments.employmentOf(one));
        }
    }
    return assignments.read(Metric::TaskStatus, [](AssignmentDetail &one, uint64_t status) {
        if (one.exclusion && static_cast<TaskStatus>(status) == TaskStatus::Cancelled)
            one.exclusion = Exclusion::Cancelled;
    });
}

void count(AssignmentCounts &counts, AssignmentClass state)
{
    ++counts.dispatched;
    const auto bits = static_cast<uint8_t>(state);
    counts.excluded += (bits & classes::kExcluded) != 0 ? 1 : 0;
    counts.done += (bits & classes::kDone) != 0 ? 1 : 0;
    counts.onTime += (bits & classes::kOnTime) != 0 ? 1 : 0;
    counts.failed += (bits & classes::kFailed) != 0 ? 1 : 0;
    counts.pending += (bits & classes::kPending) != 0 ? 1 : 0;
}

} // namespace

Exclusion exclusionOf(TaskStatus status, FailReason reason, const Task &task, const Employment &employment)
{
    if (status == TaskStatus::Cancelled)
        return Exclusion::Cancelled;
    if (employment.hasLeft(task.dueDay))
        return Exclusion::Left;
    if (task.dispatchedAt && employment.onLeaveThroughout({task.dispatchedAt->day(), task.dueDay}))
        return Exclusion::OnLeave;
    switch (reason) {
    case FailReason::Quota:
        return Exclusion::Quota;
    case FailReason::NotFriend:
        return Exclusion::NotFriend;
    case FailReason::GroupClosed:
        return Exclusion::GroupClosed;
    default:
        return Exclusion::Cancelled;
    }
}

Result<std::vector<AssignmentDetail>> listAssignments(
    const MeasureInput &input, Period period, std::optional<size_t> task)
{
    Assignments assignments(input, period, task);
    QUNCE_TRY(readReasons(assignments));
    QUNCE_TRY(assignments.read(Metric::TaskDoneAt, [](AssignmentDetail &one, uint64_t seconds) {
        one.doneAt = Instant {static_cast<int64_t>(seconds)};
    }));
    QUNCE_TRY(assignments.read(
        Metric::TaskPlanned, [](AssignmentDetail &one, uint64_t planned) { one.planned = planned; }));
    QUNCE_TRY(
        assignments.read(Metric::TaskSent, [](AssignmentDetail &one, uint64_t sent) { one.sent = sent; }));
    return std::move(assignments.all);
}

Result<std::vector<TaskDetail>> taskDetails(const MeasureInput &input, Period period)
{
    Assignments assignments(input, period, std::nullopt);
    QUNCE_TRY(readReasons(assignments));
    QUNCE_TRY(assignments.read(
        Metric::TaskPlanned, [](AssignmentDetail &one, uint64_t planned) { one.planned = planned; }));
    QUNCE_TRY(
        assignments.read(Metric::TaskSent, [](AssignmentDetail &one, uint64_t sent) { one.sent = sent; }));
    std::vector<TaskDetail> details;
    for (const AssignmentDetail &one : assignments.all) {
        if (details.empty() || details.back().task != one.task) {
            details.emplace_back();
            details.back().task = one.task;
        }
        TaskDetail &detail = details.back();
        count(detail.counts, one.state);
        if (one.exclusion)
            ++detail.excluded[static_cast<size_t>(*one.exclusion)];
        detail.hasGroups = detail.hasGroups || one.planned.has_value();
        detail.planned += one.planned.value_or(0);
        detail.sent += one.sent.value_or(0);
        const bool isOpen = (static_cast<uint8_t>(one.state) & (classes::kPending | classes::kFailed)) != 0;
        if (isOpen && one.sent.value_or(0) > 0 && one.sent.value_or(0) < one.planned.value_or(0))
            ++detail.partly;
    }
    for (TaskDetail &detail : details) {
        if (input.board->dueAt(detail.task) < input.asOf)
            detail.counts.overdue = detail.counts.pending;
    }
    return details;
}

} // namespace qunce
