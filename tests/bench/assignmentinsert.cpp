// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/assignmentinsert.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <sqlite3.h>
#include <zstd.h>

#include "models/domain/column.h"
#include "models/protocol/pullpage.h"
#include "models/protocol/rowdigest.h"
#include "models/store/factaddress.h"

namespace qunce::bench {

namespace {

constexpr uint64_t kTenth = 10;
constexpr uint64_t kRowsPerTransaction = 50'000;
constexpr std::string_view kTaskPrefix = "guide.task/";

constexpr char kSchema[] =
    "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = "
    "-131072;"
    "PRAGMA wal_autocheckpoint = 8000;"
    "CREATE TABLE assignment (task BLOB, guide INTEGER, status INTEGER, done_at INTEGER, seen_at INTEGER,"
    " confirmed_at INTEGER, followed_at INTEGER, reason INTEGER, reach INTEGER, replies INTEGER, planned "
    "INTEGER,"
    " sent INTEGER, PRIMARY KEY (task, guide)) WITHOUT ROWID; BEGIN";
constexpr char kInsert[] =
    "INSERT INTO assignment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
constexpr char kEnd[] = "CREATE INDEX by_guide ON assignment (guide, status, reason, done_at); COMMIT;"
                        "PRAGMA wal_checkpoint(TRUNCATE)";

bool isTaskRow(const PullTable &table, std::string_view id)
{
    return table.kind == kFactWireKind && id.starts_with(kTaskPrefix);
}

} // namespace

Result<std::vector<std::string>> onlyTaskColumns(const std::vector<std::string> &pages)
{
    std::map<std::string, BucketState> states;
    std::vector<std::string> reduced;
    for (const std::string &body : pages) {
        QUNCE_ASSIGN(const PullPage page, PullPage::decode(body, WireFormat::CborZstd));
        PullWriter writer(WireFormat::CborZstd);
        for (const PullTable &table : page.tables()) {
            PullRows rows(table);
            while (rows.next()) {
                const bool wanted = isTaskRow(table, rows.id());
                if (wanted)
                    writer.beginRow(table.kind, table.bucket, table.columns, rows.id(), rows.seq());
                for (uint64_t i = 0; i < rows.valueCount(); ++i) {
                    if (!wanted)
                        rows.values().skip();
                    else if (rows.values().peek() == CborReader::Type::Bytes)
                        writer.writer().bytes(rows.values().bytes());
                    else
                        writer.writer().integer(rows.values().integer());
                }
                if (!wanted)
                    continue;
                writer.endRow();
                BucketState &state = states[table.bucket];
                ++state.rows;
                state.digest += mix64(table.kind, rows.id(), rows.seq());
            }
        }
        PullHeader header = page.header();
        for (BucketState &state : header.complete) {
            state.rows = states[state.bucket].rows;
            state.digest = states[state.bucket].digest;
        }
        reduced.push_back(writer.finish(header));
    }
    return reduced;
}

Result<AssignmentInsert> AssignmentInsert::make(const std::vector<std::string> &taskPages)
{
    constexpr std::array<Metric, kValues> kMetrics {Metric::TaskStatus, Metric::TaskDoneAt,
        Metric::TaskSeenAt, Metric::TaskConfirmedAt, Metric::TaskFollowedAt, Metric::TaskReason,
        Metric::TaskReach, Metric::TaskReplies, Metric::TaskPlanned, Metric::TaskSent};
    AssignmentInsert made;
    std::map<Uuid, size_t> tasks;
    std::map<std::pair<size_t, int64_t>, Row> rowsByKey;
    std::map<std::string, int64_t> regions;
    for (const std::string &body : taskPages) {
        QUNCE_ASSIGN(const PullPage page, PullPage::decode(body, WireFormat::CborZstd));
        for (const PullTable &table : page.tables()) {
            const int64_t region = regions.emplace(table.bucket, regions.size()).first->second;
            PullRows rows(table);
            while (rows.next()) {
                const uint64_t size = rows.values().unsignedInteger();
                const std::string_view frame = rows.values().bytes();
                const FactAddress address = factAddress(rows.id()).value_or(FactAddress());
                const size_t task = tasks.emplace(address.task, tasks.size()).first->second;
                const auto metric = std::find(kMetrics.begin(), kMetrics.end(), address.metric);
                if (task % kTenth != 0 || metric == kMetrics.end())
                    continue;
                std::string raw(size, '\0');
                ZSTD_decompress(raw.data(), size, frame.data(), frame.size());
                QUNCE_ASSIGN(const ColumnView column, ColumnView::open(raw));
                column.forEach([&](uint32_t slot, uint64_t value) {
                    const int64_t guide = region << 20 | slot;
                    const auto [place, isNew] = rowsByKey.try_emplace({task, guide});
                    if (isNew)
                        place->second.values.fill(-1);
                    place->second.values[static_cast<size_t>(metric - kMetrics.begin())] =
                        static_cast<int64_t>(value);
                });
            }
        }
    }
    made.m_tasks.resize(tasks.size());
    for (const auto &[id, task] : tasks)
        made.m_tasks[task] = id;
    for (auto &[key, row] : rowsByKey) {
        row.task = key.first;
        row.guide = key.second;
        made.m_rows.push_back(row);
    }
    return made;
}

Result<void> AssignmentInsert::run(const std::string &path) const
{
    std::filesystem::remove(path);
    sqlite3 *database = nullptr;
    sqlite3_stmt *insert = nullptr;
    bool ok = sqlite3_open(path.c_str(), &database) == SQLITE_OK
        && sqlite3_exec(database, kSchema, nullptr, nullptr, nullptr) == SQLITE_OK
        && sqlite3_prepare_v2(database, kInsert, -1, &insert, nullptr) == SQLITE_OK;
    uint64_t count = 0;
    for (const Row &row : m_rows) {
        sqlite3_bind_blob(insert, 1, m_tasks[row.task].bytes.data(), 16, SQLITE_STATIC);
        sqlite3_bind_int64(insert, 2, row.guide);
        for (size_t i = 0; i < kValues; ++i) {
            if (row.values[i] < 0)
                sqlite3_bind_null(insert, static_cast<int>(i) + 3);
            else
                sqlite3_bind_int64(insert, static_cast<int>(i) + 3, row.values[i]);
        }
        ok = ok && sqlite3_step(insert) == SQLITE_DONE;
        sqlite3_reset(insert);
        if (++count % kRowsPerTransaction == 0)
            ok = ok && sqlite3_exec(database, "COMMIT; BEGIN", nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    sqlite3_finalize(insert);
    ok = ok && sqlite3_exec(database, kEnd, nullptr, nullptr, nullptr) == SQLITE_OK;
    const Error failure {ErrorCode::Io, {}, sqlite3_errmsg(database)};
    sqlite3_close(database);
    return ok ? Result<void>() : Result<void>(failure);
}

} // namespace qunce::bench
