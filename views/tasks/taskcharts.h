// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/tasksboard.h"
#include "views/charts/chartdata.h"

namespace qunce {

// What the tasks page's charts show of a board, in the language of the window. GUI thread.

RankingData rankingOf(const TasksBoard &board, bool fromBelow, const Format &format);
ChartData daysOf(const TasksBoard &board, CompareChoice compare, const Format &format);
HeatData heatOf(const TasksBoard &board, const Format &format);

/// 导购, 门店, 日, …: of the switch.
QString shortName(TaskBreakdown breakdown);
/// 每人完成率, 各门店完成率, …: of the card.
QString titleOf(TaskBreakdown breakdown);
/// 208 名导购; empty for days and weeks.
QString countOf(const TasksBoard &board, const Format &format);
/// Name of a step of the path.
QString nameOf(const TasksBoard &board, const TaskPathStep &step);

} // namespace qunce
