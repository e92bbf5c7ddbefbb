// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite

namespace qunce::server {

class Connection;

/// A prepared statement lent by its connection for one execution; goes back, reset, at the end of its scope. What is
/// bound is copied. A failed prepare or bind shows in the next step(). A column may be read while there is a row; where
/// there is none the program ends, since that is its own mistake. One thread, like its connection.
class Statement
{
public:
    Statement(Connection &connection, const char *sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(const char *name, int64_t value);
    Statement &bind(const char *name, uint64_t value) { return bind(name, static_cast<int64_t>(value)); }
    Statement &bindText(const char *name, std::string_view text);
    Statement &bindBytes(const char *name, std::string_view bytes);
    Statement &bind(const char *name, const Uuid &id);
    /// The nil id as NULL.
    Statement &bindReference(const char *name, const Uuid &id);

    /// True if there is a row, false at the end.
    Result<bool> step();
    /// Runs to the end, ignoring rows.
    Result<void> run();

    bool isNull(int column) const noexcept;
    int64_t integer(int column) const noexcept;
    uint64_t number(int column) const noexcept { return static_cast<uint64_t>(integer(column)); }
    /// Valid until the next step().
    std::string_view text(int column) const noexcept;
    std::string_view bytes(int column) const noexcept;
    Uuid uuid(int column) const noexcept;

private:
    template <typename Bind>
    Statement &bound(const char *name, const Bind &bind);

    Connection &m_connection;
    const char *m_sql;
    std::unique_ptr<SQLite::Statement> m_statement; ///< none if it could not be prepared
    int m_code = 0;
};

/// One SQLite connection with its prepared statements. Not thread-safe. Failures come as DiskFull, Locked, Corrupt
/// or Io, with SQLite's own words in the detail.
class Connection
{
public:
    enum class Access { ReadOnly, ReadWrite, Create };

    static Result<std::unique_ptr<Connection>> open(
        const std::string &path, Access access, int busyTimeoutMs);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs statements that give no rows of interest.
    Result<void> execute(const std::string &sql);
    /// The first column of the first row; 0 if there is no row.
    Result<int64_t> queryInteger(const char *sql);
    bool inTransaction() const;
    /// Rows written since the connection was opened, whatever became of them.
    int64_t writtenRows() const;
    /// Replaces everything in `target` by one consistent cut of this database; others may write here meanwhile.
    Result<void> copyTo(Connection &target);

private:
    friend class Statement;

    Connection();
    std::unique_ptr<SQLite::Statement> take(const char *sql, int &code);
    void giveBack(const char *sql, std::unique_ptr<SQLite::Statement> statement);
    Error failure(int code) const;

    std::unique_ptr<SQLite::Database> m_database; ///< before the statements, which must go first
    /// By address of the query: queries are constants.
    std::unordered_map<const char *, std::vector<std::unique_ptr<SQLite::Statement>>> m_idle;
};

} // namespace qunce::server
