// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/base/result.h"
#include "models/domain/assignment.h"
#include "models/domain/brand.h"
#include "models/domain/factsource.h"

namespace qunce {

/// What became of an assignment; one bit each, so that counting is a mask. None: the slot does not have the task.
enum class AssignmentClass : uint8_t {
    None = 0,
    Pending = 1,
    Failed = 2,
    DoneLate = 4, ///< or without a time
    DoneOnTime = 8,
    Excluded = 16,
};

/// Sets of classes.
namespace classes {
constexpr uint8_t kPending = 1;
constexpr uint8_t kFailed = 2;
constexpr uint8_t kOnTime = 8;
constexpr uint8_t kDone = 12;
constexpr uint8_t kEligible = 15;
constexpr uint8_t kExcluded = 16;
constexpr uint8_t kDispatched = 31;
} // namespace classes

/// data.md, "Assignments", of one task and one slot. Excluded = cancelled, or not done and: left by the due day, on
/// leave from the dispatch day to the due day (if dispatched_at is known), or failed for an excusing reason.
AssignmentClass classify(const TaskResult &result, const Task &task, const Employment &employment);

/// The class of every assignment due in a period, one byte each, tasks of one region in one block: a ranking over a
/// year is one scan. What depends on the clock (overdue, due) is decided per task from its due time when counting.
/// A copy of what was read: build it anew when facts, tasks or slots change. Immutable; any thread.
class TaskBoard
{
public:
    TaskBoard() = default;
    /// Reads status, done_at and reason of the tasks due in `due` in the given regions (indexes into Brand::regions).
    static Result<TaskBoard> build(
        const Brand &brand, const FactSource &facts, Period due, std::span<const size_t> regions);

    /// True if tasks due in `due` are counted from here in all these regions.
    bool covers(Period due, std::span<const size_t> regions) const;

    /// Tasks are numbered as in Brand::tasks.
    struct TaskRange {
        size_t first = 0;
        size_t end = 0;
    };
    TaskRange dueIn(Period due) const;
    Instant dueAt(size_t task) const { return m_dueAt[task - m_firstTask]; }
    Day dueDay(size_t task) const { return m_dueDays[task - m_firstTask]; }
    /// One byte (AssignmentClass) for each guide slot of the region.
    std::span<const uint8_t> row(size_t region, size_t task) const
    {
        const Block &block = m_blocks[region];
        return {block.bytes.data() + (task - m_firstTask) * block.slotCount, block.slotCount};
    }

    /// counts[slot] += 1 for each of the tasks whose class is in `mask`.
    void countBySlot(
        size_t region, std::span<const size_t> tasks, uint8_t mask, std::span<uint32_t> counts) const;
    /// Numbers of assignments by class, in the order of the classes' bits.
    using ClassCounts = std::array<uint64_t, 5>;
    /// Adds the slots of one task where counted[slot] is 255 and not 0.
    void count(size_t region, size_t task, std::span<const uint8_t> counted, ClassCounts &counts) const;

private:
    struct Block {
        size_t slotCount = 0; ///< not slots, which is a word of Qt
        bool isRead = false;
        std::vector<uint8_t> bytes; ///< task, slot
    };

    void excludeAbsent(const Brand &brand, size_t region);

    Period m_period {Day {0}, Day {-1}};
    size_t m_firstTask = 0;
    std::vector<Day> m_dueDays;
    std::vector<Instant> m_dueAt;
    std::vector<Block> m_blocks; ///< by region
};

} // namespace qunce
