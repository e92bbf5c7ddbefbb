// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/campaignshape.h"
#include "models/domain/completion.h"
#include "models/domain/rollup.h"

namespace qunce {

/// Sums over assignments, and over the group rows behind them: the numbers of `export completion --by task` and of
/// group_send_rate.
struct TaskSums {
    AssignmentCounts counts;
    AssignmentCounts due; ///< of the tasks that are due by now
    uint64_t planned = 0;
    uint64_t sent = 0;
    bool hasGroups = false; ///< somebody's group rows are known
    std::optional<uint64_t> reach; ///< 触达人次; nothing: nobody has said
    std::optional<uint64_t> replies;

    void add(const TaskSums &other);
};

/// One task in one region.
struct TaskPart {
    size_t task = 0; ///< index into Brand::tasks
    size_t region = 0; ///< index into Brand::regions
    TaskSums sums;
};

/// What the measures say about campaigns, for one unit. Days that this computer keeps no numbers of have no value. One
/// thread; the context outlives it.
class CampaignNumbers
{
public:
    /// `unit` nil: all that the user may see.
    static Result<CampaignNumbers> of(BoardContext &context, const Uuid &unit, bool withGroups);

    const Brand &brand() const { return *m_brand; }
    OrgIndex unit() const { return m_unit; }
    const FactSource &facts() const { return *m_facts; }
    /// By id of the record, as far as numbers of them are kept here.
    const std::unordered_map<Uuid, size_t> &tasks() const { return m_tasks; }

    /// The metric of guide.day on each of the days; nothing without data and for days to come.
    Result<std::vector<std::optional<uint64_t>>> byDay(Metric metric, Period days);

    /// Counts of assignments of each task that the unit has anything of; the tasks are all of tasks().
    Result<std::unordered_map<Uuid, TaskSums>> counts();
    /// Everything of these tasks (indexes, ascending), by task and region.
    Result<std::vector<TaskPart>> parts(const std::vector<size_t> &tasks);

private:
    CampaignNumbers(BoardContext &context, std::shared_ptr<const Brand> brand, OrgIndex unit);
    Period dueDays() const;

    BoardContext *m_context;
    std::shared_ptr<const Brand> m_brand;
    OrgIndex m_unit;
    std::unique_ptr<CacheFacts> m_facts;
    std::unordered_map<Uuid, size_t> m_tasks;
    std::shared_ptr<const TaskBoard> m_board;
};

} // namespace qunce
