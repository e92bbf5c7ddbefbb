// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/wordlistrules.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using Json = nlohmann::json;

/// WordBook looks for nothing that is shorter.
constexpr size_t kLeastBytes = 2;

const char *nameOf(ShippedUse use)
{
    switch (use) {
    case ShippedUse::Off:
        return "off";
    case ShippedUse::Error:
        return "error";
    default:
        return "warning";
    }
}

} // namespace

ShippedUse WordListRules::useOf(std::string_view name) const
{
    const auto found = shipped.find(name);
    return found == shipped.end() ? ShippedUse::AsShipped : found->second;
}

Result<WordListRules> wordListRulesFrom(std::string_view text)
{
    QUNCE_ASSIGN(std::vector<WordList> lists, wordListsFrom(text));
    WordListRules rules;
    if (text.empty())
        return rules;
    const Json json = Json::parse(text, nullptr, false);
    const Json shipped = json.value("shipped", Json::object());
    for (const auto &[name, level] : shipped.items()) {
        rules.shipped[name] = level == "off" ? ShippedUse::Off
            : level == "error"               ? ShippedUse::Error
                                             : ShippedUse::Warning;
    }
    const size_t own = json.value("lists", Json::array()).size();
    rules.lists.assign(std::make_move_iterator(lists.end() - static_cast<std::ptrdiff_t>(own)),
        std::make_move_iterator(lists.end()));
    return rules;
}

std::string toJson(const WordListRules &rules)
{
    Json json = Json::object();
    for (const auto &[name, use] : rules.shipped) {
        if (use != ShippedUse::AsShipped)
            json["shipped"][name] = nameOf(use);
    }
    for (const WordList &list : rules.lists) {
        Json words = list.words;
        for (const std::string &exception : list.exceptions)
            words.push_back("!" + exception);
        json["lists"].push_back(
            Json {{"name", list.name}, {"level", list.level == WordLevel::Error ? "error" : "warning"},
                {"categories", list.categories}, {"words", std::move(words)}});
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Message problemOf(const WordList &list, const std::vector<std::string> &others)
{
    if (list.name.empty())
        return QUNCE_TEXT("The list has no name.");
    if (std::find(others.begin(), others.end(), list.name) != others.end())
        return Message(QUNCE_TEXT("There is a list “%1” already."), {list.name});
    if (list.words.empty())
        return QUNCE_TEXT("The list has no words.");
    for (const std::string &word : list.words) {
        if (word.size() < kLeastBytes)
            return Message(QUNCE_TEXT("“%1” is too short to be found."), {word});
    }
    for (const std::string &exception : list.exceptions) {
        const bool isLonger = std::any_of(list.words.begin(), list.words.end(), [&](const std::string &word) {
            return exception.size() > word.size() && exception.find(word) != std::string::npos;
        });
        if (!isLonger)
            return Message(QUNCE_TEXT("“%1” excepts nothing: no word of the list is in it."), {exception});
    }
    return {};
}

} // namespace qunce
