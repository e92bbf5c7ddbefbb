// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/domain/taskdetails.h"

namespace qunce {

/// Which assignments a number counts.
struct AssignmentsQuery {
    Uuid unit;
    Uuid guide; ///< nil: everybody under the unit
    Uuid task; ///< nil: all tasks due in the period
    Period period;
};

/// The assignments of a query with what they are counted from: the references inside are to `brand`. Any thread.
struct AssignmentList {
    std::shared_ptr<const Brand> brand;
    OrgIndex unit = kHq;
    Period period; ///< of a query for one task: its due day
    std::optional<size_t> task; ///< of a query for one: its place in the brand
    std::vector<AssignmentDetail> all;

    /// Empty for all that the user may see.
    std::string unitName() const;
    /// Empty for a query for all tasks.
    std::string taskTitle() const;
};

/// Reader's thread. NotFound for a task that is no longer there; fails as unitOf() does, and on failed reads.
Result<AssignmentList> readAssignmentList(BoardContext &context, const AssignmentsQuery &query);

} // namespace qunce
