// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace qunce {

/// What stands between line feeds: a text with n of them has n + 1 lines, the empty text one.
using Lines = std::vector<std::string_view>;
Lines linesOf(std::string_view text);

/// Lines [from, to) of the old text became lines [newFrom, newTo) of the new one.
struct LineChange {
    size_t from = 0;
    size_t to = 0;
    size_t newFrom = 0;
    size_t newTo = 0;

    bool operator==(const LineChange &) const = default;
};

/// The changes that make one text of the other, ascending; unchanged lines stand between them, but for lines that were
/// each replaced by one line: these are changes of their own. Myers' algorithm, cut off where the texts differ in more
/// than a few hundred lines: what lies between the common beginning and end is one change then.
std::vector<LineChange> lineChanges(const Lines &before, const Lines &after);

} // namespace qunce
