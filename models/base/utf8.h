// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace qunce {

/// Length of the well-formed UTF-8 sequence at the start of `bytes` (1 … 4), 0 if there is none, or kUtf8Cut
/// if the bytes end inside one. Strict: no overlong forms, no surrogates, nothing above U+10FFFF. `bytes` is
/// not empty.
constexpr int kUtf8Cut = -1;
int utf8SequenceLength(std::string_view bytes);

/// Length of the longest well-formed prefix of `bytes`.
size_t wellFormedUtf8Prefix(std::string_view bytes);

/// `text` cut to at most `bytes` bytes, never inside a character.
std::string_view cutUtf8(std::string_view text, size_t bytes);

/// Judges from all bytes of a file, given in pieces of any size, whether it is UTF-8.
class Utf8Judge
{
public:
    void take(std::string_view bytes);
    /// Every byte so far belongs to a well-formed sequence, or the damage is small: fewer malformed bytes
    /// than well-formed sequences of three or four bytes. GB18030 text hardly ever holds such sequences by
    /// accident (their first byte is a rare character there), while a Chinese UTF-8 file with a broken byte
    /// is full of them.
    bool isUtf8() const;

private:
    void takeByte(uint8_t byte);

    uint64_t m_malformed = 0;
    uint64_t m_long = 0;
    int m_wanted = 0; ///< continuation bytes still expected
    bool m_isLong = false;
    uint8_t m_low = 0x80;
    uint8_t m_high = 0xBF;
};

} // namespace qunce
