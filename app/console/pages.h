// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "views/shell/appearance.h"
#include "views/shell/pageentry.h"
#include "views/shell/workspace.h"

namespace qunce::app {

/// Every page there is, in the order of the sidebar.
std::vector<PageEntry> consolePages(ShellTools &shell, Appearance &appearance);

} // namespace qunce::app
