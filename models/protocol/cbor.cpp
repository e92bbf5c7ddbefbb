// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/cbor.h"

namespace qunce {

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

/// `argument` is the code that says how many bytes follow.
bool CborReader::readLongHead(uint64_t &argument)
{
    const size_t bytes = argument <= 27 ? size_t {1} << (argument - 24) : 0;
    if (bytes == 0 || m_bytes.size() - m_position < bytes) {
        m_failed = true;
        return false;
    }
    argument = 0;
    for (size_t i = 0; i < bytes; ++i)
        argument = (argument << 8) | static_cast<unsigned char>(m_bytes[m_position++]);
    return true;
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

} // namespace qunce
