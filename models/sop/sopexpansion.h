// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "models/base/day.h"
#include "models/sop/soptemplate.h"

namespace qunce {

/// Those of a step who get one content. Each group, or guide, is in exactly one of the parts of its step and time.
struct SopPart {
    size_t number = 0; ///< among those of its time
    Uuid content; ///< may be none
    std::vector<Uuid> regions; ///< these only; empty: all
    std::vector<Uuid> notRegions; ///< but these
    std::vector<std::string> tags; ///< who carries one of them; empty: all
    std::vector<std::string> notTags; ///< who carries none of these

    bool operator==(const SopPart &) const = default;
};

/// What the step's pack makes of some of its kinds of groups, in the order of its parts; who is left comes last. The second
/// of each pair: the kinds. Pure.
std::vector<std::pair<SopPart, std::vector<std::string>>> partsOf(
    const SopStep &step, const std::vector<std::string> &kinds);

/// One entry that a template makes on a date: a step, for those kinds of its groups that are served at this time.
struct PlannedEntry {
    size_t step = 0; ///< of the template
    std::vector<std::string> groupKinds; ///< ascending, as stored
    Instant startAt;
    std::optional<Instant> endAt;
    std::optional<Instant> prepareBy;
    SopPart part {}; ///< of those whom the step is for then
    std::optional<int>
        anchorDay {}; ///< of a rolling one: so many days after the anchor; startAt is on its first day

    bool operator==(const PlannedEntry &) const = default;
};

/// What makes an entry of a campaign the same as one that is there already.
using PlannedKey = std::tuple<Uuid, std::vector<std::string>, size_t>; ///< step, group kinds, part
PlannedKey keyOf(const SopTemplate &sop, const PlannedEntry &entry);

/// Every step once for each of its times and parts: kinds of groups with a lead stand alone at theirs, all others together at
/// the step's. Ascending by (startAt, step, kinds). Business time zone. Pure; the template must have no problems
/// (problemsOf()), days and times are taken as they are.
std::vector<PlannedEntry> expand(const SopTemplate &sop, Day start);

/// The same for a template that runs from each group's or customer's own day, for those whose day is `first` or later: each
/// step begins on the first day on which it can come to one of them, so that everybody gets all of it. `midway`: it
/// begins on `first` itself, and who is under way already gets what is still to come.
std::vector<PlannedEntry> expandRolling(const SopTemplate &sop, Day first, bool midway);

/// Fields of the draft that such an entry becomes. `sop.steps[entry.step]` is its step.
std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const PlannedEntry &entry, const SopTemplate &sop, const Uuid &campaign);

} // namespace qunce
