// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace qunce {

/// CRC-32 as in zip files, of one more piece: finds damage, not forgery. Any thread.
inline uint32_t crc32(std::string_view bytes, uint32_t before = 0)
{
    static constexpr std::array<uint32_t, 256> kTable = [] {
        std::array<uint32_t, 256> table {};
        for (uint32_t i = 0; i < table.size(); ++i) {
            uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
            table[i] = value;
        }
        return table;
    }();
    uint32_t crc = ~before;
    for (const char byte : bytes)
        crc = kTable[(crc ^ static_cast<uint8_t>(byte)) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

} // namespace qunce
