// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "models/base/clock.h"
#include "models/protocol/pullpage.h"
#include "server/rules/refusal.h"
#include "server/rules/scope.h"
#include "server/storage/storage.h"
#include "server/sync/headscache.h"
#include "server/sync/pullplan.h"

namespace qunce::server {

/// How much one page holds. A page ends at the first two bounds, whatever a client asks for; but what is left of the
/// bucket in which it would end comes along up to the last two, so that a bucket that is written all the time is
/// completed by one page some day.
struct PageBounds {
    uint64_t rows = 5000;
    uint64_t bytes = 1024 * 1024; ///< if the client asks for nothing
    uint64_t mostBytes = 8 * 1024 * 1024; ///< a client may ask for
    uint64_t wholeBucketRows = 20000;
    uint64_t wholeBucketBytes = 8 * 1024 * 1024;
};

/// POST /v1/sync/pull (docs/SYNC.md): what changed in the buckets of a scope since a client's cursors, from one cut of the
/// database. When nothing did, and the client says so by its checkpoint or an equal base, nothing is read. Any thread.
class PullService
{
public:
    /// The storage, the cache and the clock must outlive the service. `epoch` is the database's own.
    PullService(Storage &storage, HeadsCache &heads, const Clock &clock, std::string epoch,
        const PageBounds &bounds = PageBounds());

    /// The body in the given format. `lmid`: the last edit of the client that was decided, as it was known before this
    /// call: what the page says of it may be too low, but never ahead of its rows.
    Outcome<std::string> answer(
        const PullRequest &request, const Scope &scope, WireFormat format, uint64_t lmid = 0) const;
    /// The same from a cut that the caller holds.
    Outcome<std::string> answerFrom(ReadTransaction &transaction, const PullRequest &request,
        const Scope &scope, WireFormat format, uint64_t lmid = 0) const;

private:
    std::optional<std::string> emptyAnswer(const Heads &heads, const PullRequest &request, const Scope &scope,
        WireFormat format, uint64_t lmid) const;
    Outcome<std::string> repair(ReadTransaction &transaction, const Heads &heads, const PullRequest &request,
        const Scope &scope, WireFormat format, uint64_t lmid) const;

    Storage &m_storage;
    HeadsCache &m_heads;
    const Clock &m_clock;
    std::string m_epoch;
    PageBounds m_bounds;
};

} // namespace qunce::server
