// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/uuid.h"

#include <array>
#include <random>

namespace qunce {

namespace {

/// Lays out a UUIDv7: 48 bits of milliseconds, 12 bits of counter, 62 random bits.
Uuid makeV7(uint64_t ms, uint32_t counter, uint64_t random)
{
    Uuid id;
    for (size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<uint8_t>(ms >> (40 - 8 * i));
    id.bytes[6] = static_cast<uint8_t>(0x70 | ((counter >> 8) & 0x0F));
    id.bytes[7] = static_cast<uint8_t>(counter);
    for (size_t i = 0; i < 8; ++i)
        id.bytes[8 + i] = static_cast<uint8_t>(random >> (56 - 8 * i));
    id.bytes[8] = static_cast<uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return id;
}

/// Value of each hex digit, -1 for other characters: a first sync parses ids by the million.
constexpr std::array<int8_t, 256> kHexValues = [] {
    std::array<int8_t, 256> values {};
    values.fill(-1);
    for (int8_t i = 0; i < 16; ++i) {
        values[static_cast<size_t>("0123456789abcdef"[i])] = i;
        values[static_cast<size_t>("0123456789ABCDEF"[i])] = i;
    }
    return values;
}();

/// Places of the first digit of each byte.
constexpr std::array<uint8_t, 16> kBytePlaces {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

int hexValue(char c)
{
    return kHexValues[static_cast<unsigned char>(c)];
}

bool isHyphenPlace(size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

} // namespace

std::string Uuid::toString() const
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (const uint8_t byte : bytes) {
        if (isHyphenPlace(text.size()))
            text += '-';
        text += kHex[byte >> 4];
        text += kHex[byte & 15];
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return std::nullopt;
    Uuid id;
    int all = 0; // negative once one of the digits is none
    for (size_t i = 0; i < kBytePlaces.size(); ++i) {
        const int high = hexValue(text[kBytePlaces[i]]);
        const int low = hexValue(text[kBytePlaces[i] + size_t {1}]);
        all |= high | low;
        id.bytes[i] = static_cast<uint8_t>(high * 16 + low);
    }
    if (all < 0)
        return std::nullopt;
    return id;
}

Uuid RandomIdSource::next()
{
    static thread_local std::random_device device;
    const auto now = static_cast<uint64_t>(m_clock.nowMs());
    if (now > m_lastMs) {
        m_lastMs = now;
        m_counter = static_cast<uint16_t>(device() & 0x7FF);
    } else if (++m_counter > 0xFFF) {
        ++m_lastMs;
        m_counter = 0;
    }
    return makeV7(m_lastMs, m_counter, (static_cast<uint64_t>(device()) << 32) | device());
}

Uuid SeededIdSource::next()
{
    // splitmix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
    m_state += 0x9E3779B97F4A7C15ULL;
    uint64_t random = m_state;
    random = (random ^ (random >> 30)) * 0xBF58476D1CE4E5B9ULL;
    random = (random ^ (random >> 27)) * 0x94D049BB133111EBULL;
    random ^= random >> 31;
    if (++m_counter > 0xFFF) {
        ++m_ms;
        m_counter = 0;
    }
    return makeV7(m_ms, m_counter, random);
}

} // namespace qunce
