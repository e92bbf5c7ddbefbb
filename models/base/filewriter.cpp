// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/filewriter.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qunce {

namespace {

/// Writes everything or sets errno.
bool writeAll(int file, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        content.remove_prefix(static_cast<size_t>(written));
    }
    return true;
}

} // namespace

Error fileError(int errnoValue, const std::string &path)
{
    const std::string detail = std::strerror(errnoValue);
    switch (errnoValue) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {ErrorCode::DiskFull,
            {QUNCE_TEXT("The disk is full while writing %1. Make room and try again; nothing was changed."),
                {path}},
            detail};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::PermissionDenied,
            {QUNCE_TEXT("There is no permission to use %1. Check its owner and rights."), {path}}, detail};
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound, {QUNCE_TEXT("%1 does not exist. Check the path."), {path}}, detail};
    default:
        return {ErrorCode::Io, {QUNCE_TEXT("%1 cannot be read or written."), {path}}, detail};
    }
}

Result<void> writeFileWhole(const std::string &path, std::string_view content)
{
    const std::string temporary = path + ".part";
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return fileError(errno, path);
    bool good = writeAll(file, content) && ::fsync(file) == 0;
    int error = good ? 0 : errno;
    if (::close(file) != 0 && good) {
        good = false;
        error = errno;
    }
    if (good && std::rename(temporary.c_str(), path.c_str()) != 0) {
        good = false;
        error = errno;
    }
    if (!good) {
        ::unlink(temporary.c_str());
        return fileError(error, path);
    }
    return {};
}

} // namespace qunce
