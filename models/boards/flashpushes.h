// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <set>

#include "models/boards/boardreader.h"

namespace qunce {

/// What a flash group has got and will get of the layer 促单 (promotion).
struct FlashPushes {
    std::optional<Instant> lastSent; ///< when the last one was sent
    bool isToCome = false; ///< one is dispatched and not sent, or planned for later and not called off
};

/// 促单 nodes of these groups, by group: what was dispatched to them, and what is planned for them from now on, once or as a
/// series from their 开营日. Drafts count as planned. The layer is the entry's own, else its content's. `brand` has groups and
/// tasks. Reader's thread.
Result<std::map<Uuid, FlashPushes>> readFlashPushes(
    BoardContext &context, const Brand &brand, const std::set<Uuid> &groups, Day from);

} // namespace qunce
