// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QToolButton>

#include "views/common/page.h"

namespace qunce {

/// Opens PK赛 over a page.
void openContests(PageTools &tools, QWidget *page);
/// The command `<page>.contests` (Ctrl+Alt+K), in menus, palette and sheet.
void addContestsCommand(PageTools &tools, const std::string &page, QWidget *owner);
/// The same as a button with an icon.
QToolButton *makeContestsTool(PageTools &tools, QWidget *page);
/// Texts in the language of the window.
void retranslateContestsTool(PageTools &tools, QToolButton &button);

} // namespace qunce
