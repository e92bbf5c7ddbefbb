// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/brandofrows.h"

#include <algorithm>

#include "models/domain/assignment.h"

namespace qunce::oracle {

namespace {

Uuid numbered(uint8_t family, size_t number)
{
    Uuid id;
    id.bytes[0] = family;
    id.bytes[14] = static_cast<uint8_t>(number >> 8);
    id.bytes[15] = static_cast<uint8_t>(number);
    return id;
}

Day sinceEver(Day day)
{
    return std::max(day, Slot::kFirstDay);
}

GuideRole roleNamed(const std::string &name)
{
    static const std::map<std::string, GuideRole> roles {{"guide", GuideRole::Guide},
        {"store_manager", GuideRole::StoreManager}, {"store_account", GuideRole::StoreAccount},
        {"hq_service", GuideRole::HqService}, {"mentor", GuideRole::Mentor},
        {"supervisor", GuideRole::Supervisor}};
    return roles.at(name);
}

TaskResult resultOf(const ResultRow &row)
{
    static const std::map<std::string, TaskStatus> states {{"pending", TaskStatus::Pending},
        {"done", TaskStatus::Done}, {"failed", TaskStatus::Failed}, {"cancelled", TaskStatus::Cancelled}};
    static const std::map<std::string, FailReason> reasons {{"", FailReason::None},
        {"quota", FailReason::Quota}, {"not_friend", FailReason::NotFriend},
        {"group_closed", FailReason::GroupClosed}, {"other", FailReason::Other}};
    TaskResult made;
    made.status = states.at(row.status);
    made.reason = reasons.at(row.reason);
    made.doneAt = row.doneAt;
    return made;
}

} // namespace

BrandOfRows::BrandOfRows(const BrandRows &rows, const std::optional<std::set<std::string>> &scope)
    : m_rows(rows), m_facts(rows.units.size())
{
    addOrg();
    for (const auto &[code, unit] : rows.units)
        if (unit.kind == "region" && (!scope || scope->count(code))) {
            m_regions[code] = m_brand.regions.size();
            m_brand.regions.push_back({m_units.at(code), {}, {}, {}});
        }
    for (const auto &[code, guide] : rows.guides)
        m_ids[{SubjectKind::Guide, code}] = numbered(2, m_ids.size() + 1);
    for (const auto &[code, guide] : rows.guides)
        addSlots(SubjectKind::Guide, code, guide.name);
    for (const auto &[code, group] : rows.groups)
        addSlots(SubjectKind::Group, code, group.name);
    for (const auto &[code, koc] : rows.kocs)
        addSlots(SubjectKind::Koc, code, koc.name);
    addTasks();
    addGoals();
    addNumbers(rows.guideDays, SubjectKind::Guide, FactKind::GuideDay);
    addNumbers(rows.groupDays, SubjectKind::Group, FactKind::GroupDay);
    addNumbers(rows.kocDays, SubjectKind::Koc, FactKind::KocDay);
    addAssignments();
    addFeeds();
    for (const auto &[key, column] : m_columns) {
        const auto &[region, metric, day] = key;
        m_facts.put(region, metric, day, encodeColumn(column)).ok();
    }
}

void BrandOfRows::addOrg()
{
    static const std::map<std::string, OrgKind> kinds {{"zone", OrgKind::Zone}, {"region", OrgKind::Region},
        {"city", OrgKind::City}, {"store", OrgKind::Store}};
    for (const auto &[code, unit] : m_rows.units)
        m_units.emplace(code, static_cast<OrgIndex>(m_units.size()));
    std::vector<OrgUnit> units;
    for (const auto &[code, unit] : m_rows.units) {
        OrgUnit made;
        made.id = numbered(1, units.size() + 1);
        made.code = code;
        made.name = unit.name;
        made.kind = kinds.at(unit.kind);
        for (const auto &[from, parent] : unit.parent.entries())
            made.parents.push_back({sinceEver(from), parent.empty() ? kHq : m_units.at(parent)});
        units.push_back(std::move(made));
    }
    m_brand.org = OrgTree(std::move(units));
}

Place BrandOfRows::placeOf(SubjectKind kind, const std::string &code, Day day) const
{
    return kind == SubjectKind::Guide ? m_rows.placeOfGuide(code, day)
        : kind == SubjectKind::Group  ? m_rows.placeOfGroup(code, day)
                                      : m_rows.placeOfKoc(code, day);
}

std::set<Day> BrandOfRows::changes(SubjectKind kind, const std::string &code) const
{
    std::set<Day> days {Slot::kFirstDay};
    const auto addAll = [&](const auto &history) {
        for (const auto &[day, value] : history.entries())
            days.insert(sinceEver(day));
    };
    for (const auto &[unitCode, unit] : m_rows.units)
        addAll(unit.parent);
    for (const auto &[guideCode, guide] : m_rows.guides)
        addAll(guide.store);
    if (kind == SubjectKind::Group)
        addAll(m_rows.groups.at(code).owner);
    if (kind == SubjectKind::Koc)
        addAll(m_rows.kocs.at(code).belongs);
    return days;
}

void BrandOfRows::addSlots(SubjectKind kind, const std::string &code, const std::string &name)
{
    if (kind != SubjectKind::Guide)
        m_ids[{kind, code}] = numbered(2, m_ids.size() + 1);
    const auto unitOf = [&](const std::string &unit) { return unit.empty() ? kHq : m_units.at(unit); };
    std::optional<std::tuple<std::string, std::string, std::string>> last;
    Slot *open = nullptr;
    for (const Day day : changes(kind, code)) {
        const Place place = placeOf(kind, code, day);
        const std::tuple now(place.store, place.city, place.region);
        if (last == now)
            continue;
        last = now;
        if (open)
            open->until = day;
        open = nullptr;
        if (!m_regions.count(place.region))
            continue;
        const size_t region = m_regions.at(place.region);
        std::vector<Slot> &slots = m_brand.regions[region].of(kind);
        Slot slot;
        slot.id = numbered(3, m_slots.size() * 100 + slots.size());
        slot.subject = m_ids.at({kind, code});
        slot.code = code;
        slot.name = name;
        slot.store = unitOf(place.store);
        slot.city = unitOf(place.city);
        slot.from = day;
        if (kind == SubjectKind::Guide) {
            const Guide &guide = m_rows.guides.at(code);
            slot.employment = {
                roleNamed(guide.role), guide.joinedOn, guide.leftOn, guide.leaveFrom, guide.leaveTo};
        }
        m_slots[{kind, code}][day] = {region, static_cast<uint32_t>(slots.size())};
        slots.push_back(std::move(slot));
        open = &slots.back();
    }
}

std::optional<BrandOfRows::Where> BrandOfRows::where(SubjectKind kind, const std::string &code, Day day) const
{
    const auto slots = m_slots.find({kind, code});
    if (slots == m_slots.end())
        return std::nullopt;
    const auto after = slots->second.upper_bound(day);
    if (after == slots->second.begin())
        return std::nullopt;
    const Where found = std::prev(after)->second;
    const bool valid = m_brand.regions[found.region].of(kind)[found.slot].validOn(day);
    return valid ? std::optional<Where>(found) : std::nullopt;
}

void BrandOfRows::set(size_t region, Metric metric, int32_t key, uint32_t slot, uint64_t value)
{
    m_columns[{region, metric, key}].set(slot, value);
}

void BrandOfRows::addTasks()
{
    for (const auto &[code, row] : m_rows.tasks) {
        Task task;
        task.id = numbered(4, m_brand.tasks.size() + 1);
        task.code = code;
        task.title = row.title;
        task.dispatchedAt = row.dispatchedAt;
        task.dueAt = row.dueAt;
        task.dueDay = row.dueDay;
        m_brand.tasks.push_back(std::move(task));
    }
    std::sort(m_brand.tasks.begin(), m_brand.tasks.end(),
        [](const Task &a, const Task &b) { return std::tie(a.dueDay, a.code) < std::tie(b.dueDay, b.code); });
}

void BrandOfRows::addGoals()
{
    for (const auto &[key, value] : m_rows.goals) {
        const Day latest {INT32_MAX};
        const Place place = key.guide.empty() ? m_rows.placeOfUnit(key.unit, latest)
                                              : m_rows.placeOfGuide(key.guide, m_rows.lastDay);
        if (!place.region.empty() && !m_regions.count(place.region))
            continue;
        Goal goal;
        goal.period = key.period;
        if (!key.unit.empty())
            goal.unit = m_units.at(key.unit);
        if (!key.guide.empty())
            goal.guide = m_ids.at({SubjectKind::Guide, key.guide});
        goal.metric = metricNamed(FactKind::GuideDay, key.metric).value();
        goal.value = value;
        m_brand.goals.push_back(goal);
    }
}

void BrandOfRows::addNumbers(const DayRows &numbers, SubjectKind kind, FactKind facts)
{
    for (const auto &[key, values] : numbers)
        if (const std::optional<Where> place = where(kind, key.first, key.second))
            for (const auto &[metric, value] : values)
                set(place->region, metricNamed(facts, metric).value(), key.second.number, place->slot, value);
}

void BrandOfRows::addAssignments()
{
    std::map<std::pair<std::string, std::string>, AssignmentSummary> summaries;
    std::map<std::pair<std::string, std::string>, std::vector<GroupRow>> pushes;
    for (const auto &[key, row] : m_rows.results) {
        const auto &[task, guide, group] = key;
        if (group.empty())
            summaries[{task, guide}].result = resultOf(row);
        else
            pushes[{task, guide}].push_back({resultOf(row), m_rows.groups.at(group).closedOn});
    }
    for (const auto &[key, groupRows] : pushes)
        summaries[key] = summarise(groupRows, m_rows.tasks.at(key.first).dueDay);
    for (const auto &[key, summary] : summaries) {
        const auto &[task, guide] = key;
        const auto at = std::find_if(m_brand.tasks.begin(), m_brand.tasks.end(),
            [&code = task](const Task &candidate) { return candidate.code == code; });
        const std::optional<Where> place = where(SubjectKind::Guide, guide, at->dueDay);
        if (!place)
            continue;
        const auto put = [&](Metric metric, uint64_t value) {
            set(place->region, metric, static_cast<int32_t>(at - m_brand.tasks.begin()), place->slot, value);
        };
        put(Metric::TaskStatus, static_cast<uint64_t>(summary.result.status));
        if (summary.result.reason != FailReason::None)
            put(Metric::TaskReason, static_cast<uint64_t>(summary.result.reason));
        if (summary.result.doneAt)
            put(Metric::TaskDoneAt, static_cast<uint64_t>(summary.result.doneAt->seconds));
        if (pushes.count(key)) {
            put(Metric::TaskPlanned, summary.planned);
            put(Metric::TaskSent, summary.sent);
        }
    }
}

void BrandOfRows::addFeeds()
{
    for (const auto &[region, day, metric] : m_rows.fed)
        if (m_regions.count(region))
            set(m_regions.at(region), Metric::Fed, day.number,
                static_cast<uint32_t>(metricNamed(FactKind::GuideDay, metric).value()), 1);
}

} // namespace qunce::oracle
