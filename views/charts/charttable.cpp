// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Table twins of charts.

#include "views/charts/chartdata.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

void addColumn(ChartTable &table, const QString &title, bool isNumber)
{
    table.columns << title;
    table.isNumber.push_back(isNumber);
}

/// A rate is three columns: what people read, and the counts that it is made of.
void addValueColumns(ChartTable &table, const QString &title, ChartUnit unit)
{
    addColumn(table, title, true);
    if (unit != ChartUnit::Rate)
        return;
    const QString before = title.isEmpty() ? QString() : QString(title + QLatin1Char(' '));
    addColumn(table, before + text(QUNCE_TEXT("Numerator")), true);
    addColumn(table, before + text(QUNCE_TEXT("Denominator")), true);
}

void addValue(QStringList &row, const ChartValue &value, ChartUnit unit, const Format &format)
{
    row << valueText(value, unit, format);
    if (unit != ChartUnit::Rate)
        return;
    for (const bool isNumerator : {true, false}) {
        row << (value.value ? format.integer(
                    static_cast<int64_t>(isNumerator ? value.value->numerator : value.value->denominator))
                            : Format::missing());
    }
}

} // namespace

ChartTable tableOf(const ChartData &data, const Format &format)
{
    ChartTable table;
    addColumn(table, data.categoryTitle, false);
    for (const ChartSeries &series : data.series) {
        if (!series.categories.isEmpty())
            addColumn(table, series.name + QLatin1Char(' ') + data.categoryTitle, false);
        addValueColumns(table, series.name, data.unit);
    }
    for (qsizetype i = 0; i < data.categories.size(); ++i) {
        QStringList row {data.categories[i]};
        for (const ChartSeries &series : data.series) {
            if (!series.categories.isEmpty())
                row << series.categories.value(i, Format::missing());
            const auto place = static_cast<size_t>(i);
            addValue(
                row, place < series.values.size() ? series.values[place] : ChartValue(), data.unit, format);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ChartTable tableOf(const RankingData &data, const Format &format)
{
    ChartTable table;
    const bool hasPlaces = !data.placeTitle.isEmpty();
    const bool hasLate = !data.onTimeTitle.isEmpty();
    if (data.isRanked)
        addColumn(table, text(QUNCE_TEXT("Rank")), true);
    addColumn(table, data.nameTitle, false);
    if (hasPlaces)
        addColumn(table, data.placeTitle, false);
    addValueColumns(table, data.valueTitle, data.unit);
    if (hasLate) {
        addColumn(table, data.onTimeTitle, true);
        addColumn(table, data.lateTitle, true);
    }
    for (const RankingRow &one : data.rows) {
        QStringList row;
        if (data.isRanked)
            row << (one.rank ? format.integer(*one.rank) : Format::missing());
        row << one.name;
        if (hasPlaces)
            row << one.place;
        addValue(row, one.value, data.unit, format);
        if (hasLate) {
            const auto late = static_cast<int64_t>(one.late);
            const QString none = Format::missing();
            row << (one.value.value ? format.integer(static_cast<int64_t>(one.value.value->numerator) - late)
                                    : none)
                << (one.value.value ? format.integer(late) : none);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ChartTable tableOf(const HeatData &data, const Format &format)
{
    ChartTable table;
    addColumn(table, data.rowTitle, false);
    for (const HeatColumn &column : data.columns)
        addValueColumns(table, column.label, ChartUnit::Rate);
    for (size_t i = 0; i < data.rows.size(); ++i) {
        QStringList row {data.rows[i].name};
        for (size_t column = 0; column < data.columns.size(); ++column)
            addValue(row, data.at(i, column).value, ChartUnit::Rate, format);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace qunce
