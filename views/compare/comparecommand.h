// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QToolButton>

#include "views/common/page.h"

namespace qunce {

/// Opens 省区对比 of the window's unit and period over a page.
void openComparison(PageTools &tools, QWidget *page);
/// The command `<page>.compare` (Ctrl+Alt+V), in menus, palette and sheet.
void addCompareCommand(PageTools &tools, const std::string &page, QWidget *owner);
/// The same as a button with an icon.
QToolButton *makeCompareTool(PageTools &tools, QWidget *page);
/// Texts in the language of the window.
void retranslateCompareTool(PageTools &tools, QToolButton &button);

} // namespace qunce
