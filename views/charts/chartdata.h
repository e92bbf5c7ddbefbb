// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "models/base/uuid.h"
#include "models/domain/fraction.h"
#include "views/common/format.h"
#include "views/common/texttable.h"

namespace qunce {

// What charts show, with exact values. The chart, its table twin, tooltip, exports and tests read the same structs. Names
// are in the language of the window; brand data as they are.

/// How the values of a chart are written.
enum class ChartUnit : uint8_t {
    Rate, ///< fractions as percentages; numerator and denominator are the counts behind them
    Integer,
    Money, ///< fen
};

/// One number. No data is not 0 and is drawn as a gap.
struct ChartValue {
    std::optional<Fraction> value;
    bool isSmall = false; ///< the sample is too small to say much
};

struct ChartSeries {
    QString name;
    std::vector<ChartValue> values; ///< as many as the chart has categories
    /// Number of the series whose hue it takes dashed and pale: the same of the period before.
    std::optional<size_t> comparedWith;
    /// Chosen hue (Theme::series); by its place otherwise.
    std::optional<int> hue;
    /// Of a compared series: what each value was of, "9月5日 周六"; empty if the same.
    QStringList categories;
    /// In the legend beside the name: the whole period's value.
    QString summary;
};

/// Lines, bars and stacked bars.
struct ChartData {
    ChartUnit unit = ChartUnit::Rate;
    QString categoryTitle; ///< of the table's first column
    QStringList categories; ///< in full; the axis shows as many as there is room for
    std::vector<ChartSeries> series;

    bool isEmpty() const;
    bool hasSmall() const;
};

/// A bar of a ranking.
struct RankingRow {
    Uuid id;
    std::optional<uint32_t> rank; ///< nothing without a value and for small samples
    QString name;
    QString place; ///< the store of a guide; may be empty
    ChartValue value;
    /// Of rates: how much of the numerator is late; shown as the pale end of the bar.
    Int128 late = 0;
};

struct RankingData {
    ChartUnit unit = ChartUnit::Rate;
    QString nameTitle;
    QString placeTitle; ///< empty: no such column
    QString valueTitle;
    QString onTimeTitle; ///< the full part of the bar; empty: bars have one part
    QString lateTitle;
    bool isRanked = true; ///< else rows stand in time's order, say, and have no place
    std::vector<RankingRow> rows; ///< in the order in which they are shown

    bool hasSmall() const;
};

struct HeatRow {
    Uuid id;
    QString name;
};

struct HeatColumn {
    QString label;
    bool isCurrent = false;
};

struct HeatCell {
    ChartValue value;
    bool isOutlier = false;
};

/// Rows by columns of rates.
struct HeatData {
    QString rowTitle;
    std::vector<HeatRow> rows;
    std::vector<HeatColumn> columns;
    std::vector<HeatCell> cells; ///< row by row

    const HeatCell &at(size_t row, size_t column) const { return cells[row * columns.size() + column]; }
    bool hasSmall() const;
};

/// Step of the heat ramp of a rate, 0 to 5: below 60 %, from 60, 75, 85, 92, 97 %.
int heatStep(const Fraction &rate);

/// The table twin: what a chart says, in words and exact numbers.
using ChartTable = TextTable;
ChartTable tableOf(const ChartData &data, const Format &format);
ChartTable tableOf(const RankingData &data, const Format &format);
ChartTable tableOf(const HeatData &data, const Format &format);

/// The value as its axis unit says; – without one.
QString valueText(const ChartValue &value, ChartUnit unit, const Format &format);
/// 565/612 of a rate; empty for anything else and without data.
QString pairText(const ChartValue &value, ChartUnit unit, const Format &format);
/// For axes: 80%, 万 and 亿 in Chinese; exact where short ones would make two lines look equal.
QStringList axisTexts(const std::vector<double> &ticks, ChartUnit unit, const Format &format);

/// Where a picture or file of a chart comes from.
using ChartSource = TextSource;

} // namespace qunce
