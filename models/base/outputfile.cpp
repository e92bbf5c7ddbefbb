// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/outputfile.h"

#include <cerrno>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "models/base/filewriter.h"

namespace qunce {

namespace {

constexpr size_t kBufferBytes = 64 * 1024;

/// A link is not replaced: it may be /dev/stdout, which a rename would destroy for everybody when standard output
/// happens to be a regular file.
bool isRegularOrNew(const std::string &path)
{
    struct stat status { };
    return ::lstat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

} // namespace

OutputFile::OutputFile(std::string path, std::string part, int descriptor)
    : m_path(std::move(path)), m_part(std::move(part)), m_descriptor(descriptor)
{
    m_buffer.reserve(kBufferBytes);
}

OutputFile::OutputFile(OutputFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_part(std::move(other.m_part))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_buffer(std::move(other.m_buffer))
    , m_failed(other.m_failed)
{ }

OutputFile::~OutputFile()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    if (m_part != m_path)
        ::unlink(m_part.c_str());
}

Result<OutputFile> OutputFile::create(const std::string &path)
{
    const bool direct = !isRegularOrNew(path);
    const std::string part = direct ? path : path + '.' + std::to_string(::getpid()) + ".part";
    const int directFlags = path.starts_with("/dev/") ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_TRUNC | O_CLOEXEC;
    const int flags = direct ? directFlags : O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    const int descriptor = ::open(part.c_str(), flags, 0666);
    if (descriptor < 0)
        return fileError(errno, path);
    return OutputFile(path, part, descriptor);
}

Result<void> OutputFile::write(std::string_view bytes)
{
    m_buffer.append(bytes);
    return m_buffer.size() < kBufferBytes ? Result<void>() : flush();
}

Result<void> OutputFile::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty() && !m_failed) {
        const ssize_t written = ::write(m_descriptor, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<size_t>(written));
        } else if (errno != EINTR) {
            m_failed = true;
            m_buffer.clear();
            return fileError(errno, m_path);
        }
    }
    m_buffer.clear();
    return m_failed ? Result<void>(fileError(EIO, m_path)) : Result<void>();
}

Result<void> OutputFile::commit()
{
    QUNCE_TRY(flush());
    const bool direct = m_part == m_path;
    if (!direct && ::fsync(m_descriptor) != 0)
        return fileError(errno, m_path);
    if (!direct && std::rename(m_part.c_str(), m_path.c_str()) != 0)
        return fileError(errno, m_path);
    const int closed = ::close(std::exchange(m_descriptor, -1));
    return closed == 0 ? Result<void>() : Result<void>(fileError(errno, m_path));
}

} // namespace qunce
