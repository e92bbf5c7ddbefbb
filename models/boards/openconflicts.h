// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>
#include <string>
#include <utility>

#include "models/protocol/syncmessages.h"
#include "models/store/cachereader.h"
#include "models/store/edits.h"

namespace qunce {

/// What of a user's own edits still waits for somebody to choose. Reader's thread.
class OpenConflicts
{
public:
    static Result<OpenConflicts> read(ReadSnapshot &snapshot, const UserInfo &user);

    /// Whether the edit met another's, and nobody has chosen yet.
    bool holds(const StoredEdit &edit) const;
    /// The same of one field; of the whole record with an empty one.
    bool holds(const StoredEdit &edit, const std::string &field) const;

private:
    std::set<std::pair<Uuid, std::string>> m_fields; ///< by record
};

} // namespace qunce
