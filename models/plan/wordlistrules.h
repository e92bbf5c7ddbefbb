// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/plan/wordlists.h"

namespace qunce {

/// What becomes of a list that comes with the program.
enum class ShippedUse : uint8_t { AsShipped, Off, Error, Warning };

/// The setting `word_lists` as people change it: wordListsFrom() says what it comes to. A value; any thread.
struct WordListRules {
    std::map<std::string, ShippedUse, std::less<>> shipped; ///< by name; those left out are as shipped
    std::vector<WordList> lists; ///< the brand's own

    ShippedUse useOf(std::string_view name) const;
    bool operator==(const WordListRules &) const = default;
};

/// Empty text: nothing of its own. Fails as wordListsFrom() does. Lists that the program no longer ships are kept.
Result<WordListRules> wordListRulesFrom(std::string_view json);
/// What wordListsFrom() reads.
std::string toJson(const WordListRules &rules);

/// What speaks against an own list, in the words of people; empty if nothing. `others`: names that are taken.
Message problemOf(const WordList &list, const std::vector<std::string> &others);

} // namespace qunce
