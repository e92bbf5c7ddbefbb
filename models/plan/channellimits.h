// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "models/base/message.h"

// What the platforms take on a channel (docs/PLAN.md, "What channels take"). Pure; any thread.

namespace qunce {

/// How much there is of what is sent.
struct SentSize {
    size_t bytes = 0; ///< of the text, UTF-8
    size_t characters = 0;
    size_t images = 0;
    bool hasLink = false;

    bool operator==(const SentSize &) const = default;
};
/// Of a content: its text, or its title where it has none, as it goes into a chat.
SentSize sentSizeOf(std::string_view title, std::string_view body, size_t images, bool hasLink);

/// Why that does not go out on the channel; nothing if it does, and where nobody knows of a limit.
std::optional<Message> overLimit(std::string_view channel, const SentSize &size);

} // namespace qunce
