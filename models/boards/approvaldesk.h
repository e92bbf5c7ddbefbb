// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/merge/approval.h"
#include "models/merge/approvalpolicy.h"

namespace qunce {

/// What a user needs to know to approve: the policy, and whose deputy they are.
struct ApprovalDesk {
    ApprovalPolicy policy;
    std::vector<std::pair<Uuid, Instant>> deputyOf; ///< until when; ascending by user
    std::optional<Deputy> ownDeputy; ///< whom they have named themselves, as long as it is not over
    Uuid deputySetting; ///< the record that says so, also an old one; nil before there was any
    Uuid policySetting; ///< nil before there was any

    bool operator==(const ApprovalDesk &) const = default;
};
/// Reader's thread.
Result<ApprovalDesk> readApprovalDesk(BoardContext &context);

/// In whose name somebody may take the turn of approval that an entry is at.
struct ApprovalChance {
    std::optional<Refusal> refusal; ///< nothing: they may
    ApprovalTurn turn = ApprovalTurn::Last;
    Uuid actingFor; ///< nil: their own name, which goes first
};
ApprovalChance chanceOf(const Record &entry, const Actor &actor, const ApprovalDesk &desk, Instant now);

/// Somebody whom the brand knows by name.
struct KnownPerson {
    Uuid id;
    std::string name;
};
/// Ascending by name. Reader's thread.
Result<std::vector<KnownPerson>> readKnownPeople(BoardContext &context);

} // namespace qunce
