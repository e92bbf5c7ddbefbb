// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/base/day.h"
#include "models/plan/planentry.h"
#include "models/plan/pushpolicy.h"
#include "models/protocol/record.h"

// What an entry becomes when it is sent: one task for each day that it takes place on, always the same one, so that
// whoever sends it, and however often, makes it once. Pure; any thread.

namespace qunce {

/// The task of the entry on that day. Made of both, so that everybody gets the same; a UUID of version 8.
Uuid taskIdOf(const Uuid &entry, Day day);
/// `P20261122-` and twelve hex digits of the id: what deliveries of results name.
std::string taskCodeOf(const Uuid &entry, Day day);
/// The comment that says why nothing, or not all, of the entry went out on that day: there is one.
Uuid noticeIdOf(const Uuid &entry, Day day);
/// Whether taskCodeOf() may have made it.
bool isDispatchedCode(std::string_view code);
/// The task was made of this entry by taskOf(), and not imported.
bool isTaskOf(const Record &task, const Uuid &entry);

struct TaskDue {
    Instant at;
    Day day; ///< as written: 24:00 belongs to the day it ends
};
/// By the policy, but not before the entry ends, and two hours after it begins at the earliest.
TaskDue taskDueOf(const PlanEntry &entry, const PushPolicy &policy);

/// The record, in the bucket of its entry. `entry` has a start.
Record taskOf(const PlanEntry &plan, const Record &entry, const PushPolicy &policy, Instant now);

} // namespace qunce
