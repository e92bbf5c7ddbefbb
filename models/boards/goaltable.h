// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/boards/boardreader.h"
#include "models/protocol/record.h"

namespace qunce {

/// The goal of one unit or guide for one period and metric; there need not be one yet.
struct GoalLine {
    Uuid org; ///< nil for a guide, and for the whole brand, which has none of its own
    Uuid guide;
    std::string name;
    std::string code;
    std::optional<int64_t> value; ///< fen for money
    /// As it is, or as it would be made (then with a nil id): what goes into it and where it stands.
    Record record;

    bool mayHaveGoal() const { return !org.isNil() || !guide.isNil(); }
};

/// A unit's goal and those of what is right below it. They need not add up; the difference is for people to see.
struct GoalTable {
    Period period;
    std::string metric; ///< wire name
    GoalLine parent;
    std::optional<Uuid>
        above; ///< unit above the parent, nil for the whole of what one sees; nothing: it is that
    std::vector<GoalLine> children; ///< units by code, or the guides of a store
};

struct GoalSums {
    int64_t children = 0;
    size_t without = 0; ///< children that have no goal
    std::optional<int64_t> difference; ///< parent − children; nothing without a goal of the parent
};
GoalSums sumsOf(const GoalTable &table);

/// `unit` nil: all that the user may see. Reader's thread.
Result<GoalTable> readGoalTable(
    BoardContext &context, const Uuid &unit, Period period, const std::string &metric);

} // namespace qunce
