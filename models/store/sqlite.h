// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/base/uuid.h"

struct sqlite3;
struct sqlite3_stmt;
namespace SQLite {
class Database;
}

namespace qunce {

/// One SQLite connection. Not thread-safe. Failures are DiskFull, Locked, Corrupt or Io, with SQLite's own words in the
/// detail.
class Database
{
public:
    /// A file that Create makes is for its owner alone (0600).
    enum class Access { ReadOnly, ReadWrite, Create };

    static Result<std::unique_ptr<Database>> open(const std::string &path, Access access, int busyTimeoutMs);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs statements that give no rows of interest.
    Result<void> execute(const std::string &sql);
    /// The first column of the first row; 0 if there is no row.
    Result<int64_t> queryInteger(const std::string &sql);
    bool inTransaction() const;
    /// Rows that the last statement changed.
    int64_t changes() const;
    /// Row number of the last insert.
    int64_t lastRow() const;
    /// Undoes what is not committed. Never fails: what cannot be undone now is undone when the file is next opened.
    void rollBack();
    /// Whether the file no longer stands under its name.
    bool hasMoved() const;
    /// Waits until the file and its log are on the disk.
    Result<void> flushToDisk();

    sqlite3 *handle() const;
    Error failure(int code) const;
    /// What people are told from here on when the file turns out to be damaged.
    void sayWhenDamaged(Message text) { m_damagedText = std::move(text); }

private:
    Database() = default;

    std::unique_ptr<SQLite::Database> m_database;
    Message m_damagedText {QUNCE_TEXT("A file of the profile is damaged.")};
};

/// A prepared statement, kept as long as it is used. Binds by position (from 1) and without a copy, which a fill is
/// made of: what is bound must live until reset(). A failed bind shows in the next step(). One thread.
class Statement
{
public:
    Statement() = default;
    static Result<Statement> prepare(Database &database, const std::string &sql);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    bool isPrepared() const { return m_statement != nullptr; }
    Statement &bind(int place, int64_t value);
    Statement &bind(int place, uint64_t value) { return bind(place, static_cast<int64_t>(value)); }
    Statement &bind(int place, uint32_t value) { return bind(place, int64_t {value}); }
    Statement &bind(int place, int32_t value) { return bind(place, int64_t {value}); }
    Statement &bind(int place, bool value) { return bind(place, int64_t {value ? 1 : 0}); }
    Statement &bindText(int place, std::string_view text);
    Statement &bindBytes(int place, std::string_view bytes);
    // Gone before the statement runs.
    Statement &bindText(int place, std::same_as<std::string> auto &&text) = delete;
    Statement &bindBytes(int place, std::same_as<std::string> auto &&bytes) = delete;
    Statement &bind(int place, const Uuid &id);

    sqlite3_stmt *handle() const { return m_statement; }
    /// True if there is a row, false at the end.
    Result<bool> step();
    /// Runs to the end and resets.
    Result<void> run();
    /// Ends the execution and forgets what was bound.
    void reset();

    bool isNull(int column) const;
    int64_t integer(int column) const;
    std::optional<int64_t> integerOrNull(int column) const;
    uint64_t number(int column) const { return static_cast<uint64_t>(integer(column)); }
    /// Valid until the next step() or reset().
    std::string_view text(int column) const;
    std::string_view bytes(int column) const;
    /// Nil if it is none.
    Uuid uuid(int column) const;

private:
    Database *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    int m_code = 0;
};

/// Resets a statement at the end of a scope.
class ResetAtEnd
{
public:
    explicit ResetAtEnd(Statement &statement) : m_statement(statement) { }
    ~ResetAtEnd() { m_statement.reset(); }
    ResetAtEnd(const ResetAtEnd &) = delete;
    ResetAtEnd &operator=(const ResetAtEnd &) = delete;

private:
    Statement &m_statement;
};

} // namespace qunce
