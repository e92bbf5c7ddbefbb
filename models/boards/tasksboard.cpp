// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One board of tasks over all days that are looked at (the period, twelve weeks, what runs now); every number comes from
// the measures over it.

#include "models/boards/tasksboard.h"

#include <algorithm>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/boards/taskstable.h"
#include "models/domain/leaderboard.h"
#include "models/domain/outliers.h"
#include "models/domain/series.h"

namespace qunce {

namespace {

constexpr int kLeastLineDays = 7;
constexpr int kWeeks = 12;
constexpr int kSmall = 5;
const Measure kRate {MeasureKind::DueCompletionRate};

TaskRate rateOf(const MeasureValue &value)
{
    TaskRate rate;
    if (value.value) {
        rate.value = Fraction {value.numerator, value.denominator->numerator};
        rate.isSmall = value.denominator->numerator < kSmall;
    }
    return rate;
}

Period weekOf(Day day)
{
    const Day monday = day - (static_cast<int>(day.isoWeekday()) - 1);
    return {monday, monday + 6};
}

Level levelOf(TaskBreakdown breakdown)
{
    switch (breakdown) {
    case TaskBreakdown::Region:
        return Level::Region;
    case TaskBreakdown::City:
        return Level::City;
    case TaskBreakdown::Store:
        return Level::Store;
    default:
        return Level::Guide;
    }
}

std::vector<TaskBreakdown> breakdownsOf(const OrgTree &org, OrgIndex unit)
{
    std::vector<TaskBreakdown> found;
    const auto has = [&](OrgKind kind) {
        for (size_t i = 0; i < org.units().size(); ++i) {
            const auto index = static_cast<OrgIndex>(i);
            if (index != unit && org.units()[i].kind == kind && org.isUnder(index, unit))
                return true;
        }
        return false;
    };
    for (const auto &[kind, breakdown] :
        {std::pair(OrgKind::Region, TaskBreakdown::Region), std::pair(OrgKind::City, TaskBreakdown::City),
            std::pair(OrgKind::Store, TaskBreakdown::Store)}) {
        if (has(kind))
            found.push_back(breakdown);
    }
    for (const TaskBreakdown always : {TaskBreakdown::Guide, TaskBreakdown::Day, TaskBreakdown::Week})
        found.push_back(always);
    return found;
}

class Maker
{
public:
    Maker(BoardContext &context, std::shared_ptr<const Brand> brand, const FactSource &facts,
        const TasksQuery &query, OrgIndex unit)
        : m_context(context)
        , m_keptBrand(std::move(brand))
        , m_brand(*m_keptBrand)
        , m_facts(facts)
        , m_query(query)
        , m_unit(unit)
    { }

    Result<TasksBoard> make()
    {
        const Period period = m_query.query.period;
        m_made.linePeriod =
            period.days() < kLeastLineDays ? Period {period.to - (kLeastLineDays - 1), period.to} : period;
        m_made.comparedPeriod = comparedPeriod(m_made.linePeriod, compareOf(m_query.query.compare));
        for (int week = kWeeks - 1; week >= 0; --week)
            m_made.weeks.push_back(weekOf(period.to - 7 * week));
        const Day today = m_context.now.day();
        const Day lastDue = m_brand.tasks.empty() ? today : m_brand.tasks.back().dueDay;
        const Period running {std::max(today, period.to + 1), lastDue};
        const Period all {std::max(std::min(m_made.weeks.front().from, m_made.linePeriod.from), earliest()),
            std::max({period.to, m_made.weeks.back().to, lastDue})};
        const Rollup everything = Rollup::byDay(m_brand, SubjectKind::Guide, kHq, Uuid {}, all);
        QUNCE_ASSIGN(m_keptBoard, m_context.taskBoard(m_keptBrand, m_facts, all, everything.regions()));
        QUNCE_TRY(goOn(m_context));

        const Rollup byDay = Rollup::byDay(m_brand, SubjectKind::Guide, m_unit, Uuid {}, all);
        const MeasureInput input {m_brand, m_facts, byDay, m_context.now, false, &board()};
        QUNCE_ASSIGN(m_made.tasks, makeTasksTable(m_context, input, period, running));
        QUNCE_TRY(addPath());
        QUNCE_TRY(addBars());
        QUNCE_TRY(addDays());
        QUNCE_TRY(addHeat());
        return std::move(m_made);
    }

private:
    /// The first of January of the year that facts begin in.
    Day earliest() const { return m_context.snapshot.factFrom(); }

    /// Of everything under a unit.
    Result<TaskRate> whole(OrgIndex unit, Period period)
    {
        // Zones may have had other regions, so that units above the region are asked as rows of days.
        const Rollup rollup = Rollup::byDay(m_brand, SubjectKind::Guide, unit, Uuid {}, period);
        const MeasureInput input {m_brand, m_facts, rollup, m_context.now, false, &board()};
        QUNCE_ASSIGN(const std::vector<MeasureValue> days, measureRows(input, kRate, period));
        MeasureValue sum;
        sum.denominator = Fraction {0, 1};
        for (const MeasureValue &day : days) {
            if (!day.denominator)
                continue;
            sum.numerator += day.numerator;
            sum.denominator->numerator += day.denominator->numerator;
        }
        if (sum.denominator->numerator != 0)
            sum.value = Fraction {sum.numerator, sum.denominator->numerator};
        return rateOf(sum);
    }

    Result<void> addPath()
    {
        m_made.wholeBrand = m_context.scope.wholeBrand;
        std::vector<OrgIndex> units;
        for (OrgIndex unit = m_unit; unit != kHq; unit = m_brand.org.at(unit).parent()) {
            // Of a zone somebody else may see more.
            if (m_made.wholeBrand || unit == m_unit || m_brand.org.at(unit).kind != OrgKind::Zone)
                units.push_back(unit);
        }
        units.push_back(kHq);
        for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
            TaskPathStep step;
            if (*unit != kHq) {
                step.unit = m_brand.org.at(*unit).id;
                step.kind = m_brand.org.at(*unit).kind;
                step.name = m_brand.org.at(*unit).name;
            }
            QUNCE_ASSIGN(step.rate, whole(*unit, m_query.query.period));
            m_made.path.push_back(std::move(step));
        }
        return {};
    }

    Result<void> addBars()
    {
        m_made.breakdowns = breakdownsOf(m_brand.org, m_unit);
        const auto asked = std::find(m_made.breakdowns.begin(), m_made.breakdowns.end(),
            m_query.breakdown.value_or(m_made.breakdowns.front()));
        m_made.breakdown = asked == m_made.breakdowns.end() ? m_made.breakdowns.front() : *asked;
        if (m_made.breakdown == TaskBreakdown::Day || m_made.breakdown == TaskBreakdown::Week)
            return addTimeBars();
        const Level level = levelOf(m_made.breakdown);
        const Period period = m_query.query.period;
        QUNCE_ASSIGN(const Leaderboard ranked,
            rankSubjects(m_brand, m_facts,
                {.measure = kRate,
                    .period = period,
                    .level = level,
                    .under = m_unit,
                    .top = {},
                    .tie = {{MeasureKind::OnTimeRate}, {MeasureKind::Eligible}},
                    .compare = compareOf(m_query.query.compare),
                    .asOf = m_context.now},
                &board()));
        QUNCE_TRY(goOn(m_context));
        QUNCE_ASSIGN(const auto late, lateBySubject(level, period));
        for (const LeaderboardRow &row : ranked.rows) {
            TaskBar bar;
            bar.subject = row.subject;
            bar.rank = row.rank;
            bar.name = row.name;
            bar.place = placeOf(level, row);
            if (row.value && row.numerator && row.denominator)
                bar.rate = {Fraction {row.numerator->numerator, row.denominator->numerator}, row.small};
            if (const auto found = late.find(row.subject); found != late.end())
                bar.late = found->second;
            m_made.subjects += row.value ? 1 : 0;
            m_made.bars.push_back(std::move(bar));
        }
        return {};
    }

    std::string placeOf(Level level, const LeaderboardRow &row) const
    {
        const OrgTree &org = m_brand.org;
        if (level == Level::Guide) {
            const std::optional<OrgIndex> store = org.byCode(row.storeCode);
            return store && !row.storeCode.empty() ? org.at(*store).name : std::string();
        }
        const std::optional<OrgIndex> unit = org.byId(row.subject);
        if (!unit || *unit == kHq || org.at(*unit).parent() == kHq || org.at(*unit).parent() == m_unit)
            return {};
        return org.at(org.at(*unit).parent()).name;
    }

    /// Done after the due time, of the tasks that are due by now.
    Result<std::unordered_map<Uuid, uint64_t>> lateBySubject(Level level, Period period)
    {
        const Rollup rollup(m_brand, level, SubjectKind::Guide, m_unit);
        const MeasureInput input {m_brand, m_facts, rollup, m_context.now, false, &board()};
        const std::vector<Count> counts {{classes::kDone, TaskSet::Due}, {classes::kOnTime, TaskSet::Due}};
        std::unordered_map<Uuid, uint64_t> late;
        if (period.days() <= 0)
            return late;
        if (!board().covers(period, rollup.regions())) {
            QUNCE_ASSIGN(const TaskBoard own, TaskBoard::build(m_brand, m_facts, period, rollup.regions()));
            const MeasureInput ownInput {m_brand, m_facts, rollup, m_context.now, false, &own};
            collectLate(rollup, countRows(ownInput, own, period, counts), late);
            return late;
        }
        collectLate(rollup, countRows(input, board(), period, counts), late);
        return late;
    }

    static void collectLate(const Rollup &rollup, const std::vector<std::vector<uint64_t>> &counted,
        std::unordered_map<Uuid, uint64_t> &late)
    {
        for (size_t row = 0; row < rollup.rowCount(); ++row)
            late.emplace(rollup.rows()[row].subject, counted[0][row] - counted[1][row]);
    }

    Result<void> addTimeBars()
    {
        const Period period = m_query.query.period;
        const Rollup rollup = Rollup::byDay(m_brand, SubjectKind::Guide, m_unit, Uuid {}, period);
        const MeasureInput input {m_brand, m_facts, rollup, m_context.now, false, &board()};
        const std::vector<Count> counts {{classes::kDone, TaskSet::Due}, {classes::kOnTime, TaskSet::Due}};
        const auto counted = countRows(input, board(), period, counts);
        const bool isWeek = m_made.breakdown == TaskBreakdown::Week;
        for (Day day = period.from; day <= period.to;) {
            const Day end = isWeek ? std::min(weekOf(day).to, period.to) : day;
            TaskBar bar;
            bar.days = {day, end};
            QUNCE_ASSIGN(bar.rate, whole(m_unit, bar.days));
            for (; day <= end; ++day) {
                const auto row = static_cast<size_t>(day - period.from);
                bar.late += counted[0][row] - counted[1][row];
            }
            m_made.subjects += bar.rate.value ? 1 : 0;
            m_made.bars.push_back(std::move(bar));
        }
        return {};
    }

    Result<void> addDays()
    {
        const auto series = [this](Period period) {
            return seriesByDay(
                m_brand, m_facts, {kRate, period, m_unit, Uuid {}, m_context.now, false}, &board());
        };
        QUNCE_ASSIGN(const std::vector<MeasureValue> now, series(m_made.linePeriod));
        QUNCE_ASSIGN(m_made.lineRate, whole(m_unit, m_made.linePeriod));
        std::vector<MeasureValue> before;
        if (m_made.comparedPeriod.from >= earliest()) {
            QUNCE_ASSIGN(before, series(m_made.comparedPeriod));
            QUNCE_ASSIGN(m_made.comparedRate, whole(m_unit, m_made.comparedPeriod));
        }
        for (size_t i = 0; i < now.size(); ++i) {
            TaskDay day {m_made.linePeriod.from + static_cast<int>(i), rateOf(now[i]), {}, {}};
            if (i < before.size()) {
                day.comparedDay = m_made.comparedPeriod.from + static_cast<int>(i);
                day.compared = rateOf(before[i]);
            }
            m_made.days.push_back(day);
        }
        return goOn(m_context);
    }

    Result<void> addHeat()
    {
        const Rollup rollup(m_brand, Level::Store, SubjectKind::Guide, m_unit);
        const MeasureInput input {m_brand, m_facts, rollup, m_context.now, false, &board()};
        std::vector<std::vector<MeasureValue>> weeks;
        for (const Period week : m_made.weeks) {
            const Period known {std::max(week.from, earliest()), week.to};
            QUNCE_ASSIGN(std::vector<MeasureValue> values, measureRows(input, kRate, known));
            weeks.push_back(std::move(values));
            QUNCE_TRY(goOn(m_context));
        }
        for (size_t row = 0; row < rollup.rowCount(); ++row) {
            TaskHeatRow heat {rollup.rows()[row].subject, std::string(rollup.rows()[row].name), {}, {}};
            std::vector<std::optional<double>> rates;
            bool hasData = false;
            for (const std::vector<MeasureValue> &week : weeks) {
                const TaskRate rate = rateOf(week[row]);
                hasData = hasData || rate.value;
                rates.push_back(rate.value && !rate.isSmall
                        ? std::optional(static_cast<double>(rate.value->numerator)
                            / static_cast<double>(rate.value->denominator))
                        : std::nullopt);
                heat.weeks.push_back(rate);
            }
            heat.outliers = lowOutliers(rates);
            if (hasData)
                m_made.heat.push_back(std::move(heat));
        }
        return {};
    }

    const TaskBoard &board() const { return *m_keptBoard; }

    BoardContext &m_context;
    const std::shared_ptr<const Brand> m_keptBrand;
    const Brand &m_brand;
    const FactSource &m_facts;
    const TasksQuery &m_query;
    const OrgIndex m_unit;
    std::shared_ptr<const TaskBoard> m_keptBoard;
    TasksBoard m_made;
};

} // namespace

Result<TasksBoard> readTasksBoard(BoardContext &context, const TasksQuery &query)
{
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand,
        context.brand({.guides = true, .groups = false, .kocs = false, .tasks = true, .goals = false}));
    QUNCE_ASSIGN(const OrgIndex unit, unitOf(*brand, query.unit.isNil() ? query.query.unit : query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    return Maker(context, brand, facts, query, unit).make();
}

Result<std::shared_ptr<const DataTable>> readAssignments(BoardContext &context, const AssignmentsQuery &query)
{
    QUNCE_ASSIGN(const AssignmentList list, readAssignmentList(context, query));
    return makeAssignmentsTable(*list.brand, context.now, list.all);
}

std::vector<QuickFilter> taskTabs()
{
    return {{"running", QUNCE_TEXT("Running"), taskmarks::kRunning},
        {"due", QUNCE_TEXT("Already due"), taskmarks::kDue}, {"all", QUNCE_TEXT("All"), 0}};
}

} // namespace qunce
