// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/boards/saidvalue.h"
#include "models/store/edits.h"

namespace qunce {

/// One step in the life of a record: who changed what, and when.
struct HistoryStep {
    enum class State : uint8_t {
        Done, ///< at the server
        Waiting, ///< only here
        Refused, ///< the server did not take it
        Conflict, ///< it met another's edit, and somebody has to choose
        Theirs, ///< it met another's edit, and that one stayed
    };
    struct Change {
        Message label;
        SaidValue before;
        SaidValue after;
    };
    int64_t atMs = 0;
    State state = State::Done;
    bool isMine = false;
    bool isImport = false;
    std::string who; ///< empty for oneself and imports
    Message what; ///< New, Deleted …; empty where the changes say it
    std::vector<Change> changes;
};

/// The steps of one record, newest first: what the server says (null: it could not be asked, then what this computer
/// sent counts in its place) and what waits here. `actions` newest first. Reader's thread.
std::vector<HistoryStep> readRowHistory(ReadSnapshot &snapshot, const UserInfo &user, Kind kind,
    const Uuid &id, std::span<const ListedAction> actions, const HistoryReply *served);

} // namespace qunce
