// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "models/boards/campaigndetail.h"
#include "views/charts/celltable.h"
#include "views/common/format.h"

namespace qunce {

// What the tables of a campaign say. `detail` is shared with the cells, which are asked for as they are painted.

using CampaignShown = std::shared_ptr<const CampaignDetail>;

std::vector<BoardColumn> stageColumns();
CellTable::CellOf stageCells(CampaignShown detail, const Format &format);
std::vector<BoardColumn> comingColumns();
CellTable::CellOf comingCells(CampaignShown detail, const Format &format);
std::vector<BoardColumn> goalColumns();
CellTable::CellOf goalCells(CampaignShown detail, const Format &format);
/// The days of one goal.
std::vector<BoardColumn> goalDayColumns();
CellTable::CellOf goalDayCells(CampaignShown detail, size_t goal, const Format &format);
/// Layers, and all of them together; dimensions, and all of them.
std::vector<BoardColumn> coverageColumns();
int coverageRows();
CellTable::CellOf coverageCells(CampaignShown detail, const Format &format);
/// Kinds of groups, and all of them together.
std::vector<BoardColumn> curveColumns();
int curveRows(const CampaignDetail &detail);
CellTable::CellOf curveCells(CampaignShown detail, const Format &format);
std::vector<BoardColumn> variantColumns();
CellTable::CellOf variantCells(CampaignShown detail, const Format &format);

} // namespace qunce
