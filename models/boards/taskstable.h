// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "models/boards/boardreader.h"
#include "models/domain/taskdetails.h"
#include "models/items/datatable.h"

namespace qunce {

/// The table of tasks: those due in the period, and those that run now. `input` is by day and its board covers both.
Result<std::shared_ptr<const DataTable>> makeTasksTable(
    BoardContext &context, const MeasureInput &input, Period period, Period running);

/// The table of assignments.
std::shared_ptr<const DataTable> makeAssignmentsTable(
    const Brand &brand, Instant asOf, const std::vector<AssignmentDetail> &assignments);

} // namespace qunce
