// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/entrytexts.h"

namespace qunce {

/// A content that may be chosen for a step.
struct SopContent {
    Uuid id;
    std::string title;
    ContentLayer layer = ContentLayer::None;
    std::string status; ///< empty: usable
    std::optional<Day> validFrom;
    std::optional<Day> validUntil;
    std::string body;
    size_t images = 0;
    bool hasLink = false;

    bool isUsable() const { return status.empty() || status == "usable"; }
};

/// Those whose title, body or product has the words, whatever the case; usable ones first, then by title; at most
/// kChoicesShown. Reader's thread.
constexpr size_t kChoicesShown = 100;
Result<std::vector<SopContent>> readSopContents(BoardContext &context, const std::string &words);
/// These, as far as they are there, in their order. Reader's thread.
Result<std::vector<SopContent>> readSopContents(BoardContext &context, const std::vector<Uuid> &ids);

/// Why it cannot be sent on the channel as it is; nothing if it can. Pure.
std::optional<Message> whyNotSent(const SopContent &content, const std::string &channel, Day today);

} // namespace qunce
