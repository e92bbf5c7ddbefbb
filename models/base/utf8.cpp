// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/utf8.h"

#include <cstring>

namespace qunce {

namespace {

constexpr uint64_t kHighBits = 0x8080808080808080ULL;

size_t asciiPrefix(std::string_view bytes)
{
    size_t length = 0;
    while (length + sizeof(uint64_t) <= bytes.size()) {
        uint64_t word = 0;
        std::memcpy(&word, bytes.data() + length, sizeof word);
        if (word & kHighBits)
            break;
        length += sizeof word;
    }
    while (length < bytes.size() && static_cast<uint8_t>(bytes[length]) < 0x80)
        ++length;
    return length;
}

/// What may follow a first byte: how many continuation bytes, and the range of the first of them.
struct Lead {
    int wanted = -1; ///< -1 = not a first byte
    uint8_t low = 0x80;
    uint8_t high = 0xBF;
};

Lead leadOf(uint8_t byte)
{
    if (byte < 0x80)
        return {0};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {1};
    if (byte >= 0xE0 && byte <= 0xEF)
        return {2, static_cast<uint8_t>(byte == 0xE0 ? 0xA0 : 0x80),
            static_cast<uint8_t>(byte == 0xED ? 0x9F : 0xBF)};
    if (byte >= 0xF0 && byte <= 0xF4)
        return {3, static_cast<uint8_t>(byte == 0xF0 ? 0x90 : 0x80),
            static_cast<uint8_t>(byte == 0xF4 ? 0x8F : 0xBF)};
    return {};
}

} // namespace

int utf8SequenceLength(std::string_view bytes)
{
    const Lead lead = leadOf(static_cast<uint8_t>(bytes[0]));
    if (lead.wanted < 0)
        return 0;
    uint8_t low = lead.low;
    uint8_t high = lead.high;
    for (size_t i = 1; i <= static_cast<size_t>(lead.wanted); ++i) {
        if (i == bytes.size())
            return kUtf8Cut;
        const auto byte = static_cast<uint8_t>(bytes[i]);
        if (byte < low || byte > high)
            return 0;
        low = 0x80;
        high = 0xBF;
    }
    return lead.wanted + 1;
}

size_t wellFormedUtf8Prefix(std::string_view bytes)
{
    size_t length = 0;
    for (;;) {
        length += asciiPrefix(bytes.substr(length));
        if (length == bytes.size())
            return length;
        const int sequence = utf8SequenceLength(bytes.substr(length));
        if (sequence <= 0)
            return length;
        length += static_cast<size_t>(sequence);
    }
}

std::string_view cutUtf8(std::string_view text, size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<uint8_t>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

void Utf8Judge::take(std::string_view bytes)
{
    size_t position = 0;
    while (position < bytes.size()) {
        if (m_wanted == 0)
            position += asciiPrefix(bytes.substr(position));
        if (position < bytes.size())
            takeByte(static_cast<uint8_t>(bytes[position++]));
    }
}

void Utf8Judge::takeByte(uint8_t byte)
{
    if (m_wanted > 0) {
        if (byte >= m_low && byte <= m_high) {
            m_low = 0x80;
            m_high = 0xBF;
            if (--m_wanted == 0 && m_isLong)
                ++m_long;
            return;
        }
        ++m_malformed; // the sequence broke off; this byte may begin the next one
    }
    const Lead lead = leadOf(byte);
    if (lead.wanted < 0)
        ++m_malformed;
    m_wanted = lead.wanted < 0 ? 0 : lead.wanted;
    m_isLong = m_wanted >= 2;
    m_low = lead.low;
    m_high = lead.high;
}

bool Utf8Judge::isUtf8() const
{
    const uint64_t malformed = m_malformed + (m_wanted > 0 ? 1 : 0);
    return malformed == 0 || malformed < m_long;
}

} // namespace qunce
