// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <functional>
#include <vector>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include "models/boards/waitingapprovals.h"
#include "views/common/page.h"

namespace qunce {

/// What waits for me (待我审批): approved or sent back one by one or all together; who does it for me while I am away; and,
/// for administrators, which entries two people approve. GUI thread.
class ApprovalsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ApprovalsDialog(PageTools &tools, QWidget *parent);

    /// As it was read last.
    const WaitingApprovals &waiting() const { return m_waiting; }
    QTreeWidget &list() const { return *m_list; }
    QPushButton &approve() const { return *m_approve; }
    QPushButton &sendBack() const { return *m_sendBack; }
    QComboBox &deputy() const { return *m_deputy; }
    QDateTimeEdit &until() const { return *m_until; }
    QPushButton &setDeputy() const { return *m_setDeputy; }
    QCheckBox &twoForAll() const { return *m_two.back(); }

signals:
    void stepAsked(const std::vector<qunce::CalendarEntry> &entries, qunce::EntryStatus to);
    void openAsked(const qunce::Uuid &entry);

private:
    void read();
    void show(WaitingApprovals waiting);
    void showDesk();
    void sayChosen();
    std::vector<CalendarEntry> chosen() const;
    void nameDeputy();
    void keepPolicy();
    void set(const Message &title, const Uuid &setting, std::string name, std::string value);
    QWidget *makeDeputyRow();
    QWidget *makePolicyRow();

    PageTools &m_tools;
    BoardPlace m_place;
    WaitingApprovals m_waiting;
    QLabel *m_words;
    QTreeWidget *m_list;
    QPushButton *m_approve;
    QPushButton *m_sendBack;
    QComboBox *m_deputy = nullptr;
    QDateTimeEdit *m_until = nullptr;
    QPushButton *m_setDeputy = nullptr;
    QWidget *m_policy = nullptr;
    std::array<QCheckBox *, 5> m_two {}; ///< by layer, and for all
    bool m_isShowing = false;
};

} // namespace qunce
