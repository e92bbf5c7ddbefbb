// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/plansheet.h"
#include "views/common/page.h"
#include "views/common/pastepreview.h"

namespace qunce {

/// Before cells are pasted into a plan sheet: how many entries that changes, and each cell that is not taken with the
/// reason. GUI thread.
class PasteDialog : public PastePreview
{
    Q_OBJECT

public:
    PasteDialog(PageTools &tools, const SheetOutcome &outcome, std::function<void()> take, QWidget *parent);
};

} // namespace qunce
