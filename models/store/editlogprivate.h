// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>
#include <string>

#include "models/store/editlog.h"

namespace qunce {

/// One transaction of the log.
struct EditLog::Change {
    Database &database;
    EditLogState state;
    EditWriter writer;
    std::set<std::string> kinds {}; ///< of which readers see other rows afterwards
    int64_t firstPlace = 0; ///< of what was added
    int64_t lastPlace = 0;

    Result<void> update(const StoredEdit &edit, EditState before = EditState::Pending)
    {
        kinds.insert(edit.op.kind);
        return writer.update(edit, before);
    }
    Result<void> add(const Uuid &gid, const Uuid &aid, PushOp op, EditState as = EditState::Pending)
    {
        kinds.insert(op.kind);
        op.mid = state.nextMid++;
        QUNCE_ASSIGN(lastPlace, writer.add(gid, aid, op, as));
        firstPlace = firstPlace == 0 ? lastPlace : firstPlace;
        return {};
    }
};

/// Whether edits are kept with numbers that another name of this client gave them.
Result<bool> hasFormerClient(Database &database);

/// Decided against: kept for its author, who may have it sent again.
inline bool waitsForItsAuthor(EditState state)
{
    return state == EditState::Rejected || state == EditState::SetAside;
}

inline bool isUndecided(EditState state)
{
    return state == EditState::Pending || state == EditState::Sent;
}

} // namespace qunce
