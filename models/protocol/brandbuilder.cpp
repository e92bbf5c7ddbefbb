// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/brandbuilder.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace qunce {

namespace {

/// Far above any region; a larger slot number is damage, and would make a vector of that size.
constexpr uint32_t kMostSlots = 4'000'000;

Error contradiction(const Message &text, const std::string &detail)
{
    return {ErrorCode::Corrupt, text, detail};
}

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

std::optional<OrgUnit> unitFrom(const Record &record)
{
    const std::optional<OrgKind> kind = orgKindNamed(record.text("kind"));
    if (!kind)
        return std::nullopt;
    OrgUnit unit;
    unit.id = record.id;
    unit.code = record.text("code");
    unit.name = record.text("name");
    unit.kind = *kind;
    unit.storeType = record.text("store_type");
    unit.storeGrade = record.text("store_grade");
    unit.cityTier = record.text("city_tier");
    unit.openedOn = record.day("opened_on");
    unit.closedOn = record.day("closed_on");
    return unit;
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
    std::optional<OrgUnit> unit = unitFrom(record);
    if (!unit)
        return contradiction(m_damaged, "org unit " + record.id.toString() + " has no kind");
    QUNCE_ASSIGN(std::vector<ParentSince> history, parentsFromJson(record.text("parents")));
    if (history.empty())
        history.push_back({kFirstDataDay, record.reference("parent")});
    m_byId.emplace(unit->id, static_cast<OrgIndex>(m_units.size()));
    m_units.push_back(std::move(*unit));
    m_histories.push_back(std::move(history));
    return {};
}

Result<OrgTree> OrgBuilder::take()
{
    for (size_t i = 0; i < m_units.size(); ++i) {
        for (const ParentSince &entry : m_histories[i]) {
            const auto parent = m_byId.find(entry.parent);
            if (parent == m_byId.end())
                return contradiction(m_damaged, "org unit " + m_units[i].id.toString() + " hangs on no unit");
            m_units[i].parents.push_back({entry.from, parent->second});
        }
    }
    for (size_t i = 0; i < m_units.size(); ++i) {
        if (!reachesHq(m_units, static_cast<OrgIndex>(i)))
            return contradiction(m_damaged, "org unit " + m_units[i].id.toString() + " is above itself");
    }
    return OrgTree(std::move(m_units));
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
    return slot ? addSlot(std::move(*slot))
                : Result<void>(contradiction(m_damaged, "slot " + record.id.toString()));
}

Result<void> BrandBuilder::addSlot(SlotRecord slot)
{
    if (!m_parts.has(slot.kind))
        return {};
    const Uuid id = slot.slot.id;
    const auto region = m_regions.find(slot.region);
    if (region == m_regions.end() || slot.number >= kMostSlots)
        return contradiction(m_damaged, "slot " + id.toString());
    QUNCE_ASSIGN(slot.slot.store, unitOf(slot.store, id));
    QUNCE_ASSIGN(slot.slot.city, unitOf(slot.city, id));

    std::vector<Slot> &slots = m_brand.regions[region->second].of(slot.kind);
    if (slots.size() <= slot.number) {
        Slot nobody;
        nobody.until = nobody.from;
        slots.resize(slot.number + 1, nobody);
    }
    if (!slots[slot.number].id.isNil())
        return contradiction(m_damaged, "slot " + id.toString() + " is a second one in its place");
    slots[slot.number] = std::move(slot.slot);
    return {};
}

Result<OrgIndex> BrandBuilder::unitOf(const Uuid &id, const Uuid &owner) const
{
    if (id.isNil())
        return kHq;
    const std::optional<OrgIndex> unit = m_brand.org.byId(id);
    return unit ? Result<OrgIndex>(*unit) : contradiction(m_damaged, owner.toString() + " names no org unit");
}

Result<void> BrandBuilder::addTask(const Record &record)
{
    const std::optional<Instant> dueAt = record.instant("due_at");
    if (!dueAt)
        return contradiction(m_damaged, "task " + record.id.toString() + " has no due time");
    m_brand.tasks.push_back(
        {record.id, record.text("code"), record.text("title"), taskKindNamed(record.text("kind")),
            record.instant("dispatched_at"), *dueAt, record.day("due_day").value_or(dueAt->day())});
    return {};
}

Result<void> BrandBuilder::addGoal(const Record &record)
{
    const std::optional<Day> from = record.day("from_day");
    const std::optional<Day> to = record.day("to_day");
    const std::optional<Metric> metric = metricNamed(FactKind::GuideDay, record.text("metric"));
    const std::optional<int64_t> value = record.integer("value");
    if (!from || !to || !metric || !value || *value < 0)
        return contradiction(m_damaged, "goal " + record.id.toString());
    QUNCE_ASSIGN(const OrgIndex unit, unitOf(record.reference("org"), record.id));
    m_brand.goals.push_back(
        {{*from, *to}, unit, record.reference("guide"), *metric, static_cast<uint64_t>(*value)});
    return {};
}

Brand BrandBuilder::take()
{
    std::sort(m_brand.tasks.begin(), m_brand.tasks.end(), [](const Task &left, const Task &right) {
        return std::tie(left.dueDay, left.code, left.id) < std::tie(right.dueDay, right.code, right.id);
    });
    return std::move(m_brand);
}

} // namespace qunce
