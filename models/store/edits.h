// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/base/message.h"
#include "models/protocol/pushmessages.h"

namespace qunce {

/// What has become of an edit. The numbers are stored.
enum class EditState : uint8_t {
    Pending = 0,
    Sent = 1, ///< may be at the server
    Acknowledged = 2, ///< decided, and in: applied, merged or in a conflict
    Rejected = 3, ///< decided, and not in: kept until somebody retries, edits or discards it
    SetAside = 4, ///< of a group that the server cannot take; its number goes there as a skip
    Discarded = 5, ///< by its author, who may take that back
    Replaced = 6, ///< another edit says it in its place
    Filler = 7, ///< says nothing: a number without which there would be a gap
};

/// A Message as it is stored: its text is no literal.
struct EditTitle {
    std::string source;
    std::vector<std::string> arguments;

    EditTitle() = default;
    EditTitle(const Message &message) : source(message.source()), arguments(message.arguments()) { }
    /// Valid as long as this is.
    Message asMessage() const { return {source.c_str(), arguments}; }

    bool operator==(const EditTitle &) const = default;
};

/// One step of undo, to be committed whole.
struct EditAction {
    Uuid aid;
    EditTitle title;
    int64_t atMs = 0;
    Uuid undoes; ///< the action that this one takes back, nil for others
    std::vector<PushGroup> groups; ///< mids are given by the log
    std::vector<Uuid> replaces; ///< groups that were rejected or set aside, and are said anew by this
};

/// An edit with what has become of it.
struct StoredEdit {
    int64_t place = 0; ///< in the order in which edits were made
    Uuid gid;
    Uuid aid;
    PushOp op; ///< mid 0 where its number was used up without it
    EditState state = EditState::Pending;
    bool toSend = false; ///< the server has not answered its number yet, be it that of a skip
    PushResult result; ///< of decided ones; `code` also of those set aside
    int64_t answeredMs = 0;
};

/// An action as it is listed.
struct ListedAction {
    Uuid aid;
    EditTitle title;
    int64_t atMs = 0;
    Uuid undoes;
    std::vector<StoredEdit> edits; ///< ascending by place
};

} // namespace qunce
