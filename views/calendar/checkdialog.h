// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>

#include "models/boards/entrycheck.h"
#include "views/common/page.h"

namespace qunce {

/// What the checks say before entries are submitted or approved. Warnings are gone on with for a reason, which is kept;
/// errors are said when somebody submits, since nobody will be able to approve it so. GUI thread.
class CheckDialog : public QDialog
{
    Q_OBJECT

public:
    /// `verb`: what the button says.
    CheckDialog(PageTools &tools, const QString &title, const QString &verb,
        const std::vector<CheckedSource> &entries, std::function<void(const QString &reason)> take,
        QWidget *parent);

    QPlainTextEdit *reason() const { return m_reason; }
    /// Each entry's name and what is found about it, for tests.
    const QStringList &lines() const { return m_lines; }
    void accept() override;

private:
    const std::function<void(const QString &)> m_take;
    bool m_needsReason = false;
    QPlainTextEdit *m_reason;
    QPushButton *m_ok;
    QStringList m_lines;
};

} // namespace qunce
