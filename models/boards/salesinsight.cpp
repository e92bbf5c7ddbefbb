// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/salesinsight.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/boards/replymatrix.h"

namespace qunce {

namespace {

constexpr int kDaysOfYear = 365;

class SalesInsightMaker
{
public:
    SalesInsightMaker(BoardContext &context, const Brand &brand, const FactSource &facts, OrgIndex under,
        SalesInsight &insight)
        : m_context(context)
        , m_brand(brand)
        , m_facts(facts)
        , m_insight(insight)
        , m_numbers(brand, facts, under, context.now)
        , m_guides(brand, Level::Guide, SubjectKind::Guide, under)
    { }

    Result<void> make()
    {
        const BoardQuery &query = m_insight.head.query;
        const Day today = m_context.now.day();
        const Period days = shownDays(query.period, today, m_insight.head.factFrom);
        if (days.days() > 0) {
            QUNCE_TRY(addHours(days));
            QUNCE_TRY(goOn(m_context));
            QUNCE_TRY(addGuides(days, m_insight.guides, true));
            m_insight.guides = bestOf(std::move(m_insight.guides), kBestGuides);
        }
        QUNCE_TRY(
            addMonths(monthsUntil({std::min(query.period.to, today) - (kDaysOfYear - 1), query.period.to},
                today, m_insight.head.factFrom)));
        return addBefore(comparedPeriod(query.period, compareOf(query.compare)));
    }

private:
    Result<void> addHours(Period days)
    {
        const Period read {std::max(days.from - (kShareDays - 1), m_insight.head.factFrom), days.to};
        QUNCE_ASSIGN(const DaySums amount, m_numbers.byDay(Metric::Amount, read));
        QUNCE_ASSIGN(const DaySums afterHours, m_numbers.byDay(Metric::AfterHoursAmount, read));
        QUNCE_ASSIGN(const DaySums orders, m_numbers.byDay(Metric::Orders, read));
        m_insight.hours = salesByHour(read.from, days.from, amount, afterHours, orders);
        return {};
    }

    /// Compared only when all of the period is in: a part against the whole of another time is no comparison.
    Result<void> addBefore(Period before)
    {
        m_insight.before = before;
        if (!m_insight.head.notIn.empty() || before.from < m_insight.head.factFrom)
            return {};
        QUNCE_ASSIGN(const auto afterHours, m_numbers.total(Metric::AfterHoursAmount, before));
        QUNCE_ASSIGN(const auto amount, m_numbers.total(Metric::Amount, before));
        m_insight.shareBefore = shareOfSums(afterHours, amount);
        return {};
    }

    /// Everybody who has sold something on these days.
    Result<void> addGuides(Period days, std::vector<BestGuide> &guides, bool isInFull)
    {
        const MeasureInput input {m_brand, m_facts, m_guides, m_context.now, false, nullptr};
        QUNCE_ASSIGN(const RowSums amount, sumRows(input, Metric::Amount, days));
        RowSums orders;
        RowSums afterHours;
        if (isInFull) {
            QUNCE_ASSIGN(orders, sumRows(input, Metric::Orders, days));
            QUNCE_ASSIGN(afterHours, sumRows(input, Metric::AfterHoursAmount, days));
        }
        const std::vector<Rollup::Place> places = m_guides.placesOn(days.to);
        for (size_t row = 0; row < m_guides.rowCount(); ++row) {
            if (amount.sums[row] == 0)
                continue;
            const RollupRow &subject = m_guides.rows()[row];
            BestGuide guide;
            guide.guide = subject.subject;
            guide.code = subject.code;
            guide.name = subject.name;
            if (places[row].slot != nullptr && places[row].slot->store != kHq)
                guide.store = m_brand.org.at(places[row].slot->store).name;
            if (places[row].region != kHq)
                guide.region = m_brand.org.at(places[row].region).name;
            guide.days = days;
            guide.amount = amount.sums[row];
            if (isInFull && orders.present[row] != 0)
                guide.orders = orders.sums[row];
            if (isInFull && afterHours.present[row] != 0)
                guide.afterHours = afterHours.sums[row];
            guides.push_back(std::move(guide));
        }
        return {};
    }

    Result<void> addMonths(const std::vector<Period> &months)
    {
        for (const Period &days : months) {
            QUNCE_TRY(goOn(m_context));
            SalesMonth month;
            month.days = days;
            QUNCE_ASSIGN(month.amount, m_numbers.total(Metric::Amount, days));
            QUNCE_ASSIGN(month.orders, m_numbers.total(Metric::Orders, days));
            QUNCE_ASSIGN(month.afterHours, m_numbers.total(Metric::AfterHoursAmount, days));
            m_insight.months.push_back(month);
            std::vector<BestGuide> guides;
            QUNCE_TRY(addGuides(days, guides, false));
            for (BestGuide &best : bestOf(std::move(guides), kBestGuides))
                m_insight.records.push_back(std::move(best));
        }
        std::reverse(m_insight.months.begin(), m_insight.months.end());
        rankMonths(m_insight.months);
        m_insight.records = bestOf(std::move(m_insight.records), kBestGuides);
        return {};
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const FactSource &m_facts;
    SalesInsight &m_insight;
    const InsightNumbers m_numbers;
    const Rollup m_guides;
};

} // namespace

Result<SalesInsight> readSalesInsight(BoardContext &context, const BoardQuery &query)
{
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    SalesInsight insight;
    QUNCE_ASSIGN(insight.head, readInsightHead(context, query, *brand, under));
    QUNCE_TRY(SalesInsightMaker(context, *brand, facts, under, insight).make());
    return insight;
}

} // namespace qunce
