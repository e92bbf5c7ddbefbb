// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/base/clock.h"
#include "models/protocol/pushmessages.h"
#include "server/dispatch/plankeeper.h"
#include "server/rules/caller.h"
#include "server/rules/refusal.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The decision about a client before any edit is looked at, the same in hello and push (docs/SYNC.md, "Two copies of one
/// client"): nothing, or ClientForked. `known`: what the database has of it.
std::optional<Refusal> forked(
    const std::optional<PushClient> &known, const Uuid &account, uint64_t sessionNo);

/// POST /v1/sync/push (docs/SYNC.md): each edit of a client is decided once, in the order of its numbers, and its effect,
/// its result, its hash and the client's last number are written in one transaction. Any thread, but one push at a time
/// per transaction; PushQueue takes care of that.
class PushService
{
public:
    /// `storage`, `clock` and `ids` outlive the service; `ids`, for conflict records, is used inside write transactions
    /// only, and so is `plan`, which may be null: nobody checks approvals then. `epoch` is the database's own.
    PushService(
        Storage &storage, const Clock &clock, IdSource &ids, std::string epoch, PlanKeeper *plan = nullptr);

    /// Decides the request inside the transaction, which the caller commits before anybody hears of the reply. A Refusal
    /// has written nothing. A failure ends the transaction.
    Result<Outcome<PushReply>> decide(
        WriteTransaction &transaction, const PushRequest &request, const Caller &caller);
    /// GET /v1/sync/results: what became of the client's edits after that number, at most kMostResults of them.
    Outcome<PushReply> results(const Uuid &client, const Caller &caller, uint64_t after) const;

    static constexpr size_t kMostResults = 1000;

private:
    struct Turn;

    std::optional<Refusal> malformed(const PushRequest &request) const;
    Result<std::optional<Refusal>> repeat(Turn &turn, const PushOp &op, const StoredPushResult *decided);
    Result<void> decideGroup(Turn &turn, std::span<const PushOp> fresh);
    Result<void> finish(Turn &turn);

    Storage &m_storage;
    const Clock &m_clock;
    IdSource &m_ids;
    std::string m_epoch;
    PlanKeeper *const m_plan;
};

} // namespace qunce::server
