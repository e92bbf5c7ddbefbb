// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <set>
#include <vector>

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

#include "views/common/card.h"
#include "views/common/page.h"
#include "views/targets/targetperiods.h"
#include "views/targets/targetsmodel.h"

namespace qunce {

/// A tree that says whether somebody types into it.
class TargetsTree : public QTreeView
{
public:
    using QTreeView::QTreeView;
    bool isEditing() const { return state() == EditingState; }
};

/// Targets of one metric for a month, a week or a campaign: everybody from the zones down to the guides in one tree, with
/// sums, differences and attainment. Typing, filling, pasting and splitting are a step of undo each, saved at once and
/// sent when the server can be reached. GUI thread.
class TargetsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins with net sales of the unit and period of the header.
    TargetsDialog(PageTools &tools, QWidget *parent);

    QTreeView &table() const { return *m_table; }
    const TargetsModel &model() const { return *m_model; }
    TargetPeriods &periods() const { return *m_periods; }
    QString said() const { return m_said->text(); }
    /// What was asked for is on screen.
    bool isSettled() const { return m_isSettled; }
    void chooseMetric(Metric metric);
    /// The row of the sheet that the cursor is on; -1 for none.
    int currentRow() const;
    void select(const std::vector<int> &rows);

    // What the buttons and keys do with what is chosen.
    void split();
    void fillDown();
    void clearChosen();
    void copyChosen() const;
    void paste();
    void undo();
    void redo();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTable();
    QWidget *makeBar();
    QToolButton *makeTool(const char *name, const char *iconName, std::function<void()> run);
    void connectAll();
    TargetQuery wanted() const;
    void read();
    void showSheet(TargetSheet sheet);
    void expandFirst();
    std::set<Uuid> expanded() const;
    /// Rows that are chosen, in the order of the sheet; the current one if none is.
    std::vector<int> chosen() const;
    /// From the current row on, as far as branches are open.
    std::vector<int> rowsInSight() const;
    WhyNotTarget whyNotOf() const;
    void noteTyping(int row, const QString &words);
    /// One step of undo.
    void commit(const Message &title, const TargetChanges &changes);
    std::string placeName(int row) const;
    void sayRow();
    void sayLocked(int row, const Message &why);
    void sayUndo();
    void say(const QString &words, bool isTrouble = false);

    PageTools &m_tools;
    RandomIdSource m_ids;
    BoardPlace m_place;
    const BoardQuery m_chosen;
    Uuid m_unit; ///< nil: everything the user may see
    Metric m_metric = Metric::Amount;
    bool m_isSettled = false;
    bool m_isFirst = true;
    bool m_hasTrouble = false; ///< what is said stays until somebody goes on
    bool m_isStale = false; ///< a reading came while somebody typed
    TargetsModel *m_model;
    TargetPeriods *m_periods;
    QComboBox *m_metrics;
    QToolButton *m_everything;
    QToolButton *m_split;
    QToolButton *m_fill;
    QToolButton *m_copy;
    QToolButton *m_pasteTool;
    QToolButton *m_undo;
    QToolButton *m_redo;
    TargetsTree *m_table;
    ThemedLabel *m_said;
};

} // namespace qunce
