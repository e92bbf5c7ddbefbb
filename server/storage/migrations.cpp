// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/migrations.h"

#include <string>

#include "server/storage/connection.h"
#include "server/storage/dialect.h"

namespace qunce::server {

namespace {

constexpr char kNewestMigration[] = "SELECT coalesce(max(number), 0) FROM migration";
constexpr char kCreateTable[] =
    "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL)";
constexpr char kNote[] = "INSERT INTO migration (number, name) VALUES (:number, :name)";

/// Number of the newest migration in the database, 0 for an empty one.
Result<int64_t> storedVersion(Connection &connection, const Dialect &dialect)
{
    QUNCE_ASSIGN(const int64_t tables, connection.queryInteger(dialect.tableCount));
    if (tables == 0)
        return 0;
    QUNCE_ASSIGN(const int64_t ours, connection.queryInteger(dialect.migrationTableCount));
    if (ours == 0)
        return Error {
            ErrorCode::InvalidInput, Message(QUNCE_TEXT("The file is a database of another program.")), {}};
    return connection.queryInteger(kNewestMigration);
}

Error newerProgram(int64_t stored, int64_t known)
{
    return {ErrorCode::VersionMismatch,
        Message(
            QUNCE_TEXT(
                "The database was written by a newer program (version %1, this one knows %2) and was left as "
                "it is. Install the newer program."),
            {std::to_string(stored), std::to_string(known)}),
        {}};
}

Result<void> apply(Connection &connection, const Dialect &dialect, const Migration &migration)
{
    QUNCE_TRY(connection.execute(kCreateTable));
    QUNCE_TRY(connection.execute(dialect.ddl(migration.sql)));
    Statement note(connection, kNote);
    return note.bind(":number", int64_t {migration.number}).bindText(":name", migration.name).run();
}

} // namespace

Result<void> migrate(Connection &connection, const Dialect &dialect, std::span<const Migration> migrations)
{
    QUNCE_TRY(refuseNewer(connection, dialect, migrations));
    QUNCE_ASSIGN(const int64_t stored, storedVersion(connection, dialect));
    for (const Migration &migration : migrations) {
        if (migration.number <= stored)
            continue;
        QUNCE_TRY(connection.execute(dialect.beginWrite));
        Result<void> applied = apply(connection, dialect, migration);
        if (applied.ok())
            applied = connection.execute("COMMIT");
        if (!applied.ok()) {
            if (connection.inTransaction())
                static_cast<void>(connection.execute("ROLLBACK"));
            return std::move(applied).error().withContext(std::string("migration ") + migration.name);
        }
    }
    return {};
}

Result<void> refuseNewer(
    Connection &connection, const Dialect &dialect, std::span<const Migration> migrations)
{
    QUNCE_ASSIGN(const int64_t stored, storedVersion(connection, dialect));
    const int64_t newest = migrations.back().number;
    return stored > newest ? Result<void>(newerProgram(stored, newest)) : Result<void>();
}

Result<void> checkSchema(
    Connection &connection, const Dialect &dialect, std::span<const Migration> migrations)
{
    QUNCE_TRY(refuseNewer(connection, dialect, migrations));
    QUNCE_ASSIGN(const int64_t stored, storedVersion(connection, dialect));
    if (stored < migrations.back().number)
        return Error {ErrorCode::VersionMismatch,
            Message(QUNCE_TEXT(
                "The database is of an older program. Start the server or run an import once to bring it "
                "up to date.")),
            "version " + std::to_string(stored)};
    return {};
}

} // namespace qunce::server
