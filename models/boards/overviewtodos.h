// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/overview.h"

namespace qunce {

/// Fills Overview::todos from what the overview has already and from the records: entries that wait for approval,
/// entries of the next three days without content, guides with nothing done in the period, regions whose numbers are
/// not in, flash groups whose day has come or whose curve says so. Most urgent first. Reader's thread.
Result<void> addTodos(BoardContext &context, Overview &overview, const BoardQuery &query);

/// Those of them that are of no period and quick to find, of everything that the user may see: what the sidebar counts.
Result<std::vector<OverviewTodo>> readUrgentTodos(BoardContext &context);

} // namespace qunce
