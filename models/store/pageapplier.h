// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/protocol/pullpage.h"
#include "models/store/cachefile.h"
#include "models/store/payloadunpacker.h"

namespace qunce {

/// Writes rows of pages into the tables of a cache, within its present transaction, and keeps count and digest of each
/// bucket in step. Fails with InvalidInput on rows that the protocol does not allow; then the transaction is to be
/// undone. One thread.
class PageApplier
{
public:
    explicit PageApplier(CacheFile &file);
    PageApplier(const PageApplier &) = delete;
    PageApplier &operator=(const PageApplier &) = delete;

    /// Deletions, then rows, of the buckets with these numbers; the page's other rows are passed over.
    Result<void> apply(const PullPage &page, const Stage::Numbers &buckets);
    /// Removes exactly these rows of the bucket, which the server has not.
    Result<void> remove(BucketEntry &bucket, const std::vector<WireRowId> &rows);
    /// Takes all rows of these buckets away.
    Result<void> clear(const Stage::Numbers &buckets);

    /// Wire kinds of which rows were written or removed since the last call.
    std::set<std::string, std::less<>> takeChangedKinds() { return std::exchange(m_changedKinds, {}); }
    /// Rows and bytes of payload written so far.
    uint64_t rowCount() const { return m_rowCount; }
    uint64_t byteCount() const { return m_byteCount; }

private:
    /// Null if the bucket is not among those that are being applied.
    BucketEntry *wanted(std::string_view name, const Stage::Numbers &buckets);
    Result<void> applyTable(const PullTable &table, BucketEntry &bucket);
    Result<void> putRecords(const PullTable &table, RecordTable &records, BucketEntry &bucket);
    Result<void> putRecord(RecordTable &records, BucketEntry &bucket, const PullRows &row, const Uuid &id,
        std::span<const Cell> cells);
    Result<void> putFacts(const PullTable &table, BucketEntry &bucket);
    Result<void> putFact(BucketEntry &bucket, const PackedColumn &column, const FactAddress &address,
        std::string_view payload);
    Result<void> putUnknown(const PullTable &table, BucketEntry &bucket);
    Result<void> noteUnknown(std::string_view kind, BucketEntry &bucket, std::string_view id, uint64_t seq);
    Result<void> forgetUnknown(std::string_view kind, BucketEntry &bucket, std::string_view id);
    /// Removes the row if it is in that bucket with a seq below `before`; says if it did.
    Result<bool> removeRow(BucketEntry &bucket, std::string_view kind, std::string_view id, uint64_t before);

    void counted(BucketEntry &bucket, std::string_view kind, std::string_view id, uint64_t seq);
    void uncounted(BucketEntry &bucket, std::string_view kind, std::string_view id, uint64_t seq);

    CacheFile &m_file;
    std::set<std::string, std::less<>> m_changedKinds;
    PayloadUnpacker m_unpacker;
    uint64_t m_rawLeft = 0; ///< what payloads of the present page may still unpack to
    uint64_t m_rowCount = 0;
    uint64_t m_byteCount = 0;
};

} // namespace qunce
