// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <unordered_map>

#include "models/boards/ranking.h"
#include "models/domain/measurevalues.h"

namespace qunce {

constexpr size_t kRankingWeeks = 12;

/// One row of a ranking over time, for the pane beside it.
struct RankingDetail {
    /// A week that ends with a weekday of the query's last day; of attainments the month so far.
    struct Week {
        Day end;
        std::optional<uint32_t> rank; ///< nothing: not ranked then
    };
    Uuid subject;
    std::vector<Week>
        weeks; ///< kRankingWeeks, the last one ends with the query's period; empty until they are read
    /// What the value is made of, by day: completion of Completion, orders of Streak, else net sales.
    Measure dayMeasure;
    Period days;
    std::vector<MeasureValue> values; ///< of `days`
};
/// The ranks of everybody over the weeks of a RankingDetail: one reading for all the rows that are looked at in turn.
struct RankingWeeks {
    using Ranks = std::array<uint32_t, kRankingWeeks>; ///< 0: not ranked then

    std::array<Day, kRankingWeeks> ends;
    std::unordered_map<Uuid, Ranks> ranks;
};

/// Ranks are those that readRanking() gives for the weeks, among the same peers. Reader's thread.
Result<RankingWeeks> readRankingWeeks(BoardContext &context, const RankingQuery &query);
/// Without ranks. Reader's thread.
Result<RankingDetail> readRankingDays(BoardContext &context, const RankingQuery &query, const Uuid &subject);
void addWeeks(const RankingWeeks &weeks, RankingDetail &detail);

/// How many of the ranked have values of the same size. Values are cut into steps of a round width.
struct RankingBins {
    struct Bin {
        Fraction from; ///< included; the first one has everything below it too
        size_t count = 0;
    };
    std::vector<Bin> bins;
    std::optional<size_t> own; ///< where `subject` is
    bool isOpenBelow = false; ///< there are values below the first bin's
};
constexpr int kRankingBins = 10;
RankingBins binsOf(const RankingBoard &board, const Uuid &subject);

} // namespace qunce
