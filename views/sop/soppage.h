// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>

#include <QPushButton>
#include <QStackedWidget>

#include "models/boards/rollingboard.h"
#include "models/boards/sopboard.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"

namespace qunce {

class SopRuns;

/// SOP: the templates of the brand and those that come with the program, their steps, to be changed step by step, and from
/// there onto a date (PlaceSopDialog). GUI thread.
class SopPage : public Page
{
    Q_OBJECT

public:
    explicit SopPage(PageTools &tools, QWidget *parent = nullptr);

    bool usesPeriod() const override { return false; }
    bool usesCompare() const override { return false; }
    void open(const Destination &destination) override;
    int rowsShown() const override;
    QWidget *firstControl() override { return m_list; }

    const SopLine *shownLine() const;
    CellTable &list() const { return *m_list; }
    CellTable &steps() const { return *m_steps; }

protected:
    void refresh() override;
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void addCommands();
    void show(Result<SopBoard> board);
    void showLine();
    void place();
    void copy();
    void toggleRetired();
    void editHead();
    void makeNew();
    void openStep(int row);
    void openStep(const SopStep &step);
    void removeStep(int row);
    SopStep newStep() const;
    /// Saves the shown template as it is wanted, as its next version where campaigns have been made of it.
    void save(SopTemplate wanted, std::function<void(const Result<EditDone> &)> done);
    /// Why the shown template stays as it is; empty if it may be changed.
    Message whyFixed() const;
    QString nextVersionNote() const;
    QString whyNotPlaced() const;
    Message whyNotPlanned() const;

    void readRuns();
    std::vector<SopRun> runsOf(const SopLine &line) const;

    BoardPlace m_place;
    BoardPlace m_runsPlace;
    const std::shared_ptr<PlanMemory> m_plan;
    Card *m_listCard;
    Card *m_stepsCard;
    CellTable *m_list;
    CellTable *m_steps;
    ThemedLabel *m_about;
    ThemedLabel *m_notice;
    SopRuns *m_runs;
    QPushButton *m_put;
    QPushButton *m_copy;
    QPushButton *m_retire;
    QPushButton *m_new;
    QPushButton *m_edit;
    QPushButton *m_newStep;
    QStackedWidget *m_stack;
    EmptyState *m_problem;
    std::shared_ptr<const SopBoard> m_board;
    std::vector<SopRun> m_allRuns; ///< what rolls, of all templates
    Uuid m_shown;
    Uuid m_awaited; ///< a next version that is not read yet: it is shown when it is
};

} // namespace qunce
