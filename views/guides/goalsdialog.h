// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include "models/boards/goaltable.h"
#include "views/common/page.h"

namespace qunce {

/// Goals of net sales for a month: of a unit and of what is right below it, with what they differ by. A double click
/// or Ctrl+Down goes one level down, to the guides of a store. GUI thread.
class GoalsDialog : public QDialog
{
    Q_OBJECT

public:
    GoalsDialog(PageTools &tools, const Uuid &unit, Day month, QWidget *parent);

    /// Saves what was changed in one step; stays open and says why if it cannot be.
    void accept() override;

    QTableWidget &table() const { return *m_table; }
    QString sumsText() const { return m_sums->text(); }
    const std::optional<GoalTable> &goals() const { return m_goals; }

private:
    void read(const Uuid &unit, Day month);
    void fill(const GoalTable &goals);
    void addLine(int row, const GoalLine &line);
    void noteTyping(int row, int column);
    const GoalLine &lineOf(int row) const;
    /// What stands in the table, for the lines whose value is another one.
    std::vector<std::pair<const GoalLine *, std::optional<int64_t>>> changes() const;
    void saySums();
    void go(const Uuid &unit, Day month);
    void save(std::function<void()> then);

    PageTools &m_tools;
    BoardPlace m_place;
    Uuid m_unit;
    Day m_month;
    std::optional<GoalTable> m_goals;
    bool m_isFilling = false;
    QToolButton *m_up;
    QToolButton *m_before;
    QToolButton *m_after;
    QLabel *m_title;
    QTableWidget *m_table;
    QLabel *m_sums;
    QLabel *m_why;
    QPushButton *m_save;
};

/// Fen of an amount as people write it: 12000, 12,000.50, 1.2万. Nothing if it is none.
std::optional<int64_t> amountTyped(const QString &typed);

} // namespace qunce
