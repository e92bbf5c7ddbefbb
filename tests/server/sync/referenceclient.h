// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/protocol/pullpage.h"
#include "tests/server/sync/syncworld.h"

namespace qunce::server::testing {

/// The plainest client of docs/SYNC.md: applies each page at once to a map, and checks on the way what the page promises:
/// its `from`, counts and digests of complete buckets, the order of seqs, and that nothing is in it that the scope may
/// not read. A broken promise is a failure of the test.
class ReferenceClient
{
public:
    ReferenceClient(SyncWorld &world, Scope theScope) : scope(std::move(theScope)), m_world(world) { }

    /// The next request, and its answer applied. False if it was refused (`refused` says why).
    bool pull();
    /// Pulls until everything is complete; false if that takes more pages than that.
    bool pullToEnd(size_t pages = 1000);
    PullRequest request() const;
    void apply(const PullPage &page);
    void forget(const std::string &bucket);
    ShownRows rows() const;

    Scope scope;
    WireFormat format = WireFormat::Cbor;
    bool useCheckpoint = true;
    uint64_t maxRows = 0;
    uint64_t maxBytes = 0;
    std::vector<std::string> kindsGained;
    std::map<std::string, Cursor, std::less<>> base;
    BucketSeqs from;
    PullHeader last;
    uint64_t lastRows = 0; ///< rows and tombstones of the last page
    std::string checkpoint; ///< of the last state, if everything was complete
    Refusal refused;

private:
    struct Held {
        uint64_t seq = 0;
        std::string shown;
    };

    void checkScope(const PullPage &page, const std::string &body) const;
    void takeRows(const PullTable &table);
    void checkBucket(const BucketState &state) const;

    SyncWorld &m_world;
    std::map<RowKey, Held> m_rows;
};

} // namespace qunce::server::testing
