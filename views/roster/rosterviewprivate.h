// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStackedLayout>
#include <QTimer>

#include "views/common/emptystate.h"
#include "views/common/page.h"
#include "views/common/recentmarks.h"
#include "views/roster/arranger.h"
#include "views/roster/columnlayout.h"
#include "views/roster/columnmenu.h"
#include "views/roster/rostercopy.h"
#include "views/roster/rosterstatusbar.h"
#include "views/roster/rostertable.h"
#include "views/roster/rostertoolbar.h"
#include "views/roster/rosterview.h"
#include "views/roster/skeleton.h"
#include "views/roster/totalparts.h"

namespace qunce {

/// The parts of a RosterView and what it knows. Implemented by what it is for: controls and menus
/// (rosterviewcontrols.cpp), rows (rosterviewrows.cpp), texts around them (rosterviewtexts.cpp).
class RosterView::Private
{
public:
    Private(RosterView &view, PageTools &tools, const QString &viewId);

    void arrange();
    void show(std::shared_ptr<TableIndex> index, TableOrder order);
    void sort(int section, bool isFurther);
    void sortCurrent(bool descending);
    void openMenu(int section);
    void setFilter(const ColumnFilter &filter);
    void clear();
    void countQuickFilters();
    void sayQuery();
    void sayState();
    void sayTotals();
    void noteCurrent();
    void retranslate();
    void addCommands(const QString &viewId);
    void sumSelected();
    void addControls();
    TextSource source() const;
    bool closeInnermost();
    void beginColumns();
    void keepColumns();
    void showColumns(const std::vector<std::string> &ids);

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
    RosterCopy copy;
    std::vector<QuickFilter> quickFilters;
    std::string chosenFilter;
    std::string firstFilter; ///< chosen when the quick filters were set
    std::vector<SortKey> defaultSort;
    TableQuery query;
    Message noun = QUNCE_TEXT("%1 rows");
    Message searchHint = QUNCE_TEXT("Find in the table");
    Message emptyWhy = QUNCE_TEXT("There is nothing here yet");
    Message emptyDetail;
    std::function<void()> sayProblem;
    std::function<TextSource()> described;
    std::vector<int64_t> quickCounts; ///< rows of each quick filter
    SelectedRows selected;
    std::shared_ptr<TableIndex> index; ///< the newest; the model may still show an older one
    std::vector<std::string> shownColumns;
    std::optional<std::vector<std::string>>
        wantedColumns; ///< to be shown as soon as there is a table; empty: its own
    bool isRestoring = false;
    bool isLayingOut = false;
    bool isSorted = false; ///< by the user
    Uuid currentId;
    std::optional<Uuid> wanted; ///< to be selected as soon as it is there
    QTimer totalsTimer;
    RecentMarks *recent;
    Arranger arranger;
    Arranger valuesArranger;
    Arranger totalsArranger;
};

} // namespace qunce
