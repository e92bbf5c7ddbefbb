// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaigngroups.h"

#include <algorithm>
#include <map>

#include "models/boards/boardparts.h"
#include "models/boards/campaigndetail.h"
#include "models/boards/fieldlabels.h"

namespace qunce {

namespace {

/// What the group rows say, as it is read column by column.
struct Row {
    uint32_t send = 0;
    TaskStatus status = TaskStatus::Pending;
    FailReason reason = FailReason::None;
    std::optional<Instant> doneAt;
};

Period daysAround(const std::vector<CampaignGroups::EntryAbout> &entries, Day today)
{
    Period days {today, today};
    bool isFirst = true;
    for (const CampaignGroups::EntryAbout &entry : entries) {
        if (!entry.start)
            continue;
        const Day day = entry.start->day();
        days = isFirst ? Period {day, day} : Period {std::min(days.from, day), std::max(days.to, day)};
        isFirst = false;
    }
    return days;
}

const char *whyName(UnreachedWhy why)
{
    static constexpr std::array kNames {"not_sent", "not_due", "failed", "cancelled", "group_closed", "quota",
        "not_friend", "not_dispatched", "no_plan"};
    return kNames[static_cast<size_t>(why)];
}

} // namespace

Message unreachedText(UnreachedWhy why)
{
    switch (why) {
    case UnreachedWhy::NotSent:
        return QUNCE_TEXT("Not sent, overdue");
    case UnreachedWhy::NotDue:
        return QUNCE_TEXT("Not sent, not due yet");
    case UnreachedWhy::Failed:
        return QUNCE_TEXT("Sending failed");
    case UnreachedWhy::Cancelled:
        return QUNCE_TEXT("Cancelled");
    case UnreachedWhy::GroupClosed:
        return QUNCE_TEXT("Group closed");
    case UnreachedWhy::Quota:
        return QUNCE_TEXT("Frequency cap");
    case UnreachedWhy::NotFriend:
        return QUNCE_TEXT("Not a friend");
    case UnreachedWhy::NotDispatched:
        return QUNCE_TEXT("Planned, nothing dispatched to it");
    case UnreachedWhy::NoPlan:
        return QUNCE_TEXT("No entry is for it");
    }
    return {};
}

Result<void> CampaignGroups::read(BoardContext &context, PlanMemory &memory, const CampaignNumbers &numbers,
    const std::vector<EntryAbout> &entries, const std::vector<size_t> &tasks,
    const std::vector<size_t> &entryOfTask)
{
    QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan,
        memory.plan(context, daysAround(entries, context.now.day())));
    QUNCE_TRY(goOn(context));
    const Uuid unit = numbers.unit() == kHq ? Uuid() : numbers.brand().org.at(numbers.unit()).id;
    plan->ask([&](const PlanIndex &index, const CalendarBook &) { takePeople(index.people(), unit); });
    readAudiences(*plan, entries);
    QUNCE_TRY(goOn(context));
    return readSends(numbers, context.now, tasks, entryOfTask);
}

void CampaignGroups::takePeople(const PlanPeople &people, const Uuid &unit)
{
    const std::optional<OrgIndex> under = unit.isNil() ? std::nullopt : people.org.byId(unit);
    m_groups.reserve(people.groups.size());
    for (const PlanGroup &group : people.groups) {
        Group one;
        one.id = group.id;
        one.code = group.code;
        one.name = group.name;
        if (group.ownerGuide)
            one.owner = people.guides[*group.ownerGuide].name;
        one.region = unitName(people.org, group.region);
        one.regionId = group.region;
        one.closedOn = group.closedOn;
        one.isClosed = group.closed;
        one.isUnderUnit = unit.isNil() || (under && people.org.isUnder(group.unit, *under));
        m_places.emplace(group.id, static_cast<uint32_t>(m_groups.size()));
        m_groups.push_back(std::move(one));
        m_kinds.push_back(group.kind);
    }
}

void CampaignGroups::readAudiences(const ReadPlan &plan, const std::vector<EntryAbout> &entries)
{
    m_audiences.assign(entries.size(), {});
    plan.ask([&](const PlanIndex &index, const CalendarBook &) {
        for (size_t i = 0; i < entries.size(); ++i) {
            const PlanEntry *entry = index.find(entries[i].id);
            if (!entry || entry->audience.reach == Reach::Nobody)
                continue;
            index.audienceOf(*entry).reached.each([&](uint32_t subject) {
                if (subject < index.people().groups.size() && m_groups[subject].isUnderUnit)
                    m_audiences[i].push_back(subject);
            });
            if (entry->audience.groupKinds == 0)
                continue;
            m_namedKinds |= entry->audience.groupKinds;
            m_isEverywhere = m_isEverywhere || entry->audience.regions.empty();
            m_regions.insert(m_regions.end(), entry->audience.regions.begin(), entry->audience.regions.end());
        }
    });
    std::sort(m_regions.begin(), m_regions.end());
    m_regions.erase(std::unique(m_regions.begin(), m_regions.end()), m_regions.end());
}

uint32_t CampaignGroups::groupOf(const Slot &slot, const Brand &brand, OrgIndex region)
{
    const auto [place, isNew] = m_places.try_emplace(slot.subject, static_cast<uint32_t>(m_groups.size()));
    if (isNew) { // has moved out of what the user sees: its numbers stayed
        Group one;
        one.id = slot.subject;
        one.code = slot.code;
        one.name = slot.name;
        one.region = brand.org.at(region).name;
        one.regionId = brand.org.at(region).id;
        m_groups.push_back(std::move(one));
        m_kinds.push_back(kUnknownKind);
    }
    return place->second;
}

Result<void> CampaignGroups::readSends(const CampaignNumbers &numbers, Instant now,
    const std::vector<size_t> &tasks, const std::vector<size_t> &entryOfTask)
{
    if (tasks.empty())
        return {};
    const Brand &brand = numbers.brand();
    const Period days {brand.tasks[tasks.front()].dueDay, brand.tasks[tasks.back()].dueDay};
    const Rollup rollup = Rollup::byDay(brand, SubjectKind::Group, numbers.unit(), Uuid {}, days);
    const KeyRange keys {static_cast<int32_t>(tasks.front()), static_cast<int32_t>(tasks.back())};
    std::vector<Row> rows;
    std::map<std::pair<size_t, int32_t>, std::unordered_map<uint32_t, size_t>> placeOf; // region, task; slot
    const auto placeOfTask = [&tasks](int32_t key) -> std::optional<size_t> {
        const auto found = std::lower_bound(tasks.begin(), tasks.end(), static_cast<size_t>(key));
        return found == tasks.end() || *found != static_cast<size_t>(key)
            ? std::nullopt
            : std::optional(static_cast<size_t>(found - tasks.begin()));
    };
    const Result<void> statuses = numbers.facts().visit(Metric::GroupTaskStatus, keys, rollup.regions(),
        [&](size_t region, int32_t key, const ColumnView &column) {
            const std::optional<size_t> task = placeOfTask(key);
            if (!task)
                return;
            auto &places = placeOf[{region, key}];
            const Day due = brand.tasks[tasks[*task]].dueDay;
            const std::vector<Slot> &groupSlots = brand.regions[region].groups;
            for (const Rollup::Segment &segment : rollup.segments({due, due})) {
                column.forEach([&](uint32_t slot, uint64_t value) {
                    if (slot >= groupSlots.size() || segment.rowOf(region, slot) == Rollup::kNoRow)
                        return;
                    CampaignSend send;
                    send.entry = static_cast<uint32_t>(entryOfTask[*task]);
                    send.group = groupOf(groupSlots[slot], brand, brand.regions[region].region);
                    send.task = static_cast<uint32_t>(tasks[*task]);
                    places.emplace(slot, rows.size());
                    rows.push_back({static_cast<uint32_t>(m_sends.size()), static_cast<TaskStatus>(value),
                        FailReason::None, {}});
                    m_sends.push_back(send);
                });
            }
        });
    if (!statuses.ok()) {
        if (statuses.error().code == ErrorCode::NotFound) // not on this computer
            return {};
        return statuses.error();
    }
    const auto read = [&](Metric metric, auto &&take) {
        return numbers.facts().visit(
            metric, keys, rollup.regions(), [&](size_t region, int32_t key, const ColumnView &column) {
                const auto places = placeOf.find({region, key});
                if (places == placeOf.end())
                    return;
                column.forEach([&](uint32_t slot, uint64_t value) {
                    if (const auto place = places->second.find(slot); place != places->second.end())
                        take(rows[place->second], value);
                });
            });
    };
    QUNCE_TRY(read(Metric::GroupTaskReason,
        [](Row &row, uint64_t value) { row.reason = static_cast<FailReason>(value); }));
    QUNCE_TRY(read(Metric::GroupTaskDoneAt,
        [](Row &row, uint64_t value) { row.doneAt = Instant {static_cast<int64_t>(value)}; }));
    for (const Row &row : rows) {
        CampaignSend &send = m_sends[row.send];
        const Task &task = brand.tasks[send.task];
        const std::optional<Day> &closedOn = m_groups[send.group].closedOn;
        send.state =
            sendStateOf(row.status, row.reason, closedOn && *closedOn < task.dueDay, task.dueAt < now);
        if (send.state == SendState::Sent && row.doneAt && task.dispatchedAt)
            send.delay = row.doneAt->seconds - task.dispatchedAt->seconds;
    }
    return {};
}

std::vector<bool> CampaignGroups::askedAbout(Day today) const
{
    std::vector<bool> asked(m_groups.size());
    for (size_t i = 0; i < m_groups.size(); ++i) {
        const Group &group = m_groups[i];
        const bool isClosed = group.isClosed || (group.closedOn && *group.closedOn <= today);
        asked[i] = !isClosed && group.isUnderUnit && m_kinds[i] < 32 && (m_namedKinds >> m_kinds[i] & 1) != 0
            && (m_isEverywhere || std::binary_search(m_regions.begin(), m_regions.end(), group.regionId));
    }
    return asked;
}

std::shared_ptr<const DataTable> CampaignGroups::tableOf(const std::vector<UnreachedGroup> &unreached) const
{
    TableBuilder table;
    const size_t name = table.addColumn(columnOf("group", QUNCE_TEXT("Group name"), CellType::Text, 200));
    const size_t code =
        table.addColumn(columnOf("code", fieldLabel(Kind::Group, "code"), CellType::Code, 110));
    TableColumn kinds = columnOf("kind", QUNCE_TEXT("Kind"), CellType::Choice, 90);
    const auto choices = fieldNamed(descriptor(Kind::Group), "kind")->choices;
    for (const ChoiceName &choice : choices)
        kinds.choices.emplace_back(choice.name, choiceLabel(Kind::Group, "kind", choice.name));
    const size_t kind = table.addColumn(std::move(kinds));
    const size_t owner = table.addColumn(columnOf("owner", QUNCE_TEXT("Group owner"), CellType::Choice, 110));
    const size_t region = table.addColumn(columnOf("region", QUNCE_TEXT("Region"), CellType::Choice, 90));
    TableColumn reasons = columnOf("why", QUNCE_TEXT("Reason"), CellType::Choice, 170,
        QUNCE_TEXT("Of the newest task of the campaign that was dispatched to the group"));
    for (const UnreachedWhy why : {UnreachedWhy::NotSent, UnreachedWhy::NotDue, UnreachedWhy::Failed,
             UnreachedWhy::Cancelled, UnreachedWhy::GroupClosed, UnreachedWhy::Quota, UnreachedWhy::NotFriend,
             UnreachedWhy::NotDispatched, UnreachedWhy::NoPlan})
        reasons.choices.emplace_back(whyName(why), unreachedText(why));
    const size_t why = table.addColumn(std::move(reasons));
    const size_t entries = table.addColumn(columnOf("entries", QUNCE_TEXT("Entries"), CellType::Integer, 72,
        QUNCE_TEXT("Entries of the campaign that are for the group")));
    table.reserve(unreached.size());
    for (const UnreachedGroup &one : unreached) {
        const Group &group = m_groups[one.group];
        table.addRow(group.id);
        table.setText(name, group.name);
        table.setText(code, group.code);
        if (m_kinds[one.group] < choices.size())
            table.setText(kind, choices[m_kinds[one.group]].name);
        table.setText(owner, group.owner);
        table.setText(region, group.region);
        table.setText(why, whyName(one.why));
        table.setNumber(entries, static_cast<int64_t>(one.entries));
    }
    return table.build();
}

} // namespace qunce
