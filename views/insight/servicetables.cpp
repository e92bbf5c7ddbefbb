// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/servicetables.h"

#include "views/common/texts.h"
#include "views/insight/insighttexts.h"

namespace qunce {

namespace {

constexpr uint64_t kSmallCohort = 10; ///< as boards of cohorts have it (data.md, --min-n)
constexpr int kMatrixBar = 48;

bool isSmallCohort(const std::optional<uint64_t> &added)
{
    return added && *added < kSmallCohort;
}

/// 2026年9月, or 9月1日–9月7日 of one that runs.
QString monthName(Period month, const Format &format)
{
    return format.month(month.from);
}

} // namespace

ChartData cohortChart(const ServiceInsight &insight, const Format &format)
{
    ChartData data;
    if (insight.cohorts.isEmpty())
        return data;
    data.unit = ChartUnit::Rate;
    data.categoryTitle = text(QUNCE_TEXT("Add day"));
    ChartSeries matured;
    matured.name = text(QUNCE_TEXT("14 days over"));
    ChartSeries open;
    open.name = text(QUNCE_TEXT("14 days still run"));
    const auto add = [&](const std::vector<CohortDay> &days, ChartSeries &to, ChartSeries &other) {
        for (const CohortDay &day : days) {
            data.categories << dayText(insight.head, day.day, format);
            to.values.push_back({day.rate(), isSmallCohort(day.added)});
            other.values.push_back({});
        }
    };
    add(insight.cohorts.matured, matured, open);
    add(insight.cohorts.open, open, matured);
    if (const auto rate = insight.cohorts.maturedSum.rate())
        matured.summary = format.rate(*rate);
    data.series.push_back(std::move(matured));
    data.series.push_back(std::move(open));
    return data;
}

std::vector<BoardColumn> cohortColumns()
{
    return {{text(QUNCE_TEXT("Add day")), {}, false, 156, 2, 0},
        {text(QUNCE_TEXT("New customers")), text(QUNCE_TEXT("Customers who were added on that day")), true,
            84, 1, 0},
        {text(QUNCE_TEXT("Replied")),
            text(QUNCE_TEXT("Of them with a message of their own within 14 × 24 hours")), true, 72, 1, 0},
        {text(QUNCE_TEXT("Reply rate")), {}, true, 84, 1, 0}};
}

int cohortRows(const ServiceInsight &insight, bool isMatured)
{
    const CohortSum &sum = isMatured ? insight.cohorts.maturedSum : insight.cohorts.openSum;
    const auto &days = isMatured ? insight.cohorts.matured : insight.cohorts.open;
    return sum.added ? static_cast<int>(days.size()) + 1 : 0;
}

CellTable::CellOf cohortCells(ServiceShown insight, bool isMatured, const Format &format)
{
    return [insight = std::move(insight), isMatured, format](int row, int column) -> BoardCell {
        const std::vector<CohortDay> &days = isMatured ? insight->cohorts.matured : insight->cohorts.open;
        const CohortSum &sum = isMatured ? insight->cohorts.maturedSum : insight->cohorts.openSum;
        if (row == 0) {
            switch (column) {
            case 0:
                return asTotal(wordCell(text(QUNCE_TEXT("Total"))));
            case 1:
                return asTotal(countCell(sum.added, format));
            case 2:
                return asTotal(countCell(sum.replied, format));
            default:
                return asTotal(rateCell(sum.rate(), format));
            }
        }
        const CohortDay &day = days[days.size() - static_cast<size_t>(row)];
        BoardCell cell;
        switch (column) {
        case 0:
            return dayCell(insight->head, day.day, format);
        case 1:
            return countCell(day.added, format);
        case 2:
            return countCell(day.replied, format);
        default:
            cell = rateCell(day.rate(), format);
            if (isSmallCohort(day.added))
                cell.color = Token::TextSecondary;
            return cell;
        }
    };
}

ChartData repliesChart(const ServiceInsight &insight, const Format &format)
{
    const ReplyMatrix &matrix = insight.replies;
    ChartData data;
    if (matrix.isEmpty())
        return data;
    data.unit = ChartUnit::Integer;
    data.categoryTitle = text(QUNCE_TEXT("Month"));
    ChartSeries replies;
    replies.name = text(QUNCE_TEXT("Replies"));
    for (size_t i = 0; i < matrix.months.size(); ++i) {
        data.categories << monthName(matrix.months[i], format);
        replies.values.push_back({wholeValue(matrix.total.months[i]), false});
    }
    data.series.push_back(std::move(replies));
    return data;
}

std::vector<BoardColumn> matrixColumns(const ServiceInsight &insight, const Format &format)
{
    std::vector<BoardColumn> columns {
        {insight.head.isOfStores ? text(QUNCE_TEXT("Store")) : text(QUNCE_TEXT("Region")), {}, false, 100, 2,
            0}};
    for (const Period &month : insight.replies.months)
        columns.push_back({monthName(month, format), format.period(month), true, 72, 1, 0});
    columns.push_back({text(QUNCE_TEXT("Total")), {}, true, 84, 1, kMatrixBar});
    return columns;
}

int matrixRows(const ServiceInsight &insight)
{
    return insight.replies.isEmpty() ? 0 : static_cast<int>(insight.replies.rows.size()) + 1;
}

CellTable::CellOf matrixCells(ServiceShown insight, const Format &format)
{
    return [insight = std::move(insight), format](int row, int column) -> BoardCell {
        const ReplyMatrix &matrix = insight->replies;
        const bool isTotal = row == 0;
        const ReplyMatrixRow &shown = isTotal ? matrix.total : matrix.rows[static_cast<size_t>(row) - 1];
        const auto months = static_cast<int>(matrix.months.size());
        BoardCell cell;
        if (column == 0)
            cell = wordCell(isTotal ? text(QUNCE_TEXT("Total")) : QString::fromStdString(shown.name));
        else if (column <= months)
            cell = countCell(shown.months[static_cast<size_t>(column) - 1], format);
        else
            cell = countCell(shown.sum, format);
        if (column > months && !isTotal && shown.sum && matrix.rows.front().sum.value_or(0) > 0)
            cell.bar = static_cast<double>(*shown.sum) / static_cast<double>(*matrix.rows.front().sum);
        return isTotal ? asTotal(cell) : cell;
    };
}

} // namespace qunce
