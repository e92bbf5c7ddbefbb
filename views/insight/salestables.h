// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "models/boards/salesinsight.h"
#include "views/charts/celltable.h"
#include "views/charts/chartdata.h"

namespace qunce {

// What tables and charts of 销售 say, in the language of the window; cells share what they show. GUI thread.

using SalesShown = std::shared_ptr<const SalesInsight>;

/// Net sales of each day, in opening hours and after hours on top of each other.
ChartData hourChart(const SalesInsight &insight, const Format &format);
/// Share after hours by day, and of seven days.
ChartData shareChart(const SalesInsight &insight, const Format &format);
/// 12.3% · 比上一周期 +0.8 个百分点; empty without a share.
QString shareWords(const SalesInsight &insight, const Format &format);

std::vector<BoardColumn> salesDayColumns();
/// The sum first, then days, newest first; none without sales.
int salesDayRows(const SalesInsight &insight);
CellTable::CellOf salesDayCells(SalesShown insight, const Format &format);

std::vector<BoardColumn> bestGuideColumns();
CellTable::CellOf bestGuideCells(SalesShown insight, const Format &format);
std::vector<BoardColumn> recordColumns();
CellTable::CellOf recordCells(SalesShown insight, const Format &format);
std::vector<BoardColumn> salesMonthColumns();
CellTable::CellOf salesMonthCells(SalesShown insight, const Format &format);

} // namespace qunce
