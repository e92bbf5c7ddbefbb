// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/textsearch.h"

#include <algorithm>
#include <span>

#include "models/items/pinyin.h"

namespace qunce {

namespace {

std::u32string charactersOf(std::string_view text)
{
    std::u32string characters;
    for (size_t place = 0; place < text.size();)
        characters += nextCharacter(text, place);
    return characters;
}

bool isLetter(char32_t character)
{
    return 'a' <= character && character <= 'z';
}

/// Letters of the syllable that the word has from its beginning on; u stands for v too.
size_t commonLetters(std::u32string_view word, const std::string &syllable)
{
    size_t count = 0;
    while (count < word.size() && count < syllable.size()) {
        const auto letter = static_cast<char32_t>(syllable[count]);
        if (word[count] != letter && !(letter == 'v' && word[count] == 'u'))
            break;
        ++count;
    }
    return count;
}

/// Letters that stand for the beginning of a syllable: z and zh for zhang.
size_t initialOf(const std::string &syllable)
{
    return syllable.size() > 2 && syllable[1] == 'h' ? 2 : 1;
}

/// The rest of a word from a character on.
bool continues(std::u32string_view word, std::u32string_view name)
{
    if (word.empty())
        return true;
    if (name.empty())
        return false;
    const char32_t character = name.front();
    if (word.front() == character)
        return continues(word.substr(1), name.substr(1));
    const Pinyin &pinyin = Pinyin::table();
    const std::span<const uint16_t> readings = pinyin.readingsOf(character);
    for (const uint16_t reading : readings) {
        const std::string &syllable = pinyin.syllable(reading);
        const size_t common = commonLetters(word, syllable);
        for (size_t length = common; length > 0; --length) {
            const bool isPart = length == 1 || length == initialOf(syllable) || length == syllable.size()
                || length == word.size();
            if (isPart && continues(word.substr(length), name.substr(1)))
                return true;
        }
    }
    return false;
}

} // namespace

TextSearch::TextSearch(std::string_view text)
{
    const std::string folded = foldedText(text);
    for (size_t start = 0; start < folded.size();) {
        const size_t end = std::min(folded.find(' ', start), folded.size());
        if (end > start) {
            Word word {folded.substr(start, end - start), {}, false};
            word.characters = charactersOf(word.text);
            word.hasLetters = std::any_of(word.characters.begin(), word.characters.end(), isLetter);
            m_words.push_back(std::move(word));
        }
        start = end + 1;
    }
}

bool TextSearch::finds(size_t number, std::string_view folded) const
{
    const Word &word = m_words[number];
    if (folded.find(word.text) != std::string_view::npos)
        return true;
    if (!word.hasLetters)
        return false;
    const bool isAscii = std::all_of(
        folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (isAscii)
        return false;
    const std::u32string name = charactersOf(folded);
    for (size_t place = 0; place < name.size(); ++place) {
        if (continues(word.characters, std::u32string_view(name).substr(place)))
            return true;
    }
    return false;
}

bool TextSearch::matches(std::string_view text) const
{
    const std::string folded = foldedText(text);
    for (size_t number = 0; number < m_words.size(); ++number) {
        if (!finds(number, folded))
            return false;
    }
    return true;
}

} // namespace qunce
