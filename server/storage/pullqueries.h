// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace qunce::server::pullqueries {

// What every pull runs, here so that a test can ask the database how it would go about it: through indexes, without
// a scan and without sorting.

constexpr char kBucketId[] = "SELECT id FROM bucket_head WHERE bucket = :bucket";
constexpr char kCommitAt[] = "SELECT salt, at FROM bucket_commit WHERE bucket = :bucket AND seq = :seq";
constexpr char kRecordsAfter[] =
    "SELECT seq, kind, id, fields FROM record WHERE bucket = :bucket AND seq > :after ORDER BY seq";
constexpr char kFactsAfter[] = "SELECT seq, metric, key, raw_size, payload FROM fact"
                               " WHERE bucket = :bucket AND seq > :after ORDER BY seq";
constexpr char kTombstonesAfter[] =
    "SELECT seq, kind, id FROM tombstone WHERE bucket = :bucket AND seq > :after ORDER BY seq";
constexpr char kCountRecordsAfter[] = "SELECT count(*) FROM (SELECT seq FROM record WHERE bucket = :bucket "
                                      "AND seq > :after LIMIT :limit) AS kept";
constexpr char kCountFactsAfter[] = "SELECT count(*) FROM (SELECT seq FROM fact WHERE bucket = :bucket AND "
                                    "seq > :after LIMIT :limit) AS kept";
constexpr char kCountTombstonesAfter[] = "SELECT count(*) FROM (SELECT seq FROM tombstone"
                                         " WHERE bucket = :bucket AND seq > :after LIMIT :limit) AS kept";
constexpr char kRecordRow[] =
    "SELECT seq, kind, id, fields FROM record WHERE kind = :kind AND id = :id AND bucket = :bucket";
constexpr char kFactRow[] = "SELECT seq, metric, key, raw_size, payload FROM fact"
                            " WHERE bucket = :bucket AND metric = :metric AND key = :key";
constexpr char kTombstoneRow[] =
    "SELECT seq, kind, id FROM tombstone WHERE bucket = :bucket AND kind = :kind AND id = :id";

} // namespace qunce::server::pullqueries
