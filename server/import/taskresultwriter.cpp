// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/taskresultwriter.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "server/import/storedcolumn.h"

namespace qunce::server {

namespace {

constexpr uint32_t kAllColumns = (1U << std::tuple_size_v<TaskValues>)-1;

template <typename Same>
size_t runLength(std::span<const RowSpool::Row> rows, Same &&same)
{
    size_t length = 1;
    while (length < rows.size() && same(rows[length]))
        ++length;
    return length;
}

void count(ImportCounts &counts, Change change, uint32_t rows)
{
    uint64_t &counter = change == Change::Created ? counts.created
        : change == Change::Updated               ? counts.updated
                                                  : counts.unchanged;
    counter += rows;
}

std::optional<uint64_t> packedValue(const RowSpool::Row &row, size_t index)
{
    const bool present = (row.payload[0] >> index & 1U) != 0;
    return present ? std::optional<uint64_t>(row.payload[1 + index]) : std::nullopt;
}

ColumnAddress addressOf(const Uuid &region, const FactTasks::Task &task, Metric metric)
{
    return {region, task.dueDay.year(), metric, task.id.toString()};
}

} // namespace

TaskResultWriter::TaskResultWriter(WriteTransaction &transaction, const FactTasks &tasks,
    const FactPlaces &groups, std::span<const Uuid> regions, uint32_t inFile)
    : m_transaction(transaction), m_tasks(tasks), m_groups(groups), m_regions(regions), m_inFile(inFile)
{ }

Result<void> TaskResultWriter::apply(
    uint32_t taskIndex, std::span<const RowSpool::Row> rows, ImportCounts &counts)
{
    const FactTasks::Task &task = m_tasks.at(taskIndex);
    m_groupValues.clear();
    while (!rows.empty()) {
        const uint32_t region = rows.front().key[1];
        const size_t length =
            runLength(rows, [region](const RowSpool::Row &row) { return row.key[1] == region; });
        QUNCE_TRY(applyRegion(task, region, rows.first(length), counts));
        rows = rows.subspan(length);
    }
    return writeGroupColumns(task);
}

Result<void> TaskResultWriter::applyRegion(
    const FactTasks::Task &task, uint32_t region, std::span<const RowSpool::Row> rows, ImportCounts &counts)
{
    QUNCE_ASSIGN(const std::string stored, m_transaction.assignmentRows(m_regions[region], task.id));
    QUNCE_ASSIGN(AssignmentRows list, AssignmentRows::decode(stored));
    m_slots.clear();
    m_newRows.clear();
    while (!rows.empty()) {
        const uint32_t slot = rows.front().key[2];
        const size_t length =
            runLength(rows, [slot](const RowSpool::Row &row) { return row.key[2] == slot; });
        QUNCE_TRY(applyGuide(task, rows.first(length), list, counts));
        rows = rows.subspan(length);
    }
    QUNCE_TRY(writeRows(task, region, list));
    QUNCE_TRY(writeGuideColumns(task, region));
    for (const SlotValues &slot : m_slots) {
        const Change change = !slot.changed ? Change::Unchanged
            : slot.existed                  ? Change::Updated
                                            : Change::Created;
        count(counts, change, slot.rows);
    }
    return {};
}

Result<void> TaskResultWriter::applyGuide(const FactTasks::Task &task, std::span<const RowSpool::Row> rows,
    const AssignmentRows &list, ImportCounts &counts)
{
    SlotValues guide;
    guide.slot = rows.front().key[2];
    const bool groupPush = rows.back().key[3] != 0 || list.hasGroupRows(guide.slot);
    if (rows.front().key[3] == 0) {
        if (groupPush) {
            count(counts, Change::Unchanged, rows.front().rows);
        } else {
            guide.columns = m_inFile;
            guide.rows = rows.front().rows;
            for (size_t i = 0; i < PackedResult::kValues; ++i)
                guide.values[i] = packedValue(rows.front(), i);
        }
        rows = rows.subspan(1);
    }
    for (const RowSpool::Row &row : rows) {
        const uint32_t group = row.key[3] - 1;
        const AssignmentRow *stored = list.find(guide.slot, m_groups.id(group));
        const TaskResult result = updated(stored, row);
        count(counts,
            stored == nullptr              ? Change::Created
                : stored->result == result ? Change::Unchanged
                                           : Change::Updated,
            row.rows);
        m_newRows.push_back({guide.slot, m_groups.id(group), result});
        if (const auto place = m_groups.placeOn(group, task.dueDay))
            m_groupValues.push_back({*place, groupTaskValues(result)});
        guide.columns = kAllColumns;
    }
    if (guide.columns != 0)
        m_slots.push_back(std::move(guide));
    return {};
}

TaskResult TaskResultWriter::updated(const AssignmentRow *stored, const RowSpool::Row &row) const
{
    TaskValues values = stored != nullptr ? taskValues(stored->result) : TaskValues {};
    for (size_t i = 0; i < PackedResult::kValues; ++i) {
        if ((m_inFile >> i & 1U) != 0)
            values[i] = packedValue(row, i);
    }
    return resultOf(values).value_or(TaskResult {});
}

Result<void> TaskResultWriter::writeRows(const FactTasks::Task &task, uint32_t region, AssignmentRows &list)
{
    if (m_newRows.empty())
        return {};
    QUNCE_TRY(loadClosedGroups());
    if (list.merge(std::move(m_newRows)))
        QUNCE_TRY(m_transaction.putAssignmentRows(m_regions[region], task.id, list.encode()));
    const GroupClosedOn closedOn = [this](const Uuid &group) {
        const auto found = m_closedOn->find(group);
        return found == m_closedOn->end() ? std::nullopt : std::optional<Day>(found->second);
    };
    for (SlotValues &slot : m_slots) {
        if (slot.columns == kAllColumns)
            slot.values = summaryValues(list.ofGuide(slot.slot), task.dueDay, closedOn);
    }
    return {};
}

Result<void> TaskResultWriter::writeGuideColumns(const FactTasks::Task &task, uint32_t region)
{
    uint32_t columns = 0;
    for (const SlotValues &slot : m_slots)
        columns |= slot.columns;
    for (size_t i = 0; i < std::tuple_size_v<TaskValues>; ++i) {
        if ((columns >> i & 1U) == 0)
            continue;
        QUNCE_ASSIGN(StoredColumn column,
            StoredColumn::open(m_transaction, addressOf(m_regions[region], task, taskMetric(i))));
        for (SlotValues &slot : m_slots) {
            if ((slot.columns >> i & 1U) == 0)
                continue;
            // Value 0 is the status: without one there was no assignment.
            if (i == 0)
                slot.existed = column.has(slot.slot);
            slot.changed = column.put(slot.slot, slot.values[i]) != Change::Unchanged || slot.changed;
        }
        QUNCE_TRY(column.save());
    }
    return {};
}

Result<void> TaskResultWriter::writeGroupColumns(const FactTasks::Task &task)
{
    // Stable: if two guides report on one group, the row that comes last in key order holds.
    std::stable_sort(m_groupValues.begin(), m_groupValues.end(),
        [](const GroupValues &a, const GroupValues &b) { return a.place.region < b.place.region; });
    for (size_t first = 0; first < m_groupValues.size();) {
        const uint32_t region = m_groupValues[first].place.region;
        size_t last = first;
        while (last < m_groupValues.size() && m_groupValues[last].place.region == region)
            ++last;
        for (size_t i = 0; i < std::tuple_size_v<GroupTaskValues>; ++i) {
            QUNCE_ASSIGN(StoredColumn column,
                StoredColumn::open(m_transaction, addressOf(m_regions[region], task, groupTaskMetric(i))));
            for (size_t at = first; at < last; ++at)
                column.put(m_groupValues[at].place.slot, m_groupValues[at].values[i]);
            QUNCE_TRY(column.save());
        }
        first = last;
    }
    return {};
}

Result<void> TaskResultWriter::loadClosedGroups()
{
    if (m_closedOn)
        return {};
    m_closedOn.emplace();
    return m_transaction.eachRecord(Kind::Group, [this](const Record &record) -> Result<void> {
        if (const std::optional<Day> day = record.day("closed_on"))
            m_closedOn->emplace(record.id, *day);
        return {};
    });
}

} // namespace qunce::server
