// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/groupmarks.h"

#include <algorithm>

#include "models/domain/slotsums.h"

namespace qunce {

namespace {

bool hasBegun(const GroupLife &life, Day today)
{
    const std::optional<Day> begins = life.begins();
    return begins && *begins <= today;
}

bool isInvalid(const GroupLife &life, Day today, const GroupRules &rules)
{
    const std::optional<Day> begins = life.begins();
    if (!begins || today - *begins < rules.minAgeDays)
        return false;
    const bool isEmpty = life.members && *life.members < rules.minMembers;
    const bool isDead = life.activity && compare(*life.activity, rules.invalidActivity) < 0;
    const bool isSilent = life.messages && *life.messages == 0;
    return isEmpty || isDead || isSilent;
}

bool isNearlyFull(const GroupLife &life, const GroupRules &rules)
{
    return life.members && life.capacity && *life.capacity > 0
        && compare({*life.members, *life.capacity}, rules.nearlyFull) >= 0;
}

} // namespace

uint32_t groupMarks(const GroupLife &life, Day today, const GroupRules &rules)
{
    if (!life.isOpen(today))
        return 0;
    uint32_t marks = 0;
    if (isInvalid(life, today, rules))
        marks |= groupmarks::kInvalid;
    else if (hasBegun(life, today) && life.activity && compare(*life.activity, rules.wakeActivity) < 0)
        marks |= groupmarks::kToWake;
    if (isNearlyFull(life, rules))
        marks |= groupmarks::kNearlyFull;
    if (life.ownerHasLeft)
        marks |= groupmarks::kOwnerLeft;
    if (life.isFlash && hasBegun(life, today) && (!life.closesOn || today <= *life.closesOn))
        marks |= groupmarks::kFlashRunning;
    return marks;
}

std::optional<int> daysRunning(const GroupLife &life, Day today)
{
    const std::optional<Day> begins = life.begins();
    if (!begins || *begins > today)
        return std::nullopt;
    const Day last = life.closedOn ? std::min(today, *life.closedOn - 1) : today;
    return std::max(last - *begins + 1, 0);
}

int pushLimitOf(Day month)
{
    return static_cast<int>(lastOfMonth(month).dayOfMonth());
}

Result<std::vector<PushCounts>> pushRows(const MeasureInput &input, Period period)
{
    std::vector<PushCounts> rows(input.rollup.rowCount());
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        // The tasks of a period are the same numbers whichever metric is asked for.
        const KeyRange tasks = keysOf(input.brand, Metric::TaskStatus, segment.period);
        const auto visit = [&](Metric metric, auto &&count) {
            return input.facts.visit(
                metric, tasks, input.rollup.regions(), [&](size_t region, int32_t, const ColumnView &column) {
                    const size_t known = (*segment.mapping)[region].size();
                    column.forEach([&](uint32_t slot, uint64_t value) {
                        const int32_t row = slot < known ? segment.rowOf(region, slot) : Rollup::kNoRow;
                        if (row != Rollup::kNoRow)
                            count(rows[static_cast<size_t>(row)], value);
                    });
                });
        };
        QUNCE_TRY(visit(Metric::GroupTaskStatus, [](PushCounts &counts, uint64_t status) {
            const auto known = static_cast<TaskStatus>(status);
            counts.sent += known == TaskStatus::Done ? 1 : 0;
            counts.planned += known == TaskStatus::NotAssigned || known == TaskStatus::Cancelled ? 0 : 1;
        }));
        // Only what has failed carries a reason.
        QUNCE_TRY(visit(Metric::GroupTaskReason, [](PushCounts &counts, uint64_t reason) {
            if (excuses(static_cast<FailReason>(reason)) && counts.planned > counts.sent)
                --counts.planned;
        }));
    }
    return rows;
}

} // namespace qunce
