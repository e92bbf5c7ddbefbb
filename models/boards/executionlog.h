// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "models/boards/nudgeboard.h"

namespace qunce {

/// Who was to do what and did it when (执行日志), for those who check it: every assignment of a number, the excluded ones
/// too, with all reminders about it that this computer knows. Immutable; any thread.
struct ExecutionLog {
    struct Entry {
        std::string code;
        std::string title;
    };
    struct Reminder {
        Instant at;
        std::string by; ///< empty: nobody knows
    };

    std::shared_ptr<const Brand> brand;
    std::vector<AssignmentDetail> rows; ///< by due time, task code, then guide code
    std::unordered_map<size_t, Entry> entries; ///< by index of the task
    NudgeMarks marks;
    std::unordered_map<Uuid, std::string> people; ///< by id of the user
    Period period;
    std::string unit; ///< name; empty for all that the user may see
    std::string task; ///< title, of one for a task
    std::string guide; ///< name, of one for a guide
    std::string campaign;
    Instant asOf;

    const Task &taskOf(size_t row) const { return brand->tasks[rows[row].task]; }
    const Slot &slotOf(size_t row) const { return brand->regions[rows[row].region].guides[rows[row].slot]; }
    std::string regionOf(size_t row) const;
    std::string storeOf(size_t row) const;
    /// Ascending by time.
    std::vector<Reminder> remindersOf(size_t row) const;
};

/// Reader's thread. Fails as readAssignments() does.
Result<ExecutionLog> readExecutionLog(BoardContext &context, const NudgeQuery &query);

} // namespace qunce
