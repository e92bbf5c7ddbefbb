// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/guidedetail.h"
#include "views/common/page.h"

namespace qunce {

class DetailPane;

/// Fills the pane with one guide: key figures, completion by day, sales by day, groups, last tasks. GUI thread.
void fillGuidePane(DetailPane &pane, const GuideDetail &detail, PageTools &tools);

/// The same as lines of text, to be sent on.
QString guideText(const GuideDetail &detail, const Format &format, Day today);

} // namespace qunce
