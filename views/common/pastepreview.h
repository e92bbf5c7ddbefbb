// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDialog>
#include <QPushButton>
#include <QTableView>

#include "views/common/theme.h"

namespace qunce {

/// Before cells are pasted into a sheet: what that changes, and each cell that is not taken with the reason. GUI thread.
class PastePreview : public QDialog
{
    Q_OBJECT

public:
    struct Parts {
        QString title;
        QString summary;
        int rejected = 0; ///< cells that are not taken
        /// Of each row, column, what was to be pasted, and why it is not; asked when it is looked at.
        std::function<QString(int problem, int column)> cell;
        bool takesAny = false; ///< something is left to be pasted
        std::function<void()> take;
    };
    PastePreview(Theme &theme, Parts parts, QWidget *parent);

    const QString &summary() const { return m_parts.summary; }
    const QTableView &rejected() const { return *m_rejected; }
    void accept() override;

private:
    void fillRejected(const Theme &theme);

    const Parts m_parts;
    QTableView *m_rejected;
    QPushButton *m_ok;
};

} // namespace qunce
