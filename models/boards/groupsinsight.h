// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/flashlines.h"
#include "models/boards/groupsovertime.h"

namespace qunce {

/// Groups of a unit over the period, and its flash groups. Value.
struct GroupsInsight {
    InsightHead head;
    GroupsOverTime groups;
    std::vector<FlashLine> flash; ///< newest first; those that ran in `flashDays`
    Period flashDays; ///< the period, at least 60 days long, up to today
};

/// Joins, leaves, orders and amount are those of `export leaderboard --measure group:…`; a curve ends where that of the group's
/// pane does. Reader's thread.
Result<GroupsInsight> readGroupsInsight(BoardContext &context, const BoardQuery &query);

} // namespace qunce
