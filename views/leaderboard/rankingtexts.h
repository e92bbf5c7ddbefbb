// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "models/boards/ranking.h"
#include "views/charts/celltable.h"
#include "views/common/format.h"

namespace qunce {

// What the leaderboard says, in the language of the window.

/// Names its period only where that is the one shown.
QString titleOf(RankingPreset preset, PeriodChoice choice);
QString levelText(Level level);
QString peersText(const PeerGroup &peers);
/// What is ranked, and how it is made: the header's info mark.
QString measureTitle(RankingPreset preset);
QString formulaOf(RankingPreset preset);
/// 100.0%, ¥18,642, 12; – without a value.
QString valueText(RankingPreset preset, const std::optional<Fraction> &value, const Format &format);
/// 24 / 24; the sum itself has none: –.
QString casesText(RankingPreset preset, const LeaderboardRow &row, const Format &format);
QString distanceText(RankingPreset preset, const std::optional<Fraction> &distance, const Format &format);

enum class RankingPart : uint8_t { Ranked, TooFew, Empty };
std::vector<BoardColumn> rankingColumns(const RankingBoard &board);
CellTable::CellOf rankingCells(
    std::shared_ptr<const RankingBoard> board, RankingPart part, const Format &format);
const std::vector<RankedRow> &rowsOf(const RankingBoard &board, RankingPart part);

} // namespace qunce
