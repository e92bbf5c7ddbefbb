// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What SqlWriter keeps of pushed edits and deleted records and SqlReader gives back, and the parts of a transaction.
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr char kClient[] =
    "SELECT id, account, session_no, lmid, last_seen_at FROM push_client WHERE id = :id";
constexpr char kClients[] = "SELECT id, account, session_no, lmid, last_seen_at FROM push_client ORDER BY id";
constexpr char kPutClient[] =
    "INSERT INTO push_client (id, account, session_no, lmid, last_seen_at)"
    " VALUES (:id, :account, :session_no, :lmid, :last_seen_at)"
    " ON CONFLICT (id) DO UPDATE SET session_no = excluded.session_no, lmid = excluded.lmid,"
    " last_seen_at = excluded.last_seen_at";
constexpr char kOldestClient[] =
    "SELECT id FROM push_client WHERE last_seen_at < :before ORDER BY last_seen_at LIMIT 1";
constexpr char kForgetClient[] = "DELETE FROM push_client WHERE id = :client";
constexpr char kForgetEdits[] =
    "DELETE FROM push_result WHERE client = :client AND mid IN"
    " (SELECT mid FROM push_result WHERE client = :client ORDER BY mid LIMIT :most) RETURNING mid";

constexpr char kResults[] = "SELECT mid, at, hash, rejected_record, result FROM push_result"
                            " WHERE client = :client AND mid > :after ORDER BY mid LIMIT :most";
constexpr char kAddResult[] = "INSERT INTO push_result (client, mid, at, hash, rejected_record, result)"
                              " VALUES (:client, :mid, :at, :hash, :rejected_record, :result)";
constexpr char kRejected[] =
    "SELECT count(*) FROM push_result WHERE client = :client AND rejected_record = :record";
constexpr char kForgetResults[] =
    "UPDATE push_result SET result = NULL WHERE (client, mid) IN (SELECT client, mid FROM push_result"
    " WHERE result IS NOT NULL AND at < :before ORDER BY at LIMIT :most) RETURNING mid";

constexpr char kHeadSeq[] = "SELECT head_seq FROM bucket_head WHERE bucket = :bucket";
constexpr char kDeleted[] =
    "SELECT bucket, seq, at, who, fields FROM deleted_record WHERE kind = :kind AND id = :id";
constexpr char kKeepDeleted[] =
    "INSERT INTO deleted_record (kind, id, bucket, seq, at, who, fields)"
    " VALUES (:kind, :id, :bucket, :seq, :at, :who, :fields)"
    " ON CONFLICT (kind, id) DO UPDATE SET bucket = excluded.bucket, seq = excluded.seq, at = excluded.at,"
    " who = excluded.who, fields = excluded.fields";
constexpr char kForgetDeleted[] = "DELETE FROM deleted_record WHERE kind = :kind AND id = :id";
constexpr char kForgetOldDeleted[] =
    "DELETE FROM deleted_record WHERE (kind, id) IN (SELECT kind, id FROM deleted_record"
    " WHERE at < :before ORDER BY at LIMIT :most) RETURNING seq";
constexpr char kDeletedAndAlive[] = "SELECT d.kind, d.id FROM deleted_record d JOIN record r"
                                    " ON r.kind = d.kind AND r.id = d.id ORDER BY d.kind, d.id";

/// More than any bucket changes between a backup and the loss of what came after it.
constexpr uint64_t kLeap = uint64_t {1} << 24;

PushClient clientFrom(const Statement &row)
{
    return {row.uuid(0), row.uuid(1), row.number(2), row.number(3), row.integer(4)};
}

Result<uint64_t> countRows(Statement &statement)
{
    for (uint64_t count = 0;; ++count) {
        QUNCE_ASSIGN(const bool found, statement.step());
        if (!found)
            return count;
    }
}

} // namespace

Result<std::optional<PushClient>> SqlReader::pushClient(const Uuid &id)
{
    Statement query(*m_session.connection, kClient);
    QUNCE_ASSIGN(const bool found, query.bind(":id", id).step());
    return found ? std::optional<PushClient>(clientFrom(query)) : std::optional<PushClient>();
}

Result<std::vector<PushClient>> SqlReader::pushClients()
{
    Statement query(*m_session.connection, kClients);
    std::vector<PushClient> clients;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return clients;
        clients.push_back(clientFrom(query));
    }
}

Result<std::vector<StoredPushResult>> SqlReader::pushResults(const Uuid &client, uint64_t after, size_t most)
{
    Statement query(*m_session.connection, kResults);
    query.bind(":client", client).bind(":after", after).bind(":most", uint64_t {most});
    std::vector<StoredPushResult> results;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return results;
        StoredPushResult result {query.number(0), query.integer(1), std::string(query.bytes(2)), {}, {}};
        if (!query.isNull(3))
            result.rejectedRecord = query.uuid(3);
        if (!query.isNull(4))
            result.result = query.bytes(4);
        results.push_back(std::move(result));
    }
}

Result<bool> SqlReader::wasRejected(const Uuid &client, const Uuid &record)
{
    Statement query(*m_session.connection, kRejected);
    QUNCE_ASSIGN(const bool found, query.bind(":client", client).bind(":record", record).step());
    return found && query.integer(0) > 0;
}

Result<uint64_t> SqlReader::headSeq(std::string_view bucket)
{
    Statement query(*m_session.connection, kHeadSeq);
    QUNCE_ASSIGN(const bool found, query.bindText(":bucket", bucket).step());
    return found ? query.number(0) : uint64_t {0};
}

Result<std::optional<DeletedRecord>> SqlReader::deletedRecord(Kind kind, const Uuid &id)
{
    Statement query(*m_session.connection, kDeleted);
    QUNCE_ASSIGN(const bool found, query.bindText(":kind", descriptor(kind).name).bind(":id", id).step());
    if (!found)
        return std::optional<DeletedRecord>();
    DeletedRecord deleted;
    deleted.record.kind = kind;
    deleted.record.id = id;
    QUNCE_ASSIGN(deleted.record.bucket, bucketName(query.integer(0)));
    deleted.record.seq = query.number(1);
    deleted.atMs = query.integer(2);
    deleted.who = query.text(3);
    QUNCE_TRY(fieldsFromJson(query.text(4), deleted.record));
    return std::optional<DeletedRecord>(std::move(deleted));
}

Result<std::vector<std::string>> SqlReader::deletedAndAlive()
{
    Statement query(*m_session.connection, kDeletedAndAlive);
    std::vector<std::string> both;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return both;
        both.push_back(std::string(query.text(0)) + " " + query.uuid(1).toString());
    }
}

Result<void> SqlWriter::putPushClient(const PushClient &client)
{
    if (m_failure)
        return *m_failure;
    Statement put(*m_session.connection, kPutClient);
    put.bind(":id", client.id).bind(":account", client.account).bind(":session_no", client.sessionNo);
    return watched(put.bind(":lmid", client.lmid).bind(":last_seen_at", client.lastSeenAtMs).run());
}

Result<void> SqlWriter::addPushResult(const Uuid &client, const StoredPushResult &result)
{
    if (m_failure)
        return *m_failure;
    Statement add(*m_session.connection, kAddResult);
    add.bind(":client", client).bind(":mid", result.mid).bind(":at", result.atMs);
    add.bindBytes(":hash", result.hash).bindReference(":rejected_record", result.rejectedRecord);
    return watched(add.bindBytes(":result", result.result).run());
}

Result<uint64_t> SqlWriter::forgetOld(const char *sql, int64_t beforeMs, size_t most)
{
    if (m_failure)
        return *m_failure;
    Statement forget(*m_session.connection, sql);
    forget.bind(":before", beforeMs).bind(":most", uint64_t {most});
    Result<uint64_t> count = countRows(forget);
    if (!count.ok())
        QUNCE_TRY(watched(count.error()));
    return count;
}

Result<uint64_t> SqlWriter::forgetPushResults(int64_t beforeMs, size_t most)
{
    return forgetOld(kForgetResults, beforeMs, most);
}

Result<uint64_t> SqlWriter::forgetDeletedRecords(int64_t beforeMs, size_t most)
{
    return forgetOld(kForgetOldDeleted, beforeMs, most);
}

Result<uint64_t> SqlWriter::forgetPushClients(int64_t lastSeenBeforeMs, size_t most)
{
    if (m_failure)
        return *m_failure;
    for (uint64_t forgotten = 0;;) {
        Uuid client;
        {
            Statement query(*m_session.connection, kOldestClient);
            QUNCE_ASSIGN(const bool found, query.bind(":before", lastSeenBeforeMs).step());
            if (!found || forgotten >= most)
                return forgotten;
            client = query.uuid(0);
        }
        Statement edits(*m_session.connection, kForgetEdits);
        edits.bind(":client", client).bind(":most", uint64_t {most} - forgotten);
        const Result<uint64_t> count = countRows(edits);
        if (!count.ok())
            QUNCE_TRY(watched(count.error()));
        forgotten += *count;
        if (forgotten >= most)
            return forgotten; // the client goes when nothing is left of it
        Statement forget(*m_session.connection, kForgetClient);
        QUNCE_TRY(watched(forget.bind(":client", client).run()));
        ++forgotten;
    }
}

Result<void> SqlWriter::keepDeleted(const Record &stored, int64_t bucket, uint64_t seq)
{
    Statement keep(*m_session.connection, kKeepDeleted);
    keep.bindText(":kind", descriptor(stored.kind).name).bind(":id", stored.id).bind(":bucket", bucket);
    keep.bind(":seq", seq).bind(":at", m_nowMs).bindText(":who", m_author);
    return keep.bindText(":fields", fieldsToJson(stored)).run();
}

Result<void> SqlWriter::forgetDeleted(const Record &record)
{
    Statement forget(*m_session.connection, kForgetDeleted);
    return forget.bindText(":kind", descriptor(record.kind).name).bind(":id", record.id).run();
}

Result<void> SqlWriter::leapHeads()
{
    if (m_failure)
        return *m_failure;
    QUNCE_ASSIGN(const std::vector<BucketHead> heads, m_reader.heads());
    for (const BucketHead &head : heads) {
        const Result<BucketState *> bucket = m_book.open(head.bucket);
        if (!bucket.ok())
            return watched(bucket.error());
        (*bucket)->headSeq += kLeap;
        (*bucket)->dirty = true;
    }
    return {};
}

Result<void> SqlWriter::beginPart()
{
    if (m_failure)
        return *m_failure;
    m_book.closeSeqs();
    m_savedBook = m_book.save();
    return watched(m_session.connection->execute("SAVEPOINT part"));
}

Result<void> SqlWriter::endPart(bool keep)
{
    if (m_failure)
        return *m_failure;
    if (!keep) {
        QUNCE_TRY(watched(m_session.connection->execute("ROLLBACK TO part")));
        m_book.restore(std::move(*m_savedBook));
        // A bucket that was made inside the part is gone, and its number may become another one's.
        m_reader.forgetBuckets();
        m_closed.forget();
    }
    m_savedBook.reset();
    return watched(m_session.connection->execute("RELEASE part"));
}

} // namespace qunce::server
