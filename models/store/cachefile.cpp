// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/cachefile.h"

#include <algorithm>

#include "models/protocol/rowdigest.h"

namespace qunce {

namespace {

/// Of everything but the record tables, which follow the descriptors.
constexpr int kFormat = 1;
constexpr int kCacheBusyMs = 5'000;

// Wider pages hold more columns side by side, and keep larger ones out of overflow pages.
constexpr char kNewFile[] = "PRAGMA page_size = 8192";
constexpr char kFast[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;"
                         "PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864";
constexpr char kDurable[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;"
    "PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = 67108864";
constexpr char kCreateState[] =
    "CREATE TABLE state (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), format INTEGER NOT NULL,"
    " schema INTEGER NOT NULL, epoch TEXT NOT NULL, shown INTEGER NOT NULL, checkpoint BLOB NOT NULL,"
    " last_complete_ms INTEGER NOT NULL, kinds_gained TEXT NOT NULL);";
constexpr char kHasState[] = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'state'";
constexpr char kVersions[] = "SELECT format, schema FROM state";
constexpr char kReadState[] = "SELECT epoch, shown, checkpoint, last_complete_ms, kinds_gained FROM state";
constexpr char kWriteState[] =
    "INSERT OR REPLACE INTO state (only_row, format, schema, epoch, shown, checkpoint, last_complete_ms,"
    " kinds_gained) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";

Error damaged(const char *why)
{
    return {ErrorCode::Corrupt, Message(QUNCE_TEXT("A file of the profile is damaged.")), why};
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

std::vector<std::string> apart(std::string_view text)
{
    std::vector<std::string> names;
    while (!text.empty()) {
        const size_t end = std::min(text.find(' '), text.size());
        names.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

void addOnce(std::vector<std::string> &names, const std::string &name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

} // namespace

Result<int> checkCacheVersion(Database &database)
{
    QUNCE_ASSIGN(const int64_t tables, database.queryInteger(kHasState));
    if (tables == 0)
        return damaged("no state");
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, kVersions));
    QUNCE_ASSIGN(const bool row, query.step());
    if (!row)
        return damaged("empty state");
    if (query.integer(0) > kFormat || query.integer(1) > kSchemaVersion)
        return Error {ErrorCode::VersionMismatch,
            Message(
                QUNCE_TEXT("The local data was written by a newer program and was left as it is. Install the "
                           "newer program.")),
            "format " + std::string(query.text(0)) + ", schema " + std::string(query.text(1))};
    if (query.integer(0) < kFormat)
        return damaged("a format that never shipped");
    return static_cast<int>(query.integer(1));
}

Result<std::unique_ptr<CacheFile>> CacheFile::create(const std::string &path, const std::string &epoch)
{
    std::unique_ptr<CacheFile> file(new CacheFile);
    QUNCE_ASSIGN(file->m_database, Database::open(path, Database::Access::Create, kCacheBusyMs));
    QUNCE_TRY(file->m_database->execute(kNewFile));
    QUNCE_TRY(file->configure(Mode::Fast));
    std::string tables = kCreateState;
    tables += kCreateBucketTable;
    tables += kCreateStage;
    tables += kCreateUnknownRows;
    tables += kCreateFactTable;
    for (const KindDescriptor &kind : allKinds())
        tables += createRecordTable(kind);
    file->m_state.epoch = epoch;
    QUNCE_TRY(file->begin());
    QUNCE_TRY(file->m_database->execute(tables));
    QUNCE_TRY(file->commit());
    QUNCE_TRY(file->prepare());
    return file;
}

Result<std::unique_ptr<CacheFile>> CacheFile::open(const std::string &path, Mode mode)
{
    std::unique_ptr<CacheFile> file(new CacheFile);
    QUNCE_ASSIGN(file->m_database, Database::open(path, Database::Access::ReadWrite, kCacheBusyMs));
    QUNCE_ASSIGN(const int schema, checkCacheVersion(*file->m_database));
    QUNCE_TRY(file->configure(mode));
    QUNCE_TRY(file->readState());
    QUNCE_TRY(file->m_buckets.load(*file->m_database));
    if (schema < kSchemaVersion)
        QUNCE_TRY(file->upgrade());
    QUNCE_TRY(file->prepare());
    return file;
}

Result<void> CacheFile::configure(Mode mode)
{
    return m_database->execute(mode == Mode::Fast ? kFast : kDurable);
}

Result<void> CacheFile::prepare()
{
    m_records.clear();
    for (const KindDescriptor &kind : allKinds()) {
        QUNCE_ASSIGN(RecordTable table, RecordTable::prepare(*m_database, kind));
        m_records.push_back(std::move(table));
    }
    QUNCE_ASSIGN(FactTable facts, FactTable::prepare(*m_database));
    m_facts = std::make_unique<FactTable>(std::move(facts));
    QUNCE_ASSIGN(UnknownRows unknown, UnknownRows::prepare(*m_database));
    m_unknown = std::make_unique<UnknownRows>(std::move(unknown));
    QUNCE_ASSIGN(Stage stage, Stage::prepare(*m_database));
    m_stage = std::make_unique<Stage>(std::move(stage));
    return {};
}

Result<void> CacheFile::readState()
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(*m_database, kReadState));
    QUNCE_ASSIGN(const bool row, query.step());
    if (!row)
        return damaged("empty state");
    m_state.epoch = query.text(0);
    m_state.shown = query.integer(1) != 0;
    m_state.checkpoint = query.bytes(2);
    m_state.lastCompleteMs = query.integer(3);
    m_state.kindsGained = apart(query.text(4));
    return {};
}

Result<void> CacheFile::upgrade()
{
    QUNCE_TRY(begin());
    std::vector<std::string> &gained = m_state.kindsGained;
    for (const KindDescriptor &kind : allKinds()) {
        QUNCE_ASSIGN(const bool hasMore, bringUpToDate(*m_database, kind));
        if (hasMore)
            addOnce(gained, kind.name);
    }
    QUNCE_TRY(noteNewlyKnown(gained));
    if (m_state.shown)
        QUNCE_TRY(createIndexes());
    if (!gained.empty()) {
        // A scan that began before this does not have the new fields of what it has passed.
        QUNCE_ASSIGN(Stage stage, Stage::prepare(*m_database));
        Stage::Numbers restarted;
        for (auto &[name, entry] : m_buckets.entries()) {
            if (entry.isFact())
                continue;
            restarted.insert(entry.number);
            entry.state.scanning = entry.state.replacing;
            entry.state.scan = 0;
            entry.isChanged = true;
        }
        QUNCE_TRY(stage.forget(restarted));
        m_state.checkpoint.clear();
    }
    return commit();
}

/// Kinds and metrics that this program has tables for, but the one that filled the cache had not.
Result<void> CacheFile::noteNewlyKnown(std::vector<std::string> &gained)
{
    QUNCE_ASSIGN(UnknownRows unknown, UnknownRows::prepare(*m_database));
    QUNCE_ASSIGN(const std::vector<std::string> kinds, unknown.kinds());
    for (const std::string &kind : kinds) {
        if (kindNamed(kind))
            addOnce(gained, kind);
    }
    QUNCE_ASSIGN(Stage stage, Stage::prepare(*m_database));
    for (auto &[name, entry] : m_buckets.entries()) {
        bool hasNew = false;
        if (entry.isFact())
            QUNCE_TRY(unknown.eachId(entry.number, [&](std::string_view kind, std::string_view id, uint64_t) {
                hasNew = hasNew || (kind == kFactWireKind && factAddress(id));
            }));
        if (!hasNew)
            continue;
        entry.state.scanning = true;
        entry.state.scan = 0;
        entry.state.replacing = entry.state.complete;
        entry.isChanged = true;
        m_state.checkpoint.clear();
        QUNCE_TRY(stage.forget({entry.number}));
    }
    return {};
}

Result<void> CacheFile::begin()
{
    return m_database->execute("BEGIN IMMEDIATE");
}

Result<void> CacheFile::commit()
{
    QUNCE_ASSIGN(Statement write, Statement::prepare(*m_database, kWriteState));
    const std::string gained = joined(m_state.kindsGained);
    write.bind(1, kFormat).bind(2, kSchemaVersion).bindText(3, m_state.epoch).bind(4, m_state.shown);
    QUNCE_TRY(
        write.bindBytes(5, m_state.checkpoint).bind(6, m_state.lastCompleteMs).bindText(7, gained).run());
    QUNCE_TRY(m_buckets.save(*m_database));
    return m_database->execute("COMMIT");
}

Result<void> CacheFile::rollBack()
{
    m_database->rollBack();
    QUNCE_TRY(readState());
    return m_buckets.load(*m_database);
}

Result<void> CacheFile::createIndexes()
{
    for (const KindDescriptor &kind : allKinds()) {
        const std::string indexes = createRecordIndexes(kind);
        if (!indexes.empty())
            QUNCE_TRY(m_database->execute(indexes));
    }
    return {};
}

Result<void> CacheFile::makeDurable()
{
    // A reader may keep pages in the log; they are flushed with it.
    static_cast<void>(m_database->execute("PRAGMA busy_timeout = 200; PRAGMA wal_checkpoint(TRUNCATE)"));
    QUNCE_TRY(m_database->execute("PRAGMA busy_timeout = " + std::to_string(kCacheBusyMs)));
    QUNCE_TRY(m_database->flushToDisk());
    return configure(Mode::Durable);
}

} // namespace qunce
