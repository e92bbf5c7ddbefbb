// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "server/storage/bucketbook.h"
#include "server/storage/closedbook.h"
#include "server/storage/formerbook.h"
#include "server/storage/sqlreader.h"

namespace qunce::server {

/// The writes of WriteTransaction (storage.h), run in the session's present transaction. After a failure of the
/// database itself nothing more is done and every call answers with that failure, since SQLite may already have undone
/// the transaction. One thread.
class SqlWriter
{
public:
    /// `nowMs` stamps the history.
    SqlWriter(Session &session, SqlReader &reader, int64_t nowMs)
        : m_session(session)
        , m_reader(reader)
        , m_book(*session.connection)
        , m_closed(reader)
        , m_formers(session, reader)
        , m_nowMs(nowMs)
    { }

    Result<void> putRecord(const Record &record);
    Result<void> deleteRecord(Kind kind, const Uuid &id);
    Result<void> putColumn(const ColumnAddress &address, std::string_view encoded);
    /// Columns as they would be if no month were closed.
    Result<std::string> column(const ColumnAddress &address);
    Result<void> eachColumn(Metric metric, std::string_view keyFrom, std::string_view keyTo,
        std::span<const Uuid> regions, const ReadTransaction::ColumnVisitor &visitor);
    Result<std::vector<ColumnAddress>> columnsWithKey(const Uuid &region, std::string_view key);
    Result<std::vector<ColumnAddress>> dayColumnsFrom(const Uuid &region, std::string_view keyFrom);
    Result<uint64_t> settleLate(Period days);
    Result<void> putAssignmentRows(const Uuid &region, const Uuid &task, std::string_view rows);
    Result<void> putImportedValues(Kind kind, const Uuid &id, std::string_view json);
    Result<void> putSetting(std::string_view name, std::string_view value);
    Result<void> dropSetting(std::string_view name);
    Result<void> appendAudit(const AuditEntry &entry);
    Result<void> putAccount(const Account &account);
    Result<void> addSignInFailure(const SignInFailure &failure, int64_t sinceMs, size_t most);
    Result<void> dropSignInFailures(std::string_view key);
    Result<void> putIngestToken(const IngestToken &token);
    Result<void> putLedgerOrder(const LedgerOrder &order);
    Result<void> dropLedgerOrder(std::string_view code);
    Result<void> putLedgerDay(const LedgerDay &day);
    Result<void> dropLedgerDay(Day night, const Uuid &guide);
    Result<void> putBlob(const StoredBlob &blob);
    Result<void> dropBlob(std::string_view hash);
    Result<void> addIngestBatch(const IngestBatch &batch, std::string_view body);
    Result<void> finishIngestBatch(const IngestBatch &batch);
    Result<uint64_t> forgetIngestBatches(int64_t mergedBeforeMs, size_t most);
    Result<TrimmedHistory> trimHistory(std::string_view bucket, int64_t beforeMs, size_t most);
    Result<void> putDevice(const Device &device);
    Result<void> putDeviceToken(const DeviceToken &token);
    Result<void> dropDeviceToken(std::string_view hash);
    Result<uint64_t> endDevices(const Uuid &account, DeviceState why);
    Result<uint64_t> forgetDevices(int64_t lastSeenBeforeMs);

    Result<void> putPushClient(const PushClient &client);
    Result<void> addPushResult(const Uuid &client, const StoredPushResult &result);
    Result<uint64_t> forgetPushResults(int64_t beforeMs, size_t most);
    Result<uint64_t> forgetPushClients(int64_t lastSeenBeforeMs, size_t most);
    Result<uint64_t> forgetDeletedRecords(int64_t beforeMs, size_t most);
    Result<void> leapHeads();
    Result<void> beginPart();
    Result<void> endPart(bool keep);

    void setAuthor(std::string_view who, const Uuid &client)
    {
        m_author = who;
        m_authorClient = client;
    }

    FormerBook &formers() { return m_formers; }
    uint64_t changedRows() const { return m_book.changedRows(); }
    /// True once something was written that may take a right from somebody.
    bool changedRights() const { return m_changedRights; }
    /// Writes heads and commits, and gives the heads that moved; the caller commits next.
    Result<std::vector<BucketHead>> finish(int64_t nowMs);
    /// From now on every call fails: the transaction is over.
    void close();

private:
    struct StoredColumn {
        uint64_t seq = 0;
        bool same = false;
    };

    Result<void> watched(Result<void> result);
    Result<TrimmedHistory> trim(std::string_view bucket, int64_t beforeMs, size_t most);
    Result<void> storeAccount(const Account &account);
    Result<void> storeRecord(const Record &record);
    Result<void> dropRecord(Kind kind, const Uuid &id);
    Result<void> checkCode(const Record &record, const std::string &code);
    Result<void> writeRecord(
        const Record &record, int64_t bucket, const std::string &code, const std::string &fields);
    Result<void> appendHistory(const Record &stored, int64_t bucket, const Record &fresh);
    Result<void> keepDeleted(const Record &stored, int64_t bucket, uint64_t seq);
    Result<void> forgetDeleted(const Record &record);
    Result<uint64_t> forgetOld(const char *sql, int64_t beforeMs, size_t most);
    Result<void> noteFormer(const ColumnAddress &address, bool isFrozen, std::string_view encoded);
    Result<void> noteFormerRows(const Uuid &region, const Uuid &task);
    Result<void> storeColumn(const ColumnAddress &address, std::string_view encoded);
    Result<void> storeLate(const ColumnAddress &address, std::string_view encoded);
    Result<void> dropColumn(const ColumnAddress &address);
    Result<std::optional<StoredColumn>> storedColumn(
        int64_t bucket, const ColumnAddress &address, std::string_view encoded);
    /// Takes a live row out of its bucket and leaves a tombstone, whose seq it gives.
    Result<uint64_t> bury(BucketState &bucket, std::string_view kind, std::string_view id, uint64_t oldSeq);
    Result<void> unbury(const BucketState &bucket, std::string_view kind, std::string_view id);

    Session &m_session;
    SqlReader &m_reader;
    BucketBook m_book;
    ClosedBook m_closed;
    FormerBook m_formers;
    int64_t m_nowMs;
    std::string m_author = "import";
    Uuid m_authorClient;
    std::optional<BucketBook::Saved> m_savedBook; ///< inside a part
    std::optional<Error> m_failure;
    bool m_changedRights = false;
    std::string m_scratch;
};

} // namespace qunce::server
