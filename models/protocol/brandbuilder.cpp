// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/brandbuilder.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "models/protocol/monthclose.h"
#include "models/protocol/slotearlier.h"

namespace qunce {

namespace {

/// Far above any region; a larger slot number is damage, and would make a vector of that size.
constexpr uint32_t kMostSlots = 4'000'000;

std::optional<OrgKind> orgKindNamed(std::string_view name)
{
    if (name == "zone")
        return OrgKind::Zone;
    if (name == "region")
        return OrgKind::Region;
    if (name == "city")
        return OrgKind::City;
    return name == "store" ? std::optional<OrgKind>(OrgKind::Store) : std::nullopt;
}

/// Walks up from the unit as things stood on each day its own parent changed; a tree is left after `units` steps.
bool reachesHq(const std::vector<OrgUnit> &units, OrgIndex start)
{
    for (const OrgParent &span : units[static_cast<size_t>(start)].parents) {
        OrgIndex unit = span.parent;
        for (size_t steps = 0; unit != kHq; ++steps) {
            if (steps > units.size())
                return false;
            unit = units[static_cast<size_t>(unit)].parentOn(span.from);
        }
    }
    return true;
}

} // namespace

TaskKind taskKindNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 6> kNames {
        "group_push", "one_to_one", "moments", "lead", "follow_up", "notice"};
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    return static_cast<TaskKind>(found - kNames.begin()); // TaskKind::Other follows the named ones
}

Result<void> OrgBuilder::add(const Record &record)
{
    OrgRow row;
    row.unit.id = record.id;
    row.unit.code = record.text("code");
    row.unit.name = record.text("name");
    row.unit.storeType = record.text("store_type");
    row.unit.storeGrade = record.text("store_grade");
    row.unit.cityTier = record.text("city_tier");
    row.unit.openedOn = record.day("opened_on");
    row.unit.closedOn = record.day("closed_on");
    row.kind = record.text("kind");
    row.parents = record.text("parents");
    row.parent = record.reference("parent");
    return add(std::move(row));
}

Result<void> OrgBuilder::add(OrgRow row)
{
    const std::optional<OrgKind> kind = orgKindNamed(row.kind);
    if (!kind)
        return Error {ErrorCode::Corrupt, m_damaged, "org unit " + row.unit.id.toString() + " has no kind"};
    QUNCE_ASSIGN(std::vector<ParentSince> history, parentsFromJson(row.parents));
    if (history.empty())
        history.push_back({kFirstDataDay, row.parent});
    row.unit.kind = *kind;
    m_units.push_back({std::move(row.unit), std::move(history)});
    return {};
}

Result<OrgTree> OrgBuilder::take()
{
    const auto damage = [this](const OrgUnit &unit, const char *what) {
        return Error {ErrorCode::Corrupt, m_damaged, "org unit " + unit.id.toString() + what};
    };
    std::sort(m_units.begin(), m_units.end(),
        [](const Unit &left, const Unit &right) { return left.unit.id < right.unit.id; });
    std::unordered_map<Uuid, OrgIndex> byId {{Uuid {}, kHq}};
    std::vector<OrgUnit> units;
    for (Unit &unit : m_units) {
        byId.emplace(unit.unit.id, static_cast<OrgIndex>(units.size()));
        units.push_back(std::move(unit.unit));
    }
    for (size_t i = 0; i < units.size(); ++i) {
        for (const ParentSince &entry : m_units[i].history) {
            const auto parent = byId.find(entry.parent);
            if (parent == byId.end())
                return damage(units[i], " hangs on no unit");
            units[i].parents.push_back({entry.from, parent->second});
        }
    }
    for (size_t i = 0; i < units.size(); ++i) {
        if (!reachesHq(units, static_cast<OrgIndex>(i)))
            return damage(units[i], " is above itself");
    }
    return OrgTree(std::move(units));
}

BrandBuilder::BrandBuilder(OrgTree org, const std::function<bool(const Uuid &region)> &mayReadRegion,
    const BrandParts &parts, Message damaged)
    : m_damaged(std::move(damaged)), m_parts(parts)
{
    m_brand.org = std::move(org);
    for (size_t i = 0; i < m_brand.org.units().size(); ++i) {
        const OrgUnit &unit = m_brand.org.units()[i];
        if (unit.kind != OrgKind::Region)
            continue;
        ++m_regionsOfBrand;
        if (mayReadRegion && !mayReadRegion(unit.id))
            continue;
        m_regions.emplace(unit.id, m_brand.regions.size());
        m_brand.regions.push_back({static_cast<OrgIndex>(i), {}, {}, {}});
    }
}

Result<void> BrandBuilder::addSlot(const Record &record)
{
    const std::optional<SubjectKind> kind = subjectKindNamed(record.text("subject_kind"));
    if (kind && !m_parts.has(*kind))
        return {};
    std::optional<SlotRecord> slot = slotFromRecord(record);
    return slot ? addSlot(std::move(*slot)) : Result<void>(contradiction("slot " + record.id.toString()));
}

Result<void> BrandBuilder::addSlot(SlotRecord slot)
{
    if (!m_parts.has(slot.kind))
        return {};
    const Uuid id = slot.slot.id;
    const auto region = m_regions.find(slot.region);
    if (region == m_regions.end() || slot.number >= kMostSlots)
        return contradiction("slot " + id.toString());
    QUNCE_ASSIGN(slot.slot.store, unitOf(slot.store, id));
    QUNCE_ASSIGN(slot.slot.city, unitOf(slot.city, id));

    std::vector<Slot> &slots = m_brand.regions[region->second].of(slot.kind);
    if (slots.size() <= slot.number) {
        Slot nobody;
        nobody.until = nobody.from;
        slots.resize(slot.number + 1, nobody);
    }
    if (!slots[slot.number].id.isNil())
        return contradiction("slot " + id.toString() + " is a second one in its place");
    slots[slot.number] = std::move(slot.slot);
    if (!slot.earlier.empty())
        m_remembering.push_back({slot.kind, region->second, slot.number, std::move(slot.earlier)});
    return {};
}

Result<OrgIndex> BrandBuilder::unitOf(const Uuid &id, const Uuid &owner) const
{
    if (id.isNil())
        return kHq;
    const std::optional<OrgIndex> unit = m_brand.org.byId(id);
    return unit ? Result<OrgIndex>(*unit) : contradiction(owner.toString() + " names no org unit");
}

Result<void> BrandBuilder::addTask(const Record &record)
{
    return addTask(TaskRow {record.id, record.text("code"), record.text("title"), record.text("kind"),
        record.instant("dispatched_at"), record.instant("due_at"), record.day("due_day")});
}

Result<void> BrandBuilder::addTask(TaskRow task)
{
    if (!task.dueAt)
        return contradiction("task " + task.id.toString() + " has no due time");
    m_brand.tasks.push_back({task.id, std::move(task.code), std::move(task.title), taskKindNamed(task.kind),
        task.dispatchedAt, *task.dueAt, task.dueDay.value_or(task.dueAt->day())});
    return {};
}

Result<void> BrandBuilder::addGoal(const Record &record)
{
    return addGoal(GoalRow {record.id, record.day("from_day"), record.day("to_day"), record.reference("org"),
        record.reference("guide"), record.text("metric"), record.integer("value")});
}

Result<void> BrandBuilder::addGoal(const GoalRow &goal)
{
    const std::optional<Metric> metric = metricNamed(FactKind::GuideDay, goal.metric);
    if (!goal.from || !goal.to || !metric || !goal.value || *goal.value < 0)
        return contradiction("goal " + goal.id.toString());
    QUNCE_ASSIGN(const OrgIndex unit, unitOf(goal.org, goal.id));
    m_goals.emplace_back(goal.id,
        Goal {{*goal.from, *goal.to}, unit, goal.guide, *metric, static_cast<uint64_t>(*goal.value)});
    return {};
}

void BrandBuilder::addMonth(const Record &record)
{
    if (const std::optional<ClosedMonth> month = closedMonthFrom(record))
        m_brand.closed.push_back(*month);
}

Error BrandBuilder::contradiction(const std::string &detail) const
{
    return {ErrorCode::Corrupt, m_damaged, detail};
}

Brand BrandBuilder::take()
{
    std::sort(m_brand.tasks.begin(), m_brand.tasks.end(), [](const Task &left, const Task &right) {
        return std::tie(left.dueDay, left.code, left.id) < std::tie(right.dueDay, right.code, right.id);
    });
    std::sort(m_goals.begin(), m_goals.end(),
        [](const auto &left, const auto &right) { return left.first < right.first; });
    for (auto &[id, goal] : m_goals)
        m_brand.goals.push_back(goal);
    std::sort(m_brand.closed.begin(), m_brand.closed.end(),
        [](const ClosedMonth &left, const ClosedMonth &right) { return left.days < right.days; });
    for (const Remembering &one : m_remembering)
        m_brand.regions[one.region].of(one.kind)[one.slot].former = formerOf(one.earlier, m_brand.closed);
    return std::move(m_brand);
}

} // namespace qunce
