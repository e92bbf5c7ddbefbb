// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QVBoxLayout>

#include "views/common/theme.h"

namespace qunce {

/// A surface with round corners that opens below a control and goes with Esc or a click elsewhere; the focus goes back
/// to the control. GUI thread.
class Popover : public QFrame
{
    Q_OBJECT

public:
    Popover(Theme &theme, QWidget *anchor);

    QVBoxLayout *body() const { return m_body; }
    /// Below the anchor, moved so that it stays in the window.
    void open();

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    Theme &m_theme;
    QWidget *m_anchor;
    QVBoxLayout *m_body;
};

} // namespace qunce
