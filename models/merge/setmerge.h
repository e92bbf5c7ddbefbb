// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/protocol/pushmessages.h"

// Edits of sets commute: an edit says what it adds and what it removes, and changes nothing else. Of an item that one
// side adds and the other removes, the addition wins, so that nobody's addition is lost unseen. Pure; any thread.

namespace qunce {

using TextSet = std::vector<std::string>; ///< ascending, without repetition

/// What leads from one set to the other.
SetEdit setDifference(const TextSet &before, const TextSet &after);
TextSet withEdit(const TextSet &current, const SetEdit &edit);
SetEdit inverse(const SetEdit &edit);

} // namespace qunce
