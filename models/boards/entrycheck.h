// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "models/boards/entrycopies.h"
#include "models/boards/planmemory.h"
#include "models/plan/plancheck.h"

// What the checks of the plan (models/plan) say where people plan: of the entries of a calendar, of one that is open or
// being typed, and of those that are to be approved. Reader's thread.

namespace qunce {

/// 剩余可发次数 over all that an entry reaches, the entry itself counted as planned: of those who have the fewest left.
struct AudienceSends {
    size_t reached = 0;
    bool areGroups = true; ///< else guides
    bool isCounted = true; ///< false: the channel is exempt
    int most = 0; ///< that the cap allows
    int least = 0; ///< left
    size_t withLeast = 0; ///< so many have no more

    bool operator==(const AudienceSends &) const = default;
};

struct EntryCheck {
    std::vector<PlanFinding> findings; ///< in the order of PlanCheck
    std::optional<AudienceSends> sends; ///< nothing without a start, or if nobody is reached
};

/// Whether anything is still to be said: it has not been sent or called off, and its start is not over.
bool isChecked(const Record &entry, Instant now);

/// While planning: drafts of others count.
Result<EntryCheck> checkEntry(
    BoardContext &context, PlanMemory &memory, const Record &entry, const std::vector<Record> &targets);
/// The same with the targets that the entry has.
Result<EntryCheck> checkEntry(BoardContext &context, PlanMemory &memory, const Record &entry);

/// What is found among the entries of some days, for those about which there is anything to say but hints.
struct BoardFindings {
    struct Found {
        Severity worst = Severity::Hint;
        std::vector<PlanFinding> findings;
    };
    std::unordered_map<Uuid, Found> byEntry;

    /// Null if there is nothing.
    const Found *of(const Uuid &entry) const
    {
        const auto found = byEntry.find(entry);
        return found == byEntry.end() ? nullptr : &found->second;
    }
};
Result<BoardFindings> readBoardFindings(BoardContext &context, PlanMemory &memory, Period days);

/// An entry on its way into approval: only what was submitted or approved counts against it.
struct CheckedSource {
    EntrySource source;
    std::vector<PlanFinding> findings;
    bool reasonGiven = false; ///< a comment says why, newer than the submission
};
/// In the order of the ids, without those that are not there any more.
Result<std::vector<CheckedSource>> readCheckedSources(
    BoardContext &context, PlanMemory &memory, const std::vector<Uuid> &entries);

} // namespace qunce
