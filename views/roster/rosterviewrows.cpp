// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which rows are shown, in which order, and what stays where it is when they change.

#include "views/roster/rosterviewprivate.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/roster/filtertexts.h"
#include "views/roster/tableplace.h"

namespace qunce {

namespace {

constexpr size_t kMostRowsShownAtOnce = 5'000; ///< that are summed in the GUI thread

} // namespace

/// Filters and sorts elsewhere; show() comes with the result.
void RosterView::Private::arrange()
{
    sayQuery();
    if (!index)
        return;
    arranger.run([this, wantedIndex = index, wantedQuery = query](const std::stop_token &stop) {
        auto order = std::make_shared<TableOrder>(wantedIndex->arrange(wantedQuery, stop));
        return Arranger::Shown([this, wantedIndex, order] { show(wantedIndex, std::move(*order)); });
    });
}

void RosterView::Private::show(std::shared_ptr<TableIndex> shownIndex, TableOrder order)
{
    const TablePlace place(*table, model);
    isRestoring = true;
    if (shownIndex != model.index())
        table->delegate()->setTable(&shownIndex->table());
    model.show(std::move(shownIndex), std::move(order));
    beginColumns();
    place.restore(*table, model, wanted);
    isRestoring = false;
    stack->setCurrentWidget(table);
    sayQuery();
    sayState();
    sumSelected();
    noteCurrent();
    emit q.settled();
}

/// Columns of a table are laid out once; a page may change them with its period.
void RosterView::Private::beginColumns()
{
    std::vector<std::string> ids;
    for (const TableColumn &column : model.table()->columns)
        ids.push_back(column.id);
    if (ids == shownColumns)
        return;
    shownColumns = std::move(ids);
    isLayingOut = true;
    columns.apply(*model.table());
    isLayingOut = false;
    table->columnsChanged();
    if (wantedColumns)
        showColumns(*std::exchange(wantedColumns, std::nullopt));
}

void RosterView::Private::noteCurrent()
{
    const QModelIndex there = table->currentIndex();
    const Uuid id = there.isValid() && there.row() < model.rowCount() ? model.idAt(there.row()) : Uuid();
    if (id == currentId)
        return;
    currentId = id;
    emit q.currentChanged(id);
}

void RosterView::Private::sort(int section, bool isFurther)
{
    const TableColumn &column = model.table()->columns[static_cast<size_t>(section)];
    const auto found = std::find_if(
        query.sort.begin(), query.sort.end(), [&](const SortKey &key) { return key.column == column.id; });
    // Numbers begin with the largest, since that is what one looks for.
    const bool isNumber = !column.isText();
    SortKey key {column.id, found == query.sort.end() ? isNumber : !found->descending};
    if (!isFurther)
        query.sort = {key};
    else if (found == query.sort.end())
        query.sort.push_back(key);
    else
        *found = key;
    isSorted = true;
    arrange();
    emit q.arranged();
}

void RosterView::Private::sortCurrent(bool descending)
{
    if (!model.table())
        return;
    const auto column = static_cast<size_t>(std::max(0, table->currentIndex().column()));
    query.sort = {{model.table()->columns[column].id, descending}};
    isSorted = true;
    arrange();
    emit q.arranged();
}

void RosterView::Private::setFilter(const ColumnFilter &filter)
{
    std::erase_if(query.filters, [&](const ColumnFilter &one) { return one.column == filter.column; });
    if (!filter.texts.empty() || filter.least || filter.most)
        query.filters.push_back(filter);
    arrange();
    emit q.arranged();
}

void RosterView::Private::clear()
{
    query.filters.clear();
    query.text.clear();
    const QSignalBlocker quiet(toolbar);
    toolbar->search()->clear();
    arrange();
    emit q.arranged();
}

/// Many rows are summed elsewhere; until then only their number is said.
void RosterView::Private::sumSelected()
{
    selected = {};
    totalsArranger.cancel();
    std::vector<uint32_t> rows;
    for (const int row : selectedRows(*table))
        rows.push_back(model.tableRow(row));
    selected.count = rows.size();
    if (rows.size() > 1 && rows.size() <= kMostRowsShownAtOnce) {
        selected.totals = totalsOf(*model.table(), rows);
    } else if (rows.size() > kMostRowsShownAtOnce) {
        totalsArranger.run([this, rows, kept = model.index()](const std::stop_token &) {
            auto totals = std::make_shared<TableTotals>(totalsOf(kept->table(), rows));
            return Arranger::Shown([this, totals] {
                selected.totals = std::move(*totals);
                sayTotals();
            });
        });
    }
    sayTotals();
}

/// Of what is copied: as the page says it, and which rows are left out.
TextSource RosterView::Private::source() const
{
    TextSource said = described ? described() : TextSource();
    const auto chosen = std::find_if(quickFilters.begin(), quickFilters.end(),
        [this](const QuickFilter &filter) { return filter.id == chosenFilter; });
    const QString quick = chosen == quickFilters.end() ? QString() : text(chosen->title);
    said.filters = queryTexts(query, quick, *model.table(), texts);
    return said;
}

/// The innermost thing that Esc can take back.
bool RosterView::Private::closeInnermost()
{
    if (toolbar->search()->hasFocus() || !query.text.empty()) {
        const bool hadText = !query.text.empty();
        toolbar->search()->clear();
        if (!hadText)
            table->setFocus();
        return true;
    }
    if (selected.count > 1) {
        const QModelIndex current = table->currentIndex();
        table->selectionModel()->select(
            current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return true;
    }
    return false;
}

} // namespace qunce
