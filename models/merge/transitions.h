// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>
#include <vector>

#include "models/protocol/kinds.h"
#include "models/protocol/role.h"

// State machines of the fields that have MergeClass::State: a status goes only along an edge, and each edge says whose
// it is. Taking back is an edge of its own where it may be done. Pure; any thread.

namespace qunce {

/// Whether somebody with this role may take the field from one state to the other. An empty `from` is that of a record
/// being made. Staying is always allowed. Whether the record is theirs at all is asked in editrules.h.
bool mayMove(Kind kind, std::string_view field, std::string_view from, std::string_view to, Role role);
/// Where it may go from here, in the order of the field's choices.
std::vector<std::string_view> nextStates(Kind kind, std::string_view field, std::string_view from, Role role);

} // namespace qunce
