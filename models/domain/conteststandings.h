// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/domain/contest.h"

// Who stands where in a contest, and what came in after it was frozen (docs/DATA.md, "Contests"). Pure.

namespace qunce {

/// How a team stands beside others of the same value.
enum class ContestTie : uint8_t {
    None,
    ByDay, ///< whoever reached the value on the earlier day is before
    Shared, ///< reached on the same day: the place is shared
};

struct Standing {
    size_t team = 0;
    std::optional<uint32_t> place; ///< 1-2-2-4; nothing without data, and for teams that are not seen
    std::optional<uint32_t> before; ///< place at the end of the day before
    std::optional<uint64_t> value; ///< fen, orders or days
    std::optional<Day> reachedOn; ///< the day that brought the value; nothing for 0
    std::optional<uint64_t> gap; ///< to the team before it; nothing for the first
    uint64_t refunds = 0; ///< fen
    ContestTie tie = ContestTie::None;

    /// Places won since; nothing if there is no place to compare.
    std::optional<int> movement() const
    {
        return place && before ? std::optional(static_cast<int>(*before) - static_cast<int>(*place))
                               : std::nullopt;
    }
};

/// In the order of the places, those without one behind, then by name. A day that is not over on `today` adds to a
/// streak and does not break it. Where a team is not seen, no place can be told, and nobody has one.
std::vector<Standing> contestStandings(ContestMeasure measure, const ContestNumbers &numbers, Day today);

/// Without the days at the end on which no team has a number: what has not come in yet moves nobody.
ContestNumbers endedAtData(ContestNumbers numbers);

/// The value at the end of each day that has begun, for a chart; nothing before there is any data.
std::vector<std::optional<uint64_t>> contestRace(
    ContestMeasure measure, const ContestNumbers &numbers, size_t team, Day today);

/// A day of a team that is different from when the contest was frozen.
struct LateContestDay {
    size_t team = 0; ///< in the frozen numbers
    Day day;
    std::optional<uint64_t> frozen;
    std::optional<uint64_t> now;
    uint64_t frozenRefunds = 0;
    uint64_t refunds = 0;
};
/// In the order of teams and days. `now` are the numbers of the same teams of today.
std::vector<LateContestDay> lateInContest(const ContestNumbers &frozen, const ContestNumbers &now);

} // namespace qunce
