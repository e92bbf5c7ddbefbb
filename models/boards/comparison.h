// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/arrival.h"
#include "models/boards/comparerules.h"

namespace qunce {

struct ComparisonQuery {
    BoardQuery query; ///< unit, and the period but for a campaign
    CompareMode mode = CompareMode::Periods;
    Measure measure {MeasureKind::Sum, Metric::Amount};
    std::optional<Level> level; ///< nothing, or none of those that there are: as suits the unit
    Uuid campaign; ///< nil, or not there: firstCampaign()
    /// What the campaign is held against: a campaign, nil for the same dates a year before; nothing: as is best.
    std::optional<Uuid> against;

    bool operator==(const ComparisonQuery &) const = default;
};

/// A number and what it was, of the same regions, days and stores on both sides.
struct ComparedPair {
    MeasureValue now;
    std::optional<MeasureValue> then; ///< nothing: it cannot be compared
};

/// How many stores are the same, and why the others are not.
struct SameStores {
    ComparedPair pair; ///< of the same stores
    size_t same = 0;
    size_t opened = 0;
    size_t closed = 0;
    size_t undated = 0; ///< of the same ones: without an opening day

    size_t all() const { return same + opened + closed; }
};

/// A unit, or the whole. Vectors are by base (Comparison::bases).
struct ComparisonRow {
    Uuid unit; ///< nil: the whole
    std::string code;
    std::string name;
    bool isIn = true; ///< its numbers of the period are all in; else it is shown and not compared
    MeasureValue now; ///< all that is there
    std::vector<ComparedPair> pairs;
    std::vector<SameStores> stores; ///< of CompareMode::SameStores
    int days = 0; ///< of a campaign: how many days are compared
};

/// What the numbers of the period are compared with.
struct ComparisonBase {
    Period period;
    bool isKept = true; ///< this computer keeps numbers of it
    std::vector<std::string> notWhole; ///< regions of which days of it are missing; left out of both sides
};

/// A day of two campaigns.
struct CampaignPairDay {
    AlignedDay day;
    bool isOver = false; ///< on both sides
    std::optional<Fraction> now; ///< sum of all days up to it; nothing: no region can be compared on it
    std::optional<Fraction> then;
    std::vector<std::string> without; ///< regions of which it is not in, on either side
};

/// Units held against themselves at another time. Of one cut. Value.
struct Comparison {
    ComparisonQuery query; ///< with the level and the campaigns that were taken
    std::vector<Level> levels; ///< that the unit has
    Period period; ///< what is compared: up to the data day; of reply rates the cohorts
    std::vector<ComparisonBase> bases; ///< by kCompareBases; of a campaign the other one
    std::vector<ComparisonRow> rows; ///< by code
    ComparisonRow total; ///< `now` of everything; its pairs without what is left out
    MeasureValue compared; ///< of the total, without the regions that are left out
    std::vector<std::string> leftOut; ///< regions whose numbers of the period are not all in
    std::vector<CampaignChoice> campaigns; ///< to choose from, the latest first
    std::vector<CampaignPairDay> days; ///< as many as the shorter campaign has
    Arrival arrival;
    Instant asOf;

    Level level() const { return query.level.value_or(Level::Region); }
};

/// The totals of a period are those of overview, leaderboard and exports. A store's numbers count for the unit that it is
/// under today when stores are compared with themselves; everywhere else history counts where it was then. Reader's
/// thread.
Result<Comparison> readComparison(BoardContext &context, const ComparisonQuery &query);

} // namespace qunce
