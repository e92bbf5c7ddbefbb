// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// In the middle of a table or page that has nothing to show: an icon, one line why, one line more, one action. GUI
/// thread.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(Theme &theme, QWidget *parent = nullptr);

    /// `detail` and `action` may be empty.
    void say(const QString &icon, const QString &why, const QString &detail = {}, const QString &action = {},
        std::function<void()> act = {});

private:
    void restyle();

    Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_why;
    QLabel *m_detail;
    QPushButton *m_action;
    std::function<void()> m_act;
};

} // namespace qunce
