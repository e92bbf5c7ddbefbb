// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unordered_map>

#include "models/boards/boardreader.h"
#include "models/domain/assignment.h"

namespace qunce {

/// To whom an entry has gone out, as far as this computer knows: groups where its tasks have a row for each group, else
/// guides.
struct TaskSubjects {
    bool hasTask = false; ///< it has been dispatched
    std::unordered_map<Uuid, TaskStatus> byId; ///< of groups and guides

    bool has(const Uuid &subject, TaskStatus status) const
    {
        const auto found = byId.find(subject);
        return found != byId.end() && found->second == status;
    }
};

/// NotFound where numbers of a task have not arrived here. Reader's thread.
Result<TaskSubjects> readTaskSubjects(BoardContext &context, const Uuid &entry);

} // namespace qunce
