// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sqlwriter.h"

#include "models/base/seededbugs.h"
#include "models/protocol/rowdigest.h"
#include "server/storage/recordrow.h"

namespace qunce::server {

namespace {

constexpr char kIdByCode[] = "SELECT id FROM record WHERE kind = :kind AND code = :code";
constexpr char kPutRecord[] =
    "INSERT INTO record (kind, id, bucket, seq, code, at, ref1, ref2, fields, field_seqs)"
    " VALUES (:kind, :id, :bucket, :seq, :code, :at, :ref1, :ref2, :fields, :field_seqs)"
    " ON CONFLICT (kind, id) DO UPDATE SET bucket = excluded.bucket, seq = excluded.seq, code = "
    "excluded.code,"
    " at = excluded.at, ref1 = excluded.ref1, ref2 = excluded.ref2, fields = excluded.fields,"
    " field_seqs = excluded.field_seqs";
constexpr char kDeleteRecord[] = "DELETE FROM record WHERE kind = :kind AND id = :id";
constexpr char kStoredColumn[] =
    "SELECT seq, raw_size, payload FROM fact WHERE bucket = :bucket AND metric = :metric AND key = :key";
constexpr char kPutColumn[] =
    "INSERT INTO fact (bucket, metric, key, seq, raw_size, payload)"
    " VALUES (:bucket, :metric, :key, :seq, :raw_size, :payload)"
    " ON CONFLICT (bucket, metric, key) DO UPDATE SET seq = excluded.seq, raw_size = excluded.raw_size,"
    " payload = excluded.payload";
constexpr char kDeleteColumn[] =
    "DELETE FROM fact WHERE bucket = :bucket AND metric = :metric AND key = :key";
constexpr char kPutTombstone[] =
    "INSERT INTO tombstone (bucket, kind, id, seq) VALUES (:bucket, :kind, :id, :seq)"
    " ON CONFLICT (bucket, kind, id) DO UPDATE SET seq = excluded.seq";
constexpr char kDeleteTombstone[] =
    "DELETE FROM tombstone WHERE bucket = :bucket AND kind = :kind AND id = :id";
constexpr char kStoredAssignmentRows[] =
    "SELECT raw_size, payload FROM assignment_rows WHERE region = :region AND task = :task";
constexpr char kPutAssignmentRows[] =
    "INSERT INTO assignment_rows (region, task, raw_size, payload) VALUES (:region, :task, :raw_size, "
    ":payload)"
    " ON CONFLICT (region, task) DO UPDATE SET raw_size = excluded.raw_size, payload = excluded.payload";
constexpr char kDeleteAssignmentRows[] =
    "DELETE FROM assignment_rows WHERE region = :region AND task = :task";
constexpr char kPutImportedValues[] =
    "INSERT INTO imported_values (kind, id, value) VALUES (:kind, :id, :value)"
    " ON CONFLICT (kind, id) DO UPDATE SET value = excluded.value";
constexpr char kDropImportedValues[] = "DELETE FROM imported_values WHERE kind = :kind AND id = :id";

/// Failures after which the transaction can go on, since nothing was written.
bool isHarmless(ErrorCode code)
{
    return code == ErrorCode::AlreadyExists || code == ErrorCode::InvalidInput;
}

} // namespace

Result<void> SqlWriter::watched(Result<void> result)
{
    if (!result.ok() && !isHarmless(result.error().code) && !m_failure)
        m_failure = result.error();
    return result;
}

Result<void> SqlWriter::putRecord(const Record &record)
{
    m_closed.follow(record.kind, record.id);
    return m_failure ? Result<void>(*m_failure) : watched(storeRecord(record));
}

Result<void> SqlWriter::deleteRecord(Kind kind, const Uuid &id)
{
    m_closed.follow(kind, id);
    return m_failure ? Result<void>(*m_failure) : watched(dropRecord(kind, id));
}

Result<void> SqlWriter::putColumn(const ColumnAddress &address, std::string_view encoded)
{
    if (m_failure)
        return *m_failure;
    QUNCE_ASSIGN(const bool isFrozen, m_closed.isFrozen(address));
    QUNCE_ASSIGN(const bool isWatched, m_formers.watches());
    if (isWatched)
        QUNCE_TRY(watched(noteFormer(address, isFrozen, encoded)));
    if (isFrozen)
        return watched(storeLate(address, encoded));
    return watched(encoded.empty() ? dropColumn(address) : storeColumn(address, encoded));
}

/// As it is for writers: of a closed month the late column, if there is one.
Result<void> SqlWriter::noteFormer(const ColumnAddress &address, bool isFrozen, std::string_view encoded)
{
    if (isFrozen) {
        QUNCE_ASSIGN(const std::string former, column(address));
        if (former == encoded)
            return {};
        if (former.empty())
            return m_formers.noteColumn(address, 0, {});
        QUNCE_ASSIGN(const std::string_view payload, m_session.codec.compress(former));
        return m_formers.noteColumn(address, former.size(), payload);
    }
    QUNCE_ASSIGN(BucketState *const bucket, m_book.open(bucket::factsOf(address.region, address.year)));
    uint64_t rawSize = 0;
    std::string payload;
    {
        Statement query(*m_session.connection, kStoredColumn);
        query.bind(":bucket", bucket->id).bind(":metric", static_cast<int64_t>(address.metric));
        QUNCE_ASSIGN(const bool found, query.bindText(":key", address.key).step());
        if (found) {
            rawSize = query.number(1);
            payload = query.bytes(2);
        }
    }
    if (rawSize == encoded.size()) {
        m_scratch.clear();
        if (rawSize > 0)
            QUNCE_TRY(m_session.codec.decompress(payload, rawSize, m_scratch));
        if (m_scratch == encoded)
            return {};
    }
    return m_formers.noteColumn(address, rawSize, payload);
}

Result<void> SqlWriter::noteFormerRows(const Uuid &region, const Uuid &task)
{
    uint64_t rawSize = 0;
    std::string payload;
    {
        Statement query(*m_session.connection, kStoredAssignmentRows);
        QUNCE_ASSIGN(const bool found, query.bind(":region", region).bind(":task", task).step());
        if (found) {
            rawSize = query.number(0);
            payload = query.bytes(1);
        }
    }
    return m_formers.noteGroupRows(region, task, rawSize, payload);
}

Result<void> SqlWriter::checkCode(const Record &record, const std::string &code)
{
    if (code.empty())
        return {};
    Statement query(*m_session.connection, kIdByCode);
    query.bindText(":kind", descriptor(record.kind).name).bindText(":code", code);
    QUNCE_ASSIGN(const bool taken, query.step());
    if (taken && query.uuid(0) != record.id)
        return Error {ErrorCode::AlreadyExists,
            Message(
                QUNCE_TEXT("There is already a %1 with the code %2."), {descriptor(record.kind).name, code}),
            {}};
    return {};
}

Result<void> SqlWriter::storeRecord(const Record &record)
{
    QUNCE_TRY(validate(record));
    if (record.bucket.empty() || record.id.isNil())
        return Error {ErrorCode::InvalidInput, Message(QUNCE_TEXT("A record needs an id and a bucket.")), {}};
    QUNCE_ASSIGN(const std::optional<Record> stored, m_reader.record(record.kind, record.id));
    if (stored && stored->bucket == record.bucket && stored->fields == record.fields)
        return {};
    const std::string code = indexedColumns(record).code;
    QUNCE_TRY(checkCode(record, code));

    const std::string_view kind = descriptor(record.kind).name;
    const std::string id = record.id.toString();
    QUNCE_ASSIGN(BucketState *const bucket, m_book.open(record.bucket));
    const bool stays = stored && stored->bucket == record.bucket;
    int64_t bucketBefore = bucket->id;
    if (stays) {
        m_book.removeRow(*bucket, mix64(kind, id, stored->seq));
    } else {
        if (stored) {
            QUNCE_ASSIGN(BucketState *const left, m_book.open(stored->bucket));
            bucketBefore = left->id;
            if (!seededBug("move without a tombstone"))
                QUNCE_TRY(bury(*left, kind, id, stored->seq));
            else
                m_book.removeRow(*left, mix64(kind, id, stored->seq));
        }
        QUNCE_TRY(unbury(*bucket, kind, id));
        if (!stored)
            QUNCE_TRY(forgetDeleted(record));
    }
    Record fresh = record;
    stampFields(fresh, stored ? &*stored : nullptr, m_book.seqFor(*bucket, stays ? stored->seq : 0));
    m_book.addRow(*bucket, mix64(kind, id, fresh.seq));
    if (stored)
        QUNCE_TRY(appendHistory(*stored, bucketBefore, fresh));
    const std::string fields = fieldsToJson(fresh);
    if (!stored && m_formers.keepsRecords())
        QUNCE_TRY(m_formers.noteCreated(fresh, fields));
    return writeRecord(fresh, bucket->id, code, fields);
}

Result<void> SqlWriter::writeRecord(
    const Record &record, int64_t bucket, const std::string &code, const std::string &fields)
{
    const IndexedColumns columns = indexedColumns(record);
    Statement put(*m_session.connection, kPutRecord);
    put.bindText(":kind", descriptor(record.kind).name)
        .bind(":id", record.id)
        .bind(":bucket", bucket)
        .bind(":seq", record.seq)
        .bindReference(":ref1", columns.ref1)
        .bindReference(":ref2", columns.ref2)
        .bindText(":fields", fields)
        .bindText(":field_seqs", encodeFieldSeqs(record));
    if (!code.empty())
        put.bindText(":code", code);
    if (columns.at)
        put.bind(":at", *columns.at);
    return put.run();
}

Result<void> SqlWriter::dropRecord(Kind kind, const Uuid &id)
{
    QUNCE_ASSIGN(const std::optional<Record> stored, m_reader.record(kind, id));
    if (!stored)
        return {};
    QUNCE_ASSIGN(BucketState *const bucket, m_book.open(stored->bucket));
    Statement remove(*m_session.connection, kDeleteRecord);
    QUNCE_TRY(remove.bindText(":kind", descriptor(kind).name).bind(":id", id).run());
    QUNCE_ASSIGN(const uint64_t seq, bury(*bucket, descriptor(kind).name, id.toString(), stored->seq));
    return keepDeleted(*stored, bucket->id, seq);
}

Result<uint64_t> SqlWriter::bury(
    BucketState &bucket, std::string_view kind, std::string_view id, uint64_t oldSeq)
{
    m_book.removeRow(bucket, mix64(kind, id, oldSeq));
    const uint64_t seq = m_book.seqFor(bucket, oldSeq);
    Statement put(*m_session.connection, kPutTombstone);
    QUNCE_TRY(
        put.bind(":bucket", bucket.id).bindText(":kind", kind).bindText(":id", id).bind(":seq", seq).run());
    return seq;
}

Result<void> SqlWriter::unbury(const BucketState &bucket, std::string_view kind, std::string_view id)
{
    if (bucket.startSeq == 0 && bucket.headSeq == 0)
        return {}; // the bucket is empty
    Statement remove(*m_session.connection, kDeleteTombstone);
    return remove.bind(":bucket", bucket.id).bindText(":kind", kind).bindText(":id", id).run();
}

Result<std::optional<SqlWriter::StoredColumn>> SqlWriter::storedColumn(
    int64_t bucket, const ColumnAddress &address, std::string_view encoded)
{
    Statement query(*m_session.connection, kStoredColumn);
    query.bind(":bucket", bucket)
        .bind(":metric", static_cast<int64_t>(address.metric))
        .bindText(":key", address.key);
    QUNCE_ASSIGN(const bool found, query.step());
    if (!found)
        return std::optional<StoredColumn>();
    StoredColumn stored {query.number(0), false};
    if (query.number(1) == encoded.size()) {
        QUNCE_TRY(m_session.codec.decompress(query.bytes(2), query.number(1), m_scratch));
        stored.same = m_scratch == encoded;
    }
    return std::optional<StoredColumn>(stored);
}

Result<void> SqlWriter::storeColumn(const ColumnAddress &address, std::string_view encoded)
{
    QUNCE_ASSIGN(BucketState *const bucket, m_book.open(bucket::factsOf(address.region, address.year)));
    QUNCE_ASSIGN(const std::optional<StoredColumn> stored, storedColumn(bucket->id, address, encoded));
    if (stored && stored->same)
        return {};
    const std::string id = factRowId(address.metric, address.key);
    if (stored)
        m_book.removeRow(*bucket, mix64(kFactWireKind, id, stored->seq));
    else
        QUNCE_TRY(unbury(*bucket, kFactWireKind, id));
    const uint64_t seq = m_book.seqFor(*bucket, stored ? stored->seq : 0);
    m_book.addRow(*bucket, mix64(kFactWireKind, id, seq));

    QUNCE_ASSIGN(const std::string_view payload, m_session.codec.compress(encoded));
    Statement put(*m_session.connection, kPutColumn);
    return put.bind(":bucket", bucket->id)
        .bind(":metric", static_cast<int64_t>(address.metric))
        .bindText(":key", address.key)
        .bind(":seq", seq)
        .bind(":raw_size", uint64_t {encoded.size()})
        .bindBytes(":payload", payload)
        .run();
}

Result<void> SqlWriter::dropColumn(const ColumnAddress &address)
{
    QUNCE_ASSIGN(BucketState *const bucket, m_book.open(bucket::factsOf(address.region, address.year)));
    QUNCE_ASSIGN(const std::optional<StoredColumn> stored, storedColumn(bucket->id, address, {}));
    if (!stored)
        return {};
    Statement remove(*m_session.connection, kDeleteColumn);
    QUNCE_TRY(remove.bind(":bucket", bucket->id)
                  .bind(":metric", static_cast<int64_t>(address.metric))
                  .bindText(":key", address.key)
                  .run());
    QUNCE_TRY(bury(*bucket, kFactWireKind, factRowId(address.metric, address.key), stored->seq));
    return {};
}

Result<void> SqlWriter::putAssignmentRows(const Uuid &region, const Uuid &task, std::string_view rows)
{
    if (m_failure)
        return *m_failure;
    QUNCE_ASSIGN(const bool isWatched, m_formers.watches());
    if (isWatched)
        QUNCE_TRY(watched(noteFormerRows(region, task)));
    if (rows.empty()) {
        Statement remove(*m_session.connection, kDeleteAssignmentRows);
        return watched(remove.bind(":region", region).bind(":task", task).run());
    }
    QUNCE_ASSIGN(const std::string_view payload, m_session.codec.compress(rows));
    Statement put(*m_session.connection, kPutAssignmentRows);
    return watched(put.bind(":region", region)
                       .bind(":task", task)
                       .bind(":raw_size", uint64_t {rows.size()})
                       .bindBytes(":payload", payload)
                       .run());
}

Result<void> SqlWriter::putImportedValues(Kind kind, const Uuid &id, std::string_view json)
{
    if (m_failure)
        return *m_failure;
    if (json.empty()) {
        Statement drop(*m_session.connection, kDropImportedValues);
        return watched(drop.bindText(":kind", descriptor(kind).name).bind(":id", id).run());
    }
    Statement put(*m_session.connection, kPutImportedValues);
    return watched(
        put.bindText(":kind", descriptor(kind).name).bind(":id", id).bindText(":value", json).run());
}

Result<std::vector<BucketHead>> SqlWriter::finish(int64_t nowMs)
{
    if (m_failure)
        return *m_failure;
    Result<std::vector<BucketHead>> moved = m_book.finish(nowMs);
    if (!moved.ok())
        m_failure = moved.error();
    return moved;
}

void SqlWriter::close()
{
    if (!m_failure)
        m_failure = Error {ErrorCode::Internal, Message(QUNCE_TEXT("The transaction is over.")), {}};
}

} // namespace qunce::server
