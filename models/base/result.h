// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "models/base/message.h"

namespace qunce {

/// Every expected kind of failure, one list for console and server. The server maps it to an HTTP status, a program
/// to an exit code (exitCodeFor), the console to retry / ask / sign in again / give up; each in one switch.
enum class ErrorCode {
    Cancelled, ///< The user stopped it; not an error to show.
    Usage, ///< Wrong flags or arguments.
    InvalidInput, ///< A file or message is malformed.
    NotFound,
    AlreadyExists,
    PermissionDenied,
    Locked, ///< Another process holds the data directory or profile.
    VersionMismatch, ///< Data written by a newer program, or a protocol outside the supported range.
    DiskFull,
    Io, ///< Any other failure of a file or device.
    Corrupt, ///< Stored data fails its own checks.
    Conflict,
    Network,
    Internal, ///< A broken promise inside the program.
};

/// A failure: what it is for programs, what to tell the user (says what happened and what to do), and a detail in
/// English for logs. Immutable value, any thread.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    Message userText;
    std::string detail;

    Error &&withContext(const std::string &context) &&
    {
        detail = detail.empty() ? context : context + ": " + detail;
        return std::move(*this);
    }
};

/// Process exit code of architecture.md: 1 failed with a message, 2 wrong usage, 3 refused (permission, version, lock).
int exitCodeFor(ErrorCode code);

/// Value or Error. Ask ok() before value(); no exceptions cross library borders.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const & { return std::get<1>(m_state); }
    Error &&error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const Error &error() const & { return *m_error; }
    Error &&error() && { return std::move(*m_error); }

private:
    std::optional<Error> m_error;
};

} // namespace qunce

/// Leaves the enclosing function with the error of `expression` if it failed.
#define QUNCE_TRY(expression)                                                                                \
    do {                                                                                                     \
        if (auto qunceTryResult = (expression); !qunceTryResult.ok())                                        \
            return std::move(qunceTryResult).error();                                                        \
    } while (false)

#define QUNCE_CONCAT_(a, b) a##b
#define QUNCE_CONCAT(a, b) QUNCE_CONCAT_(a, b)

/// Declares `declaration` from the value of `expression`, or leaves the enclosing function with its error.
#define QUNCE_ASSIGN_(temporary, declaration, expression)                                                    \
    auto temporary = (expression);                                                                           \
    if (!temporary.ok())                                                                                     \
        return std::move(temporary).error();                                                                 \
    declaration = std::move(temporary).value()
#define QUNCE_ASSIGN(declaration, expression)                                                                \
    QUNCE_ASSIGN_(QUNCE_CONCAT(qunceResult, __LINE__), declaration, expression)
