// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <string>

#include "models/base/message.h"
#include "models/boards/calendarboard.h"
#include "models/domain/calendarday.h"
#include "models/protocol/fieldvalue.h"

// Where entries go when people move them. Pure; any thread.

namespace qunce {

/// What times in the calendar keep to, in minutes.
constexpr int kSlotMinutes = 15;
/// Of an entry for which nobody has said when it ends.
constexpr int kUsualMinutes = 30;

struct EntryTimes {
    Instant start;
    std::optional<Instant> end;

    bool operator==(const EntryTimes &) const = default;
};

EntryTimes timesOf(const CalendarEntry &entry);
/// The time that keeps to the slots and is nearest, or the one before.
int nearestSlot(int secondOfDay);
int slotBefore(int secondOfDay);

/// An entry as it is and as it is to be.
struct EntryChange {
    CalendarEntry before;
    CalendarEntry after;
};

/// What of its record is other then: times, regions, kinds of groups, campaign.
std::map<std::string, FieldValue, std::less<>> changedFields(const EntryChange &change);

/// On this time, as long as it was, or as entries usually are.
CalendarEntry putOn(const CalendarEntry &entry, Instant start);
/// Without a time: back among those that nobody has planned yet.
CalendarEntry takenOff(const CalendarEntry &entry);
/// Why nobody takes the time of this entry off, whoever wants to; empty if one may. What somebody waits for keeps it.
Message whyKeepsTime(const CalendarEntry &entry);

/// Both ends move alike, days by the calendar. Nothing where it would leave the days that data may carry.
std::optional<EntryTimes> moved(const EntryTimes &times, int days, int minutes);
/// The entry until another time, but never shorter than one slot.
EntryTimes endingAt(const EntryTimes &times, Instant end);

/// The day on which people work: no weekend and no day off, but a working day instead of one.
bool isWorkday(const CalendarBook &book, Day day);
/// The day that is so many working days later (or earlier). A day off counts as the working day that follows (or comes
/// before); with 0 it goes to the one that follows. There and back is the same day for working days.
Day workdaysLater(const CalendarBook &book, Day day, int days);

/// Why an entry stays where it is, whoever wants to move it; empty if it may go. What has been sent has its time, and
/// what is approved is fixed from a while before it starts (models/merge/entryrules.h).
Message whyFixed(const Record &entry, Instant now);

} // namespace qunce
