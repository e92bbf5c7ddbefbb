// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/campaign/campaigncharts.h"

#include "views/campaign/campaigntexts.h"
#include "views/common/texts.h"

namespace qunce {

ChartData goalDaysChart(const CampaignGoalLine &line, const Format &format)
{
    ChartData data;
    if (!line.metric || !line.attainment.sum)
        return data;
    data.unit = line.metric->isMoney() ? ChartUnit::Money : ChartUnit::Integer;
    data.categoryTitle = text(QUNCE_TEXT("Day"));
    ChartSeries came;
    came.name = text(QUNCE_TEXT("Up to the day"));
    came.summary = numberText(*line.metric, {*line.attainment.sum, 1}, format);
    ChartSeries pace;
    pace.name = text(QUNCE_TEXT("By time progress"));
    pace.comparedWith = 0;
    ChartSeries goal;
    goal.name = text(QUNCE_TEXT("Goal"));
    goal.summary = targetText(line.goal.metric, line.held(), format);
    goal.hue = 2;
    for (const AttainmentDay &day : line.attainment.days) {
        data.categories << format.day(day.day);
        came.values.push_back(
            {day.sum ? std::optional(Fraction {static_cast<Int128>(*day.sum), 1}) : std::nullopt});
        // Fen and pieces are whole: nobody reads a third of one.
        pace.values.push_back({Fraction {
            static_cast<Int128>(line.held()) * day.timeProgress.numerator / day.timeProgress.denominator,
            1}});
        goal.values.push_back({Fraction {line.held(), 1}});
    }
    data.series = {std::move(came), std::move(pace)};
    // A part of the brand cannot be held against the goal of all of it.
    if (line.attainment.rate)
        data.series.push_back(std::move(goal));
    else
        data.series.pop_back();
    return data;
}

ChartData reachChart(const CampaignDetail &detail, const Format &format)
{
    ChartData data;
    data.unit = ChartUnit::Rate;
    data.categoryTitle = text(QUNCE_TEXT("Since dispatch"));
    if (detail.curves.empty())
        return data;
    for (const int minutes : kReachMinutes)
        data.categories << durationText(int64_t {60} * minutes, format);
    const auto add = [&](const QString &name, const ReachCurve &curve) {
        ChartSeries series;
        series.name = name;
        series.summary = curve.planned > 0 ? format.rate({curve.sent, curve.planned}) : QString();
        for (const uint64_t sent : curve.sentBy)
            series.values.push_back(
                {curve.planned > 0 ? std::optional(Fraction {sent, curve.planned}) : std::nullopt,
                    curve.planned < 5});
        data.series.push_back(std::move(series));
    };
    for (const auto &[kind, curve] : detail.curves)
        add(groupKindOf(kind), curve);
    return data;
}

} // namespace qunce
