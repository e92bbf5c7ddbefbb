// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/connection.h"

#include <cstring>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "models/base/sqlitecodes.h"

namespace qunce::server {

namespace {

Message messageFor(ErrorCode code, const std::string &detail)
{
    switch (code) {
    case ErrorCode::DiskFull:
        return {QUNCE_TEXT("The disk is full and nothing was changed. Free some space and try again.")};
    case ErrorCode::Locked:
        return {QUNCE_TEXT("The database is in use by another process. Try again when that has finished.")};
    case ErrorCode::Corrupt:
        return {QUNCE_TEXT(
            "The database is damaged. Run `qunced check`, and restore a backup if it finds problems.")};
    default:
        return {QUNCE_TEXT("The database cannot be read or written: %1"), {detail}};
    }
}

} // namespace

Statement::Statement(Connection &connection, const char *sql) : m_connection(connection), m_sql(sql)
{
    m_statement = connection.take(sql, m_code);
}

Statement::~Statement()
{
    if (m_statement)
        m_connection.giveBack(m_sql, std::move(m_statement));
}

template <typename Bind>
Statement &Statement::bound(const char *name, const Bind &bind)
{
    if (m_code != SQLITE_OK)
        return *this;
    try {
        bind(m_statement->getIndex(name));
    } catch (const SQLite::Exception &failed) {
        m_code = failed.getErrorCode();
    }
    return *this;
}

Statement &Statement::bind(const char *name, int64_t value)
{
    return bound(name, [&](int place) { m_statement->bind(place, value); });
}

Statement &Statement::bindText(const char *name, std::string_view text)
{
    return bound(name, [&](int place) { m_statement->bind(place, std::string(text)); });
}

Statement &Statement::bindBytes(const char *name, std::string_view bytes)
{
    // No address would be NULL instead of no bytes.
    return bound(name, [&](int place) {
        m_statement->bind(place, bytes.data() ? bytes.data() : "", static_cast<int>(bytes.size()));
    });
}

Statement &Statement::bind(const char *name, const Uuid &id)
{
    return bindBytes(name, {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()});
}

Statement &Statement::bindReference(const char *name, const Uuid &id)
{
    return id.isNil() ? bound(name, [&](int place) { m_statement->bind(place); }) : bind(name, id);
}

Result<bool> Statement::step()
{
    const int code = m_code == SQLITE_OK ? m_statement->tryExecuteStep() : m_code;
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return m_connection.failure(code).withContext(m_sql);
}

Result<void> Statement::run()
{
    for (;;) {
        QUNCE_ASSIGN(const bool row, step());
        if (!row)
            return {};
    }
}

bool Statement::isNull(int column) const noexcept
{
    return m_statement->isColumnNull(column);
}

int64_t Statement::integer(int column) const noexcept
{
    return m_statement->getColumn(column).getInt64();
}

std::string_view Statement::text(int column) const noexcept
{
    const SQLite::Column value = m_statement->getColumn(column);
    const char *text = value.getText();
    return {text, static_cast<size_t>(value.getBytes())};
}

std::string_view Statement::bytes(int column) const noexcept
{
    const SQLite::Column value = m_statement->getColumn(column);
    const auto *bytes = static_cast<const char *>(value.getBlob());
    return bytes ? std::string_view(bytes, static_cast<size_t>(value.getBytes())) : std::string_view();
}

Uuid Statement::uuid(int column) const noexcept
{
    Uuid id;
    const std::string_view stored = bytes(column);
    if (stored.size() == id.bytes.size())
        std::memcpy(id.bytes.data(), stored.data(), stored.size());
    return id;
}

Connection::Connection() = default;

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(
    const std::string &path, Access access, int busyTimeoutMs)
{
    std::unique_ptr<Connection> connection(new Connection);
    int flags = SQLITE_OPEN_NOMUTEX;
    flags |= access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::Create)
        flags |= SQLITE_OPEN_CREATE;
    try {
        connection->m_database = std::make_unique<SQLite::Database>(path, flags, busyTimeoutMs);
    } catch (const SQLite::Exception &failed) {
        return connection->failure(failed.getErrorCode()).withContext("open " + path);
    }
    sqlite3_extended_result_codes(connection->m_database->getHandle(), 1);
    QUNCE_TRY(connection->execute(
        "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF"));
    return connection;
}

Result<void> Connection::execute(const std::string &sql)
{
    const int code = m_database->tryExec(sql);
    if (code != SQLITE_OK)
        return failure(code).withContext(sql.substr(0, 200));
    return {};
}

Result<int64_t> Connection::queryInteger(const char *sql)
{
    Statement query(*this, sql);
    QUNCE_ASSIGN(const bool row, query.step());
    return row ? query.integer(0) : 0;
}

int64_t Connection::writtenRows() const
{
    return sqlite3_total_changes64(m_database->getHandle());
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_database->getHandle()) == 0;
}

Result<void> Connection::copyTo(Connection &target)
{
    sqlite3 *const to = target.m_database->getHandle();
    sqlite3_backup *const copy = sqlite3_backup_init(to, "main", m_database->getHandle(), "main");
    if (!copy)
        return target.failure(sqlite3_errcode(to)).withContext("backup");
    // In one step: what is written meanwhile does not make it begin anew.
    const int code = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (code == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    return target.failure(code == SQLITE_DONE ? finished : code).withContext("backup");
}

std::unique_ptr<SQLite::Statement> Connection::take(const char *sql, int &code)
{
    std::vector<std::unique_ptr<SQLite::Statement>> &idle = m_idle[sql];
    if (!idle.empty()) {
        std::unique_ptr<SQLite::Statement> statement = std::move(idle.back());
        idle.pop_back();
        return statement;
    }
    try {
        return std::make_unique<SQLite::Statement>(*m_database, sql);
    } catch (const SQLite::Exception &failed) {
        code = failed.getErrorCode();
        return nullptr;
    }
}

void Connection::giveBack(const char *sql, std::unique_ptr<SQLite::Statement> statement)
{
    // Not what failed before: reset repeats the code of the last step, and that was reported there.
    static_cast<void>(statement->tryReset());
    statement->clearBindings();
    m_idle[sql].push_back(std::move(statement));
}

Error Connection::failure(int code) const
{
    sqlite3 *handle = m_database ? m_database->getHandle() : nullptr;
    const int systemErrno = handle ? sqlite3_system_errno(handle) : 0;
    const std::string detail = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    const ErrorCode kind = errorCodeOfSqlite(code, systemErrno);
    return {kind, messageFor(kind, detail), detail + " (" + std::to_string(code) + ")"};
}

} // namespace qunce::server
