// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/domain/column.h"
#include "models/domain/metric.h"
#include "server/import/assignmentrows.h"
#include "server/import/slotbook.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// A task that is due on another day than before.
struct DueChange {
    Uuid task;
    Day before;
    Day after;
};

/// A group that was closed, opened again, or closed on another day than it was thought to be.
struct ClosingChange {
    Uuid group;
    std::optional<Day> before;
    std::optional<Day> after;
};

/// Moves values between slots, columns and buckets after records have changed, so that every value stands at the slot
/// of its day and every group push at the sum of its rows. Goes column by column for all changes of one import
/// together, hence reads and writes each column once. Works inside the caller's transaction, which must already hold the
/// changed records; lives shorter than it. One thread.
class FactMover
{
public:
    /// `regions` are all regions that may hold facts.
    FactMover(WriteTransaction &transaction, std::vector<Uuid> regions);

    /// Values of days, hours and tasks (by due day) go from slot to slot.
    Result<void> move(std::span<const SlotMove> moves);
    /// Task values go to the slots of the new due day and the columns of its year; group pushes are summed up anew.
    Result<void> changeDueDays(std::span<const DueChange> changes, const SlotBook &slots);
    /// Sums up the group pushes for which it makes a difference when a group was closed.
    Result<void> changeClosings(std::span<const ClosingChange> changes);

private:
    struct TaskDue {
        Uuid id;
        Day dueDay;
    };
    /// Moves of one kind of subject by the region that loses the values.
    using MovesByRegion = std::unordered_map<Uuid, std::vector<SlotMove>>;

    Result<void> moveDays(SubjectKind kind, const MovesByRegion &moves);
    Result<void> moveTasks(SubjectKind kind, const MovesByRegion &moves);
    /// The columns of one metric and key, in all regions concerned.
    Result<void> moveColumn(Metric metric, const std::string &key, Day day, const MovesByRegion &moves);
    Result<void> moveAssignmentRows(const TaskDue &task, const MovesByRegion &moves);

    Result<void> rehangColumn(
        Metric metric, SubjectKind kind, const DueChange &change, const SlotBook &slots);
    Result<void> rehangAssignmentRows(const DueChange &change, const SlotBook &slots);

    /// Writes the summaries of the guides whose rows are in `region`; `concerns` says of which.
    template <typename Concerns>
    Result<void> summariseRegion(const Uuid &region, const TaskDue &task, const Concerns &concerns);

    Result<std::vector<TaskDue>> tasks();
    Result<Column> column(const ColumnAddress &address);
    Result<void> loadClosings();

    WriteTransaction &m_transaction;
    std::vector<Uuid> m_regions;
    std::optional<std::unordered_map<Uuid, Day>> m_closedOn; ///< read when the first group push is summed up
};

} // namespace qunce::server
