// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/campaignreport.h"
#include "views/report/reporttexts.h"

namespace qunce {

/// 活动复盘 in words: goals, attainment by day, stages, coverage by layer, reach, sales against the earlier campaign, boards,
/// what was learned; and as problems what was not reached. GUI thread.
ReportTexts campaignReportTexts(const CampaignReport &report, const ReportLook &look, const Format &format);

} // namespace qunce
