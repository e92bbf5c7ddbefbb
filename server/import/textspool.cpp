// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/textspool.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

#include "server/import/spoolfile.h"

// Stored form: number of bytes behind it as u32, then per text its length as u32 and its bytes.

namespace qunce::server {

namespace {

void appendSize(std::string &bytes, size_t size)
{
    const auto number = static_cast<uint32_t>(size);
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

uint32_t sizeAt(const char *bytes)
{
    uint32_t number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

} // namespace

Result<uint64_t> TextSpool::add(const std::vector<std::string> &texts)
{
    if (!m_file) {
        QUNCE_ASSIGN(const int descriptor, openSpoolFile(m_directory));
        m_file.reset(::fdopen(descriptor, "w+b"));
        if (!m_file) {
            const int number = errno;
            ::close(descriptor);
            return spoolError(number);
        }
    }
    m_bytes.clear();
    for (const std::string &text : texts) {
        appendSize(m_bytes, text.size());
        m_bytes += text;
    }
    std::string head;
    appendSize(head, m_bytes.size());
    const uint64_t place = m_end;
    if ((m_position != m_end && ::fseeko(m_file.get(), static_cast<off_t>(m_end), SEEK_SET) != 0)
        || std::fwrite(head.data(), 1, head.size(), m_file.get()) != head.size()
        || std::fwrite(m_bytes.data(), 1, m_bytes.size(), m_file.get()) != m_bytes.size())
        return spoolError(errno);
    m_end += head.size() + m_bytes.size();
    m_position = m_end;
    return place;
}

Result<std::vector<std::string>> TextSpool::read(uint64_t place)
{
    // Between writing and reading a stream must be positioned anew (C standard), so only reads in order go on.
    if ((m_position != place || m_position == m_end)
        && ::fseeko(m_file.get(), static_cast<off_t>(place), SEEK_SET) != 0)
        return spoolError(errno);
    char head[sizeof(uint32_t)];
    QUNCE_TRY(readBytes(head, sizeof head));
    m_bytes.resize(sizeAt(head));
    QUNCE_TRY(readBytes(m_bytes.data(), m_bytes.size()));
    m_position = place + sizeof head + m_bytes.size();
    std::vector<std::string> texts;
    for (size_t at = 0; at + sizeof head <= m_bytes.size();) {
        const uint32_t size = sizeAt(m_bytes.data() + at);
        texts.push_back(m_bytes.substr(at + sizeof head, size));
        at += sizeof head + size;
    }
    return texts;
}

Result<void> TextSpool::readBytes(char *into, size_t size)
{
    return std::fread(into, 1, size, m_file.get()) == size ? Result<void>() : Result<void>(spoolError(EIO));
}

} // namespace qunce::server
