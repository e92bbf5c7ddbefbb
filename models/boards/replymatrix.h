// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/insightparts.h"

namespace qunce {

/// A region or store; the last month may be one that runs.
struct ReplyMatrixRow {
    Uuid unit;
    std::string code;
    std::string name;
    DaySums months; ///< replies in each month; nothing: no number
    std::optional<uint64_t> sum;
};

/// 回复数 by unit and month.
struct ReplyMatrix {
    std::vector<Period> months; ///< ascending; the last one ends with the period, or today
    std::vector<ReplyMatrixRow> rows; ///< most replies first, then by code
    ReplyMatrixRow total; ///< of the rows
    bool isEmpty() const { return !total.sum; }
};

constexpr int kFewestMonths = 6;
constexpr int kMostMonths = 12;

/// The months that a period touches, at least six and at most twelve, up to its end or today, of which this computer has
/// numbers; the first one may begin with these. Ascending; empty for a period before them.
std::vector<Period> monthsUntil(Period period, Day today, Day factFrom);

/// Adds up and puts into order. Pure; every row has a place for each month.
ReplyMatrix replyMatrix(std::vector<Period> months, std::vector<ReplyMatrixRow> rows);

} // namespace qunce
