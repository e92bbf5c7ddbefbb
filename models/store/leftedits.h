// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/result.h"
#include "models/store/edits.h"

namespace qunce {

class EditLog;

// Only one process writes a profile's outbox. Another one, such as `qunce export` beside an open window, leaves its edits as
// files in `left/` of the profile, and whoever writes takes them in, at the latest at its next start.

/// On the disk when it returns. Any process.
Result<void> leaveEdits(const std::string &directory, const EditAction &action);

/// Commits what was left, the oldest first, each once however often it is tried. What cannot be read is put aside as
/// `ID.json.damaged`. Whoever has the profile's lock, any thread; costs next to nothing where nothing was left.
Result<void> takeLeftEdits(const std::string &directory, EditLog &log);

} // namespace qunce
