// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/overview.h"
#include "models/boards/ranking.h"

namespace qunce {

/// One board of a poster: its best, and never its worst.
struct PosterBoard {
    RankingPreset preset = RankingPreset::GuideSales;
    Level level = Level::Guide;
    PeerGroup peers;
    uint64_t minN = 0;

    /// As it stands best on a poster: the preset's own level, but completion of regions, since few guides have enough
    /// tasks in a day to be ranked.
    static PosterBoard of(RankingPreset preset);
    bool operator==(const PosterBoard &) const = default;
};

constexpr size_t kPosterTop = 8;
constexpr size_t kPosterMostTop = 30;
/// Attainment is of the month so far, streaks end on the period's last day; the others are of the period itself.
BoardQuery posterPeriod(RankingPreset preset, const BoardQuery &query);

struct PosterQuery {
    BoardQuery query; ///< unit and period
    std::vector<PosterBoard> boards;
    size_t top = kPosterTop; ///< rows of each board, up to kPosterMostTop
    bool hasTotals = true;

    bool operator==(const PosterQuery &) const = default;
};

/// What a board shows on a poster.
struct PosterRanking {
    RankingBoard board; ///< `ranked` are the rows shown, the other parts are empty
    size_t ranked = 0; ///< how many there are in all
    size_t sharing = 0; ///< those not shown that share the rank of the last one shown
};

/// All of a poster, of one cut. Value.
struct Poster {
    PosterQuery query;
    std::string unit; ///< name; empty for everything the user may see
    std::optional<Overview> totals; ///< cards of the period
    std::vector<PosterRanking> boards;
    Arrival arrival;
    Fraction timeProgress; ///< of the month of the period's end, up to it
    Instant asOf;
};

/// Numbers and ranks are those that the overview and the leaderboard show. Reader's thread.
Result<Poster> readPoster(BoardContext &context, const PosterQuery &query);

} // namespace qunce
