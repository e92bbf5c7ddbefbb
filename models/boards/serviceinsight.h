// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/replymatrix.h"
#include "models/boards/servicecohorts.h"

namespace qunce {

/// Service quality of a unit: 14-day cohorts and reply volume. Value.
struct ServiceInsight {
    InsightHead head;
    CohortTable cohorts;
    ReplyMatrix replies;
};

/// The sum of the matured cohorts is the overview's 新客14天回复率 of the same query; months are sums as `export leaderboard
/// --measure replies` has them. Reader's thread.
Result<ServiceInsight> readServiceInsight(BoardContext &context, const BoardQuery &query);

} // namespace qunce
