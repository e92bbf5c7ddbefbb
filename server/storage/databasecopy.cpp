// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/databasecopy.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "server/storage/connection.h"
#include "server/storage/dialect.h"
#include "server/storage/migrations.h"

namespace qunce::server {

namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr char kProblems[] = "SELECT count(*) FROM pragma_integrity_check(1) WHERE integrity_check <> 'ok'";

constexpr char kCopySetting[] = "INSERT INTO setting (name, value) VALUES (:name, :value)"
                                " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

Result<void> makeEmpty(const std::string &path)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == EEXIST
            ? Error {ErrorCode::AlreadyExists, Message(QUNCE_TEXT("The file %1 exists already."), {path}), {}}
            : fileError(errno, path);
    ::close(file);
    return {};
}

Result<void> flush(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = file >= 0 && ::fsync(file) == 0;
    const int why = errno;
    if (file >= 0)
        ::close(file);
    return flushed ? Result<void>() : Result<void>(fileError(why, path));
}

Result<void> fill(
    const std::string &from, const std::string &to, const std::map<std::string, std::string> &settings)
{
    QUNCE_ASSIGN(const auto source, Connection::open(from, Connection::Access::ReadOnly, kBusyTimeoutMs));
    QUNCE_TRY(refuseNewer(*source, sqliteDialect(), serverMigrations()));
    QUNCE_ASSIGN(const auto copy, Connection::open(to, Connection::Access::ReadWrite, kBusyTimeoutMs));
    QUNCE_TRY(source->copyTo(*copy));
    QUNCE_TRY(copy->execute("PRAGMA journal_mode = DELETE"));
    for (const auto &[name, value] : settings) {
        Statement put(*copy, kCopySetting);
        QUNCE_TRY(put.bindText(":name", name).bindText(":value", value).run());
    }
    QUNCE_ASSIGN(const int64_t problems, copy->queryInteger(kProblems));
    if (problems == 0)
        return {};
    return Error {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("The database %1 is damaged, so there is no copy of it."), {from}), {}};
}

} // namespace

Result<void> copyDatabase(
    const std::string &from, const std::string &to, const std::map<std::string, std::string> &settings)
{
    if (::access(from.c_str(), R_OK) != 0)
        return fileError(errno, from);
    QUNCE_TRY(makeEmpty(to));
    Result<void> filled = fill(from, to, settings);
    if (filled.ok())
        filled = flush(to);
    if (!filled.ok()) {
        for (const char *suffix : {"", "-journal", "-wal", "-shm"})
            ::unlink((to + suffix).c_str());
    }
    return filled;
}

} // namespace qunce::server
