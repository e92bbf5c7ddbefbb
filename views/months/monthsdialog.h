// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QDateTimeEdit>
#include <QDialog>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/boards/monthboard.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"

namespace qunce {

/// 封账: the months of a period, closed by whom and when; what came late, number by number; headquarters closes a month that
/// is over, at once or at a moment, and takes a plan back. The server closes: until it has, the line says so. GUI thread.
class MonthsDialog : public QDialog
{
    Q_OBJECT

public:
    MonthsDialog(PageTools &tools, const BoardQuery &query, QWidget *parent);

    // For tests: what the user sees and does.
    bool isSettled() const { return m_board && !m_place.isWaiting(); }
    QStringList monthTexts() const;
    QString summary() const { return m_summary->text(); }
    const CellTable &table() const { return *m_table; }
    QDateTimeEdit &moment() const { return *m_moment; }
    /// Of the month's line; null where there is nothing to do.
    QPushButton *buttonOf(int month) const;

private:
    void read();
    void take(Result<MonthBoard> read);
    void fill();
    void fillMonths(bool mayClose);
    void closeMonth(const MonthLine &month);
    void withdraw(const MonthLine &month);

    PageTools &m_tools;
    const BoardQuery m_query;
    BoardPlace m_place;
    std::shared_ptr<const MonthBoard> m_board;
    QWidget *m_months;
    QVBoxLayout *m_lines;
    QWidget *m_when;
    QDateTimeEdit *m_moment;
    ThemedLabel *m_whenLabel;
    ThemedLabel *m_help;
    ThemedLabel *m_summary;
    QStackedWidget *m_stack;
    CellTable *m_table;
    EmptyState *m_empty;
};

} // namespace qunce
