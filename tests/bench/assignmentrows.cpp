// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/assignmentrows.h"

#include <filesystem>

#include <sqlite3.h>

namespace qunce::bench {

namespace {

constexpr const char *kSchema =
    "CREATE TABLE assignment (due_day INTEGER, task INTEGER, guide INTEGER, status INTEGER, reason INTEGER,"
    " done_at INTEGER, due_at INTEGER)";
/// Grouping streams along it and never looks at the table: the best that SQLite can have here.
constexpr const char *kIndex =
    "CREATE INDEX by_guide ON assignment (guide, due_day, status, reason, done_at, due_at)";
constexpr const char *kInsert = "INSERT INTO assignment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr const char *kQuery =
    "SELECT guide, SUM(status = 2), SUM(status = 2 AND done_at <= due_at),"
    " SUM(status <> 4 AND (status = 2 OR reason IS NULL OR reason = 4)) FROM assignment"
    " WHERE due_day BETWEEN ?1 AND ?2 GROUP BY guide";

void bindOrNull(sqlite3_stmt *statement, int place, const std::optional<uint64_t> &value)
{
    if (value)
        sqlite3_bind_int64(statement, place, static_cast<int64_t>(*value));
    else
        sqlite3_bind_null(statement, place);
}

} // namespace

AssignmentRows::~AssignmentRows()
{
    sqlite3_finalize(m_query);
    sqlite3_close(m_database);
}

Result<void> AssignmentRows::execute(const char *sql)
{
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return Error {ErrorCode::Io, Message("SQLite refused a statement."), sqlite3_errmsg(m_database)};
    return {};
}

Result<std::unique_ptr<AssignmentRows>> AssignmentRows::open(
    const BrandScale &brand, const std::string &folder)
{
    const std::string path = folder + "/assignments-1.db";
    const std::string draft = path + ".draft";
    if (!std::filesystem::exists(path)) {
        std::filesystem::remove(draft);
        AssignmentRows maker;
        sqlite3_open(draft.c_str(), &maker.m_database);
        QUNCE_TRY(maker.make(brand));
        sqlite3_close(maker.m_database);
        maker.m_database = nullptr;
        std::filesystem::rename(draft, path);
    }
    std::unique_ptr<AssignmentRows> rows(new AssignmentRows);
    sqlite3_open(path.c_str(), &rows->m_database);
    QUNCE_TRY(rows->execute("PRAGMA cache_size = -200000"));
    if (sqlite3_prepare_v2(rows->m_database, kQuery, -1, &rows->m_query, nullptr) != SQLITE_OK)
        return Error {
            ErrorCode::Io, Message("SQLite refused a statement."), sqlite3_errmsg(rows->m_database)};
    return rows;
}

Result<void> AssignmentRows::make(const BrandScale &brand)
{
    QUNCE_TRY(execute("PRAGMA journal_mode = OFF"));
    QUNCE_TRY(execute("PRAGMA synchronous = OFF"));
    QUNCE_TRY(execute(kSchema));
    QUNCE_TRY(execute("BEGIN"));
    sqlite3_stmt *insert = nullptr;
    sqlite3_prepare_v2(m_database, kInsert, -1, &insert, nullptr);
    for (int32_t task = 0; task < BrandScale::kTasks; task += 10) {
        const Task &known = brand.brand().tasks[static_cast<size_t>(task)];
        for (size_t region = 0; region < BrandScale::kRegions; ++region) {
            const auto column = [&](Metric metric) {
                return brand.facts().column(region, metric, task).toColumn();
            };
            const Column times = column(Metric::TaskDoneAt);
            const Column reasons = column(Metric::TaskReason);
            brand.facts()
                .column(region, Metric::TaskStatus, task)
                .forEach([&](uint32_t slot, uint64_t status) {
                    sqlite3_bind_int(insert, 1, known.dueDay.number);
                    sqlite3_bind_int(insert, 2, task);
                    sqlite3_bind_int64(insert, 3, static_cast<int64_t>(slot * BrandScale::kRegions + region));
                    sqlite3_bind_int64(insert, 4, static_cast<int64_t>(status));
                    bindOrNull(insert, 5, reasons.at(slot));
                    bindOrNull(insert, 6, times.at(slot));
                    sqlite3_bind_int64(insert, 7, known.dueAt.seconds);
                    sqlite3_step(insert);
                    sqlite3_reset(insert);
                });
        }
    }
    sqlite3_finalize(insert);
    QUNCE_TRY(execute("COMMIT"));
    QUNCE_TRY(execute(kIndex));
    return execute("ANALYZE");
}

uint64_t AssignmentRows::doneByGuide(Period period) const
{
    uint64_t done = 0;
    sqlite3_reset(m_query);
    sqlite3_bind_int(m_query, 1, period.from.number);
    sqlite3_bind_int(m_query, 2, period.to.number);
    while (sqlite3_step(m_query) == SQLITE_ROW)
        done += static_cast<uint64_t>(sqlite3_column_int64(m_query, 1));
    return done;
}

} // namespace qunce::bench
