// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "models/base/result.h"
#include "models/items/datatable.h"
#include "models/items/tablequery.h"
#include "views/common/page.h"
#include "views/common/texttable.h"
#include "views/roster/rosterstate.h"

class QLineEdit;
class QTableView;

namespace qunce {

class TableModel;
class ViewPicker;

/// The one table of all pages, a card of its own: 100,000 rows filtered and sorted off the GUI thread, frozen first column, quick filters,
/// value filters in the header, sums in the status bar, copying as text and picture. Selection, current row and scroll
/// position are kept by id when contents change; widths, order and visibility of columns in the settings under
/// table/<viewId>. GUI thread.
class RosterView : public QWidget
{
    Q_OBJECT

public:
    /// `viewId` is part of settings and of command ids (`koc`: koc.copy); one view of an id at a time.
    RosterView(PageTools &tools, const QString &viewId, QWidget *parent = nullptr);
    ~RosterView() override;

    /// Before the first showTable() or at any time; with an empty list there are no chips.
    void setQuickFilters(std::vector<QuickFilter> filters, std::string chosen);
    /// Used until the user sorts. Must name columns of the table.
    void setDefaultSort(std::vector<SortKey> sort);
    /// What the rows are, as in "122 guides": a text with %1 for their number.
    void setNoun(const Message &noun);
    /// What the search field asks for: "Name, code or guide".
    void setSearchHint(const Message &hint);
    /// Said when a table has no rows at all.
    void setEmptyText(const Message &why, const Message &detail = {});

    /// Title, scope and period of what is copied and exported; asked for each time.
    void setSource(std::function<TextSource()> source);

    /// Until the first table or problem, skeleton rows keep the place.
    void showTable(std::shared_ptr<const DataTable> table);
    /// Instead of rows; `action` may be empty.
    void showProblem(const Error &error, const Message &action = {}, std::function<void()> act = {});

    /// By its id; nothing happens if there is no such filter.
    void chooseFilter(const std::string &id);
    const std::string &chosenFilter() const;
    /// As if typed; empty for none.
    void setSearch(const QString &text);
    void setFilter(
        const ColumnFilter &filter); ///< replaces the one of that column; an empty one takes it away
    void setSort(std::vector<SortKey> sort);
    /// Takes text and column filters away; the quick filter stays.
    void clearFilters();
    const TableQuery &query() const;

    /// As saved views keep it. Columns are known with the first table; before it there are none.
    RosterState state() const;
    /// With the default order and the quick filter that was chosen at first.
    RosterState standardState() const;
    /// Arranges the table so and clears the search field; columns wait for the first table.
    void arrange(const RosterState &state);
    /// A control before the search field, which the toolbar owns from then on.
    void addLead(ViewPicker *control);

    /// Makes the row current and scrolls to it; waits for the table if there is none yet.
    void select(const Uuid &id);
    std::optional<Uuid> current() const;
    /// Others have just changed these rows: marked for a moment, wherever they stand.
    void markChanged(const std::vector<Uuid> &rows);
    /// Those that are marked now, and shown.
    std::vector<Uuid> marked() const;
    /// Of the selected rows, in their order.
    std::vector<Uuid> selected() const;
    int rowsShown() const;
    /// What was asked for is on screen.
    bool isSettled() const;

    /// What people read, for tests and exports: all rows shown, visible columns in their order, texts of the window's
    /// language.
    QStringList titles() const;
    QStringList rowTexts(int row) const;
    /// Tab-separated with titles: of the selected rows, or of all rows shown if there is none.
    QString copyText() const;
    QImage picture();
    /// All rows shown as the path's suffix says (xlsx, csv, pdf), written elsewhere; `done` is called when the file is there or cannot be.
    void save(const QString &path, std::function<void(const Result<void> &)> done);

    QTableView *tableView() const;
    const TableModel &model() const;
    QLineEdit *searchField() const;
    QString statusText() const;
    /// Puts the cursor into the search field.
    void focusSearch();
    /// Opens the menu of a column's header: order and filter.
    void openColumnMenu(const std::string &columnId);

signals:
    void currentChanged(const Uuid &id); ///< nil if no row is current any more
    void activated(const Uuid &id); ///< Enter, Space, double click
    void settled();
    /// Filters, order or columns are others than before, by the user or a caller.
    void arranged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce
