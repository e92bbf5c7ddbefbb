// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "models/plan/subjectset.h"
#include "server/dispatch/dispatchplaces.h"
#include "server/storage/storage.h"

namespace qunce::server {

struct AssignedCounts {
    uint64_t rows = 0; ///< groups of a push to groups, else guides
    uint64_t withoutPlace = 0; ///< who has no place in the organisation on the due day, and was left out
};

/// Gives the task to everybody who is reached: group owners a row for each of their groups, guides one; all pending, in
/// the columns in which results come later, by the code that imports those. The task's record is stored by the caller in
/// the same transaction.
Result<AssignedCounts> assign(WriteTransaction &transaction, const Uuid &task, Day dueDay,
    const SubjectSet &reached, const DispatchPlaces &places);

} // namespace qunce::server
