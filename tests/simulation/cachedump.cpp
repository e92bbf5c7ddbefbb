// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/cachedump.h"

#include <filesystem>
#include <memory>
#include <set>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "models/base/day.h"
#include "models/domain/metric.h"
#include "models/protocol/kinds.h"
#include "tests/simulation/servermodel.h"

namespace qunce::simulation {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

struct CloseDatabase {
    void operator()(sqlite3 *database) const { ::sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
struct FinalizeStatement {
    void operator()(sqlite3_stmt *statement) const { ::sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

Database openReadOnly(const std::string &path)
{
    sqlite3 *database = nullptr;
    const int code = ::sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    Database owned(database);
    if (code != SQLITE_OK)
        return nullptr;
    ::sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return owned;
}

Statement prepare(const Database &database, const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    ::sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &statement, nullptr);
    return Statement(statement);
}

std::string bytes(const Statement &statement, int column)
{
    const auto *data = static_cast<const char *>(::sqlite3_column_blob(statement.get(), column));
    const auto size = static_cast<size_t>(::sqlite3_column_bytes(statement.get(), column));
    return size == 0 ? std::string() : std::string(data, size);
}

/// A stored field as the server's JSON has it.
json value(const Statement &statement, int column, FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Instant:
        return static_cast<int64_t>(::sqlite3_column_int64(statement.get(), column));
    case FieldType::Day:
        return Day {static_cast<int32_t>(::sqlite3_column_int64(statement.get(), column))}.toString();
    case FieldType::Reference:
        return idText(bytes(statement, column));
    case FieldType::TextSet:
        return json::parse(bytes(statement, column));
    default:
        return bytes(statement, column);
    }
}

using BucketNames = std::map<int64_t, std::string>;

bool readRecords(const Database &database, const BucketNames &names, CacheDump &dump)
{
    for (const KindDescriptor &kind : allKinds()) {
        // A cache of an older program may lack some, until it is opened to be written.
        std::set<std::string> columns;
        const Statement table = prepare(database, std::string("PRAGMA table_info(r_") + kind.name + ")");
        while (table && ::sqlite3_step(table.get()) == SQLITE_ROW)
            columns.insert(bytes(table, 1));
        std::string sql = "SELECT id, bucket, seq";
        for (const FieldDescriptor &field : kind.fields) {
            const std::string column = std::string("f_") + field.name;
            sql += columns.contains(column) ? ", \"" + column + "\"" : ", NULL";
        }
        const Statement rows = prepare(database, sql + " FROM \"r_" + kind.name + "\"");
        if (!rows)
            return false;
        int code = 0;
        while ((code = ::sqlite3_step(rows.get())) == SQLITE_ROW) {
            json fields = json::object();
            for (size_t i = 0; i < kind.fields.size(); ++i) {
                const int column = static_cast<int>(i) + 3;
                if (::sqlite3_column_type(rows.get(), column) != SQLITE_NULL)
                    fields[kind.fields[i].name] = value(rows, column, kind.fields[i].type);
            }
            const auto bucket = names.find(::sqlite3_column_int64(rows.get(), 1));
            dump.rows[bucket == names.end() ? "no bucket" : bucket->second]
                     [{kind.name, idText(bytes(rows, 0))}] = {
                static_cast<uint64_t>(::sqlite3_column_int64(rows.get(), 2)), fields.dump()};
        }
        if (code != SQLITE_DONE)
            return false;
    }
    return true;
}

bool readFacts(const Database &database, const BucketNames &names, CacheDump &dump)
{
    const Statement rows = prepare(database, "SELECT metric, key, bucket, seq, payload FROM fact");
    if (!rows)
        return false;
    int code = 0;
    while ((code = ::sqlite3_step(rows.get())) == SQLITE_ROW) {
        const MetricInfo &metric = info(static_cast<Metric>(::sqlite3_column_int64(rows.get(), 0)));
        const std::string key = ::sqlite3_column_type(rows.get(), 1) == SQLITE_BLOB
            ? idText(bytes(rows, 1))
            : Day {static_cast<int32_t>(::sqlite3_column_int64(rows.get(), 1))}.toString();
        const auto bucket = names.find(::sqlite3_column_int64(rows.get(), 2));
        const std::string id = std::string(name(metric.kind)) + "/" + key + "/" + metric.name;
        dump.rows[bucket == names.end() ? "no bucket" : bucket->second][{"fact", id}] = {
            static_cast<uint64_t>(::sqlite3_column_int64(rows.get(), 3)), bytes(rows, 4)};
    }
    return code == SQLITE_DONE;
}

/// The outbox, and the generations that readers and the writer may open.
std::set<std::string> trustedFiles(const std::string &directory, const std::string &bootId)
{
    std::set<std::string> names {"outbox.db"};
    const Result<std::unique_ptr<Outbox>> outbox = Outbox::open(directory + "/outbox.db");
    const Result<std::vector<Generation>> generations =
        outbox.ok() ? (*outbox)->generations() : Result<std::vector<Generation>>(outbox.error());
    if (!generations.ok())
        return names;
    for (const Generation &generation : *generations) {
        if (canBeTrusted(generation, bootId))
            names.insert("cache." + std::to_string(generation.number) + ".db");
    }
    return names;
}

Error unreadable(const std::string &path)
{
    return {ErrorCode::Corrupt, {}, path};
}

} // namespace

Result<CacheDump> dumpCache(const std::string &directory, bool contents, const std::string &bootId)
{
    CacheDump dump;
    CacheReader reader(directory, bootId);
    BucketNames names;
    {
        Result<ReadSnapshot> snapshot = reader.snapshot();
        if (!snapshot.ok()) {
            if (snapshot.error().code == ErrorCode::NotFound)
                return dump;
            return snapshot.error();
        }
        dump.readable = true;
        dump.generation = snapshot->generation();
        dump.buckets = snapshot->buckets();
    }
    if (!contents)
        return dump;
    for (const CachedBucket &bucket : dump.buckets)
        names[bucket.number] = bucket.name;
    const std::string path = directory + "/cache." + std::to_string(dump.generation) + ".db";
    const Database database = openReadOnly(path);
    if (!database || !readRecords(database, names, dump) || !readFacts(database, names, dump))
        return unreadable(path);
    // Readers do not look at fact buckets that are not complete, so what is being filled in there is not shown.
    for (const CachedBucket &bucket : dump.buckets) {
        if (!bucket.complete && bucket.name.starts_with("fact:"))
            dump.rows.erase(bucket.name);
    }
    return dump;
}

std::vector<std::string> damagedFiles(
    const std::string &directory, const std::string &scratch, const std::string &bootId)
{
    std::vector<std::string> problems;
    std::error_code ignored;
    fs::remove_all(scratch, ignored);
    fs::create_directories(scratch);
    for (const fs::directory_entry &entry : fs::directory_iterator(directory)) {
        if (!entry.path().string().ends_with("-shm"))
            fs::copy_file(entry.path(), fs::path(scratch) / entry.path().filename(), ignored);
    }
    const std::set<std::string> trusted = trustedFiles(scratch, bootId);
    for (const fs::directory_entry &entry : fs::directory_iterator(scratch)) {
        if (!trusted.contains(entry.path().filename()))
            continue;
        sqlite3 *raw = nullptr;
        const int code = ::sqlite3_open_v2(entry.path().c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
        const Database database(raw);
        const Statement check = code == SQLITE_OK ? prepare(database, "PRAGMA integrity_check") : nullptr;
        if (!check || ::sqlite3_step(check.get()) != SQLITE_ROW)
            problems.push_back(entry.path().filename().string() + " is no database");
        else if (const std::string found = bytes(check, 0); found != "ok")
            problems.push_back(entry.path().filename().string() + ": " + found);
    }
    fs::remove_all(scratch, ignored);
    return problems;
}

uint64_t stagedRows(const std::string &directory)
{
    uint64_t rows = 0;
    for (const fs::directory_entry &entry : fs::directory_iterator(directory)) {
        if (entry.path().extension() != ".db" || !entry.path().filename().string().starts_with("cache."))
            continue;
        const Database database = openReadOnly(entry.path());
        const Statement count = database ? prepare(database, "SELECT count(*) FROM stage_page") : nullptr;
        if (count && ::sqlite3_step(count.get()) == SQLITE_ROW)
            rows += static_cast<uint64_t>(::sqlite3_column_int64(count.get(), 0));
    }
    return rows;
}

} // namespace qunce::simulation
