// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "views/common/page.h"

namespace qunce {

/// The command `PAGE.insight` of a page, with its key: 经营分析 of the header's unit and period over the page. GUI thread.
void addInsightCommand(PageTools &tools, const std::string &page, QWidget *owner);

} // namespace qunce
