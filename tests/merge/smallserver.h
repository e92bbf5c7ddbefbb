// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <set>

#include "models/merge/decide.h"
#include "tests/merge/records.h"

namespace qunce::test {

/// As little of a server as decides about edits: records with their field seqs, one bucket for all, no files. What it
/// stamps is what the real storage stamps.
class SmallServer
{
public:
    /// As an import would.
    Record put(Record record);
    Decision push(const PushOp &op, uint64_t client);
    std::optional<Record> live(Kind kind, const Uuid &id) const;
    void setActor(Actor actor) { m_actor = std::move(actor); }

private:
    using Key = std::pair<Kind, Uuid>;

    void store(Record record);

    RecordsInMemory m_others;
    std::map<Key, StoredRecord> m_rows;
    std::map<uint64_t, std::set<uint64_t>> m_ownSeqs;
    uint64_t m_seq = 0;
    Actor m_actor {id(200), Role::Admin, true, {}};
};

/// One line for a failure's message.
std::string encodeForPeople(const PushOp &op);

} // namespace qunce::test
