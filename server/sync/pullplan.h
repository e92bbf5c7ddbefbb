// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/rules/refusal.h"
#include "server/sync/heads.h"

namespace qunce::server {

/// A bucket of the scope and how far the client has come in it.
struct PullTarget {
    const Head *head = nullptr;
    uint64_t position = 0; ///< rows up to here are at the client
    uint64_t tombstonesAfter = 0; ///< and so are tombstones up to here
    std::optional<Cursor> base; ///< of the completed state at the client
    uint64_t gainedUpTo = 0; ///< up to here rows of the gained kinds only
    bool reset = false; ///< the client has to begin again
    bool rescanned = false; ///< though its base stands at the head

    bool atHead() const { return !reset && position == head->at.seq; }
    /// True if the client does not know yet that it stands at the head.
    bool isNews() const { return !base || *base != head->at || rescanned; }
};

/// What a pull is to do, from the request, the scope's heads and the kept commits alone.
struct PullPlan {
    std::vector<PullTarget> targets; ///< in the order of the pages
    std::vector<std::string> granted; ///< ascending by name, like all below
    std::vector<std::string> revoked;
    std::vector<std::string> retired;
    std::vector<std::string> reset;

    bool recordsComplete() const;
    bool allComplete() const;
    /// Rows still to come, at most.
    uint64_t left() const;
};

/// Salt of the kept commit with this seq, nothing if it is not kept.
using SaltAt = std::function<Result<std::optional<uint64_t>>(const std::string &bucket, uint64_t seq)>;

/// `readable` as readableHeads() gives them. Refuses an unknown checkpoint, and a client whose history is not ours.
Outcome<PullPlan> planPull(const PullRequest &request, const std::vector<const Head *> &readable,
    const Scope &scope, Day factFrom, const SaltAt &saltAt);

} // namespace qunce::server
