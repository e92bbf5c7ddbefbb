// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/merge/decide.h"
#include "server/dispatch/plankeeper.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Who pushes, and from which copy of the data.
struct PushAuthor {
    Actor actor;
    std::string name; ///< of the user, for the history
    Uuid client;
};

/// Decides one group of edits inside a transaction and writes what comes of them, or nothing if one of them is rejected
/// (docs/SYNC.md, "Push"). The rules are those of models/merge; here stands what they need to know and where it goes.
/// One thread; shorter than the transaction.
class PushGroupRun
{
public:
    /// `ids` makes the ids of conflict records. `plan` may be null: nobody checks approvals then.
    PushGroupRun(WriteTransaction &transaction, const PushAuthor &author, IdSource &ids, int64_t nowMs,
        PlanKeeper *plan = nullptr);

    /// One result for each edit, in their order. Fails only if the transaction does: it can only be dropped then.
    Result<std::vector<PushResult>> run(std::span<const PushOp> ops);

private:
    /// Where the effect of an edit is found once the group has been written.
    struct Effect {
        std::optional<Kind> kind; ///< nothing: there is none
        Uuid id;
        std::vector<Uuid> conflicts;
    };

    /// False if it is rejected; `result` says why.
    Result<bool> runOne(const PushOp &op, PushResult &result, Effect &effect);
    Result<std::optional<StoredRecord>> stored(Kind kind, const Uuid &id);
    Result<Seen> seenBy(const PushOp &op, const std::optional<StoredRecord> &stored);
    Result<bool> refuse(const PushOp &op, const qunce::Refusal &refusal, PushResult &result);
    Result<bool> isPlanFine(const Record *before, const Decision &decision, PushResult &result);
    Result<std::optional<qunce::Refusal>> keptByMonth(
        const PushOp &op, const std::optional<StoredRecord> &before, const Decision &decision);
    Result<bool> buildsOnRejected(const PushOp &op, const qunce::Refusal &refusal);
    Result<bool> write(const PushOp &op, const std::optional<StoredRecord> &before, const Decision &decision,
        PushResult &result);
    Result<bool> openConflicts(const PushOp &op, const std::string &bucket, const Decision &decision,
        PushResult &result, Effect &effect);
    Result<std::optional<Record>> openConflictOf(const PushOp &op, const FieldConflict &conflict);
    Result<Uuid> otherAuthor(const PushOp &op, const FieldConflict &conflict);
    Result<void> locate(const Effect &effect, PushResult &result);

    WriteTransaction &m_transaction;
    const PushAuthor &m_author;
    IdSource &m_ids;
    const int64_t m_nowMs;
    PlanKeeper *const m_plan;
    std::set<std::pair<Kind, Uuid>> m_restored; ///< by an earlier edit of the group
};

} // namespace qunce::server
