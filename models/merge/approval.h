// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/day.h"
#include "models/merge/approvalpolicy.h"
#include "models/merge/editrules.h"
#include "models/merge/rejection.h"
#include "models/protocol/record.h"

// Who submits and who approves an entry, the same at the console and on the server (docs/PLAN.md, "Approval"). Beside the
// status, whose edges are in transitions.h, an edit says who did it, when, and what was approved: all in one edit of the
// entry. Pure; any thread.

namespace qunce {

/// Somebody who submits or approves.
struct Signature {
    Uuid user;
    Instant at;
    Uuid actingFor {}; ///< whose deputy they are in it; nil: their own

    /// Whose word it is.
    const Uuid &principal() const { return actingFor.isNil() ? user : actingFor; }
};

/// What goes with a change of the entry's status, for the edit that makes it: submitted_by and submitted_at, or
/// approved_by, approved_at and approved_form. `entry` is as it will be but for these. Empty for other states.
std::vector<std::pair<std::string, FieldValue>> approvalFields(
    const Record &entry, std::string_view status, const Signature &signature);
std::vector<std::pair<std::string, FieldValue>> approvalFields(
    const Record &entry, std::string_view status, const Uuid &user, Instant now);

/// Whose turn an entry is that waits for approval.
enum class ApprovalTurn : uint8_t {
    First, ///< two approve it, and nobody has done it yet in the form that it has
    Last, ///< approving makes it approved
};
ApprovalTurn approvalTurn(const Record &entry, const ApprovalPolicy &policy);
/// The first of two has approved it as it is.
bool isFirstApproved(const Record &entry);
/// What the first of two writes down; the status stays.
std::vector<std::pair<std::string, FieldValue>> firstApprovalFields(
    const Record &entry, const Signature &signature);

/// The fields that are approved, as they are: a JSON object, keys sorted.
std::string approvedForm(const Record &entry);
/// Fields of the form that are not as they were approved last, in the order of the descriptor; empty if it never was.
std::vector<std::string> changedSinceApproval(const Record &entry);
/// What the form held of a field when it was approved; nothing if it was empty or never approved.
FieldValue approvedValue(const Record &entry, std::string_view field);

/// Why the entry may not become so: submitted or approved in another name, approved by who submitted it or by whom the
/// policy does not name, approved in a form that nobody has looked at, or once where two do it. `before` is null for a
/// new one.
Result<std::optional<Refusal>> refusedApproval(
    const Record *before, const Record &after, const Actor &actor, RecordLookup &others, Instant now);

/// The comment says why the entry shall go out in spite of warnings, and was written since it was submitted.
bool isReasonFor(const Record &comment, const Record &entry);

/// Nothing if this user, in their own name or for who has made them deputy, may take the turn of approval that the entry
/// is at, whatever the checks say of it.
std::optional<Refusal> mayApprove(
    const Record &entry, const Actor &actor, const ApprovalPolicy &policy = {}, const Uuid &actingFor = {});

} // namespace qunce
