// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/executionlog.h"

#include <algorithm>
#include <tuple>

#include "models/boards/usernames.h"

namespace qunce {

namespace {

constexpr int kRemindedBefore = 31; ///< days before the first due day from which reminders are looked for

Result<void> addEntries(ReadSnapshot &snapshot, ExecutionLog &log)
{
    std::unordered_map<Uuid, size_t> tasks;
    for (const AssignmentDetail &one : log.rows)
        tasks.emplace(log.brand->tasks[one.task].id, one.task);
    std::unordered_map<Uuid, std::vector<size_t>> ofEntry;
    QUNCE_TRY(snapshot.eachRow({Kind::Task, {"entry"}, {}, {}}, [&](const RowView &row) -> Result<void> {
        const auto found = tasks.find(row.id());
        if (found != tasks.end() && !row.reference(0).isNil())
            ofEntry[row.reference(0)].push_back(found->second);
        return {};
    }));
    return snapshot.eachRow(
        {Kind::Entry, {"code", "title"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            const auto found = ofEntry.find(row.id());
            if (found == ofEntry.end())
                return {};
            for (const size_t task : found->second)
                log.entries[task] = {std::string(row.text(0)), std::string(row.text(1))};
            return {};
        });
}

} // namespace

std::string ExecutionLog::regionOf(size_t row) const
{
    const OrgIndex region = brand->regions[rows[row].region].region;
    return region == kHq ? std::string() : brand->org.at(region).name;
}

std::string ExecutionLog::storeOf(size_t row) const
{
    const OrgIndex store = slotOf(row).store;
    return store == kHq ? std::string() : brand->org.at(store).name;
}

std::vector<ExecutionLog::Reminder> ExecutionLog::remindersOf(size_t row) const
{
    std::vector<Reminder> found;
    const auto all = marks.find(slotOf(row).subject);
    if (all == marks.end())
        return found;
    for (const NudgeMark &mark : all->second) {
        if (!mark.isAbout(taskOf(row)))
            continue;
        const auto by = people.find(mark.author);
        found.push_back({mark.at, by == people.end() ? std::string() : by->second});
    }
    return found;
}

Result<ExecutionLog> readExecutionLog(BoardContext &context, const NudgeQuery &query)
{
    QUNCE_ASSIGN(NudgeAssignments assignments, readNudgeAssignments(context, query));
    ExecutionLog log;
    log.brand = assignments.brand;
    log.rows = std::move(assignments.all);
    log.period = assignments.period;
    log.asOf = context.now;
    log.unit = assignments.unitName();
    log.task = assignments.taskTitle();
    log.campaign = assignments.campaign;
    std::sort(log.rows.begin(), log.rows.end(), [&](const AssignmentDetail &a, const AssignmentDetail &b) {
        const auto keyOf = [&log](const AssignmentDetail &one) {
            const Task &task = log.brand->tasks[one.task];
            const Slot &slot = log.brand->regions[one.region].guides[one.slot];
            return std::tuple(
                task.dueAt, std::string_view(task.code), std::string_view(slot.code), slot.from);
        };
        return keyOf(a) < keyOf(b);
    });
    QUNCE_TRY(addEntries(context.snapshot, log));
    QUNCE_ASSIGN(log.marks,
        readNudgeMarks(context.snapshot, {log.period.from - kRemindedBefore, context.now.day() + 1}));
    UserNames names(context.snapshot, context.user);
    for (const auto &[guide, marks] : log.marks) {
        for (const NudgeMark &mark : marks) {
            QUNCE_ASSIGN(std::string name, names.of(mark.author));
            if (!name.empty())
                log.people.emplace(mark.author, std::move(name));
        }
    }
    if (!query.of.guide.isNil() && !log.rows.empty())
        log.guide = log.slotOf(0).name;
    return log;
}

} // namespace qunce
