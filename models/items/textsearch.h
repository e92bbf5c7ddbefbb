// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qunce {

/// What somebody types to find a name: words divided by spaces, all of which must be found. A word is found anywhere in a
/// text, and, if it has letters, as pinyin from any syllable on: initials, syllables or both (wxm, wangxm, wxiaoming;
/// the last syllable may be unfinished; v or u for ü). Immutable; any thread.
class TextSearch
{
public:
    explicit TextSearch(std::string_view text);

    bool isEmpty() const { return m_words.empty(); }
    size_t words() const { return m_words.size(); }
    /// Folded (foldedText).
    const std::string &word(size_t number) const { return m_words[number].text; }
    /// The word may be pinyin.
    bool hasLetters(size_t number) const { return m_words[number].hasLetters; }
    /// One word in a text that is folded.
    bool finds(size_t number, std::string_view folded) const;
    /// All words in any text.
    bool matches(std::string_view text) const;

private:
    struct Word {
        std::string text;
        std::u32string characters;
        bool hasLetters = false;
    };

    std::vector<Word> m_words;
};

} // namespace qunce
