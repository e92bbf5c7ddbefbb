// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "models/base/day.h"
#include "models/plan/planentry.h"
#include "models/plan/planpeople.h"
#include "models/plan/subjectset.h"

// Whom an entry reaches (docs/PLAN.md, "Audience"):
//   regions    bound everything; none named: all of them
//   groups     of the kinds named that carry one of the tags, if any is named; guides likewise, without kinds
//   batches, bands   groups of these batches and 月龄段 only, where any is named
//   included   where anything is included, only that: groups and guides themselves, whatever their kind and tags; those
//              under an org unit, of a guide or with a tag as far as kinds and tags allow
//   excluded   comes off last
// KOCs that are named change nothing: nothing is sent to them.
// A push to groups whose entry names neither kinds nor anything included reaches nobody. Pure; any thread.

namespace qunce {

struct Audience {
    SubjectSet reached; ///< who can carry it out that day
    std::vector<uint32_t> closed; ///< groups that it names but are closed by then
    std::vector<uint32_t> ownerless; ///< groups without an owner, or whose owner has left by then
};

/// The group is of the batches and bands that the rule names.
bool joins(const AudienceRule &rule, const PlanGroup &group);

/// Everybody the rule names, whatever the day.
SubjectSet namedBy(const AudienceRule &rule, const PlanPeople &people);

/// Whom it reaches on that day. Guides are reached while they are in post (models/domain/brand.h).
Audience audienceOn(const AudienceRule &rule, const PlanPeople &people, Day day);
/// The same for a set that namedBy() gave.
Audience audienceOn(const SubjectSet &named, const PlanPeople &people, Day day);

} // namespace qunce
