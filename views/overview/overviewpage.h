// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <memory>

#include <QGridLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include "views/charts/celltable.h"
#include "views/charts/copyactions.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"
#include "views/nudge/nudgecommand.h"
#include "views/overview/numbercard.h"
#include "views/overview/todolist.h"

namespace qunce {

/// 总览: how the unit stands, where it lags, what goes out today and what is to be done. GUI thread.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(PageTools &tools, QWidget *parent = nullptr);

    int rowsShown() const override { return m_units->rowCount(); }

    const NumberCard &card(OverviewCardId id) const { return *m_cards[static_cast<size_t>(id)]; }
    CellTable &units() { return *m_units; }
    CellTable &total() { return *m_total; }
    CellTable &entries() { return *m_entries; }
    QPushButton &nudgeButton() { return *m_nudge; }
    const std::shared_ptr<const Overview> &overview() const { return m_overview; }

protected:
    void refresh() override;
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeContents();
    QToolButton *addCopyTool(Card &card, CellTable &table);
    void show(Result<std::shared_ptr<const Overview>> read);
    void showOverview();
    void showProblem(const Error &error);
    void layOut();
    ChartSource source(const QString &title) const;
    void openCard(OverviewCardId id);
    void openUnit(int row);
    void openEntry(int row);
    void doTodo(size_t number);
    void nudge(OverviewCardId id);
    std::optional<NudgeQuery> nudged() const;

    BoardPlace m_place;
    QStackedWidget *m_stack;
    EmptyState *m_problem;
    QGridLayout *m_grid;
    QHBoxLayout *m_lower;
    QBoxLayout *m_right;
    std::array<NumberCard *, kOverviewCards> m_cards {};
    Card *m_unitCard;
    CellTable *m_units;
    CellTable *m_total;
    QToolButton *m_compare;
    QToolButton *m_copyUnits;
    QPushButton *m_nudge;
    Card *m_todayCard;
    CellTable *m_entries;
    EmptyState *m_noEntries;
    EmptyState *m_noUnits;
    QPushButton *m_openCalendar;
    QToolButton *m_copyEntries;
    Card *m_todoCard;
    TodoList *m_todos;
    int m_columns = 0;
    std::shared_ptr<const Overview> m_overview;
    BoardQuery m_shown; ///< what m_overview is of
};

} // namespace qunce
