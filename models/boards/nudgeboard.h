// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/brandrules.h"
#include "models/boards/nudgerules.h"
#include "models/boards/tasksboard.h"
#include "models/domain/taskdetails.h"

namespace qunce {

/// Which number is looked behind: the assignments that it counts, and which of the guides.
struct NudgeQuery {
    AssignmentsQuery of; ///< as on the page of tasks
    Uuid campaign {}; ///< nil: all tasks
    bool nothingDone = false; ///< opened from 零执行: who has done nothing of what was due
};

/// A task of which somebody has not done theirs.
struct NudgeTask {
    Uuid id;
    std::string title;
    Instant due;
};

/// Who has not done what is due (催办), of one cut. Sums are those of the completion of the same unit, days and task.
struct NudgeBoard {
    std::vector<NudgeTask> tasks; ///< ascending by due time
    std::vector<NudgeGuide> guides; ///< with something open, by orderNudges()
    uint64_t done = 0; ///< of everybody, also of those who have done all
    uint64_t eligible = 0;
    uint64_t dueDone = 0;
    uint64_t due = 0;
    size_t nothingDone = 0; ///< guides, as the card 未执行导购数 of the overview counts them
    size_t withTasks = 0; ///< guides with something due
    /// What became of who was reminded in the last hours of the policy, of all who have these tasks.
    std::array<size_t, 5> effects {}; ///< by NudgeEffect
    NudgePolicy policy;
    StoredSetting setting;
    Period period;
    std::string unit; ///< name; empty for all that the user may see
    std::string task; ///< title, of a query for one
    std::string campaign;
    Instant asOf;
};

/// Reader's thread. Fails as readAssignments() does.
Result<NudgeBoard> readNudgeBoard(BoardContext &context, const NudgeQuery &query);

/// One reminder as it is kept.
struct NudgeMark {
    Instant at;
    Uuid author; ///< nil: nobody knows
    Uuid task; ///< what it was about; nil: all that is due on `days`
    std::optional<Period> days;

    bool isAbout(const Task &other) const
    {
        return task.isNil() ? !days || days->contains(other.dueDay) : task == other.id;
    }
};
using NudgeMarks = std::unordered_map<Uuid, std::vector<NudgeMark>>; ///< by guide, ascending
/// Those of these days. Reader's thread.
Result<NudgeMarks> readNudgeMarks(ReadSnapshot &snapshot, Period days);

/// The assignments of a query.
struct NudgeAssignments : AssignmentList {
    std::string campaign; ///< name; empty for a query for all
};
/// Reader's thread.
Result<NudgeAssignments> readNudgeAssignments(BoardContext &context, const NudgeQuery &query);

} // namespace qunce
