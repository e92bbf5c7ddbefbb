// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "server/storage/connection.h"
#include "server/storage/payloadcodec.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What a transaction works with: a connection and what belongs to it.
struct Session {
    std::unique_ptr<Connection> connection;
    PayloadCodec codec;
};

/// A fact bucket of the database, taken apart.
struct FactBucket {
    int64_t id = 0;
    Uuid region;
    int year = 0;
};

/// The queries of ReadTransaction (storage.h), run in the session's present transaction. Used by read and write
/// transactions alike; one thread.
class SqlReader
{
public:
    explicit SqlReader(Session &session) : m_session(session) { }

    Result<std::optional<Record>> record(Kind kind, const Uuid &id);
    Result<std::optional<Record>> recordByCode(Kind kind, std::string_view code);
    Result<void> eachRecord(Kind kind, const ReadTransaction::RecordVisitor &visitor);
    Result<void> eachRecordByRef(
        Kind kind, IndexColumn column, const Uuid &target, const ReadTransaction::RecordVisitor &visitor);
    Result<void> eachRecordAt(
        Kind kind, int64_t from, int64_t to, const ReadTransaction::RecordVisitor &visitor);

    Result<std::string> column(const ColumnAddress &address);
    Result<void> eachColumn(Metric metric, std::string_view keyFrom, std::string_view keyTo,
        std::span<const Uuid> regions, const ReadTransaction::ColumnVisitor &visitor);
    Result<std::vector<ColumnAddress>> columnsWithKey(const Uuid &region, std::string_view key);
    Result<std::vector<ColumnAddress>> dayColumnsFrom(const Uuid &region, std::string_view keyFrom);
    /// All late columns of the region (latecolumn.h), of tasks too.
    Result<std::vector<ColumnAddress>> lateColumns(const Uuid &region);
    Result<std::vector<Uuid>> regionsWithFacts();

    Result<std::string> assignmentRows(const Uuid &region, const Uuid &task);
    Result<std::string> importedValues(Kind kind, const Uuid &id);
    Result<std::vector<BucketHead>> heads();
    Result<std::vector<StoredSize>> storedSizes();
    Result<void> eachRow(const std::string &bucket, const ReadTransaction::RowVisitor &visitor);
    Result<std::vector<BucketCommit>> commits(const std::string &bucket);
    Result<std::optional<BucketCommit>> commitAt(const std::string &bucket, uint64_t seq);
    Result<void> eachRowAfter(const std::string &bucket, uint64_t after, uint64_t tombstonesAfter,
        const ReadTransaction::StoredRowVisitor &visitor);
    Result<uint64_t> countRowsAfter(const std::string &bucket, uint64_t after, uint64_t limit);
    Result<void> rowOf(const std::string &bucket, std::string_view kind, std::string_view id,
        const ReadTransaction::StoredRowVisitor &visitor);
    Result<std::vector<RecordChange>> history(Kind kind, const Uuid &id);
    Result<bool> wasChangedByOthers(Kind kind, const Uuid &id, uint64_t after, const Uuid &client);
    Result<bool> wasChangedBy(Kind kind, const Uuid &id, uint64_t seq, const Uuid &client);
    Result<uint64_t> headSeq(std::string_view bucket);
    Result<std::optional<DeletedRecord>> deletedRecord(Kind kind, const Uuid &id);
    Result<std::vector<std::string>> deletedAndAlive();
    Result<std::optional<PushClient>> pushClient(const Uuid &id);
    Result<std::vector<PushClient>> pushClients();
    Result<std::vector<StoredPushResult>> pushResults(const Uuid &client, uint64_t after, size_t most);
    Result<bool> wasRejected(const Uuid &client, const Uuid &record);
    Result<std::optional<Account>> account(std::string_view name);
    Result<std::vector<Account>> accounts();
    Result<std::optional<Account>> accountById(const Uuid &id);
    Result<std::optional<Device>> device(const Uuid &id);
    Result<std::vector<Device>> devices(const Uuid &account);
    Result<std::optional<DeviceToken>> deviceToken(std::string_view hash);
    Result<std::vector<DeviceToken>> deviceTokens(const Uuid &device);
    Result<std::vector<SignInFailure>> signInFailures(int64_t sinceMs);
    Result<std::vector<IngestToken>> ingestTokens();
    Result<std::optional<IngestBatch>> ingestBatch(std::string_view token, std::string_view name);
    Result<std::vector<IngestBatch>> waitingIngestBatches(size_t most);
    Result<std::string> ingestBody(int64_t number);
    Result<uint64_t> waitingIngestBytes();
    Result<std::optional<LedgerOrder>> ledgerOrder(std::string_view code);
    Result<std::optional<LedgerDay>> ledgerDay(Day night, const Uuid &guide);
    Result<void> eachLedgerDay(Day first, Day last, const ReadTransaction::LedgerDayVisitor &visitor);
    Result<uint64_t> ledgerDifferences();
    Result<std::optional<StoredBlob>> blob(std::string_view hash);
    Result<bool> hasBlob(std::string_view hash);
    Result<uint64_t> blobBytes();
    Result<void> eachBlob(const ReadTransaction::BlobVisitor &visitor);
    Result<std::vector<std::string>> blobNames();
    Result<std::vector<KeptImport>> keptImports();
    Result<std::vector<AuditEntry>> audit(size_t newest);
    Result<std::vector<std::string>> integrityProblems();
    Result<std::string> setting(std::string_view name);

    /// To be called when buckets may have been undone.
    void forgetBuckets() { m_bucketNames.clear(); }

private:
    enum class Detail { Fields, FieldsAndSeqs };

    Result<Record> recordFrom(const Statement &row, Kind kind, Detail detail);
    Result<std::optional<Record>> oneRecord(Statement &query, Kind kind);
    Result<void> visitRecords(Statement &query, Kind kind, const ReadTransaction::RecordVisitor &visitor);
    Result<std::string> bucketName(int64_t id);
    /// 0 if there is no such bucket.
    Result<int64_t> bucketId(std::string_view bucket);
    Result<std::vector<Account>> accountsFrom(Statement &query);
    Result<std::vector<FactBucket>> factBuckets(const std::string &prefix);

    Session &m_session;
    std::unordered_map<int64_t, std::string> m_bucketNames;
};

} // namespace qunce::server
