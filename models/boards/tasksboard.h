// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/assignmentlist.h"
#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/domain/org.h"
#include "models/items/datatable.h"

namespace qunce {

/// Marks of the tasks' table, one for each tab.
namespace taskmarks {
constexpr uint32_t kRunning = 1; ///< not due yet
constexpr uint32_t kDue = 2; ///< due in the period
} // namespace taskmarks

/// What completion is broken down by.
enum class TaskBreakdown : uint8_t { Region, City, Store, Guide, Day, Week };

struct TasksQuery {
    BoardQuery query; ///< of the header
    Uuid unit; ///< of the drill path: nil, or the header's unit or one below it
    std::optional<TaskBreakdown> breakdown; ///< nothing: the next level down
};

/// A rate with the counts it is made of; nothing without data.
struct TaskRate {
    std::optional<Fraction> value;
    bool isSmall = false; ///< of fewer than 5
};

struct TaskPathStep {
    Uuid unit; ///< nil: the whole brand
    std::optional<OrgKind> kind; ///< nothing: the whole brand
    std::string name; ///< empty for the whole brand
    TaskRate rate;
};

/// A bar of the breakdown; of days and weeks only `days` says which.
struct TaskBar {
    Uuid subject;
    std::optional<uint32_t> rank;
    std::string name;
    std::string place;
    TaskRate rate;
    uint64_t late = 0; ///< of the numerator
    Period days;
};

struct TaskDay {
    Day day;
    TaskRate rate;
    std::optional<Day> comparedDay;
    TaskRate compared;
};

struct TaskHeatRow {
    Uuid store;
    std::string name;
    std::vector<TaskRate> weeks;
    std::vector<bool> outliers;
};

/// Everything that the tasks page shows for one unit. All rates are due completion rates of data.md.
struct TasksBoard {
    std::shared_ptr<const DataTable> tasks;
    bool wholeBrand = false; ///< else the first step of the path is what the user may see
    std::vector<TaskPathStep> path; ///< from the top down; the last one is the unit
    std::vector<TaskBreakdown> breakdowns; ///< that the unit has
    TaskBreakdown breakdown = TaskBreakdown::Region;
    std::vector<TaskBar> bars; ///< highest rate first; days and weeks in time's order
    size_t subjects = 0; ///< guides, stores, … with data
    /// The period, or the seven days that end with it if it is shorter.
    Period linePeriod;
    Period comparedPeriod;
    TaskRate lineRate;
    TaskRate comparedRate;
    std::vector<TaskDay> days;
    std::vector<Period> weeks; ///< the last twelve, Monday first
    std::vector<TaskHeatRow> heat;
};

Result<TasksBoard> readTasksBoard(BoardContext &context, const TasksQuery &query);

/// Filter of a destination whose subject is a guide, not a task: shows what the guide has to do.
constexpr const char *kTasksOfGuide = "guide";
/// … the tasks of the campaign that is the subject, among those due in the period.
constexpr const char *kTasksOfCampaign = "campaign";

/// The assignments behind a number as a table. Columns guide, store, task, due, state, done_at, sent, reason.
Result<std::shared_ptr<const DataTable>> readAssignments(
    BoardContext &context, const AssignmentsQuery &query);

/// Tabs of the tasks' table.
std::vector<QuickFilter> taskTabs();

} // namespace qunce
