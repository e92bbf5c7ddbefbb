// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/brand.h"

// The field `earlier` of a slot (docs/DATA.md, "Month close"): how it stood before it changed after a close. Pure.

namespace qunce {

/// What of a slot numbers depend on. An empty span: it is, or was, not there.
struct SlotState {
    Day from;
    Day until;
    Employment employment;

    bool operator==(const SlotState &other) const;
};

/// How the slot stood for closes with this number and lower ones, as far as no entry before it speaks for them.
struct EarlierSlot {
    int64_t closing = 0;
    SlotState state;
};

/// What cannot be read is left out: then the slot itself speaks.
std::vector<EarlierSlot> earlierFromJson(std::string_view json);
/// Empty for none.
std::string earlierToJson(std::span<const EarlierSlot> entries);

/// The field after a change of the slot from `before` (nothing: it is new), where the last close has the number `closing`;
/// the same text where there is nothing to remember. 0: no month was ever closed.
std::string rememberedSlot(
    const std::string &earlier, int64_t closing, const std::optional<SlotState> &before);

/// How it stood, by closed month; nothing for months for which it speaks itself.
std::vector<FormerSlot> formerOf(std::string_view earlier, std::span<const ClosedMonth> months);

} // namespace qunce
