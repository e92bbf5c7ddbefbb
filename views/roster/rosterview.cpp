// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterview.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/texts.h"
#include "views/roster/arranger.h"
#include "views/roster/columnlayout.h"
#include "views/roster/columnmenu.h"
#include "views/roster/rosterstatusbar.h"
#include "views/roster/rostertable.h"
#include "views/roster/rostertoolbar.h"
#include "views/roster/skeleton.h"
#include "views/roster/tablecopy.h"

namespace qunce {

namespace {

constexpr int kMostPictureRows = 200;
constexpr size_t kMostChipValues = 3;
constexpr size_t kMostRowsAtOnce = 2'000; ///< that are written for the clipboard in the GUI thread

} // namespace

class RosterView::Private
{
public:
    Private(RosterView &view, PageTools &tools, const QString &viewId);

    void arrange();
    void show(std::shared_ptr<TableIndex> index, TableOrder order);
    void restore(const std::vector<Uuid> &selectedIds, const std::optional<Uuid> &currentId, int offset,
        const std::optional<Uuid> &topId);
    void sort(int section, bool isFurther);
    void sortCurrent(bool descending);
    void openMenu(int section);
    void setFilter(const ColumnFilter &filter);
    void clear();
    void sayQuery();
    void sayState();
    void sayTotals();
    void noteCurrent();
    void retranslate();
    void addCommands(const QString &viewId);
    std::vector<int> selectedRows() const;
    std::vector<int> copiedRows() const;
    CopiedRows copied() const;
    void copyAsText();
    void copyAsPicture();
    bool closeInnermost();
    QString chipText(const ColumnFilter &filter) const;
    void beginColumns();

    RosterView &q;
    PageTools &tools;
    CellTexts texts;
    TableModel model;
    RosterToolbar *toolbar;
    RosterTable *table;
    EmptyState *empty; ///< over the rows' place, below the header
    RosterStatusBar *status;
    QWidget *body;
    Skeleton *skeleton;
    EmptyState *problem;
    QStackedLayout *stack;
    ColumnLayout columns;
    std::vector<QuickFilter> quickFilters;
    std::string chosenFilter;
    std::vector<SortKey> defaultSort;
    TableQuery query;
    Message noun = QUNCE_TEXT("%1 rows");
    Message searchHint = QUNCE_TEXT("Find in the table");
    Message emptyWhy = QUNCE_TEXT("There is nothing here yet");
    Message emptyDetail;
    std::function<void()> sayProblem;
    std::shared_ptr<TableIndex> index; ///< the newest; the model may still show an older one
    std::vector<std::string> shownColumns;
    bool isRestoring = false;
    bool isLayingOut = false;
    bool isSorted = false; ///< by the user
    Uuid currentId;
    std::optional<Uuid> wanted; ///< to be selected as soon as it is there
    QTimer totalsTimer;
    Arranger arranger;
    Arranger valuesArranger;
    Arranger copier;
};

RosterView::Private::Private(RosterView &view, PageTools &pageTools, const QString &viewId)
    : q(view)
    , tools(pageTools)
    , texts(pageTools.language)
    , model(texts)
    , toolbar(new RosterToolbar(pageTools.theme, &view))
    , table(new RosterTable(pageTools.theme, &view))
    , empty(new EmptyState(pageTools.theme, table->viewport()))
    , status(new RosterStatusBar(pageTools.theme, &view))
    , body(new QWidget(&view))
    , skeleton(new Skeleton(pageTools.theme, body))
    , problem(new EmptyState(pageTools.theme, body))
    , stack(new QStackedLayout(body))
    , columns(pageTools.settings, QStringLiteral("table/") + viewId, *table)
{
    auto *all = new QVBoxLayout(&view);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addWidget(toolbar);
    all->addWidget(body, 1);
    all->addWidget(status);
    for (QWidget *part :
        {static_cast<QWidget *>(skeleton), static_cast<QWidget *>(table), static_cast<QWidget *>(problem)})
        stack->addWidget(part);
    table->setModel(&model);
    table->setObjectName(viewId + QStringLiteral("Table"));
    empty->hide();
    empty->setAutoFillBackground(true);
    empty->setBackgroundRole(QPalette::Base);
    totalsTimer.setSingleShot(true);
    totalsTimer.setInterval(0);
    auto *viewportLayout = new QVBoxLayout(table->viewport());
    viewportLayout->setContentsMargins(0, 0, 0, 0);
    viewportLayout->addWidget(empty);

    QObject::connect(&totalsTimer, &QTimer::timeout, &view, [this] { sayTotals(); });
    QObject::connect(toolbar, &RosterToolbar::searchChanged, &view, [this](const QString &text) {
        query.text = text.toStdString();
        arrange();
    });
    QObject::connect(toolbar, &RosterToolbar::quickFilterChosen, &view,
        [this](const std::string &id) { q.chooseFilter(id); });
    QObject::connect(toolbar, &RosterToolbar::filterRemoved, &view, [this](const std::string &column) {
        setFilter({column, {}, {}, {}});
    });
    QObject::connect(toolbar, &RosterToolbar::filtersCleared, &view, [this] { clear(); });
    QObject::connect(toolbar->copy(), &QToolButton::clicked, &view, [this] { copyAsText(); });
    QObject::connect(toolbar->columns(), &QToolButton::clicked, &view, [this] {
        if (!model.table())
            return;
        auto *menu = new QMenu(toolbar->columns());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("columnChooser"));
        columns.fillMenu(*menu, model.index()->shared(), texts, [this] {
            columns.keep(*model.table());
            table->columnsChanged();
            sayTotals();
        });
        menu->popup(toolbar->columns()->mapToGlobal(QPoint(0, toolbar->columns()->height() + 2)));
    });
    QObject::connect(table->header(), &RosterHeader::sortAsked, &view,
        [this](int section, bool isFurther) { sort(section, isFurther); });
    QObject::connect(
        table->header(), &RosterHeader::menuAsked, &view, [this](int section) { openMenu(section); });
    const auto keep = [this] {
        if (!isLayingOut && model.table())
            columns.keep(*model.table());
    };
    QObject::connect(table->header(), &QHeaderView::sectionMoved, &view, [keep] { keep(); });
    QObject::connect(table, &RosterTable::columnResized, &view, [keep] { keep(); });
    QObject::connect(
        table, &RosterTable::chosen, &view, [this](int row) { emit q.activated(model.idAt(row)); });
    QObject::connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, &view, [this] {
        if (!isRestoring)
            totalsTimer.start();
    });
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, &view, [this] {
        if (!isRestoring)
            noteCurrent();
    });
    addCommands(viewId);
    retranslate();
    stack->setCurrentWidget(skeleton);
}

void RosterView::Private::addCommands(const QString &viewId)
{
    const std::string prefix = viewId.toStdString() + '.';
    const auto add = [&](const char *id, Message name, Message help, const char *icon, QKeySequence keys,
                         CommandGroup group, std::function<void()> run) {
        CommandInfo info;
        info.id = prefix + id;
        info.group = group;
        info.text = std::move(name);
        info.help = std::move(help);
        info.icon = icon;
        info.shortcut = std::move(keys);
        info.isOfPage = true;
        tools.commands.add(std::move(info), &q, std::move(run));
    };
    add("copy", QUNCE_TEXT("Copy table"),
        QUNCE_TEXT("Copies the selected rows, or all of them, for a spreadsheet"), "copy",
        QKeySequence(Qt::CTRL | Qt::Key_C), CommandGroup::Edit, [this] { copyAsText(); });
    add("copyPicture", QUNCE_TEXT("Copy as picture"), QUNCE_TEXT("Copies the table as it looks, for a chat"),
        "picture", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), CommandGroup::Edit,
        [this] { copyAsPicture(); });
    add("find", QUNCE_TEXT("Find in the table"), QUNCE_TEXT("By name or code, also by pinyin"), "search",
        QKeySequence(Qt::CTRL | Qt::Key_L), CommandGroup::Edit, [this] { q.focusSearch(); });
    add("clearFilters", QUNCE_TEXT("Clear filters"), QUNCE_TEXT("Shows all rows of the quick filter again"),
        "filter", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), CommandGroup::Page, [this] { clear(); });
    add("columnMenu", QUNCE_TEXT("Order and filter of the column"), QUNCE_TEXT("Of the cell with the frame"),
        "filter", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), CommandGroup::Page, [this] {
            if (model.table())
                openMenu(std::max(0, table->currentIndex().column()));
        });
    add("ascending", QUNCE_TEXT("Sort ascending"), QUNCE_TEXT("By the column of the cell with the frame"),
        "arrow-up", QKeySequence(Qt::ALT | Qt::Key_Up), CommandGroup::Page, [this] { sortCurrent(false); });
    add("descending", QUNCE_TEXT("Sort descending"), QUNCE_TEXT("By the column of the cell with the frame"),
        "arrow-down", QKeySequence(Qt::ALT | Qt::Key_Down), CommandGroup::Page,
        [this] { sortCurrent(true); });
}

void RosterView::Private::retranslate()
{
    toolbar->retranslate();
    toolbar->setSearchHint(text(searchHint));
    table->setAccessibleName(text(QUNCE_TEXT("Table")));
    model.retranslate();
    sayQuery();
    sayState();
    sayTotals();
}

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
    // What stands where, by id.
    std::vector<Uuid> selectedIds;
    std::optional<Uuid> current;
    std::optional<Uuid> top;
    int offset = 0;
    if (model.table()) {
        for (const int row : selectedRows())
            selectedIds.push_back(model.idAt(row));
        if (table->currentIndex().isValid())
            current = model.idAt(table->currentIndex().row());
        if (const int row = table->rowAt(0); row > 0) {
            top = model.idAt(row);
            offset = table->rowViewportPosition(row);
        }
    }
    isRestoring = true;
    if (shownIndex != model.index())
        table->delegate()->setTable(&shownIndex->table());
    model.show(std::move(shownIndex), std::move(order));
    beginColumns();
    restore(selectedIds, current, offset, top);
    isRestoring = false;
    stack->setCurrentWidget(table);
    sayQuery();
    sayState();
    sayTotals();
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
}

void RosterView::Private::restore(const std::vector<Uuid> &selectedIds, const std::optional<Uuid> &current,
    int offset, const std::optional<Uuid> &top)
{
    std::vector<int> rows;
    for (const Uuid &id : selectedIds) {
        if (const auto row = model.rowOf(id))
            rows.push_back(*row);
    }
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    const int lastColumn = model.columnCount() - 1;
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        selection.select(model.QAbstractTableModel::index(rows[i], 0),
            model.QAbstractTableModel::index(rows[end - 1], lastColumn));
        i = end;
    }
    if (!selection.isEmpty())
        table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const std::optional<Uuid> made = wanted && model.rowOf(*wanted) ? wanted : current;
    if (made) {
        if (const auto row = model.rowOf(*made)) {
            const QModelIndex there = model.QAbstractTableModel::index(*row, 0);
            const bool isWanted = made == wanted;
            table->selectionModel()->setCurrentIndex(there,
                isWanted ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                         : QItemSelectionModel::NoUpdate);
            if (isWanted) {
                wanted.reset();
                table->scrollTo(there, QAbstractItemView::PositionAtCenter);
                return;
            }
        }
    }
    const auto topRow = top ? model.rowOf(*top) : std::optional<int>();
    if (topRow)
        table->verticalScrollBar()->setValue(
            *topRow * table->verticalHeader()->defaultSectionSize() - offset);
    else
        table->scrollToTop();
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
}

void RosterView::Private::sortCurrent(bool descending)
{
    if (!model.table())
        return;
    const auto column = static_cast<size_t>(std::max(0, table->currentIndex().column()));
    query.sort = {{model.table()->columns[column].id, descending}};
    isSorted = true;
    arrange();
}

void RosterView::Private::openMenu(int section)
{
    const TableColumn &column = model.table()->columns[static_cast<size_t>(section)];
    const auto found = std::find_if(query.filters.begin(), query.filters.end(),
        [&](const ColumnFilter &filter) { return filter.column == column.id; });
    auto *menu = new ColumnMenu(
        tools.theme, texts, column, found == query.filters.end() ? ColumnFilter {} : *found, &q);
    QObject::connect(menu, &ColumnMenu::sortAsked, &q, [this, id = column.id](bool descending) {
        query.sort = {{id, descending}};
        isSorted = true;
        arrange();
    });
    QObject::connect(
        menu, &ColumnMenu::filterAsked, &q, [this](const ColumnFilter &filter) { setFilter(filter); });
    // The column is the shown table's: keep that as long as the menu is open.
    QObject::connect(menu, &QObject::destroyed, &q, [kept = model.index()] {});
    if (column.isText()) {
        const QPointer<ColumnMenu> there = menu;
        valuesArranger.run(
            [kept = model.index(), section, there, asked = query](const std::stop_token &stop) {
                auto values = std::make_shared<std::vector<ValueCount>>(
                    kept->valuesOf(static_cast<size_t>(section), asked, stop));
                return Arranger::Shown([there, values] {
                    if (there)
                        there->showValues(std::move(*values));
                });
            });
    }
    const QRect header = table->header()->sectionRect(section);
    menu->popUpBelow(QRect(table->header()->viewport()->mapToGlobal(header.topLeft()), header.size()));
}

void RosterView::Private::setFilter(const ColumnFilter &filter)
{
    std::erase_if(query.filters, [&](const ColumnFilter &one) { return one.column == filter.column; });
    if (!filter.texts.empty() || filter.least || filter.most)
        query.filters.push_back(filter);
    arrange();
}

void RosterView::Private::clear()
{
    query.filters.clear();
    query.text.clear();
    const QSignalBlocker quiet(toolbar);
    toolbar->search()->clear();
    arrange();
}

QString RosterView::Private::chipText(const ColumnFilter &filter) const
{
    const auto place = index->table().column(filter.column);
    if (!place)
        return {};
    const TableColumn &column = index->table().columns[*place];
    QString said;
    if (column.isText()) {
        const size_t named = std::min(filter.texts.size(), kMostChipValues);
        const QString comma = texts.format().isChinese() ? QStringLiteral("、") : QStringLiteral(", ");
        for (size_t i = 0; i < named; ++i)
            said += (i > 0 ? comma : QString()) + texts.value(column, filter.texts[i]);
        if (filter.texts.size() > named)
            said = text(QUNCE_TEXT("%1 and %2 more"),
                {said, texts.format().integer(static_cast<int64_t>(filter.texts.size() - named))});
    } else {
        const auto bound = [&](int64_t value) {
            if (column.type == CellType::Money)
                return texts.format().moneyWhole(value);
            if (column.type == CellType::Rate)
                return texts.format().rate({value, 1'000'000});
            return column.type == CellType::Points ? texts.format().pointsNumber({value, 1'000'000})
                                                   : texts.format().integer(value);
        };
        if (filter.least)
            said = QStringLiteral("≥ ") + bound(*filter.least);
        if (filter.most)
            said += (said.isEmpty() ? QString() : QStringLiteral(" ")) + QStringLiteral("≤ ")
                + bound(*filter.most);
    }
    return text(QUNCE_TEXT("%1: %2"), {texts.title(column), said});
}

/// Chips and header marks.
void RosterView::Private::sayQuery()
{
    std::vector<RosterToolbar::QuickChip> chips;
    for (const QuickFilter &filter : quickFilters) {
        QString count;
        if (index) {
            const std::vector<uint32_t> &marks = index->table().marks;
            const auto rows = filter.mark == 0 ? static_cast<int64_t>(marks.size())
                                               : std::count_if(marks.begin(), marks.end(),
                                                   [&](uint32_t one) { return (one & filter.mark) != 0; });
            count = texts.format().integer(rows);
        }
        chips.push_back({filter.id, text(filter.title), count, filter.id == chosenFilter});
    }
    toolbar->showQuickFilters(chips);
    std::vector<RosterToolbar::FilterChip> filters;
    std::set<std::string> filtered;
    for (const ColumnFilter &filter : query.filters) {
        if (!index || chipText(filter).isEmpty())
            continue;
        filters.push_back({filter.column, chipText(filter)});
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
    const DataTable &shown = *model.table();
    const Format format = texts.format();
    const auto number = [&format](size_t count) { return format.integer(static_cast<int64_t>(count)); };
    std::vector<RosterStatusBar::Part> parts;
    const size_t rows = model.order().rows.size();
    if (rows == shown.rows())
        parts.push_back({{}, text(noun.source(), {number(rows)}), false});
    else
        parts.push_back({text(QUNCE_TEXT("Filtered")),
            number(rows) + QStringLiteral(" / ") + number(shown.rows()), false});
    const auto addTotals = [&](const TableTotals &totals) {
        for (const int column : table->visibleColumns()) {
            const TableColumn &cells = shown.columns[static_cast<size_t>(column)];
            const ColumnTotal &total = totals.columns[static_cast<size_t>(column)];
            const QString sum = texts.total(cells, total);
            if (sum.isEmpty())
                continue;
            parts.push_back({texts.title(cells), sum, false});
            if (const QString mean = texts.average(cells, total); !mean.isEmpty() && total.rows > 1)
                parts.push_back({text(QUNCE_TEXT("average")), mean, false});
        }
    };
    if (model.order().totals.columns.size() == shown.columns.size())
        addTotals(model.order().totals);
    if (const std::vector<int> chosen = selectedRows(); chosen.size() > 1) {
        std::vector<uint32_t> tableRows;
        tableRows.reserve(chosen.size());
        for (const int row : chosen)
            tableRows.push_back(model.tableRow(row));
        parts.push_back({text(QUNCE_TEXT("Selected")), number(chosen.size()), true});
        addTotals(totalsOf(shown, tableRows));
    }
    status->say(std::move(parts), text(QUNCE_TEXT("%1 copies as a table"), {QStringLiteral("Ctrl+C")}));
}

std::vector<int> RosterView::Private::selectedRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<int> RosterView::Private::copiedRows() const
{
    std::vector<int> rows = selectedRows();
    if (rows.empty()) {
        rows.resize(static_cast<size_t>(model.rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
}

CopiedRows RosterView::Private::copied() const
{
    CopiedRows rows {model.index()->shared(), {}, {}};
    for (const int row : copiedRows())
        rows.rows.push_back(model.tableRow(row));
    for (const int column : table->visibleColumns())
        rows.columns.push_back(static_cast<size_t>(column));
    return rows;
}

void RosterView::Private::copyAsText()
{
    if (!model.table())
        return;
    const auto put = [this](const QString &text, const QString &html, size_t rows) {
        auto *data = new QMimeData; // the clipboard's
        data->setText(text);
        if (!html.isEmpty())
            data->setHtml(html);
        QApplication::clipboard()->setMimeData(data);
        tools.toast(Message(QUNCE_TEXT("Copied %1 rows"),
            {texts.format().integer(static_cast<int64_t>(rows)).toStdString()}));
    };
    const CopiedRows rows = copied();
    if (rows.rows.size() <= kMostRowsAtOnce)
        return put(tabSeparated(rows, texts), htmlTable(rows, texts), rows.rows.size());
    copier.run([this, put, rows](const std::stop_token &) {
        const QString text = tabSeparated(rows, texts);
        return Arranger::Shown([put, text, count = rows.rows.size()] { put(text, {}, count); });
    });
}

void RosterView::Private::copyAsPicture()
{
    if (!model.table())
        return;
    QApplication::clipboard()->setImage(q.picture());
    tools.toast(QUNCE_TEXT("Copied as a picture"));
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
    if (selectedRows().size() > 1) {
        const QModelIndex current = table->currentIndex();
        table->selectionModel()->select(
            current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return true;
    }
    return false;
}

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

void RosterView::showTable(std::shared_ptr<const DataTable> table)
{
    d->sayProblem = {};
    d->index = std::make_shared<TableIndex>(std::move(table));
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

std::vector<Uuid> RosterView::selected() const
{
    std::vector<Uuid> ids;
    for (const int row : d->selectedRows())
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
    return d->model.table() ? tabSeparated(d->copied(), d->texts) : QString();
}

/// The header and the selected rows, or all of them, up to what a chat can show.
QImage RosterView::picture()
{
    std::vector<int> rows = d->copiedRows();
    if (rows.size() > kMostPictureRows)
        rows.resize(kMostPictureRows);
    const std::vector<int> columns = d->table->visibleColumns();
    int width = 0;
    for (const int column : columns)
        width += d->table->columnWidth(column);
    const int header = metrics::kTableHeader;
    const int rowHeight = d->table->verticalHeader()->defaultSectionSize();
    const qreal ratio = std::max(devicePixelRatioF(), 2.0);
    QImage image(
        QSize(width, header + static_cast<int>(rows.size()) * rowHeight) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(d->tools.theme.color(Token::Surface));
    QPainter painter(&image);
    int x = 0;
    for (const int column : columns) {
        const int columnWidth = d->table->columnWidth(column);
        d->table->header()->paintTitle(painter, QRect(x, 0, columnWidth, header), column);
        for (size_t i = 0; i < rows.size(); ++i) {
            QStyleOptionViewItem option;
            option.rect = QRect(x, header + static_cast<int>(i) * rowHeight, columnWidth, rowHeight);
            d->table->delegate()->paint(
                &painter, option, d->model.QAbstractTableModel::index(rows[i], column));
        }
        x += columnWidth;
    }
    return image;
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
