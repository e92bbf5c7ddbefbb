// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qunce {

/// Three-way merge by lines: both sides' changes of `base`, or nothing if they overlap. Changes overlap if they touch the
/// same line in different ways, if both insert at one place, or if one inserts at the edge of what the other changes;
/// changes of lines side by side do not. The same change on both sides counts once. Which side is which makes no
/// difference. Takes linear time and memory for texts that differ in a few hundred lines, and finds more overlaps for
/// texts that differ in more. Pure; any thread.
std::optional<std::string> mergeTexts(std::string_view base, std::string_view mine, std::string_view theirs);

} // namespace qunce
