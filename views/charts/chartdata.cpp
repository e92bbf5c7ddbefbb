// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/chartdata.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QSet>

#include "views/common/countpair.h"

namespace qunce {

namespace {

/// Where the steps of the heat ramp begin, in percent.
constexpr std::array kHeatSteps {60, 75, 85, 92, 97};

/// Half away from zero.
int64_t whole(const Fraction &value)
{
    const Int128 magnitude = value.numerator < 0 ? -value.numerator : value.numerator;
    const Int128 rounded = (2 * magnitude + value.denominator) / (2 * value.denominator);
    return static_cast<int64_t>(value.numerator < 0 ? -rounded : rounded);
}

bool anySmall(const std::vector<ChartValue> &values)
{
    return std::any_of(values.begin(), values.end(), [](const ChartValue &value) { return value.isSmall; });
}

} // namespace

bool ChartData::isEmpty() const
{
    return std::none_of(series.begin(), series.end(), [](const ChartSeries &one) {
        return std::any_of(one.values.begin(), one.values.end(),
            [](const ChartValue &value) { return value.value.has_value(); });
    });
}

bool ChartData::hasSmall() const
{
    return std::any_of(
        series.begin(), series.end(), [](const ChartSeries &one) { return anySmall(one.values); });
}

bool RankingData::hasSmall() const
{
    return std::any_of(rows.begin(), rows.end(), [](const RankingRow &row) { return row.value.isSmall; });
}

bool HeatData::hasSmall() const
{
    return std::any_of(cells.begin(), cells.end(), [](const HeatCell &cell) { return cell.value.isSmall; });
}

int heatStep(const Fraction &rate)
{
    return static_cast<int>(std::count_if(kHeatSteps.begin(), kHeatSteps.end(), [&rate](int percent) {
        return compare(rate, {percent, 100}) >= 0;
    }));
}

QString valueText(const ChartValue &value, ChartUnit unit, const Format &format)
{
    if (!value.value)
        return Format::missing();
    switch (unit) {
    case ChartUnit::Rate:
        return format.rate(*value.value);
    case ChartUnit::Integer:
        return format.integer(whole(*value.value));
    case ChartUnit::Money:
        return format.moneyWhole(whole(*value.value));
    }
    return {};
}

QString pairText(const ChartValue &value, ChartUnit unit, const Format &format)
{
    if (unit != ChartUnit::Rate || !value.value)
        return {};
    return tightPair(
        static_cast<int64_t>(value.value->numerator), static_cast<int64_t>(value.value->denominator), format);
}

QStringList axisTexts(const std::vector<double> &ticks, ChartUnit unit, const Format &format)
{
    const auto textOf = [&](double value, bool isExact) {
        const auto whole = static_cast<int64_t>(std::llround(value));
        switch (unit) {
        case ChartUnit::Rate:
            return isExact ? format.rate({std::llround(value * 1'000'000), 1'000'000})
                           : QString(format.integer(std::llround(value * 100)) + QLatin1Char('%'));
        case ChartUnit::Integer:
            return isExact ? format.integer(whole) : format.compact(whole);
        case ChartUnit::Money:
            return isExact ? format.moneyWhole(whole) : format.moneyCompact(whole);
        }
        return QString();
    };
    QStringList texts;
    for (const bool isExact : {false, true}) {
        texts.clear();
        for (const double tick : ticks)
            texts << textOf(tick, isExact);
        if (QSet<QString>(texts.begin(), texts.end()).size() == texts.size())
            break;
    }
    return texts;
}

} // namespace qunce
