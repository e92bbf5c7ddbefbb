// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "views/common/viewpicker.h"
#include "views/roster/rosterview.h"

namespace qunce {

/// The saved views of a page that is a table: a picker before the search field, which arranges the table. The table has
/// its quick filters and its order already. Owned by the table.
ViewPicker *addSavedViews(
    RosterView &table, PageTools &tools, const std::string &page, bool hasPeriod = true);

} // namespace qunce
