// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/spoolfile.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace qunce::server {

Error spoolError(int number)
{
    const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
    const std::string detail = std::string("import spool: ") + std::strerror(number);
    if (full)
        return {ErrorCode::DiskFull,
            Message(QUNCE_TEXT("The disk is full; nothing was imported. Free some space and try again.")),
            detail};
    return {ErrorCode::Io,
        Message(QUNCE_TEXT(
            "A temporary file cannot be written; nothing was imported. Check the data directory.")),
        detail};
}

Result<int> openSpoolFile(const std::filesystem::path &directory)
{
    int file = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
    // Not every file system knows O_TMPFILE.
    std::string name = (directory / "import-XXXXXX").string();
    file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0)
        return spoolError(errno);
    ::unlink(name.c_str());
    return file;
}

} // namespace qunce::server
