// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include "models/boards/goaltable.h"
#include "models/domain/metric.h"
#include "views/common/page.h"

namespace qunce {

/// Goals of one metric for a month, or for the days that were chosen: of a unit and of what is right below it, with what
/// they differ by. A double click goes one level down, to the guides of a store. GUI thread.
class GoalsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins with net sales in the month in which `chosen` ends.
    GoalsDialog(PageTools &tools, const Uuid &unit, Period chosen, QWidget *parent);

    /// Saves what was changed in one step; stays open and says why if it cannot be.
    void accept() override;

    QTableWidget &table() const { return *m_table; }
    QString sumsText() const { return m_sums->text(); }
    const std::optional<GoalTable> &goals() const { return m_goals; }

private:
    /// Whose goals of what are shown.
    struct Place {
        Uuid unit;
        Period period;
        Metric metric = Metric::Amount;
    };

    void makeChoices(Period chosen);
    void read(const Place &place);
    void fill(const GoalTable &goals);
    void addLine(int row, const GoalLine &line);
    void noteTyping(int row, int column);
    const GoalLine &lineOf(int row) const;
    /// What stands in the table, for the lines whose value is another one.
    std::vector<std::pair<const GoalLine *, std::optional<int64_t>>> changes() const;
    void saySums();
    void go(const Place &place);
    void step(int direction);
    bool isMonth() const;
    bool isMoney() const { return info(m_at.metric).isMoney; }
    std::optional<int64_t> typed(const QString &words) const;
    QString shown(std::optional<int64_t> value) const;
    /// Both lists stand at what is shown.
    void showChoices();
    void save(std::function<void()> then);

    PageTools &m_tools;
    BoardPlace m_place;
    Place m_at;
    QComboBox *m_metric;
    QComboBox *m_days;
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

} // namespace qunce
