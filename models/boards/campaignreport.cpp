// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaignreport.h"

#include <algorithm>

#include "models/boards/boardparts.h"

namespace qunce {

namespace {

constexpr int kReviewSteps = 3;

/// Attainment and streaks are of a month, not of a campaign: its boards are those whose number is of its own days.
Result<Poster> readReviewBoards(BoardContext &context, const ReportQuery &query)
{
    PosterQuery asked;
    asked.query = query.query;
    asked.top = query.top;
    asked.hasTotals = false;
    asked.boards = {PosterBoard::of(RankingPreset::Completion), PosterBoard::of(RankingPreset::GuideSales)};
    return readPoster(context, asked);
}

} // namespace

Result<CampaignReport> readCampaignReport(BoardContext &context, PlanMemory &memory, const ReportQuery &query,
    const Uuid &campaign, const ReportProgress &progress)
{
    const auto step = [&](int done) {
        if (progress)
            progress(done, kReviewSteps);
        return goOn(context);
    };
    QUNCE_TRY(step(0));
    QUNCE_ASSIGN(std::optional<CampaignDetail> detail,
        readCampaignDetail(context, memory, query.query.unit, campaign));
    if (!detail)
        return Error {ErrorCode::NotFound, Message(QUNCE_TEXT("This campaign is not there any more.")), {}};
    CampaignReport report;
    report.query = query;
    report.detail = std::move(*detail);
    QUNCE_ASSIGN(report.arrival, readArrival(context));
    QUNCE_TRY(step(1));
    BoardQuery &asked = report.query.query;
    asked.choice = PeriodChoice::Campaign;
    asked.period = report.detail.days.value_or(Period {Day {0}, Day {-1}});
    asked.period.to = std::min(asked.period.to, context.now.day());
    if (report.detail.days) {
        ComparisonQuery held;
        held.query = asked;
        held.mode = CompareMode::Campaign;
        held.campaign = campaign;
        QUNCE_ASSIGN(Comparison sales, readComparison(context, held));
        if (sales.query.campaign == campaign) // else it took another one
            report.sales = std::move(sales);
    }
    QUNCE_TRY(step(2));
    if (asked.period.days() > 0) {
        QUNCE_ASSIGN(
            const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
        QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, asked.unit));
        for (const MissingRegion &region : notWholeIn(report.arrival, asked.period, brand->org, under))
            report.notIn.push_back(region.name);
        QUNCE_ASSIGN(report.boards, readReviewBoards(context, report.query));
    }
    QUNCE_TRY(step(kReviewSteps));
    return report;
}

} // namespace qunce
