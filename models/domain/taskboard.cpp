// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/taskboard.h"

#include <algorithm>
#include <array>

#include "models/domain/assignment.h"
#include "models/domain/columnloops.h"

namespace qunce {

namespace {

uint8_t byteOf(AssignmentClass value)
{
    return static_cast<uint8_t>(value);
}

/// What a status alone says: done is not on time until a time says so.
constexpr std::array<AssignmentClass, 5> kOfStatus {AssignmentClass::None, AssignmentClass::Pending,
    AssignmentClass::DoneLate, AssignmentClass::Failed, AssignmentClass::Excluded};

bool isOpen(uint8_t byte)
{
    return (byte & (classes::kPending | classes::kFailed)) != 0;
}

bool isAbsent(const Task &task, const Employment &employment)
{
    return employment.hasLeft(task.dueDay)
        || (task.dispatchedAt && employment.onLeaveThroughout({task.dispatchedAt->day(), task.dueDay}));
}

} // namespace

AssignmentClass classify(const TaskResult &result, const Task &task, const Employment &employment)
{
    const AssignmentClass ofStatus = kOfStatus[static_cast<size_t>(result.status)];
    if (result.status == TaskStatus::Done)
        return result.doneAt && *result.doneAt <= task.dueAt ? AssignmentClass::DoneOnTime : ofStatus;
    const bool excused = isOpen(byteOf(ofStatus)) && (isAbsent(task, employment) || excuses(result.reason));
    return excused ? AssignmentClass::Excluded : ofStatus;
}

Result<TaskBoard> TaskBoard::build(
    const Brand &brand, const FactSource &facts, Period due, std::span<const size_t> regions)
{
    TaskBoard board;
    board.m_period = due;
    const auto first = std::lower_bound(brand.tasks.begin(), brand.tasks.end(), due.from,
        [](const Task &task, Day day) { return task.dueDay < day; });
    board.m_firstTask = static_cast<size_t>(first - brand.tasks.begin());
    for (auto task = first; task != brand.tasks.end() && task->dueDay <= due.to; ++task) {
        board.m_dueDays.push_back(task->dueDay);
        board.m_dueAt.push_back(task->dueAt);
    }
    const size_t count = board.m_dueDays.size();
    board.m_blocks.resize(brand.regions.size());
    for (const size_t region : regions) {
        Block &block = board.m_blocks[region];
        block.isRead = true;
        block.slotCount = brand.regions[region].guides.size();
        block.bytes.assign(block.slotCount * count, byteOf(AssignmentClass::None));
    }
    const auto firstKey = static_cast<int32_t>(board.m_firstTask);
    const KeyRange keys {firstKey, firstKey + static_cast<int32_t>(count) - 1};
    const auto rowOf = [&board](size_t region, int32_t key) {
        Block &block = board.m_blocks[region];
        return std::span(block.bytes)
            .subspan((static_cast<size_t>(key) - board.m_firstTask) * block.slotCount, block.slotCount);
    };
    QUNCE_TRY(facts.visit(
        Metric::TaskStatus, keys, regions, [&](size_t region, int32_t key, const ColumnView &column) {
            const std::span<uint8_t> row = rowOf(region, key);
            column.copyBytes(row, 0);
            for (uint8_t &byte : row)
                byte = byteOf(byte < kOfStatus.size() ? kOfStatus[byte] : AssignmentClass::None);
        }));
    QUNCE_TRY(facts.visit(
        Metric::TaskReason, keys, regions, [&](size_t region, int32_t key, const ColumnView &column) {
            const std::span<uint8_t> row = rowOf(region, key);
            column.forEach([&](uint32_t slot, uint64_t reason) {
                if (slot < row.size() && isOpen(row[slot]) && excuses(static_cast<FailReason>(reason)))
                    row[slot] = byteOf(AssignmentClass::Excluded);
            });
        }));
    QUNCE_TRY(facts.visit(
        Metric::TaskDoneAt, keys, regions, [&](size_t region, int32_t key, const ColumnView &column) {
            const std::span<uint8_t> row = rowOf(region, key);
            const auto dueAt = static_cast<uint64_t>(board.dueAt(static_cast<size_t>(key)).seconds);
            column.forEach([&](uint32_t slot, uint64_t doneAt) {
                if (slot < row.size() && row[slot] == byteOf(AssignmentClass::DoneLate) && doneAt <= dueAt)
                    row[slot] = byteOf(AssignmentClass::DoneOnTime);
            });
        }));
    for (const size_t region : regions)
        board.excludeAbsent(brand, region);
    return board;
}

void TaskBoard::excludeAbsent(const Brand &brand, size_t region)
{
    Block &block = m_blocks[region];
    for (size_t slot = 0; slot < block.slotCount; ++slot) {
        const Slot &guide = brand.regions[region].guides[slot];
        if (!guide.employment.leftOn && !guide.employment.leaveFrom && guide.former.empty())
            continue;
        for (size_t i = 0; i < m_dueDays.size(); ++i) {
            uint8_t &byte = block.bytes[i * block.slotCount + slot];
            if (isOpen(byte) && isAbsent(brand.tasks[m_firstTask + i], guide.employmentOn(m_dueDays[i])))
                byte = byteOf(AssignmentClass::Excluded);
        }
    }
}

bool TaskBoard::covers(Period due, std::span<const size_t> regions) const
{
    return m_period.from <= due.from && due.to <= m_period.to
        && std::all_of(regions.begin(), regions.end(),
            [this](size_t region) { return region < m_blocks.size() && m_blocks[region].isRead; });
}

TaskBoard::TaskRange TaskBoard::dueIn(Period due) const
{
    const auto first = std::lower_bound(m_dueDays.begin(), m_dueDays.end(), due.from);
    const auto end = std::upper_bound(first, m_dueDays.end(), due.to);
    return {m_firstTask + static_cast<size_t>(first - m_dueDays.begin()),
        m_firstTask + static_cast<size_t>(end - m_dueDays.begin())};
}

void TaskBoard::countBySlot(
    size_t region, std::span<const size_t> tasks, uint8_t mask, std::span<uint32_t> counts) const
{
    // Bytes count up to 255 tasks before they must be added to the wide counters.
    constexpr size_t kTasksPerByte = 255;
    const size_t slots = m_blocks[region].slotCount;
    std::vector<uint8_t> narrow(slots);
    std::vector<const uint8_t *> rows;
    for (size_t start = 0; start < tasks.size(); start += kTasksPerByte) {
        std::fill(narrow.begin(), narrow.end(), uint8_t {0});
        rows.clear();
        for (const size_t task : tasks.subspan(start, std::min(kTasksPerByte, tasks.size() - start)))
            rows.push_back(row(region, task).data());
        loops::countMasked(narrow.data(), rows.data(), rows.size(), slots, mask);
        for (size_t slot = 0; slot < slots; ++slot)
            counts[slot] += narrow[slot];
    }
}

void TaskBoard::count(size_t region, size_t task, std::span<const uint8_t> counted, ClassCounts &counts) const
{
    const std::span<const uint8_t> bytes = row(region, task);
    loops::countBits(bytes.data(), counted.data(), bytes.size(), counts.data());
}

} // namespace qunce
