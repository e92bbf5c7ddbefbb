// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterviewprivate.h"

#include <algorithm>

#include <QKeyEvent>

#include "views/common/card.h"
#include "views/common/texts.h"
#include "views/roster/tableplace.h"

namespace qunce {

RosterView::RosterView(PageTools &tools, const QString &viewId, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(*this, tools, viewId))
{ }

RosterView::~RosterView()
{
    d->table->setModel(nullptr); // the model goes first
}

void RosterView::setQuickFilters(std::vector<QuickFilter> filters, std::string chosen)
{
    d->quickFilters = std::move(filters);
    d->countQuickFilters();
    d->firstFilter = chosen;
    chooseFilter(chosen);
    d->sayQuery();
}

void RosterView::setDefaultSort(std::vector<SortKey> sort)
{
    d->defaultSort = std::move(sort);
    if (!d->isSorted && d->query.sort != d->defaultSort)
        setSort(d->defaultSort);
}

void RosterView::setNoun(const Message &noun)
{
    d->noun = noun;
    d->sayTotals();
}

void RosterView::setSearchHint(const Message &hint)
{
    d->searchHint = hint;
    d->toolbar->setSearchHint(text(hint));
}

void RosterView::setEmptyText(const Message &why, const Message &detail)
{
    d->emptyWhy = why;
    d->emptyDetail = detail;
    d->sayState();
}

void RosterView::setSource(std::function<TextSource()> source)
{
    d->described = std::move(source);
}

void RosterView::showTable(std::shared_ptr<const DataTable> table)
{
    d->sayProblem = {};
    d->index = std::make_shared<TableIndex>(std::move(table));
    d->countQuickFilters();
    d->arrange();
}

void RosterView::showProblem(const Error &error, const Message &action, std::function<void()> act)
{
    d->arranger.cancel();
    d->sayProblem = [this, error, action, act] {
        d->problem->say(QStringLiteral("warning"), text(error.userText), {},
            action.empty() ? QString() : text(action), act);
    };
    d->sayState();
    d->stack->setCurrentWidget(d->problem);
    emit settled();
}

void RosterView::chooseFilter(const std::string &id)
{
    const auto found = std::find_if(d->quickFilters.begin(), d->quickFilters.end(),
        [&](const QuickFilter &filter) { return filter.id == id; });
    if (found == d->quickFilters.end())
        return;
    d->chosenFilter = id;
    d->query.mark = found->mark;
    d->arrange();
    emit arranged();
}

const std::string &RosterView::chosenFilter() const
{
    return d->chosenFilter;
}

void RosterView::setSearch(const QString &text)
{
    d->toolbar->search()->setText(text);
}

void RosterView::setFilter(const ColumnFilter &filter)
{
    d->setFilter(filter);
}

void RosterView::setSort(std::vector<SortKey> sort)
{
    d->query.sort = std::move(sort);
    d->arrange();
    emit arranged();
}

void RosterView::clearFilters()
{
    d->clear();
}

const TableQuery &RosterView::query() const
{
    return d->query;
}

void RosterView::select(const Uuid &id)
{
    const auto row = d->model.table() && !d->arranger.isBusy() ? d->model.rowOf(id) : std::optional<int>();
    if (!row) {
        d->wanted = id;
        return;
    }
    const QModelIndex there = d->model.QAbstractTableModel::index(*row, 0);
    d->table->selectionModel()->setCurrentIndex(
        there, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    d->table->scrollTo(there, QAbstractItemView::PositionAtCenter);
}

std::optional<Uuid> RosterView::current() const
{
    return d->currentId.isNil() ? std::optional<Uuid>() : d->currentId;
}

void RosterView::markChanged(const std::vector<Uuid> &rows)
{
    d->recent->add(rows, isVisible());
}

std::vector<Uuid> RosterView::marked() const
{
    std::vector<Uuid> rows;
    for (const Uuid &row : d->recent->rows()) {
        if (d->model.table() && d->model.rowOf(row))
            rows.push_back(row);
    }
    return rows;
}

void RosterView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->recent->show();
}

std::vector<Uuid> RosterView::selected() const
{
    std::vector<Uuid> ids;
    for (const int row : selectedRows(*d->table))
        ids.push_back(d->model.idAt(row));
    return ids;
}

int RosterView::rowsShown() const
{
    return d->model.rowCount();
}

bool RosterView::isSettled() const
{
    return !d->arranger.isBusy() && (d->model.table() || d->sayProblem);
}

QStringList RosterView::titles() const
{
    QStringList titles;
    for (const int column : d->table->visibleColumns())
        titles << d->model.headerData(column, Qt::Horizontal).toString();
    return titles;
}

QStringList RosterView::rowTexts(int row) const
{
    QStringList texts;
    for (const int column : d->table->visibleColumns())
        texts << d->model.cellText(row, column);
    return texts;
}

QString RosterView::copyText() const
{
    return d->copy.tableText();
}

QImage RosterView::picture()
{
    return d->copy.picture();
}

void RosterView::save(const QString &path, std::function<void(const Result<void> &)> done)
{
    d->copy.save(path, std::move(done));
}

QTableView *RosterView::tableView() const
{
    return d->table;
}

const TableModel &RosterView::model() const
{
    return d->model;
}

QLineEdit *RosterView::searchField() const
{
    return d->toolbar->search();
}

QString RosterView::statusText() const
{
    return d->status->text();
}

void RosterView::focusSearch()
{
    d->toolbar->search()->setFocus(Qt::ShortcutFocusReason);
    d->toolbar->search()->selectAll();
}

void RosterView::openColumnMenu(const std::string &columnId)
{
    const auto column = d->model.table() ? d->model.table()->column(columnId) : std::nullopt;
    if (column)
        d->openMenu(static_cast<int>(*column));
}

/// As a card.
void RosterView::paintEvent(QPaintEvent *)
{
    if (qobject_cast<Card *>(parentWidget()))
        return; // which has a frame and a surface already
    paintSurface(*this, d->tools.theme);
}

void RosterView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
}

void RosterView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && d->closeInnermost())
        return;
    if (event->key() == Qt::Key_Down && d->toolbar->search()->hasFocus()) {
        d->table->setFocus();
        if (!d->table->currentIndex().isValid() && d->model.rowCount() > 0)
            d->table->selectRow(0);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace qunce
