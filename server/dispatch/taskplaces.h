// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "models/domain/assignment.h"
#include "models/plan/subjectset.h"
#include "server/dispatch/dispatchplaces.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// One assignment of a task: a group at its owner, or a guide.
struct TaskPlace {
    uint32_t region = 0; ///< in DispatchPlaces::regions
    uint32_t slot = 0; ///< of the guide
    Uuid group; ///< nil: the guide's own
    TaskStatus status = TaskStatus::Pending;
};
/// All of a task, by region and slot.
Result<std::vector<TaskPlace>> taskPlaces(
    ReadTransaction &transaction, const Uuid &task, const DispatchPlaces &places);

/// The tasks that the dispatcher made of the entry.
Result<std::vector<Record>> tasksOf(ReadTransaction &transaction, const Uuid &entry);

/// The groups and guides to whom the entry's message has gone out, by whatever task, also imported ones.
Result<SubjectSet> sentSubjects(
    ReadTransaction &transaction, const Uuid &entry, const DispatchPlaces &places);

} // namespace qunce::server
