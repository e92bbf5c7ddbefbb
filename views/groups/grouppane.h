// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/groupdetail.h"
#include "views/common/page.h"

namespace qunce {

class DetailPane;

/// Fills the pane with one group: key figures, its curve if it is a flash group, members and activity over 30 days, last
/// pushes. GUI thread.
void fillGroupPane(DetailPane &pane, const GroupDetail &detail, PageTools &tools);

/// The same as lines of text, to be sent on.
QString groupText(const GroupDetail &detail, const Format &format, Day today);

} // namespace qunce
