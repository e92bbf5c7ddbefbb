// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/protocol/kinds.h"
#include "models/protocol/pushmessages.h"
#include "models/protocol/record.h"
#include "models/protocol/role.h"

namespace qunce {

enum class FieldOutcome : uint8_t {
    Nothing, ///< the field has that value already
    Apply, ///< the value takes the place of the one that the editor saw
    Merge, ///< the value goes in together with, or over, what somebody else did meanwhile
    Conflict, ///< the current value stays
    Illegal, ///< a transition that the state machine or the role does not allow
};

struct FieldMerge {
    FieldOutcome outcome = FieldOutcome::Nothing;
    FieldValue value; ///< of Apply and Merge

    bool operator==(const FieldMerge &) const = default;
};

/// An edit against the value that the field has now (sync.md, "Push"). `seen`: the editor's record held the field's last
/// change, by seq; an edit whose `before` is the current value counts as seen anyway. The role matters for states only.
/// Set fields take the difference between before and after as an edit of the set. Pure; any thread.
FieldMerge mergeField(const KindDescriptor &kind, const FieldDescriptor &field, const FieldEdit &edit,
    const FieldValue &current, bool seen, Role role);

} // namespace qunce
