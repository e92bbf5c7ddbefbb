// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QPushButton>
#include <QStackedWidget>

#include "models/boards/sopboard.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"

namespace qunce {

/// SOP: the templates of the brand and those that come with the program, their steps, and from there onto a date
/// (PlaceSopDialog). GUI thread.
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

private:
    void build();
    void addCommands();
    void show(Result<SopBoard> board);
    void showLine();
    void place();
    void copy();
    void toggleRetired();
    QString whyNotPlaced() const;
    Message whyNotPlanned() const;

    BoardPlace m_place;
    Card *m_listCard;
    Card *m_stepsCard;
    CellTable *m_list;
    CellTable *m_steps;
    ThemedLabel *m_about;
    ThemedLabel *m_notice;
    QPushButton *m_put;
    QPushButton *m_copy;
    QPushButton *m_retire;
    QStackedWidget *m_stack;
    EmptyState *m_problem;
    std::shared_ptr<const SopBoard> m_board;
    Uuid m_shown;
};

} // namespace qunce
