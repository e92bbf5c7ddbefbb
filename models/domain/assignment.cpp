// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/assignment.h"

#include <algorithm>

namespace qunce {

namespace {

bool outOfPlan(const GroupRow &row, Day dueDay)
{
    if (row.result.status == TaskStatus::Done)
        return false;
    return row.result.status == TaskStatus::Cancelled || (row.groupClosedOn && *row.groupClosedOn < dueDay)
        || (row.result.status == TaskStatus::Failed && excuses(row.result.reason));
}

void keepLatest(std::optional<Instant> &kept, const std::optional<Instant> &candidate)
{
    if (candidate && (!kept || *kept < *candidate))
        kept = candidate;
}

void addKnown(std::optional<uint64_t> &sum, const std::optional<uint64_t> &value)
{
    if (value)
        sum = sum.value_or(0) + *value;
}

} // namespace

AssignmentSummary summarise(std::span<const GroupRow> rows, Day dueDay)
{
    AssignmentSummary summary;
    bool anyPending = false;
    bool anyFailed = false;
    bool doneTimeMissing = false;
    for (const GroupRow &row : rows) {
        const TaskResult &result = row.result;
        if (result.seenAt && (!summary.result.seenAt || *result.seenAt < *summary.result.seenAt))
            summary.result.seenAt = result.seenAt;
        keepLatest(summary.result.confirmedAt, result.confirmedAt);
        keepLatest(summary.result.followedAt, result.followedAt);
        addKnown(summary.result.reach, result.reach);
        addKnown(summary.result.replies, result.replies);
        if (outOfPlan(row, dueDay))
            continue;
        ++summary.planned;
        if (result.status == TaskStatus::Done) {
            ++summary.sent;
            doneTimeMissing = doneTimeMissing || !result.doneAt;
            keepLatest(summary.result.doneAt, result.doneAt);
        }
        anyPending = anyPending || result.status == TaskStatus::Pending;
        anyFailed = anyFailed || result.status == TaskStatus::Failed;
    }
    if (summary.planned == 0)
        summary.result.status = TaskStatus::Cancelled;
    else if (summary.sent == summary.planned)
        summary.result.status = TaskStatus::Done;
    else if (!anyPending && anyFailed)
        summary.result.status = TaskStatus::Failed;
    else
        summary.result.status = TaskStatus::Pending;
    if (summary.result.status != TaskStatus::Done || doneTimeMissing)
        summary.result.doneAt.reset();
    if (summary.result.status == TaskStatus::Failed)
        summary.result.reason = FailReason::Other;
    return summary;
}

} // namespace qunce
