// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/totalparts.h"

#include "views/common/countpair.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

using Part = RosterStatusBar::Part;

void addTotals(std::vector<Part> &parts, const TableTotals &totals, const std::vector<int> &columns,
    const DataTable &table, const CellTexts &texts)
{
    if (totals.columns.size() != table.columns.size())
        return; // not known yet
    for (const int column : columns) {
        const TableColumn &cells = table.columns[static_cast<size_t>(column)];
        const ColumnTotal &total = totals.columns[static_cast<size_t>(column)];
        const QString sum = texts.total(cells, total);
        if (sum.isEmpty())
            continue;
        parts.push_back({texts.title(cells), sum, false});
        if (const QString mean = texts.average(cells, total); !mean.isEmpty() && total.rows > 1)
            parts.push_back({text(QUNCE_TEXT("average of %1"),
                                 {texts.format().integer(static_cast<int64_t>(total.rows))}),
                mean, false, true});
    }
}

} // namespace

std::vector<Part> totalParts(const TableModel &model, const std::vector<int> &columns,
    const SelectedRows &selected, const Message &noun, const CellTexts &texts)
{
    const DataTable &table = *model.table();
    const Format format = texts.format();
    const auto rows = static_cast<int64_t>(model.order().rows.size());
    const auto all = static_cast<int64_t>(table.rows());
    std::vector<Part> parts;
    if (rows == all)
        parts.push_back({{}, text(noun.source(), {format.integer(rows)}), false});
    else
        parts.push_back({text(QUNCE_TEXT("Filtered")), countPair(rows, all, format), false});
    addTotals(parts, model.order().totals, columns, table, texts);
    if (selected.count > 1) {
        parts.push_back(
            {text(QUNCE_TEXT("Selected")), format.integer(static_cast<int64_t>(selected.count)), true});
        addTotals(parts, selected.totals, columns, table, texts);
    }
    return parts;
}

} // namespace qunce
