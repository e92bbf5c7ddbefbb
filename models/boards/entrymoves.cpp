// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/entrymoves.h"

#include <algorithm>

#include "models/merge/entryrules.h"

namespace qunce {

namespace {

constexpr int kSlotSeconds = kSlotMinutes * 60;

bool isPossible(Instant instant)
{
    const Day day = instant.day();
    return kFirstDataDay <= day && day <= kLastDataDay;
}

} // namespace

EntryTimes timesOf(const CalendarEntry &entry)
{
    return {entry.start, entry.end};
}

std::map<std::string, FieldValue, std::less<>> changedFields(const EntryChange &change)
{
    const CalendarEntry &before = change.before;
    const CalendarEntry &after = change.after;
    std::map<std::string, FieldValue, std::less<>> fields;
    if (after.isPlanned != before.isPlanned || after.start != before.start)
        fields["start_at"] = after.isPlanned ? FieldValue(after.start.seconds) : FieldValue();
    if (after.end != before.end)
        fields["end_at"] = toValue(after.end);
    if (after.regions != before.regions) {
        std::vector<std::string> regions;
        for (const Uuid &region : after.regions)
            regions.push_back(region.toString());
        fields["regions"] = canonical(sortedSet(std::move(regions)));
    }
    if (after.groupKinds != before.groupKinds)
        fields["group_kinds"] = canonical(sortedSet(after.groupKinds));
    if (after.campaign != before.campaign)
        fields["campaign"] = after.campaign.isNil() ? FieldValue() : toValue(after.campaign);
    return fields;
}

CalendarEntry putOn(const CalendarEntry &entry, Instant start)
{
    CalendarEntry there = entry;
    const bool hasLength = entry.isPlanned && entry.end && *entry.end > entry.start;
    const int64_t seconds = hasLength ? entry.end->seconds - entry.start.seconds : kUsualMinutes * 60;
    there.isPlanned = true;
    there.start = start;
    there.end = entry.isPlanned && !entry.end ? std::optional<Instant>() : Instant {start.seconds + seconds};
    return there;
}

CalendarEntry takenOff(const CalendarEntry &entry)
{
    CalendarEntry there = entry;
    there.isPlanned = false;
    there.start = {};
    there.end.reset();
    return there;
}

Message whyKeepsTime(const CalendarEntry &entry)
{
    return entry.status == EntryStatus::Draft || entry.status == EntryStatus::Changes
        ? Message()
        : Message(QUNCE_TEXT("Only drafts and what was sent back go back to those without a date."));
}

int nearestSlot(int secondOfDay)
{
    return slotBefore(secondOfDay + kSlotSeconds / 2);
}

int slotBefore(int secondOfDay)
{
    const int last = static_cast<int>(kSecondsPerDay) - kSlotSeconds;
    return std::clamp(secondOfDay / kSlotSeconds * kSlotSeconds, 0, last);
}

std::optional<EntryTimes> moved(const EntryTimes &times, int days, int minutes)
{
    const int64_t seconds = days * kSecondsPerDay + int64_t {minutes} * 60;
    EntryTimes there {{times.start.seconds + seconds}, std::nullopt};
    if (times.end)
        there.end = Instant {times.end->seconds + seconds};
    if (!isPossible(there.start) || (there.end && !isPossible(*there.end)))
        return std::nullopt;
    return there;
}

EntryTimes endingAt(const EntryTimes &times, Instant end)
{
    const Instant shortest {times.start.seconds + kSlotSeconds};
    return {times.start, std::max(end, shortest)};
}

bool isWorkday(const CalendarBook &book, Day day)
{
    const DayOff off = book.marksOf(day).off;
    return off == DayOff::Work || (off == DayOff::None && day.isoWeekday() <= 5);
}

Day workdaysLater(const CalendarBook &book, Day day, int days)
{
    const int step = days < 0 ? -1 : 1;
    const auto toWorkday = [&](Day from) {
        while (!isWorkday(book, from) && kFirstDataDay < from && from < kLastDataDay)
            from = from + step;
        return from;
    };
    Day there = toWorkday(day);
    for (int i = 0; i < std::abs(days); ++i)
        there = toWorkday(there + step);
    return there;
}

Message whyFixed(const Record &entry, Instant now)
{
    const EntryStatus status = entryStatusNamed(entry.text("status"));
    if (status == EntryStatus::Cancelled)
        return {QUNCE_TEXT("It is cancelled. Make it a draft again to move it.")};
    if (!isLocked(entry, now))
        return {};
    if (status == EntryStatus::Approved)
        return {QUNCE_TEXT("It is approved and locked from %1 minutes before its start."),
            {std::to_string(kLockSeconds / 60)}};
    return {QUNCE_TEXT("It has been dispatched: its time stays.")};
}

} // namespace qunce
