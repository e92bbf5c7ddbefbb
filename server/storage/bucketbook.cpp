// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/bucketbook.h"

#include <array>

#include <sodium.h>

#include "server/storage/connection.h"

namespace qunce::server {

namespace {

constexpr char kOpen[] =
    "SELECT id, head_seq, live_rows, digest, floor_seq FROM bucket_head WHERE bucket = :bucket";
constexpr char kCreate[] =
    "INSERT INTO bucket_head (bucket, head_seq, head_salt, floor_seq, live_rows, digest)"
    " VALUES (:bucket, 0, :salt, 0, 0, 0) RETURNING id";
constexpr char kMoveHead[] = "UPDATE bucket_head SET head_seq = :seq, head_salt = :salt, live_rows = :rows, "
                             "digest = :digest WHERE id = :id";
constexpr char kMoveFloor[] = "UPDATE bucket_head SET floor_seq = :floor WHERE id = :id RETURNING head_salt";
constexpr char kCommit[] =
    "INSERT INTO bucket_commit (bucket, seq, salt, at) VALUES (:bucket, :seq, :salt, :at)";

std::string randomSalt()
{
    std::array<char, 8> salt {};
    randombytes_buf(salt.data(), salt.size());
    return {salt.data(), salt.size()};
}

} // namespace

Result<BucketState *> BucketBook::open(std::string_view bucket)
{
    const auto known = m_buckets.find(bucket);
    if (known != m_buckets.end())
        return &known->second;

    BucketState state;
    Statement query(m_connection, kOpen);
    query.bindText(":bucket", bucket);
    QUNCE_ASSIGN(const bool exists, query.step());
    if (exists) {
        state = {query.integer(0), query.number(1), query.number(4), query.number(1), query.number(2),
            query.number(3)};
    } else {
        Statement create(m_connection, kCreate);
        create.bindText(":bucket", bucket).bindBytes(":salt", std::string(8, '\0'));
        QUNCE_ASSIGN(const bool created, create.step());
        state.id = created ? create.integer(0) : 0;
        QUNCE_TRY(create.run());
    }
    return &m_buckets.emplace(std::string(bucket), state).first->second;
}

uint64_t BucketBook::seqFor(BucketState &bucket, uint64_t oldSeq)
{
    bucket.dirty = true;
    if (oldSeq > bucket.startSeq)
        return oldSeq;
    ++m_changedRows;
    return ++bucket.headSeq;
}

void BucketBook::closeSeqs()
{
    for (auto &[name, bucket] : m_buckets)
        bucket.startSeq = bucket.headSeq;
}

void BucketBook::addRow(BucketState &bucket, uint64_t mixed)
{
    ++bucket.liveRows;
    bucket.digest += mixed;
}

void BucketBook::removeRow(BucketState &bucket, uint64_t mixed)
{
    --bucket.liveRows;
    bucket.digest -= mixed;
}

Result<std::vector<BucketHead>> BucketBook::finish(int64_t nowMs)
{
    std::vector<BucketHead> moved;
    for (const auto &[name, bucket] : m_buckets) {
        if (bucket.floorMoved) {
            Statement floor(m_connection, kMoveFloor);
            floor.bind(":floor", bucket.floorSeq).bind(":id", bucket.id);
            QUNCE_ASSIGN([[maybe_unused]] const bool found, floor.step());
            std::string salt(floor.bytes(0));
            QUNCE_TRY(floor.run());
            if (!bucket.dirty)
                moved.push_back(
                    {name, bucket.headSeq, std::move(salt), bucket.floorSeq, bucket.liveRows, bucket.digest});
        }
        if (!bucket.dirty)
            continue;
        const std::string salt = randomSalt();
        Statement head(m_connection, kMoveHead);
        QUNCE_TRY(head.bind(":seq", bucket.headSeq)
                      .bindBytes(":salt", salt)
                      .bind(":rows", bucket.liveRows)
                      .bind(":digest", bucket.digest)
                      .bind(":id", bucket.id)
                      .run());
        Statement commit(m_connection, kCommit);
        QUNCE_TRY(commit.bind(":bucket", bucket.id)
                      .bind(":seq", bucket.headSeq)
                      .bindBytes(":salt", salt)
                      .bind(":at", nowMs)
                      .run());
        moved.push_back({name, bucket.headSeq, salt, bucket.floorSeq, bucket.liveRows, bucket.digest});
    }
    return moved;
}

} // namespace qunce::server
