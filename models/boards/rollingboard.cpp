// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/rollingboard.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/plan/rolling.h"

namespace qunce {

namespace {

/// Ids of all that roll.
Result<std::vector<Uuid>> rollingEntries(BoardContext &context)
{
    std::vector<Uuid> ids;
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Entry, {"anchor", "start_at"}, {}, {}}, [&ids](const RowView &row) -> Result<void> {
            if (!row.isNull(0) && !row.isNull(1) && row.text(0) != "campaign")
                ids.push_back(row.id());
            return {};
        }));
    return ids;
}

struct Campaign {
    std::string name;
    Uuid sop;
    std::optional<Day> startsOn;
};

Result<std::map<Uuid, Campaign>> campaigns(BoardContext &context)
{
    std::map<Uuid, Campaign> found;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Campaign, [&found](const Record &record) -> Result<void> {
        found.emplace(
            record.id, Campaign {record.text("name"), record.reference("template"), record.day("starts_on")});
        return {};
    }));
    return found;
}

bool isOff(EntryStatus status)
{
    return status == EntryStatus::Cancelled || status == EntryStatus::Stopped;
}

/// Those of the unit; everybody without one.
SubjectSet subjectsOf(const PlanPeople &people, const Uuid &unit)
{
    SubjectSet found(people.subjects());
    const std::optional<OrgIndex> top = unit.isNil() ? std::nullopt : people.org.byId(unit);
    for (uint32_t subject = 0; subject < people.subjects(); ++subject) {
        const OrgIndex at = people.isGroup(subject) ? people.group(subject).unit : people.guide(subject).unit;
        if (!top || at == *top || (at != kHq && people.org.isUnder(at, *top)))
            found.add(subject);
    }
    return found;
}

class Counter
{
public:
    Counter(const PlanIndex &index, Period days, const Uuid &unit)
        : m_index(index), m_days(days), m_unit(subjectsOf(index.people(), unit))
    { }

    void count(RollingRow &row) const
    {
        const auto length = static_cast<size_t>(m_days.days());
        row.subjects.assign(length, 0);
        row.messages.assign(length, 0);
        for (RollingEntry &entry : row.entries)
            entry.due.assign(length, 0);
        SubjectSet week(m_index.people().subjects());
        for (size_t i = 0; i < length; ++i) {
            const Day day = m_days.from + static_cast<int>(i);
            SubjectSet all(m_index.people().subjects());
            for (RollingEntry &entry : row.entries) {
                const PlanEntry *plan = m_index.find(entry.entry.id);
                if (!plan || !plan->rolls || !plan->rolls->takesPlaceOn(day))
                    continue;
                CheckOptions options;
                options.days = Period {day, day};
                const SubjectSet due = m_index.audienceOf(*plan, options).reached.common(m_unit);
                entry.due[i] = static_cast<uint32_t>(due.count());
                row.messages[i] += entry.due[i];
                all.add(due);
            }
            row.subjects[i] = static_cast<uint32_t>(all.count());
            week.add(all);
            if (day.isoWeekday() == 7 || day == m_days.to) {
                row.ofWeek.push_back(static_cast<uint32_t>(week.count()));
                week = SubjectSet(m_index.people().subjects());
            }
        }
    }

private:
    const PlanIndex &m_index;
    const Period m_days;
    const SubjectSet m_unit;
};

/// How many are between the first and the last that they get of these entries.
size_t inItToday(const std::vector<const PlanEntry *> &entries, const PlanPeople &people, Day today)
{
    std::vector<std::optional<Period>> spans(people.groups.size());
    SubjectSet guides(people.subjects());
    for (const PlanEntry *entry : entries) {
        const SubjectSet named = namedBy(entry->audience, people);
        if (entry->rolls->anchor == RollAnchor::CustomerAdded || entry->audience.reach == Reach::Guides) {
            if (entry->rolls->takesPlaceOn(today))
                guides.add(audienceOn(named, people, today).reached);
            continue;
        }
        for (const uint32_t place : people.byStart) {
            const PlanGroup &group = people.group(place);
            const Day day = *group.startsOn + entry->rolls->day;
            if (!named.has(place) || group.isClosed(today) || !entry->rolls->takesPlaceOn(day))
                continue;
            std::optional<Period> &span = spans[place];
            span = span ? Period {std::min(span->from, day), std::max(span->to, day)} : Period {day, day};
        }
    }
    const auto groups = std::count_if(spans.begin(), spans.end(),
        [today](const std::optional<Period> &span) { return span && span->contains(today); });
    return static_cast<size_t>(groups) + guides.count();
}

} // namespace

Result<RollingBoard> readRollingBoard(
    BoardContext &context, PlanMemory &memory, Period days, const Uuid &unit, const CalendarFilter &filter)
{
    RollingBoard board;
    board.days = days;
    QUNCE_ASSIGN(const std::vector<Uuid> ids, rollingEntries(context));
    if (ids.empty())
        return board;
    QUNCE_ASSIGN(const std::vector<CalendarEntry> entries, readEntries(context, ids));
    QUNCE_ASSIGN(const auto named, campaigns(context));
    QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan, memory.plan(context, days));
    std::map<Uuid, RollingRow> rows;
    plan->ask([&](const PlanIndex &index, const CalendarBook &) {
        for (const CalendarEntry &entry : entries) {
            const PlanEntry *held = index.find(entry.id);
            if (!held || !held->rolls || isOff(entry.status) || !filter.passes(entry))
                continue;
            const Period there = rollingDays(*held->rolls, days);
            if (there.to < there.from)
                continue;
            RollingRow &row = rows[entry.campaign];
            row.ofGuides |= held->audience.reach == Reach::Guides;
            row.entries.push_back({entry, *held->rolls, {}});
        }
    });
    for (auto &[campaign, row] : rows) {
        QUNCE_TRY(goOn(context));
        row.campaign = campaign;
        const auto about = named.find(campaign);
        row.name = about == named.end() ? row.entries.front().entry.title : about->second.name;
        std::sort(row.entries.begin(), row.entries.end(), [](const RollingEntry &a, const RollingEntry &b) {
            return std::tuple(a.rule.day, a.entry.start.secondOfDay(), a.entry.id)
                < std::tuple(b.rule.day, b.entry.start.secondOfDay(), b.entry.id);
        });
        plan->ask(
            [&](const PlanIndex &index, const CalendarBook &) { Counter(index, days, unit).count(row); });
        board.rows.push_back(std::move(row));
    }
    std::sort(board.rows.begin(), board.rows.end(), [](const RollingRow &a, const RollingRow &b) {
        return std::tie(a.name, a.campaign) < std::tie(b.name, b.campaign);
    });
    return board;
}

std::vector<Period> RollingBoard::weeks() const
{
    std::vector<Period> found;
    for (Day day = days.from; day <= days.to; ++day) {
        if (found.empty() || day.isoWeekday() == 1)
            found.push_back({day, day});
        found.back().to = day;
    }
    return found;
}

bool SopRun::isGoingOn(Day today) const
{
    return std::any_of(entries.begin(), entries.end(), [today](const Entry &entry) {
        return !isOff(entry.status) && entry.status != EntryStatus::Done
            && (!entry.until || today < *entry.until);
    });
}

size_t SopRun::waiting() const
{
    return static_cast<size_t>(std::count_if(entries.begin(), entries.end(), [](const Entry &entry) {
        return entry.status == EntryStatus::Draft || entry.status == EntryStatus::Submitted
            || entry.status == EntryStatus::Changes;
    }));
}

Result<std::vector<SopRun>> readSopRuns(BoardContext &context, PlanMemory &memory)
{
    std::vector<SopRun> runs;
    QUNCE_ASSIGN(const std::vector<Uuid> ids, rollingEntries(context));
    if (ids.empty())
        return runs;
    const Day today = context.now.day();
    QUNCE_ASSIGN(const auto named, campaigns(context));
    QUNCE_ASSIGN(const std::vector<CalendarEntry> entries, readEntries(context, ids));
    QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan, memory.plan(context, {today, today}));
    std::map<Uuid, SopRun> found;
    std::map<Uuid, std::vector<const PlanEntry *>> going;
    plan->ask([&](const PlanIndex &index, const CalendarBook &) {
        for (const CalendarEntry &entry : entries) {
            const PlanEntry *held = index.find(entry.id);
            const auto about = named.find(entry.campaign);
            if (!held || !held->rolls || about == named.end())
                continue;
            SopRun &run = found[entry.campaign];
            run.ofGuides |= held->audience.reach == Reach::Guides;
            run.entries.push_back({entry.id, entry.status, held->rolls->until});
            if (!isOff(entry.status))
                going[entry.campaign].push_back(held);
        }
        for (auto &[campaign, run] : found)
            run.groups = inItToday(going[campaign], index.people(), today);
    });
    for (auto &[campaign, run] : found) {
        run.campaign = campaign;
        const Campaign &about = named.at(campaign);
        run.name = about.name;
        run.sop = about.sop;
        run.since = about.startsOn.value_or(today);
        runs.push_back(std::move(run));
    }
    std::sort(runs.begin(), runs.end(), [](const SopRun &a, const SopRun &b) {
        return std::tie(b.since, a.name, a.campaign) < std::tie(a.since, b.name, b.campaign);
    });
    return runs;
}

} // namespace qunce
