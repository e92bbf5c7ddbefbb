// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One scan a metric: all counts of assignments come from one board of tasks, which also reaches back as far as the mark
// for idle days looks.

#include "models/boards/guideroster.h"

#include <algorithm>
#include <unordered_set>

#include "models/boards/boardparts.h"
#include "models/boards/millionths.h"
#include "models/domain/goals.h"
#include "models/domain/guidemarks.h"
#include "models/domain/lastvalues.h"
#include "models/protocol/roster.h"
#include "models/protocol/slotrecord.h"

namespace qunce {

namespace {

constexpr int kIdleLookBack = 14;
constexpr double kLowCompletion = 0.7;

/// All measures by row of the roll-up.
struct Measured {
    std::vector<MeasureValue> completion;
    std::vector<MeasureValue> onTime;
    std::vector<MeasureValue> groups;
    std::vector<LastValue> friends;
    std::vector<MeasureValue> netFriends;
    std::vector<MeasureValue> replies;
    std::vector<MeasureValue> amount;
    std::vector<MeasureValue> attainment;
    std::vector<std::optional<Fraction>> timeProgress;
    std::vector<MeasureValue> gap;
    std::vector<MeasureValue> streak;
    std::vector<MeasureValue> orders;
    std::vector<uint32_t> idle;
    std::vector<uint8_t> inPost;
};

Result<Measured> measure(BoardContext &context, const MeasureInput &input, Period period)
{
    const Day lastDay = std::min(period.to, input.asOf.day());
    const auto of = [&](Measure measure, Period days) -> Result<std::vector<MeasureValue>> {
        QUNCE_TRY(goOn(context));
        return measureRows(input, measure, days);
    };
    Measured all;
    QUNCE_ASSIGN(all.completion, of({MeasureKind::DueCompletionRate}, period));
    QUNCE_ASSIGN(all.onTime, of({MeasureKind::OnTimeRate}, period));
    QUNCE_ASSIGN(all.groups, of({MeasureKind::GroupSendRate}, period));
    QUNCE_ASSIGN(all.friends, lastRows(input, Metric::FriendsTotal, lookBack(context, lastDay, kStockDays)));
    QUNCE_ASSIGN(all.netFriends, of({MeasureKind::NetFriends}, period));
    QUNCE_ASSIGN(all.replies, of({MeasureKind::ReplyRate14d}, period));
    QUNCE_ASSIGN(all.amount, of({MeasureKind::Sum, Metric::Amount}, period));
    // As on the overview and in the guide's pane: a day's sales against a month's goal say nothing.
    const Period month {firstOfMonth(lastDay), lastDay};
    QUNCE_ASSIGN(all.attainment, of({MeasureKind::Attainment, Metric::Amount}, month));
    all.timeProgress = timeProgressRows(input.brand, input.rollup, Metric::Amount, month, input.asOf.day());
    QUNCE_ASSIGN(all.gap, of({MeasureKind::Gap, Metric::Amount}, month));
    QUNCE_ASSIGN(all.streak, of({MeasureKind::StreakCurrent}, lookBack(context, period.to, kStreakDays)));
    QUNCE_ASSIGN(all.orders, of({MeasureKind::Sum, Metric::Orders}, period));
    all.idle = idleTaskDays(input, *input.board, lookBack(context, lastDay, kIdleLookBack));
    all.inPost = inPostRows(input, {period.from, lastDay});
    return all;
}

/// In whose name open groups stand.
Result<std::unordered_set<Uuid>> groupOwners(ReadSnapshot &snapshot, Day today)
{
    std::unordered_set<Uuid> owners;
    QUNCE_TRY(snapshot.eachRow(
        {Kind::Group, {"owner", "status", "closed_on"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            const bool isClosed = row.text(1) == "closed" || (row.day(2) && *row.day(2) <= today);
            if (!isClosed)
                owners.insert(row.reference(0));
            return {};
        }));
    return owners;
}

Result<bool> hasKocs(ReadSnapshot &snapshot, const Uuid &guide)
{
    bool has = false;
    QUNCE_TRY(
        snapshot.eachRow({Kind::Koc, {}, "guide", toValue(guide)}, [&](const RowView &) -> Result<void> {
            has = true;
            return {};
        }));
    return has;
}

/// A guide who is listed.
struct Listed {
    Uuid id;
    std::string code;
    std::string name;
    std::string role;
    Uuid store;
    Uuid region;
    Employment employment;
    bool hasInheritance = false;
};

class Lister
{
public:
    Lister(BoardContext &context, const Brand &brand, OrgIndex under, Period period)
        : m_context(context)
        , m_brand(brand)
        , m_under(under)
        , m_period(period)
        , m_today(context.now.day())
        , m_roster(brand, SubjectKind::Guide, m_today)
    { }

    Result<std::vector<Listed>> list()
    {
        QUNCE_ASSIGN(m_owners, groupOwners(m_context.snapshot, m_today));
        std::vector<Listed> all;
        QUNCE_TRY(m_context.snapshot.eachRow(
            {Kind::Guide,
                {"region", "store", "code", "name", "role", "joined_on", "left_on", "leave_from", "leave_to"},
                {}, {}},
            [&](const RowView &row) -> Result<void> {
                QUNCE_ASSIGN(std::optional<Listed> guide, listed(row));
                if (guide)
                    all.push_back(std::move(*guide));
                return {};
            }));
        std::sort(all.begin(), all.end(), [](const Listed &a, const Listed &b) { return a.code < b.code; });
        return all;
    }

private:
    Result<std::optional<Listed>> listed(const RowView &row)
    {
        const Roster::Place place = m_roster.placeOf(row.id());
        if (!place.listed)
            return std::optional<Listed>();
        Listed guide;
        guide.id = row.id();
        guide.region = place.known ? place.region : row.reference(0);
        guide.store = place.known ? place.store : row.reference(1);
        if (!isUnder(guide.store.isNil() ? guide.region : guide.store))
            return std::optional<Listed>();
        guide.role = row.text(4);
        guide.employment = {roleNamed(guide.role), row.day(5), row.day(6), row.day(7), row.day(8)};
        guide.hasInheritance = m_owners.contains(guide.id);
        if (guide.employment.hasLeft(m_today)) {
            if (!guide.hasInheritance) {
                QUNCE_ASSIGN(guide.hasInheritance, hasKocs(m_context.snapshot, guide.id));
            }
            if (!guide.hasInheritance && *guide.employment.leftOn < m_period.from)
                return std::optional<Listed>();
        }
        guide.code = row.text(2);
        guide.name = row.text(3);
        return std::optional(std::move(guide));
    }

    bool isUnder(const Uuid &unit) const
    {
        if (m_under == kHq)
            return true;
        const std::optional<OrgIndex> found = m_brand.org.byId(unit);
        return found && m_brand.org.isUnder(*found, m_under);
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const OrgIndex m_under;
    const Period m_period;
    const Day m_today;
    const Roster m_roster;
    std::unordered_set<Uuid> m_owners;
};

const char *nameOf(GuideState state)
{
    switch (state) {
    case GuideState::OnLeave:
        return "on_leave";
    case GuideState::NotJoined:
        return "not_joined";
    case GuideState::Left:
        return "left";
    case GuideState::InPost:
        break;
    }
    return "in_post";
}

/// The columns in the order of the page, each as wide as what usually stands in it: the page is read sideways on a small
/// screen. Titles that are longer widen theirs.
class Columns
{
public:
    explicit Columns(TableBuilder &table) : m_table(table)
    {
        name = add(columnOf("name", QUNCE_TEXT("Name"), CellType::Text, 92));
        code = addSecondary(columnOf("code", QUNCE_TEXT("Staff number"), CellType::Code, 84));
        store = add(columnOf("store", QUNCE_TEXT("Store"), CellType::Text, 136));
        region = add(columnOf("region", QUNCE_TEXT("Region"), CellType::Choice, 56));
        role = add(withChoices(columnOf("role", QUNCE_TEXT("Role"), CellType::Choice, 72), guideRoleNames()));
        state = add(
            withChoices(columnOf("state", QUNCE_TEXT("Status"), CellType::Choice, 56), guideStateNames()));
        due = add(columnOf("due", QUNCE_TEXT("Tasks due"), CellType::Integer, 52,
            QUNCE_TEXT("Tasks of the period that are due by now and not excluded")));
        done = add(columnOf("done", QUNCE_TEXT("Done"), CellType::Integer, 52,
            QUNCE_TEXT("Done of the tasks that are due by now, late ones too")));
        TableColumn rate = columnOf("completion", QUNCE_TEXT("Due completion"), CellType::Rate, 76,
            QUNCE_TEXT("Done ÷ tasks that are due by now and not excluded"));
        rate.look.bold = true;
        rate.look.badBelow = kLowCompletion;
        completion = add(std::move(rate));
        onTime = add(columnOf("on_time", QUNCE_TEXT("On time"), CellType::Rate, 64,
            QUNCE_TEXT("Done by the time they were due ÷ tasks that are not excluded")));
        groups = add(columnOf("groups", QUNCE_TEXT("Groups sent / planned"), CellType::Pair, 84,
            QUNCE_TEXT("Group pushes sent ÷ planned, one for each group and task")));
        friends = add(columnOf("friends", QUNCE_TEXT("Friends"), CellType::Integer, 64,
            QUNCE_TEXT("Friends on the last day that has the number, up to the end of the period")));
        net = add(columnOf("net_friends", QUNCE_TEXT("Net friends"), CellType::SignedInteger, 58,
            QUNCE_TEXT("Friends added − friends lost in the period")));
        reply = add(columnOf("reply_14d", QUNCE_TEXT("14-day reply"), CellType::Rate, 72,
            QUNCE_TEXT(
                "New friends of the period who replied within 14 days ÷ new friends; only those whose 14 "
                "days are over")));
        amount = add(columnOf("amount", QUNCE_TEXT("Sales in period"), CellType::Money, 88,
            QUNCE_TEXT("Net sales of the period")));
        attainment = add(columnOf("attainment", QUNCE_TEXT("Attainment"), CellType::Rate, 64,
            QUNCE_TEXT(
                "Net sales of the month so far ÷ its goal; the month is that of the period's last day")));
        timeProgress = add(columnOf("time_progress", QUNCE_TEXT("Time progress"), CellType::Rate, 64,
            QUNCE_TEXT("Days passed of the days of the goal")));
        gap = add(columnOf(
            "gap", QUNCE_TEXT("Gap"), CellType::Points, 104, QUNCE_TEXT("Attainment − time progress")));
        TableColumn streaks = columnOf("streak", QUNCE_TEXT("Selling streak"), CellType::Integer, 64,
            QUNCE_TEXT(
                "Days with orders in a row, up to the end of the period; days off and days on which the "
                "store is closed neither count nor break. At most 90."));
        streaks.look.noTotal = true;
        streak = add(std::move(streaks));
        joinedOn = addHidden(columnOf("joined_on", QUNCE_TEXT("Joined on"), CellType::Day, 104));
        leftOn = addHidden(columnOf("left_on", QUNCE_TEXT("Left on"), CellType::Day, 104));
    }

    size_t name, code, store, region, role, state, due, done, completion, onTime, groups, friends, net, reply,
        amount, attainment, timeProgress, gap, streak, joinedOn, leftOn;

private:
    size_t add(TableColumn column) { return m_table.addColumn(std::move(column)); }
    size_t addSecondary(TableColumn column)
    {
        column.look.secondary = true;
        return add(std::move(column));
    }
    size_t addHidden(TableColumn column)
    {
        column.look.hidden = true;
        return add(std::move(column));
    }
    static TableColumn withChoices(TableColumn column, std::vector<std::pair<std::string, Message>> choices)
    {
        column.choices = std::move(choices);
        return column;
    }

    TableBuilder &m_table;
};

std::optional<int64_t> numberOf(const std::optional<Day> &day)
{
    return day ? std::optional<int64_t>(day->number) : std::nullopt;
}

class TableMaker
{
public:
    TableMaker(const Brand &brand, const Rollup &rollup, const Measured &measured, Day today)
        : m_brand(brand), m_rowOf(rollup), m_measured(measured), m_today(today), m_columns(m_table)
    { }

    void add(const Listed &guide)
    {
        const std::optional<size_t> row = m_rowOf.find(guide.id);
        m_table.addRow(guide.id, guideMarks(workOf(guide, row), m_today));
        m_table.setText(m_columns.name, guide.name);
        m_table.setText(m_columns.code, guide.code);
        m_table.setText(m_columns.store, unitName(m_brand.org, guide.store));
        m_table.setText(m_columns.region, unitName(m_brand.org, guide.region));
        m_table.setText(m_columns.role, guide.role);
        m_table.setText(m_columns.state, nameOf(guideStateOn(guide.employment, m_today)));
        m_table.setNumber(m_columns.joinedOn, numberOf(guide.employment.joinedOn));
        m_table.setNumber(m_columns.leftOn, numberOf(guide.employment.leftOn));
        if (row)
            setMeasures(*row);
    }
    void reserve(size_t rows) { m_table.reserve(rows); }
    std::shared_ptr<const DataTable> take() { return m_table.build(); }

private:
    GuideWork workOf(const Listed &guide, std::optional<size_t> row) const
    {
        GuideWork work;
        work.employment = guide.employment;
        work.hasInheritance = guide.hasInheritance;
        if (!row)
            return work;
        const MeasureValue &completion = m_measured.completion[*row];
        work.due = static_cast<uint64_t>(denominatorOf(completion).value_or(0));
        work.done = static_cast<uint64_t>(numeratorOf(completion).value_or(0));
        work.idleTaskDays = m_measured.idle[*row];
        work.wasInPost = m_measured.inPost[*row] != 0;
        if (const std::optional<int64_t> orders = numeratorOf(m_measured.orders[*row]))
            work.orders = static_cast<uint64_t>(*orders);
        return work;
    }

    void setMeasures(size_t row)
    {
        const MeasureValue &completion = m_measured.completion[row];
        m_table.setNumber(m_columns.due, denominatorOf(completion));
        m_table.setNumber(m_columns.done, numeratorOf(completion));
        setRate(m_columns.completion, completion);
        setRate(m_columns.onTime, m_measured.onTime[row]);
        setRate(m_columns.groups, m_measured.groups[row]);
        const LastValue &friends = m_measured.friends[row];
        if (friends.present)
            m_table.setNumber(m_columns.friends, static_cast<int64_t>(friends.value));
        m_table.setNumber(m_columns.net, numeratorOf(m_measured.netFriends[row]));
        setRate(m_columns.reply, m_measured.replies[row]);
        m_table.setNumber(m_columns.amount, numeratorOf(m_measured.amount[row]));
        setRate(m_columns.attainment, m_measured.attainment[row]);
        if (const std::optional<Fraction> &passed = m_measured.timeProgress[row])
            m_table.setPair(m_columns.timeProgress, static_cast<int64_t>(passed->numerator),
                static_cast<int64_t>(passed->denominator));
        if (const std::optional<Fraction> &points = m_measured.gap[row].value)
            m_table.setNumber(m_columns.gap, millionthsOf({points->numerator, points->denominator * 100}));
        m_table.setNumber(m_columns.streak, numeratorOf(m_measured.streak[row]));
    }

    void setRate(size_t column, const MeasureValue &value)
    {
        m_table.setPair(column, numeratorOf(value), denominatorOf(value));
    }

    const Brand &m_brand;
    const RowOf m_rowOf;
    const Measured &m_measured;
    const Day m_today;
    TableBuilder m_table;
    const Columns m_columns;
};

} // namespace

Result<std::shared_ptr<const DataTable>> readGuideRoster(BoardContext &context, const BoardQuery &query)
{
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand,
        context.brand({.guides = true, .groups = false, .kocs = false, .tasks = true, .goals = true}));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    const Rollup rollup(*brand, Level::Guide, SubjectKind::Guide, under);
    const Day today = context.now.day();
    const Day idleFrom = lookBack(context, std::min(query.period.to, today), kIdleLookBack).from;
    const Period boardDays {std::min(query.period.from, idleFrom), query.period.to};
    QUNCE_ASSIGN(const std::shared_ptr<const TaskBoard> board,
        context.taskBoard(brand, facts, boardDays, rollup.regions()));
    QUNCE_ASSIGN(const Measured measured,
        measure(context, {*brand, facts, rollup, context.now, true, board.get()}, query.period));
    QUNCE_TRY(goOn(context));
    QUNCE_ASSIGN(const std::vector<Listed> guides, Lister(context, *brand, under, query.period).list());
    TableMaker maker(*brand, rollup, measured, today);
    maker.reserve(guides.size());
    for (const Listed &guide : guides)
        maker.add(guide);
    return maker.take();
}

std::vector<QuickFilter> guideFilters()
{
    return {{"all", QUNCE_TEXT("All"), 0},
        {"nothing_done", QUNCE_TEXT("Nothing done"), guidemarks::kNothingDone},
        {"idle_3_days", QUNCE_TEXT("Idle 3 days"), guidemarks::kIdleThreeDays},
        {"not_selling", QUNCE_TEXT("No orders"), guidemarks::kNotSelling},
        {"new", QUNCE_TEXT("New ≤ 30 days"), guidemarks::kNew},
        {"to_hand_over", QUNCE_TEXT("To hand over"), guidemarks::kToHandOver},
        {"on_leave", QUNCE_TEXT("On leave"), guidemarks::kOnLeave}};
}

std::vector<std::pair<std::string, Message>> guideRoleNames()
{
    return {{"guide", QUNCE_TEXT("Shop guide")}, {"store_manager", QUNCE_TEXT("Store manager")},
        {"store_account", QUNCE_TEXT("Store account")}, {"hq_service", QUNCE_TEXT("HQ service")},
        {"mentor", QUNCE_TEXT("Mentor")}, {"supervisor", QUNCE_TEXT("Supervisor")}};
}

std::vector<std::pair<std::string, Message>> guideStateNames()
{
    return {{"in_post", QUNCE_TEXT("In post")}, {"on_leave", QUNCE_TEXT("On leave")},
        {"not_joined", QUNCE_TEXT("Not joined yet")}, {"left", QUNCE_TEXT("Has left")}};
}

} // namespace qunce
