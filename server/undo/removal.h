// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "models/domain/closedmonths.h"
#include "server/undo/undoparts.h"

namespace qunce::server {

/// Removes records that an import made, with the slots of people, and leaves those on which something hangs: another
/// record, but for one that goes with it, or a number at their slot or of their task. Looks at all records once, and at all
/// columns of the regions of people who go. One thread.
class Removal
{
public:
    /// `records` are alive.
    Removal(const UndoParts &parts, std::vector<std::pair<Kind, Uuid>> records);
    Result<void> run();

private:
    using Slots = std::map<uint32_t, Uuid>; ///< number -> subject

    Result<void> findSlots();
    Result<void> findNumbers();
    Result<void> findNumbersOf(SubjectKind kind, const Uuid &region, const Slots &slots);
    Result<void> findNumbersOfTasks(const std::vector<Uuid> &tasks);
    Result<void> findReferences();
    void noteReference(const Uuid &from, const Uuid &to);
    void spread();
    Result<void> remove(Kind kind, const Uuid &id);

    const UndoParts m_parts;
    const std::vector<std::pair<Kind, Uuid>> m_records;
    std::vector<ClosedMonth> m_closed;
    std::set<Uuid> m_going;
    std::set<Uuid> m_needed; ///< something hangs on them
    std::map<Uuid, std::vector<Uuid>> m_references; ///< between those that go
    std::map<std::pair<SubjectKind, Uuid>, Slots> m_slots; ///< by region
};

} // namespace qunce::server
