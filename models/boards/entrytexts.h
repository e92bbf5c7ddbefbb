// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "models/base/message.h"

namespace qunce {

/// State of an entry, in the order of its life.
enum class EntryStatus : uint8_t {
    Draft,
    Submitted,
    Changes,
    Approved,
    Dispatched,
    PartDone,
    Done,
    Cancelled,
    Stopped
};
inline constexpr std::array kEntryStatuses {EntryStatus::Draft, EntryStatus::Submitted, EntryStatus::Changes,
    EntryStatus::Approved, EntryStatus::Dispatched, EntryStatus::PartDone, EntryStatus::Done,
    EntryStatus::Cancelled, EntryStatus::Stopped};
/// By its stored name; what is unknown is a draft.
EntryStatus entryStatusNamed(std::string_view name);
std::string_view storedName(EntryStatus status);
Message textOf(EntryStatus status);

/// What an entry's content is for; None where no content is chosen yet.
enum class ContentLayer : uint8_t { None, Value, Brand, Selection, Promotion };
inline constexpr std::array kContentLayers {
    ContentLayer::Value, ContentLayer::Brand, ContentLayer::Selection, ContentLayer::Promotion};
ContentLayer contentLayerNamed(std::string_view name);
std::string_view storedName(ContentLayer layer); ///< empty for None
Message textOf(ContentLayer layer);
/// 值 牌 选 促, the same in every language; empty for None.
std::string_view markOf(ContentLayer layer);

/// Kinds of groups as they are stored, from the training groups down.
std::span<const std::string_view> groupKindNames();
/// The stored name itself if it is unknown.
Message groupKindText(std::string_view name);

} // namespace qunce
