// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/uuid.h"

namespace qunce {

/// What of a roster is shown, and in which order. `column` is a value of the row's own enum.
struct RosterQuery {
    std::vector<Uuid> regions; ///< ascending; empty for all
    std::string text; ///< anywhere in code or names; ASCII letters in any case
    std::string status; ///< as stored; empty for all
    int column = 0;
    bool descending = false;

    bool operator==(const RosterQuery &) const = default;
};

/// The text as it is searched: ASCII letters in lower case.
std::string folded(std::string_view text);

/// The value of one cell in the order of its column. What is missing comes last, whatever the direction.
struct SortValue {
    bool missing = true;
    uint64_t prefix = 0; ///< decides unless equal; all there is of numbers and days
    std::string_view text; ///< decides then; by UTF-8 bytes, which for codes is what the exports do

    static SortValue of(std::string_view text);
    static SortValue of(std::optional<int64_t> number);
    static SortValue of(std::optional<Day> day);
};

/// Negative if `left` comes before `right`; `descending` turns all but what is missing.
int compare(const SortValue &left, const SortValue &right, bool descending);

} // namespace qunce
