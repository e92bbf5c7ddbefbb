// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/zipwriter.h"

#include <limits>

#include "models/base/crc32.h"

namespace qunce {

namespace {

constexpr uint64_t kMostBytes = std::numeric_limits<uint32_t>::max() - uint64_t {64} * 1024 * 1024;
constexpr size_t kMostFiles = 65535;
constexpr uint16_t kVersion = 20;
constexpr uint16_t kUtf8Names = 0x0800;
constexpr uint16_t kSizesBehind = 0x0008;
constexpr uint16_t kDeflated = 8;
/// 1980-01-01: when the archive was made says the file itself.
constexpr uint16_t kNoDate = 0x21;

/// Little-endian numbers one after the other.
class Bytes
{
public:
    Bytes &two(uint16_t value)
    {
        m_text.push_back(static_cast<char>(value & 0xFF));
        m_text.push_back(static_cast<char>(value >> 8));
        return *this;
    }
    Bytes &four(uint32_t value)
    {
        return two(static_cast<uint16_t>(value & 0xFFFF)).two(static_cast<uint16_t>(value >> 16));
    }
    Bytes &text(std::string_view text)
    {
        m_text += text;
        return *this;
    }
    const std::string &all() const { return m_text; }

private:
    std::string m_text;
};

Error tooMuch()
{
    return {ErrorCode::InvalidInput, {QUNCE_TEXT("This is too much for one archive.")}, "zip"};
}

} // namespace

Result<void> ZipWriter::write(std::string_view bytes)
{
    m_written += bytes.size();
    return m_file.write(bytes);
}

Result<void> ZipWriter::add(std::string_view name, std::string_view bytes)
{
    if (m_entries.size() == kMostFiles || name.size() > 0xFFFF || m_written + bytes.size() > kMostBytes)
        return tooMuch();
    const auto size = static_cast<uint32_t>(bytes.size());
    const Entry entry {std::string(name), crc32(bytes), size, size, static_cast<uint32_t>(m_written), false};
    Bytes head;
    head.four(0x04034b50).two(kVersion).two(kUtf8Names).two(0).two(0).two(kNoDate);
    head.four(entry.crc).four(entry.size).four(entry.size);
    head.two(static_cast<uint16_t>(name.size())).two(0).text(name);
    QUNCE_TRY(write(head.all()));
    QUNCE_TRY(write(bytes));
    m_entries.push_back(entry);
    return {};
}

Result<void> ZipWriter::begin(std::string_view name)
{
    if (m_entries.size() == kMostFiles || name.size() > 0xFFFF || m_written > kMostBytes)
        return tooMuch();
    m_entries.push_back({std::string(name), 0, 0, 0, static_cast<uint32_t>(m_written), true});
    Bytes head;
    head.four(0x04034b50).two(kVersion).two(kUtf8Names | kSizesBehind).two(kDeflated).two(0).two(kNoDate);
    head.four(0).four(0).four(0);
    head.two(static_cast<uint16_t>(name.size())).two(0).text(name);
    return write(head.all());
}

Result<void> ZipWriter::append(std::string_view packed)
{
    if (m_written + packed.size() > kMostBytes)
        return tooMuch();
    m_entries.back().packed += static_cast<uint32_t>(packed.size());
    return write(packed);
}

Result<void> ZipWriter::end(uint32_t crc, uint64_t size)
{
    if (size > kMostBytes)
        return tooMuch();
    Entry &entry = m_entries.back();
    entry.crc = crc;
    entry.size = static_cast<uint32_t>(size);
    Bytes behind;
    behind.four(0x08074b50).four(entry.crc).four(entry.packed).four(entry.size);
    return write(behind.all());
}

Result<void> ZipWriter::finish()
{
    const uint64_t begin = m_written;
    for (const Entry &entry : m_entries) {
        Bytes line;
        line.four(0x02014b50).two(kVersion).two(kVersion);
        line.two(entry.isPacked ? kUtf8Names | kSizesBehind : kUtf8Names).two(entry.isPacked ? kDeflated : 0);
        line.two(0).two(kNoDate).four(entry.crc).four(entry.packed).four(entry.size);
        line.two(static_cast<uint16_t>(entry.name.size())).two(0).two(0).two(0).two(0).four(0);
        line.four(entry.at).text(entry.name);
        QUNCE_TRY(write(line.all()));
    }
    const auto count = static_cast<uint16_t>(m_entries.size());
    Bytes end;
    end.four(0x06054b50).two(0).two(0).two(count).two(count);
    end.four(static_cast<uint32_t>(m_written - begin)).four(static_cast<uint32_t>(begin)).two(0);
    return write(end.all());
}

} // namespace qunce
