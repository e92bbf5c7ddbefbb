// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

class Connection;

/// One bucket inside a write transaction: its head as it was, and as it will be.
struct BucketState {
    int64_t id = 0;
    uint64_t startSeq = 0; ///< head when the transaction, or its present part, began
    uint64_t floorSeq = 0;
    uint64_t headSeq = 0;
    uint64_t liveRows = 0;
    uint64_t digest = 0;
    bool dirty = false;
    bool floorMoved = false;
};

/// The heads that one write transaction needs. The write lock is held from the transaction's start, so a row gets its
/// seq as it is written, and memory does not grow with the number of rows; the heads are written by finish(), last
/// and in ascending order of the buckets' names (sync.md). Not thread-safe; lives as long as its transaction.
class BucketBook
{
public:
    explicit BucketBook(Connection &connection) : m_connection(connection) { }

    /// The bucket, made if there is none. The pointer stays valid.
    Result<BucketState *> open(std::string_view bucket);

    /// The seq for a row of the bucket that is changing. A row changed before in this transaction keeps the seq it
    /// got then (`oldSeq`, 0 for a row that was not there) up to closeSeqs(): nobody has seen it yet.
    uint64_t seqFor(BucketState &bucket, uint64_t oldSeq);
    /// Rows changed so far get another seq if they change again.
    void closeSeqs();
    void addRow(BucketState &bucket, uint64_t mixed);
    void removeRow(BucketState &bucket, uint64_t mixed);

    /// The heads as they stand inside the transaction, for undoing a part of it; pointers of open() end with restore().
    struct Saved {
        std::map<std::string, BucketState, std::less<>> buckets;
        uint64_t changedRows = 0;
    };
    Saved save() const { return {m_buckets, m_changedRows}; }
    void restore(Saved saved)
    {
        m_buckets = std::move(saved.buckets);
        m_changedRows = saved.changedRows;
    }

    /// Seqs given so far, that is rows changed.
    uint64_t changedRows() const { return m_changedRows; }
    /// Writes the heads and commits of the changed buckets; gives the heads as they are then.
    Result<std::vector<BucketHead>> finish(int64_t nowMs);

private:
    Connection &m_connection;
    std::map<std::string, BucketState, std::less<>> m_buckets;
    uint64_t m_changedRows = 0;
};

} // namespace qunce::server
