// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/report.h"

#include <algorithm>
#include <array>

#include "models/boards/boardparts.h"
#include "models/boards/grouproster.h"
#include "models/boards/overviewnumbers.h"

namespace qunce {

namespace {

constexpr Measure kSales {MeasureKind::Sum, Metric::Amount};
constexpr Measure kOrders {MeasureKind::Sum, Metric::Orders};
constexpr Measure kAfterHours {MeasureKind::AfterHoursShare};
constexpr Measure kNetFriends {MeasureKind::NetFriends};
constexpr Measure kReply {MeasureKind::ReplyRate14d};
constexpr Measure kDue {MeasureKind::DueCompletionRate};

/// The boards of a report, in their order: whoever reads a report is above those who are ranked.
constexpr std::array kBoards {
    RankingPreset::RegionAttainment, RankingPreset::StoreAttainment, RankingPreset::GuideSales};

/// Nothing for days that this computer does not have.
template <typename Value>
Result<std::optional<Value>> ifThere(Result<Value> read)
{
    if (read.ok())
        return std::optional<Value>(std::move(*read));
    if (read.error().code == ErrorCode::NotFound)
        return std::optional<Value>();
    return read.error();
}

class ReportMaker
{
public:
    ReportMaker(BoardContext &context, const std::shared_ptr<const Brand> &brand, const CacheFacts &facts,
        OrgIndex under, Report &report, const ReportProgress &progress)
        : m_context(context)
        , m_brand(brand)
        , m_facts(facts)
        , m_under(under)
        , m_report(report)
        , m_numbers(*brand, facts, under, context.now)
        , m_progress(progress)
    { }

    Result<void> make()
    {
        const BoardQuery &query = m_report.query.query;
        m_report.before = comparedPeriod(query.period, Compare::Prev);
        m_report.monthBefore = comparedPeriod(query.period, Compare::PrevMonth);
        m_report.lastYear = comparedPeriod(query.period, Compare::LastYear);
        m_report.cohorts = replyCohorts(query.period, m_context.now.day());
        QUNCE_TRY(step());
        QUNCE_TRY(addBoards());
        QUNCE_TRY(step());
        QUNCE_TRY(m_numbers.prepare(m_context, m_brand, query.period));
        QUNCE_TRY(addUnits());
        QUNCE_TRY(step());
        QUNCE_TRY(addTotal());
        QUNCE_TRY(step());
        QUNCE_TRY(addDays());
        QUNCE_TRY(step());
        QUNCE_TRY(addGroups());
        return step();
    }

private:
    static constexpr int kSteps = 5;

    Result<void> step()
    {
        if (m_progress)
            m_progress(m_step, kSteps);
        ++m_step;
        return goOn(m_context);
    }

    Result<void> addBoards()
    {
        PosterQuery asked;
        asked.query = m_report.query.query;
        asked.top = m_report.query.top;
        const bool isWhole = m_under == kHq || m_brand->org.at(m_under).kind == OrgKind::Zone;
        for (const RankingPreset preset : kBoards) {
            if (preset != RankingPreset::RegionAttainment || isWhole)
                asked.boards.push_back(PosterBoard::of(preset));
        }
        QUNCE_ASSIGN(m_report.boards, readPoster(m_context, asked));
        m_report.isOfStores = m_report.overview().isOfStores;
        return {};
    }

    Result<std::vector<MeasureValue>> measured(const Rollup &rollup, const Measure &measure, Period period)
    {
        return measureRows({*m_brand, m_facts, rollup, m_context.now, true, nullptr}, measure, period);
    }

    Result<void> addUnits()
    {
        const Period period = m_report.query.query.period;
        const Rollup rollup(
            *m_brand, m_report.isOfStores ? Level::Store : Level::Region, SubjectKind::Guide, m_under);
        QUNCE_ASSIGN(const auto sales, measured(rollup, kSales, period));
        QUNCE_ASSIGN(const auto orders, measured(rollup, kOrders, period));
        QUNCE_ASSIGN(const auto afterHours, measured(rollup, kAfterHours, period));
        QUNCE_ASSIGN(const auto netFriends, measured(rollup, kNetFriends, period));
        QUNCE_ASSIGN(const auto reply, ifThere(measured(rollup, kReply, m_report.cohorts)));
        QUNCE_ASSIGN(const auto before, ifThere(measured(rollup, kSales, m_report.before)));
        QUNCE_ASSIGN(const auto monthBefore, ifThere(measured(rollup, kSales, m_report.monthBefore)));
        QUNCE_ASSIGN(const auto lastYear, ifThere(measured(rollup, kSales, m_report.lastYear)));
        const RowOf rows(rollup);
        const std::vector<MissingRegion> missing =
            notWholeIn(m_report.boards.arrival, period, m_brand->org, m_under);
        for (const OverviewRow &row : m_report.overview().rows) {
            const std::optional<size_t> at = rows.find(row.unit);
            if (!at)
                continue;
            ReportUnit unit;
            unit.unit = row.unit;
            unit.name = row.name;
            unit.isIn = isIn(rollup.rows()[*at].unit, missing);
            unit.sales = sales[*at];
            unit.orders = orders[*at];
            unit.afterHours = afterHours[*at];
            unit.netFriends = netFriends[*at];
            if (reply)
                unit.reply = (*reply)[*at];
            if (unit.isIn) {
                unit.before = valueAt(before, *at);
                unit.monthBefore = valueAt(monthBefore, *at);
                unit.lastYear = valueAt(lastYear, *at);
            }
            m_report.units.push_back(std::move(unit));
        }
        return {};
    }

    bool isIn(OrgIndex unit, const std::vector<MissingRegion> &missing) const
    {
        return std::none_of(missing.begin(), missing.end(), [&](const MissingRegion &region) {
            const std::optional<OrgIndex> out = m_brand->org.byId(region.unit);
            return out && (unit == *out || m_brand->org.isUnder(unit, *out));
        });
    }

    static std::optional<MeasureValue> valueAt(
        const std::optional<std::vector<MeasureValue>> &values, size_t row)
    {
        return values ? std::optional((*values)[row]) : std::nullopt;
    }

    /// Of everything under the unit, of units that are not listed too. Compared only when all of it is in: a part against
    /// the whole of another time is no comparison.
    Result<void> addTotal()
    {
        const Period period = m_report.query.query.period;
        ReportUnit &total = m_report.total;
        for (const MissingRegion &region : notWholeIn(m_report.boards.arrival, period, m_brand->org, m_under))
            m_report.notIn.push_back(region.name);
        total.isIn = m_report.notIn.empty();
        QUNCE_ASSIGN(total.sales, m_numbers.total(kSales, period));
        QUNCE_ASSIGN(total.orders, m_numbers.total(kOrders, period));
        QUNCE_ASSIGN(total.afterHours, m_numbers.total(kAfterHours, period));
        QUNCE_ASSIGN(total.netFriends, m_numbers.total(kNetFriends, period));
        QUNCE_ASSIGN(const auto reply, ifThere(m_numbers.total(kReply, m_report.cohorts)));
        total.reply = reply.value_or(MeasureValue());
        if (total.isIn) {
            QUNCE_ASSIGN(total.before, ifThere(m_numbers.total(kSales, m_report.before)));
            QUNCE_ASSIGN(total.monthBefore, ifThere(m_numbers.total(kSales, m_report.monthBefore)));
            QUNCE_ASSIGN(total.lastYear, ifThere(m_numbers.total(kSales, m_report.lastYear)));
        }
        return {};
    }

    Result<void> addDays()
    {
        Period period = m_report.query.query.period;
        period.to = std::min(period.to, m_context.now.day());
        if (period.days() <= 0)
            return {};
        using Line = std::vector<std::optional<Fraction>>;
        QUNCE_ASSIGN(const Line sales, m_numbers.byDay(kSales, period));
        QUNCE_ASSIGN(const Line orders, m_numbers.byDay(kOrders, period));
        QUNCE_ASSIGN(const Line afterHours, m_numbers.byDay(kAfterHours, period));
        QUNCE_ASSIGN(const Line netFriends, m_numbers.byDay(kNetFriends, period));
        QUNCE_ASSIGN(const Line due, m_numbers.byDay(kDue, period));
        for (size_t i = 0; i < sales.size(); ++i)
            m_report.days.push_back({period.from + static_cast<int>(i), sales[i], orders[i], afterHours[i],
                netFriends[i], due[i]});
        return {};
    }

    Result<void> addGroups()
    {
        Period period = m_report.query.query.period;
        period.to = std::min(period.to, m_context.now.day());
        if (period.days() <= 0)
            return {};
        const Rollup rollup(*m_brand, Level::Group, SubjectKind::Group, m_under);
        const MeasureInput input {*m_brand, m_facts, rollup, m_context.now, false, nullptr};
        QUNCE_ASSIGN(const RowSums joins, sumRows(input, Metric::GroupJoins, period));
        QUNCE_ASSIGN(const RowSums leaves, sumRows(input, Metric::GroupLeaves, period));
        QUNCE_ASSIGN(const RowSums orders, sumRows(input, Metric::GroupOrders, period));
        QUNCE_ASSIGN(const RowSums amount, sumRows(input, Metric::GroupAmount, period));
        QUNCE_ASSIGN(const RowSums members, lastMembers(input, period));
        QUNCE_ASSIGN(
            const std::vector<GroupRecord> records, readGroups(m_context.snapshot, *m_brand, period.to));
        const RowOf rows(rollup);
        const std::vector<uint8_t> isThere = rollup.membersIn(period);
        std::vector<ReportGroups> kinds;
        for (const auto &[kind, label] : groupKindChoices())
            kinds.push_back({kind, 0, {}, {}, {}, {}, {}});
        ReportGroups all;
        for (const GroupRecord &record : records) {
            const std::optional<size_t> row = rows.find(record.id);
            if (!row || isThere[*row] == 0)
                continue;
            const auto kind = std::find_if(kinds.begin(), kinds.end(),
                [&record](const ReportGroups &groups) { return groups.kind == record.kind; });
            for (ReportGroups *groups : {kind == kinds.end() ? nullptr : &*kind, &all}) {
                if (groups == nullptr)
                    continue;
                ++groups->groups;
                add(groups->members, members, *row);
                add(groups->joins, joins, *row);
                add(groups->leaves, leaves, *row);
                add(groups->orders, orders, *row);
                add(groups->amount, amount, *row);
            }
        }
        std::erase_if(kinds, [](const ReportGroups &groups) { return groups.groups == 0; });
        m_report.groups = std::move(kinds);
        if (all.groups > 0)
            m_report.groups.push_back(all);
        return {};
    }

    /// Of one day for all groups, the newest with members of any: a stock is not added up over days.
    Result<RowSums> lastMembers(const MeasureInput &input, Period period)
    {
        const Period days = lookBack(m_context, period.to, kStockDays);
        for (Day day = days.to; day >= days.from; day = day - 1) {
            QUNCE_ASSIGN(RowSums members, sumRows(input, Metric::GroupMembers, {day, day}));
            if (std::any_of(members.present.begin(), members.present.end(),
                    [](uint8_t present) { return present != 0; }))
                return members;
        }
        return RowSums {
            std::vector<uint64_t>(input.rollup.rowCount()), std::vector<uint8_t>(input.rollup.rowCount())};
    }

    static void add(std::optional<uint64_t> &to, const RowSums &sums, size_t row)
    {
        if (sums.present[row] != 0)
            to = to.value_or(0) + sums.sums[row];
    }

    BoardContext &m_context;
    const std::shared_ptr<const Brand> &m_brand;
    const CacheFacts &m_facts;
    const OrgIndex m_under;
    Report &m_report;
    OverviewNumbers m_numbers;
    const ReportProgress &m_progress;
    int m_step = 0;
};

} // namespace

Result<Report> readReport(BoardContext &context, const ReportQuery &query, const ReportProgress &progress)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.groups = true;
    parts.tasks = true;
    parts.goals = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    Report report;
    report.query = query;
    report.asOf = context.now;
    QUNCE_TRY(ReportMaker(context, brand, facts, under, report, progress).make());
    return report;
}

} // namespace qunce
