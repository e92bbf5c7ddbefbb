// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/datadirectory.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "models/base/filewriter.h"

namespace qunce::server {

namespace {

Error cannotUse(const std::string &path)
{
    const ErrorCode code = errno == ENOENT ? ErrorCode::NotFound
        : errno == ENOSPC                  ? ErrorCode::DiskFull
        : errno == EACCES                  ? ErrorCode::PermissionDenied
                                           : ErrorCode::Io;
    const char *why = std::strerror(errno);
    if (code == ErrorCode::NotFound)
        return {code, {QUNCE_TEXT("There is no data directory %1. Run `qunced init` first."), {path}}, why};
    if (code != ErrorCode::Io)
        return std::move(fileError(errno, path)).withContext("data directory");
    return {code, Message(QUNCE_TEXT("The data directory %1 cannot be used: %2"), {path, why}), {}};
}

/// The lock file says `PID COMMAND`.
Error heldBy(const std::string &path, int lock)
{
    std::array<char, 256> text {};
    const ssize_t length = ::pread(lock, text.data(), text.size(), 0);
    const std::string holder(text.data(), static_cast<size_t>(std::max<ssize_t>(length, 0)));
    const size_t space = holder.find(' ');
    const std::string pid = holder.substr(0, space);
    const std::string command = space == std::string::npos ? "qunced" : holder.substr(space + 1);
    return {ErrorCode::Locked,
        Message(QUNCE_TEXT(
                    "The data directory %1 is in use by `%2` (process %3). Wait for it to end, or stop it."),
            {path, command, pid}),
        {}};
}

Result<void> signLock(const std::string &path, int lock, const std::string &command)
{
    const std::string text = std::to_string(::getpid()) + " " + command.substr(0, 200);
    if (::ftruncate(lock, 0) != 0
        || ::pwrite(lock, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        return cannotUse(path);
    return {};
}

} // namespace

Result<DataDirectory> DataDirectory::open(const std::string &path, const std::string &command)
{
    DataLayout layout {path};
    const int lock = ::open(layout.lockFile().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return cannotUse(path);
    DataDirectory directory(std::move(layout), lock);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? heldBy(path, lock) : cannotUse(path);
    QUNCE_TRY(signLock(path, lock, command));
    return directory;
}

DataDirectory::DataDirectory(DataDirectory &&other) noexcept
    : m_layout(std::move(other.m_layout)), m_lock(std::exchange(other.m_lock, -1))
{ }

DataDirectory::~DataDirectory()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

} // namespace qunce::server
