// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/campaigndetail.h"
#include "views/charts/chartdata.h"

namespace qunce {

// What the charts of a campaign show, in the language of the window. GUI thread.

/// A goal by day: what has come in up to each day, where it would stand by time progress, and the goal itself.
ChartData goalDaysChart(const CampaignGoalLine &line, const Format &format);
/// Share of the planned group pushes that were sent within so many minutes of dispatch, a line for each kind of group.
ChartData reachChart(const CampaignDetail &detail, const Format &format);

} // namespace qunce
