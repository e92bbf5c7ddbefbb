// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/monthboard.h"
#include "models/edits/editbook.h"

namespace qunce {

/// The edit that has the server close the month at that moment; `user` asks for it.
EditRequest closingRequest(const MonthLine &month, Instant at, const Uuid &user);
/// The edit that takes the plan back.
EditRequest withdrawalOf(const MonthLine &month);

} // namespace qunce
