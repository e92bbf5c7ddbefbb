// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/imports/uploadedfile.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "server/import/spoolfile.h"

namespace qunce::server {

Result<std::shared_ptr<UploadedFile>> UploadedFile::make(const std::filesystem::path &folder)
{
    QUNCE_ASSIGN(const int descriptor, openSpoolFile(folder));
    return std::shared_ptr<UploadedFile>(new UploadedFile(descriptor));
}

UploadedFile::~UploadedFile()
{
    ::close(m_descriptor);
}

Result<void> UploadedFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(m_size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return spoolError(written < 0 ? errno : EIO);
        m_size += static_cast<uint64_t>(written);
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return {};
}

Result<std::string> UploadedFile::head(size_t most) const
{
    std::string bytes(most, '\0');
    size_t have = 0;
    while (have < most) {
        const ssize_t got = ::pread(m_descriptor, bytes.data() + have, most - have, static_cast<off_t>(have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return spoolError(errno);
        if (got == 0)
            break;
        have += static_cast<size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

int UploadedFile::reopen(int flags) const
{
    const std::string path = "/proc/self/fd/" + std::to_string(m_descriptor);
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

FileReply UploadFileAccess::ask(const FileRequest &request)
{
    FileReply reply;
    int descriptor = -ENOENT;
    switch (request.operation) {
    case FileRequest::Operation::OpenInput:
        if (request.path == m_name)
            descriptor = m_file->reopen(O_RDONLY);
        break;
    case FileRequest::Operation::CreateOutput:
        descriptor = m_errors ? m_errors->reopen(O_WRONLY | O_TRUNC) : -EACCES;
        break;
    case FileRequest::Operation::IsRegular:
        reply.yes = request.path == m_name;
        return reply;
    case FileRequest::Operation::Rename: // a nameless file takes no name
    case FileRequest::Operation::Remove:
    case FileRequest::Operation::IsSame:
    case FileRequest::Operation::FolderOf:
        return reply;
    case FileRequest::Operation::FirstLine:
        reply.error = ENOENT;
        return reply;
    }
    (descriptor < 0 ? reply.error : reply.descriptor) = descriptor < 0 ? -descriptor : descriptor;
    return reply;
}

} // namespace qunce::server
