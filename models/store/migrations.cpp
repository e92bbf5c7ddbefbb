// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/migrations.h"

#include <string>

#include "models/store/sqlite.h"

namespace qunce {

namespace {

constexpr char kTables[] = "SELECT count(*) FROM sqlite_master";
constexpr char kOurTables[] =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'";
constexpr char kNewestMigration[] = "SELECT coalesce(max(number), 0) FROM migration";
constexpr char kCreateTable[] =
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)";
constexpr char kNote[] = "INSERT INTO migration (number, name) VALUES (?, ?)";

Result<void> apply(Database &database, const Migration &migration)
{
    QUNCE_TRY(database.execute("BEGIN IMMEDIATE"));
    QUNCE_TRY(database.execute(kCreateTable));
    QUNCE_TRY(database.execute(migration.sql));
    QUNCE_ASSIGN(Statement note, Statement::prepare(database, kNote));
    QUNCE_TRY(note.bind(1, migration.number).bindText(2, migration.name).run());
    return database.execute("COMMIT");
}

} // namespace

Result<int> storedVersion(Database &database, std::span<const Migration> migrations)
{
    QUNCE_ASSIGN(const int64_t tables, database.queryInteger(kTables));
    if (tables == 0)
        return 0;
    QUNCE_ASSIGN(const int64_t ours, database.queryInteger(kOurTables));
    if (ours == 0)
        return Error {
            ErrorCode::InvalidInput, Message(QUNCE_TEXT("The file is a database of another program.")), {}};
    QUNCE_ASSIGN(const int64_t stored, database.queryInteger(kNewestMigration));
    const int newest = migrations.back().number;
    if (stored > newest)
        return Error {ErrorCode::VersionMismatch,
            Message(
                QUNCE_TEXT("The profile was written by a newer program (version %1, this one knows %2) and "
                           "was left as it is. Install the newer program."),
                {std::to_string(stored), std::to_string(newest)}),
            {}};
    return static_cast<int>(stored);
}

Result<void> migrate(Database &database, std::span<const Migration> migrations)
{
    QUNCE_ASSIGN(const int stored, storedVersion(database, migrations));
    for (const Migration &migration : migrations) {
        if (migration.number <= stored)
            continue;
        Result<void> applied = apply(database, migration);
        if (!applied.ok()) {
            database.rollBack();
            return std::move(applied).error().withContext(std::string("migration ") + migration.name);
        }
    }
    return {};
}

} // namespace qunce
