// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QFrame>
#include <QLineEdit>
#include <QListWidget>

#include "views/common/commands.h"
#include "views/common/theme.h"

namespace qunce {

/// Commands of the registry by any words of their names, in the language of the window, as
/// pinyin or in English, in any order. What
/// cannot be done now says why. GUI thread.
class Palette : public QFrame
{
    Q_OBJECT

public:
    Palette(Theme &theme, CommandRegistry &commands, QWidget *window);

    /// Over the upper middle of the window, with nothing typed.
    void open();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void list();
    void run();

    Theme &m_theme;
    CommandRegistry &m_commands;
    QLineEdit *m_field;
    QListWidget *m_list;
};

/// Ids of the commands that `typed` finds, best first: those whose name begins with the first word before others, and
/// those that can be done before those that cannot.
std::vector<std::string> commandsFound(const CommandRegistry &commands, const QString &typed);

} // namespace qunce
