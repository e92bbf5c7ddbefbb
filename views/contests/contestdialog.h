// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QDialog>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include "models/boards/contestboard.h"
#include "views/charts/celltable.h"
#include "views/charts/chartcard.h"
#include "views/charts/copyactions.h"
#include "views/charts/linechart.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"

namespace qunce {

/// PK赛: the contests that the user may see with their states; of the chosen one the standings, how they came about, and what
/// came in after it was frozen. Headquarters and regions hold new ones, change and delete those that are not frozen. GUI
/// thread.
class ContestDialog : public QDialog
{
    Q_OBJECT

public:
    ContestDialog(PageTools &tools, QWidget *parent);

    bool isSettled() const { return m_board && !m_place.isWaiting(); }
    const std::shared_ptr<const ContestBoard> &board() const { return m_board; }
    CellTable &list() const { return *m_list; }
    CellTable &standings() const { return *m_standings; }
    CellTable &late() const { return *m_late; }
    const LineChart &chart() const { return *m_chart; }
    QPushButton &make() const { return *m_make; }
    QPushButton &change() const { return *m_change; }
    QPushButton &remove() const { return *m_remove; }
    QToolButton &copy() const { return *m_copy; }
    /// All that is said around the tables, line by line.
    QStringList says() const;
    const EmptyState &empty() const { return *m_empty; }
    /// What the copy menu copies and exports.
    CopySource source() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeShown();
    QToolButton *makeCopy(QWidget *parent);
    void read(const Uuid &chosen);
    void take(Result<ContestBoard> read);
    void fill();
    void fillChosen();
    void sayRights();
    void edit(bool isNew);
    void removeChosen();

    PageTools &m_tools;
    BoardPlace m_place;
    std::shared_ptr<const ContestBoard> m_board;
    Uuid m_chosen;
    bool m_isFilling = false;
    QPushButton *m_make;
    QPushButton *m_change;
    QPushButton *m_remove;
    QToolButton *m_copy = nullptr;
    QStackedWidget *m_stack;
    CellTable *m_list;
    QWidget *m_shown = nullptr;
    ThemedLabel *m_title;
    ThemedLabel *m_line;
    ThemedLabel *m_stand;
    LineChart *m_chart;
    ChartCard *m_chartCard;
    CellTable *m_standings;
    ThemedLabel *m_tie;
    ThemedLabel *m_lateSays;
    CellTable *m_late;
    EmptyState *m_empty;
};

} // namespace qunce
