// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/calendarboard.h"
#include "models/boards/planmemory.h"

namespace qunce {

/// A rolling entry, and whom it comes to.
struct RollingEntry {
    CalendarEntry entry;
    RollingRule rule;
    std::vector<uint32_t> due; ///< groups or guides on each of the board's days
};

/// What a campaign sends by itself.
struct RollingRow {
    Uuid campaign; ///< nil for none
    std::string name;
    std::vector<RollingEntry> entries; ///< ascending by (anchor day, time of day)
    std::vector<uint32_t> subjects; ///< groups and guides that get at least one, on each day
    std::vector<uint32_t> messages; ///< on each day
    std::vector<uint32_t> ofWeek; ///< groups and guides that get at least one, in each week from Monday on
    bool ofGuides = false; ///< guides are counted, not groups
};

/// What comes to whom by itself in a range of days: rules with counts, and no card for each group. Numbers are of the
/// user's scope, and of the unit; of entries that count customers from the day they were added, each guide counts on
/// each day. Immutable once read; any thread.
struct RollingBoard {
    Period days;
    std::vector<RollingRow> rows; ///< by name

    /// The weeks that lie in the days, or the part of them that does, in their order.
    std::vector<Period> weeks() const;
};

/// Without what is cancelled or stopped, and without rows that can come to nobody in these days. Reader's thread.
Result<RollingBoard> readRollingBoard(
    BoardContext &context, PlanMemory &memory, Period days, const Uuid &unit, const CalendarFilter &filter);

/// A campaign that was made of a rolling template, for the page of templates.
struct SopRun {
    struct Entry {
        Uuid id;
        EntryStatus status = EntryStatus::Draft;
        std::optional<Day> until;
    };
    Uuid campaign;
    std::string name;
    Uuid sop; ///< the version that it was made of
    Day since; ///< its first day
    std::vector<Entry> entries;
    size_t groups = 0; ///< that are in it today, between what they get first and last; of customers, guides
    bool ofGuides = false;

    /// Something of it may still come to somebody.
    bool isGoingOn(Day today) const;
    /// So many wait for approval or are being written.
    size_t waiting() const;
};
/// The newest first. Reader's thread.
Result<std::vector<SopRun>> readSopRuns(BoardContext &context, PlanMemory &memory);

} // namespace qunce
