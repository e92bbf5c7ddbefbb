// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QPushButton>
#include <QTableWidget>

#include "views/common/card.h"
#include "views/common/page.h"
#include "views/dataimport/importdesk.h"

namespace qunce {

/// An import is taken back: first a dry run at the server says what would change and what would stay, then it is done once
/// the user says so. GUI thread; everything is asked elsewhere. What has begun goes on when the dialog is closed.
class ImportUndoDialog : public QDialog
{
    Q_OBJECT

public:
    /// Both outlive it; begins the dry run.
    ImportUndoDialog(PageTools &tools, ImportDesk &desk, PastImport import, QWidget *parent);

    const QTableWidget &kept() const { return *m_kept; }
    QString said() const { return m_said->text(); }
    bool isBusy() const { return m_isRunning; }

signals:
    void undone();

private:
    void run(bool dryRun);
    void takeOutcome(const Result<UndoReply> &outcome);
    void showKept(const UndoReply &reply);

    PageTools &m_tools;
    ImportDesk &m_desk;
    const PastImport m_import;
    ThemedLabel *m_said;
    QTableWidget *m_kept;
    QPushButton *m_undo;
    bool m_isRunning = false;
};

} // namespace qunce
