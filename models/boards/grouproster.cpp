// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/grouproster.h"

#include <algorithm>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/domain/lastvalues.h"
#include "models/protocol/roster.h"

namespace qunce {

namespace {

constexpr int kWeek = 7;
constexpr int kSalesDays = 30;

struct MeasuredGroups {
    std::vector<LastValue> members;
    RowSums joins;
    RowSums leaves;
    RowSums speakers; ///< over the week, and so on
    RowSums memberDays;
    RowSums messages;
    RowSums amount;
    std::vector<PushCounts> pushes;
};

Result<MeasuredGroups> measure(BoardContext &context, const MeasureInput &input, Day end)
{
    const Period week = lookBack(context, end, kWeek);
    const auto sum = [&](Metric metric, Period days) -> Result<RowSums> {
        QUNCE_TRY(goOn(context));
        return sumRows(input, metric, days);
    };
    MeasuredGroups all;
    QUNCE_ASSIGN(all.members, lastRows(input, Metric::GroupMembers, lookBack(context, end, kStockDays)));
    QUNCE_ASSIGN(all.joins, sum(Metric::GroupJoins, week));
    QUNCE_ASSIGN(all.leaves, sum(Metric::GroupLeaves, week));
    QUNCE_ASSIGN(all.speakers, sum(Metric::GroupSpeakers, week));
    QUNCE_ASSIGN(all.memberDays, sum(Metric::GroupMembers, week));
    QUNCE_ASSIGN(all.messages, sum(Metric::GroupMessages, week));
    QUNCE_ASSIGN(all.amount, sum(Metric::GroupAmount, lookBack(context, end, kSalesDays)));
    QUNCE_ASSIGN(all.pushes, pushRows(input, {firstOfMonth(end), end}));
    return all;
}

std::optional<int64_t> sumOf(const RowSums &sums, size_t row)
{
    return sums.present[row] != 0 ? std::optional(static_cast<int64_t>(sums.sums[row])) : std::nullopt;
}

/// Whole fen, half up; nothing without members.
std::optional<int64_t> perMember(std::optional<int64_t> amount, std::optional<int64_t> members)
{
    if (!amount || !members || *members <= 0)
        return std::nullopt;
    return (2 * *amount + *members) / (2 * *members);
}

struct Owner {
    std::string name;
    bool hasLeft = false;
};

Result<std::unordered_map<Uuid, Owner>> readOwners(ReadSnapshot &snapshot, Day today)
{
    std::unordered_map<Uuid, Owner> owners;
    QUNCE_TRY(
        snapshot.eachRow({Kind::Guide, {"name", "left_on"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            owners.emplace(row.id(), Owner {std::string(row.text(0)), row.day(1) && *row.day(1) <= today});
            return {};
        }));
    return owners;
}

/// The columns in the order of the page.
class GroupColumns
{
public:
    explicit GroupColumns(TableBuilder &table) : m_table(table)
    {
        name = add(columnOf("name", QUNCE_TEXT("Group name"), CellType::Text, 200));
        TableColumn kinds = columnOf("kind", QUNCE_TEXT("Group kind"), CellType::Choice, 128);
        kinds.choices = groupKindChoices();
        kind = add(std::move(kinds));
        batch = add(columnOf("batch", QUNCE_TEXT("Batch"), CellType::Choice, 72));
        region = add(columnOf("region", QUNCE_TEXT("Region"), CellType::Choice, 72));
        store = add(columnOf("store", QUNCE_TEXT("Store"), CellType::Text, 152));
        owner = add(columnOf("owner", QUNCE_TEXT("Group owner"), CellType::Text, 80));
        members = add(columnOf("members", QUNCE_TEXT("Members / limit"), CellType::Pair, 104,
            QUNCE_TEXT("Members on the last day that has the number ÷ how many the group may have")));
        net = add(columnOf("net_7d", QUNCE_TEXT("Net change, 7 days"), CellType::SignedInteger, 104,
            QUNCE_TEXT("Joined − left in the last 7 days")));
        activity = add(columnOf("activity_7d", QUNCE_TEXT("Active, 7 days"), CellType::Rate, 112,
            QUNCE_TEXT("People who spoke ÷ members, both summed over the last 7 days")));
        pushes = add(columnOf("pushes", QUNCE_TEXT("Pushes this month / limit"), CellType::Pair, 144,
            QUNCE_TEXT("Pushes that this group has received in the month ÷ as many as the month has days")));
        amount = add(columnOf("amount_30d", QUNCE_TEXT("Sales, 30 days"), CellType::Money, 112,
            QUNCE_TEXT("Sales of the group in the last 30 days")));
        perMember = add(withoutTotal(columnOf("per_member", QUNCE_TEXT("Per member"), CellType::Money, 88,
            QUNCE_TEXT("Sales of the last 30 days ÷ members now"))));
        days = add(withoutTotal(columnOf("days", QUNCE_TEXT("Days running"), CellType::Integer, 88,
            QUNCE_TEXT("Days since it began; the first day is 1"))));
        code = addHidden(columnOf("code", QUNCE_TEXT("Group code"), CellType::Code, 96));
        band = addHidden(columnOf("band", QUNCE_TEXT("Age band"), CellType::Choice, 88));
        startsOn = addHidden(columnOf("starts_on", QUNCE_TEXT("Starts on"), CellType::Day, 104));
        closesOn = addHidden(columnOf("closes_on", QUNCE_TEXT("Closes on"), CellType::Day, 104));
        TableColumn states = columnOf("state", QUNCE_TEXT("Status"), CellType::Choice, 80);
        states.choices = {{"open", QUNCE_TEXT("Active group")}, {"closed", QUNCE_TEXT("Closed group")}};
        state = addHidden(std::move(states));
    }

    size_t name, kind, batch, region, store, owner, members, net, activity, pushes, amount, perMember, days,
        code, band, startsOn, closesOn, state;

private:
    size_t add(TableColumn column) { return m_table.addColumn(std::move(column)); }
    /// Of rates of single groups and of ages a sum says nothing.
    static TableColumn withoutTotal(TableColumn column)
    {
        column.look.noTotal = true;
        return column;
    }
    size_t addHidden(TableColumn column)
    {
        column.look.hidden = true;
        return add(std::move(column));
    }

    TableBuilder &m_table;
};

std::optional<int64_t> dayNumberOf(const std::optional<Day> &day)
{
    return day ? std::optional<int64_t>(day->number) : std::nullopt;
}

class GroupTableMaker
{
public:
    GroupTableMaker(const Brand &brand, const Rollup &rollup, const MeasuredGroups &measured,
        const std::unordered_map<Uuid, Owner> &owners, Day today, Day end)
        : m_brand(brand)
        , m_rowOf(rollup)
        , m_measured(measured)
        , m_owners(owners)
        , m_today(today)
        , m_end(end)
        , m_columns(m_table)
    { }

    void add(GroupRecord &group)
    {
        const std::optional<size_t> row = m_rowOf.find(group.id);
        const auto owner = m_owners.find(group.owner);
        group.life.ownerHasLeft = owner != m_owners.end() && owner->second.hasLeft;
        if (row)
            addLife(group, *row);
        if (group.members)
            group.life.members = static_cast<uint64_t>(*group.members);
        m_table.addRow(group.id, groupMarks(group.life, m_today));
        setTexts(group, owner == m_owners.end() ? std::string_view() : owner->second.name);
        m_table.setPair(m_columns.members, group.members, group.capacity);
        m_table.setNumber(m_columns.days, daysRunning(group.life, m_today));
        m_table.setNumber(m_columns.startsOn, dayNumberOf(group.life.startsOn));
        m_table.setNumber(m_columns.closesOn, dayNumberOf(group.life.closesOn));
        if (row)
            setMeasures(group, *row);
    }
    void reserve(size_t rows) { m_table.reserve(rows); }
    std::shared_ptr<const DataTable> take() { return m_table.build(); }

private:
    void addLife(GroupRecord &group, size_t row) const
    {
        if (m_measured.members[row].present)
            group.members = static_cast<int64_t>(m_measured.members[row].value);
        const std::optional<int64_t> speakers = sumOf(m_measured.speakers, row);
        const std::optional<int64_t> memberDays = sumOf(m_measured.memberDays, row);
        if (speakers && memberDays && *memberDays > 0)
            group.life.activity = Fraction {*speakers, *memberDays};
        if (const std::optional<int64_t> messages = sumOf(m_measured.messages, row))
            group.life.messages = static_cast<uint64_t>(*messages);
    }

    void setTexts(const GroupRecord &group, std::string_view owner)
    {
        m_table.setText(m_columns.name, group.name);
        m_table.setText(m_columns.kind, group.kind);
        m_table.setText(m_columns.batch, group.batch);
        m_table.setText(m_columns.region, unitName(m_brand.org, group.region));
        m_table.setText(m_columns.store, unitName(m_brand.org, group.store));
        m_table.setText(m_columns.owner, owner);
        m_table.setText(m_columns.code, group.code);
        m_table.setText(m_columns.band, group.band);
        m_table.setText(m_columns.state, group.life.isOpen(m_today) ? "open" : "closed");
    }

    void setMeasures(const GroupRecord &group, size_t row)
    {
        const std::optional<int64_t> joins = sumOf(m_measured.joins, row);
        const std::optional<int64_t> leaves = sumOf(m_measured.leaves, row);
        if (joins || leaves)
            m_table.setNumber(m_columns.net, joins.value_or(0) - leaves.value_or(0));
        const std::optional<int64_t> speakers = sumOf(m_measured.speakers, row);
        m_table.setPair(
            m_columns.activity, speakers, speakers ? sumOf(m_measured.memberDays, row) : speakers);
        m_table.setPair(
            m_columns.pushes, static_cast<int64_t>(m_measured.pushes[row].sent), pushLimitOf(m_end));
        const std::optional<int64_t> amount = sumOf(m_measured.amount, row);
        m_table.setNumber(m_columns.amount, amount);
        m_table.setNumber(m_columns.perMember, perMember(amount, group.members));
    }

    const Brand &m_brand;
    const RowOf m_rowOf;
    const MeasuredGroups &m_measured;
    const std::unordered_map<Uuid, Owner> &m_owners;
    const Day m_today;
    const Day m_end;
    TableBuilder m_table;
    const GroupColumns m_columns;
};

bool isUnder(const OrgTree &org, const GroupRecord &group, OrgIndex under)
{
    const std::optional<OrgIndex> unit = org.byId(group.store.isNil() ? group.region : group.store);
    return under == kHq || (unit && org.isUnder(*unit, under));
}

std::optional<int64_t> numberAt(const RowView &row, size_t place)
{
    return row.isNull(place) ? std::nullopt : std::optional(row.integer(place));
}

} // namespace

Day windowEnd(const BoardContext &context, const BoardQuery &query)
{
    return std::min(query.period.to, context.now.day() - 1);
}

Result<std::vector<GroupRecord>> readGroups(
    ReadSnapshot &snapshot, const Brand &brand, Day day, std::string field, FieldValue value)
{
    const Roster roster(brand, SubjectKind::Group, day);
    std::vector<GroupRecord> groups;
    QUNCE_TRY(
        snapshot.eachRow({Kind::Group,
                             {"code", "name", "kind", "region", "owner", "batch", "band", "created_on",
                                 "starts_on", "closes_on", "status", "closed_on", "members", "capacity"},
                             std::move(field), std::move(value)},
            [&](const RowView &row) -> Result<void> {
                const Roster::Place place = roster.placeOf(row.id());
                if (!place.listed)
                    return {};
                GroupRecord group;
                group.id = row.id();
                group.code = row.text(0);
                group.name = row.text(1);
                group.kind = row.text(2);
                group.region = place.known ? place.region : row.reference(3);
                group.store = place.store;
                group.owner = row.reference(4);
                group.batch = row.text(5);
                group.band = row.text(6);
                group.members = numberAt(row, 12);
                group.capacity = numberAt(row, 13);
                GroupLife &life = group.life;
                life.isFlash = group.kind == "flash";
                life.createdOn = row.day(7);
                life.startsOn = row.day(8);
                life.closesOn = row.day(9);
                life.closedOn = row.day(11);
                if (row.text(10) == "closed" && !life.closedOn)
                    life.closedOn = kFirstDataDay; // nobody has said when
                if (group.capacity && *group.capacity >= 0)
                    life.capacity = static_cast<uint64_t>(*group.capacity);
                groups.push_back(std::move(group));
                return {};
            }));
    return groups;
}

Result<std::optional<GroupRecord>> readGroup(
    ReadSnapshot &snapshot, const Brand &brand, Day day, const Uuid &group)
{
    QUNCE_ASSIGN(const std::optional<Record> record, snapshot.record(Kind::Group, group));
    const Uuid owner = record ? record->reference("owner") : Uuid();
    std::vector<GroupRecord> candidates;
    if (record) {
        QUNCE_ASSIGN(candidates,
            owner.isNil() ? readGroups(snapshot, brand, day)
                          : readGroups(snapshot, brand, day, "owner", toValue(owner)));
    }
    for (GroupRecord &candidate : candidates) {
        if (candidate.id == group)
            return std::optional(std::move(candidate));
    }
    return std::optional<GroupRecord>();
}

Result<std::shared_ptr<const DataTable>> readGroupRoster(BoardContext &context, const BoardQuery &query)
{
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand,
        context.brand({.guides = false, .groups = true, .kocs = false, .tasks = true, .goals = false}));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    const Rollup rollup(*brand, Level::Group, SubjectKind::Group, under);
    const Day today = context.now.day();
    const Day end = windowEnd(context, query);
    QUNCE_ASSIGN(const MeasuredGroups measured, measure(context, {*brand, facts, rollup, context.now}, end));
    QUNCE_TRY(goOn(context));
    QUNCE_ASSIGN(const auto owners, readOwners(context.snapshot, today));
    QUNCE_ASSIGN(std::vector<GroupRecord> groups, readGroups(context.snapshot, *brand, today));
    std::erase_if(groups, [&](const GroupRecord &group) {
        return !group.life.isOpen(query.period.from) || !isUnder(brand->org, group, under);
    });
    std::sort(groups.begin(), groups.end(),
        [](const GroupRecord &a, const GroupRecord &b) { return a.code < b.code; });
    GroupTableMaker maker(*brand, rollup, measured, owners, today, end);
    maker.reserve(groups.size());
    for (GroupRecord &group : groups)
        maker.add(group);
    return maker.take();
}

std::vector<QuickFilter> groupFilters()
{
    return {{"all", QUNCE_TEXT("All but closed"), 0},
        {"invalid", QUNCE_TEXT("Invalid"), groupmarks::kInvalid},
        {"to_wake", QUNCE_TEXT("To wake up"), groupmarks::kToWake},
        {"nearly_full", QUNCE_TEXT("Nearly full (≥ 95%)"), groupmarks::kNearlyFull},
        {"owner_left", QUNCE_TEXT("Owner has left"), groupmarks::kOwnerLeft},
        {"flash_running", QUNCE_TEXT("Flash, running"), groupmarks::kFlashRunning}};
}

std::vector<std::pair<std::string, Message>> groupKindChoices()
{
    return {{"training", QUNCE_TEXT("Training group")}, {"mentor", QUNCE_TEXT("Mentor group")},
        {"koc", QUNCE_TEXT("KOC group")}, {"city", QUNCE_TEXT("City group")},
        {"store", QUNCE_TEXT("Store group")}, {"customer", QUNCE_TEXT("Customer group")},
        {"flash", QUNCE_TEXT("Flash group")}};
}

} // namespace qunce
