// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>

#include "views/common/page.h"

namespace qunce {

/// Asks for the reason of a step that is not taken without one. GUI thread.
class ReasonDialog : public QDialog
{
    Q_OBJECT

public:
    /// `verb`: what the button says.
    ReasonDialog(PageTools &tools, const QString &title, const QString &verb,
        std::function<void(const QString &reason)> take, QWidget *parent);

    QPlainTextEdit &reason() const { return *m_reason; }
    void accept() override;

private:
    const std::function<void(const QString &)> m_take;
    QPlainTextEdit *m_reason;
    QPushButton *m_ok;
};

} // namespace qunce
