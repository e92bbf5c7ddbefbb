// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "models/base/cellparse.h"
#include "models/base/message.h"
#include "models/base/result.h"
#include "models/protocol/kinds.h"

// What the sinks of facts share in reading cells. No allocation for a good cell. Pure functions.

namespace qunce::server {

/// A looked-up code: its index, or why there is none.
struct Found {
    std::optional<uint32_t> index;
    Message reason;
};

Message emptyCell();
Message unknownCode(std::string_view code);
/// The subject exists but has no slot on the day.
Message noPlaceOn(std::string_view code, Day day);
Error notAChoice(std::span<const ChoiceName> choices);

/// `directory` has find(code).
template <typename Directory>
Found findCode(const Directory &directory, std::string_view cell, std::string &scratch)
{
    if (cell.empty())
        return {std::nullopt, emptyCell()};
    const Result<std::string_view> code = parseCode(cell, scratch);
    if (!code.ok())
        return {std::nullopt, code.error().userText};
    if (const std::optional<uint32_t> index = directory.find(*code))
        return {index, {}};
    return {std::nullopt, unknownCode(*code)};
}

} // namespace qunce::server
