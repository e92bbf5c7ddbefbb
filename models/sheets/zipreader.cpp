// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/zipreader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "models/base/filewriter.h"

// Layout of an archive: members, each behind a local header; the directory with the true sizes; an end record that says
// where the directory is, with a comment of at most 64 KiB behind it. Numbers are little-endian.

namespace qunce {

namespace {

constexpr size_t kEndBytes = 22;
constexpr size_t kDirectoryEntryBytes = 46;
constexpr size_t kLocalHeaderBytes = 30;
constexpr size_t kMostCommentBytes = 65535;
constexpr uint64_t kMostDirectoryBytes = 16ULL << 20;
constexpr size_t kPackedBytes = 64 * 1024;
constexpr uint16_t kStored = 0;
constexpr uint16_t kDeflated = 8;
constexpr uint16_t kEncrypted = 1;

uint32_t number(std::string_view bytes, size_t at, size_t width)
{
    uint32_t value = 0;
    for (size_t i = 0; i < width; ++i)
        value |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

bool sameName(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// pread() until everything is there; the number of bytes, or -1 with errno.
ssize_t readFully(int descriptor, char *into, size_t bytes, uint64_t offset)
{
    size_t done = 0;
    while (done < bytes) {
        const ssize_t count =
            ::pread(descriptor, into + done, bytes - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        done += static_cast<size_t>(count);
    }
    return static_cast<ssize_t>(done);
}

/// Stored or deflated bytes of one member. Checks size and checksum at the end.
class MemberStream : public ZipStream
{
public:
    MemberStream(std::string path, int descriptor, const ZipReader::Member &member, uint64_t from)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
        , m_member(member)
        , m_offset(from)
        , m_left(member.packed)
    { }
    ~MemberStream() override
    {
        if (m_isInflating)
            inflateEnd(&m_zlib);
    }
    MemberStream(const MemberStream &) = delete;
    MemberStream &operator=(const MemberStream &) = delete;

    Result<void> begin()
    {
        m_isInflating = m_member.method == kDeflated && inflateInit2(&m_zlib, -MAX_WBITS) == Z_OK;
        if (m_member.method == kDeflated && !m_isInflating)
            return damagedWorkbook(m_path, "inflateInit2");
        return {};
    }

    Result<size_t> read(std::span<char> into) override
    {
        if (m_ended || into.empty())
            return size_t {0};
        QUNCE_ASSIGN(const size_t count, m_isInflating ? inflateInto(into) : copyInto(into));
        m_size += count;
        m_crc = static_cast<uint32_t>(
            crc32(m_crc, reinterpret_cast<const Bytef *>(into.data()), static_cast<uInt>(count)));
        if (m_size > m_member.size)
            return damagedWorkbook(m_path, m_member.name + " is larger than it says");
        if (m_size > ZipReader::kAlwaysAllowed
            && m_size / ZipReader::kMostRatio > std::max<uint64_t>(m_member.packed, 1))
            return Error {ErrorCode::InvalidInput,
                Message(
                    QUNCE_TEXT("%1 unpacks to far more than a workbook holds and is not read."), {m_path}),
                m_member.name + ": " + std::to_string(m_member.packed) + " bytes became "
                    + std::to_string(m_size)};
        if (m_ended && (m_size != m_member.size || m_crc != m_member.crc))
            return damagedWorkbook(m_path, m_member.name + ": wrong size or checksum");
        return count;
    }

private:
    /// As many packed bytes as there are room and bytes left for.
    Result<size_t> readPacked(std::span<char> into)
    {
        const size_t wanted = static_cast<size_t>(std::min<uint64_t>(m_left, into.size()));
        const ssize_t count = readFully(m_descriptor, into.data(), wanted, m_offset);
        if (count < 0)
            return fileError(errno, m_path);
        if (static_cast<size_t>(count) != wanted)
            return damagedWorkbook(m_path, m_member.name + " ends too early");
        m_offset += wanted;
        m_left -= wanted;
        return wanted;
    }

    Result<size_t> inflateInto(std::span<char> into)
    {
        const size_t room = std::min<size_t>(into.size(), 1U << 30);
        m_zlib.next_out = reinterpret_cast<Bytef *>(into.data());
        m_zlib.avail_out = static_cast<uInt>(room);
        while (m_zlib.avail_out > 0 && !m_ended) {
            if (m_zlib.avail_in == 0 && m_left > 0) {
                QUNCE_ASSIGN(const size_t count, readPacked(m_packed));
                m_zlib.next_in = reinterpret_cast<Bytef *>(m_packed.data());
                m_zlib.avail_in = static_cast<uInt>(count);
            }
            const int state = inflate(&m_zlib, Z_NO_FLUSH);
            if (state == Z_STREAM_END)
                m_ended = true;
            else if (state != Z_OK || (m_zlib.avail_in == 0 && m_left == 0 && m_zlib.avail_out > 0))
                return damagedWorkbook(m_path, m_member.name + ": deflate state " + std::to_string(state));
        }
        return room - m_zlib.avail_out;
    }

    Result<size_t> copyInto(std::span<char> into)
    {
        QUNCE_ASSIGN(const size_t count, readPacked(into));
        m_ended = m_left == 0;
        return count;
    }

    std::string m_path;
    int m_descriptor;
    ZipReader::Member m_member;
    uint64_t m_offset; ///< of the next packed byte in the file
    uint64_t m_left; ///< packed bytes that have not been read
    uint64_t m_size = 0; ///< unpacked so far
    uint32_t m_crc = 0;
    bool m_isInflating = false;
    bool m_ended = false;
    z_stream m_zlib {};
    std::array<char, kPackedBytes> m_packed;
};

} // namespace

Error damagedWorkbook(const std::string &path, const std::string &what)
{
    return {ErrorCode::InvalidInput,
        Message(QUNCE_TEXT(
                    "%1 is damaged or no workbook. Open it in Excel or WPS, save it as .xlsx or CSV, and try "
                    "again."),
            {path}),
        what};
}

Result<std::unique_ptr<ZipReader>> ZipReader::adopt(const std::string &path, int descriptor)
{
    std::unique_ptr<ZipReader> reader(new ZipReader(path, descriptor));
    QUNCE_TRY(reader->readDirectory());
    return reader;
}

ZipReader::~ZipReader()
{
    ::close(m_descriptor);
}

Error ZipReader::damaged(const char *what) const
{
    return damagedWorkbook(m_path, what);
}

Result<std::string> ZipReader::readAt(uint64_t offset, size_t bytes) const
{
    if (offset > m_bytes || bytes > m_bytes - offset)
        return damaged("a part lies outside the file");
    std::string read(bytes, '\0');
    const ssize_t count = readFully(m_descriptor, read.data(), bytes, offset);
    if (count < 0)
        return fileError(errno, m_path);
    if (static_cast<size_t>(count) != bytes)
        return damaged("the file became shorter");
    return read;
}

Result<void> ZipReader::readDirectory()
{
    struct stat status { };
    if (fstat(m_descriptor, &status) != 0)
        return fileError(errno, m_path);
    m_bytes = static_cast<uint64_t>(status.st_size);
    if (m_bytes < kEndBytes)
        return damaged("shorter than an empty archive");
    const size_t tailBytes = static_cast<size_t>(std::min<uint64_t>(m_bytes, kEndBytes + kMostCommentBytes));
    QUNCE_ASSIGN(const std::string tail, readAt(m_bytes - tailBytes, tailBytes));
    const size_t end = tail.rfind("PK\5\6", tail.size() - kEndBytes);
    if (end == std::string::npos || end + kEndBytes > tail.size())
        return damaged("no end record");
    const uint32_t count = number(tail, end + 10, 2);
    const uint32_t bytes = number(tail, end + 12, 4);
    const uint32_t at = number(tail, end + 16, 4);
    if (count == 0xFFFF || at == 0xFFFFFFFF || bytes > kMostDirectoryBytes)
        return damaged("an archive of 4 GB or more");
    QUNCE_ASSIGN(const std::string directory, readAt(at, bytes));
    size_t position = 0;
    for (uint32_t i = 0; i < count; ++i) {
        if (position + kDirectoryEntryBytes > directory.size()
            || directory.compare(position, 4, "PK\1\2") != 0)
            return damaged("a damaged directory");
        const size_t nameBytes = number(directory, position + 28, 2);
        const size_t whole = kDirectoryEntryBytes + nameBytes + number(directory, position + 30, 2)
            + number(directory, position + 32, 2);
        if (position + whole > directory.size())
            return damaged("a damaged directory");
        Member member;
        member.name = directory.substr(position + kDirectoryEntryBytes, nameBytes);
        std::replace(member.name.begin(), member.name.end(), '\\', '/'); // some programs write these
        member.method = static_cast<uint16_t>(number(directory, position + 10, 2));
        member.crc = number(directory, position + 16, 4);
        member.packed = number(directory, position + 20, 4);
        member.size = number(directory, position + 24, 4);
        member.at = number(directory, position + 42, 4);
        if ((number(directory, position + 8, 2) & kEncrypted) != 0)
            member.method = 0xFFFF;
        m_members.push_back(std::move(member));
        position += whole;
    }
    return {};
}

const ZipReader::Member *ZipReader::find(std::string_view name) const
{
    const auto found = std::find_if(
        m_members.begin(), m_members.end(), [&](const Member &each) { return sameName(each.name, name); });
    return found == m_members.end() ? nullptr : &*found;
}

Result<std::unique_ptr<ZipStream>> ZipReader::open(const Member &member) const
{
    if (member.method != kStored && member.method != kDeflated)
        return damaged("an unknown method of packing, or a password");
    if (member.method == kStored && member.packed != member.size)
        return damaged("a stored file of two sizes");
    QUNCE_ASSIGN(const std::string header, readAt(member.at, kLocalHeaderBytes));
    if (!header.starts_with("PK\3\4"))
        return damaged("no local header");
    const uint64_t from = member.at + kLocalHeaderBytes + number(header, 26, 2) + number(header, 28, 2);
    if (from > m_bytes || member.packed > m_bytes - from)
        return damaged("a part lies outside the file");
    auto stream = std::make_unique<MemberStream>(m_path, m_descriptor, member, from);
    QUNCE_TRY(stream->begin());
    return std::unique_ptr<ZipStream>(std::move(stream));
}

} // namespace qunce
