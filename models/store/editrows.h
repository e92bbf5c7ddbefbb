// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/store/edits.h"
#include "models/store/sqlite.h"

namespace qunce {

/// What there is once of all edits.
struct EditLogState {
    Uuid logId; ///< nil if nothing was ever edited
    uint64_t revision = 0;
    uint64_t nextMid = 1;
};

Result<EditLogState> readEditLogState(Database &database);
Result<void> writeEditLogState(Database &database, const EditLogState &state);

/// A stored edit as the reader's overlay wants it.
struct LiveEdit {
    StoredEdit edit;
    bool settled = false; ///< the shown cache has the result
};
using EditVisitor = std::function<Result<void>(LiveEdit edit)>;

/// Edits by a condition of SQL that may name ?1; ascending by place. What is damaged is Corrupt.
Result<void> eachEdit(Database &database, std::string_view condition,
    const std::function<void(Statement &query)> &bind, const EditVisitor &visitor);

/// Writes edits in one transaction of the caller's. One thread.
class EditWriter
{
public:
    static Result<EditWriter> prepare(Database &database, uint64_t revision);

    /// Adds one that is to be sent, with its mid; gives its place.
    Result<int64_t> add(const Uuid &gid, const Uuid &aid, const PushOp &op, EditState state);
    /// Stores number, state, result and whether that is still to come.
    Result<void> update(const StoredEdit &edit, EditState stateBefore);

private:
    Database *m_database = nullptr;
    uint64_t m_revision = 0;
    Statement m_add;
    Statement m_sign;
    Statement m_update;
};

Result<void> addAction(Database &database, const EditAction &action);
/// Nothing if it is not there; Corrupt if it is damaged.
Result<std::optional<ListedAction>> findAction(Database &database, const Uuid &aid);

/// Of what never changes in an edit.
uint32_t editChecksum(int64_t place, const Uuid &gid, const Uuid &aid, std::string_view payload);
/// The payload of an edit: as typed, without a number.
std::string payloadOf(const PushOp &op);

} // namespace qunce
