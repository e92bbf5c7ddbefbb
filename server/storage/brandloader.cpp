// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/brandloader.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "models/protocol/orghistory.h"
#include "models/protocol/slotrecord.h"

namespace qunce::server {

namespace {

/// Far above any region; a larger slot number is damage, and would make a vector of that size.
constexpr uint32_t kMostSlots = 4'000'000;

Error contradiction(const std::string &detail)
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT(
            "The database is damaged. Run `qunced check`, and restore a backup if it finds problems.")),
        detail};
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

TaskKind taskKindNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 6> kNames {
        "group_push", "one_to_one", "moments", "lead", "follow_up", "notice"};
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    return static_cast<TaskKind>(found - kNames.begin()); // TaskKind::Other follows the named ones
}

Result<OrgUnit> unitFrom(const Record &record)
{
    const std::optional<OrgKind> kind = orgKindNamed(record.text("kind"));
    if (!kind)
        return contradiction("org unit " + record.id.toString() + " has no kind");
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

/// Collects one scope's records into a Brand.
class BrandBuilder
{
public:
    BrandBuilder(ReadTransaction &transaction, const BucketFilter &mayRead, const BrandOptions &options)
        : m_transaction(transaction), m_mayRead(mayRead), m_options(options)
    { }

    Result<Brand> build()
    {
        QUNCE_ASSIGN(m_brand.org, loadOrganisation(m_transaction));
        addRegions();
        QUNCE_TRY(addSlots());
        QUNCE_TRY(
            m_transaction.eachRecord(Kind::Task, [this](const Record &record) { return addTask(record); }));
        QUNCE_TRY(
            m_transaction.eachRecord(Kind::Goal, [this](const Record &record) { return addGoal(record); }));
        std::sort(m_brand.tasks.begin(), m_brand.tasks.end(), [](const Task &left, const Task &right) {
            return std::tie(left.dueDay, left.code, left.id) < std::tie(right.dueDay, right.code, right.id);
        });
        return std::move(m_brand);
    }

private:
    bool mayRead(const std::string &bucket)
    {
        if (!m_mayRead)
            return true;
        const auto known = m_readable.find(bucket);
        return known != m_readable.end() ? known->second
                                         : m_readable.emplace(bucket, m_mayRead(bucket)).first->second;
    }

    void addRegions()
    {
        for (size_t i = 0; i < m_brand.org.units().size(); ++i) {
            const OrgUnit &unit = m_brand.org.units()[i];
            if (unit.kind != OrgKind::Region)
                continue;
            ++m_regionsOfBrand;
            if (!mayRead(bucket::peopleOf(unit.id)))
                continue;
            m_regions.emplace(unit.id, m_brand.regions.size());
            m_brand.regions.push_back({static_cast<OrgIndex>(i), {}, {}, {}});
        }
    }

    /// One scan for the whole brand, look-ups by region for a part of it.
    Result<void> addSlots()
    {
        const auto add = [this](const Record &record) { return addSlot(record); };
        if (m_regions.size() == m_regionsOfBrand)
            return m_transaction.eachRecord(Kind::Slot, add);
        for (const auto &[region, index] : m_regions)
            QUNCE_TRY(m_transaction.eachRecordByRef(Kind::Slot, IndexColumn::Ref1, region, add));
        return {};
    }

    Result<void> addSlot(const Record &record)
    {
        if (!m_options.kocs && record.text("subject_kind") == "koc")
            return {};
        std::optional<SlotRecord> slot = slotFromRecord(record);
        const auto region = slot ? m_regions.find(slot->region) : m_regions.end();
        if (region == m_regions.end() || slot->number >= kMostSlots)
            return contradiction("slot " + record.id.toString());
        QUNCE_ASSIGN(slot->slot.store, unitOf(slot->store, record.id));
        QUNCE_ASSIGN(slot->slot.city, unitOf(slot->city, record.id));

        std::vector<Slot> &slots = m_brand.regions[region->second].of(slot->kind);
        if (slots.size() <= slot->number) {
            Slot nobody;
            nobody.until = nobody.from;
            slots.resize(slot->number + 1, nobody);
        }
        if (!slots[slot->number].id.isNil())
            return contradiction("slot " + record.id.toString() + " is a second one in its place");
        slots[slot->number] = std::move(slot->slot);
        return {};
    }

    Result<OrgIndex> unitOf(const Uuid &id, const Uuid &owner) const
    {
        if (id.isNil())
            return kHq;
        const std::optional<OrgIndex> unit = m_brand.org.byId(id);
        return unit ? Result<OrgIndex>(*unit) : contradiction(owner.toString() + " names no org unit");
    }

    Result<void> addTask(const Record &record)
    {
        if (!mayRead(record.bucket))
            return {};
        const std::optional<Instant> dueAt = record.instant("due_at");
        if (!dueAt)
            return contradiction("task " + record.id.toString() + " has no due time");
        m_brand.tasks.push_back(
            {record.id, record.text("code"), record.text("title"), taskKindNamed(record.text("kind")),
                record.instant("dispatched_at"), *dueAt, record.day("due_day").value_or(dueAt->day())});
        return {};
    }

    Result<void> addGoal(const Record &record)
    {
        if (!mayRead(record.bucket))
            return {};
        const std::optional<Day> from = record.day("from_day");
        const std::optional<Day> to = record.day("to_day");
        const std::optional<Metric> metric = metricNamed(FactKind::GuideDay, record.text("metric"));
        const std::optional<int64_t> value = record.integer("value");
        if (!from || !to || !metric || !value || *value < 0)
            return contradiction("goal " + record.id.toString());
        QUNCE_ASSIGN(const OrgIndex unit, unitOf(record.reference("org"), record.id));
        m_brand.goals.push_back(
            {{*from, *to}, unit, record.reference("guide"), *metric, static_cast<uint64_t>(*value)});
        return {};
    }

    ReadTransaction &m_transaction;
    const BucketFilter &m_mayRead;
    const BrandOptions m_options;
    Brand m_brand;
    std::unordered_map<Uuid, size_t> m_regions;
    std::unordered_map<std::string, bool> m_readable;
    size_t m_regionsOfBrand = 0;
};

} // namespace

Result<OrgTree> loadOrganisation(ReadTransaction &transaction)
{
    std::vector<OrgUnit> units;
    std::vector<std::vector<ParentSince>> histories;
    std::unordered_map<Uuid, OrgIndex> byId {{Uuid {}, kHq}};
    QUNCE_TRY(transaction.eachRecord(Kind::Org, [&](const Record &record) -> Result<void> {
        QUNCE_ASSIGN(OrgUnit unit, unitFrom(record));
        QUNCE_ASSIGN(std::vector<ParentSince> history, parentsFromJson(record.text("parents")));
        if (history.empty())
            history.push_back({kFirstDataDay, record.reference("parent")});
        byId.emplace(unit.id, static_cast<OrgIndex>(units.size()));
        units.push_back(std::move(unit));
        histories.push_back(std::move(history));
        return {};
    }));
    for (size_t i = 0; i < units.size(); ++i) {
        for (const ParentSince &entry : histories[i]) {
            const auto parent = byId.find(entry.parent);
            if (parent == byId.end())
                return contradiction("org unit " + units[i].id.toString() + " hangs on no unit");
            units[i].parents.push_back({entry.from, parent->second});
        }
    }
    for (size_t i = 0; i < units.size(); ++i) {
        if (!reachesHq(units, static_cast<OrgIndex>(i)))
            return contradiction("org unit " + units[i].id.toString() + " is above itself");
    }
    return OrgTree(std::move(units));
}

Result<Brand> loadBrand(
    ReadTransaction &transaction, const BucketFilter &mayRead, const BrandOptions &options)
{
    return BrandBuilder(transaction, mayRead, options).build();
}

} // namespace qunce::server
