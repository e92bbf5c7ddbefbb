// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/store/edits.h"

// Edits as a file of their own: JSON, one object {format: "qunce-edits", version: 1, saved_at_ms, actions: [{aid, title:
// [source, arguments …], at_ms, undoes?, edits: [{gid, state, code?, op}]}]}, where op is that of a push in JSON
// (docs/SYNC.md, "Push"). Sealed, it stands behind the line "qunce-sealed-edits 1" in a libsodium sealed box for the
// server's X25519 key. Any thread.

namespace qunce {

/// The actions with those of their edits that are in the server's data neither now nor for good: what waits, what was
/// rejected and what was set aside.
std::string editsToText(std::span<const ListedAction> actions, int64_t nowMs);
/// As they were, to be committed once more: with their groups, numbers and what became of them left out. InvalidInput if
/// the text is none of ours.
Result<std::vector<EditAction>> editsFromText(std::string_view text);

/// For whoever has the secret half of `publicKey` (32 bytes). InvalidInput for no key.
Result<std::string> sealedText(std::string_view text, std::string_view publicKey);

/// Whole or not at all, on the disk afterwards, for its owner only (0600).
Result<void> writePrivateFile(const std::string &path, std::string_view bytes);
Result<std::string> readWholeFile(const std::string &path);

} // namespace qunce
