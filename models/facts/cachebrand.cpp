// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/cachebrand.h"

#include <algorithm>

#include "models/store/syncstore.h"

namespace qunce {

namespace {

Message damaged()
{
    return QUNCE_TEXT("The local copy of the data is damaged. Sync with --verify to repair it.");
}

/// The fields that are read of each kind, in the order of the constants below.
const std::vector<std::string> kOrgFields {"code", "name", "kind", "store_type", "store_grade", "city_tier",
    "opened_on", "closed_on", "parents", "parent"};
enum OrgField : size_t {
    Code,
    Name,
    UnitKind,
    StoreType,
    StoreGrade,
    CityTier,
    OpenedOn,
    ClosedOn,
    Parents,
    Parent
};

const std::vector<std::string> kSlotFields {"region", "slot", "subject", "subject_code", "subject_name",
    "store", "city", "guide", "from_day", "until_day", "role", "joined_on", "left_on", "leave_from",
    "leave_to", "earlier"};
enum SlotField : size_t {
    Region,
    Number,
    Subject,
    SubjectCode,
    SubjectName,
    Store,
    City,
    Guide,
    FromDay,
    UntilDay,
    Role,
    JoinedOn,
    LeftOn,
    LeaveFrom,
    LeaveTo,
    Earlier,
};

const std::vector<std::string> kTaskFields {"code", "title", "kind", "dispatched_at", "due_at", "due_day"};
enum TaskField : size_t { TaskCode, Title, TaskKindName, DispatchedAt, DueAt, DueDay };

const std::vector<std::string> kGoalFields {"from_day", "to_day", "metric", "value", "org", "guide"};
enum GoalField : size_t { GoalFrom, GoalTo, GoalMetric, GoalValue, GoalUnit, GoalGuide };

OrgRow unitFrom(const RowView &row)
{
    OrgRow unit;
    unit.unit.id = row.id();
    unit.unit.code = row.text(Code);
    unit.unit.name = row.text(Name);
    unit.unit.storeType = row.text(StoreType);
    unit.unit.storeGrade = row.text(StoreGrade);
    unit.unit.cityTier = row.text(CityTier);
    unit.unit.openedOn = row.day(OpenedOn);
    unit.unit.closedOn = row.day(ClosedOn);
    unit.kind = row.text(UnitKind);
    unit.parents = row.text(Parents);
    unit.parent = row.reference(Parent);
    return unit;
}

/// Nothing if the row is no slot that can be true.
std::optional<SlotRecord> slotFrom(const RowView &row, SubjectKind kind)
{
    SlotRecord slot;
    slot.kind = kind;
    const std::optional<Day> from = row.day(FromDay);
    const int64_t number = row.integer(Number);
    slot.region = row.reference(Region);
    slot.slot.subject = row.reference(Subject);
    if (row.isNull(Number) || number < 0 || number > UINT32_MAX || !from || slot.region.isNil()
        || slot.slot.subject.isNil())
        return std::nullopt;
    slot.number = static_cast<uint32_t>(number);
    slot.store = row.reference(Store);
    slot.city = row.reference(City);
    slot.slot.id = row.id();
    slot.slot.code = row.text(SubjectCode);
    slot.slot.name = row.text(SubjectName);
    slot.slot.owner = row.reference(Guide);
    slot.slot.from = *from;
    slot.slot.until = row.day(UntilDay).value_or(Slot::kForever);
    if (!row.isNull(Earlier))
        slot.earlier = row.text(Earlier);
    if (kind == SubjectKind::Guide)
        slot.slot.employment = {roleNamed(row.text(Role)), row.day(JoinedOn), row.day(LeftOn),
            row.day(LeaveFrom), row.day(LeaveTo)};
    return slot;
}

Result<void> addSlots(ReadSnapshot &snapshot, SubjectKind kind, BrandBuilder &builder)
{
    const RowQuery query {Kind::Slot, kSlotFields, "subject_kind", std::string(subjectKindName(kind))};
    return snapshot.eachRow(query, [&](const RowView &row) -> Result<void> {
        std::optional<SlotRecord> slot = slotFrom(row, kind);
        return slot ? builder.addSlot(std::move(*slot))
                    : Result<void>(builder.contradiction("slot " + row.id().toString()));
    });
}

Result<void> addTasks(ReadSnapshot &snapshot, BrandBuilder &builder)
{
    return snapshot.eachRow({Kind::Task, kTaskFields, {}, {}}, [&](const RowView &row) -> Result<void> {
        TaskRow task;
        task.id = row.id();
        task.code = row.text(TaskCode);
        task.title = row.text(Title);
        task.kind = row.text(TaskKindName);
        if (!row.isNull(DispatchedAt))
            task.dispatchedAt = Instant {row.integer(DispatchedAt)};
        if (!row.isNull(DueAt))
            task.dueAt = Instant {row.integer(DueAt)};
        task.dueDay = row.day(DueDay);
        return builder.addTask(task);
    });
}

Result<void> addGoals(ReadSnapshot &snapshot, BrandBuilder &builder)
{
    return snapshot.eachRow({Kind::Goal, kGoalFields, {}, {}}, [&](const RowView &row) -> Result<void> {
        GoalRow goal;
        goal.id = row.id();
        goal.from = row.day(GoalFrom);
        goal.to = row.day(GoalTo);
        goal.metric = row.text(GoalMetric);
        if (!row.isNull(GoalValue))
            goal.value = row.integer(GoalValue);
        goal.org = row.reference(GoalUnit);
        goal.guide = row.reference(GoalGuide);
        return builder.addGoal(goal);
    });
}

bool includes(const BrandParts &have, const BrandParts &wanted)
{
    return (have.guides || !wanted.guides) && (have.groups || !wanted.groups) && (have.kocs || !wanted.kocs)
        && (have.tasks || !wanted.tasks) && (have.goals || !wanted.goals);
}

} // namespace

Result<OrgTree> loadOrganisation(ReadSnapshot &snapshot)
{
    OrgBuilder builder(damaged());
    QUNCE_TRY(snapshot.eachRow({Kind::Org, kOrgFields, {}, {}},
        [&builder](const RowView &row) { return builder.add(unitFrom(row)); }));
    return builder.take();
}

Result<Brand> loadBrand(ReadSnapshot &snapshot, const CacheScope &scope, const BrandParts &parts)
{
    QUNCE_ASSIGN(OrgTree organisation, loadOrganisation(snapshot));
    return loadBrand(snapshot, scope, parts, std::move(organisation));
}

Result<Brand> loadBrand(
    ReadSnapshot &snapshot, const CacheScope &scope, const BrandParts &parts, OrgTree organisation)
{
    BrandBuilder builder(
        std::move(organisation), [&scope](const Uuid &region) { return scope.mayReadRegion(region); }, parts,
        damaged());
    for (const SubjectKind kind : {SubjectKind::Guide, SubjectKind::Group, SubjectKind::Koc}) {
        if (parts.has(kind))
            QUNCE_TRY(addSlots(snapshot, kind, builder));
    }
    QUNCE_TRY(snapshot.eachRecord(Kind::MonthClose, [&builder](const Record &record) -> Result<void> {
        builder.addMonth(record);
        return {};
    }));
    if (parts.tasks)
        QUNCE_TRY(addTasks(snapshot, builder));
    if (parts.goals)
        QUNCE_TRY(addGoals(snapshot, builder));
    return builder.take();
}

Result<std::shared_ptr<const Brand>> BrandMemory::brand(
    ReadSnapshot &snapshot, const CacheScope &scope, const BrandParts &parts)
{
    Origin origin {snapshot.generation(), {}, scope};
    for (const CachedBucket &bucket : snapshot.buckets()) {
        if (!isFactBucket(bucket.name))
            origin.records.push_back({bucket.number, bucket.at, bucket.digest});
    }
    for (const Kind kind : {Kind::Org, Kind::Slot, Kind::Guide, Kind::Group, Kind::Koc, Kind::Task,
             Kind::Goal, Kind::MonthClose})
        origin.edits.push_back(snapshot.editMark(kind));
    const std::lock_guard lock(m_mutex);
    const bool same = m_brand && origin == m_origin;
    if (same && includes(m_parts, parts))
        return m_brand;
    BrandParts wanted = parts;
    if (same) { // pages with different needs must not take each other's brand away
        wanted = {parts.guides || m_parts.guides, parts.groups || m_parts.groups, parts.kocs || m_parts.kocs,
            parts.tasks || m_parts.tasks, parts.goals || m_parts.goals};
    }
    QUNCE_ASSIGN(Brand brand, loadBrand(snapshot, scope, wanted));
    m_brand = std::make_shared<const Brand>(std::move(brand));
    m_origin = std::move(origin);
    m_parts = wanted;
    return m_brand;
}

} // namespace qunce
