// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/audience.h"
#include "models/plan/planentry.h"
#include "models/plan/planpeople.h"
#include "models/plan/subjectset.h"

// When a rolling entry comes to whom (docs/PLAN.md, "Rolling"). On a business day D it is for those whose anchor is
// D - rule.day:
//   group_start, to groups      groups whose startsOn that is, of those that the audience names
//   group_start, by guides      owners in post of such groups that are open, in the batches and bands named
//   customer_added, by guides   guides who added customers that day; where nobody knows, all of them
//   customer_added, to groups   nobody: a group was not added
// Days are plain days of the calendar: the 31st or 29 February is followed by the next one like any other. Pure; any thread.

namespace qunce {

/// The entry as it takes place on that day alone: at its time of day, as long as ever.
PlanEntry occurrenceOn(const PlanEntry &entry, Day day);

/// Whom a rolling entry comes to on that day. `named`: by its audience (namedBy()). `added`: the guides who have, or may
/// have, customers of the anchor's day; null: nobody knows.
Audience dueOn(const PlanEntry &entry, const SubjectSet &named, const PlanPeople &people, Day day,
    const SubjectSet *added = nullptr);

/// It can come to somebody: its anchor, its channel and the groups it names fit together.
bool canReach(const PlanEntry &entry);

/// Of those days, the ones on which it may come to anybody; empty (to < from) if there is none.
Period rollingDays(const RollingRule &rule, Period days);

/// So many days of a rolling entry are looked at ahead, where nobody asks for others.
constexpr int kRollingAhead = 31;

} // namespace qunce
