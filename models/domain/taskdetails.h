// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/base/result.h"
#include "models/domain/completion.h"
#include "models/domain/measurevalues.h"
#include "models/domain/taskboard.h"

namespace qunce {

/// Why an assignment is not counted (data.md, "Assignments"); the first that holds.
enum class Exclusion : uint8_t { Cancelled, Left, OnLeave, Quota, NotFriend, GroupClosed };
constexpr size_t kExclusions = 6;

/// Of an assignment that classify() calls Excluded.
Exclusion exclusionOf(TaskStatus status, FailReason reason, const Task &task, const Employment &employment);

/// One task under the unit (or of the subject) of a roll-up by day.
struct TaskDetail {
    size_t task = 0; ///< index into Brand::tasks
    AssignmentCounts counts;
    std::array<uint64_t, kExclusions> excluded {};
    uint64_t planned = 0; ///< group rows
    uint64_t sent = 0;
    uint64_t partly = 0; ///< assignments with 0 < sent < planned, not done
    bool hasGroups = false;
};

/// The tasks due in a period that somebody of the roll-up (by day, of guides) has, in the brand's order. `input.board`
/// must cover the period; counts are those of completion().
Result<std::vector<TaskDetail>> taskDetails(const MeasureInput &input, Period period);

/// One assignment with what is known of it.
struct AssignmentDetail {
    size_t task = 0;
    size_t region = 0; ///< index into Brand::regions
    size_t slot = 0;
    AssignmentClass state = AssignmentClass::None;
    FailReason reason = FailReason::None;
    std::optional<Instant> doneAt;
    std::optional<Exclusion> exclusion;
    std::optional<uint64_t> planned;
    std::optional<uint64_t> sent;
};

/// Every assignment that the roll-up counts of the tasks due in the period, or of `task` alone; by task, then slot.
Result<std::vector<AssignmentDetail>> listAssignments(
    const MeasureInput &input, Period period, std::optional<size_t> task = {});

} // namespace qunce
