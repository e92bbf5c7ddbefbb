// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/entrytexts.h"
#include "models/plan/channellimits.h"

namespace qunce {

/// A content that somebody may choose for an entry or for a step of a template.
struct ContentChoice {
    Uuid id;
    std::string code;
    std::string title;
    ContentLayer layer = ContentLayer::None;
    std::string status; ///< contentStatusOf()
    std::optional<Day> validFrom;
    std::optional<Day> validUntil;
    std::string beginning; ///< of its text, one line
    SentSize size; ///< of what goes into the chat

    bool isUsable() const { return status == "usable"; }
};

/// Contents whose title, code, product or text has all words that are typed (also as pinyin); all of them where nothing
/// is. Those that may be sent come first, each by title; withdrawn ones are left out. Reader's thread.
Result<std::vector<ContentChoice>> findContents(
    BoardContext &context, const std::string &typed, size_t limit);
/// These, whatever their state, as far as they are there, in their order. Reader's thread.
Result<std::vector<ContentChoice>> readContents(BoardContext &context, const std::vector<Uuid> &ids);

/// Why it cannot be sent on the channel as it is; nothing if it can. Pure.
std::optional<Message> whyNotSent(const ContentChoice &content, const std::string &channel, Day today);

} // namespace qunce
