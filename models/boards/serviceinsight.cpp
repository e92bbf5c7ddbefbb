// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/serviceinsight.h"

#include <algorithm>

#include "models/boards/boardparts.h"

namespace qunce {

namespace {

Result<ReplyMatrix> readReplies(BoardContext &context, const Brand &brand, const FactSource &facts,
    OrgIndex under, const InsightHead &head)
{
    const std::vector<Period> months = monthsUntil(head.query.period, context.now.day(), head.factFrom);
    if (months.empty())
        return ReplyMatrix();
    const Rollup rollup(brand, head.isOfStores ? Level::Store : Level::Region, SubjectKind::Guide, under);
    const std::vector<uint8_t> isThere = rollup.membersIn({months.front().from, months.back().to});
    std::vector<ReplyMatrixRow> rows(rollup.rowCount());
    for (size_t i = 0; i < rows.size(); ++i) {
        const RollupRow &row = rollup.rows()[i];
        rows[i] = {row.subject, std::string(row.code), std::string(row.name), DaySums(months.size()), {}};
    }
    for (size_t month = 0; month < months.size(); ++month) {
        QUNCE_TRY(goOn(context));
        QUNCE_ASSIGN(const RowSums sums,
            sumRows({brand, facts, rollup, context.now, true, nullptr}, Metric::Replies, months[month]));
        for (size_t i = 0; i < rows.size(); ++i) {
            if (sums.present[i] != 0)
                rows[i].months[month] = sums.sums[i];
        }
    }
    std::vector<ReplyMatrixRow> kept;
    for (size_t i = 0; i < rows.size(); ++i) {
        const std::optional<Day> &closed = brand.org.at(rollup.rows()[i].unit).closedOn;
        const bool isGone = closed && *closed <= months.front().from;
        if (sumOfDays(rows[i].months) || (isThere[i] != 0 && !isGone))
            kept.push_back(std::move(rows[i]));
    }
    return replyMatrix(months, std::move(kept));
}

} // namespace

Result<ServiceInsight> readServiceInsight(BoardContext &context, const BoardQuery &query)
{
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    ServiceInsight insight;
    QUNCE_ASSIGN(insight.head, readInsightHead(context, query, *brand, under));
    const Day today = context.now.day();
    Period days = cohortDays(query.period, today);
    days.from = std::max(days.from, insight.head.factFrom);
    const InsightNumbers numbers(*brand, facts, under, context.now);
    QUNCE_ASSIGN(const DaySums added, numbers.byDay(Metric::CohortAdded, days));
    QUNCE_ASSIGN(const DaySums replied, numbers.byDay(Metric::CohortReplied, days));
    insight.cohorts = cohortTable(days.from, today, added, replied);
    QUNCE_TRY(goOn(context));
    QUNCE_ASSIGN(insight.replies, readReplies(context, *brand, facts, under, insight.head));
    return insight;
}

} // namespace qunce
