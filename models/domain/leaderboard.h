// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/compare.h"
#include "models/domain/factsource.h"
#include "models/domain/fraction.h"
#include "models/domain/level.h"
#include "models/domain/measure.h"

namespace qunce {

class TaskBoard;

struct LeaderboardQuery {
    Measure measure;
    Period period;
    Level level = Level::Guide;
    OrgIndex under = kHq;
    std::optional<size_t> top; ///< rows kept after ranking
    std::vector<Measure> tie;
    uint64_t minN = 0;
    Compare compare = Compare::Prev;
    bool zeroFillFed = false;
    bool all = false; ///< also subjects with no data at all
    Instant asOf;
};

struct LeaderboardRow {
    std::optional<uint32_t> rank; ///< 1-2-2-4; nothing for empty values and samples below minN
    std::optional<uint32_t> prevRank;
    Uuid subject; ///< guide, group, KOC or org unit
    std::string code;
    std::string name;
    std::string storeCode; ///< of the slot valid on the period's last day, else the last before it
    std::string regionCode;
    std::optional<Fraction> value; ///< nothing: no data, or denominator 0
    std::optional<Fraction> numerator; ///< as exported
    std::optional<Fraction> denominator; ///< as exported; nothing for sums
    bool small = false; ///< rate with a denominator below 5
};

struct Leaderboard {
    std::vector<LeaderboardRow> rows; ///< ranked, then below minN, then empty; within each as data.md says
    Period compared;
};

/// Ranks all subjects of the level that are in the brand and under `query.under`. Pure but for reading `facts`.
/// Fails with Usage where the measure does not exist on the level (streaks are of guides only).
/// Measures of assignments use `board` where it covers the period, and `comparedBoard` where that covers the compared one;
/// otherwise they build their own. Both may be null.
Result<Leaderboard> rankSubjects(const Brand &brand, const FactSource &facts, const LeaderboardQuery &query,
    const TaskBoard *board = nullptr, const TaskBoard *comparedBoard = nullptr);

} // namespace qunce
