// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/protocol/pushmessages.h"

// Edits of whole records as the JSON texts that conflict records hold: `{"text":"new","tags":{"add":["a"],"rem":[]}}`.
// Pure; any thread.

namespace qunce {

/// What the edit makes of the fields it touches.
std::string editToJson(const PushOp &op);
/// What the editor saw in them; sets are not there.
std::string beforesToJson(const PushOp &op);
/// Fills `fields` and `sets` from the two; what else `befores` says of the record is passed over.
Result<void> editFromJson(std::string_view befores, std::string_view edit, PushOp &op);

} // namespace qunce
