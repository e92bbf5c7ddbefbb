// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlWriter that forgets the history of buckets.
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr char kFirstYoung[] =
    "SELECT coalesce(min(seq), -1) FROM bucket_commit WHERE bucket = :bucket AND at >= :before";
constexpr char kLastOld[] =
    "SELECT coalesce(max(seq), 0) FROM bucket_commit WHERE bucket = :bucket AND (:young < 0 OR seq < :young)";
constexpr char kDropCommits[] =
    "DELETE FROM bucket_commit WHERE bucket = :bucket AND seq IN (SELECT seq FROM bucket_commit"
    " WHERE bucket = :bucket AND seq < :floor ORDER BY seq LIMIT :most) RETURNING seq";
constexpr char kDropTombstones[] =
    "DELETE FROM tombstone WHERE bucket = :bucket AND (kind, id) IN (SELECT kind, id FROM tombstone"
    " WHERE bucket = :bucket AND seq <= :floor ORDER BY seq LIMIT :most) RETURNING seq";

Result<uint64_t> drop(Connection &connection, const char *sql, const BucketState &bucket, size_t most)
{
    Statement remove(connection, sql);
    remove.bind(":bucket", bucket.id).bind(":floor", bucket.floorSeq).bind(":most", uint64_t {most});
    for (uint64_t count = 0;; ++count) {
        QUNCE_ASSIGN(const bool found, remove.step());
        if (!found)
            return count;
    }
}

} // namespace

Result<TrimmedHistory> SqlWriter::trimHistory(std::string_view bucket, int64_t beforeMs, size_t most)
{
    if (m_failure)
        return *m_failure;
    Result<TrimmedHistory> trimmed = trim(bucket, beforeMs, most);
    if (!trimmed.ok())
        static_cast<void>(watched(trimmed.error()));
    return trimmed;
}

Result<TrimmedHistory> SqlWriter::trim(std::string_view name, int64_t beforeMs, size_t most)
{
    QUNCE_ASSIGN(BucketState *const bucket, m_book.open(name));
    int64_t young = -1;
    {
        Statement query(*m_session.connection, kFirstYoung);
        query.bind(":bucket", bucket->id).bind(":before", beforeMs);
        QUNCE_ASSIGN([[maybe_unused]] const bool found, query.step());
        young = query.integer(0);
    }
    {
        Statement query(*m_session.connection, kLastOld);
        query.bind(":bucket", bucket->id).bind(":young", young);
        QUNCE_ASSIGN([[maybe_unused]] const bool found, query.step());
        if (query.number(0) > bucket->floorSeq) {
            bucket->floorSeq = query.number(0);
            bucket->floorMoved = true;
        }
    }
    TrimmedHistory trimmed;
    QUNCE_ASSIGN(trimmed.commits, drop(*m_session.connection, kDropCommits, *bucket, most));
    QUNCE_ASSIGN(trimmed.tombstones, drop(*m_session.connection, kDropTombstones, *bucket, most));
    trimmed.more = trimmed.commits == most || trimmed.tombstones == most;
    return trimmed;
}

} // namespace qunce::server
