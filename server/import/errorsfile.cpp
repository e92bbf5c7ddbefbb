// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/errorsfile.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>
#include <utility>

#include "models/base/csvcell.h"

namespace qunce::server {

ErrorsFile::ErrorsFile(std::string path, std::vector<std::string> header, FileAccess &files)
    : m_path(std::move(path)), m_temporary(m_path + ".part"), m_header(std::move(header)), m_files(files)
{ }

ErrorsFile::~ErrorsFile()
{
    if (m_used)
        m_files.remove(m_temporary);
}

Error ErrorsFile::failure(int number) const
{
    const bool full = number == ENOSPC || number == EDQUOT;
    return {full ? ErrorCode::DiskFull : ErrorCode::Io,
        Message(QUNCE_TEXT("The file %1 cannot be written. Check the folder and the free space."), {m_path}),
        std::strerror(number)};
}

Result<void> ErrorsFile::open()
{
    const int descriptor = m_files.createOutput(m_temporary);
    if (descriptor < 0)
        return failure(-descriptor);
    m_file.reset(::fdopen(descriptor, "wb"));
    if (!m_file) {
        const int why = errno;
        ::close(descriptor);
        return failure(why);
    }
    m_used = true;
    std::string head = "\xEF\xBB\xBF";
    for (const std::string &name : m_header) {
        appendCsvCell(head, name);
        head += ',';
    }
    return write(head + "line,reason\r\n");
}

Result<void> ErrorsFile::write(const std::string &bytes)
{
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return failure(errno);
    return {};
}

Result<void> ErrorsFile::add(std::span<const std::string_view> cells, uint64_t line, std::string_view reason)
{
    if (m_path.empty())
        return {};
    if (!m_file)
        QUNCE_TRY(open());
    m_row.clear();
    for (size_t i = 0; i < m_header.size(); ++i) {
        appendCsvCell(m_row, i < cells.size() ? cells[i] : std::string_view());
        m_row += ',';
    }
    m_row += std::to_string(line) + ',';
    appendCsvCell(m_row, reason);
    m_row += "\r\n";
    return write(m_row);
}

Result<void> ErrorsFile::close()
{
    if (m_file && (std::fflush(m_file.get()) != 0 || ::fsync(::fileno(m_file.get())) != 0))
        return failure(errno);
    m_file.reset();
    return {};
}

Result<void> ErrorsFile::publish()
{
    if (m_path.empty())
        return {};
    if (const int error = m_used ? m_files.rename(m_temporary, m_path) : m_files.remove(m_path))
        return failure(error);
    m_used = false;
    return {};
}

} // namespace qunce::server
