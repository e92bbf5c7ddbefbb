// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/base/day.h"

namespace qunce {

/// Status byte of a task column; 0, no value, means not assigned.
enum class TaskStatus : uint8_t { NotAssigned = 0, Pending = 1, Done = 2, Failed = 3, Cancelled = 4 };

enum class FailReason : uint8_t { None = 0, Quota = 1, NotFriend = 2, GroupClosed = 3, Other = 4 };

/// True for the reasons that excuse a guide: frequency cap, not a friend, group closed.
constexpr bool excuses(FailReason reason)
{
    return reason == FailReason::Quota || reason == FailReason::NotFriend
        || reason == FailReason::GroupClosed;
}

/// What is known of one assignment, or of one group row of a group push.
struct TaskResult {
    TaskStatus status = TaskStatus::Pending;
    FailReason reason = FailReason::None;
    std::optional<Instant> doneAt;
    std::optional<Instant> seenAt;
    std::optional<Instant> confirmedAt;
    std::optional<Instant> followedAt;
    std::optional<uint64_t> reach;
    std::optional<uint64_t> replies;

    bool operator==(const TaskResult &) const = default;
};

/// A row of a group push: its result, and when its group was closed (nothing while it is open).
struct GroupRow {
    TaskResult result;
    std::optional<Day> groupClosedOn;
};

/// The assignment that a guide's group rows sum up to.
struct AssignmentSummary {
    TaskResult result;
    uint32_t planned = 0;
    uint32_t sent = 0;
};

/// data.md, "Assignments": out of plan are rows that are not done and either cancelled, or of a group closed before
/// the due day, or failed for an excusing reason. planned = the others, sent = those of them done. Done when
/// sent = planned > 0 (done_at = the latest, missing if one is missing), cancelled when planned = 0, failed when none
/// is pending and at least one failed, else pending. Beyond data.md: a failed summary carries the reason `other`;
/// seen_at is the earliest, confirmed_at and followed_at the latest; reach and replies are sums of what is known.
AssignmentSummary summarise(std::span<const GroupRow> rows, Day dueDay);

} // namespace qunce
