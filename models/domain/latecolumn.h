// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/domain/column.h"

// Late columns (docs/DATA.md, "Month close"): what a column of a closed month would have become, stored beside it. Pure.

namespace qunce {

/// Before the key of the column that it stands beside.
constexpr std::string_view kLateMark = "late:";
/// What a late column holds that has lost all values; no encoded column is like that.
constexpr std::string_view kNothingLeft {"\x01\x00", 2};

inline bool isLateKey(std::string_view key)
{
    return key.starts_with(kLateMark);
}
inline std::string lateKeyOf(std::string_view key)
{
    return std::string(kLateMark) + std::string(key);
}
/// The key of the column that the late one stands beside.
inline std::string_view keyBeside(std::string_view lateKey)
{
    return lateKey.substr(kLateMark.size());
}

/// The stored bytes of a late column as an encoded column.
inline std::string_view encodedOfLate(std::string_view stored)
{
    return stored == kNothingLeft ? std::string_view() : stored;
}
/// And the other way round.
inline std::string_view storedAsLate(std::string_view encoded)
{
    return encoded.empty() ? kNothingLeft : encoded;
}

} // namespace qunce
