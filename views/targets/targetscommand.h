// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QToolButton>

#include "views/common/page.h"

namespace qunce {

/// Opens the sheet of targets over the page. GUI thread.
void openTargets(PageTools &tools, QWidget *page);
/// The command `PAGE.targets` of a page, with its key.
void addTargetsCommand(PageTools &tools, const std::string &page, QWidget *owner);
/// A button for it; its words follow the language with retranslateTargetsTool().
QToolButton *makeTargetsTool(PageTools &tools, QWidget *page);
void retranslateTargetsTool(PageTools &tools, QToolButton &button);

} // namespace qunce
