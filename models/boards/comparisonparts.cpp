// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/comparisonparts.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "models/boards/arriveddays.h"
#include "models/boards/overviewnumbers.h"

namespace qunce {

namespace {

constexpr std::array kComparedLevels {Level::Zone, Level::Region, Level::City, Level::Store};

using MeasuredRows = std::vector<MeasureValue>;
using ComparedUnits = std::vector<OrgIndex>;

Result<void> stillWanted(const ComparisonSource &source)
{
    return source.stop.stop_requested() ? Result<void>(Error {ErrorCode::Cancelled, {}, {}}) : Result<void>();
}

/// Nothing for days that this computer does not have.
template <typename Value>
Result<std::optional<Value>> ifKept(Result<Value> read)
{
    if (read.ok())
        return std::optional<Value>(std::move(*read));
    if (read.error().code == ErrorCode::NotFound)
        return std::optional<Value>();
    return read.error();
}

/// The same, or one above the other.
bool isOneLine(const OrgTree &org, OrgIndex unit, OrgIndex other)
{
    return other == kHq || org.isUnder(unit, other) || org.isUnder(other, unit);
}

bool isOneLineWithAny(const OrgTree &org, OrgIndex unit, const ComparedUnits &others)
{
    return std::any_of(
        others.begin(), others.end(), [&](OrgIndex other) { return isOneLine(org, unit, other); });
}

bool isOpenWithin(const OrgUnit &unit, Period period)
{
    return (!unit.openedOn || *unit.openedOn <= period.to)
        && (!unit.closedOn || *unit.closedOn > period.from);
}

ComparisonRow comparedRow(const RollupRow &unit)
{
    ComparisonRow row;
    row.unit = unit.subject;
    row.code = unit.code;
    row.name = unit.name;
    return row;
}

void addCompared(MeasureValue &sum, const MeasureValue &more)
{
    if (!more.hasData)
        return;
    sum.hasData = true;
    sum.numerator += more.numerator;
    sum.value = Fraction {sum.numerator, 1};
}

void orderComparedRows(std::vector<ComparisonRow> &rows)
{
    std::sort(rows.begin(), rows.end(),
        [](const ComparisonRow &a, const ComparisonRow &b) { return a.code < b.code; });
}

class PeriodComparer
{
public:
    PeriodComparer(const ComparisonSource &source, Comparison &made)
        : m_source(source)
        , m_org(source.brand.org)
        , m_made(made)
        , m_measure(made.query.measure)
        , m_numbers(source.brand, source.facts, source.under, made.asOf)
    { }

    Result<void> make()
    {
        QUNCE_TRY(findLeftOut());
        QUNCE_TRY(stillWanted(m_source));
        QUNCE_TRY(addRows());
        QUNCE_TRY(stillWanted(m_source));
        QUNCE_TRY(addTotal());
        if (m_made.query.mode == CompareMode::SameStores) {
            QUNCE_TRY(stillWanted(m_source));
            QUNCE_TRY(addStores());
        }
        orderComparedRows(m_made.rows);
        return {};
    }

private:
    /// Regions of which the period is not all in count on neither side of anything; those of which days of a base are
    /// missing, not against that base.
    Result<void> findLeftOut()
    {
        m_without.assign(m_made.bases.size(), {});
        if (!isOfSalesFeed(m_measure))
            return {};
        for (const MissingRegion &missing :
            notWholeIn(m_made.arrival, m_made.period, m_org, m_source.under)) {
            m_out.push_back(*m_org.byId(missing.unit));
            m_made.leftOut.push_back(missing.name);
        }
        std::vector<size_t> all(m_source.brand.regions.size());
        std::iota(all.begin(), all.end(), size_t {0});
        for (size_t base = 0; base < m_made.bases.size(); ++base) {
            m_without[base] = m_out;
            const Period days = m_made.bases[base].period;
            // All regions come into memory at once; one by one they would push each other out.
            const Result<void> warmed = m_source.facts.visit(Metric::Fed, {days.from.number, days.to.number},
                all, [](size_t, int32_t, const ColumnView &) {});
            if (!warmed.ok() && warmed.error().code != ErrorCode::NotFound)
                return warmed.error();
            for (const size_t region : all) {
                const OrgIndex unit = m_source.brand.regions[region].region;
                if (unit == kHq || !isOneLine(m_org, unit, m_source.under)
                    || isOneLineWithAny(m_org, unit, m_out))
                    continue;
                ArrivedDays in;
                const Result<void> read = addArrivedDays(m_source.facts, days, region, in);
                if (!read.ok() && read.error().code != ErrorCode::NotFound)
                    return read.error();
                if (in.said.empty() || in.said.size() == static_cast<size_t>(days.days()))
                    continue;
                m_without[base].push_back(unit);
                m_made.bases[base].notWhole.push_back(m_org.at(unit).name);
            }
        }
        return {};
    }

    MeasureInput inputOf(const Rollup &rollup) const
    {
        return {m_source.brand, m_source.facts, rollup, m_made.asOf, true, nullptr};
    }

    /// Of the period, and of each base that is kept.
    Result<MeasuredRows> measure(const Rollup &rollup, std::vector<std::optional<MeasuredRows>> &then)
    {
        QUNCE_ASSIGN(MeasuredRows now, measureRows(inputOf(rollup), m_measure, m_made.period));
        for (ComparisonBase &base : m_made.bases) {
            QUNCE_TRY(stillWanted(m_source));
            QUNCE_ASSIGN(then.emplace_back(), ifKept(measureRows(inputOf(rollup), m_measure, base.period)));
            base.isKept = then.back().has_value();
        }
        return now;
    }

    Result<void> addRows()
    {
        const Rollup rollup(m_source.brand, m_made.level(), SubjectKind::Guide, m_source.under);
        std::vector<std::optional<MeasuredRows>> then;
        QUNCE_ASSIGN(const MeasuredRows now, measure(rollup, then));
        const std::vector<uint8_t> members = rollup.membersIn(m_made.period);
        for (size_t i = 0; i < rollup.rowCount(); ++i) {
            const OrgIndex unit = rollup.rows()[i].unit;
            const bool hasData = now[i].hasData
                || std::any_of(then.begin(), then.end(),
                    [i](const std::optional<MeasuredRows> &rows) { return rows && (*rows)[i].hasData; });
            if (!hasData && (members[i] == 0 || !isOpenWithin(m_org.at(unit), m_made.period)))
                continue;
            ComparisonRow row = comparedRow(rollup.rows()[i]);
            row.isIn = !isOneLineWithAny(m_org, unit, m_out);
            row.now = now[i];
            for (size_t base = 0; base < then.size(); ++base) {
                ComparedPair pair {now[i], {}};
                if (then[base] && !isOneLineWithAny(m_org, unit, m_without[base]))
                    pair.then = (*then[base])[i];
                row.pairs.push_back(std::move(pair));
            }
            m_made.rows.push_back(std::move(row));
        }
        return {};
    }

    Result<void> addTotal()
    {
        ComparisonRow &total = m_made.total;
        total.isIn = m_out.empty();
        QUNCE_ASSIGN(total.now, m_numbers.total(m_measure, m_made.period));
        m_made.compared = total.now;
        if (!m_out.empty()) {
            QUNCE_ASSIGN(m_made.compared, m_numbers.total(m_measure, m_made.period, m_out));
        }
        for (size_t base = 0; base < m_made.bases.size(); ++base) {
            ComparedPair &pair = total.pairs.emplace_back();
            pair.now = m_made.compared;
            if (m_without[base].size() != m_out.size()) {
                QUNCE_ASSIGN(pair.now, m_numbers.total(m_measure, m_made.period, m_without[base]));
            }
            QUNCE_ASSIGN(
                pair.then, ifKept(m_numbers.total(m_measure, m_made.bases[base].period, m_without[base])));
        }
        return {};
    }

    /// What is gathered of the same stores of one row, against one base.
    struct Gathered {
        MeasuredRows now;
        MeasuredRows then;
    };

    Result<void> addStores()
    {
        // All of a store's numbers count for the unit that it is under today, so that a store that went to another region
        // is the same store still.
        const Rollup rollup(m_source.brand, Level::Store, SubjectKind::Guide, kHq);
        std::vector<std::optional<MeasuredRows>> then;
        QUNCE_ASSIGN(const MeasuredRows now, measure(rollup, then));
        const std::vector<uint8_t> members = rollup.membersIn(m_made.period);
        std::unordered_map<Uuid, size_t> rowOfUnit;
        for (size_t i = 0; i < m_made.rows.size(); ++i)
            rowOfUnit.emplace(m_made.rows[i].unit, i);
        const size_t bases = m_made.bases.size();
        std::vector<std::vector<Gathered>> gathered(m_made.rows.size() + 1, std::vector<Gathered>(bases));
        for (ComparisonRow &row : m_made.rows)
            row.stores.resize(bases);
        m_made.total.stores.resize(bases);
        for (size_t i = 0; i < rollup.rowCount(); ++i) {
            const OrgIndex store = rollup.rows()[i].unit;
            if (members[i] == 0 || !m_org.isUnder(store, m_source.under))
                continue;
            const OrgIndex unit = m_org.ancestor(store, *orgKindOf(m_made.level()));
            const auto row = unit == kHq ? rowOfUnit.end() : rowOfUnit.find(m_org.at(unit).id);
            for (size_t base = 0; base < bases; ++base) {
                if (isOneLineWithAny(m_org, store, m_without[base]))
                    continue;
                const auto add = [&](SameStores &stores, Gathered &into) {
                    if (!countStore(m_org.at(store), m_made.bases[base].period, stores))
                        return;
                    into.now.push_back(now[i]);
                    if (then[base])
                        into.then.push_back((*then[base])[i]);
                };
                add(m_made.total.stores[base], gathered.back()[base]);
                if (row != rowOfUnit.end())
                    add(m_made.rows[row->second].stores[base], gathered[row->second][base]);
            }
        }
        for (size_t i = 0; i < gathered.size(); ++i) {
            ComparisonRow &row = i < m_made.rows.size() ? m_made.rows[i] : m_made.total;
            for (size_t base = 0; base < bases; ++base) {
                ComparedPair &pair = row.stores[base].pair;
                pair.now = addedUp(gathered[i][base].now, m_measure);
                if (then[base] && row.pairs[base].then)
                    pair.then = addedUp(gathered[i][base].then, m_measure);
            }
        }
        return {};
    }

    /// Whether it is one of the same.
    bool countStore(const OrgUnit &store, Period then, SameStores &stores) const
    {
        switch (storeSpanOf(store.openedOn, store.closedOn, m_made.period, then)) {
        case StoreSpan::Same:
            ++stores.same;
            stores.undated += store.openedOn ? 0 : 1;
            return true;
        case StoreSpan::Opened:
            ++stores.opened;
            return false;
        case StoreSpan::Closed:
            ++stores.closed;
            return false;
        case StoreSpan::Outside:
            break;
        }
        return false;
    }

    const ComparisonSource &m_source;
    const OrgTree &m_org;
    Comparison &m_made;
    const Measure m_measure;
    OverviewNumbers m_numbers;
    ComparedUnits m_out;
    std::vector<ComparedUnits> m_without; ///< by base, with m_out
};

class CampaignComparer
{
public:
    CampaignComparer(const ComparisonSource &source, Comparison &made)
        : m_source(source)
        , m_org(source.brand.org)
        , m_made(made)
        , m_days(alignedDays(made.period, made.bases.front().period))
        , m_counted(source.brand, made.level() == Level::Zone ? Level::Region : made.level(),
              SubjectKind::Guide, source.under)
        , m_whole(source.brand, levelOfWhole(source.brand, source.under), SubjectKind::Guide, source.under)
    { }

    Result<void> make()
    {
        QUNCE_TRY(findArrived());
        makeRows();
        for (size_t k = 0; k < m_days.size(); ++k) {
            QUNCE_TRY(stillWanted(m_source));
            QUNCE_TRY(addDay(k));
        }
        finish();
        return {};
    }

private:
    struct Region {
        OrgIndex unit = kHq;
        bool isSelling = false; ///< anything of it is in, on either side
        std::vector<bool> isIn; ///< by day k, on both sides
    };

    Result<void> findArrived()
    {
        const Day today = m_made.asOf.day();
        bool isKept = false;
        for (size_t i = 0; i < m_source.brand.regions.size(); ++i) {
            Region &region = m_regions.emplace_back();
            region.unit = m_source.brand.regions[i].region;
            region.isIn.assign(m_days.size(), false);
            if (region.unit == kHq || !isOneLine(m_org, region.unit, m_source.under))
                continue;
            std::set<Day> arrived;
            for (const Period days : {m_made.bases.front().period, m_made.period}) {
                ArrivedDays in; // of each side its own: one may have been imported in another way
                const Result<void> read = addArrivedDays(m_source.facts, days, i, in);
                if (!read.ok() && read.error().code != ErrorCode::NotFound)
                    return read.error();
                isKept = isKept || (read.ok() && days == m_made.bases.front().period);
                arrived.insert(in.days().begin(), in.days().end());
            }
            region.isSelling = !arrived.empty();
            region.isIn = comparableDays(m_days, today, arrived);
        }
        m_made.bases.front().isKept = isKept;
        return {};
    }

    void makeRows()
    {
        const Rollup rollup(m_source.brand, m_made.level(), SubjectKind::Guide, m_source.under);
        const std::vector<uint8_t> members = rollup.membersIn(m_made.period);
        for (size_t i = 0; i < rollup.rowCount(); ++i) {
            const OrgIndex unit = rollup.rows()[i].unit;
            ComparisonRow row = comparedRow(rollup.rows()[i]);
            row.pairs.resize(1);
            m_isMember.push_back(members[i] != 0 && isOpenWithin(m_org.at(unit), m_made.period));
            m_rowOfUnit.emplace(unit, m_made.rows.size());
            m_made.rows.push_back(std::move(row));
        }
        m_made.total.pairs.resize(1);
    }

    const Region *regionOf(OrgIndex unit) const
    {
        const OrgIndex above = m_org.ancestor(unit, OrgKind::Region);
        const auto found = std::find_if(m_regions.begin(), m_regions.end(),
            [above](const Region &region) { return above != kHq && region.unit == above; });
        return found == m_regions.end() ? nullptr : &*found;
    }

    ComparisonRow *rowFor(OrgIndex unit)
    {
        const OrgIndex counted = m_made.level() == Level::Zone ? m_org.ancestor(unit, OrgKind::Zone) : unit;
        const auto found = m_rowOfUnit.find(counted);
        return found == m_rowOfUnit.end() ? nullptr : &m_made.rows[found->second];
    }

    Result<void> addDay(size_t k)
    {
        CampaignPairDay &pair = m_made.days.emplace_back();
        pair.day = m_days[k];
        const Day today = m_made.asOf.day();
        pair.isOver = pair.day.now < today && pair.day.then < today;
        if (!pair.isOver)
            return {};
        bool isAnyIn = false;
        for (const Region &region : m_regions) {
            isAnyIn = isAnyIn || region.isIn[k];
            if (region.isSelling && !region.isIn[k])
                pair.without.push_back(m_org.at(region.unit).name);
        }
        if (!isAnyIn)
            return {};
        QUNCE_TRY(
            eachIn(m_counted, k, [this](OrgIndex unit, const MeasureValue &now, const MeasureValue &then) {
                if (ComparisonRow *row = rowFor(unit)) {
                    addCompared(row->pairs.front().now, now);
                    addCompared(thenOf(*row), then);
                }
            }));
        QUNCE_TRY(eachIn(m_whole, k, [this](OrgIndex, const MeasureValue &now, const MeasureValue &then) {
            addCompared(m_made.total.pairs.front().now, now);
            addCompared(thenOf(m_made.total), then);
        }));
        ++m_made.total.days;
        pair.now = m_made.total.pairs.front().now.value;
        pair.then = thenOf(m_made.total).value;
        return {};
    }

    static MeasureValue &thenOf(ComparisonRow &row)
    {
        std::optional<MeasureValue> &then = row.pairs.front().then;
        return then ? *then : then.emplace();
    }

    template <typename Add>
    Result<void> eachIn(const Rollup &rollup, size_t k, Add &&add)
    {
        const MeasureInput input {m_source.brand, m_source.facts, rollup, m_made.asOf, true, nullptr};
        const Measure &measure = m_made.query.measure;
        const AlignedDay day = m_days[k];
        QUNCE_ASSIGN(const MeasuredRows now, measureRows(input, measure, {day.now, day.now}));
        QUNCE_ASSIGN(const MeasuredRows then, measureRows(input, measure, {day.then, day.then}));
        for (size_t i = 0; i < rollup.rowCount(); ++i) {
            const OrgIndex unit = rollup.rows()[i].unit;
            const Region *region = now[i].hasData || then[i].hasData ? regionOf(unit) : nullptr;
            if (region && region->isIn[k])
                add(unit, now[i], then[i]);
        }
        return {};
    }

    void finish()
    {
        const auto over = static_cast<int>(std::count_if(
            m_made.days.begin(), m_made.days.end(), [](const CampaignPairDay &day) { return day.isOver; }));
        for (const Region &region : m_regions) {
            if (!region.isSelling)
                continue;
            const auto days = static_cast<int>(std::count(region.isIn.begin(), region.isIn.end(), true));
            m_made.total.isIn = m_made.total.isIn && days == over;
            if (days < over)
                m_made.leftOut.push_back(m_org.at(region.unit).name);
        }
        std::vector<ComparisonRow> shown;
        for (size_t i = 0; i < m_made.rows.size(); ++i) {
            ComparisonRow &row = m_made.rows[i];
            const ComparedPair &pair = row.pairs.front();
            const bool hasData = pair.now.hasData || (pair.then && pair.then->hasData);
            if (!hasData && !m_isMember[i])
                continue;
            const OrgIndex unit = *m_org.byId(row.unit);
            for (const Region &region : m_regions) {
                if (!region.isSelling || !isOneLine(m_org, unit, region.unit))
                    continue;
                const auto days = static_cast<int>(std::count(region.isIn.begin(), region.isIn.end(), true));
                row.days = std::max(row.days, days);
                row.isIn = row.isIn && days == over;
            }
            row.now = pair.now;
            shown.push_back(std::move(row));
        }
        m_made.rows = std::move(shown);
        m_made.total.now = m_made.total.pairs.front().now;
        m_made.compared = m_made.total.now;
        orderComparedRows(m_made.rows);
    }

    const ComparisonSource &m_source;
    const OrgTree &m_org;
    Comparison &m_made;
    const std::vector<AlignedDay> m_days;
    const Rollup m_counted; ///< rows; zones are made of their regions, which are in or not
    const Rollup m_whole;
    std::vector<Region> m_regions;
    std::vector<bool> m_isMember; ///< by row
    std::unordered_map<OrgIndex, size_t> m_rowOfUnit;
};

} // namespace

std::vector<Level> comparedLevels(const ComparisonSource &source, Period period)
{
    std::vector<Level> levels;
    std::optional<Level> only;
    for (const Level level : kComparedLevels) {
        const Rollup rollup(source.brand, level, SubjectKind::Guide, source.under);
        const std::vector<uint8_t> members = rollup.membersIn(period);
        const auto units = std::count(members.begin(), members.end(), uint8_t {1});
        if (units >= (level == Level::Store ? 1 : 2))
            levels.push_back(level);
        else if (units == 1)
            only = level;
    }
    if (levels.empty())
        levels.push_back(only.value_or(Level::Region));
    return levels;
}

Level levelToCompare(const std::vector<Level> &levels, std::optional<Level> wanted)
{
    const auto has = [&levels](Level level) {
        return std::find(levels.begin(), levels.end(), level) != levels.end();
    };
    if (wanted && has(*wanted))
        return *wanted;
    return has(Level::Region) ? Level::Region : levels.back();
}

Result<void> comparePeriods(const ComparisonSource &source, Comparison &made)
{
    return PeriodComparer(source, made).make();
}

Result<void> compareCampaigns(const ComparisonSource &source, Comparison &made)
{
    return CampaignComparer(source, made).make();
}

} // namespace qunce
