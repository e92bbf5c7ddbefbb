// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/factsneeded.h"

namespace qunce {

namespace {

std::vector<Metric> metricsOf(const Measure &measure)
{
    switch (measure.kind) {
    case MeasureKind::ReplyRate14d:
        return {Metric::CohortReplied, Metric::CohortAdded};
    case MeasureKind::AfterHoursShare:
        return {Metric::AfterHoursAmount, Metric::Amount};
    case MeasureKind::AfterHoursShareOnline:
        return {Metric::AfterHoursAmount, Metric::OnlineAmount};
    case MeasureKind::BuyersConversion:
        return {Metric::GroupFirstOrders, Metric::GroupJoins};
    case MeasureKind::NetFriends:
        return {Metric::FriendsAdded, Metric::FriendsLost};
    case MeasureKind::SellingRate:
        return {Metric::Orders};
    case MeasureKind::StreakBest:
    case MeasureKind::StreakCurrent:
        return {Metric::Orders, Metric::OnDuty};
    case MeasureKind::Sum:
    case MeasureKind::PerGuide:
    case MeasureKind::Attainment:
    case MeasureKind::Gap:
        return {measure.metric};
    default: // of assignments, or of goals alone
        return {};
    }
}

} // namespace

std::vector<DayFacts> factsNeeded(const LeaderboardQuery &query)
{
    std::vector<DayFacts> needed;
    for (const Period days : {query.period, comparedPeriod(query.period, query.compare)}) {
        const auto add = [&](const Measure &measure) {
            bool isOfGuides = false;
            for (const Metric metric : metricsOf(measure)) {
                needed.push_back({metric, days});
                isOfGuides = isOfGuides || info(metric).kind == FactKind::GuideDay;
            }
            if (query.zeroFillFed && isOfGuides)
                needed.push_back({Metric::Fed, days});
        };
        add(query.measure);
        for (const Measure &measure : query.tie)
            add(measure);
    }
    return needed;
}

} // namespace qunce
