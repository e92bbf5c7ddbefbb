// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unordered_map>
#include <vector>

#include "server/demo/daynumbers.h"
#include "server/import/assignmentrows.h"

namespace qunce::server::demo {

/// What became of one task in one region.
struct RegionResults {
    Columns columns; ///< guide.task and group.task
    std::vector<AssignmentRow> rows; ///< of guides with group rows
    uint64_t assignments = 0;
};

/// Results of tasks as they stand at DemoBrand::present(). Tasks may come in any order.
class TaskResults
{
public:
    explicit TaskResults(const DemoBrand &demo);
    /// `members` says how many people a group reaches.
    RegionResults results(size_t task, size_t region, const GroupDays &members) const;

private:
    struct SlotPlace {
        size_t region;
        uint32_t slot;
        Day from;
    };
    struct Job {
        const Task &task;
        const DemoEntry &entry;
        double difficulty;
        bool stopped;
        bool longOver; ///< due so long ago that nothing is open any more
    };

    bool assigned(const DemoGuide &guide, const Job &job) const;
    TaskResult resultOf(const DemoGuide &guide, const Job &job, Random &random) const;
    TaskResult doneResult(const DemoGuide &guide, const Job &job, Random &random) const;
    TaskResult openResult(const Job &job, Random &random) const;
    std::vector<AssignmentRow> groupRows(uint32_t guide, uint32_t guideSlot, const Job &job,
        const TaskResult &own, const GroupDays &members, Random &random, Columns &columns) const;
    std::optional<uint32_t> groupSlot(uint32_t group, Day day) const;

    const DemoBrand &m_demo;
    Instant m_now;
    std::vector<std::vector<uint32_t>> m_groupsOf; ///< by guide
    std::vector<std::vector<SlotPlace>> m_places; ///< by group
    std::unordered_map<Uuid, uint32_t> m_groupById;
};

} // namespace qunce::server::demo
