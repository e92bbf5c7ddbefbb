// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "models/edits/editbook.h"
#include "models/merge/bucketof.h"
#include "models/merge/editrules.h"
#include "models/store/cachereader.h"

namespace qunce {

/// An action being made: each edit is checked against the records as people see them, those before it included. One
/// snapshot, one thread.
class EditDraft : private RecordLookup
{
public:
    EditDraft(ReadSnapshot &snapshot, const Actor &actor, IdSource &ids, int64_t nowMs)
        : m_snapshot(snapshot), m_actor(actor), m_ids(ids), m_nowMs(nowMs)
    { }

    /// Gives the record's id.
    Result<Uuid> add(const RecordChange &change);
    /// An edit that takes back one of an earlier action: Conflict if somebody has changed since what it did. What was
    /// cancelled becomes a draft, whatever it was: it has to be submitted again. A setting that was made becomes empty.
    Result<void> addInverse(const PushOp &op);
    /// Entries that became drafts though they were more before what is taken back.
    const std::vector<Uuid> &madeDrafts() const { return m_madeDrafts; }
    /// An edit as it is, but for when it was made.
    Result<void> add(PushOp op);
    bool isEmpty() const { return m_ops.empty(); }
    /// The edits in groups that one push can carry.
    std::vector<PushGroup> groups(const Uuid &aid);

private:
    using Place = std::pair<Kind, Uuid>;

    Result<std::optional<Record>> record(Kind kind, const Uuid &id) override;
    Result<std::optional<Record>> setting(std::string_view name) override;
    Result<Record> existing(Kind kind, const Uuid &id);
    Result<Uuid> change(const ChangeFields &wanted);
    Result<Uuid> make(const MakeRecord &wanted);
    Result<Uuid> remove(const DeleteRecord &wanted);
    void sign(const Record &now, PushOp &op) const;

    ReadSnapshot &m_snapshot;
    const Actor &m_actor;
    IdSource &m_ids;
    const int64_t m_nowMs;
    std::map<Place, std::optional<Record>> m_records; ///< as they are after the edits so far
    std::vector<PushOp> m_ops;
    std::vector<Uuid> m_madeDrafts;
};

} // namespace qunce
