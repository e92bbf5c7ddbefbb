// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/base/day.h"
#include "models/sop/soptemplate.h"

namespace qunce {

/// One entry that a template makes on a date: a step, for those kinds of its groups that are served at this time.
struct PlannedEntry {
    size_t step = 0; ///< of the template
    std::vector<std::string> groupKinds; ///< ascending, as stored
    Instant startAt;
    std::optional<Instant> endAt;
    std::optional<Instant> prepareBy;

    bool operator==(const PlannedEntry &) const = default;
};

/// What makes an entry of a campaign the same as one that is there already.
using PlannedKey = std::pair<Uuid, std::vector<std::string>>; ///< step, group kinds
PlannedKey keyOf(const SopTemplate &sop, const PlannedEntry &entry);

/// Every step once for each of its times: kinds of groups with a lead stand alone at theirs, all others together at the
/// step's. Ascending by (startAt, step, kinds). Business time zone. Pure; the template must have no problems
/// (problemsOf()), days and times are taken as they are.
std::vector<PlannedEntry> expand(const SopTemplate &sop, Day start);

/// Fields of the draft that such an entry becomes. `sop.steps[entry.step]` is its step.
std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const PlannedEntry &entry, const SopTemplate &sop, const Uuid &campaign);

} // namespace qunce
