// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/tasks/taskcharts.h"

#include <algorithm>

#include "views/common/texts.h"

namespace qunce {

namespace {

ChartValue valueOf(const TaskRate &rate)
{
    return {rate.value, rate.isSmall};
}

QString nameOf(TaskBreakdown breakdown, const TaskBar &bar, const Format &format)
{
    switch (breakdown) {
    case TaskBreakdown::Day:
        return format.day(bar.days.from);
    case TaskBreakdown::Week:
        return format.period(bar.days);
    default:
        return QString::fromStdString(bar.name);
    }
}

bool isOfTime(TaskBreakdown breakdown)
{
    return breakdown == TaskBreakdown::Day || breakdown == TaskBreakdown::Week;
}

QString nameOf(CompareChoice compare, const TasksBoard &board, const Format &format)
{
    switch (compare) {
    case CompareChoice::Previous:
        return text(QUNCE_TEXT("%1 days before"), {format.integer(board.linePeriod.days())});
    case CompareChoice::SameDaysLastMonth:
        return text(QUNCE_TEXT("Same days last month"));
    case CompareChoice::LastYear:
        return text(QUNCE_TEXT("Last year"));
    }
    return {};
}

} // namespace

QString shortName(TaskBreakdown breakdown)
{
    switch (breakdown) {
    case TaskBreakdown::Region:
        return text(QUNCE_TEXT("Region"));
    case TaskBreakdown::City:
        return text(QUNCE_TEXT("City"));
    case TaskBreakdown::Store:
        return text(QUNCE_TEXT("Store"));
    case TaskBreakdown::Guide:
        return text(QUNCE_TEXT("Guides"));
    case TaskBreakdown::Day:
        return text(QUNCE_TEXT("Days"));
    case TaskBreakdown::Week:
        return text(QUNCE_TEXT("Weeks"));
    }
    return {};
}

QString titleOf(TaskBreakdown breakdown)
{
    switch (breakdown) {
    case TaskBreakdown::Region:
        return text(QUNCE_TEXT("Rate by region"));
    case TaskBreakdown::City:
        return text(QUNCE_TEXT("Rate by city"));
    case TaskBreakdown::Store:
        return text(QUNCE_TEXT("Rate by store"));
    case TaskBreakdown::Guide:
        return text(QUNCE_TEXT("Rate by guide"));
    case TaskBreakdown::Day:
        return text(QUNCE_TEXT("Completion by day"));
    case TaskBreakdown::Week:
        return text(QUNCE_TEXT("Completion by week"));
    }
    return {};
}

QString countOf(const TasksBoard &board, const Format &format)
{
    const QString count = format.integer(static_cast<int64_t>(board.subjects));
    switch (board.breakdown) {
    case TaskBreakdown::Region:
        return text(QUNCE_TEXT("%1 regions"), {count});
    case TaskBreakdown::City:
        return text(QUNCE_TEXT("%1 cities"), {count});
    case TaskBreakdown::Store:
        return text(QUNCE_TEXT("%1 stores"), {count});
    case TaskBreakdown::Guide:
        return text(QUNCE_TEXT("%1 guides"), {count});
    default:
        return {};
    }
}

QString nameOf(const TasksBoard &board, const TaskPathStep &step)
{
    if (step.kind)
        return QString::fromStdString(step.name);
    return board.wholeBrand ? text(QUNCE_TEXT("Whole brand")) : text(QUNCE_TEXT("My regions"));
}

RankingData rankingOf(const TasksBoard &board, bool fromBelow, const Format &format)
{
    RankingData data;
    data.nameTitle = shortName(board.breakdown);
    data.valueTitle = text(QUNCE_TEXT("Due completion"));
    data.onTimeTitle = text(QUNCE_TEXT("In time"));
    data.lateTitle = text(QUNCE_TEXT("Done late"));
    data.isRanked = !isOfTime(board.breakdown);
    for (const TaskBar &bar : board.bars) {
        data.rows.push_back({bar.subject, bar.rank, nameOf(board.breakdown, bar, format),
            QString::fromStdString(bar.place), valueOf(bar.rate), Int128 {bar.late}});
    }
    if (std::any_of(
            data.rows.begin(), data.rows.end(), [](const RankingRow &row) { return !row.place.isEmpty(); }))
        data.placeTitle =
            text(board.breakdown == TaskBreakdown::Guide ? QUNCE_TEXT("Store") : QUNCE_TEXT("Belongs to"));
    if (fromBelow && data.isRanked) {
        // Those without data stay at the end.
        const auto end = std::find_if(
            data.rows.begin(), data.rows.end(), [](const RankingRow &row) { return !row.value.value; });
        std::reverse(data.rows.begin(), end);
    }
    return data;
}

ChartData daysOf(const TasksBoard &board, CompareChoice compare, const Format &format)
{
    ChartData data;
    data.categoryTitle = text(QUNCE_TEXT("Due day"));
    ChartSeries now;
    now.name = format.period(board.linePeriod); // longer than the period of the page where that is a day
    now.summary = valueText(valueOf(board.lineRate), ChartUnit::Rate, format);
    ChartSeries before;
    before.name = nameOf(compare, board, format);
    before.summary = valueText(valueOf(board.comparedRate), ChartUnit::Rate, format);
    before.comparedWith = 0;
    for (const TaskDay &day : board.days) {
        data.categories << format.day(day.day);
        now.values.push_back(valueOf(day.rate));
        before.values.push_back(valueOf(day.compared));
        before.categories << (day.comparedDay ? format.day(*day.comparedDay) : Format::missing());
    }
    data.series.push_back(std::move(now));
    data.series.push_back(std::move(before));
    return data;
}

HeatData heatOf(const TasksBoard &board, const Format &format)
{
    HeatData data;
    data.rowTitle = text(QUNCE_TEXT("Store"));
    for (size_t i = 0; i < board.weeks.size(); ++i)
        data.columns.push_back({format.isChinese() ? format.numericDay(board.weeks[i].from)
                                                   : format.shortDay(board.weeks[i].from),
            i + 1 == board.weeks.size()});
    for (const TaskHeatRow &row : board.heat) {
        data.rows.push_back({row.store, QString::fromStdString(row.name)});
        for (size_t week = 0; week < row.weeks.size(); ++week)
            data.cells.push_back({valueOf(row.weeks[week]), row.outliers[week]});
    }
    return data;
}

} // namespace qunce
