// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/wordlists.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

namespace qunce {

namespace words {
extern const std::string_view kShippedText;
} // namespace words

namespace {

using Json = nlohmann::json;

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string inSmallLetters(std::string_view text)
{
    std::string made(text);
    std::transform(made.begin(), made.end(), made.begin(), small);
    return made;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const size_t from = text.find_first_not_of(kBlank);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (true) {
        const size_t end = text.find(separator);
        if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<WordLevel> levelNamed(std::string_view name)
{
    if (name == "error")
        return WordLevel::Error;
    if (name == "warning")
        return WordLevel::Warning;
    return std::nullopt;
}

/// The bytes that a word is found by.
std::string_view keyOf(std::string_view text)
{
    return text.substr(0, std::min<size_t>(text.size(), 3));
}

size_t beginningOf(std::string_view text)
{
    return static_cast<size_t>(static_cast<unsigned char>(text[0])) << 8
        | static_cast<unsigned char>(text[1]);
}

Error unreadable(const std::string &part)
{
    return {ErrorCode::InvalidInput, QUNCE_TEXT("The word lists cannot be read."), part};
}

void addWord(WordList &list, std::string_view word)
{
    if (word.starts_with('!'))
        list.exceptions.emplace_back(trimmed(word.substr(1)));
    else
        list.words.emplace_back(word);
}

Result<WordList> ownList(const Json &json)
{
    if (!json.is_object() || !json.contains("name") || !json["name"].is_string())
        return unreadable("name");
    WordList list;
    list.name = json["name"].get<std::string>();
    const Json level = json.value("level", Json("warning"));
    const std::optional<WordLevel> known =
        level.is_string() ? levelNamed(level.get<std::string>()) : std::nullopt;
    if (!known)
        return unreadable("level");
    list.level = *known;
    for (const char *part : {"categories", "words"}) {
        for (const Json &one : json.value(part, Json::array())) {
            if (!one.is_string())
                return unreadable(part);
            const std::string word(trimmed(one.get<std::string>()));
            if (word.empty())
                continue;
            if (std::string_view(part) == "categories")
                list.categories.push_back(word);
            else
                addWord(list, word);
        }
    }
    return list;
}

} // namespace

WordBook::WordBook(std::vector<WordList> lists) : m_lists(std::move(lists)), m_begins(0x10000)
{
    for (size_t i = 0; i < m_lists.size(); ++i) {
        const auto add = [&](const std::string &word, bool isException) {
            if (word.size() < 2)
                return;
            Word made {inSmallLetters(word), i, isException};
            m_begins[beginningOf(made.text)] = true;
            const std::string key(keyOf(made.text));
            m_words[key].push_back(std::move(made));
        };
        for (const std::string &word : m_lists[i].words)
            add(word, false);
        for (const std::string &word : m_lists[i].exceptions)
            add(word, true);
    }
    for (auto &[key, all] : m_words) {
        std::stable_sort(all.begin(), all.end(), [this](const Word &a, const Word &b) {
            if (a.text.size() != b.text.size())
                return a.text.size() > b.text.size();
            return m_lists[a.list].level < m_lists[b.list].level;
        });
    }
}

const WordBook::Word *WordBook::longestAt(
    std::string_view text, size_t at, const std::vector<bool> &counts) const
{
    const std::string_view rest = text.substr(at);
    if (rest.size() < 2 || !m_begins[beginningOf(rest)])
        return nullptr;
    for (size_t size = std::min<size_t>(rest.size(), 3); size > 1; --size) {
        const auto all = m_words.find(std::string(rest.substr(0, size)));
        if (all == m_words.end())
            continue;
        for (const Word &word : all->second) {
            if (counts[word.list] && rest.starts_with(word.text))
                return &word;
        }
    }
    return nullptr;
}

std::vector<FoundWord> WordBook::find(std::string_view text, std::string_view category) const
{
    std::vector<bool> counts;
    for (const WordList &list : m_lists) {
        counts.push_back(list.categories.empty()
            || std::find(list.categories.begin(), list.categories.end(), category) != list.categories.end());
    }
    const std::string plain = inSmallLetters(text);
    std::vector<FoundWord> found;
    for (size_t at = 0; at < plain.size();) {
        const Word *word = longestAt(plain, at, counts);
        if (!word) {
            ++at;
            continue;
        }
        if (!word->isException) {
            const WordList &list = m_lists[word->list];
            found.push_back({at, word->text.size(), std::string(text.substr(at, word->text.size())),
                list.name, list.level});
        }
        at += word->text.size();
    }
    return found;
}

Result<std::vector<WordList>> parseWordLists(std::string_view text)
{
    std::vector<WordList> lists;
    for (const std::string &line : split(text, '\n')) {
        if (line.starts_with('#'))
            continue;
        if (!line.starts_with('[')) {
            if (lists.empty())
                return unreadable(line);
            addWord(lists.back(), line);
            continue;
        }
        const std::vector<std::string> parts = split(std::string_view(line).substr(1, line.size() - 2), '|');
        const std::optional<WordLevel> level = parts.size() < 2 ? std::nullopt : levelNamed(parts[1]);
        if (!line.ends_with(']') || !level)
            return unreadable(line);
        lists.push_back(
            {parts[0], *level, parts.size() > 2 ? split(parts[2], ';') : std::vector<std::string>(), {}, {}});
    }
    return lists;
}

const std::vector<WordList> &shippedWordLists()
{
    static const std::vector<WordList> lists = [] {
        Result<std::vector<WordList>> read = parseWordLists(words::kShippedText);
        return read.ok() ? std::move(read).value() : std::vector<WordList>();
    }();
    return lists;
}

Result<std::vector<WordList>> wordListsFrom(std::string_view text)
{
    if (text.empty())
        return shippedWordLists();
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return unreadable("an object is needed");
    // By its name, a shipped list has another level, or is off.
    const Json shipped = json.value("shipped", Json::object());
    if (!shipped.is_object())
        return unreadable("shipped");
    std::vector<WordList> lists;
    for (WordList list : shippedWordLists()) {
        const Json level = shipped.value(list.name, Json());
        if (level == "off")
            continue;
        if (!level.is_null()) {
            const std::optional<WordLevel> known =
                level.is_string() ? levelNamed(level.get<std::string>()) : std::nullopt;
            if (!known)
                return unreadable("shipped: " + list.name);
            list.level = *known;
        }
        lists.push_back(std::move(list));
    }
    const Json own = json.value("lists", Json::array());
    if (!own.is_array())
        return unreadable("lists");
    for (const Json &one : own) {
        QUNCE_ASSIGN(WordList list, ownList(one));
        lists.push_back(std::move(list));
    }
    return lists;
}

std::shared_ptr<const WordBook> wordBookFrom(std::string_view json)
{
    Result<std::vector<WordList>> lists = wordListsFrom(json);
    return std::make_shared<const WordBook>(lists.ok() ? std::move(lists).value() : shippedWordLists());
}

} // namespace qunce
