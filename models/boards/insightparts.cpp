// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/insightparts.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/boards/campaignboard.h"

namespace qunce {

Result<InsightHead> readInsightHead(
    BoardContext &context, const BoardQuery &query, const Brand &brand, OrgIndex under)
{
    InsightHead head;
    head.query = query;
    head.unitName = unitName(brand.org, query.unit);
    head.isWholeBrand = isWholeBrand(context, query.unit);
    head.asOf = context.now;
    head.factFrom = context.snapshot.factFrom();
    QUNCE_ASSIGN(head.arrival, readArrival(context));
    for (const MissingRegion &region : notWholeIn(head.arrival, query.period, brand.org, under)) {
        head.notIn.push_back(region.name);
        const Day last = region.lastDay.value_or(query.period.from - 1);
        head.wholeUntil = std::min(head.wholeUntil.value_or(last), last);
    }
    const bool isWide = under == kHq || brand.org.at(under).kind == OrgKind::Zone;
    head.isOfStores = !isWide || brand.regions.size() < 2;
    return head;
}

InsightNumbers::InsightNumbers(const Brand &brand, const FactSource &facts, OrgIndex under, Instant asOf)
    : m_brand(brand), m_facts(facts), m_under(under), m_asOf(asOf)
{ }

Result<DaySums> InsightNumbers::byDay(Metric metric, Period days) const
{
    DaySums sums(static_cast<size_t>(std::max(0, days.days())));
    if (sums.empty())
        return sums;
    const bool isOfGroups = info(metric).kind == FactKind::GroupDay;
    const Rollup rollup =
        Rollup::byDay(m_brand, isOfGroups ? SubjectKind::Group : SubjectKind::Guide, m_under, Uuid {}, days);
    QUNCE_ASSIGN(
        const RowSums rows, sumRows({m_brand, m_facts, rollup, m_asOf, !isOfGroups, nullptr}, metric, days));
    for (size_t i = 0; i < sums.size(); ++i) {
        if (rows.present[i] != 0)
            sums[i] = rows.sums[i];
    }
    return sums;
}

Result<std::optional<uint64_t>> InsightNumbers::total(Metric metric, Period days) const
{
    QUNCE_ASSIGN(const DaySums sums, byDay(metric, days));
    return sumOfDays(sums);
}

Result<std::vector<uint64_t>> InsightNumbers::groupsByDay(Metric metric, Period days) const
{
    std::vector<uint64_t> counts(static_cast<size_t>(std::max(0, days.days())));
    if (counts.empty())
        return counts;
    const Rollup rollup = Rollup::byDay(m_brand, SubjectKind::Group, m_under, Uuid {}, days);
    for (const Rollup::Segment &segment : rollup.segments(days)) {
        QUNCE_TRY(m_facts.visit(metric, {segment.period.from.number, segment.period.to.number},
            rollup.regions(), [&](size_t region, int32_t, const ColumnView &column) {
                const size_t places = (*segment.mapping)[region].size();
                column.forEach([&](uint32_t slot, uint64_t) {
                    const int32_t row = slot < places ? segment.rowOf(region, slot) : Rollup::kNoRow;
                    if (row != Rollup::kNoRow)
                        ++counts[static_cast<size_t>(row)];
                });
            }));
    }
    return counts;
}

Period shownDays(Period period, Day today, Day factFrom)
{
    return {std::max(period.from, factFrom), std::min(period.to, today)};
}

std::optional<uint64_t> sumOfDays(const DaySums &days)
{
    std::optional<uint64_t> sum;
    for (const std::optional<uint64_t> &day : days) {
        if (day)
            sum = sum.value_or(0) + *day;
    }
    return sum;
}

std::optional<Fraction> shareOfSums(const std::optional<uint64_t> &part, const std::optional<uint64_t> &whole)
{
    if (!part || !whole || *whole == 0)
        return std::nullopt;
    return Fraction {*part, *whole};
}

} // namespace qunce
