// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/factsource.h"
#include "models/domain/streak.h"

// PK contests (docs/DATA.md, "Contests"): what a contest is, and the numbers of its teams. Pure but for reading facts.

namespace qunce {

enum class ContestMeasure : uint8_t { Amount, Orders, Streak };

/// Units, guides, or both. Nobody counts twice: a guide counts for the team that names them, else for the one that names
/// their store, else city, region, zone.
struct ContestTeam {
    std::string name;
    std::vector<Uuid> units;
    std::vector<Uuid> guides;

    bool operator==(const ContestTeam &) const = default;
};

struct Contest {
    std::string name;
    Uuid unit; ///< in which it is held; nil: the whole brand. Nobody outside counts
    ContestMeasure measure = ContestMeasure::Amount;
    Period days;
    Instant freezesAt; ///< from then on its standings stay
    std::vector<ContestTeam> teams;

    bool operator==(const Contest &) const = default;
};
constexpr int kMostContestDays = 62;
constexpr size_t kMostTeams = 30;
constexpr size_t kMostTeamMembers = 500;

enum class ContestState : uint8_t {
    Ahead,
    Running,
    Ending,
    Frozen
}; ///< Ending: over, its numbers may still change
ContestState contestState(const Contest &contest, bool isFrozen, Instant now);

/// A team's numbers by day, from the first of the contest on.
struct TeamNumbers {
    std::string name;
    bool isSeen =
        true; ///< false: some of it lies outside of what may be read here, and nothing is said of it
    std::vector<std::optional<uint64_t>> values; ///< net sales of amounts, else net orders; nothing: no data
    std::vector<uint64_t> refunds; ///< fen, on the days of the orders
    std::vector<SellingDay> selling; ///< of streaks only

    bool operator==(const TeamNumbers &) const = default;
};

struct ContestNumbers {
    Day from;
    int days = 0; ///< that have begun
    std::vector<TeamNumbers> teams; ///< as those of the contest

    Day through() const { return from + (days - 1); }
    bool operator==(const ContestNumbers &) const = default;
};

/// What `facts` have by now. Fails only where they do.
Result<ContestNumbers> contestNumbers(
    const Brand &brand, const FactSource &facts, const Contest &contest, Instant asOf);

} // namespace qunce
