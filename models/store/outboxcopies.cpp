// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/outboxcopies.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "models/store/editfile.h"
#include "models/store/profile.h"

namespace qunce {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kCopyBusyMs = 5'000;
/// A ballast is made only where so many times its size is free.
constexpr uint64_t kPlenty = 4;

/// `…/outbox.db` without its ending.
std::string stem(const std::string &outboxPath)
{
    return fs::path(outboxPath).replace_extension().string();
}

std::string notesPath(const std::string &outboxPath)
{
    return stem(outboxPath) + ".list";
}

std::string ballastPath(const std::string &outboxPath)
{
    return stem(outboxPath) + ".ballast";
}

Result<void> copyInto(Database &from, const std::string &path)
{
    std::error_code ignored;
    fs::remove(path, ignored);
    QUNCE_ASSIGN(const auto copy, Database::open(path, Database::Access::Create, kCopyBusyMs));
    sqlite3_backup *backup = sqlite3_backup_init(copy->handle(), "main", from.handle(), "main");
    if (backup == nullptr)
        return copy->failure(sqlite3_errcode(copy->handle())).withContext("copy " + path);
    sqlite3_backup_step(backup, -1);
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK)
        return copy->failure(code).withContext("copy " + path);
    QUNCE_TRY(copy->execute("PRAGMA journal_mode = DELETE")); // one file, without a log beside it
    return copy->flushToDisk();
}

std::string lineOf(const NotedEdits &noted)
{
    json title = json::array({noted.title.source});
    for (const std::string &argument : noted.title.arguments)
        title.push_back(argument);
    const json line {
        {"title", title}, {"at_ms", noted.atMs}, {"places", {noted.firstPlace, noted.lastPlace}}};
    return line.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace

std::vector<std::string> outboxCopies(const std::string &outboxPath)
{
    std::vector<std::string> paths {stem(outboxPath) + ".copy1.db", stem(outboxPath) + ".copy2.db"};
    const auto changed = [](const std::string &path) {
        std::error_code failed;
        const fs::file_time_type time = fs::last_write_time(path, failed);
        return failed ? fs::file_time_type::min() : time;
    };
    if (changed(paths[1]) < changed(paths[0]))
        std::swap(paths[0], paths[1]);
    return paths;
}

Result<void> copyOutbox(Database &database, const std::string &outboxPath)
{
    const std::string path = outboxCopies(outboxPath).front();
    const std::string part = path + ".part";
    Result<void> copied = copyInto(database, part);
    if (copied.ok() && std::rename(part.c_str(), path.c_str()) != 0)
        copied = fileError(errno, path);
    if (!copied.ok()) {
        ::unlink(part.c_str());
        return copied;
    }
    return flushDirectory(fs::path(path).parent_path().string());
}

void removeOutboxCopies(const std::string &outboxPath)
{
    std::error_code ignored;
    for (const std::string &path : outboxCopies(outboxPath))
        fs::remove(path, ignored);
    fs::remove(notesPath(outboxPath), ignored);
}

Result<void> noteEdits(const std::string &outboxPath, const NotedEdits &noted)
{
    const std::string path = notesPath(outboxPath);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return fileError(errno, path);
    const std::string line = lineOf(noted);
    const ssize_t written = ::write(file, line.data(), line.size());
    const int reason = errno;
    ::close(file);
    return written == static_cast<ssize_t>(line.size()) ? Result<void>()
                                                        : Result<void>(fileError(reason, path));
}

std::vector<NotedEdits> notedEdits(const std::string &outboxPath)
{
    std::vector<NotedEdits> found;
    std::ifstream file(notesPath(outboxPath));
    for (std::string line; std::getline(file, line);) {
        const json read = json::parse(line, nullptr, false);
        if (!read.is_object() || !read.contains("title") || !read.contains("places"))
            continue;
        try {
            NotedEdits noted;
            const auto title = read.at("title").get<std::vector<std::string>>();
            noted.title.source = title.at(0);
            noted.title.arguments.assign(title.begin() + 1, title.end());
            noted.atMs = read.at("at_ms").get<int64_t>();
            noted.firstPlace = read.at("places").at(0).get<int64_t>();
            noted.lastPlace = read.at("places").at(1).get<int64_t>();
            found.push_back(std::move(noted));
        } catch (const std::exception &) {
            continue; // half a line
        }
    }
    return found;
}

Result<void> replaceNotes(const std::string &outboxPath, const std::vector<NotedEdits> &noted)
{
    std::string text;
    for (const NotedEdits &edits : noted)
        text += lineOf(edits);
    return writePrivateFile(notesPath(outboxPath), text);
}

void keepBallast(const std::string &outboxPath, uint64_t bytes)
{
    const std::string path = ballastPath(outboxPath);
    std::error_code failed;
    if (bytes == 0 || fs::file_size(path, failed) == bytes)
        return;
    struct statvfs disk { };
    if (::statvfs(fs::path(path).parent_path().c_str(), &disk) != 0
        || static_cast<uint64_t>(disk.f_bavail) * disk.f_frsize < kPlenty * bytes)
        return;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    const bool made = ::posix_fallocate(file, 0, static_cast<off_t>(bytes)) == 0;
    ::close(file);
    if (!made)
        ::unlink(path.c_str());
}

bool releaseBallast(const std::string &outboxPath)
{
    return ::unlink(ballastPath(outboxPath).c_str()) == 0;
}

} // namespace qunce
