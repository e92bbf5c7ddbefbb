// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "views/common/editdesk.h"
#include "views/common/settings.h"
#include "views/shell/synclink.h"

namespace qunce {

/// Signs out; but where edits wait that only this computer has, it says so first and offers to export them to a file.
/// They stay in the profile either way. GUI thread; the dialog ends with `parent`.
void signOutWithCare(QWidget *parent, SyncLink &link, EditDesk &edits, Settings &settings);

} // namespace qunce
