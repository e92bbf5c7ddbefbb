// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/domain/metric.h"
#include "models/protocol/bucketnames.h"
#include "models/protocol/record.h"
#include "server/storage/formervalues.h"
#include "server/storage/ledgerrows.h"
#include "server/storage/pushrows.h"

namespace qunce::server {

namespace bucket = qunce::bucket;

/// True for buckets that may be read; made by Scope (server/rules/scope.h), the one filter of every read. An empty
/// function allows everything.
using BucketFilter = std::function<bool(const std::string &bucket)>;

/// Where one fact column stands. `key` is a day `YYYY-MM-DD`, an hour `YYYY-MM-DDTHH`, or the task's id; `year` is the
/// year of the key, for tasks that of the due day.
struct ColumnAddress {
    Uuid region;
    int year = 0;
    Metric metric = Metric::Orders;
    std::string key;

    auto operator<=>(const ColumnAddress &) const = default;
};

struct BucketHead {
    std::string bucket;
    uint64_t headSeq = 0;
    std::string headSalt; ///< 8 bytes
    uint64_t floorSeq = 0;
    uint64_t liveRows = 0;
    uint64_t digest = 0;
};

struct AuditEntry {
    int64_t atMs = 0;
    std::string who; ///< user name, or `cli`
    std::string action; ///< `import`, `export`, `user.add`, …
    std::string detailJson; ///< never a secret or a phone number
};

/// How much of the database one kind of facts takes.
struct StoredSize {
    std::string kind; ///< `guide.day`, …; `group rows` are those behind the assignments of group pushes
    uint64_t columns = 0; ///< or lists of group rows
    uint64_t rawBytes = 0; ///< encoded
    uint64_t storedBytes = 0; ///< encoded and compressed, without the database's own overhead
};

/// Somebody who may sign in. Role and scope are made sense of by server/rules/scope.h.
struct Account {
    Uuid id;
    std::string name;
    std::string passwordHash; ///< argon2id, in libsodium's text form
    std::string role;
    bool wholeBrand = false;
    std::vector<Uuid> regions; ///< ascending; empty for the whole brand
    bool disabled = false;
    int64_t createdAtMs = 0;
};

/// How a device stands. The numbers are stored.
enum class DeviceState : uint8_t {
    SignedIn = 0,
    Revoked = 1, ///< by order of an administrator: the laptop wipes its cache
    SignedOut = 2,
    PasswordChanged = 3,
    AccountDisabled = 4,
    TokenReused = 5, ///< somebody used a refresh token that had been replaced
};

/// One sign-in of a user on a laptop.
struct Device {
    Uuid id;
    Uuid account;
    std::string name; ///< as the user calls the laptop
    Uuid clientId; ///< as the laptop calls itself; nil if it did not say
    int64_t createdAtMs = 0;
    int64_t lastSeenAtMs = 0; ///< last sign-in or refresh
    DeviceState state = DeviceState::SignedIn;

    bool operator==(const Device &) const = default;
};

/// What a device shows to be let in; the numbers are stored, the token itself is not.
struct DeviceToken {
    enum class Purpose : uint8_t { Access = 0, Refresh = 1 };
    enum class State : uint8_t {
        Live = 0,
        Used = 1, ///< a refresh token whose successor has not been used yet
        Retired = 2, ///< a refresh token whose successor has been used
    };

    std::string hash; ///< 32 bytes
    Uuid device;
    Purpose purpose = Purpose::Access;
    State state = State::Live;
    int64_t issuedAtMs = 0;
    int64_t expiresAtMs = 0;

    bool operator==(const DeviceToken &) const = default;
};

/// A wrong password, by what it is counted by: a user or an address.
struct SignInFailure {
    std::string key;
    int64_t atMs = 0;

    bool operator==(const SignInFailure &) const = default;
};

/// A machine's right to hand in data of one sort.
struct IngestToken {
    std::string name;
    std::string purpose; ///< `task-results` or `orders`
    std::string hash; ///< 32 bytes; the token itself is not kept
    int64_t createdAtMs = 0;
    bool revoked = false;
};

/// What trimHistory() has done.
struct TrimmedHistory {
    uint64_t commits = 0;
    uint64_t tombstones = 0;
    bool more = false; ///< there is more to remove

    bool operator==(const TrimmedHistory &) const = default;
};

/// CSV that a machine has handed in (docs/DATA.md, "Ingest"). It waits until its rows have been put into their columns.
struct IngestBatch {
    int64_t number = 0; ///< order of arrival; given by the database
    std::string token; ///< name of the sender's IngestToken
    std::string name; ///< as the sender calls the batch
    std::string purpose = "task-results"; ///< what it is, as of an IngestToken
    std::string bodyHash; ///< as in X-Body-Hash
    int64_t receivedAtMs = 0;
    uint64_t rows = 0;
    uint64_t rawSize = 0; ///< of the body
    std::optional<int64_t> mergedAtMs; ///< nothing while it waits
    uint64_t rejected = 0; ///< of the rows
    std::string errorsJson = "[]"; ///< the first of them: [{"line", "reason"}]
};

/// An image of a content (docs/SYNC.md, "Blobs").
struct StoredBlob {
    std::string hash; ///< its name: blobName() of the bytes
    std::string type; ///< `image/png`, …
    int64_t storedAtMs = 0;
    std::string who {};
    std::string bytes {};
};

/// A row of a bucket as the bucket's order sees it: kind and id as on the wire.
struct BucketRow {
    std::string_view kind;
    std::string_view id;
    uint64_t seq = 0;
    bool live = false; ///< false for a tombstone
};

struct BucketCommit {
    uint64_t seq = 0;
    std::string salt; ///< 8 bytes
    int64_t atMs = 0;
};

/// A row or tombstone of a bucket with its content as it is stored, for those who pass it on. Views are valid during the
/// visit only.
struct StoredRow {
    bool live = false; ///< false for a tombstone, which has kind, id and seq only
    std::string_view kind; ///< of the wire, like the id
    std::string_view id;
    uint64_t seq = 0;
    std::string_view fields; ///< of a record: a JSON object (record.h, fieldsToJson)
    uint64_t rawSize = 0; ///< of a column: bytes once unpacked
    std::string_view payload; ///< of a column: one zstd frame around the encoded column
};

/// What somebody changed in a record that existed before.
struct RecordChange {
    int64_t atMs = 0;
    std::string who;
    Uuid client {}; ///< the copy of the data that it came from; nil for an import
    uint64_t seq = 0; ///< of the record afterwards; 0 where nobody noted it
    std::string bucket; ///< where the record stood before
    Record before; ///< only the fields that changed; absent ones were empty
    Record after;
};

/// A consistent cut of the database. One thread at a time; end it soon, since it pins the write-ahead log. A visitor may
/// read through the same transaction, but not write; its error ends the visit and is the visit's result.
class ReadTransaction
{
public:
    using RecordVisitor = std::function<Result<void>(const Record &record)>;
    /// `bytes` is the encoded column (column.h), already decompressed; valid during the call only.
    using ColumnVisitor =
        std::function<Result<void>(const Uuid &region, std::string_view key, std::string_view bytes)>;

    using RowVisitor = std::function<Result<void>(const BucketRow &row)>;
    /// True to go on, false to end the visit.
    using StoredRowVisitor = std::function<Result<bool>(const StoredRow &row)>;

    virtual ~ReadTransaction() = default;

    virtual Result<std::optional<Record>> record(Kind kind, const Uuid &id) = 0;
    virtual Result<std::optional<Record>> recordByCode(Kind kind, std::string_view code) = 0;
    /// Live records of the kind, ascending by id, with `fieldSeqs` left empty.
    virtual Result<void> eachRecord(Kind kind, const RecordVisitor &visitor) = 0;
    /// Live records whose indexed column ref1 or ref2 (kinds.h) is `target`.
    virtual Result<void> eachRecordByRef(
        Kind kind, IndexColumn column, const Uuid &target, const RecordVisitor &visitor) = 0;
    /// Live records whose indexed column `at` (kinds.h) lies between the two, both included, ascending by it.
    virtual Result<void> eachRecordAt(Kind kind, int64_t from, int64_t to, const RecordVisitor &visitor) = 0;

    /// The encoded column; empty if there is none. Keys of late columns are taken, too.
    virtual Result<std::string> column(const ColumnAddress &address) = 0;
    /// Columns of the metric with keyFrom <= key <= keyTo in the given regions (all if empty), grouped by region,
    /// ascending by year and key within it. For task metrics keys are ids, so the range is usually everything
    /// ("" … "~"). Late columns are visited only where the range is one of their keys.
    virtual Result<void> eachColumn(Metric metric, std::string_view keyFrom, std::string_view keyTo,
        std::span<const Uuid> regions, const ColumnVisitor &visitor) = 0;
    /// Addresses of all columns of one region with one key (a task's or a day's), all fact kinds.
    virtual Result<std::vector<ColumnAddress>> columnsWithKey(const Uuid &region, std::string_view key) = 0;
    /// Addresses of the region's day and hour columns with key >= keyFrom.
    virtual Result<std::vector<ColumnAddress>> dayColumnsFrom(
        const Uuid &region, std::string_view keyFrom) = 0;

    /// The group rows behind a task's assignments in one region (server only, opaque here); empty if there are none.
    virtual Result<std::string> assignmentRows(const Uuid &region, const Uuid &task) = 0;

    /// What the last import said about a record: JSON object column -> text. Empty if it was never imported.
    virtual Result<std::string> importedValues(Kind kind, const Uuid &id) = 0;

    virtual Result<std::vector<BucketHead>> heads() = 0;
    /// Of every kind that has facts, in the order of FactKind; group rows last.
    virtual Result<std::vector<StoredSize>> storedSizes() = 0;
    /// Records, then columns, then tombstones of the bucket, each ascending by seq.
    virtual Result<void> eachRow(const std::string &bucket, const RowVisitor &visitor) = 0;
    /// Those still kept, ascending by seq; the newest one is always kept.
    virtual Result<std::vector<BucketCommit>> commits(const std::string &bucket) = 0;
    /// The kept commit with exactly this seq.
    virtual Result<std::optional<BucketCommit>> commitAt(const std::string &bucket, uint64_t seq) = 0;
    /// Live rows with seq > `after` and tombstones with seq > `tombstonesAfter`, in the order of seq. Reads no further
    /// than the visitor goes on.
    virtual Result<void> eachRowAfter(const std::string &bucket, uint64_t after, uint64_t tombstonesAfter,
        const StoredRowVisitor &visitor) = 0;
    /// How many rows and tombstones there are with seq > `after`, counted up to `limit`.
    virtual Result<uint64_t> countRowsAfter(const std::string &bucket, uint64_t after, uint64_t limit) = 0;
    /// The row of the wire's kind and id if it is in the bucket, or its tombstone; no visit if there is neither.
    virtual Result<void> rowOf(const std::string &bucket, std::string_view kind, std::string_view id,
        const StoredRowVisitor &visitor) = 0;
    /// Newest first.
    virtual Result<std::vector<RecordChange>> history(Kind kind, const Uuid &id) = 0;
    /// True if the history names a change of the record that came from elsewhere than `client` and has a seq > `after`.
    virtual Result<bool> wasChangedByOthers(
        Kind kind, const Uuid &id, uint64_t after, const Uuid &client) = 0;
    /// True if the client itself made the change after which the record had this seq.
    virtual Result<bool> wasChangedBy(Kind kind, const Uuid &id, uint64_t seq, const Uuid &client) = 0;
    /// The seq of the bucket's last commit, which nobody can have seen more than; 0 if there is no such bucket.
    virtual Result<uint64_t> headSeq(const std::string &bucket) = 0;
    /// Nothing while the record lives, and once its tombstone is forgotten.
    virtual Result<std::optional<DeletedRecord>> deletedRecord(Kind kind, const Uuid &id) = 0;
    virtual Result<std::optional<PushClient>> pushClient(const Uuid &id) = 0;
    /// Ascending by id.
    virtual Result<std::vector<PushClient>> pushClients() = 0;
    /// Of the client's edits with a number > `after`, ascending, at most so many.
    virtual Result<std::vector<StoredPushResult>> pushResults(
        const Uuid &client, uint64_t after, size_t most) = 0;
    /// True if an edit of the client that was to make a record with this id was rejected.
    virtual Result<bool> wasRejected(const Uuid &client, const Uuid &record) = 0;
    /// Kind and id of deleted records that live all the same, as `KIND ID`.
    virtual Result<std::vector<std::string>> deletedAndAlive() = 0;
    virtual Result<std::optional<Account>> account(std::string_view name) = 0;
    /// Ascending by name.
    virtual Result<std::vector<Account>> accounts() = 0;
    virtual Result<std::optional<Account>> accountById(const Uuid &id) = 0;
    virtual Result<std::optional<Device>> device(const Uuid &id) = 0;
    /// Of one account (of all for the nil id), ascending by id, which is by age.
    virtual Result<std::vector<Device>> devices(const Uuid &account) = 0;
    virtual Result<std::optional<DeviceToken>> deviceToken(std::string_view hash) = 0;
    /// Of one device (of all for the nil id), ascending by device, time of issue and hash.
    virtual Result<std::vector<DeviceToken>> deviceTokens(const Uuid &device) = 0;
    /// Those kept that are not older than that, oldest first.
    virtual Result<std::vector<SignInFailure>> signInFailures(int64_t sinceMs) = 0;
    /// Ascending by name.
    virtual Result<std::vector<IngestToken>> ingestTokens() = 0;
    virtual Result<std::optional<IngestBatch>> ingestBatch(std::string_view token, std::string_view name) = 0;
    /// At most so many that wait, in the order of their arrival.
    virtual Result<std::vector<IngestBatch>> waitingIngestBatches(size_t most) = 0;
    /// Empty once it has been merged.
    virtual Result<std::string> ingestBody(int64_t number) = 0;
    /// Sum of the bodies that wait.
    virtual Result<uint64_t> waitingIngestBytes() = 0;
    virtual Result<std::optional<LedgerOrder>> ledgerOrder(std::string_view code) = 0;
    virtual Result<std::optional<LedgerDay>> ledgerDay(Day night, const Uuid &guide) = 0;
    using LedgerDayVisitor = std::function<Result<void>(const LedgerDay &day)>;
    /// Both nights included, ascending by night and guide.
    virtual Result<void> eachLedgerDay(Day first, Day last, const LedgerDayVisitor &visitor) = 0;
    /// How many guides' nights are not the sums of their orders. Slow.
    virtual Result<uint64_t> ledgerDifferences() = 0;
    virtual Result<std::optional<StoredBlob>> blob(std::string_view hash) = 0;
    virtual Result<bool> hasBlob(std::string_view hash) = 0;
    /// Of all together.
    virtual Result<uint64_t> blobBytes() = 0;
    /// Ascending by hash; the views are valid during the visit only.
    using BlobVisitor = std::function<Result<void>(std::string_view hash, std::string_view bytes)>;
    virtual Result<void> eachBlob(const BlobVisitor &visitor) = 0;
    /// Ascending.
    virtual Result<std::vector<std::string>> blobNames() = 0;
    /// Newest first.
    virtual Result<std::vector<AuditEntry>> audit(size_t newest) = 0;
    /// A setting of the whole database, e.g. `epoch`; empty if unset.
    virtual Result<std::string> setting(std::string_view name) = 0;
    /// Imports that can be taken back, newest first.
    virtual Result<std::vector<KeptImport>> keptImports() { return std::vector<KeptImport> {}; }
    /// What the database system finds wrong with its own file, in its own words, and rows that are in no bucket. Slow.
    virtual Result<std::vector<std::string>> integrityProblems() = 0;
};

/// The only way to change the database. Begins with the write lock, so what is read through it cannot change before
/// commit(). Every changed row gets the next seq of its bucket; heads, digests, row counts, commits and tombstones
/// are kept by commit(). Destroying it without commit() undoes everything. One thread at a time.
class WriteTransaction : public ReadTransaction
{
public:
    /// Inserts or replaces the record (all fields). `record.bucket` decides where it lives; if it lived in another
    /// bucket before, that one keeps a tombstone. A record equal to the stored one changes nothing and moves no seq.
    /// Field seqs of changed fields are stamped, whatever `record.seq` and `record.fieldSeqs` say. Code, at, ref1 and
    /// ref2 are filled from the descriptor. Fails with AlreadyExists if another live record of the kind has the code,
    /// with InvalidInput if a field does not fit its descriptor; then nothing is written and the transaction goes on.
    /// Any other failure here or below ends the transaction: it can only be dropped.
    virtual Result<void> putRecord(const Record &record) = 0;
    /// Leaves a tombstone, and the record for deletedRecord(); one that does not exist is no error and changes nothing.
    virtual Result<void> deleteRecord(Kind kind, const Uuid &id) = 0;

    /// Replaces the column; `encoded` empty removes it (leaving a tombstone). Equal bytes change nothing. The column of a
    /// closed month stays: its late column (latecolumn.h) is replaced, and dropped where it has become equal. Whoever reads
    /// columns through this transaction sees late ones in their place.
    virtual Result<void> putColumn(const ColumnAddress &address, std::string_view encoded) = 0;
    /// Puts all late columns of these days, tasks by due day, in the place of their columns; how many there were. For a month
    /// that is opened again.
    virtual Result<uint64_t> settleLate(Period days) = 0;
    /// Empty rows remove the entry.
    virtual Result<void> putAssignmentRows(const Uuid &region, const Uuid &task, std::string_view rows) = 0;
    /// The empty text: it was never imported.
    virtual Result<void> putImportedValues(Kind kind, const Uuid &id, std::string_view json) = 0;
    virtual Result<void> putSetting(std::string_view name, std::string_view value) = 0;
    virtual Result<void> dropSetting(std::string_view name) = 0;
    virtual Result<void> appendAudit(const AuditEntry &entry) = 0;
    /// Inserts the account, or replaces all but id and name of the one with its id. Fails with AlreadyExists if another
    /// one has the name.
    virtual Result<void> putAccount(const Account &account) = 0;
    /// Keeps it, and of all of them the newest `most` and those not older than `sinceMs`.
    virtual Result<void> addSignInFailure(const SignInFailure &failure, int64_t sinceMs, size_t most) = 0;
    virtual Result<void> dropSignInFailures(std::string_view key) = 0;
    virtual Result<void> putIngestToken(const IngestToken &token) = 0;
    /// `batch` without number and result; the caller has made sure that token and name are new together.
    virtual Result<void> addIngestBatch(const IngestBatch &batch, std::string_view body) = 0;
    /// Keeps mergedAtMs, rejected and errorsJson of the batch with its number and drops the body.
    virtual Result<void> finishIngestBatch(const IngestBatch &batch) = 0;
    /// Forgets at most so many batches that were merged before that time; how many.
    virtual Result<uint64_t> forgetIngestBatches(int64_t mergedBeforeMs, size_t most) = 0;
    /// Inserts the order or the night, or replaces it whole. They are in no bucket: no seq moves.
    virtual Result<void> putLedgerOrder(const LedgerOrder &order) = 0;
    virtual Result<void> dropLedgerOrder(std::string_view code) = 0;
    virtual Result<void> putLedgerDay(const LedgerDay &day) = 0;
    virtual Result<void> dropLedgerDay(Day night, const Uuid &guide) = 0;
    /// One that is there already stays as it is.
    virtual Result<void> putBlob(const StoredBlob &blob) = 0;
    /// One that is not there is no error.
    virtual Result<void> dropBlob(std::string_view hash) = 0;
    /// Inserts the device, or replaces client id, last seen and state of the one with its id.
    virtual Result<void> putDevice(const Device &device) = 0;
    /// Inserts the token, or replaces state and end of the one with its hash.
    virtual Result<void> putDeviceToken(const DeviceToken &token) = 0;
    virtual Result<void> dropDeviceToken(std::string_view hash) = 0;
    /// Ends all sessions of the account that are not over; how many there were.
    virtual Result<uint64_t> endDevices(const Uuid &account, DeviceState why) = 0;
    /// Forgets devices last seen before that time, with their tokens, but not those that were revoked by order; how many
    /// there were.
    virtual Result<uint64_t> forgetDevices(int64_t lastSeenBeforeMs) = 0;

    /// Whom the history names for what follows, and the copy of the data it comes from; `import` and nil if nobody says.
    virtual void setAuthor(std::string_view who, const Uuid &client = {}) = 0;
    /// Inserts the client, or replaces all but id and account of the one with its id.
    virtual Result<void> putPushClient(const PushClient &client) = 0;
    /// The caller has made sure that the client's edit has no result yet.
    virtual Result<void> addPushResult(const Uuid &client, const StoredPushResult &result) = 0;
    /// Forgets what came of edits decided before that time, but not their hashes; at most so many; how many.
    virtual Result<uint64_t> forgetPushResults(int64_t beforeMs, size_t most) = 0;
    /// Forgets clients last seen before that time with all that is known of their edits, at most so many edits at once;
    /// how many edits and clients together.
    virtual Result<uint64_t> forgetPushClients(int64_t lastSeenBeforeMs, size_t most) = 0;
    /// Forgets records deleted before that time, at most so many; how many.
    virtual Result<uint64_t> forgetDeletedRecords(int64_t beforeMs, size_t most) = 0;

    /// Begins a part of the transaction that can be undone alone. What was changed before and changes again inside gets
    /// another seq, so that seqs tell the parts apart. Parts do not nest.
    virtual Result<void> beginPart() = 0;
    /// Ends it; without `keep` everything since beginPart() is as if it had not been written, seqs included.
    virtual Result<void> endPart(bool keep) = 0;

    /// Forgets what clients need who last completed the bucket before that time: its floor becomes the last commit
    /// before it, which stays; older commits, and tombstones up to there, go, at most `most` of each in one call. Commits
    /// count in the order of their seqs, so a clock that was wrong for a while keeps more and never less than is right.
    virtual Result<TrimmedHistory> trimHistory(const std::string &bucket, int64_t beforeMs, size_t most) = 0;

    /// Moves the head of every bucket far beyond what it was, with a commit of its own: so that no seq which somebody has
    /// seen of a history that is lost is given again (server/admin/restore.h).
    virtual Result<void> leapHeads() = 0;

    /// For long work that has only read so far: whoever waits in Storage::beginAside() has their turn now. Once something
    /// was written it does nothing. What was read before of buckets holds on.
    virtual Result<void> letAsideIn() { return {}; }

    /// What imports overwrote; null where nothing of it is kept.
    virtual FormerValues *formerValues() { return nullptr; }
    /// How many rows (records and columns) this transaction has changed so far.
    virtual uint64_t changedRows() const = 0;
    /// Durable when it returns.
    virtual Result<void> commit() = 0;
};

/// Is told which heads each commit moves, in the writer's thread while it holds the write lock, so one call at a time and
/// in the order of commits. Must be quick and must not use the storage.
class CommitListener
{
public:
    virtual ~CommitListener() = default;
    /// From here on readers may see the commit. Always followed by one of the two others.
    virtual void aboutToCommit() = 0;
    /// The heads as they stand now, those that moved only, ascending by bucket.
    virtual void committed(const std::vector<BucketHead> &moved) = 0;
    /// It failed, and nobody knows whether readers see it.
    virtual void commitFailed() = 0;
};

/// The brand's database. Thread-safe: any number of readers, one writer at a time; beginWrite() waits for its turn.
/// Implementations: SqliteStorage; later PostgreSQL, with the same queries and another dialect.
class Storage
{
public:
    virtual ~Storage() = default;
    virtual Result<std::unique_ptr<ReadTransaction>> beginRead() = 0;
    /// Has risen when a commit returns that may have taken a right from somebody: it changed an account or ended a
    /// session. What is remembered of who may do what is good as long as this number, taken before it was read, stays.
    virtual uint64_t rightsVersion() const = 0;
    virtual Result<std::unique_ptr<WriteTransaction>> beginWrite() = 0;
    /// The same, but fails with Locked if its turn has not come after `patience`.
    virtual Result<std::unique_ptr<WriteTransaction>> beginWriteWithin(
        std::chrono::milliseconds patience) = 0;
    /// The same for short writes that change no row of a bucket, such as sessions: long work lets them in between
    /// (WriteTransaction::letAsideIn).
    virtual Result<std::unique_ptr<WriteTransaction>> beginAside(std::chrono::milliseconds patience)
    {
        return beginWriteWithin(patience);
    }
    /// The listener hears of every commit that begins after this call and moves a head.
    virtual void addCommitListener(std::shared_ptr<CommitListener> listener) = 0;
};

} // namespace qunce::server
