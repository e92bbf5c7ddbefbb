// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/connection.h"

#include <cerrno>
#include <cstring>

#include <sqlite3.h>

namespace qunce::server {

namespace {

/// SQLITE_TRANSIENT without its C cast: SQLite copies what is bound.
const auto kCopied = reinterpret_cast<sqlite3_destructor_type>(-1);

ErrorCode codeOf(int sqliteCode, int systemErrno)
{
    switch (sqliteCode & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_IOERR:
        // The shared memory of the write-ahead log grows by other calls than a write, and reports no SQLITE_FULL.
        return systemErrno == ENOSPC || systemErrno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::Io;
    default:
        return ErrorCode::Internal;
    }
}

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
        m_connection.giveBack(m_sql, m_statement);
}

int Statement::parameter(const char *name) const
{
    return m_statement ? sqlite3_bind_parameter_index(m_statement, name) : 0;
}

void Statement::note(int code)
{
    if (m_code == SQLITE_OK)
        m_code = code;
}

Statement &Statement::bind(const char *name, int64_t value)
{
    note(sqlite3_bind_int64(m_statement, parameter(name), value));
    return *this;
}

Statement &Statement::bindText(const char *name, std::string_view text)
{
    note(sqlite3_bind_text64(
        m_statement, parameter(name), text.data() ? text.data() : "", text.size(), kCopied, SQLITE_UTF8));
    return *this;
}

Statement &Statement::bindBytes(const char *name, std::string_view bytes)
{
    note(sqlite3_bind_blob64(
        m_statement, parameter(name), bytes.data() ? bytes.data() : "", bytes.size(), kCopied));
    return *this;
}

Statement &Statement::bind(const char *name, const Uuid &id)
{
    return bindBytes(name, {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()});
}

Statement &Statement::bindReference(const char *name, const Uuid &id)
{
    if (!id.isNil())
        return bind(name, id);
    note(sqlite3_bind_null(m_statement, parameter(name)));
    return *this;
}

Result<bool> Statement::step()
{
    if (m_code != SQLITE_OK)
        return m_connection.failure(m_code).withContext(m_sql);
    const int code = sqlite3_step(m_statement);
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

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? std::string_view(text, static_cast<size_t>(sqlite3_column_bytes(m_statement, column)))
                : std::string_view();
}

std::string_view Statement::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_column_bytes(m_statement, column)))
                 : std::string_view();
}

Uuid Statement::uuid(int column) const
{
    Uuid id;
    const std::string_view stored = bytes(column);
    if (stored.size() == id.bytes.size())
        std::memcpy(id.bytes.data(), stored.data(), stored.size());
    return id;
}

Result<std::unique_ptr<Connection>> Connection::open(
    const std::string &path, Access access, int busyTimeoutMs)
{
    std::unique_ptr<Connection> connection(new Connection);
    int flags = SQLITE_OPEN_NOMUTEX;
    flags |= access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::Create)
        flags |= SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.c_str(), &connection->m_handle, flags, nullptr);
    if (code != SQLITE_OK)
        return connection->failure(code).withContext("open " + path);
    sqlite3_extended_result_codes(connection->m_handle, 1);
    sqlite3_busy_timeout(connection->m_handle, busyTimeoutMs);
    QUNCE_TRY(connection->execute(
        "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF"));
    return connection;
}

Connection::~Connection()
{
    for (auto &[sql, statements] : m_idle) {
        for (sqlite3_stmt *statement : statements)
            sqlite3_finalize(statement);
    }
    sqlite3_close(m_handle);
}

Result<void> Connection::execute(const std::string &sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
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

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

sqlite3_stmt *Connection::take(const char *sql, int &code)
{
    std::vector<sqlite3_stmt *> &idle = m_idle[sql];
    if (!idle.empty()) {
        sqlite3_stmt *statement = idle.back();
        idle.pop_back();
        return statement;
    }
    sqlite3_stmt *statement = nullptr;
    code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return statement;
}

void Connection::giveBack(const char *sql, sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_idle[sql].push_back(statement);
}

Error Connection::failure(int code) const
{
    const int systemErrno = m_handle ? sqlite3_system_errno(m_handle) : 0;
    const std::string detail = m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code);
    const ErrorCode kind = codeOf(code, systemErrno);
    return {kind, messageFor(kind, detail), detail + " (" + std::to_string(code) + ")"};
}

} // namespace qunce::server
