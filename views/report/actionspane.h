// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QCheckBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>

#include "models/boards/actionitems.h"
#include "views/charts/celltable.h"
#include "views/common/card.h"
#include "views/common/page.h"

namespace qunce {

/// 问题与措施 of a report: those that are open or were done, and the fields of one of them or of a new one. Each is an edit
/// with its step of undo. Whoever may not says why. GUI thread.
class ActionsPane : public QWidget
{
    Q_OBJECT

public:
    ActionsPane(PageTools &tools, QWidget *parent = nullptr);

    /// As it was read; what is being typed stays.
    void setList(const ActionList &list);

    CellTable &table() const { return *m_table; }
    QLineEdit &problem() const { return *m_problem; }
    QLineEdit &action() const { return *m_action; }
    QLineEdit &responsible() const { return *m_responsible; }
    QCheckBox &hasDue() const { return *m_hasDue; }
    QDateEdit &due() const { return *m_due; }
    QPushButton &add() const { return *m_add; }
    QPushButton &save() const { return *m_save; }
    QPushButton &done() const { return *m_done; }
    QPushButton &remove() const { return *m_remove; }
    QString why() const { return m_why->text(); }

signals:
    /// An edit is on the disk: the list is to be read again.
    void changed();

private:
    QWidget *makeForm();
    QWidget *makeDeeds();
    void fillTable();
    void showItem(int row);
    void look();
    const ActionItem *current() const;
    ActionItem typed(ActionItem item) const;
    ActionItem fresh() const;
    void commit(EditRequest request);

    PageTools &m_tools;
    std::optional<ActionList> m_list;
    Uuid m_current; ///< nil: a new one
    bool m_isFilling = false;
    CellTable *m_table;
    QLineEdit *m_problem = nullptr;
    QLineEdit *m_action = nullptr;
    QLineEdit *m_responsible = nullptr;
    QCheckBox *m_hasDue = nullptr;
    QDateEdit *m_due = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_done = nullptr;
    QPushButton *m_remove = nullptr;
    ThemedLabel *m_why;
};

} // namespace qunce
