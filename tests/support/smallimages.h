// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qunce::test {

inline std::string bigEndianNumber(int number, int bytes)
{
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text += static_cast<char>(static_cast<uint32_t>(number) >> (8 * i) & 0xFF);
    return text;
}

inline std::string littleEndianNumber(int number, int bytes)
{
    const std::string big = bigEndianNumber(number, bytes);
    return {big.rbegin(), big.rend()};
}

// Heads of image files that say how large the picture is; there is no picture behind them. Each size has bytes of its
// own.

inline std::string smallPng(int width, int height)
{
    using namespace std::string_view_literals;
    return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv) + bigEndianNumber(width, 4)
        + bigEndianNumber(height, 4) + std::string("\x08\x02\0\0\0\0\0\0\0"sv);
}

inline std::string smallGif(int width, int height)
{
    return "GIF89a" + littleEndianNumber(width, 2) + littleEndianNumber(height, 2) + std::string(3, '\0');
}

inline std::string smallJpeg(int width, int height)
{
    using namespace std::string_view_literals;
    return std::string("\xFF\xD8\xFF\xE0\0\x04xx\xFF\xFE\0\x06some"sv) + std::string("\xFF\xC2\0\x0B\x08"sv)
        + bigEndianNumber(height, 2) + bigEndianNumber(width, 2) + std::string("\x01\x01\x11\0"sv);
}

inline std::string smallWebp(int width, int height)
{
    using namespace std::string_view_literals;
    return std::string("RIFF\x1A\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0"sv) + littleEndianNumber(width - 1, 3)
        + littleEndianNumber(height - 1, 3);
}

} // namespace qunce::test
