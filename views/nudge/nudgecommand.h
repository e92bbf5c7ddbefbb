// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>

#include "models/boards/nudgeboard.h"
#include "views/common/page.h"

namespace qunce {

class NudgeDialog;

/// The number at hand, whose assignments are to be looked behind; nothing: there is none now.
using NudgeAsked = std::function<std::optional<NudgeQuery>()>;

/// Opens the dialog over a page; it is gone when it is closed. GUI thread.
NudgeDialog *openNudge(PageTools &tools, const NudgeQuery &query, QWidget *parent);
/// 催办 as a command of the page, the same keys everywhere: `tasks.nudge`. GUI thread.
void addNudgeCommand(PageTools &tools, QWidget *page, std::string id, NudgeAsked asked);
/// Its keys, for tooltips of buttons that do the same.
QKeySequence nudgeKeys();

} // namespace qunce
