// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/overviewnumbers.h"

#include <algorithm>

#include "models/domain/series.h"

namespace qunce {

namespace {

constexpr Measure kAttainment {MeasureKind::Attainment, Metric::Amount};

Fraction sum(const Fraction &a, const Fraction &b)
{
    if (a.denominator == b.denominator)
        return {a.numerator + b.numerator, a.denominator};
    return {a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator};
}

bool isInDays(const Day day, const OrgUnit &unit)
{
    return !unit.closedOn || *unit.closedOn > day;
}

} // namespace

MeasureValue addedUp(const std::vector<MeasureValue> &rows, const Measure &measure)
{
    MeasureValue whole;
    const bool ofGoals = measure.isAgainstGoals();
    const bool ofPeople = measure.kind == MeasureKind::PerGuide;
    for (const MeasureValue &row : rows) {
        if (!row.hasData || (ofGoals && !row.denominator)
            || (ofPeople && row.denominator && row.denominator->numerator == 0))
            continue;
        whole.hasData = true;
        whole.numerator += row.numerator;
        if (row.denominator)
            whole.denominator = sum(whole.denominator.value_or(Fraction {0, 1}), *row.denominator);
    }
    if (!whole.hasData)
        return whole;
    if (!measure.isRate())
        whole.value = Fraction {whole.numerator, 1};
    else if (whole.denominator && whole.denominator->numerator != 0)
        whole.value =
            Fraction {whole.numerator * whole.denominator->denominator, whole.denominator->numerator};
    return whole;
}

Level levelOfWhole(const Brand &brand, OrgIndex under)
{
    if (under == kHq || brand.org.at(under).kind == OrgKind::Zone)
        return Level::Region;
    switch (brand.org.at(under).kind) {
    case OrgKind::City:
        return Level::City;
    case OrgKind::Store:
        return Level::Store;
    default:
        return Level::Region;
    }
}

std::optional<Fraction> gapOf(const MeasureValue &attainment, const Fraction &timeProgress)
{
    if (!attainment.value)
        return std::nullopt;
    const Fraction &a = *attainment.value;
    return Fraction {a.numerator * timeProgress.denominator - timeProgress.numerator * a.denominator,
        a.denominator * timeProgress.denominator};
}

OverviewNumbers::OverviewNumbers(const Brand &brand, const FactSource &facts, OrgIndex under, Instant asOf)
    : m_brand(brand)
    , m_facts(facts)
    , m_under(under)
    , m_asOf(asOf)
    , m_whole(brand, levelOfWhole(brand, under), SubjectKind::Guide, under)
    , m_guides(brand, Level::Guide, SubjectKind::Guide, under)
{ }

Result<void> OverviewNumbers::prepare(
    BoardContext &context, const std::shared_ptr<const Brand> &brand, Period days)
{
    QUNCE_ASSIGN(m_board, context.taskBoard(brand, m_facts, days, m_whole.regions()));
    return {};
}

MeasureInput OverviewNumbers::inputOf(const Rollup &rollup) const
{
    return {m_brand, m_facts, rollup, m_asOf, true, m_board.get()};
}

Result<MeasureValue> OverviewNumbers::sumOf(
    const Rollup &rollup, const Measure &measure, Period period, const std::vector<OrgIndex> &without) const
{
    QUNCE_ASSIGN(std::vector<MeasureValue> rows, measureRows(inputOf(rollup), measure, period));
    for (size_t row = 0; row < rows.size(); ++row) {
        const OrgIndex unit = rollup.rows()[row].unit;
        if (std::any_of(
                without.begin(), without.end(), [&](OrgIndex out) { return m_brand.org.isUnder(unit, out); }))
            rows[row] = {};
    }
    return addedUp(rows, measure);
}

Result<MeasureValue> OverviewNumbers::total(
    const Measure &measure, Period period, const std::vector<OrgIndex> &without)
{
    return sumOf(m_whole, measure, period, without);
}

Result<MeasureValue> OverviewNumbers::attainment(Period period, const std::vector<OrgIndex> &without)
{
    QUNCE_ASSIGN(const MeasureValue whole, sumOf(m_whole, kAttainment, period, without));
    if (whole.denominator)
        return whole;
    const Rollup stores(m_brand, Level::Store, SubjectKind::Guide, m_under);
    return sumOf(stores, kAttainment, period, without);
}

Result<std::vector<std::optional<Fraction>>> OverviewNumbers::byDay(const Measure &measure, Period days)
{
    const SeriesQuery query {measure, days, m_under, {}, m_asOf, true};
    QUNCE_ASSIGN(const std::vector<MeasureValue> values, seriesByDay(m_brand, m_facts, query, m_board.get()));
    std::vector<std::optional<Fraction>> line;
    for (const MeasureValue &value : values)
        line.push_back(value.value);
    return line;
}

Result<OverviewNumbers::IdleByUnit> OverviewNumbers::idle(Period period, Level level)
{
    QUNCE_ASSIGN(const std::vector<MeasureValue> guides,
        measureRows(inputOf(m_guides), Measure {MeasureKind::DueCompletionRate}, period));
    const std::vector<Rollup::Place> places = m_guides.placesOn(period.to);
    IdleByUnit units;
    for (size_t row = 0; row < guides.size(); ++row) {
        if (!guides[row].value)
            continue;
        const OrgIndex unit = level == Level::Region || places[row].slot == nullptr ? places[row].region
                                                                                    : places[row].slot->store;
        const uint64_t isIdle = guides[row].numerator == 0 ? 1 : 0;
        std::vector<Uuid> counted {Uuid {}};
        if (unit != kHq)
            counted.push_back(m_brand.org.at(unit).id);
        for (const Uuid &id : counted) {
            units[id].idle += isIdle;
            ++units[id].withTasks;
        }
    }
    return units;
}

Result<MeasureValue> OverviewNumbers::idleTotal(Period period)
{
    QUNCE_ASSIGN(const IdleByUnit units, idle(period, Level::Region));
    MeasureValue value;
    const auto whole = units.find(Uuid {});
    if (whole == units.end())
        return value;
    value.hasData = true;
    value.numerator = whole->second.idle;
    value.denominator = Fraction {whole->second.withTasks, 1};
    value.value = Fraction {value.numerator, 1};
    return value;
}

Result<std::unordered_map<Uuid, uint32_t>> OverviewNumbers::ranks(Level level, Period month) const
{
    LeaderboardQuery query;
    query.measure = {MeasureKind::Gap, Metric::Amount};
    query.period = month;
    query.level = level;
    query.under = m_under;
    query.zeroFillFed = true;
    query.asOf = m_asOf;
    std::unordered_map<Uuid, uint32_t> ranks;
    const Result<Leaderboard> board = rankSubjects(m_brand, m_facts, query);
    if (!board.ok()) {
        if (board.error().code == ErrorCode::NotFound)
            return ranks;
        return board.error();
    }
    for (const LeaderboardRow &row : board->rows) {
        if (row.rank)
            ranks.emplace(row.subject, *row.rank);
    }
    return ranks;
}

Result<std::vector<OverviewRow>> OverviewNumbers::rows(
    Level level, Period period, Period month, Period monthBefore)
{
    const Rollup rollup(m_brand, level, SubjectKind::Guide, m_under);
    const MeasureInput input = inputOf(rollup);
    const auto measured = [&input](MeasureKind kind, Period days) {
        return measureRows(input, Measure {kind, Metric::Amount}, days);
    };
    QUNCE_ASSIGN(const auto due, measured(MeasureKind::DueCompletionRate, period));
    QUNCE_ASSIGN(const auto onTime, measured(MeasureKind::OnTimeRate, period));
    QUNCE_ASSIGN(const auto attainments, measured(MeasureKind::Attainment, month));
    QUNCE_ASSIGN(const auto gaps, measured(MeasureKind::Gap, month));
    QUNCE_ASSIGN(const auto perGuide, measured(MeasureKind::PerGuide, period));
    QUNCE_ASSIGN(const auto selling, measured(MeasureKind::SellingRate, period));
    QUNCE_ASSIGN(const IdleByUnit idles, idle(period, level));
    QUNCE_ASSIGN(const auto ranksNow, ranks(level, month));
    QUNCE_ASSIGN(const auto ranksBefore, ranks(level, monthBefore));
    const std::vector<uint8_t> members = rollup.membersIn(period);
    std::vector<OverviewRow> rows;
    for (size_t i = 0; i < rollup.rowCount(); ++i) {
        const RollupRow &subject = rollup.rows()[i];
        const bool hasData = due[i].hasData || perGuide[i].hasData;
        if (members[i] == 0 || (!hasData && !isInDays(period.from, m_brand.org.at(subject.unit))))
            continue;
        OverviewRow row;
        row.unit = subject.subject;
        row.code = subject.code;
        row.name = subject.name;
        row.due = due[i];
        row.onTime = onTime[i];
        row.attainment = attainments[i];
        row.perGuide = perGuide[i];
        row.selling = selling[i];
        if (gaps[i].value) // of percentage points
            row.gap = Fraction {gaps[i].value->numerator, gaps[i].value->denominator * 100};
        if (const auto found = idles.find(row.unit); found != idles.end()) {
            row.nothingDone = found->second.idle;
            row.withTasks = found->second.withTasks;
        }
        if (const auto found = ranksNow.find(row.unit); found != ranksNow.end())
            row.rank = found->second;
        if (const auto found = ranksBefore.find(row.unit); found != ranksBefore.end())
            row.rankBefore = found->second;
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const OverviewRow &a, const OverviewRow &b) {
        if (a.gap.has_value() != b.gap.has_value())
            return a.gap.has_value();
        const auto order = a.gap ? compare(*a.gap, *b.gap) : std::strong_ordering::equal;
        return order != 0 ? order < 0 : a.code < b.code;
    });
    return rows;
}

} // namespace qunce
