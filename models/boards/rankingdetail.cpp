// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/rankingdetail.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/boards/boardparts.h"
#include "models/boards/guidedetail.h"
#include "models/domain/series.h"

namespace qunce {

namespace {

bool isOfMonths(RankingPreset preset)
{
    return preset == RankingPreset::StoreAttainment || preset == RankingPreset::RegionAttainment;
}

Measure dayMeasureOf(RankingPreset preset)
{
    return preset == RankingPreset::Completion ? Measure {MeasureKind::DueCompletionRate}
        : preset == RankingPreset::Streak      ? Measure {MeasureKind::Sum, Metric::Orders}
                                               : Measure {MeasureKind::Sum, Metric::Amount};
}

Result<void> addWeeks(BoardContext &context, const RankingQuery &query, RankingDetail &detail)
{
    const Day last = query.query.period.to;
    for (int week = kRankingWeeks - 1; week >= 0; --week)
        detail.weeks.push_back({last - 7 * week, {}});
    // A ranking says the ranks of the period before too: of weeks one reading gives two.
    const bool ofMonths = isOfMonths(query.preset);
    for (int week = kRankingWeeks - 1; week >= 0; week -= ofMonths ? 1 : 2) {
        const Day end = detail.weeks[static_cast<size_t>(week)].end;
        RankingQuery asked = query;
        asked.query.period = {ofMonths ? firstOfMonth(end) : end - 6, end};
        asked.query.compare = CompareChoice::Previous;
        if (asked.query.period.from - 7 < context.snapshot.factFrom())
            break;
        QUNCE_ASSIGN(const RankingBoard board, readRanking(context, asked));
        QUNCE_TRY(goOn(context));
        for (const RankedRow &ranked : board.ranked) {
            if (ranked.row.subject != detail.subject)
                continue;
            detail.weeks[static_cast<size_t>(week)].rank = ranked.row.rank;
            if (!ofMonths && week > 0)
                detail.weeks[static_cast<size_t>(week) - 1].rank = ranked.row.prevRank;
            break;
        }
    }
    return {};
}

Result<void> addDays(BoardContext &context, const RankingQuery &query, RankingDetail &detail)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.tasks = true;
    parts.goals = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    SeriesQuery series {detail.dayMeasure, detail.days, kHq, {}, context.now, true};
    if (query.level == Level::Guide) {
        series.subject = detail.subject;
    } else {
        QUNCE_ASSIGN(series.under, unitOf(*brand, detail.subject));
    }
    const CacheFacts facts = context.factsOf(*brand);
    QUNCE_ASSIGN(detail.values, seriesByDay(*brand, facts, series));
    return {};
}

double asNumber(const Fraction &value)
{
    return static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
}

/// The smallest of 1, 2, 5, 10, 20 … thousandths that is at least `width` thousandths.
int64_t roundStep(double width)
{
    static constexpr std::array kSteps {1, 2, 5};
    for (int64_t power = 1;; power *= 10) {
        for (const int step : kSteps) {
            if (static_cast<double>(step * power) >= width)
                return step * power;
        }
    }
}

} // namespace

Result<RankingDetail> readRankingDetail(BoardContext &context, const RankingQuery &query, const Uuid &subject)
{
    RankingDetail detail;
    detail.subject = subject;
    detail.dayMeasure = dayMeasureOf(query.preset);
    detail.days = barDays(query.query.period);
    QUNCE_TRY(addDays(context, query, detail));
    QUNCE_TRY(goOn(context));
    QUNCE_TRY(addWeeks(context, query, detail));
    return detail;
}

RankingBins binsOf(const RankingBoard &board, const Uuid &subject)
{
    RankingBins made;
    if (board.ranked.empty())
        return made;
    constexpr double kThousand = 1000;
    std::vector<double> values;
    for (const RankedRow &row : board.ranked)
        values.push_back(asNumber(*row.row.value) * kThousand);
    std::vector<double> ordered = values;
    std::sort(ordered.begin(), ordered.end());
    // The few lowest share the first bin, so that one far-off value does not flatten all others.
    const double low = std::max(ordered[ordered.size() / 50], ordered.front());
    const double high = ordered.back();
    int64_t step = roundStep((high - low) / kRankingBins);
    const auto firstOf = [&] { return static_cast<int64_t>(std::floor(low / static_cast<double>(step))); };
    const auto lastOf = [&] { return static_cast<int64_t>(std::floor(high / static_cast<double>(step))); };
    while (lastOf() - firstOf() >= kRankingBins)
        step = roundStep(static_cast<double>(step) + 1);
    for (int64_t bin = firstOf(); bin <= lastOf(); ++bin)
        made.bins.push_back({{Int128 {bin * step}, Int128 {1000}}, 0});
    for (size_t i = 0; i < values.size(); ++i) {
        const auto place =
            static_cast<int64_t>(std::floor(values[i] / static_cast<double>(step))) - firstOf();
        made.isOpenBelow = made.isOpenBelow || place < 0;
        const auto bin =
            static_cast<size_t>(std::clamp<int64_t>(place, 0, static_cast<int64_t>(made.bins.size()) - 1));
        ++made.bins[bin].count;
        if (board.ranked[i].row.subject == subject)
            made.own = bin;
    }
    return made;
}

} // namespace qunce
