// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/campaigndetail.h"
#include "models/boards/comparison.h"
#include "models/boards/poster.h"
#include "models/boards/report.h"

namespace qunce {

/// 活动复盘: a campaign in full for one unit, and its sales against the campaign before. Value.
struct CampaignReport {
    ReportQuery query; ///< its period: the campaign's days up to today; empty where it has none
    CampaignDetail detail;
    /// Day k against day k of the campaign that 省区对比 takes; nothing for a campaign without days.
    std::optional<Comparison> sales;
    Poster boards; ///< of the query's period; none where that is empty
    Arrival arrival;
    std::vector<std::string> notIn; ///< regions whose sales of the period have not all arrived
};

/// Numbers are those that the page of campaigns, 省区对比 and the leaderboard show for the same unit. Fails with NotFound
/// where there is no such campaign any more. Reader's thread.
Result<CampaignReport> readCampaignReport(BoardContext &context, PlanMemory &memory, const ReportQuery &query,
    const Uuid &campaign, const ReportProgress &progress = {});

} // namespace qunce
