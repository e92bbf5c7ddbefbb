// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether a guide completes a task is chance, by the guide's discipline, the task's difficulty, and a slow improvement
// over the months. What is open a week after the due day has failed; before that it is pending. In a group push the
// guide's groups follow what the guide did, now and then one by one.

#include "server/demo/taskresults.h"

#include <algorithm>

namespace qunce::server::demo {

namespace {

constexpr int64_t kMinute = 60;
constexpr int kOpenDays = 7;
constexpr int kHandOverDays = 5; ///< a guide who left still gets tasks for so long
constexpr double kImprovementPerYear = 0.03;

Instant onMinute(int64_t seconds)
{
    return {seconds - seconds % kMinute};
}

/// Whether a task was seen is asked every ten minutes only.
Instant onPoll(int64_t seconds)
{
    return {seconds - seconds % (10 * kMinute)};
}

} // namespace

TaskResults::TaskResults(const DemoBrand &demo)
    : m_demo(demo), m_now(demo.present()), m_groupsOf(demo.guides.size()), m_places(demo.groups.size())
{
    for (uint32_t group = 0; group < demo.groups.size(); ++group) {
        m_groupsOf[demo.groups[group].owner].push_back(group);
        m_groupById.emplace(demo.groups[group].id, group);
    }
    for (size_t region = 0; region < demo.brand.regions.size(); ++region) {
        const auto &slots = demo.brand.regions[region].groups;
        for (uint32_t slot = 0; slot < slots.size(); ++slot)
            m_places[demo.subjects[region].groups[slot]].push_back({region, slot, slots[slot].from});
    }
    for (auto &places : m_places)
        std::sort(places.begin(), places.end(),
            [](const SlotPlace &a, const SlotPlace &b) { return a.from < b.from; });
}

std::optional<uint32_t> TaskResults::groupSlot(uint32_t group, Day day) const
{
    std::optional<uint32_t> slot;
    for (const SlotPlace &place : m_places[group]) {
        if (place.from <= day)
            slot = place.slot;
    }
    return slot;
}

bool TaskResults::assigned(const DemoGuide &guide, const Job &job) const
{
    const Day dispatched = job.task.dispatchedAt->day();
    const Employment &employment = guide.employment;
    return *employment.joinedOn <= dispatched
        && (!employment.leftOn || dispatched <= *employment.leftOn + kHandOverDays);
}

TaskResult TaskResults::openResult(const Job &job, Random &random) const
{
    TaskResult result;
    if (job.stopped) {
        result.status = TaskStatus::Cancelled;
    } else if (job.longOver) {
        result.status = TaskStatus::Failed;
        result.reason = FailReason::Other;
    }
    if (random.chance(0.45)) {
        const int64_t seen = job.task.dispatchedAt->seconds + random.between(1, 300) * kMinute;
        if (seen < m_now.seconds)
            result.seenAt = onPoll(seen);
    }
    return result;
}

TaskResult TaskResults::doneResult(const DemoGuide &guide, const Job &job, Random &random) const
{
    const int64_t dispatched = job.task.dispatchedAt->seconds;
    const auto span = static_cast<double>(job.task.dueAt.seconds - dispatched);
    // Early in the span more often than late; latecomers need up to 36 hours, most of them far less.
    const double early = random.unit();
    const double late = random.unit();
    const bool onTime = random.chance(guide.punctuality);
    const int64_t done = onTime
        ? dispatched + kMinute + static_cast<int64_t>((span - kMinute) * early * early)
        : job.task.dueAt.seconds + kMinute + static_cast<int64_t>(36 * 3600 * late * late * late);
    if (done >= m_now.seconds)
        return openResult(job, random);
    TaskResult result;
    result.status = TaskStatus::Done;
    result.doneAt = onMinute(done);
    const int64_t wait = done - dispatched;
    result.seenAt = onPoll(dispatched + static_cast<int64_t>(static_cast<double>(wait) * random.unit()));
    const TaskKind kind = job.task.kind;
    if (kind == TaskKind::FollowUp || kind == TaskKind::Lead)
        result.followedAt = result.doneAt;
    if (kind == TaskKind::Notice)
        return result;
    const double reach = kind == TaskKind::Moments ? 160 : kind == TaskKind::GroupPush ? 90 : 14;
    result.reach = 1 + random.poisson(reach * (0.4 + 0.6 * guide.acquisition));
    if (kind != TaskKind::Moments)
        result.replies = random.poisson(static_cast<double>(*result.reach) * guide.replyRate * 0.12);
    return result;
}

TaskResult TaskResults::resultOf(const DemoGuide &guide, const Job &job, Random &random) const
{
    const Employment &employment = guide.employment;
    const Day dispatched = job.task.dispatchedAt->day();
    if (employment.hasLeft(job.task.dueDay) || employment.onLeaveThroughout({dispatched, job.task.dueDay})
        || guide.isQuietOn(job.task.dueDay))
        return openResult(job, random);
    const double excuse = random.unit();
    if (excuse < 0.022 && !job.stopped) {
        TaskResult result;
        result.status = TaskStatus::Failed;
        result.reason = job.task.kind == TaskKind::GroupPush || excuse < 0.012 ? FailReason::Quota
                                                                               : FailReason::NotFriend;
        return result;
    }
    if (excuse > 0.997) {
        TaskResult result;
        result.status = TaskStatus::Cancelled;
        return result;
    }
    const double years = (job.task.dueDay - m_demo.options.until) / 365.0 + 0.5;
    const double chance = guide.discipline - job.difficulty + kImprovementPerYear * years;
    if (random.chance(std::min(chance, 0.985)))
        return doneResult(guide, job, random);
    TaskResult result = openResult(job, random);
    if (result.status == TaskStatus::Pending && job.task.dueAt < m_now && random.chance(0.06)) {
        result.status = TaskStatus::Failed;
        result.reason = FailReason::Other;
    }
    return result;
}

std::vector<AssignmentRow> TaskResults::groupRows(uint32_t guide, uint32_t guideSlot, const Job &job,
    const TaskResult &own, const GroupDays &members, Random &random, Columns &columns) const
{
    std::vector<AssignmentRow> rows;
    const Day dispatched = job.task.dispatchedAt->day();
    for (const uint32_t index : m_groupsOf[guide]) {
        const DemoGroup &group = m_demo.groups[index];
        const auto &kinds = job.entry.groupKinds;
        if (!group.openOn(dispatched) || std::find(kinds.begin(), kinds.end(), group.kind) == kinds.end())
            continue;
        TaskResult result = own;
        const bool closed = group.closedOn && *group.closedOn <= job.task.dueDay;
        if (closed) {
            result = openResult(job, random);
            result.status = TaskStatus::Failed;
            result.reason = FailReason::GroupClosed;
        } else if (own.status == TaskStatus::Done && random.chance(0.012)) {
            result = openResult(job, random);
            if (random.chance(0.4)) {
                result.status = TaskStatus::Failed;
                result.reason = FailReason::Quota;
            }
        } else if (own.status == TaskStatus::Pending && random.chance(0.2)
            && !m_demo.guides[guide].isQuietOn(job.task.dueDay)) {
            result = doneResult(m_demo.guides[guide], job, random);
        }
        if (result.doneAt) {
            result.confirmedAt = result.doneAt;
            const uint32_t present = members.members(index);
            result.reach = std::max(1U, present);
            result.replies = random.poisson(present * 0.01);
        }
        const GroupTaskValues values = groupTaskValues(result);
        const auto slot = groupSlot(index, job.task.dueDay);
        for (size_t i = 0; slot && i < values.size(); ++i) {
            if (values[i])
                columns[groupTaskMetric(i)].set(*slot, *values[i]);
        }
        rows.push_back({guideSlot, group.id, result});
    }
    // As AssignmentRows keeps them.
    std::sort(rows.begin(), rows.end(),
        [](const AssignmentRow &a, const AssignmentRow &b) { return a.group < b.group; });
    return rows;
}

RegionResults TaskResults::results(size_t index, size_t region, const GroupDays &members) const
{
    const Task &task = m_demo.brand.tasks[index];
    const DemoEntry &entry = m_demo.entries[m_demo.tasks[index].entry];
    const bool stopped = std::string_view(entry.status) == "stopped";
    const Job job {task, entry, m_demo.tasks[index].difficulty, stopped,
        task.dueDay <= m_demo.options.until - kOpenDays};
    const GroupClosedOn closedOn = [this](const Uuid &group) {
        return m_demo.groups[m_groupById.at(group)].closedOn;
    };
    Random random = stream(m_demo, Stream::TaskResult, index, region);
    RegionResults found;
    const auto &slots = m_demo.brand.regions[region].guides;
    for (uint32_t slot = 0; slot < slots.size(); ++slot) {
        const uint32_t guide = m_demo.subjects[region].guides[slot];
        if (!slots[slot].validOn(task.dueDay) || !assigned(m_demo.guides[guide], job))
            continue;
        ++found.assignments;
        const TaskResult own = resultOf(m_demo.guides[guide], job, random);
        std::vector<AssignmentRow> rows;
        if (task.kind == TaskKind::GroupPush)
            rows = groupRows(guide, slot, job, own, members, random, found.columns);
        const TaskValues values = rows.empty() ? taskValues(own) : summaryValues(rows, task.dueDay, closedOn);
        for (size_t i = 0; i < values.size(); ++i) {
            if (values[i])
                found.columns[taskMetric(i)].set(slot, *values[i]);
        }
        found.rows.insert(found.rows.end(), rows.begin(), rows.end());
    }
    return found;
}

} // namespace qunce::server::demo
