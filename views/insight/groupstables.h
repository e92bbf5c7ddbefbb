// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "models/boards/groupsinsight.h"
#include "views/charts/celltable.h"
#include "views/charts/chartdata.h"

namespace qunce {

// What tables and charts of 社群 say, in the language of the window; cells share what they show. GUI thread.

using GroupsShown = std::shared_ptr<const GroupsInsight>;
using FlashRowsShown = std::shared_ptr<const std::vector<FlashRow>>;

ChartData membersChart(const GroupsInsight &insight, const Format &format);
ChartData movesChart(const GroupsInsight &insight, const Format &format);

std::vector<BoardColumn> groupsDayColumns();
/// What the period comes to first, then days, newest first; none without a number.
int groupsDayRows(const GroupsInsight &insight);
CellTable::CellOf groupsDayCells(GroupsShown insight, const Format &format);

/// 累计首单人数 ÷ 累计入群客户数 of the newest rows.
ChartData flashChart(const std::vector<FlashRow> &rows, FlashBy by, FlashStep step, const Format &format);
/// `rows` are by day.
std::vector<BoardColumn> flashRowColumns(const std::vector<FlashRow> &rows, FlashBy by);
CellTable::CellOf flashRowCells(FlashRowsShown rows, FlashBy by, const Format &format);

std::vector<BoardColumn> flashColumns();
CellTable::CellOf flashCells(GroupsShown insight, const Format &format);
/// Why the group may be closed, or all that stands against it.
QString closeWords(const FlashLine &line);

} // namespace qunce
