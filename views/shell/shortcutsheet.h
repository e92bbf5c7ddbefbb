// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "views/common/commands.h"
#include "views/common/theme.h"

namespace qunce {

/// Every shortcut that holds now, by group, the page's own first. Made anew each time it opens; GUI thread.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(Theme &theme, CommandRegistry &commands, QWidget *window);
};

/// File, Edit, … in the language of the window.
QString groupName(CommandGroup group);

} // namespace qunce
