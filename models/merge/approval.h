// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/day.h"
#include "models/merge/editrules.h"
#include "models/merge/rejection.h"
#include "models/protocol/record.h"

// Who submits and who approves an entry, the same at the console and on the server (docs/PLAN.md, "Approval"). Beside the
// status, whose edges are in transitions.h, an edit says who did it, when, and what was approved: all in one edit of the
// entry. Pure; any thread.

namespace qunce {

/// What goes with a change of the entry's status, for the edit that makes it: submitted_by and submitted_at, or
/// approved_by, approved_at and approved_form. `entry` is as it will be but for these. Empty for other states.
std::vector<std::pair<std::string, FieldValue>> approvalFields(
    const Record &entry, std::string_view status, const Uuid &user, Instant now);

/// The fields that are approved, as they are: a JSON object, keys sorted.
std::string approvedForm(const Record &entry);
/// Fields of the form that are not as they were approved last, in the order of the descriptor; empty if it never was.
std::vector<std::string> changedSinceApproval(const Record &entry);
/// What the form held of a field when it was approved; nothing if it was empty or never approved.
FieldValue approvedValue(const Record &entry, std::string_view field);

/// Why the entry may not become so: submitted or approved in another name, approved by who submitted it, approved in a
/// form that nobody has looked at. `before` is null for a new one.
std::optional<Refusal> refusedApproval(const Record *before, const Record &after, const Actor &actor);

/// Nothing if this user may approve the entry as it stands, whatever the checks say of it.
std::optional<Refusal> mayApprove(const Record &entry, const Actor &actor);

} // namespace qunce
