// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDialog>
#include <QPushButton>
#include <QTableView>

#include "models/boards/plansheet.h"
#include "views/common/page.h"

namespace qunce {

/// Before cells are pasted into a plan sheet: how many entries that changes, and each cell that is not taken with the
/// reason. GUI thread.
class PasteDialog : public QDialog
{
    Q_OBJECT

public:
    PasteDialog(PageTools &tools, const SheetOutcome &outcome, std::function<void()> take, QWidget *parent);

    QString summary() const { return m_summary; }
    /// Row, column, what was to be pasted, and why it is not.
    const QTableView &rejected() const { return *m_rejected; }
    void accept() override;

private:
    const std::function<void()> m_take;
    QString m_summary;
    QTableView *m_rejected;
    QPushButton *m_ok;
};

} // namespace qunce
