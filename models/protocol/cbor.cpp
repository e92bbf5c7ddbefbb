// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/cbor.h"

namespace qunce {

namespace {

constexpr unsigned char kFalse = 0xF4;
constexpr unsigned char kTrue = 0xF5;
constexpr unsigned char kNull = 0xF6;

} // namespace

void CborWriter::head(unsigned majorType, uint64_t argument)
{
    const auto lead = static_cast<unsigned char>(majorType << 5);
    if (argument < 24) {
        m_bytes += static_cast<char>(lead | argument);
        return;
    }
    const int bytes = argument <= UINT8_MAX ? 1 : argument <= UINT16_MAX ? 2 : argument <= UINT32_MAX ? 4 : 8;
    const int code = bytes == 1 ? 24 : bytes == 2 ? 25 : bytes == 4 ? 26 : 27;
    m_bytes += static_cast<char>(lead | code);
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        m_bytes += static_cast<char>(argument >> shift);
}

bool CborReader::readHead(unsigned &majorType, uint64_t &argument)
{
    if (m_failed || m_position >= m_bytes.size()) {
        m_failed = true;
        return false;
    }
    const auto lead = static_cast<unsigned char>(m_bytes[m_position++]);
    majorType = lead >> 5;
    const unsigned code = lead & 31;
    if (code < 24) {
        argument = code;
        return true;
    }
    const size_t bytes = code == 24 ? 1 : code == 25 ? 2 : code == 26 ? 4 : code == 27 ? 8 : 0;
    if (bytes == 0 || m_bytes.size() - m_position < bytes) {
        m_failed = true;
        return false;
    }
    argument = 0;
    for (size_t i = 0; i < bytes; ++i)
        argument = (argument << 8) | static_cast<unsigned char>(m_bytes[m_position++]);
    return true;
}

bool CborReader::head(unsigned majorType, uint64_t &argument)
{
    unsigned found = 0;
    if (!readHead(found, argument))
        return false;
    m_failed = found != majorType;
    return !m_failed;
}

CborReader::Type CborReader::peek() const
{
    if (atEnd())
        return Type::End;
    const auto lead = static_cast<unsigned char>(m_bytes[m_position]);
    switch (lead >> 5) {
    case 0:
        return Type::Unsigned;
    case 1:
        return Type::Negative;
    case 2:
        return Type::Bytes;
    case 3:
        return Type::Text;
    case 4:
        return Type::Array;
    case 5:
        return Type::Map;
    default:
        return lead == kNull ? Type::Null : lead == kTrue || lead == kFalse ? Type::Bool : Type::End;
    }
}

/// A count of items cannot exceed the bytes that are left: each takes at least one.
uint64_t CborReader::map()
{
    uint64_t count = 0;
    if (head(5, count) && count > (m_bytes.size() - m_position) / 2)
        m_failed = true;
    return m_failed ? 0 : count;
}

uint64_t CborReader::array()
{
    uint64_t count = 0;
    if (head(4, count) && count > m_bytes.size() - m_position)
        m_failed = true;
    return m_failed ? 0 : count;
}

int64_t CborReader::integer()
{
    unsigned type = 0;
    uint64_t argument = 0;
    if (!readHead(type, argument))
        return 0;
    if (type > 1 || argument > static_cast<uint64_t>(INT64_MAX)) {
        m_failed = true;
        return 0;
    }
    const auto value = static_cast<int64_t>(argument);
    return type == 0 ? value : -1 - value;
}

uint64_t CborReader::unsignedInteger()
{
    uint64_t value = 0;
    return head(0, value) ? value : 0;
}

std::string_view CborReader::chunk(unsigned majorType)
{
    uint64_t size = 0;
    if (!head(majorType, size))
        return {};
    if (size > m_bytes.size() - m_position) {
        m_failed = true;
        return {};
    }
    const std::string_view content = m_bytes.substr(m_position, static_cast<size_t>(size));
    m_position += static_cast<size_t>(size);
    return content;
}

std::string_view CborReader::text()
{
    return chunk(3);
}

std::string_view CborReader::bytes()
{
    return chunk(2);
}

bool CborReader::boolean()
{
    if (peek() != Type::Bool) {
        m_failed = true;
        return false;
    }
    return static_cast<unsigned char>(m_bytes[m_position++]) == kTrue;
}

void CborReader::null()
{
    if (!takeNull())
        m_failed = true;
}

bool CborReader::takeNull()
{
    if (peek() != Type::Null)
        return false;
    ++m_position;
    return true;
}

bool CborReader::skipItem(int depth)
{
    if (depth > kMaxDepth) {
        m_failed = true;
        return false;
    }
    switch (peek()) {
    case Type::Unsigned:
    case Type::Negative:
        integer();
        break;
    case Type::Bytes:
        bytes();
        break;
    case Type::Text:
        text();
        break;
    case Type::Bool:
        boolean();
        break;
    case Type::Null:
        null();
        break;
    case Type::Array:
        for (uint64_t left = array(); left > 0 && skipItem(depth + 1); --left) { }
        break;
    case Type::Map:
        for (uint64_t left = map(); left > 0 && skipItem(depth + 1) && skipItem(depth + 1); --left) { }
        break;
    case Type::End:
        m_failed = true;
        break;
    }
    return !m_failed;
}

std::string_view CborReader::skip()
{
    const size_t start = m_position;
    return skipItem(0) ? consumed(start) : std::string_view();
}

} // namespace qunce
