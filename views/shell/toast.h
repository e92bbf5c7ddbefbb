// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

#include "views/common/card.h"
#include "views/common/theme.h"

namespace qunce {

/// Says what the user's own deed did, over the page's lower edge; gone after 6 s. GUI thread.
class Toast : public QWidget
{
    Q_OBJECT

public:
    Toast(Theme &theme, QWidget *over);

    /// `action` is what can be done about it, may be empty: a button that goes with the toast.
    void say(const QString &words, const QString &action = {}, std::function<void()> act = {});
    /// Nothing is offered any more.
    void withdraw();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    Theme &m_theme;
    ThemedLabel *m_label;
    QPushButton *m_action;
    std::function<void()> m_act;
    QTimer m_end;
};

} // namespace qunce
