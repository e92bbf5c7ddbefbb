// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a table says around its rows: chips, header marks, why it is empty, sums.

#include "views/roster/rosterviewprivate.h"

#include <algorithm>
#include <set>

#include <QScrollBar>

#include "views/common/texts.h"
#include "views/roster/filtertexts.h"

namespace qunce {

void RosterView::Private::retranslate()
{
    toolbar->retranslate();
    toolbar->setSearchHint(text(searchHint));
    table->setAccessibleName(text(QUNCE_TEXT("Table")));
    model.retranslate();
    table->columnsChanged(); // titles of another length
    table->horizontalScrollBar()->setToolTip(
        text(QUNCE_TEXT("Sideways: Shift and the wheel, or the arrow keys")));
    sayQuery();
    sayState();
    sayTotals();
}

void RosterView::Private::countQuickFilters()
{
    quickCounts.clear();
    if (!index)
        return;
    const std::vector<uint32_t> &marks = index->table().marks;
    for (const QuickFilter &filter : quickFilters)
        quickCounts.push_back(filter.mark == 0
                ? static_cast<int64_t>(marks.size())
                : std::count_if(marks.begin(), marks.end(),
                    [&filter](uint32_t one) { return (one & filter.mark) != 0; }));
}

/// Chips and header marks.
void RosterView::Private::sayQuery()
{
    std::vector<RosterToolbar::QuickChip> chips;
    for (size_t i = 0; i < quickFilters.size(); ++i) {
        const QuickFilter &filter = quickFilters[i];
        const QString count = i < quickCounts.size() ? texts.format().integer(quickCounts[i]) : QString();
        chips.push_back({filter.id, text(filter.title), count, filter.id == chosenFilter});
    }
    toolbar->showQuickFilters(chips);
    std::vector<RosterToolbar::FilterChip> filters;
    std::set<std::string> filtered;
    for (const ColumnFilter &filter : query.filters) {
        const QString said = index ? filterText(filter, index->table(), texts) : QString();
        if (said.isEmpty())
            continue;
        filters.push_back({filter.column, said});
        filtered.insert(filter.column);
    }
    toolbar->showFilters(filters);
    table->header()->setFiltered(std::move(filtered));
    table->header()->setSort(query.sort);
}

/// Why there are no rows.
void RosterView::Private::sayState()
{
    if (sayProblem) {
        sayProblem();
        return;
    }
    const bool hasRows = model.rowCount() > 0;
    empty->setVisible(model.table() && !hasRows);
    if (!model.table() || hasRows)
        return;
    if (model.table()->rows() == 0) {
        empty->say(
            QStringLiteral("inbox"), text(emptyWhy), emptyDetail.empty() ? QString() : text(emptyDetail));
        return;
    }
    const QString all =
        text(noun.source(), {texts.format().integer(static_cast<int64_t>(model.table()->rows()))});
    empty->say(QStringLiteral("filter"), text(QUNCE_TEXT("No row fits the filters")),
        text(QUNCE_TEXT("There are %1 without filters."), {all}), text(QUNCE_TEXT("Clear filters")), [this] {
            const auto unfiltered = std::find_if(quickFilters.begin(), quickFilters.end(),
                [](const QuickFilter &filter) { return filter.mark == 0; });
            const bool hasOwn = !query.text.empty() || !query.filters.empty();
            clear();
            if (!hasOwn && unfiltered != quickFilters.end())
                q.chooseFilter(unfiltered->id);
        });
}

void RosterView::Private::sayTotals()
{
    if (!model.table()) {
        status->say({}, {});
        return;
    }
    status->say(totalParts(model, table->visibleColumns(), selected, noun, texts),
        text(QUNCE_TEXT("%1 copies as a table"), {QStringLiteral("Ctrl+C")}));
}

} // namespace qunce
