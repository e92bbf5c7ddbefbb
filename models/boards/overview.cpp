// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/overview.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/boards/overviewnumbers.h"
#include "models/boards/overviewtodos.h"
#include "models/domain/campaignmath.h"

namespace qunce {

namespace {

constexpr int kReplyDays = 14;
/// Longer spans of assignments are not kept in one board: last year's are read for themselves.
constexpr int kBoardDays = 200;

Period monthUntil(Day day)
{
    return {firstOfMonth(day), day};
}

/// Nothing where this computer does not keep numbers of that time.
Result<std::optional<MeasureValue>> ifThere(Result<MeasureValue> value)
{
    if (value.ok())
        return std::optional(std::move(*value));
    if (value.error().code == ErrorCode::NotFound)
        return std::optional<MeasureValue>();
    return value.error();
}

class OverviewMaker
{
public:
    OverviewMaker(BoardContext &context, const Brand &brand, const FactSource &facts, OrgIndex under,
        const BoardQuery &query, const Arrival &arrival)
        : m_context(context)
        , m_brand(brand)
        , m_under(under)
        , m_asOf(context.now)
        , m_period(query.period)
        , m_first(firstCompare(query.compare))
        , m_arrival(arrival)
        , m_numbers(brand, facts, under, context.now)
    { }

    Result<void> make(const std::shared_ptr<const Brand> &brand, Overview &overview)
    {
        const Period compared = comparedPeriod(m_period, m_first);
        const Period line = lineUntil(m_period.to);
        const Period all {std::min({compared.from, line.from, m_period.from}), m_period.to};
        const Period reachable = reach(all.days() <= kBoardDays ? all : m_period);
        QUNCE_TRY(m_numbers.prepare(m_context, brand, reachable));
        QUNCE_TRY(addCards(overview));
        QUNCE_TRY(goOn(m_context));
        QUNCE_TRY(addRows(overview));
        QUNCE_TRY(addTotal(overview));
        return {};
    }

private:
    /// The part that the cache's facts reach.
    Period reach(Period period) const
    {
        return {std::max(period.from, m_context.snapshot.factFrom()), period.to};
    }
    Period lineUntil(Day to) const { return reach({to - (kOverviewDays - 1), to}); }

    /// A number of the period, and of those that it is compared with; number(days, regions that are left out).
    template <typename Number>
    Result<void> compareCard(
        OverviewCard &card, Period period, Period beforePeriod, bool isOfFeed, Number &&number)
    {
        card.period = period;
        card.beforePeriod = beforePeriod;
        card.lastYearPeriod = comparedPeriod(period, Compare::LastYear);
        std::vector<OrgIndex> without;
        if (isOfFeed) {
            for (const MissingRegion &missing : notWholeIn(m_arrival, period, m_brand.org, m_under)) {
                without.push_back(*m_brand.org.byId(missing.unit));
                card.leftOut.push_back(missing.name);
            }
        }
        QUNCE_ASSIGN(card.now, number(period, std::vector<OrgIndex>()));
        card.compared = card.now;
        if (!without.empty()) {
            QUNCE_ASSIGN(card.compared, number(period, without));
        }
        QUNCE_ASSIGN(card.before, ifThere(number(card.beforePeriod, without)));
        QUNCE_ASSIGN(card.lastYear, ifThere(number(card.lastYearPeriod, without)));
        return {};
    }

    Result<void> addMeasure(OverviewCard &card, const Measure &measure, Period period)
    {
        const bool isOfTasks =
            measure.kind == MeasureKind::DueCompletionRate || measure.kind == MeasureKind::OnTimeRate;
        QUNCE_TRY(compareCard(card, period, comparedPeriod(period, m_first), !isOfTasks,
            [&](Period days, const std::vector<OrgIndex> &without) {
                return m_numbers.total(measure, days, without);
            }));
        card.daysShown = lineUntil(period.to);
        QUNCE_ASSIGN(card.days, m_numbers.byDay(measure, card.daysShown));
        return goOn(m_context);
    }

    Result<void> addCards(Overview &overview)
    {
        const auto card = [&overview](OverviewCardId id) -> OverviewCard & {
            return overview.cards[static_cast<size_t>(id)];
        };
        QUNCE_TRY(addMeasure(
            card(OverviewCardId::DueCompletion), Measure {MeasureKind::DueCompletionRate}, m_period));
        QUNCE_TRY(addMeasure(card(OverviewCardId::OnTime), Measure {MeasureKind::OnTimeRate}, m_period));
        QUNCE_TRY(addIdle(card(OverviewCardId::NothingDone)));
        QUNCE_TRY(addAttainment(overview, card(OverviewCardId::Attainment)));
        QUNCE_TRY(
            addMeasure(card(OverviewCardId::Sales), Measure {MeasureKind::Sum, Metric::Amount}, m_period));
        OverviewCard &friends = card(OverviewCardId::NetFriends);
        QUNCE_TRY(addMeasure(friends, Measure {MeasureKind::NetFriends}, m_period));
        QUNCE_ASSIGN(const MeasureValue gained,
            m_numbers.total(Measure {MeasureKind::Sum, Metric::FriendsAdded}, m_period));
        QUNCE_ASSIGN(const MeasureValue lost,
            m_numbers.total(Measure {MeasureKind::Sum, Metric::FriendsLost}, m_period));
        if (gained.hasData) {
            friends.second = gained;
            friends.second->denominator = Fraction {lost.numerator, 1};
        }
        QUNCE_TRY(addMeasure(card(OverviewCardId::Reply), Measure {MeasureKind::ReplyRate14d},
            replyCohorts(m_period, m_asOf.day())));
        return addMeasure(card(OverviewCardId::AfterHours), Measure {MeasureKind::AfterHoursShare}, m_period);
    }

    Result<void> addIdle(OverviewCard &card)
    {
        QUNCE_TRY(compareCard(card, m_period, comparedPeriod(m_period, m_first), false,
            [&](Period days, const std::vector<OrgIndex> &) { return m_numbers.idleTotal(days); }));
        card.daysShown = lineUntil(m_period.to);
        for (Day day = card.daysShown.from; day <= card.daysShown.to; ++day) {
            QUNCE_ASSIGN(const MeasureValue value, m_numbers.idleTotal({day, day}));
            card.days.push_back(value.value);
        }
        return goOn(m_context);
    }

    Result<void> addAttainment(Overview &overview, OverviewCard &card)
    {
        const Period month = monthUntil(m_period.to);
        const Period whole {month.from, lastOfMonth(m_period.to)};
        overview.timeProgress = timeProgressOf(whole, std::min(m_asOf.day(), month.to));
        QUNCE_TRY(compareCard(card, month, comparedPeriod(month, Compare::MonthToDate), true,
            [&](Period days, const std::vector<OrgIndex> &without) {
                return m_numbers.attainment(days, without);
            }));
        card.second = MeasureValue {
            true, overview.timeProgress, overview.timeProgress.numerator, Fraction {whole.days(), 1}};
        card.gap = gapOf(card.now, overview.timeProgress);
        return {};
    }

    Result<void> addRows(Overview &overview)
    {
        const bool isWide = levelOfWhole(m_brand, m_under) == Level::Region
            && (m_under == kHq || m_brand.org.at(m_under).kind == OrgKind::Zone);
        overview.isOfStores = !isWide || m_brand.regions.size() < 2;
        const Day dayBefore = comparedPeriod(m_period, m_first).to;
        QUNCE_ASSIGN(overview.rows,
            m_numbers.rows(overview.isOfStores ? Level::Store : Level::Region, m_period,
                monthUntil(m_period.to), monthUntil(dayBefore)));
        return goOn(m_context);
    }

    Result<void> addTotal(Overview &overview)
    {
        OverviewRow &total = overview.total;
        total.due = overview.card(OverviewCardId::DueCompletion).now;
        total.onTime = overview.card(OverviewCardId::OnTime).now;
        const MeasureValue &idle = overview.card(OverviewCardId::NothingDone).now;
        if (idle.hasData) {
            total.nothingDone = static_cast<uint64_t>(idle.numerator);
            total.withTasks = static_cast<uint64_t>(idle.denominator->numerator);
        }
        total.attainment = overview.card(OverviewCardId::Attainment).now;
        total.gap = overview.card(OverviewCardId::Attainment).gap;
        QUNCE_ASSIGN(
            total.perGuide, m_numbers.total(Measure {MeasureKind::PerGuide, Metric::Amount}, m_period));
        QUNCE_ASSIGN(total.selling, m_numbers.total(Measure {MeasureKind::SellingRate}, m_period));
        return {};
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const OrgIndex m_under;
    const Instant m_asOf;
    const Period m_period;
    const Compare m_first;
    const Arrival &m_arrival;
    OverviewNumbers m_numbers;
};

Result<void> addEntries(BoardContext &context, Overview &overview, const Uuid &unit)
{
    const Day today = context.now.day();
    QUNCE_ASSIGN(const CalendarBoard board, readCalendarBoard(context, {today, today}, unit));
    for (const CalendarEntry &entry : board.entries) {
        OverviewEntry shown {entry, {}, {}};
        const bool isOut = entry.status == EntryStatus::Dispatched || entry.status == EntryStatus::PartDone
            || entry.status == EntryStatus::Done || entry.status == EntryStatus::Stopped;
        if (isOut) {
            QUNCE_ASSIGN(const EntryDetail detail, readEntryDetail(context, entry.id, unit));
            for (const EntryTask &task : detail.tasks) {
                const bool ofGroups = task.sends.hasData;
                shown.sent = shown.sent.value_or(0) + (ofGroups ? task.sends.sent : task.counts.done);
                shown.planned =
                    shown.planned.value_or(0) + (ofGroups ? task.sends.planned : task.counts.eligible());
            }
        }
        overview.entries.push_back(std::move(shown));
    }
    return {};
}

} // namespace

Period replyCohorts(Period period, Day today)
{
    const Day lastClosed = today - kReplyDays;
    if (period.from <= lastClosed)
        return {period.from, std::min(period.to, lastClosed)};
    return {lastClosed - (period.days() - 1), lastClosed};
}

Compare firstCompare(CompareChoice choice)
{
    return choice == CompareChoice::SameDaysLastMonth ? Compare::PrevMonth : Compare::Prev;
}

Result<Overview> readOverview(BoardContext &context, const BoardQuery &query)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.tasks = true;
    parts.goals = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    Overview overview;
    overview.asOf = context.now;
    QUNCE_ASSIGN(overview.arrival, readArrival(context));
    const Arrival arrival = overview.arrival;
    QUNCE_TRY(OverviewMaker(context, *brand, facts, under, query, arrival).make(brand, overview));
    QUNCE_TRY(addEntries(context, overview, query.unit));
    QUNCE_TRY(goOn(context));
    QUNCE_TRY(addTodos(context, overview, query));
    return overview;
}

} // namespace qunce
