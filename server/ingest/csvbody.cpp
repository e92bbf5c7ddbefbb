// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/ingest/csvbody.h"

#include <cerrno>

#include <sys/mman.h>
#include <unistd.h>

#include "models/base/filewriter.h"

namespace qunce::server {

namespace {

constexpr const char *kName = "delivery";

/// A file in memory: files know how to find their encoding, and this way bodies do too.
Result<int> memoryFile(const std::string &body)
{
    const int file = ::memfd_create(kName, MFD_CLOEXEC);
    for (size_t written = 0; file >= 0 && written < body.size();) {
        const ssize_t count = ::write(file, body.data() + written, body.size() - written);
        if (count < 0 && errno != EINTR) {
            const int why = errno;
            ::close(file);
            return fileError(why, kName);
        }
        written += count > 0 ? static_cast<size_t>(count) : 0;
    }
    if (file < 0)
        return fileError(errno, kName);
    return file;
}

} // namespace

Result<std::unique_ptr<CsvBody>> CsvBody::open(const std::string &body, ImportKind kind)
{
    QUNCE_ASSIGN(const int file, memoryFile(body));
    std::unique_ptr<CsvBody> opened(new CsvBody);
    QUNCE_ASSIGN(opened->m_text, TextFile::adopt(kName, file));
    QUNCE_ASSIGN(opened->m_rows, CsvReader::open(*opened->m_text));
    QUNCE_ASSIGN(opened->m_header, mapHeader(descriptor(kind), opened->m_rows->header()));
    return opened;
}

} // namespace qunce::server
