// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/factmover.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "models/domain/factsubjects.h"
#include "server/import/storedcolumn.h"

namespace qunce::server {

namespace {

std::vector<Metric> taskMetricsOf(SubjectKind kind)
{
    std::vector<Metric> metrics;
    for (const MetricInfo &metric : allMetrics()) {
        const bool ofTasks = metric.kind == FactKind::GuideTask || metric.kind == FactKind::GroupTask;
        if (ofTasks && subjectsOf(metric.kind) == kind)
            metrics.push_back(metric.metric);
    }
    return metrics;
}

/// Day of a key `YYYY-MM-DD` or `YYYY-MM-DDTHH`.
std::optional<Day> dayOfKey(std::string_view key)
{
    return Day::parse(key.substr(0, 10));
}

bool anyOn(std::span<const SlotMove> moves, Day day)
{
    return std::any_of(moves.begin(), moves.end(),
        [day](const SlotMove &move) { return move.from <= day && day < move.until; });
}

} // namespace

FactMover::FactMover(WriteTransaction &transaction, std::vector<Uuid> regions)
    : m_transaction(transaction), m_regions(std::move(regions))
{ }

Result<void> FactMover::move(std::span<const SlotMove> moves)
{
    for (const SubjectKind kind : {SubjectKind::Guide, SubjectKind::Group, SubjectKind::Koc}) {
        MovesByRegion byRegion;
        for (const SlotMove &move : moves) {
            if (move.kind == kind)
                byRegion[move.fromRegion].push_back(move);
        }
        if (byRegion.empty())
            continue;
        QUNCE_TRY(moveDays(kind, byRegion));
        if (kind != SubjectKind::Koc)
            QUNCE_TRY(moveTasks(kind, byRegion));
    }
    return {};
}

Result<void> FactMover::moveDays(SubjectKind kind, const MovesByRegion &moves)
{
    struct Group {
        Metric metric;
        std::string key;
        Day day;
        auto operator<=>(const Group &) const = default;
    };
    std::vector<Group> groups;
    for (const auto &[region, ofRegion] : moves) {
        const Day first =
            std::min_element(ofRegion.begin(), ofRegion.end(), [](const SlotMove &a, const SlotMove &b) {
                return a.from < b.from;
            })->from;
        QUNCE_ASSIGN(const std::vector<ColumnAddress> addresses,
            m_transaction.dayColumnsFrom(region, first.toString()));
        for (const ColumnAddress &address : addresses) {
            const std::optional<Day> day = dayOfKey(address.key);
            if (day && subjectsOf(info(address.metric).kind) == kind && anyOn(ofRegion, *day))
                groups.push_back({address.metric, address.key, *day});
        }
    }
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    for (const Group &group : groups)
        QUNCE_TRY(moveColumn(group.metric, group.key, group.day, moves));
    return {};
}

Result<void> FactMover::moveTasks(SubjectKind kind, const MovesByRegion &moves)
{
    const std::vector<Metric> metrics = taskMetricsOf(kind);
    QUNCE_ASSIGN(const std::vector<TaskDue> all, tasks());
    for (const TaskDue &task : all) {
        const bool concerned = std::any_of(moves.begin(), moves.end(),
            [&task](const auto &entry) { return anyOn(entry.second, task.dueDay); });
        if (!concerned)
            continue;
        for (const Metric metric : metrics)
            QUNCE_TRY(moveColumn(metric, task.id.toString(), task.dueDay, moves));
        if (kind == SubjectKind::Guide)
            QUNCE_TRY(moveAssignmentRows(task, moves));
    }
    return {};
}

Result<void> FactMover::moveColumn(Metric metric, const std::string &key, Day day, const MovesByRegion &moves)
{
    std::map<Uuid, StoredColumn> open;
    const auto columnOf = [&](const Uuid &region) -> Result<StoredColumn *> {
        const auto found = open.find(region);
        if (found != open.end())
            return &found->second;
        QUNCE_ASSIGN(
            StoredColumn column, StoredColumn::open(m_transaction, {region, day.year(), metric, key}));
        return &open.emplace(region, std::move(column)).first->second;
    };
    std::vector<std::tuple<Uuid, uint32_t, uint64_t>> values;
    for (const auto &[region, ofRegion] : moves) {
        if (!anyOn(ofRegion, day))
            continue;
        QUNCE_ASSIGN(StoredColumn * column, columnOf(region));
        for (const SlotMove &move : ofRegion) {
            if (day < move.from || move.until <= day)
                continue;
            if (const std::optional<uint64_t> value = column->at(move.fromSlot)) {
                values.emplace_back(move.toRegion, move.toSlot, *value);
                column->put(move.fromSlot, std::nullopt);
            }
        }
    }
    for (const auto &[region, slot, value] : values) {
        QUNCE_ASSIGN(StoredColumn * column, columnOf(region));
        column->put(slot, value);
    }
    for (auto &[region, column] : open)
        QUNCE_TRY(column.save());
    return {};
}

Result<void> FactMover::moveAssignmentRows(const TaskDue &task, const MovesByRegion &moves)
{
    std::map<Uuid, AssignmentRows> lists;
    std::map<Uuid, std::vector<AssignmentRow>> arriving;
    for (const auto &[region, ofRegion] : moves) {
        if (!anyOn(ofRegion, task.dueDay))
            continue;
        QUNCE_ASSIGN(const std::string bytes, m_transaction.assignmentRows(region, task.id));
        QUNCE_ASSIGN(AssignmentRows list, AssignmentRows::decode(bytes));
        for (const SlotMove &move : ofRegion) {
            if (task.dueDay < move.from || move.until <= task.dueDay)
                continue;
            for (AssignmentRow &row : list.takeGuide(move.fromSlot)) {
                row.guideSlot = move.toSlot;
                arriving[move.toRegion].push_back(std::move(row));
            }
        }
        lists.emplace(region, std::move(list));
    }
    for (auto &[region, rows] : arriving) {
        auto list = lists.find(region);
        if (list == lists.end()) {
            QUNCE_ASSIGN(const std::string bytes, m_transaction.assignmentRows(region, task.id));
            QUNCE_ASSIGN(AssignmentRows read, AssignmentRows::decode(bytes));
            list = lists.emplace(region, std::move(read)).first;
        }
        list->second.merge(std::move(rows));
    }
    if (arriving.empty())
        return {};
    for (const auto &[region, list] : lists)
        QUNCE_TRY(m_transaction.putAssignmentRows(region, task.id, list.encode()));
    return {};
}

Result<void> FactMover::changeDueDays(std::span<const DueChange> changes, const SlotBook &slots)
{
    for (const DueChange &change : changes) {
        for (const SubjectKind kind : {SubjectKind::Guide, SubjectKind::Group}) {
            for (const Metric metric : taskMetricsOf(kind))
                QUNCE_TRY(rehangColumn(metric, kind, change, slots));
        }
        QUNCE_TRY(rehangAssignmentRows(change, slots));
        const auto everybody = [](const AssignmentRow &) { return true; };
        for (const Uuid &region : m_regions)
            QUNCE_TRY(summariseRegion(region, {change.task, change.after}, everybody));
    }
    return {};
}

Result<void> FactMover::rehangColumn(
    Metric metric, SubjectKind kind, const DueChange &change, const SlotBook &slots)
{
    const std::string key = change.task.toString();
    std::map<Uuid, Column> made;
    for (const Uuid &region : m_regions) {
        QUNCE_ASSIGN(
            const std::string bytes, m_transaction.column({region, change.before.year(), metric, key}));
        if (bytes.empty())
            continue;
        QUNCE_ASSIGN(const ColumnView view, ColumnView::open(bytes));
        made[region];
        view.forEach([&](uint32_t slot, uint64_t value) {
            const SlotBook::Location here {region, slot};
            const std::optional<Uuid> subject = slots.subjectAt(kind, here);
            const SlotBook::Location there =
                subject ? slots.locate(*subject, change.after).value_or(here) : here;
            made[there.region].set(there.slot, value);
        });
    }
    for (const auto &[region, column] : made) {
        if (change.before.year() != change.after.year())
            QUNCE_TRY(m_transaction.putColumn({region, change.before.year(), metric, key}, {}));
        QUNCE_TRY(m_transaction.putColumn({region, change.after.year(), metric, key}, encodeColumn(column)));
    }
    return {};
}

Result<void> FactMover::rehangAssignmentRows(const DueChange &change, const SlotBook &slots)
{
    std::map<Uuid, std::vector<AssignmentRow>> made;
    for (const Uuid &region : m_regions) {
        QUNCE_ASSIGN(const std::string bytes, m_transaction.assignmentRows(region, change.task));
        QUNCE_ASSIGN(const AssignmentRows list, AssignmentRows::decode(bytes));
        if (list.empty())
            continue;
        made[region];
        for (AssignmentRow row : list.all()) {
            const SlotBook::Location here {region, row.guideSlot};
            const std::optional<Uuid> guide = slots.subjectAt(SubjectKind::Guide, here);
            const SlotBook::Location there = guide ? slots.locate(*guide, change.after).value_or(here) : here;
            row.guideSlot = there.slot;
            made[there.region].push_back(std::move(row));
        }
    }
    for (auto &[region, rows] : made) {
        AssignmentRows list;
        list.merge(std::move(rows));
        QUNCE_TRY(m_transaction.putAssignmentRows(region, change.task, list.encode()));
    }
    return {};
}

template <typename Concerns>
Result<void> FactMover::summariseRegion(const Uuid &region, const TaskDue &task, const Concerns &concerns)
{
    QUNCE_ASSIGN(const std::string bytes, m_transaction.assignmentRows(region, task.id));
    if (bytes.empty())
        return {};
    QUNCE_ASSIGN(const AssignmentRows list, AssignmentRows::decode(bytes));
    std::vector<std::pair<uint32_t, TaskValues>> summaries;
    for (const AssignmentRow &row : list.all()) {
        if (row.group.isNil() || !concerns(row)
            || (!summaries.empty() && summaries.back().first == row.guideSlot))
            continue;
        QUNCE_TRY(loadClosings());
        const auto closedOn = [this](const Uuid &group) {
            const auto found = m_closedOn->find(group);
            return found == m_closedOn->end() ? std::nullopt : std::optional<Day>(found->second);
        };
        summaries.emplace_back(
            row.guideSlot, summaryValues(list.ofGuide(row.guideSlot), task.dueDay, closedOn));
    }
    if (summaries.empty())
        return {};
    for (size_t i = 0; i < std::tuple_size_v<TaskValues>; ++i) {
        const ColumnAddress address {region, task.dueDay.year(), taskMetric(i), task.id.toString()};
        QUNCE_ASSIGN(StoredColumn column, StoredColumn::open(m_transaction, address));
        for (const auto &[slot, values] : summaries)
            column.put(slot, values[i]);
        QUNCE_TRY(column.save());
    }
    return {};
}

Result<void> FactMover::changeClosings(std::span<const ClosingChange> changes)
{
    if (changes.empty())
        return {};
    QUNCE_ASSIGN(const std::vector<TaskDue> all, tasks());
    std::unordered_map<Uuid, const ClosingChange *> byGroup;
    for (const ClosingChange &change : changes)
        byGroup.emplace(change.group, &change);
    for (const TaskDue &task : all) {
        // Only tasks due between the two days count the group differently.
        const auto differs = [&task](const ClosingChange &change) {
            return (change.before && *change.before < task.dueDay)
                != (change.after && *change.after < task.dueDay);
        };
        if (std::none_of(changes.begin(), changes.end(), differs))
            continue;
        const auto concerns = [&](const AssignmentRow &row) {
            const auto found = byGroup.find(row.group);
            return found != byGroup.end() && differs(*found->second);
        };
        for (const Uuid &region : m_regions)
            QUNCE_TRY(summariseRegion(region, task, concerns));
    }
    return {};
}

Result<std::vector<FactMover::TaskDue>> FactMover::tasks()
{
    std::vector<TaskDue> all;
    QUNCE_TRY(m_transaction.eachRecord(Kind::Task, [&all](const Record &record) -> Result<void> {
        if (const std::optional<Day> day = record.day("due_day"))
            all.push_back({record.id, *day});
        return {};
    }));
    return all;
}

Result<void> FactMover::loadClosings()
{
    if (m_closedOn)
        return {};
    std::unordered_map<Uuid, Day> closed;
    QUNCE_TRY(m_transaction.eachRecord(Kind::Group, [&closed](const Record &record) -> Result<void> {
        if (const std::optional<Day> day = record.day("closed_on"))
            closed.emplace(record.id, *day);
        return {};
    }));
    m_closedOn = std::move(closed);
    return {};
}

} // namespace qunce::server
