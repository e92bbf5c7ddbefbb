// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/base/uuid.h"
#include "models/boards/approvaldesk.h"
#include "models/boards/boardreader.h"
#include "models/boards/entryreview.h"
#include "models/boards/entrytexts.h"
#include "models/domain/calendarday.h"
#include "models/protocol/record.h"
#include "models/domain/completion.h"
#include "models/domain/groupsends.h"

namespace qunce {

/// A scheduled push as the calendar shows it.
struct CalendarEntry {
    /// More of a title no view shows; the detail has more.
    static constexpr size_t kTitleBytes = 600;

    Uuid id;
    std::string bucket; ///< for who may change it
    std::string code; ///< empty before the server has given one
    std::string title; ///< at most kTitleBytes
    Instant start; ///< says nothing unless isPlanned
    std::optional<Instant> end;
    bool isPlanned = true; ///< somebody has said when it is to be
    EntryStatus status = EntryStatus::Draft;
    ContentLayer layer = ContentLayer::None;
    std::string channel;
    std::string owner;
    std::string stage;
    Uuid campaign; ///< nil for none
    Uuid content; ///< nil for none
    Uuid submittedBy; ///< nil before it was submitted
    int64_t lateMinutes = 0; ///< how late it may still be sent
    std::vector<std::string> groupKinds; ///< as stored
    std::vector<Uuid> regions; ///< empty: all of them
    bool isRolling = false; ///< it has no day of its own (RollingBoard)

    Day day() const { return start.day(); }
    /// As much of the record as the rules of the plan ask for (models/merge).
    Record record() const;
};

/// An entry that was made here and is not the server's yet is in the bucket where it will be: it has none by itself. Only
/// its own fields decide that.
void giveBucket(Record &entry);

/// Something that a filter offers.
struct CalendarChoice {
    std::string id; ///< of campaigns and regions their uuid
    std::string name;

    bool operator==(const CalendarChoice &) const = default;
};

/// Everything that starts in a range of days but what rolls (rollingboard.h), for one unit. Each view of the calendar shows it all, or the same part of
/// it. Immutable once read; any thread.
struct CalendarBoard {
    Period days;
    std::vector<CalendarEntry> entries; ///< ascending by (start, code, id)
    /// 待排: those of the unit for whom nobody has said when, of any time, by title; what is called off is not among them.
    std::vector<CalendarEntry> unplanned;
    std::vector<DayMarks> marks; ///< one for each day
    /// What occurs among all entries of the brand that the user may see, by name; regions: those of the unit.
    std::vector<CalendarChoice> campaigns;
    std::vector<CalendarChoice> channels;
    std::vector<CalendarChoice> regions;
    ApprovalDesk desk; ///< of who looks at it

    const DayMarks &marksOf(Day day) const { return marks[static_cast<size_t>(day - days.from)]; }
};

/// An empty set lets everything pass.
struct CalendarFilter {
    std::set<std::string> campaigns; ///< ids of choices; "" for entries without one
    std::set<std::string> channels;
    std::set<std::string> regions; ///< an entry for all regions is for each of them
    std::set<std::string> groupKinds;
    std::set<EntryStatus> statuses;
    std::set<ContentLayer> hiddenLayers; ///< entries without content are of no layer

    bool passes(const CalendarEntry &entry) const;
    bool isEmpty() const { return *this == CalendarFilter(); }
    bool operator==(const CalendarFilter &) const = default;
};

/// In the order of CalendarBoard::unplanned.
void sortUnplanned(std::vector<CalendarEntry> &entries);

/// The rows that come with the program.
const std::vector<CalendarRow> &builtInCalendarRows();

/// Entries of the days for a unit (nil: all that the user may see): those for all regions, and those for a region that
/// contains the unit or lies in it. Reader's thread.
Result<CalendarBoard> readCalendarBoard(BoardContext &context, Period days, const Uuid &unit);

/// All entries of the brand that start in the days and are of the campaign (nil: of any), in the order of a board,
/// without those that roll.
/// Reader's thread.
Result<std::vector<CalendarEntry>> readEntries(BoardContext &context, Period days, const Uuid &campaign);
/// These, as far as they are there, in the order of a board. Reader's thread.
Result<std::vector<CalendarEntry>> readEntries(BoardContext &context, const std::vector<Uuid> &ids);
/// The days off that come with the program, and those of the brand. Reader's thread.
Result<CalendarBook> readCalendarBook(ReadSnapshot &snapshot);

/// What became of one task of an entry.
struct EntryTask {
    std::string code;
    std::string title;
    std::optional<Instant> dispatchedAt;
    Instant dueAt;
    AssignmentCounts counts; ///< as `export completion --by task` has them
    GroupSends sends; ///< of group pushes
};

/// One entry in full.
struct EntryDetail {
    /// Longer texts are cut here, and `…` says so.
    static constexpr size_t kTextBytes = 6000;

    CalendarEntry entry;
    Record record; ///< as people see it, for who may change what
    std::vector<CalendarChoice> regionChoices; ///< all regions of the brand, by name
    std::string title; ///< at most kTextBytes
    std::string campaign;
    std::vector<std::string> regions; ///< names; empty: all of them
    std::string contentTitle;
    std::string persona;
    std::string body; ///< at most kTextBytes
    std::string link;
    EntryReview review;
    bool isStopWaiting =
        false; ///< it is stopped here, and the server, which tells those who send it, does not know yet
    std::vector<EntryTask> tasks; ///< ascending by (due day, code)
};

/// Counts are of the unit (nil: all that the user may see). NotFound if the entry is not there any more.
Result<EntryDetail> readEntryDetail(BoardContext &context, const Uuid &entry, const Uuid &unit);

} // namespace qunce
