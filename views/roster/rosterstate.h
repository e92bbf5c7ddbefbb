// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QJsonObject>

#include "models/items/datatable.h"
#include "models/items/tablequery.h"

namespace qunce {

/// How a table is arranged, as saved views keep it: quick filter, filters, order, and which columns are shown in which
/// order. Not what is typed into the search field, and not widths, which belong to a screen. Value.
struct RosterState {
    std::string quickFilter;
    std::vector<ColumnFilter> filters;
    std::vector<SortKey> sort;
    std::vector<std::string> columns; ///< ids; empty: as the table says

    bool operator==(const RosterState &) const = default;
};

/// Of a table: its columns that are shown at first.
std::vector<std::string> standardColumns(const DataTable &table);

QJsonObject toJson(const RosterState &state);
/// Parts that are missing or wrong are those of `standard`.
RosterState rosterStateFrom(const QJsonObject &json, const RosterState &standard);
/// Without the columns that the table does not have.
RosterState knownTo(const DataTable &table, RosterState state);

} // namespace qunce
