// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaignnumbers.h"

#include <algorithm>
#include <map>

#include "models/boards/boardparts.h"
#include "models/domain/series.h"

namespace qunce {

namespace {

void add(AssignmentCounts &sum, const AssignmentCounts &more)
{
    sum.dispatched += more.dispatched;
    sum.excluded += more.excluded;
    sum.done += more.done;
    sum.onTime += more.onTime;
    sum.overdue += more.overdue;
    sum.failed += more.failed;
    sum.pending += more.pending;
}

void add(std::optional<uint64_t> &sum, const std::optional<uint64_t> &more)
{
    if (more)
        sum = sum.value_or(0) + *more;
}

void count(AssignmentCounts &counts, uint8_t state)
{
    ++counts.dispatched;
    counts.excluded += (state & classes::kExcluded) != 0 ? 1 : 0;
    counts.done += (state & classes::kDone) != 0 ? 1 : 0;
    counts.onTime += (state & classes::kOnTime) != 0 ? 1 : 0;
    counts.failed += (state & classes::kFailed) != 0 ? 1 : 0;
    counts.pending += (state & classes::kPending) != 0 ? 1 : 0;
}

/// Overdue and due follow from when the task is due.
void finish(TaskSums &sums, Instant dueAt, Instant asOf)
{
    sums.counts.overdue = dueAt < asOf ? sums.counts.pending : 0;
    if (dueAt <= asOf)
        sums.due = sums.counts;
}

} // namespace

void TaskSums::add(const TaskSums &other)
{
    qunce::add(counts, other.counts);
    qunce::add(due, other.due);
    planned += other.planned;
    sent += other.sent;
    hasGroups = hasGroups || other.hasGroups;
    qunce::add(reach, other.reach);
    qunce::add(replies, other.replies);
}

CampaignNumbers::CampaignNumbers(BoardContext &context, std::shared_ptr<const Brand> brand, OrgIndex unit)
    : m_context(&context)
    , m_brand(std::move(brand))
    , m_unit(unit)
    , m_facts(std::make_unique<CacheFacts>(context.factsOf(*m_brand)))
{
    const Day first = context.snapshot.factFrom();
    for (size_t i = 0; i < m_brand->tasks.size(); ++i) {
        if (m_brand->tasks[i].dueDay >= first)
            m_tasks.emplace(m_brand->tasks[i].id, i);
    }
}

Result<CampaignNumbers> CampaignNumbers::of(BoardContext &context, const Uuid &unit, bool withGroups)
{
    QUNCE_ASSIGN(std::shared_ptr<const Brand> brand,
        context.brand({.guides = true, .groups = withGroups, .kocs = false, .tasks = true, .goals = false}));
    QUNCE_ASSIGN(const OrgIndex index, unitOf(*brand, unit));
    return CampaignNumbers(context, std::move(brand), index);
}

Period CampaignNumbers::dueDays() const
{
    const Day today = m_context->now.day();
    const Day first = m_context->snapshot.factFrom();
    const Day last = m_brand->tasks.empty() ? today : m_brand->tasks.back().dueDay;
    const auto from = std::find_if(m_brand->tasks.begin(), m_brand->tasks.end(),
        [first](const Task &task) { return task.dueDay >= first; });
    return {from == m_brand->tasks.end() ? today : from->dueDay, last};
}

Result<std::vector<std::optional<uint64_t>>> CampaignNumbers::byDay(Metric metric, Period days)
{
    std::vector<std::optional<uint64_t>> values(static_cast<size_t>(std::max(days.days(), 0)));
    const Period known {
        std::max(days.from, m_context->snapshot.factFrom()), std::min(days.to, m_context->now.day())};
    if (known.days() <= 0)
        return values;
    const SeriesQuery query {{MeasureKind::Sum, metric}, known, m_unit, {}, m_context->now, true};
    const Result<std::vector<MeasureValue>> series = seriesByDay(*m_brand, *m_facts, query);
    if (!series.ok()) {
        if (series.error().code == ErrorCode::NotFound) // not on this computer
            return values;
        return series.error();
    }
    const auto offset = static_cast<size_t>(known.from - days.from);
    for (size_t i = 0; i < series->size(); ++i) {
        if ((*series)[i].hasData)
            values[offset + i] = static_cast<uint64_t>((*series)[i].numerator);
    }
    return values;
}

Result<std::unordered_map<Uuid, TaskSums>> CampaignNumbers::counts()
{
    std::unordered_map<Uuid, TaskSums> found;
    if (m_tasks.empty())
        return found;
    const Period days = dueDays();
    const Rollup rollup = Rollup::byDay(*m_brand, SubjectKind::Guide, m_unit, Uuid {}, days);
    QUNCE_ASSIGN(m_board, m_context->taskBoard(m_brand, *m_facts, days, rollup.regions()));
    const CompletionQuery query {days, CompletionKey::Task, m_unit, m_context->now};
    QUNCE_ASSIGN(const std::vector<CompletionRow> rows, completion(*m_brand, *m_facts, query, m_board.get()));
    std::unordered_map<std::string_view, const Task *> byCode;
    for (const auto &[id, index] : m_tasks)
        byCode.emplace(m_brand->tasks[index].code, &m_brand->tasks[index]);
    for (const CompletionRow &row : rows) {
        const auto task = byCode.find(row.key);
        if (task == byCode.end())
            continue;
        TaskSums &sums = found[task->second->id];
        sums.counts = row.counts;
        finish(sums, task->second->dueAt, m_context->now);
    }
    return found;
}

Result<std::vector<TaskPart>> CampaignNumbers::parts(const std::vector<size_t> &tasks)
{
    std::vector<TaskPart> parts;
    if (tasks.empty())
        return parts;
    const Period days {m_brand->tasks[tasks.front()].dueDay, m_brand->tasks[tasks.back()].dueDay};
    const Rollup rollup = Rollup::byDay(*m_brand, SubjectKind::Guide, m_unit, Uuid {}, days);
    QUNCE_ASSIGN(m_board, m_context->taskBoard(m_brand, *m_facts, days, rollup.regions()));
    std::map<std::pair<size_t, size_t>, size_t> placeOf;
    for (const size_t task : tasks) {
        QUNCE_TRY(goOn(*m_context));
        const Task &about = m_brand->tasks[task];
        for (const Rollup::Segment &segment : rollup.segments({about.dueDay, about.dueDay})) {
            for (const size_t region : rollup.regions()) {
                const std::span<const uint8_t> row = m_board->row(region, task);
                TaskPart part {task, region, {}};
                for (size_t slot = 0; slot < row.size(); ++slot) {
                    if (row[slot] != 0 && segment.rowOf(region, slot) != Rollup::kNoRow)
                        count(part.sums.counts, row[slot]);
                }
                if (part.sums.counts.dispatched == 0)
                    continue;
                finish(part.sums, about.dueAt, m_context->now);
                placeOf[{task, region}] = parts.size();
                parts.push_back(std::move(part));
            }
        }
    }
    const auto read = [&](Metric metric, auto &&take) -> Result<void> {
        const KeyRange keys {static_cast<int32_t>(tasks.front()), static_cast<int32_t>(tasks.back())};
        return m_facts->visit(
            metric, keys, rollup.regions(), [&](size_t region, int32_t key, const ColumnView &column) {
                const auto task = static_cast<size_t>(key);
                const auto place = placeOf.find({task, region});
                if (place == placeOf.end())
                    return;
                const Day due = m_brand->tasks[task].dueDay;
                const std::span<const uint8_t> row = m_board->row(region, task);
                for (const Rollup::Segment &segment : rollup.segments({due, due})) {
                    column.forEach([&](uint32_t slot, uint64_t value) {
                        if (slot < row.size() && row[slot] != 0
                            && segment.rowOf(region, slot) != Rollup::kNoRow)
                            take(parts[place->second].sums, value);
                    });
                }
            });
    };
    QUNCE_TRY(read(Metric::TaskPlanned, [](TaskSums &sums, uint64_t value) {
        sums.planned += value;
        sums.hasGroups = true;
    }));
    QUNCE_TRY(read(Metric::TaskSent, [](TaskSums &sums, uint64_t value) {
        sums.sent += value;
        sums.hasGroups = true;
    }));
    QUNCE_TRY(read(Metric::TaskReach,
        [](TaskSums &sums, uint64_t value) { sums.reach = sums.reach.value_or(0) + value; }));
    QUNCE_TRY(read(Metric::TaskReplies,
        [](TaskSums &sums, uint64_t value) { sums.replies = sums.replies.value_or(0) + value; }));
    return parts;
}

} // namespace qunce
