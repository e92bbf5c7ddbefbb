// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/domain/adjustments.h"
#include "models/protocol/monthclose.h"

namespace qunce {

/// A month of the period as the books have it (封账).
struct MonthLine {
    Period days;
    MonthState state = MonthState::Open;
    bool isOver = false;
    int64_t version = 0; ///< of the last close; 0: never closed
    std::optional<Instant> at; ///< when it was closed, or is to be
    std::string by; ///< who closed or planned it; empty: at the server
    size_t adjustments = 0; ///< numbers that came in otherwise since
    Uuid record; ///< its `month_close`; nil if there is none
};

/// A number that came in after its month was closed (封账后调整).
struct LateNumber {
    Day day;
    std::string task; ///< title; empty for numbers of days
    std::string code;
    std::string name;
    std::string place; ///< store, or region where there is none
    Metric metric = Metric::Orders;
    std::optional<uint64_t> frozen;
    std::optional<uint64_t> now;
};

/// The months that the period has days of, and what came late for those of its days that are closed. Value.
struct MonthBoard {
    Period period;
    std::vector<MonthLine> months; ///< ascending, at most kMostMonths
    std::vector<LateNumber> late; ///< as `export adjustments` has them

    bool hasClosed() const;
};
constexpr size_t kMostMonths = 60;

/// Of the query's unit and period. Reader's thread.
Result<MonthBoard> readMonths(BoardContext &context, const BoardQuery &query);

} // namespace qunce
