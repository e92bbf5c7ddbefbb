// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

#include "views/common/theme.h"

namespace qunce {

/// One choice of a popover: a mark if it is the present one, its name, and at the right what it would give. Up and Down
/// go to the next one. GUI thread.
class OptionRow : public QAbstractButton
{
    Q_OBJECT

public:
    OptionRow(Theme &theme, const QString &name, const QString &detail, bool isChosen, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Theme &m_theme;
    const QString m_detail;
};

} // namespace qunce
