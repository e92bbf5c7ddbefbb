// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counts of assignments by row. All counts of a region are taken before the next one, while its block of the task board
// is in the processor's cache.

#include <array>

#include "models/domain/measurevalues.h"

namespace qunce {

namespace {

/// The tasks due in a segment, by set.
using TaskSets = std::array<std::vector<size_t>, 3>;

TaskSets tasksIn(const TaskBoard &board, Period period, Instant asOf)
{
    TaskSets sets;
    const TaskBoard::TaskRange due = board.dueIn(period);
    for (size_t task = due.first; task < due.end; ++task) {
        sets[static_cast<size_t>(TaskSet::All)].push_back(task);
        if (board.dueAt(task) <= asOf)
            sets[static_cast<size_t>(TaskSet::Due)].push_back(task);
        if (board.dueAt(task) < asOf)
            sets[static_cast<size_t>(TaskSet::Overdue)].push_back(task);
    }
    return sets;
}

} // namespace

std::vector<std::vector<uint64_t>> countRows(
    const MeasureInput &input, const TaskBoard &board, Period period, std::span<const Count> counts)
{
    std::vector<std::vector<uint64_t>> rows(counts.size(), std::vector<uint64_t>(input.rollup.rowCount()));
    std::vector<uint32_t> bySlot;
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        const TaskSets sets = tasksIn(board, segment.period, input.asOf);
        if (sets[static_cast<size_t>(TaskSet::All)].empty())
            continue;
        for (const size_t region : input.rollup.regions()) {
            for (size_t i = 0; i < counts.size(); ++i) {
                bySlot.assign((*segment.mapping)[region].size(), 0);
                board.countBySlot(region, sets[static_cast<size_t>(counts[i].tasks)], counts[i].mask, bySlot);
                for (size_t slot = 0; slot < bySlot.size(); ++slot) {
                    const int32_t row = segment.rowOf(region, slot);
                    if (row != Rollup::kNoRow)
                        rows[i][static_cast<size_t>(row)] += bySlot[slot];
                }
            }
        }
    }
    return rows;
}

void findDispatched(
    const MeasureInput &input, const TaskBoard &board, Period period, std::vector<uint8_t> &marks)
{
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        const TaskBoard::TaskRange due = board.dueIn(segment.period);
        for (const size_t region : input.rollup.regions()) {
            const size_t slots = (*segment.mapping)[region].size();
            for (size_t slot = 0; slot < slots; ++slot) {
                const int32_t row = segment.rowOf(region, slot);
                if (row == Rollup::kNoRow)
                    continue;
                uint8_t &mark = marks[static_cast<size_t>(row)];
                for (size_t task = due.first; mark == 0 && task < due.end; ++task)
                    mark = (board.row(region, task)[slot] & classes::kDispatched) != 0 ? 1 : 0;
            }
        }
    }
}

} // namespace qunce
