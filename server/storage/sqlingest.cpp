// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlReader and SqlWriter that looks after batches of the ingest.
#include "server/storage/sqlreader.h"
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

#define QUNCE_BATCH_COLUMNS                                                                                  \
    "id, token, name, body_hash, received_at, row_count, raw_size, merged_at, rejected, errors, purpose"

constexpr char kBatch[] =
    "SELECT " QUNCE_BATCH_COLUMNS " FROM ingest_batch WHERE token = :token AND name = :name";
constexpr char kWaiting[] =
    "SELECT " QUNCE_BATCH_COLUMNS " FROM ingest_batch WHERE merged_at IS NULL ORDER BY id LIMIT :most";
constexpr char kBody[] = "SELECT raw_size, payload FROM ingest_batch WHERE id = :id";
constexpr char kWaitingBytes[] =
    "SELECT coalesce(sum(raw_size), 0) FROM ingest_batch WHERE merged_at IS NULL";
constexpr char kAddBatch[] =
    "INSERT INTO ingest_batch (token, name, purpose, body_hash, received_at, row_count, raw_size, payload,"
    " rejected, errors)"
    " VALUES (:token, :name, :purpose, :hash, :received_at, :rows, :raw_size, :payload, 0, '[]')";
constexpr char kFinishBatch[] = "UPDATE ingest_batch SET payload = NULL, merged_at = :merged_at, rejected = "
                                ":rejected, errors = :errors WHERE id = :id";
constexpr char kForgetBatches[] =
    "DELETE FROM ingest_batch WHERE id IN (SELECT id FROM ingest_batch WHERE merged_at < :before LIMIT :most)"
    " RETURNING id";

#undef QUNCE_BATCH_COLUMNS

IngestBatch batchFrom(const Statement &row)
{
    IngestBatch batch;
    batch.number = row.integer(0);
    batch.token = row.text(1);
    batch.name = row.text(2);
    batch.bodyHash = row.text(3);
    batch.receivedAtMs = row.integer(4);
    batch.rows = row.number(5);
    batch.rawSize = row.number(6);
    if (!row.isNull(7))
        batch.mergedAtMs = row.integer(7);
    batch.rejected = row.number(8);
    batch.errorsJson = row.text(9);
    batch.purpose = row.text(10);
    return batch;
}

} // namespace

Result<std::optional<IngestBatch>> SqlReader::ingestBatch(std::string_view token, std::string_view name)
{
    Statement query(*m_session.connection, kBatch);
    query.bindText(":token", token).bindText(":name", name);
    QUNCE_ASSIGN(const bool found, query.step());
    return found ? std::optional<IngestBatch>(batchFrom(query)) : std::nullopt;
}

Result<std::vector<IngestBatch>> SqlReader::waitingIngestBatches(size_t most)
{
    Statement query(*m_session.connection, kWaiting);
    query.bind(":most", uint64_t {most});
    std::vector<IngestBatch> batches;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return batches;
        batches.push_back(batchFrom(query));
    }
}

Result<std::string> SqlReader::ingestBody(int64_t number)
{
    Statement query(*m_session.connection, kBody);
    query.bind(":id", number);
    QUNCE_ASSIGN(const bool found, query.step());
    std::string body;
    if (found && !query.isNull(1))
        QUNCE_TRY(m_session.codec.decompress(query.bytes(1), query.number(0), body));
    return body;
}

Result<uint64_t> SqlReader::waitingIngestBytes()
{
    QUNCE_ASSIGN(const int64_t bytes, m_session.connection->queryInteger(kWaitingBytes));
    return static_cast<uint64_t>(bytes);
}

Result<void> SqlWriter::addIngestBatch(const IngestBatch &batch, std::string_view body)
{
    if (m_failure)
        return *m_failure;
    QUNCE_ASSIGN(const std::string_view payload, m_session.codec.compress(body));
    Statement add(*m_session.connection, kAddBatch);
    return watched(add.bindText(":token", batch.token)
                       .bindText(":name", batch.name)
                       .bindText(":purpose", batch.purpose)
                       .bindText(":hash", batch.bodyHash)
                       .bind(":received_at", batch.receivedAtMs)
                       .bind(":rows", batch.rows)
                       .bind(":raw_size", uint64_t {body.size()})
                       .bindBytes(":payload", payload)
                       .run());
}

Result<void> SqlWriter::finishIngestBatch(const IngestBatch &batch)
{
    if (m_failure)
        return *m_failure;
    Statement finish(*m_session.connection, kFinishBatch);
    return watched(finish.bind(":id", batch.number)
                       .bind(":merged_at", batch.mergedAtMs.value_or(0))
                       .bind(":rejected", batch.rejected)
                       .bindText(":errors", batch.errorsJson)
                       .run());
}

Result<uint64_t> SqlWriter::forgetIngestBatches(int64_t mergedBeforeMs, size_t most)
{
    if (m_failure)
        return *m_failure;
    Statement forget(*m_session.connection, kForgetBatches);
    forget.bind(":before", mergedBeforeMs).bind(":most", uint64_t {most});
    for (uint64_t count = 0;; ++count) {
        Result<bool> found = forget.step();
        if (!found.ok())
            return watched(std::move(found).error()).error();
        if (!*found)
            return count;
    }
}

} // namespace qunce::server
