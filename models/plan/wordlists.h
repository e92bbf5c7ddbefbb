// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/base/result.h"

namespace qunce {

/// What a word in a text means for whoever wants to send it.
enum class WordLevel : uint8_t {
    Error, ///< it is not sent
    Warning, ///< it is sent only with a reason
};

/// Words that texts for customers do without. A value.
struct WordList {
    std::string name;
    WordLevel level = WordLevel::Warning;
    std::vector<std::string> categories; ///< of products that it is for (品类包); empty: all
    std::vector<std::string> words;
    std::vector<std::string> exceptions; ///< longer words that are fine though one of `words` is in them

    bool operator==(const WordList &) const = default;
};

/// One place in a text.
struct FoundWord {
    size_t at = 0; ///< bytes from its beginning
    size_t size = 0; ///< bytes
    std::string word; ///< as the text has it
    std::string list;
    WordLevel level = WordLevel::Warning;

    bool operator==(const FoundWord &) const = default;
};

/// Finds the words of all lists at once, in a few milliseconds for 64 KiB of text. Latin letters in either case; words of a
/// single byte are none. Immutable; any thread.
class WordBook
{
public:
    explicit WordBook(std::vector<WordList> lists);

    const std::vector<WordList> &lists() const { return m_lists; }
    /// In the order of the text, without overlaps: where several words begin, the longest; of one word in several lists,
    /// the strictest. `category`: of the content's product; lists of other categories do not count.
    std::vector<FoundWord> find(std::string_view text, std::string_view category) const;

private:
    struct Word {
        std::string text; ///< with small letters
        size_t list = 0;
        bool isException = false;
    };

    const Word *longestAt(std::string_view text, size_t at, const std::vector<bool> &counts) const;

    std::vector<WordList> m_lists;
    /// By the first three bytes (a Chinese character), or two; the longest first, errors before warnings.
    std::unordered_map<std::string, std::vector<Word>> m_words;
    std::vector<bool> m_begins; ///< by two bytes: some word begins with them
};

/// The setting `word_lists` (docs/PLAN.md, "Words").
inline constexpr std::string_view kWordListsSetting = "word_lists";

/// The lists that come with the program: 广告法禁用词, 广告法极限词 and packs for some categories.
const std::vector<WordList> &shippedWordLists();
/// The shipped lists as far as the setting keeps them, then the brand's own. Empty text: all shipped ones. Fails with
/// InvalidInput, naming the part, where the setting makes no sense.
Result<std::vector<WordList>> wordListsFrom(std::string_view json);
/// What wordListsFrom() gives, or the shipped lists where the setting makes no sense: nothing goes unlooked at.
std::shared_ptr<const WordBook> wordBookFrom(std::string_view json);
/// Lines of a file of lists, as resources/words has them: `[name|level|category;category]` begins a list, `!` an exception,
/// `#` a remark.
Result<std::vector<WordList>> parseWordLists(std::string_view text);

} // namespace qunce
