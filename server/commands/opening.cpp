// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commands/opening.h"

#include <filesystem>

#include "server/storage/sqlitestorage.h"

namespace qunce::server {

Result<std::string> dataDirectory(const CommandLine &line)
{
    if (line.value("data").empty())
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--data DIR is missing: the data directory.")}, {}};
    return line.value("data");
}

std::string brandDirectory(const CommandLine &line, const Environment &environment)
{
    return environment.running ? environment.running->directory : line.value("data");
}

Result<void> refuseInside(const CommandLine &line, const Environment &environment, const std::string &file)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    const std::string folder = file.empty() ? std::string() : environment.files->folderOf(file);
    const fs::path directory = fs::weakly_canonical(fs::path(brandDirectory(line, environment)), failed);
    if (failed || folder.empty() || fs::path(folder) != directory)
        return {};
    return Error {ErrorCode::Usage,
        {QUNCE_TEXT("%1 lies in the data directory, which belongs to the program. Give another place."),
            {file}},
        {}};
}

Result<OpenData> openForWriting(const CommandLine &line, const Environment &environment, const char *command)
{
    if (environment.running)
        return OpenData {std::nullopt, nullptr, &environment.running->storage};
    QUNCE_ASSIGN(const std::string path, dataDirectory(line));
    QUNCE_ASSIGN(DataDirectory directory, DataDirectory::open(path, std::string("qunced ") + command));
    const std::string file = directory.layout().database();
    QUNCE_ASSIGN(std::unique_ptr<Storage> storage,
        SqliteStorage::open(file, SqliteStorage::Mode::Open, environment.clock));
    Storage *const opened = storage.get();
    return OpenData {std::move(directory), std::move(storage), opened};
}

Result<std::unique_ptr<Storage>> openForReading(const CommandLine &line, const Environment &environment)
{
    QUNCE_ASSIGN(const std::string path, dataDirectory(line));
    const std::string file = DataLayout {path}.database();
    QUNCE_ASSIGN(std::unique_ptr<Storage> storage,
        SqliteStorage::open(file, SqliteStorage::Mode::ReadOnly, environment.clock));
    return storage;
}

} // namespace qunce::server
