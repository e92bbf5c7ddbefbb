// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "models/boards/serviceinsight.h"
#include "views/charts/celltable.h"
#include "views/charts/chartdata.h"

namespace qunce {

// What tables and charts of 服务质量 say, in the language of the window; cells share what they show. GUI thread.

using ServiceShown = std::shared_ptr<const ServiceInsight>;

/// Reply rate by add day; matured and running cohorts are lines of their own.
ChartData cohortChart(const ServiceInsight &insight, const Format &format);
std::vector<BoardColumn> cohortColumns();
/// The sum first, then cohorts, newest first; none without a cohort.
int cohortRows(const ServiceInsight &insight, bool isMatured);
CellTable::CellOf cohortCells(ServiceShown insight, bool isMatured, const Format &format);

/// Replies of everything by month.
ChartData repliesChart(const ServiceInsight &insight, const Format &format);
std::vector<BoardColumn> matrixColumns(const ServiceInsight &insight, const Format &format);
/// The sum first, then units; none without a number.
int matrixRows(const ServiceInsight &insight);
CellTable::CellOf matrixCells(ServiceShown insight, const Format &format);

} // namespace qunce
