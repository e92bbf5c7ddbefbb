// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "models/base/message.h"

// What the platforms take on a channel (docs/PLAN.md, "Content packs"). Pure; any thread.

namespace qunce {

/// Why a text with so many images does not go out on the channel; nothing if it does, and where nobody knows of a limit.
std::optional<Message> overLimit(std::string_view channel, std::string_view text, size_t images);

} // namespace qunce
