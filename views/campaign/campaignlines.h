// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "models/boards/campaignshape.h"
#include "views/campaign/linesdialog.h"

namespace qunce {

// Goals and stages as lines of a table, as people type them and paste them from a spreadsheet. GUI thread.

std::vector<LinesColumn> goalLineColumns();
QStringList lineOf(const CampaignGoal &goal);
/// Nothing: `problem` says why not. Empty days are the campaign's; amounts in yuan.
std::optional<std::vector<CampaignGoal>> goalsOf(const std::vector<QStringList> &lines,
    const std::optional<Period> &campaign, std::optional<LinesProblem> &problem);

std::vector<LinesColumn> stageLineColumns();
QStringList lineOf(const CampaignStage &stage);
std::optional<std::vector<CampaignStage>> stagesOf(const std::vector<QStringList> &lines,
    const std::optional<Period> &campaign, std::optional<LinesProblem> &problem);

/// 2026-09-08, 2026/9/8, 9月8日, 9/8: without a year, that of `near`.
std::optional<Day> dayTyped(const QString &typed, std::optional<Day> near);
/// What is stored of a number that people write (12,000.50, 1.2万, 95 %): fen, counts, percent. Nothing if it is none.
std::optional<int64_t> targetTyped(const QString &typed, const CampaignMetric &metric);

} // namespace qunce
