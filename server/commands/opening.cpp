// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commands/opening.h"

#include "server/storage/sqlitestorage.h"

namespace qunce::server {

namespace {

Result<std::unique_ptr<Storage>> open(
    const CommandLine &line, const Environment &environment, SqliteStorage::Mode mode)
{
    QUNCE_ASSIGN(const std::string directory, dataDirectory(line));
    QUNCE_ASSIGN(std::unique_ptr<Storage> storage,
        SqliteStorage::open(directory + "/qunce.db", mode, environment.clock));
    return storage;
}

} // namespace

Result<std::string> dataDirectory(const CommandLine &line)
{
    if (line.value("data").empty())
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--data DIR is missing: the data directory.")}, {}};
    return line.value("data");
}

Result<OpenData> openForWriting(const CommandLine &line, const Environment &environment, const char *)
{
    OpenData data;
    QUNCE_ASSIGN(data.storage, open(line, environment, SqliteStorage::Mode::Open));
    return data;
}

Result<std::unique_ptr<Storage>> openForReading(const CommandLine &line, const Environment &environment)
{
    return open(line, environment, SqliteStorage::Mode::ReadOnly);
}

} // namespace qunce::server
