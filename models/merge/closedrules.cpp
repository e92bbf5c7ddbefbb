// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/closedrules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "models/protocol/monthclose.h"
#include "models/protocol/orghistory.h"

namespace qunce {

namespace {

bool sameIn(const Record &a, const Record &b, std::span<const std::string_view> fields)
{
    const auto valueOf = [](const Record &record, std::string_view field) {
        const FieldValue *const value = record.find(field);
        return value ? *value : FieldValue();
    };
    return std::all_of(fields.begin(), fields.end(),
        [&](std::string_view field) { return valueOf(a, field) == valueOf(b, field); });
}

std::optional<Day> closedDay(std::span<const ClosedMonth> months, const std::optional<Day> &day)
{
    return day && closedMonthOn(months, *day) ? day : std::nullopt;
}

std::optional<Day> goalTouched(std::span<const ClosedMonth> months, const Record *before, const Record *after)
{
    constexpr std::array<std::string_view, 6> kFields {
        "from_day", "to_day", "org", "guide", "metric", "value"};
    if (before && after && sameIn(*before, *after, kFields))
        return std::nullopt;
    for (const Record *const goal : {before, after}) {
        if (const auto day = goal ? closedDay(months, goal->day("to_day")) : std::nullopt)
            return day;
    }
    return std::nullopt;
}

std::optional<Day> dueDayOf(const Record &task)
{
    if (const std::optional<Day> day = task.day("due_day"))
        return day;
    const std::optional<Instant> at = task.instant("due_at");
    return at ? std::optional(at->day()) : std::nullopt;
}

/// A new one may come: it has no numbers in the month, since all that comes for it is late.
std::optional<Day> taskTouched(std::span<const ClosedMonth> months, const Record *before, const Record *after)
{
    constexpr std::array<std::string_view, 4> kFields {"due_at", "due_day", "kind", "dispatched_at"};
    if (!before || (after && sameIn(*before, *after, kFields)))
        return std::nullopt;
    if (const auto day = closedDay(months, dueDayOf(*before)))
        return day;
    return after ? closedDay(months, dueDayOf(*after)) : std::nullopt;
}

std::vector<ParentSince> parentsOf(const Record &unit)
{
    Result<std::vector<ParentSince>> history = parentsFromJson(unit.text("parents"));
    if (history.ok() && !history->empty())
        return *std::move(history);
    return {{kFirstDataDay, unit.reference("parent")}};
}

Uuid parentOn(const std::vector<ParentSince> &history, Day day)
{
    Uuid parent = history.front().parent;
    for (const ParentSince &entry : history) {
        if (entry.from <= day)
            parent = entry.parent;
    }
    return parent;
}

/// Of units below regions the slots speak, which remember.
std::optional<Day> regionTouched(
    std::span<const ClosedMonth> months, const Record *before, const Record *after)
{
    if (!before || !after || before->text("kind") != "region")
        return std::nullopt;
    const std::vector<ParentSince> was = parentsOf(*before);
    const std::vector<ParentSince> is = parentsOf(*after);
    for (const ClosedMonth &month : months) {
        for (Day day = month.days.from; day <= month.days.to; ++day) {
            if (parentOn(was, day) != parentOn(is, day))
                return day;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Day> closedDayTouched(
    std::span<const ClosedMonth> months, const Record *before, const Record *after)
{
    const Record *const any = after ? after : before;
    if (months.empty() || !any)
        return std::nullopt;
    switch (any->kind) {
    case Kind::Goal:
        return goalTouched(months, before, after);
    case Kind::Task:
        return taskTouched(months, before, after);
    case Kind::Org:
        return regionTouched(months, before, after);
    default:
        return std::nullopt;
    }
}

std::optional<Refusal> refusalOfMonthPlan(
    const Actor &actor, const Record *before, const Record *after, const Record *sameMonth)
{
    const auto refused = [](Rejection why, const char *about) { return Refusal {why, about, {}, {}}; };
    if (!after) // what was closed once stays to be seen
        return before && before->integer("version") ? std::optional(refused(Rejection::NotAllowed, ""))
                                                    : std::nullopt;
    const std::optional<Period> month = monthNamed(after->text("month"));
    if (!month)
        return refused(Rejection::BadValue, "month");
    if (sameMonth)
        return refused(Rejection::MonthTwice, "");
    if (before && before->text("month") != after->text("month"))
        return refused(Rejection::NotAllowed, "month");
    const std::optional<Instant> at = after->instant("closes_at");
    if (before && before->instant("closes_at") == at)
        return std::nullopt;
    if (before && monthStateOf(*before) == MonthState::Closed)
        return refused(Rejection::MonthTwice, "");
    if ((!before && !at) || (at && *at < Instant::startOf(month->to + 1)))
        return refused(Rejection::BadValue, "closes_at");
    return !at || after->reference("asked_by") == actor.user
        ? std::nullopt
        : std::optional(refused(Rejection::Unsigned, ""));
}

} // namespace qunce
