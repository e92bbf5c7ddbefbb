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
