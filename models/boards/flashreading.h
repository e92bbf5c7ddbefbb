// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/boardreader.h"
#include "models/boards/flashlines.h"
#include "models/boards/grouproster.h"

namespace qunce {

/// Whether all that stands against closing a group is wanted, or only whether anything does: what was sent to it and is
/// planned for it need not be read of a group that sells.
enum class CloseReasons : uint8_t { All, Enough };

/// The lines of flash groups that have a beginning, in the order of `groups`, up to the end of the day `end` or the hour
/// that runs. `brand` has groups and tasks. Reader's thread.
Result<std::vector<FlashLine>> readFlashLines(BoardContext &context, const Brand &brand,
    const FactSource &facts, const std::vector<GroupRecord> &groups, Day end, CloseReasons reasons);

} // namespace qunce
