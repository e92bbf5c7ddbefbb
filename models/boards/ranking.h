// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/domain/leaderboard.h"

namespace qunce {

/// 昨日个人销售, 本月门店达成, 省区达成, 当前连续开单, 完成率.
enum class RankingPreset : uint8_t { GuideSales, StoreAttainment, RegionAttainment, Streak, Completion };
inline constexpr RankingPreset kRankingPresets[] {RankingPreset::GuideSales, RankingPreset::StoreAttainment,
    RankingPreset::RegionAttainment, RankingPreset::Streak, RankingPreset::Completion};
/// Stable: `guide_sales`, `store_attainment`, `region_attainment`, `streak`, `completion`.
const char *idOf(RankingPreset preset);
std::optional<RankingPreset> rankingPresetNamed(std::string_view id);
Measure measureOf(RankingPreset preset);
Level levelOf(RankingPreset preset);
/// The period that the preset's name promises, or that it is best read for.
PeriodChoice periodOf(RankingPreset preset);
/// data.md: the console's least denominators; 0 where the denominator is no number of cases.
uint64_t minNOf(RankingPreset preset, Level level);

/// Who is compared with whom: stores of one type and grade, or of cities of one tier. Empty fields say nothing.
struct PeerGroup {
    std::string storeType;
    std::string storeGrade;
    std::string cityTier;

    bool isAll() const { return storeType.empty() && storeGrade.empty() && cityTier.empty(); }
    bool operator==(const PeerGroup &) const = default;
    auto operator<=>(const PeerGroup &) const = default;
};

struct RankingQuery {
    BoardQuery query;
    RankingPreset preset = RankingPreset::GuideSales;
    Level level = Level::Guide;
    PeerGroup peers;
    uint64_t minN = 0;

    bool operator==(const RankingQuery &) const = default;
};

struct RankedRow {
    LeaderboardRow row; ///< ranks are those among the peers
    std::string place; ///< store of a guide, region of a store; may be empty
    std::string region;
    std::optional<Fraction> toAbove; ///< own value - that of the row above; nothing for the first
    std::optional<Fraction> onTime; ///< of Completion
};

/// A board in three parts, as they are shown. Value.
struct RankingBoard {
    RankingQuery query;
    Period period;
    Period compared;
    std::vector<RankedRow> ranked;
    std::vector<RankedRow> tooFew; ///< denominators below the least one
    std::vector<RankedRow> empty; ///< no data in the period, which is not 0
    std::vector<PeerGroup> peerGroups; ///< that there are, for the choice
    std::optional<Fraction> median; ///< of the ranked
    std::vector<std::string>
        notIn; ///< regions whose sales of the period are not all in; none where they do not count
    Instant asOf;
};

/// As `export leaderboard` ranks; among peers ranks are counted anew, in the same order. Reader's thread.
Result<RankingBoard> readRanking(BoardContext &context, const RankingQuery &query);

/// The query of the domain behind a ranking.
LeaderboardQuery leaderboardQueryOf(const RankingQuery &query, OrgIndex under, Instant asOf, Day factFrom);

} // namespace qunce
