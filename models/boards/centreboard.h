// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/boards/saidvalue.h"
#include "models/merge/decide.h"
#include "models/merge/editrules.h"
#include "models/store/edits.h"

// What the Sync Centre lists: what waits for its author or for the server, what was sent, and what came of it. Values;
// read in a reader's thread.

namespace qunce {

/// A field that an edit is about: what it was, what I made of it, what the others did, and what stands.
struct FieldDifference {
    enum class Outcome : uint8_t {
        Undecided, ///< somebody has to choose
        Waiting, ///< mine is shown here, and the server has not answered
        Mine,
        Theirs,
        Merged, ///< both are in
        NotIn, ///< the server did not take mine, and it waits here
        Dropped, ///< nor does it wait any more
    };
    Kind kind = Kind::Org;
    std::string field; ///< empty for the whole record
    std::string record; ///< its name, where the item is about several
    Message label;
    SaidValue base;
    SaidValue mine;
    SaidValue theirs;
    FieldValue typed; ///< mine, as it is stored
    Outcome outcome = Outcome::Waiting;
};

/// Why something was not taken. Arguments are messages of their own, for each has its translation.
struct SaidReason {
    Message words; ///< empty if there is none; its arguments are `about`
    std::vector<Message> about;
};

/// One line of the centre: a conflict, or what an action has in one state.
struct CentreItem {
    enum class State : uint8_t { Conflict, Rejected, SetAside, Waiting, Sent, Discarded, Replaced };
    State state = State::Waiting;
    /// Of what was sent: whether some of it has met another's edit and nobody has chosen yet, or the other's stayed.
    enum class Meeting : uint8_t { None, Undecided, Theirs };
    Meeting meeting = Meeting::None;
    Uuid id; ///< of the conflict record or the action
    std::vector<Uuid> gids; ///< of the groups in this state
    SaidRecord subject; ///< of the first edit
    size_t records = 1; ///< how many records it is about
    OpKind op = OpKind::Set; ///< of the first edit
    EditTitle title; ///< of the action; empty for conflicts of others
    int64_t atMs = 0;
    bool isUndo = false;

    // Of conflicts.
    ConflictCause cause = ConflictCause::Edit;
    bool isMine = false; ///< I made the edit that stayed outside
    std::string mineBy; ///< its author, else
    std::string theirsBy; ///< empty if unknown
    int64_t mineAtMs = 0; ///< 0 if unknown
    SaidReason whyNot; ///< this user may not decide it

    SaidReason reason; ///< of what was not taken
    std::vector<FieldDifference> differences; ///< at most kShownDifferences
    size_t moreDifferences = 0;

    bool waitsForSomebody() const
    {
        return state == State::Conflict || state == State::Rejected || state == State::SetAside;
    }
};
constexpr size_t kShownDifferences = 200;

struct CentreBoard {
    std::vector<CentreItem>
        items; ///< conflicts, what was rejected or set aside, what waits; each newest first
    uint64_t conflicts = 0;
    uint64_t rejected = 0; ///< or set aside
    uint64_t waiting = 0;
};

/// What is to be done: open conflicts that this user made or may resolve, and of `actions` (newest first) whatever is not done with.
Result<CentreBoard> readCentre(
    ReadSnapshot &snapshot, const UserInfo &user, std::span<const ListedAction> actions);
/// What was sent and is in, or all that was ever done here, whatever became of it; in the order of the actions.
Result<std::vector<CentreItem>> readDone(
    ReadSnapshot &snapshot, const UserInfo &user, std::span<const ListedAction> actions, bool sentOnly);

/// The groups of an action as somebody would ask for them anew, with another value in one field; nothing if they cannot
/// be said that way. Pure.
struct SaidAgain {
    Kind kind = Kind::Org;
    Uuid id;
    OpKind op = OpKind::Set;
    std::map<std::string, FieldValue, std::less<>> fields;
    std::map<std::string, SetEdit, std::less<>> sets;
};
std::optional<std::vector<SaidAgain>> sayAgain(
    const ListedAction &action, std::span<const Uuid> gids, std::string_view field, const FieldValue &value);

} // namespace qunce
