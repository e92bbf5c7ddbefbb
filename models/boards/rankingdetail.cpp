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

Result<RankingDetail> readRankingDays(BoardContext &context, const RankingQuery &query, const Uuid &subject)
{
    RankingDetail detail;
    detail.subject = subject;
    detail.dayMeasure = dayMeasureOf(query.preset);
    detail.days = barDays(query.query.period);
    QUNCE_TRY(addDays(context, query, detail));
    return detail;
}

Result<RankingWeeks> readRankingWeeks(BoardContext &context, const RankingQuery &query)
{
    RankingWeeks made;
    for (size_t week = 0; week < kRankingWeeks; ++week)
        made.ends[week] = query.query.period.to - 7 * static_cast<int32_t>(kRankingWeeks - 1 - week);
    const auto keep = [&made](const Uuid &subject, size_t week, const std::optional<uint32_t> &rank) {
        if (rank)
            made.ranks[subject][week] = *rank;
    };
    const bool ofMonths = isOfMonths(query.preset);
    // A ranking says the ranks of the period before too: of weeks one reading gives two. Among peers it says them only
    // of those who are ranked in both.
    const bool givesTwo = !ofMonths && query.peers.isAll();
    const size_t step = givesTwo ? 2 : 1;
    for (size_t back = 0; back < kRankingWeeks; back += step) {
        const size_t week = kRankingWeeks - 1 - back;
        const Day end = made.ends[week];
        RankingQuery asked = query;
        asked.query.period = {ofMonths ? firstOfMonth(end) : end - 6, end};
        asked.query.compare = CompareChoice::Previous;
        if (asked.query.period.from - 7 < context.snapshot.factFrom())
            break;
        QUNCE_ASSIGN(const RankingBoard board, readRanking(context, asked));
        QUNCE_TRY(goOn(context));
        for (const std::vector<RankedRow> *part : {&board.ranked, &board.tooFew, &board.empty}) {
            for (const RankedRow &ranked : *part) {
                keep(ranked.row.subject, week, ranked.row.rank);
                if (givesTwo && week > 0)
                    keep(ranked.row.subject, week - 1, ranked.row.prevRank);
            }
        }
    }
    return made;
}

void addWeeks(const RankingWeeks &weeks, RankingDetail &detail)
{
    const auto found = weeks.ranks.find(detail.subject);
    detail.weeks.clear();
    for (size_t week = 0; week < kRankingWeeks; ++week) {
        const uint32_t rank = found == weeks.ranks.end() ? 0 : found->second[week];
        detail.weeks.push_back({weeks.ends[week], rank == 0 ? std::nullopt : std::optional(rank)});
    }
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
