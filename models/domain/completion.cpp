// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/completion.h"

#include <algorithm>
#include <array>
#include <map>

#include "models/domain/measurevalues.h"

namespace qunce {

namespace {

constexpr std::array<std::string_view, 7> kBreakdownNames {
    "day", "guide", "store", "city", "region", "zone", "task"};

Level levelOf(CompletionKey key)
{
    switch (key) {
    case CompletionKey::Store:
        return Level::Store;
    case CompletionKey::City:
        return Level::City;
    case CompletionKey::Region:
        return Level::Region;
    case CompletionKey::Zone:
        return Level::Zone;
    default:
        return Level::Guide;
    }
}

/// Counts all slots of one task that the roll-up counts on its due day.
class TaskCounter
{
public:
    TaskCounter(const MeasureInput &input, const TaskBoard &board) : m_input(input), m_board(board) { }

    /// From here on tasks are due in this segment.
    void enter(const Rollup::Segment &segment)
    {
        if (segment.mapping == m_mapping)
            return;
        m_mapping = segment.mapping;
        m_counted.assign(m_mapping->size(), {});
        for (const size_t region : m_input.rollup.regions()) {
            for (const int32_t row : (*m_mapping)[region])
                m_counted[region].push_back(row == Rollup::kNoRow ? 0 : UINT8_MAX);
        }
    }

    AssignmentCounts count(size_t task) const
    {
        TaskBoard::ClassCounts classes {};
        for (const size_t region : m_input.rollup.regions())
            m_board.count(region, task, m_counted[region], classes);
        const auto &[pending, failed, late, onTime, excluded] = classes;
        AssignmentCounts counts {.dispatched = pending + failed + late + onTime + excluded,
            .excluded = excluded,
            .done = late + onTime,
            .onTime = onTime,
            .failed = failed,
            .pending = pending};
        counts.overdue = m_board.dueAt(task) < m_input.asOf ? counts.pending : 0;
        return counts;
    }

private:
    const MeasureInput &m_input;
    const TaskBoard &m_board;
    const std::vector<std::vector<int32_t>> *m_mapping = nullptr;
    std::vector<std::vector<uint8_t>> m_counted;
};

void add(AssignmentCounts &sum, const AssignmentCounts &counts)
{
    sum.dispatched += counts.dispatched;
    sum.excluded += counts.excluded;
    sum.done += counts.done;
    sum.onTime += counts.onTime;
    sum.overdue += counts.overdue;
    sum.failed += counts.failed;
    sum.pending += counts.pending;
}

std::vector<CompletionRow> byTask(
    const MeasureInput &input, const TaskBoard &board, const CompletionQuery &query)
{
    std::vector<CompletionRow> rows;
    TaskCounter counter(input, board);
    for (const Rollup::Segment &segment : input.rollup.segments(query.period)) {
        counter.enter(segment);
        CompletionRow day {segment.period.from.toString(), {}, {}};
        const TaskBoard::TaskRange due = board.dueIn(segment.period);
        for (size_t task = due.first; task < due.end; ++task) {
            const AssignmentCounts counts = counter.count(task);
            if (query.by == CompletionKey::Day)
                add(day.counts, counts);
            else
                rows.push_back({input.brand.tasks[task].code, input.brand.tasks[task].title, counts});
        }
        if (query.by == CompletionKey::Day)
            rows.push_back(std::move(day));
    }
    return rows;
}

std::vector<CompletionRow> byRow(const MeasureInput &input, const TaskBoard &board, Period period)
{
    const std::array<Count, 6> counts {Count {classes::kDispatched}, Count {classes::kExcluded},
        Count {classes::kDone}, Count {classes::kOnTime}, Count {classes::kFailed},
        Count {classes::kPending, TaskSet::Overdue}};
    const std::vector<std::vector<uint64_t>> counted = countRows(input, board, period, counts);
    std::vector<CompletionRow> rows;
    for (size_t i = 0; i < input.rollup.rowCount(); ++i) {
        AssignmentCounts sum {.dispatched = counted[0][i],
            .excluded = counted[1][i],
            .done = counted[2][i],
            .onTime = counted[3][i],
            .overdue = counted[5][i],
            .failed = counted[4][i]};
        sum.pending = sum.dispatched - sum.excluded - sum.done - sum.failed;
        const RollupRow &subject = input.rollup.rows()[i];
        if (sum.dispatched != 0)
            rows.push_back({std::string(subject.code), std::string(subject.name), sum});
    }
    return rows;
}

} // namespace

std::string_view name(CompletionKey key)
{
    return kBreakdownNames[static_cast<size_t>(key)];
}

std::optional<CompletionKey> completionKeyNamed(std::string_view name)
{
    const auto *found = std::find(kBreakdownNames.begin(), kBreakdownNames.end(), name);
    return found == kBreakdownNames.end()
        ? std::nullopt
        : std::optional(static_cast<CompletionKey>(found - kBreakdownNames.begin()));
}

Result<std::vector<CompletionRow>> completion(
    const Brand &brand, const FactSource &facts, const CompletionQuery &query, const TaskBoard *board)
{
    const bool isByTask = query.by == CompletionKey::Day || query.by == CompletionKey::Task;
    const Rollup rollup = isByTask
        ? Rollup::byDay(brand, SubjectKind::Guide, query.under, Uuid {}, query.period)
        : Rollup(brand, levelOf(query.by), SubjectKind::Guide, query.under);
    const MeasureInput input {brand, facts, rollup, query.asOf, false, board};
    TaskBoard own;
    if (board == nullptr || !board->covers(query.period, rollup.regions())) {
        QUNCE_ASSIGN(own, TaskBoard::build(brand, facts, query.period, rollup.regions()));
        board = &own;
    }
    std::vector<CompletionRow> rows =
        isByTask ? byTask(input, *board, query) : byRow(input, *board, query.period);
    std::erase_if(rows, [](const CompletionRow &row) { return row.counts.dispatched == 0; });
    std::sort(rows.begin(), rows.end(),
        [](const CompletionRow &a, const CompletionRow &b) { return a.key < b.key; });
    return rows;
}

} // namespace qunce
