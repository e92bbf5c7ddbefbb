// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/overview.h"
#include "views/charts/celltable.h"
#include "views/common/format.h"

namespace qunce {

// What the tables of the overview say. `overview` is shared with the cells, which are asked for as they are painted.

std::vector<BoardColumn> unitColumns(bool ofStores);
CellTable::CellOf unitCells(std::shared_ptr<const Overview> overview, const Format &format);
/// The one row below: the unit as a whole.
CellTable::CellOf totalCells(std::shared_ptr<const Overview> overview, const Format &format);

std::vector<BoardColumn> entryColumns();
CellTable::CellOf entryCells(std::shared_ptr<const Overview> overview, const Format &format);

/// ↑ 3, ↓ 1, 持平, 新上榜; – without a rank.
BoardCell movementCell(std::optional<uint32_t> rank, std::optional<uint32_t> before, const Format &format);

} // namespace qunce
