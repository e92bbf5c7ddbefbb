// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/sqlite.h"

#include <cstring>
#include <utility>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "models/base/sqlitecodes.h"

namespace qunce {

namespace {

Message messageFor(ErrorCode code, const std::string &detail)
{
    switch (code) {
    case ErrorCode::DiskFull:
        return {QUNCE_TEXT("The disk is full. Free some space; the console goes on where it was.")};
    case ErrorCode::Locked:
        return {
            QUNCE_TEXT("A file of the profile is in use by another program. Try again when it has ended.")};
    default:
        return {QUNCE_TEXT("A file of the profile cannot be read or written: %1"), {detail}};
    }
}

int flush(sqlite3 *handle, int which)
{
    sqlite3_file *file = nullptr;
    const int code = sqlite3_file_control(handle, "main", which, &file);
    if (code != SQLITE_OK || file == nullptr || file->pMethods == nullptr)
        return code;
    return file->pMethods->xSync(file, SQLITE_SYNC_FULL);
}

} // namespace

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::string &path, Access access, int busyTimeoutMs)
{
    std::unique_ptr<Database> database(new Database);
    int flags = SQLITE_OPEN_NOMUTEX;
    flags |= access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::Create) {
        flags |= SQLITE_OPEN_CREATE;
        // SQLite would make it for everybody to read; its log and shared memory follow the file's rights.
        const int made = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (made >= 0)
            ::close(made);
    }
    try {
        database->m_database = std::make_unique<SQLite::Database>(path, flags, busyTimeoutMs);
    } catch (const SQLite::Exception &failed) {
        return database->failure(failed.getErrorCode()).withContext("open " + path);
    }
    sqlite3_extended_result_codes(database->handle(), 1);
    // SQLite before 3.51.3 can damage a file that two connections checkpoint: only the writer does.
    if (access == Access::ReadOnly)
        sqlite3_db_config(database->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    QUNCE_TRY(database->execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF"));
    return database;
}

sqlite3 *Database::handle() const
{
    return m_database ? m_database->getHandle() : nullptr;
}

Result<void> Database::execute(const std::string &sql)
{
    const int code = m_database->tryExec(sql);
    if (code != SQLITE_OK)
        return failure(code).withContext(sql.substr(0, 200));
    return {};
}

Result<int64_t> Database::queryInteger(const std::string &sql)
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(*this, sql));
    QUNCE_ASSIGN(const bool row, query.step());
    return row ? query.integer(0) : 0;
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

int64_t Database::changes() const
{
    return sqlite3_changes64(handle());
}

int64_t Database::lastRow() const
{
    return sqlite3_last_insert_rowid(handle());
}

void Database::rollBack()
{
    if (inTransaction())
        static_cast<void>(m_database->tryExec("ROLLBACK"));
}

bool Database::hasMoved() const
{
    int moved = 0;
    const int code = sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
}

Result<void> Database::flushToDisk()
{
    // Not through a descriptor of our own: closing it would drop the locks that SQLite holds on the file.
    for (const int which : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER}) {
        const int code = flush(handle(), which);
        if (code != SQLITE_OK)
            return failure(code).withContext("flush");
    }
    return {};
}

Error Database::failure(int code) const
{
    const int systemErrno = handle() ? sqlite3_system_errno(handle()) : 0;
    const std::string detail = handle() ? sqlite3_errmsg(handle()) : sqlite3_errstr(code);
    const ErrorCode kind = errorCodeOfSqlite(code, systemErrno);
    const Message text = kind == ErrorCode::Corrupt ? m_damagedText : messageFor(kind, detail);
    return {kind, text, detail + " (" + std::to_string(code) + ")"};
}

Result<Statement> Statement::prepare(Database &database, const std::string &sql)
{
    Statement statement;
    statement.m_database = &database;
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT, &statement.m_statement, nullptr);
    if (code != SQLITE_OK)
        return database.failure(code).withContext(sql.substr(0, 200));
    return statement;
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_code(other.m_code)
{ }

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    std::swap(m_code, other.m_code);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bind(int place, int64_t value)
{
    m_code |= sqlite3_bind_int64(m_statement, place, value);
    return *this;
}

Statement &Statement::bindText(int place, std::string_view text)
{
    // No address would be NULL instead of an empty text.
    m_code |= sqlite3_bind_text(
        m_statement, place, text.data() ? text.data() : "", static_cast<int>(text.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindBytes(int place, std::string_view bytes)
{
    m_code |= sqlite3_bind_blob(
        m_statement, place, bytes.data() ? bytes.data() : "", static_cast<int>(bytes.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bind(int place, const Uuid &id)
{
    return bindBytes(place, {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()});
}

Result<bool> Statement::step()
{
    const int code = m_code == SQLITE_OK ? sqlite3_step(m_statement) : m_code;
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return m_database->failure(code).withContext(sqlite3_sql(m_statement));
}

Result<void> Statement::run()
{
    const ResetAtEnd reset(*this);
    for (;;) {
        QUNCE_ASSIGN(const bool row, step());
        if (!row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_code = SQLITE_OK;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<int64_t> Statement::integerOrNull(int column) const
{
    sqlite3_value *const value = sqlite3_column_value(m_statement, column);
    return sqlite3_value_type(value) == SQLITE_NULL ? std::nullopt
                                                    : std::optional<int64_t>(sqlite3_value_int64(value));
}

// A cell is looked up once for all that is asked of it, which tells where there are many rows. The value may be looked
// at without a lock, since the connection is of one thread.
std::string_view Statement::text(int column) const
{
    sqlite3_value *const value = sqlite3_column_value(m_statement, column);
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return text ? std::string_view(text, static_cast<size_t>(sqlite3_value_bytes(value)))
                : std::string_view();
}

std::string_view Statement::bytes(int column) const
{
    sqlite3_value *const value = sqlite3_column_value(m_statement, column);
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_value_bytes(value)))
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

} // namespace qunce
