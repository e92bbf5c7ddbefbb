// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sqlitestorage.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "server/storage/dialect.h"
#include "server/storage/migrations.h"
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr size_t kIdleReaders = 8;

// 8 KiB pages: most columns fit without overflow pages. The cache is the bound of a large transaction's memory; what
// does not fit is spilled into the write-ahead log.
constexpr char kBeforeCreate[] = "PRAGMA page_size = 8192";
constexpr char kWriterSettings[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -98304;"
    " PRAGMA journal_size_limit = 67108864";
constexpr char kReaderSettings[] = "PRAGMA query_only = ON; PRAGMA cache_size = -16384";
constexpr char kBulkSettings[] =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -98304";
constexpr char kDeferredIndexes[] = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT "
                                    "NULL AND name <> 'record_by_code'";

/// A read begins with the first look at the file, not with BEGIN.
constexpr char kPinSnapshot[] = "SELECT count(*) FROM setting WHERE name = ''";

/// Why there is nothing to open at the path: no such file, or no right to look.
Error notFound(const std::string &path)
{
    if (::access(path.c_str(), F_OK) != 0 && errno == EACCES)
        return fileError(EACCES, path);
    return {ErrorCode::NotFound,
        Message(QUNCE_TEXT("There is no database %1. Run `qunced init` first."), {path}), {}};
}

Error emptyFile(const std::string &path)
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT(
                    "The database %1 is empty. Restore a backup, or remove the file and run `qunced init`."),
            {path}),
        {}};
}

/// Looks at an existing file through a connection that only reads: it neither merges a write-ahead log nor rolls a
/// journal back, so that a file of another program, or of a newer one, stays as it is to the byte.
Result<void> refuseUnfit(const std::string &path, SqliteStorage::Mode mode, int busyTimeoutMs)
{
    const Dialect &dialect = sqliteDialect();
    QUNCE_ASSIGN(const std::unique_ptr<Connection> reading,
        Connection::open(path, Connection::Access::ReadOnly, busyTimeoutMs));
    QUNCE_ASSIGN(const int64_t tables, reading->queryInteger(dialect.tableCount));
    if (tables == 0 && mode != SqliteStorage::Mode::Create)
        return emptyFile(path);
    return mode == SqliteStorage::Mode::ReadOnly ? checkSchema(*reading, dialect, serverMigrations())
                                                 : refuseNewer(*reading, dialect, serverMigrations());
}

Result<void> syncFile(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (synced)
        return {};
    return Error {
        ErrorCode::Io, Message(QUNCE_TEXT("The database cannot be read or written: %1"), {path}), "fsync"};
}

} // namespace

/// Connections and the writer's turn; kept alive by the transactions that are under way. Readers go first: the last
/// connection to close checkpoints, and that must be the writing one.
struct SqliteStorage::Shared {
    std::string path;
    const Clock *clock = nullptr;
    int busyTimeoutMs = 0;
    const Dialect &dialect = sqliteDialect();
    Session writer; ///< no connection in a read-only storage
    std::vector<std::string> deferredIndexes;

    std::mutex mutex;
    std::condition_variable writerFree;
    bool writing = false;
    bool isLent = false; ///< a writer that is not done lets those aside in
    size_t asideWaiting = 0;
    std::atomic<uint64_t> rightsVersion {0};
    std::vector<std::unique_ptr<Session>> idleReaders;
    std::vector<std::shared_ptr<CommitListener>> listeners;

    Result<std::unique_ptr<Session>> takeReader();
    void giveBack(std::unique_ptr<Session> reader);
    /// False if the turn has not come after `patience`; without one it waits for ever.
    bool waitForWriter(std::optional<std::chrono::milliseconds> patience, Turn turn);
    void releaseWriter();
    bool isAsideWaiting();
    /// The writer's turn for all who wait aside; the caller has it again then.
    void lendWriter();
    std::vector<std::shared_ptr<CommitListener>> currentListeners();
};

Result<std::unique_ptr<Session>> SqliteStorage::Shared::takeReader()
{
    {
        const std::lock_guard lock(mutex);
        if (!idleReaders.empty()) {
            std::unique_ptr<Session> reader = std::move(idleReaders.back());
            idleReaders.pop_back();
            return reader;
        }
    }
    auto reader = std::make_unique<Session>();
    QUNCE_ASSIGN(reader->connection, Connection::open(path, Connection::Access::ReadOnly, busyTimeoutMs));
    QUNCE_TRY(reader->connection->execute(kReaderSettings));
    return reader;
}

void SqliteStorage::Shared::giveBack(std::unique_ptr<Session> reader)
{
    const std::lock_guard lock(mutex);
    if (idleReaders.size() < kIdleReaders)
        idleReaders.push_back(std::move(reader));
}

bool SqliteStorage::Shared::waitForWriter(std::optional<std::chrono::milliseconds> patience, Turn turn)
{
    std::unique_lock lock(mutex);
    const bool isAside = turn == Turn::Aside;
    const auto isFree = [this, isAside] { return !writing && (isAside || !isLent); };
    asideWaiting += isAside ? 1 : 0;
    bool isOurs = true;
    if (!patience)
        writerFree.wait(lock, isFree);
    else
        isOurs = writerFree.wait_for(lock, *patience, isFree);
    asideWaiting -= isAside ? 1 : 0;
    writing = writing || isOurs;
    if (!isOurs && isLent)
        writerFree.notify_all(); // the lender may wait for us
    return isOurs;
}

void SqliteStorage::Shared::releaseWriter()
{
    {
        const std::lock_guard lock(mutex);
        writing = false;
    }
    writerFree.notify_all(); // who is first may not be the one whose turn it is
}

bool SqliteStorage::Shared::isAsideWaiting()
{
    const std::lock_guard lock(mutex);
    return asideWaiting > 0;
}

void SqliteStorage::Shared::lendWriter()
{
    std::unique_lock lock(mutex);
    writing = false;
    isLent = true;
    writerFree.notify_all();
    writerFree.wait(lock, [this] { return !writing && asideWaiting == 0; });
    isLent = false;
    writing = true;
}

std::vector<std::shared_ptr<CommitListener>> SqliteStorage::Shared::currentListeners()
{
    const std::lock_guard lock(mutex);
    return listeners;
}

namespace {

/// Answers ReadTransaction's questions with a SqlReader, in read and write transactions alike.
template <typename Base>
class Reading : public Base
{
public:
    explicit Reading(Session &session) : m_reader(session) { }

    Result<std::optional<Record>> record(Kind kind, const Uuid &id) override
    {
        return m_reader.record(kind, id);
    }
    Result<std::optional<Record>> recordByCode(Kind kind, std::string_view code) override
    {
        return m_reader.recordByCode(kind, code);
    }
    Result<void> eachRecord(Kind kind, const ReadTransaction::RecordVisitor &visitor) override
    {
        return m_reader.eachRecord(kind, visitor);
    }
    Result<void> eachRecordByRef(Kind kind, IndexColumn column, const Uuid &target,
        const ReadTransaction::RecordVisitor &visitor) override
    {
        return m_reader.eachRecordByRef(kind, column, target, visitor);
    }
    Result<void> eachRecordAt(
        Kind kind, int64_t from, int64_t to, const ReadTransaction::RecordVisitor &visitor) override
    {
        return m_reader.eachRecordAt(kind, from, to, visitor);
    }
    Result<std::string> column(const ColumnAddress &address) override { return m_reader.column(address); }
    Result<void> eachColumn(Metric metric, std::string_view keyFrom, std::string_view keyTo,
        std::span<const Uuid> regions, const ReadTransaction::ColumnVisitor &visitor) override
    {
        return m_reader.eachColumn(metric, keyFrom, keyTo, regions, visitor);
    }
    Result<std::vector<ColumnAddress>> columnsWithKey(const Uuid &region, std::string_view key) override
    {
        return m_reader.columnsWithKey(region, key);
    }
    Result<std::vector<ColumnAddress>> dayColumnsFrom(const Uuid &region, std::string_view keyFrom) override
    {
        return m_reader.dayColumnsFrom(region, keyFrom);
    }
    Result<std::string> assignmentRows(const Uuid &region, const Uuid &task) override
    {
        return m_reader.assignmentRows(region, task);
    }
    Result<std::string> importedValues(Kind kind, const Uuid &id) override
    {
        return m_reader.importedValues(kind, id);
    }
    Result<std::vector<StoredSize>> storedSizes() override { return m_reader.storedSizes(); }
    Result<std::vector<BucketHead>> heads() override { return m_reader.heads(); }
    Result<void> eachRow(const std::string &bucket, const ReadTransaction::RowVisitor &visitor) override
    {
        return m_reader.eachRow(bucket, visitor);
    }
    Result<std::vector<BucketCommit>> commits(const std::string &bucket) override
    {
        return m_reader.commits(bucket);
    }
    Result<std::optional<BucketCommit>> commitAt(const std::string &bucket, uint64_t seq) override
    {
        return m_reader.commitAt(bucket, seq);
    }
    Result<void> eachRowAfter(const std::string &bucket, uint64_t after, uint64_t tombstonesAfter,
        const ReadTransaction::StoredRowVisitor &visitor) override
    {
        return m_reader.eachRowAfter(bucket, after, tombstonesAfter, visitor);
    }
    Result<uint64_t> countRowsAfter(const std::string &bucket, uint64_t after, uint64_t limit) override
    {
        return m_reader.countRowsAfter(bucket, after, limit);
    }
    Result<void> rowOf(const std::string &bucket, std::string_view kind, std::string_view id,
        const ReadTransaction::StoredRowVisitor &visitor) override
    {
        return m_reader.rowOf(bucket, kind, id, visitor);
    }
    Result<std::vector<RecordChange>> history(Kind kind, const Uuid &id) override
    {
        return m_reader.history(kind, id);
    }
    Result<bool> wasChangedByOthers(Kind kind, const Uuid &id, uint64_t after, const Uuid &client) override
    {
        return m_reader.wasChangedByOthers(kind, id, after, client);
    }
    Result<bool> wasChangedBy(Kind kind, const Uuid &id, uint64_t seq, const Uuid &client) override
    {
        return m_reader.wasChangedBy(kind, id, seq, client);
    }
    Result<uint64_t> headSeq(const std::string &bucket) override { return m_reader.headSeq(bucket); }
    Result<std::optional<DeletedRecord>> deletedRecord(Kind kind, const Uuid &id) override
    {
        return m_reader.deletedRecord(kind, id);
    }
    Result<std::vector<std::string>> deletedAndAlive() override { return m_reader.deletedAndAlive(); }
    Result<std::optional<PushClient>> pushClient(const Uuid &id) override { return m_reader.pushClient(id); }
    Result<std::vector<PushClient>> pushClients() override { return m_reader.pushClients(); }
    Result<std::vector<StoredPushResult>> pushResults(
        const Uuid &client, uint64_t after, size_t most) override
    {
        return m_reader.pushResults(client, after, most);
    }
    Result<bool> wasRejected(const Uuid &client, const Uuid &record) override
    {
        return m_reader.wasRejected(client, record);
    }
    Result<std::optional<Account>> account(std::string_view name) override { return m_reader.account(name); }
    Result<std::vector<Account>> accounts() override { return m_reader.accounts(); }
    Result<std::optional<Account>> accountById(const Uuid &id) override { return m_reader.accountById(id); }
    Result<std::optional<Device>> device(const Uuid &id) override { return m_reader.device(id); }
    Result<std::vector<Device>> devices(const Uuid &account) override { return m_reader.devices(account); }
    Result<std::optional<DeviceToken>> deviceToken(std::string_view hash) override
    {
        return m_reader.deviceToken(hash);
    }
    Result<std::vector<DeviceToken>> deviceTokens(const Uuid &device) override
    {
        return m_reader.deviceTokens(device);
    }
    Result<std::vector<SignInFailure>> signInFailures(int64_t sinceMs) override
    {
        return m_reader.signInFailures(sinceMs);
    }
    Result<std::vector<IngestToken>> ingestTokens() override { return m_reader.ingestTokens(); }
    Result<std::optional<IngestBatch>> ingestBatch(std::string_view token, std::string_view name) override
    {
        return m_reader.ingestBatch(token, name);
    }
    Result<std::vector<IngestBatch>> waitingIngestBatches(size_t most) override
    {
        return m_reader.waitingIngestBatches(most);
    }
    Result<std::string> ingestBody(int64_t number) override { return m_reader.ingestBody(number); }
    Result<uint64_t> waitingIngestBytes() override { return m_reader.waitingIngestBytes(); }
    Result<std::optional<LedgerOrder>> ledgerOrder(std::string_view code) override
    {
        return m_reader.ledgerOrder(code);
    }
    Result<std::optional<LedgerDay>> ledgerDay(Day night, const Uuid &guide) override
    {
        return m_reader.ledgerDay(night, guide);
    }
    Result<void> eachLedgerDay(Day first, Day last, const ReadTransaction::LedgerDayVisitor &visitor) override
    {
        return m_reader.eachLedgerDay(first, last, visitor);
    }
    Result<uint64_t> ledgerDifferences() override { return m_reader.ledgerDifferences(); }
    Result<std::optional<StoredBlob>> blob(std::string_view hash) override { return m_reader.blob(hash); }
    Result<bool> hasBlob(std::string_view hash) override { return m_reader.hasBlob(hash); }
    Result<uint64_t> blobBytes() override { return m_reader.blobBytes(); }
    Result<void> eachBlob(const ReadTransaction::BlobVisitor &visitor) override
    {
        return m_reader.eachBlob(visitor);
    }
    Result<std::vector<std::string>> blobNames() override { return m_reader.blobNames(); }
    Result<std::vector<KeptImport>> keptImports() override { return m_reader.keptImports(); }
    Result<std::vector<AuditEntry>> audit(size_t newest) override { return m_reader.audit(newest); }
    Result<std::vector<std::string>> integrityProblems() override { return m_reader.integrityProblems(); }
    Result<std::string> setting(std::string_view name) override { return m_reader.setting(name); }

protected:
    SqlReader m_reader;
};

/// Calls `release` at the end with what it was given, after the reading part is gone.
class SqliteRead : public Reading<ReadTransaction>
{
public:
    using Release = std::function<void(std::unique_ptr<Session>)>;

    SqliteRead(std::unique_ptr<Session> session, Release release)
        : Reading(*session), m_session(std::move(session)), m_release(std::move(release))
    { }
    ~SqliteRead() override
    {
        if (m_session->connection->execute("ROLLBACK").ok())
            m_release(std::move(m_session));
    }

private:
    std::unique_ptr<Session> m_session;
    Release m_release;
};

class SqliteWrite : public Reading<WriteTransaction>
{
public:
    using Release = std::function<void()>;
    /// Lets those aside in if any wait; the transaction is closed before and begun again after. False: nobody waits.
    struct Aside {
        std::function<bool()> isWaiting;
        std::function<void()> letIn;
        const char *begin; ///< as a writer does
    };
    using Listeners = std::vector<std::shared_ptr<CommitListener>>;

    SqliteWrite(Session &session, const Clock &clock, std::atomic<uint64_t> &rightsVersion,
        std::function<Listeners()> listeners, Aside aside, Release release)
        : Reading(session)
        , m_session(session)
        , m_clock(clock)
        , m_rightsVersion(rightsVersion)
        , m_listeners(std::move(listeners))
        , m_aside(std::move(aside))
        , m_release(std::move(release))
        , m_writtenBefore(session.connection->writtenRows())
        , m_writer(session, m_reader, clock.nowMs())
    { }
    ~SqliteWrite() override
    {
        if (m_session.connection->inTransaction())
            static_cast<void>(m_session.connection->execute("ROLLBACK"));
        m_release();
    }

    Result<void> putRecord(const Record &record) override { return m_writer.putRecord(record); }
    Result<void> deleteRecord(Kind kind, const Uuid &id) override { return m_writer.deleteRecord(kind, id); }
    Result<void> putColumn(const ColumnAddress &address, std::string_view encoded) override
    {
        return m_writer.putColumn(address, encoded);
    }
    Result<std::string> column(const ColumnAddress &address) override { return m_writer.column(address); }
    Result<void> eachColumn(Metric metric, std::string_view keyFrom, std::string_view keyTo,
        std::span<const Uuid> regions, const ReadTransaction::ColumnVisitor &visitor) override
    {
        return m_writer.eachColumn(metric, keyFrom, keyTo, regions, visitor);
    }
    Result<std::vector<ColumnAddress>> columnsWithKey(const Uuid &region, std::string_view key) override
    {
        return m_writer.columnsWithKey(region, key);
    }
    Result<std::vector<ColumnAddress>> dayColumnsFrom(const Uuid &region, std::string_view keyFrom) override
    {
        return m_writer.dayColumnsFrom(region, keyFrom);
    }
    Result<uint64_t> settleLate(Period days) override { return m_writer.settleLate(days); }
    Result<void> putAssignmentRows(const Uuid &region, const Uuid &task, std::string_view rows) override
    {
        return m_writer.putAssignmentRows(region, task, rows);
    }
    Result<void> putImportedValues(Kind kind, const Uuid &id, std::string_view json) override
    {
        return m_writer.putImportedValues(kind, id, json);
    }
    Result<void> putSetting(std::string_view name, std::string_view value) override
    {
        return m_writer.putSetting(name, value);
    }
    Result<void> dropSetting(std::string_view name) override { return m_writer.dropSetting(name); }
    Result<void> appendAudit(const AuditEntry &entry) override { return m_writer.appendAudit(entry); }
    Result<void> putAccount(const Account &account) override { return m_writer.putAccount(account); }
    Result<void> addSignInFailure(const SignInFailure &failure, int64_t sinceMs, size_t most) override
    {
        return m_writer.addSignInFailure(failure, sinceMs, most);
    }
    Result<void> dropSignInFailures(std::string_view key) override
    {
        return m_writer.dropSignInFailures(key);
    }
    Result<void> putIngestToken(const IngestToken &token) override { return m_writer.putIngestToken(token); }
    Result<void> putLedgerOrder(const LedgerOrder &order) override { return m_writer.putLedgerOrder(order); }
    Result<void> dropLedgerOrder(std::string_view code) override { return m_writer.dropLedgerOrder(code); }
    Result<void> putLedgerDay(const LedgerDay &day) override { return m_writer.putLedgerDay(day); }
    Result<void> dropLedgerDay(Day night, const Uuid &guide) override
    {
        return m_writer.dropLedgerDay(night, guide);
    }
    Result<void> putBlob(const StoredBlob &blob) override { return m_writer.putBlob(blob); }
    Result<void> dropBlob(std::string_view hash) override { return m_writer.dropBlob(hash); }
    Result<void> addIngestBatch(const IngestBatch &batch, std::string_view body) override
    {
        return m_writer.addIngestBatch(batch, body);
    }
    Result<void> finishIngestBatch(const IngestBatch &batch) override
    {
        return m_writer.finishIngestBatch(batch);
    }
    Result<uint64_t> forgetIngestBatches(int64_t mergedBeforeMs, size_t most) override
    {
        return m_writer.forgetIngestBatches(mergedBeforeMs, most);
    }
    Result<TrimmedHistory> trimHistory(const std::string &bucket, int64_t beforeMs, size_t most) override
    {
        return m_writer.trimHistory(bucket, beforeMs, most);
    }
    Result<void> putDevice(const Device &device) override { return m_writer.putDevice(device); }
    Result<void> putDeviceToken(const DeviceToken &token) override { return m_writer.putDeviceToken(token); }
    Result<void> dropDeviceToken(std::string_view hash) override { return m_writer.dropDeviceToken(hash); }
    Result<uint64_t> endDevices(const Uuid &account, DeviceState why) override
    {
        return m_writer.endDevices(account, why);
    }
    Result<uint64_t> forgetDevices(int64_t lastSeenBeforeMs) override
    {
        return m_writer.forgetDevices(lastSeenBeforeMs);
    }
    Result<void> putPushClient(const PushClient &client) override { return m_writer.putPushClient(client); }
    Result<void> addPushResult(const Uuid &client, const StoredPushResult &result) override
    {
        return m_writer.addPushResult(client, result);
    }
    Result<uint64_t> forgetPushResults(int64_t beforeMs, size_t most) override
    {
        return m_writer.forgetPushResults(beforeMs, most);
    }
    Result<uint64_t> forgetPushClients(int64_t lastSeenBeforeMs, size_t most) override
    {
        return m_writer.forgetPushClients(lastSeenBeforeMs, most);
    }
    Result<uint64_t> forgetDeletedRecords(int64_t beforeMs, size_t most) override
    {
        return m_writer.forgetDeletedRecords(beforeMs, most);
    }
    Result<void> leapHeads() override { return m_writer.leapHeads(); }
    Result<void> beginPart() override { return m_writer.beginPart(); }
    Result<void> endPart(bool keep) override { return m_writer.endPart(keep); }
    void setAuthor(std::string_view who, const Uuid &client) override { m_writer.setAuthor(who, client); }
    FormerValues *formerValues() override { return &m_writer.formers(); }
    uint64_t changedRows() const override { return m_writer.changedRows(); }

    Result<void> letAsideIn() override
    {
        const bool hasWritten = m_session.connection->writtenRows() != m_writtenBefore;
        if (hasWritten || !m_aside.isWaiting())
            return {};
        QUNCE_TRY(m_session.connection->execute("ROLLBACK"));
        m_aside.letIn();
        m_writtenBefore = m_session.connection->writtenRows();
        return m_session.connection->execute(m_aside.begin);
    }
    Result<void> commit() override
    {
        QUNCE_ASSIGN(const std::vector<BucketHead> moved, m_writer.finish(m_clock.nowMs()));
        const Listeners listeners = moved.empty() ? Listeners() : m_listeners();
        for (const std::shared_ptr<CommitListener> &listener : listeners)
            listener->aboutToCommit();
        const Result<void> committed = m_session.connection->execute("COMMIT");
        if (m_writer.changedRights())
            ++m_rightsVersion;
        m_writer.close();
        for (const std::shared_ptr<CommitListener> &listener : listeners)
            committed.ok() ? listener->committed(moved) : listener->commitFailed();
        return committed;
    }

private:
    Session &m_session;
    const Clock &m_clock;
    std::atomic<uint64_t> &m_rightsVersion;
    std::function<Listeners()> m_listeners; ///< as they are at the commit
    Aside m_aside;
    Release m_release;
    int64_t m_writtenBefore; ///< rows of the connection when the transaction began
    SqlWriter m_writer;
};

Result<std::vector<std::string>> deferIndexes(Connection &connection)
{
    std::vector<std::string> creates;
    std::string drops;
    {
        Statement query(connection, kDeferredIndexes);
        for (;;) {
            QUNCE_ASSIGN(const bool found, query.step());
            if (!found)
                break;
            drops += "DROP INDEX " + std::string(query.text(0)) + ";";
            creates.emplace_back(query.text(1));
        }
    }
    QUNCE_TRY(connection.execute(drops));
    return creates;
}

} // namespace

SqliteStorage::SqliteStorage(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) { }

SqliteStorage::~SqliteStorage() = default;

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(
    const std::string &path, Mode mode, const Clock &clock, const Options &options)
{
    if (sodium_init() < 0)
        return Error {
            ErrorCode::Internal, Message(QUNCE_TEXT("The cryptographic library cannot start.")), {}};
    std::error_code ignored;
    const bool exists = std::filesystem::exists(path, ignored);
    if (!exists && (mode == Mode::Open || mode == Mode::ReadOnly))
        return notFound(path);
    if (exists && mode == Mode::BulkLoad)
        return Error {
            ErrorCode::AlreadyExists, Message(QUNCE_TEXT("The file %1 exists already."), {path}), {}};

    auto shared = std::make_shared<Shared>();
    shared->path = path;
    shared->clock = &clock;
    shared->busyTimeoutMs = options.busyTimeoutMs;
    if (exists)
        QUNCE_TRY(refuseUnfit(path, mode, options.busyTimeoutMs));
    if (mode == Mode::ReadOnly)
        return std::unique_ptr<SqliteStorage>(new SqliteStorage(std::move(shared)));

    QUNCE_ASSIGN(shared->writer.connection,
        Connection::open(path, exists ? Connection::Access::ReadWrite : Connection::Access::Create,
            options.busyTimeoutMs));
    Connection &connection = *shared->writer.connection;
    if (!exists)
        QUNCE_TRY(connection.execute(kBeforeCreate));
    QUNCE_TRY(connection.execute(mode == Mode::BulkLoad ? kBulkSettings : kWriterSettings));
    if (options.maxPages > 0)
        QUNCE_TRY(connection.execute("PRAGMA max_page_count = " + std::to_string(options.maxPages)));
    QUNCE_TRY(migrate(connection, shared->dialect, serverMigrations()));
    if (mode == Mode::BulkLoad) {
        QUNCE_ASSIGN(shared->deferredIndexes, deferIndexes(connection));
    }
    return std::unique_ptr<SqliteStorage>(new SqliteStorage(std::move(shared)));
}

Result<std::unique_ptr<ReadTransaction>> SqliteStorage::beginRead()
{
    QUNCE_ASSIGN(std::unique_ptr<Session> reader, m_shared->takeReader());
    QUNCE_TRY(reader->connection->execute(m_shared->dialect.beginRead));
    QUNCE_ASSIGN([[maybe_unused]] const int64_t none, reader->connection->queryInteger(kPinSnapshot));
    return std::unique_ptr<ReadTransaction>(std::make_unique<SqliteRead>(std::move(reader),
        [shared = m_shared](std::unique_ptr<Session> session) { shared->giveBack(std::move(session)); }));
}

Result<std::unique_ptr<WriteTransaction>> SqliteStorage::beginWrite()
{
    return beginTurn(std::nullopt, Turn::Any);
}

Result<std::unique_ptr<WriteTransaction>> SqliteStorage::beginWriteWithin(std::chrono::milliseconds patience)
{
    return beginTurn(patience, Turn::Any);
}

Result<std::unique_ptr<WriteTransaction>> SqliteStorage::beginAside(std::chrono::milliseconds patience)
{
    return beginTurn(patience, Turn::Aside);
}

Result<std::unique_ptr<WriteTransaction>> SqliteStorage::beginTurn(
    std::optional<std::chrono::milliseconds> patience, Turn turn)
{
    if (!m_shared->writer.connection)
        return Error {ErrorCode::PermissionDenied,
            Message(QUNCE_TEXT("The database was opened for reading only.")), {}};
    if (!m_shared->waitForWriter(patience, turn))
        return Error {ErrorCode::Locked,
            Message(QUNCE_TEXT("Something else is being written. Try again later.")), "write turn"};
    const Result<void> begun = m_shared->writer.connection->execute(m_shared->dialect.beginWrite);
    if (!begun.ok()) {
        m_shared->releaseWriter();
        return begun.error();
    }
    return std::unique_ptr<WriteTransaction>(std::make_unique<SqliteWrite>(
        m_shared->writer, *m_shared->clock, m_shared->rightsVersion,
        [shared = m_shared] { return shared->currentListeners(); },
        SqliteWrite::Aside {[shared = m_shared] { return shared->isAsideWaiting(); },
            [shared = m_shared] { shared->lendWriter(); }, m_shared->dialect.beginWrite},
        [shared = m_shared] { shared->releaseWriter(); }));
}

uint64_t SqliteStorage::rightsVersion() const
{
    return m_shared->rightsVersion;
}

void SqliteStorage::addCommitListener(std::shared_ptr<CommitListener> listener)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->listeners.push_back(std::move(listener));
}

Result<void> SqliteStorage::finishBulkLoad()
{
    Connection &connection = *m_shared->writer.connection;
    for (const std::string &create : m_shared->deferredIndexes)
        QUNCE_TRY(connection.execute(create));
    m_shared->deferredIndexes.clear();
    QUNCE_TRY(connection.execute(kWriterSettings));
    return syncFile(m_shared->path);
}

} // namespace qunce::server
