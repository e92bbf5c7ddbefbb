// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qunce {

/// How Chinese characters are read, and their order in a dictionary (resources/pinyin.txt). Immutable; any thread.
class Pinyin
{
public:
    /// Of the program's resources; read at first use.
    static const Pinyin &table();

    /// Place in the order by syllable, tone and strokes, from 1; 0 for what is no known character.
    uint32_t orderOf(char32_t character) const;
    /// Numbers of syllables, the most usual one first; none for what is no known character.
    std::span<const uint16_t> readingsOf(char32_t character) const;
    /// Without tone; ü is v.
    const std::string &syllable(uint16_t number) const { return m_syllables[number]; }

private:
    struct Entry {
        uint32_t order = 0;
        uint32_t firstReading = 0;
        uint32_t readings = 0;
    };

    explicit Pinyin(std::string_view text);
    const Entry *entryOf(char32_t character) const;

    std::vector<std::string> m_syllables;
    std::vector<uint16_t> m_readings;
    std::vector<Entry> m_basic; ///< from kFirstBasic
    std::vector<std::pair<char32_t, Entry>> m_others; ///< ascending
};

/// One character of a UTF-8 text and moves on; U+FFFD for what is none.
char32_t nextCharacter(std::string_view text, size_t &place);
/// As texts are compared in searches: full-width letters, digits and marks as their half-width ones (１２３（）：),
/// ASCII letters in lower case, no space at the ends.
std::string foldedText(std::string_view text);
/// Bytes in whose order texts stand in a list: digits, letters in any case, Chinese characters by pinyin.
std::string pinyinOrderKey(std::string_view text);

} // namespace qunce
