// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/plaininsert.h"

#include <filesystem>
#include <fstream>
#include <string_view>

#include <sqlite3.h>

namespace qunce::bench {

namespace {

constexpr char kSchema[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
    "CREATE TABLE result (task TEXT, guide TEXT, status TEXT, done_at TEXT, seen_at TEXT, fail_reason TEXT,"
    " reach INTEGER, replies INTEGER, PRIMARY KEY (task, guide)) WITHOUT ROWID; BEGIN";
constexpr char kInsert[] = "INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

Error failed(sqlite3 *database)
{
    return {ErrorCode::Io, {}, sqlite3_errmsg(database)};
}

Result<uint64_t> insertRows(sqlite3 *database, std::istream &in)
{
    sqlite3_stmt *insert = nullptr;
    if (sqlite3_exec(database, kSchema, nullptr, nullptr, nullptr) != SQLITE_OK
        || sqlite3_prepare_v2(database, kInsert, -1, &insert, nullptr) != SQLITE_OK)
        return failed(database);
    uint64_t rows = 0;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::string_view rest = line;
        for (int column = 1; column <= 8; ++column) {
            const size_t comma = std::min(rest.find(','), rest.size());
            sqlite3_bind_text(insert, column, rest.data(), static_cast<int>(comma), SQLITE_STATIC);
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
        if (sqlite3_step(insert) != SQLITE_DONE)
            break;
        sqlite3_reset(insert);
        ++rows;
    }
    sqlite3_finalize(insert);
    if (sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK)
        return failed(database);
    return rows;
}

} // namespace

Result<uint64_t> insertPlainly(const std::string &path, const std::string &csv)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(path + suffix);
    std::ifstream in(csv, std::ios::binary);
    sqlite3 *database = nullptr;
    if (sqlite3_open(path.c_str(), &database) != SQLITE_OK)
        return failed(database);
    Result<uint64_t> rows = insertRows(database, in);
    sqlite3_close(database);
    return rows;
}

} // namespace qunce::bench
