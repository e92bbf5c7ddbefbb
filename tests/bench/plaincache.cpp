// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/plaincache.h"

#include <filesystem>
#include <memory>

#include <sqlite3.h>
#include <zstd.h>

#include "models/protocol/rowdigest.h"
#include "models/store/facttable.h"
#include "models/store/recordtable.h"

namespace qunce::bench {

namespace {

// As the cache has them while it is filled, and afterwards.
constexpr char kFillSettings[] = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = "
                                 "OFF; PRAGMA cache_size = -131072;"
                                 "PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864";
constexpr char kDeltaSettings[] = "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;"
                                  "PRAGMA wal_autocheckpoint = 2000";
constexpr char kEnd[] = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = FULL;"
                        "CREATE TABLE ends_here (a); PRAGMA wal_checkpoint(TRUNCATE)";
constexpr char kFactInsert[] =
    "INSERT INTO fact (metric, key, bucket, seq, payload) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr char kFactConflict[] =
    " ON CONFLICT (metric, key, bucket) DO UPDATE SET seq = excluded.seq, payload = excluded.payload";

class Connection
{
public:
    explicit Connection(const std::string &path) { sqlite3_open(path.c_str(), &m_handle); }
    ~Connection()
    {
        for (sqlite3_stmt *statement : m_statements)
            sqlite3_finalize(statement);
        sqlite3_close(m_handle);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool execute(const std::string &sql)
    {
        return sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    sqlite3_stmt *prepare(const std::string &sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v3(m_handle, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        m_statements.push_back(statement);
        return statement;
    }
    bool run(sqlite3_stmt *statement)
    {
        const bool done = sqlite3_step(statement) == SQLITE_DONE;
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        return done;
    }
    Error failure() const { return {ErrorCode::Io, {}, sqlite3_errmsg(m_handle)}; }

private:
    sqlite3 *m_handle = nullptr;
    std::vector<sqlite3_stmt *> m_statements;
};

std::string recordInsert(const KindDescriptor &kind, bool upsert)
{
    std::string names = "id, bucket, seq";
    std::string marks = "?, ?, ?";
    std::string sets = "bucket = excluded.bucket, seq = excluded.seq";
    for (const FieldDescriptor &field : kind.fields) {
        const std::string column = fieldColumn(field);
        names += ", " + column;
        marks += ", ?";
        sets += ", " + column + " = excluded." + column;
    }
    return "INSERT INTO " + recordTableName(kind) + " (" + names + ") VALUES (" + marks + ")"
        + (upsert ? " ON CONFLICT (id) DO UPDATE SET " + sets : std::string());
}

void bindId(sqlite3_stmt *statement, int place, const Uuid &id)
{
    sqlite3_bind_blob(statement, place, id.bytes.data(), static_cast<int>(id.bytes.size()), SQLITE_STATIC);
}

void bindKept(sqlite3_stmt *statement, int place, Cell::Type type, int64_t integer, const std::string &bytes)
{
    if (type == Cell::Type::Integer)
        sqlite3_bind_int64(statement, place, integer);
    else if (type == Cell::Type::Text)
        sqlite3_bind_text(statement, place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    else if (type == Cell::Type::Bytes)
        sqlite3_bind_blob(statement, place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
}

/// Binds a row and steps.
class RowRunner
{
public:
    RowRunner(Connection &connection, bool upsert) : m_connection(connection)
    {
        for (const KindDescriptor &kind : allKinds())
            m_records.push_back(connection.prepare(recordInsert(kind, upsert)));
        m_fact = connection.prepare(std::string(kFactInsert) + (upsert ? kFactConflict : ""));
    }

    template <typename KeptFact>
    bool runFact(const KeptFact &fact)
    {
        sqlite3_bind_int64(m_fact, 1, static_cast<int>(fact.address.metric));
        if (isTaskKind(info(fact.address.metric).kind))
            bindId(m_fact, 2, fact.address.task);
        else
            sqlite3_bind_int64(m_fact, 2, fact.address.number);
        sqlite3_bind_int64(m_fact, 3, fact.bucket);
        sqlite3_bind_int64(m_fact, 4, static_cast<int64_t>(fact.seq));
        bindKept(m_fact, 5, Cell::Type::Bytes, 0, fact.payload);
        return m_connection.run(m_fact);
    }
    template <typename KeptRecord, typename KeptCells>
    bool runRecord(const KeptRecord &record, const KeptCells &cells)
    {
        sqlite3_stmt *insert = m_records[record.kind];
        bindId(insert, 1, record.id);
        sqlite3_bind_int64(insert, 2, record.bucket);
        sqlite3_bind_int64(insert, 3, static_cast<int64_t>(record.seq));
        const size_t fields = allKinds()[record.kind].fields.size();
        for (size_t i = 0; i < fields; ++i) {
            const auto &cell = cells[record.firstCell + i];
            bindKept(insert, static_cast<int>(i) + 4, cell.type, cell.integer, cell.bytes);
        }
        return m_connection.run(insert);
    }

private:
    Connection &m_connection;
    std::vector<sqlite3_stmt *> m_records;
    sqlite3_stmt *m_fact = nullptr;
};

} // namespace

PlainRows PlainRows::like(const PlainRows &other)
{
    PlainRows rows;
    rows.m_buckets = other.m_buckets;
    return rows;
}

uint32_t PlainRows::bucketNumber(const std::string &name)
{
    return m_buckets.emplace(name, static_cast<uint32_t>(m_buckets.size()) + 1).first->second;
}

Result<void> PlainRows::add(const std::string &body)
{
    QUNCE_ASSIGN(const PullPage page, PullPage::decode(body, WireFormat::CborZstd));
    // zstd asks the processor what it is for each new context: slow on a virtual machine.
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    for (const PullTable &table : page.tables()) {
        const uint32_t bucket = bucketNumber(table.bucket);
        PullRows rows(table);
        if (table.kind == kFactWireKind) {
            while (rows.next()) {
                const uint64_t size = rows.values().unsignedInteger();
                const std::string_view frame = rows.values().bytes();
                KeptFact fact {factAddress(rows.id()).value_or(FactAddress()), bucket, rows.seq(), {}};
                fact.payload.resize(size);
                ZSTD_decompressDCtx(context.get(), fact.payload.data(), size, frame.data(), frame.size());
                m_order.emplace_back(true, m_facts.size());
                m_facts.push_back(std::move(fact));
            }
            continue;
        }
        const KindDescriptor &kind = descriptor(kindNamed(table.kind).value_or(Kind::Org));
        RowDecoder decoder(kind, table.columns);
        while (rows.next() && decoder.decode(rows)) {
            m_order.emplace_back(false, m_records.size());
            m_records.push_back({static_cast<size_t>(kind.kind), Uuid::parse(rows.id()).value_or(Uuid {}),
                bucket, rows.seq(), m_cells.size()});
            for (const Cell &cell : decoder.cells())
                m_cells.push_back({cell.type, cell.integer, std::string(cell.bytes)});
        }
    }
    return {};
}

Result<void> PlainCache::fill(const std::string &path, const PlainRows &rows, uint64_t rowsPerTransaction)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(path + suffix);
    Connection connection(path);
    std::string tables = kCreateFactTable;
    std::string indexes;
    for (const KindDescriptor &kind : allKinds()) {
        tables += createRecordTable(kind);
        indexes += createRecordIndexes(kind);
    }
    if (!connection.execute(kFillSettings) || !connection.execute(tables))
        return connection.failure();
    RowRunner runner(connection, false);
    bool ok = connection.execute("BEGIN");
    uint64_t inTransaction = 0;
    for (const auto &[isFact, place] : rows.m_order) {
        ok = ok
            && (isFact ? runner.runFact(rows.m_facts[place])
                       : runner.runRecord(rows.m_records[place], rows.m_cells));
        if (++inTransaction == rowsPerTransaction) {
            ok = ok && connection.execute("COMMIT; BEGIN");
            inTransaction = 0;
        }
    }
    ok = ok && connection.execute(indexes) && connection.execute("COMMIT") && connection.execute(kEnd);
    return ok ? Result<void>() : Result<void>(connection.failure());
}

struct PlainCache::Private {
    explicit Private(const std::string &path)
        : connection(path), configured(connection.execute(kDeltaSettings)), runner(connection, true)
    { }

    Connection connection;
    bool configured;
    RowRunner runner;
};

PlainCache::PlainCache(const std::string &path) : d(std::make_unique<Private>(path)) { }

PlainCache::~PlainCache() = default;

Result<void> PlainCache::upsert(const PlainRows &rows)
{
    bool ok = d->configured && d->connection.execute("BEGIN");
    for (const auto &[isFact, place] : rows.m_order) {
        ok = ok
            && (isFact ? d->runner.runFact(rows.m_facts[place])
                       : d->runner.runRecord(rows.m_records[place], rows.m_cells));
    }
    ok = ok && d->connection.execute("COMMIT");
    return ok ? Result<void>() : Result<void>(d->connection.failure());
}

} // namespace qunce::bench
