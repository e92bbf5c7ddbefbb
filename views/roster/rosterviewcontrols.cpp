// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the parts of a table come together: layout, signals, commands, the menus of its headers.

#include "views/roster/rosterviewprivate.h"

#include <map>

#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

#include "views/common/texts.h"

namespace qunce {

namespace {

/// What the rows of the tables of pages are about, as far as they are about anybody.
ExportData dataOfView(const QString &viewId)
{
    static const std::map<QString, ExportData> known {{QStringLiteral("koc"), ExportData::Koc},
        {QStringLiteral("groups"), ExportData::Groups},
        {QStringLiteral("campaign_unreached"), ExportData::Groups},
        {QStringLiteral("guides"), ExportData::Guides}, {QStringLiteral("assignments"), ExportData::Guides},
        {QStringLiteral("campaigns"), ExportData::Plan}};
    const auto found = known.find(viewId);
    return found == known.end() ? ExportData::Numbers : found->second;
}

} // namespace

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
    , copy(pageTools, *table, model, texts)
    , recent(new RecentMarks(&view))
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

    copy.setData(dataOfView(viewId));
    addControls();
    addCommands(viewId);
    retranslate();
    stack->setCurrentWidget(skeleton);
}

/// What the parts tell each other.
void RosterView::Private::addControls()
{
    copy.setSource([this] { return source(); });
    table->delegate()->setMarks(recent);
    QObject::connect(recent, &RecentMarks::changed, table, [this] { table->viewport()->update(); });
    QObject::connect(&totalsTimer, &QTimer::timeout, &q, [this] { sumSelected(); });
    QObject::connect(toolbar, &RosterToolbar::searchChanged, &q, [this](const QString &text) {
        query.text = text.toStdString();
        arrange();
    });
    QObject::connect(toolbar, &RosterToolbar::quickFilterChosen, &q,
        [this](const std::string &id) { q.chooseFilter(id); });
    QObject::connect(toolbar, &RosterToolbar::filterRemoved, &q, [this](const std::string &column) {
        setFilter({column, {}, {}, {}});
    });
    QObject::connect(toolbar, &RosterToolbar::filtersCleared, &q, [this] { clear(); });
    QObject::connect(toolbar->columns(), &QToolButton::clicked, &q, [this] {
        if (!model.table())
            return;
        auto *menu = new QMenu(toolbar->columns());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("columnChooser"));
        columns.fillMenu(*menu, model.index()->shared(), texts, [this] {
            keepColumns();
            table->columnsChanged();
            sayTotals();
        });
        menu->popup(toolbar->columns()->mapToGlobal(QPoint(0, toolbar->columns()->height() + 2)));
    });
    QObject::connect(table->header(), &RosterHeader::sortAsked, &q,
        [this](int section, bool isFurther) { sort(section, isFurther); });
    QObject::connect(
        table->header(), &RosterHeader::menuAsked, &q, [this](int section) { openMenu(section); });
    const auto keep = [this] {
        if (!isLayingOut && model.table())
            keepColumns();
    };
    QObject::connect(table->header(), &QHeaderView::sectionMoved, &q, [keep] { keep(); });
    QObject::connect(table, &RosterTable::columnResized, &q, [keep] { keep(); });
    QObject::connect(table, &RosterTable::chosen, &q, [this](int row) { emit q.activated(model.idAt(row)); });
    QObject::connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, &q, [this] {
        if (!isRestoring)
            totalsTimer.start();
    });
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, &q, [this] {
        if (!isRestoring)
            noteCurrent();
    });
    QObject::connect(toolbar->copy(), &QToolButton::clicked, &q, [this] { copy.copyTable(); });
    auto *exports = new QMenu(toolbar->download());
    toolbar->download()->setMenu(exports);
    toolbar->download()->setPopupMode(QToolButton::InstantPopup);
    QObject::connect(
        exports, &QMenu::aboutToShow, &q, [this, exports] { copy.fillExportMenu(*exports, &q); });
    auto *menu = new QMenu(toolbar->more());
    toolbar->more()->setMenu(menu);
    QObject::connect(menu, &QMenu::aboutToShow, &q, [this, menu] { copy.fillMenu(*menu); });
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
        QKeySequence(Qt::CTRL | Qt::Key_C), CommandGroup::Edit, [this] { copy.copyTable(); });
    add("copyPicture", QUNCE_TEXT("Copy as picture"), QUNCE_TEXT("Copies the table as it looks, for a chat"),
        "picture", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), CommandGroup::Edit,
        [this] { copy.copyPicture(); });
    add("copyText", QUNCE_TEXT("Copy as text"),
        QUNCE_TEXT("Copies the table in columns of spaces, for a chat"), "copy", {}, CommandGroup::Edit,
        [this] { copy.copyText(); });
    add("export", QUNCE_TEXT("Export table"),
        QUNCE_TEXT("Saves all rows shown as a workbook, for a spreadsheet"), "download",
        QKeySequence(Qt::CTRL | Qt::Key_E), CommandGroup::Page,
        [this] { copy.exportTable(&q, TableFile::Workbook); });
    add("exportCsv", QUNCE_TEXT("Export table as CSV"),
        QUNCE_TEXT("Saves all rows shown as CSV, for another program"), "download", {}, CommandGroup::Page,
        [this] { copy.exportTable(&q, TableFile::Csv); });
    add("exportPdf", QUNCE_TEXT("Export table as PDF"), QUNCE_TEXT("Saves all rows shown as pages to read"),
        "download", {}, CommandGroup::Page, [this] { copy.exportTable(&q, TableFile::Pdf); });
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
        emit q.arranged();
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

} // namespace qunce
