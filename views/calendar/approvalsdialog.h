// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include "models/boards/waitingapprovals.h"
#include "views/common/page.h"

namespace qunce {

/// What waits for me (待我审批): approved or sent back one by one or all together; and who does it while I am away, which
/// is set among the settings. GUI thread.
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
    QString deputy() const { return m_deputy->text(); }
    QPushButton &settings() const { return *m_settings; }

signals:
    void stepAsked(const std::vector<qunce::CalendarEntry> &entries, qunce::EntryStatus to);
    void openAsked(const qunce::Uuid &entry);

private:
    void read();
    void show(WaitingApprovals waiting);
    void showDeputy();
    void sayChosen();
    std::vector<CalendarEntry> chosen() const;
    QWidget *makeDeputyRow();

    PageTools &m_tools;
    BoardPlace m_place;
    WaitingApprovals m_waiting;
    QLabel *m_words;
    QTreeWidget *m_list;
    QPushButton *m_approve;
    QPushButton *m_sendBack;
    QLabel *m_deputy;
    QPushButton *m_settings;
    bool m_isShowing = false;
};

} // namespace qunce
