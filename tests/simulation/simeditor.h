// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/merge/editrules.h"
#include "models/store/cachereader.h"
#include "models/store/editlog.h"
#include "tests/simulation/simbrand.h"
#include "tests/simulation/simrandom.h"

namespace qunce::simulation {

/// What a person was told is saved. Kept outside of every database that is under test.
struct TypedEdit {
    PushOp op; ///< without its number
    Uuid aid;
    std::string token; ///< a word that no other action has typed; empty where the edit could not carry one
};

/// The person at a client, who types whatever the program would let them, and some things that it would not. Each action
/// carries a word of its own, so that its effects can be counted wherever they turn up.
class SimEditor
{
public:
    /// `words` counts the words of the whole world.
    SimEditor(SimRandom &random, SeededIdSource &ids, uint64_t &words)
        : m_random(random), m_ids(ids), m_words(words)
    { }

    /// An action to commit, from what the snapshot shows; nothing if there is nothing to edit. `what` says it for the
    /// trace.
    std::optional<EditAction> next(
        ReadSnapshot &shown, EditLog &log, const SimUser &user, int64_t nowMs, std::string &what);
    /// The word of the last action.
    std::string word() const { return "w" + std::to_string(m_words) + "."; }
    /// Whether the edit types the word.
    static bool carries(const PushOp &op, const std::string &token);

private:
    using Change = std::function<void(Record &record)>;

    std::vector<Record> all(ReadSnapshot &shown, Kind kind);
    std::optional<Record> one(ReadSnapshot &shown, Kind kind);
    EditAction action(int64_t nowMs);
    void add(EditAction &action, std::optional<PushOp> op);
    /// One group that changes some records of the kind.
    bool change(EditAction &action, ReadSnapshot &shown, Kind kind, size_t most, const Change &how);
    bool changePeople(EditAction &action, ReadSnapshot &shown, bool many);
    bool changePlan(EditAction &action, ReadSnapshot &shown, const SimUser &user);
    bool create(EditAction &action, ReadSnapshot &shown, const SimUser &user);
    bool remove(EditAction &action, ReadSnapshot &shown);
    bool takeBack(EditAction &action, EditLog &log, ReadSnapshot &shown);
    bool resolve(EditAction &action, ReadSnapshot &shown, const SimUser &user);

    SimRandom &m_random;
    SeededIdSource &m_ids;
    uint64_t &m_words;
};

} // namespace qunce::simulation
