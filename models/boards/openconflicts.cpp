// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/openconflicts.h"

#include <algorithm>

namespace qunce {

Result<OpenConflicts> OpenConflicts::read(ReadSnapshot &snapshot, const UserInfo &user)
{
    OpenConflicts open;
    QUNCE_TRY(snapshot.eachRecord(Kind::Conflict, [&](const Record &conflict) -> Result<void> {
        if (conflict.text("status") == "open" && conflict.reference("mine_by") == user.id)
            open.m_fields.emplace(conflict.reference("subject"), conflict.text("field"));
        return {};
    }));
    return open;
}

bool OpenConflicts::holds(const StoredEdit &edit) const
{
    const auto &kept = edit.result.kept;
    return holds(edit, {}) || std::any_of(kept.begin(), kept.end(), [&](const std::string &field) {
        return holds(edit, field);
    });
}

bool OpenConflicts::holds(const StoredEdit &edit, const std::string &field) const
{
    const bool hasMet = edit.state == EditState::Acknowledged && edit.result.status == PushStatus::Conflict;
    return hasMet && (m_fields.contains({edit.op.id, field}) || m_fields.contains({edit.op.id, {}}));
}

} // namespace qunce
