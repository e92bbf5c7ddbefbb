// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/entrycheck.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/boards/calendarboard.h"
#include "models/merge/approval.h"
#include "models/merge/entryrules.h"
#include "models/plan/rolling.h"

namespace qunce {

namespace {

/// Days on which a rolling entry may still come to anybody, as far as it is looked ahead.
Period aheadOf(const PlanEntry &entry, Day today)
{
    const Day from = std::max(entry.day(), today);
    return {from, from + (kRollingAhead - 1)};
}

/// Days of the plan that are read for one entry: its month, so that it may be moved about in it.
Period daysFor(const PlanEntry &entry, Day today)
{
    if (entry.rolls)
        return aheadOf(entry, today);
    const Day day = entry.start ? entry.day() : today;
    return {firstOfMonth(day), lastOfMonth(day)};
}

CheckOptions whilePlanning(const CalendarBook &book, std::optional<Period> days = {})
{
    CheckOptions options;
    options.calendar = &book;
    options.days = days;
    return options;
}

std::optional<AudienceSends> sendsOf(const PlanIndex &plan, const PlanEntry &entry)
{
    if (!entry.start || entry.audience.reach == Reach::Nobody || entry.rolls)
        return std::nullopt; // of a rolling one it is another number each day
    const Audience audience = plan.audienceOf(entry);
    AudienceSends sends;
    sends.areGroups = entry.audience.reach == Reach::Groups;
    const PlanEntry *held = plan.find(entry.id);
    // The one that is in the plan as it is here has been counted already.
    const bool isThere = held && !held->isCancelled() && held->channel == entry.channel && held->start
        && capWindow(plan.policy().cap, held->day()).days.contains(entry.day());
    const SubjectSet before = isThere ? plan.audienceOf(*held).reached : SubjectSet();
    audience.reached.each([&](uint32_t subject) {
        const SendsLeft left = plan.sendsLeft(subject, entry.channel, entry.day());
        const bool isCountedAlready = isThere && before.has(subject);
        const int rest = std::max(left.most - left.planned - (isCountedAlready ? 0 : 1), 0);
        if (sends.reached++ == 0 || rest < sends.least) {
            sends.least = rest;
            sends.withLeast = 0;
        }
        sends.withLeast += rest == sends.least ? 1 : 0;
        sends.most = left.most;
        sends.isCounted = left.isCounted;
    });
    return sends.reached == 0 ? std::nullopt : std::optional(sends);
}

Result<std::vector<Record>> targetsOf(BoardContext &context, const Uuid &entry)
{
    std::vector<Record> targets;
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::EntryTarget, "entry", toValue(entry), [&targets](const Record &target) -> Result<void> {
            targets.push_back(target);
            return {};
        }));
    return targets;
}

Result<bool> reasonGiven(BoardContext &context, const Record &entry)
{
    bool isGiven = false;
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::Comment, "entry", toValue(entry.id), [&](const Record &comment) -> Result<void> {
            isGiven |= isReasonFor(comment, entry);
            return {};
        }));
    return isGiven;
}

} // namespace

bool isChecked(const Record &entry, Instant now)
{
    const EntryStatus status = entryStatusNamed(entry.text("status"));
    if (isRolling(entry)) { // as long as there are days to come
        const std::optional<Day> last = entry.day("rolls_until");
        const bool isOver =
            status == EntryStatus::Done || status == EntryStatus::Cancelled || status == EntryStatus::Stopped;
        return !isOver && (!last || now.day() <= *last);
    }
    switch (status) {
    case EntryStatus::Draft:
    case EntryStatus::Submitted:
    case EntryStatus::Changes:
    case EntryStatus::Approved: {
        const std::optional<Instant> start = entry.instant("start_at");
        return !start || !(*start < now);
    }
    default:
        return false;
    }
}

Result<EntryCheck> checkEntry(
    BoardContext &context, PlanMemory &memory, const Record &entry, const std::vector<Record> &targets)
{
    const PlanEntry planned = planEntryFrom(entry, targets);
    const Day today = context.now.day();
    QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan, memory.plan(context, daysFor(planned, today)));
    return plan->ask([&](const PlanIndex &index, const CalendarBook &book) {
        return EntryCheck {
            index.check(planned, whilePlanning(book, aheadOf(planned, today))), sendsOf(index, planned)};
    });
}

Result<EntryCheck> checkEntry(BoardContext &context, PlanMemory &memory, const Record &entry)
{
    QUNCE_ASSIGN(const std::vector<Record> targets, targetsOf(context, entry.id));
    return checkEntry(context, memory, entry, targets);
}

Result<BoardFindings> readBoardFindings(BoardContext &context, PlanMemory &memory, Period days)
{
    BoardFindings found;
    std::vector<Uuid> ids;
    QUNCE_TRY(context.snapshot.eachRow({Kind::Entry, {"start_at", "status", "anchor", "rolls_until"}, {}, {}},
        [&](const RowView &row) -> Result<void> {
            if (row.isNull(0) || (row.isNull(2) && !days.contains(Instant {row.integer(0)}.day())))
                return {};
            Record entry;
            entry.put("start_at", row.integer(0));
            entry.put("status", std::string(row.text(1)));
            entry.put("anchor", std::string(row.text(2)));
            entry.put("rolls_until", toValue(row.day(3)));
            if (isChecked(entry, context.now))
                ids.push_back(row.id());
            return {};
        }));
    if (ids.empty())
        return found;
    const Period ahead {std::max(days.from, context.now.day()), days.to}; // for those that roll
    QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan, memory.plan(context, days));
    for (const Uuid &id : ids) {
        QUNCE_TRY(goOn(context));
        std::vector<PlanFinding> findings = plan->ask([&](const PlanIndex &index, const CalendarBook &book) {
            return index.check(id, whilePlanning(book, ahead));
        });
        if (!hasErrors(findings) && !hasWarnings(findings))
            continue;
        found.byEntry[id] = {hasErrors(findings) ? Severity::Error : Severity::Warning, std::move(findings)};
    }
    return found;
}

Result<std::vector<CheckedSource>> readCheckedSources(
    BoardContext &context, PlanMemory &memory, const std::vector<Uuid> &entries)
{
    QUNCE_ASSIGN(std::vector<EntrySource> sources, readEntrySources(context, entries));
    const Day today = context.now.day();
    Period days {today, today};
    for (const EntrySource &source : sources) {
        const Day day = source.entry.instant("start_at").value_or(context.now).day();
        days = {std::min(days.from, day), std::max(days.to, day)};
        if (isRolling(source.entry)) {
            const Day from = std::max(day, today);
            days = {std::min(days.from, from), std::max(days.to, from + (kRollingAhead - 1))};
        }
    }
    QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan, memory.plan(context, days));
    std::vector<CheckedSource> checked;
    for (EntrySource &source : sources) {
        QUNCE_TRY(goOn(context));
        const PlanEntry planned = planEntryFrom(source.entry, source.targets);
        QUNCE_ASSIGN(const bool given, reasonGiven(context, source.entry));
        std::vector<PlanFinding> findings = plan->ask([&](const PlanIndex &index, const CalendarBook &book) {
            CheckOptions options = whilePlanning(book, aheadOf(planned, today));
            options.countDrafts = false;
            options.now = context.now;
            return index.check(planned, options);
        });
        checked.push_back({std::move(source), std::move(findings), given});
    }
    return checked;
}

} // namespace qunce
