// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/filewriter.h"

#include <cerrno>
#include <cstring>

#include "models/base/outputfile.h"

namespace qunce {

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
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(path));
    QUNCE_TRY(file.write(content));
    return file.commit();
}

} // namespace qunce
