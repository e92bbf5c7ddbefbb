// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "views/common/format.h"

namespace qunce {

/// 31 / 18; – for what is not there.
QString countPair(std::optional<int64_t> first, std::optional<int64_t> second, const Format &format);
/// 31/18, where there is little room.
QString tightPair(std::optional<int64_t> first, std::optional<int64_t> second, const Format &format);

} // namespace qunce
