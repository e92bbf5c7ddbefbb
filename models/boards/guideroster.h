// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/items/datatable.h"

namespace qunce {

/// The roster of guides (data.md, "Exports": who is listed today), with the measures of the period; state and marks
/// (models/domain/guidemarks.h) are those of today. Of the people who have left, those are listed who left in the
/// period or after it, or whose groups or KOCs nobody has taken over. The streak is looked for kStreakDays back from
/// the period's end, the stock of friends kStockDays. Rows ascending by code. Reader's thread.
///
/// Columns: name, code, store, region, role, state, due, done, completion, on_time, groups, friends, net_friends,
/// reply_14d, amount, attainment, time_progress, gap, streak; hidden: joined_on, left_on.
Result<std::shared_ptr<const DataTable>> readGuideRoster(BoardContext &context, const BoardQuery &query);

/// 全部, 零执行, 连续3天未执行, 未开单, 新入职≤30天, 离职待交接, 休假.
std::vector<QuickFilter> guideFilters();

/// What roles and states are called.
std::vector<std::pair<std::string, Message>> guideRoleNames();
std::vector<std::pair<std::string, Message>> guideStateNames();

} // namespace qunce
