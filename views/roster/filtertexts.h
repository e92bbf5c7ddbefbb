// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/tablequery.h"
#include "views/roster/celltexts.h"

namespace qunce {

/// A filter as its chip says it: 省区：浙江、江苏; 带货额：≥ ¥100. Empty for a column that the table does not have.
QString filterText(const ColumnFilter &filter, const DataTable &table, const CellTexts &texts);
/// All that a query leaves out, for the foot of what is exported: quick filter, search and columns' filters.
QStringList queryTexts(
    const TableQuery &query, const QString &quickFilter, const DataTable &table, const CellTexts &texts);

} // namespace qunce
