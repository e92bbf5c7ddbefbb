// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/domain/guidemarks.h"
#include "models/domain/measurevalues.h"
#include "models/domain/streak.h"
#include "models/domain/taskboard.h"

namespace qunce {

/// One guide in full, for the pane beside the roster.
struct GuideDetail {
    Uuid id;
    std::string code;
    std::string name;
    std::string store;
    std::string role; ///< as stored
    GuideState state = GuideState::InPost;
    Employment employment;

    MeasureValue completion; ///< of what is due, over the period
    MeasureValue monthAttainment; ///< net sales against the goal, of the month of the period's end up to it
    std::optional<Fraction> monthProgress; ///< of the goal's days
    bool sells = false; ///< there are values of orders in the streak's days
    Streak streak;

    /// What became of the tasks due on a day.
    struct TaskDay {
        Day day;
        uint64_t onTime = 0;
        uint64_t late = 0;
        uint64_t notDone = 0; ///< due by now
        uint64_t open = 0; ///< due later
    };
    struct SalesDay {
        Day day;
        std::optional<int64_t> amount; ///< fen
    };
    Period days; ///< of both
    std::vector<TaskDay> taskDays;
    std::vector<SalesDay> salesDays;
    std::optional<int64_t> amount; ///< of these days

    struct Group {
        Uuid id;
        std::string name;
        std::string kind; ///< as stored
        std::optional<int64_t> members;
        std::optional<int64_t> capacity;
        uint64_t sent = 0; ///< group pushes of `days`
        uint64_t planned = 0;
    };
    std::vector<Group> groups; ///< open ones, largest first

    struct Assignment {
        Uuid task;
        std::string title;
        Instant dueAt;
        AssignmentClass state = AssignmentClass::None;
        std::optional<Instant> doneAt;
        bool isOverdue = false;
        int64_t lateSeconds = 0; ///< done after it was due, or overdue by now
    };
    std::vector<Assignment> assignments; ///< the last kShownAssignments, latest due first
};

constexpr size_t kShownAssignments = 6;

/// Days of a pane's bars: the last 7 to 14 of the query's period, as many as it has.
Period barDays(Period period);

/// Nothing if there is no such guide, or not in the user's regions. Numbers are counted wherever the guide was then.
/// Reader's thread.
Result<std::optional<GuideDetail>> readGuideDetail(
    BoardContext &context, const BoardQuery &query, const Uuid &guide);

} // namespace qunce
