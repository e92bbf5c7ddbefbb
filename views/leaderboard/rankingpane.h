// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <utility>
#include <vector>

#include "models/boards/rankingdetail.h"
#include "views/common/page.h"
#include "views/detail/detailpane.h"

namespace qunce {

/// What the pane says first: title and value, line by line.
using RankingFacts = std::vector<std::pair<QString, QString>>;
RankingFacts factsOf(const RankingBoard &board, const RankedRow &row, const Format &format);

/// Fills the pane beside the ranking: facts, ranks of the last twelve weeks, where the row stands among all that are
/// ranked, and its days. Without `detail` what it would say is being read.
void fillRankingPane(DetailPane &pane, const RankingBoard &board, const RankedRow &row,
    const RankingDetail *detail, PageTools &tools);

/// The same in words.
QStringList rankingTexts(
    const RankingBoard &board, const RankedRow &row, const RankingDetail *detail, const Format &format);

} // namespace qunce
