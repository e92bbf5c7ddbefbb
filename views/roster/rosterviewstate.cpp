// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a table is arranged, taken down and put back for saved views.

#include "views/roster/rosterviewprivate.h"

#include <algorithm>

#include "views/common/viewpicker.h"

namespace qunce {

RosterState RosterView::state() const
{
    RosterState state {d->chosenFilter, d->query.filters, d->query.sort, {}};
    if (d->model.table())
        state.columns = d->columns.shown(*d->model.table());
    std::sort(state.filters.begin(), state.filters.end(),
        [](const ColumnFilter &a, const ColumnFilter &b) { return a.column < b.column; });
    return state;
}

RosterState RosterView::standardState() const
{
    return {d->firstFilter, {}, d->defaultSort, {}};
}

void RosterView::arrange(const RosterState &state)
{
    const auto filter = std::find_if(d->quickFilters.begin(), d->quickFilters.end(),
        [&state](const QuickFilter &one) { return one.id == state.quickFilter; });
    if (filter != d->quickFilters.end()) {
        d->chosenFilter = filter->id;
        d->query.mark = filter->mark;
    }
    d->query.filters = state.filters;
    d->query.sort = state.sort;
    d->isSorted = true;
    d->query.text.clear();
    {
        const QSignalBlocker quiet(d->toolbar);
        d->toolbar->search()->clear();
    }
    if (d->model.table())
        d->showColumns(state.columns);
    else
        d->wantedColumns = state.columns;
    d->arrange();
    emit arranged();
}

void RosterView::addLead(ViewPicker *control)
{
    d->toolbar->addLead(control);
}

void RosterView::Private::keepColumns()
{
    columns.keep(*model.table());
    emit q.arranged();
}

void RosterView::Private::showColumns(const std::vector<std::string> &ids)
{
    isLayingOut = true;
    columns.show(*model.table(), ids);
    isLayingOut = false;
    table->columnsChanged();
    sayTotals();
}

} // namespace qunce
