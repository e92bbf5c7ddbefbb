// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/boards/boardreader.h"
#include "models/boards/calendarboard.h"
#include "models/boards/planmemory.h"
#include "models/domain/calendarday.h"
#include "models/sop/sopexpansion.h"
#include "models/sop/soptemplate.h"

namespace qunce {

/// A template as the list shows it.
struct SopLine {
    SopTemplate sop;
    bool isShipped = false; ///< of the program; used by copying it
    size_t campaigns = 0; ///< made of this version
};

/// The brand's templates, newest version of a family first, by name; then those that come with the program. Immutable
/// once read; any thread.
struct SopBoard {
    std::vector<SopLine> lines;
    std::vector<CalendarChoice> regions; ///< of the brand, by name
    std::vector<std::string> campaignNames; ///< ascending: another campaign may not be called so
};

/// Reader's thread.
Result<SopBoard> readSopBoard(BoardContext &context);

/// Who joins a template that runs from each group's or customer's own day.
struct SopJoining {
    std::optional<Day> until {}; ///< the last of these days; nothing: it goes on
    bool midway = false; ///< who is under way already gets what is still to come
    std::vector<std::string> batches {}; ///< of groups; empty: all
    std::vector<std::string> bands {}; ///< 月龄段, likewise

    bool operator==(const SopJoining &) const = default;
};

/// A template on a date, or from a date on.
struct SopPlan {
    SopTemplate sop;
    Day start; ///< of a rolling one, the first day of a group or customer that joins
    std::vector<Uuid> regions; ///< empty: all of them
    SopJoining joining {};

    bool rolls() const { return sop.anchor != SopAnchor::Campaign; }

    bool operator==(const SopPlan &) const = default;
};

/// One entry that would be made.
struct SopPreviewEntry {
    PlannedEntry planned;
    std::vector<Uuid> regions; ///< empty: all
    std::vector<PlanTarget> targets; ///< that part its audience from that of the other contents of its step
    size_t groups =
        0; ///< that it reaches on its day (models/plan/audience.h), or on the days that are looked at
};

/// A push that stands in the calendar already, for groups of the same kind and region in the same hour.
struct SopClash {
    size_t entry = 0; ///< of SopPreview::entries
    std::string title;
    Instant startAt;
};

/// What the checks of the plan say of entries that would be made.
struct SopFinding {
    PlanFinding finding; ///< of the first of them
    size_t first = 0; ///< of SopPreview::entries
    size_t entries = 0; ///< so many have it
};

struct SopPreviewDay {
    Day day;
    DayMarks marks;
    size_t entries = 0;
    size_t groups = 0; ///< that get at least one message
    uint64_t messages = 0; ///< over all groups
    uint32_t mostPerGroup = 0; ///< messages to one group
};

/// What a plan would make, before anything is made. Numbers of groups are those of the user's scope.
struct SopPreview {
    SopPlan plan;
    std::vector<SopPreviewEntry> entries; ///< ascending by time
    std::vector<SopPreviewDay> days; ///< those with entries, ascending
    size_t groups = 0; ///< reached at least once
    uint64_t messages = 0;
    std::vector<SopClash> clashes; ///< ascending by entry
    std::vector<SopFinding> findings; ///< the others, in the order of PlanCheck
    std::vector<size_t> unheard; ///< entries for kinds of groups that reach no group
    std::vector<std::string> unknownTags; ///< that parts of packs name and nobody has made
    bool ofGuides = false; ///< a rolling one that guides carry out: what is counted are guides
    std::optional<Period> looked {}; ///< of a rolling one, the days that are counted; it goes on after them
};

/// Ends early when nobody waits any more. Reader's thread.
Result<SopPreview> readSopPreview(BoardContext &context, PlanMemory &memory, const SopPlan &plan);

/// Fields of the draft that it becomes.
std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const SopPreviewEntry &entry, const SopPlan &plan, const SopTemplate &sop, const Uuid &campaign);

/// Regions of one entry: those of the step and of its part of the pack within those of the plan; nothing if none is left.
std::optional<std::vector<Uuid>> regionsOf(const SopStep &step, const SopPart &part, const SopPlan &plan);

/// What parts its audience from that of the others beside regions and tags of its own. `tags`: ids by name; others go into
/// `unknown`.
std::vector<PlanTarget> targetsOf(const SopStep &step, const SopPart &part, bool isEverywhere,
    const std::map<std::string, Uuid> &tags, std::set<std::string> &unknown);

} // namespace qunce
