// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/entrytexts.h"

namespace qunce {

/// A content that somebody may choose for an entry.
struct ContentChoice {
    Uuid id;
    std::string code;
    std::string title;
    ContentLayer layer = ContentLayer::None;
    std::string status; ///< contentStatusOf()
    std::string beginning; ///< of its text, one line

    bool isUsable() const { return status == "usable"; }
};

/// Contents whose title, code or text has all words that are typed (also as pinyin); all of them where nothing is. Those
/// that may be sent come first, each by title; withdrawn ones are left out. Reader's thread.
Result<std::vector<ContentChoice>> findContents(
    BoardContext &context, const std::string &typed, size_t limit);

} // namespace qunce
