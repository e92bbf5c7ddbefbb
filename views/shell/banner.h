// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "views/common/card.h"

namespace qunce {

/// A strip below the header for what stays until somebody does something: one sentence, one action. GUI thread.
class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(Theme &theme, QWidget *parent = nullptr);

    /// `action` may be empty.
    void say(const QString &icon, const QString &words, const QString &action, std::function<void()> act);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon;
    ThemedLabel *m_words;
    QPushButton *m_action;
    std::function<void()> m_act;
};

} // namespace qunce
