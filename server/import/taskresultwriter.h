// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "models/base/result.h"
#include "server/import/assignmentrows.h"
#include "server/import/factplaces.h"
#include "server/import/rowspool.h"
#include "server/import/rowsink.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The payload of one row of task_results in a RowSpool. The key is task, region, guide slot, and one more than the
/// group, 0 for a row without group. Values are those of the guide.task columns from status to replies; times are
/// seconds, which fit 32 bits until 2106.
struct PackedResult {
    static constexpr size_t kValues = 8;
    static constexpr size_t kWords = kValues + 1;

    std::array<uint32_t, kWords> words {}; ///< bit i of the first word: value i is there; then the values

    void set(size_t index, uint32_t value)
    {
        words[0] |= 1U << index;
        words[1 + index] = value;
    }
};

/// Puts the results of one task after the other into its columns: direct assignments as they are, group pushes through
/// the rows kept behind them and their summaries. Belongs to one import; lives shorter than its transaction.
class TaskResultWriter
{
public:
    /// `inFile`: bit i is set if the file has the column of value i; the others are left alone.
    TaskResultWriter(WriteTransaction &transaction, const FactTasks &tasks, const FactPlaces &groups,
        std::span<const Uuid> regions, uint32_t inFile);

    /// Applies all rows of one task, sorted by key.
    Result<void> apply(uint32_t task, std::span<const RowSpool::Row> rows, ImportCounts &counts);

private:
    /// What one guide slot's columns are to hold.
    struct SlotValues {
        uint32_t slot = 0;
        uint32_t columns = 0; ///< bit i: value i is to be written
        uint32_t rows = 0; ///< rows of the file that are counted by what happens to the columns
        bool existed = false;
        bool changed = false;
        TaskValues values;
    };
    struct GroupValues {
        FactPlaces::Place place;
        GroupTaskValues values;
    };

    Result<void> applyRegion(const FactTasks::Task &task, uint32_t region,
        std::span<const RowSpool::Row> rows, ImportCounts &counts);
    Result<void> applyGuide(const FactTasks::Task &task, std::span<const RowSpool::Row> rows,
        const AssignmentRows &list, ImportCounts &counts);
    TaskResult updated(const AssignmentRow *stored, const RowSpool::Row &row) const;
    Result<void> writeRows(const FactTasks::Task &task, uint32_t region, AssignmentRows &list);
    Result<void> writeGuideColumns(const FactTasks::Task &task, uint32_t region);
    Result<void> writeGroupColumns(const FactTasks::Task &task);
    Result<void> loadClosedGroups();

    WriteTransaction &m_transaction;
    const FactTasks &m_tasks;
    const FactPlaces &m_groups;
    std::span<const Uuid> m_regions;
    uint32_t m_inFile;
    std::optional<std::unordered_map<Uuid, Day>> m_closedOn; ///< read when the first group row comes

    std::vector<SlotValues> m_slots; ///< of the region at hand
    std::vector<AssignmentRow> m_newRows; ///< of the region at hand
    std::vector<GroupValues> m_groupValues; ///< of the task at hand
};

} // namespace qunce::server
