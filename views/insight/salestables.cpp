// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/salestables.h"

#include "views/common/texts.h"
#include "views/insight/insighttexts.h"

namespace qunce {

namespace {

constexpr int kBestBar = 60;

double partOf(uint64_t part, uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

BoardCell rankCell(const std::optional<uint32_t> &rank, const Format &format)
{
    BoardCell cell = wordCell(rank ? format.integer(*rank) : QString());
    cell.bold = rank == 1U;
    return cell;
}

/// The first columns of the two lists of guides.
std::vector<BoardColumn> whoColumns()
{
    return {{text(QUNCE_TEXT("Rank")), {}, true, 44, 0, 0},
        {text(QUNCE_TEXT("Guide's name")), {}, false, 80, 2, 0},
        {text(QUNCE_TEXT("Store")), {}, false, 110, 2, 0, false, true}};
}

BoardCell whoCell(const BestGuide &guide, int column, const Format &format)
{
    if (column == 0)
        return rankCell(guide.rank, format);
    return column == 1 ? wordCell(QString::fromStdString(guide.name))
                       : wordCell(QString::fromStdString(guide.store), Token::TextSecondary);
}

/// With a bar of its part of the first one's.
BoardCell amountCell(const BestGuide &guide, const std::vector<BestGuide> &all, const Format &format)
{
    BoardCell cell = moneyCell(std::optional<uint64_t>(guide.amount), format);
    cell.bar = partOf(guide.amount, all.front().amount);
    return cell;
}

} // namespace

ChartData hourChart(const SalesInsight &insight, const Format &format)
{
    ChartData data;
    if (insight.hours.isEmpty())
        return data;
    data.unit = ChartUnit::Money;
    data.categoryTitle = text(QUNCE_TEXT("Day"));
    ChartSeries in;
    ChartSeries after;
    const bool isOfHours = insight.hours.sum.afterHours.has_value();
    in.name = isOfHours ? text(QUNCE_TEXT("10:00–22:00")) : text(QUNCE_TEXT("Net sales"));
    after.name = text(QUNCE_TEXT("22:00–10:00, after hours"));
    for (const SalesDay &day : insight.hours.days) {
        data.categories << dayText(insight.head, day.day, format);
        in.values.push_back({wholeValue(isOfHours ? day.inHours() : day.amount), false});
        after.values.push_back({wholeValue(day.afterHours), false});
    }
    data.series.push_back(std::move(in));
    if (isOfHours)
        data.series.push_back(std::move(after));
    return data;
}

ChartData shareChart(const SalesInsight &insight, const Format &format)
{
    ChartData data;
    if (!insight.hours.sum.share())
        return data;
    data.unit = ChartUnit::Rate;
    data.categoryTitle = text(QUNCE_TEXT("Day"));
    ChartSeries daily;
    daily.name = text(QUNCE_TEXT("By day"));
    daily.summary = format.rate(*insight.hours.sum.share());
    ChartSeries trend;
    trend.name = text(QUNCE_TEXT("Of 7 days"));
    for (size_t i = 0; i < insight.hours.days.size(); ++i) {
        data.categories << dayText(insight.head, insight.hours.days[i].day, format);
        daily.values.push_back({insight.hours.days[i].share(), false});
        trend.values.push_back({insight.hours.trend[i], false});
    }
    data.series.push_back(std::move(daily));
    data.series.push_back(std::move(trend));
    return data;
}

QString shareWords(const SalesInsight &insight, const Format &format)
{
    const std::optional<Fraction> share = insight.hours.sum.share();
    if (!share)
        return {};
    if (!insight.shareBefore)
        return format.rate(*share);
    return text(QUNCE_TEXT("%1 · %2 against %3"),
        {format.rate(*share), format.points(difference(*share, *insight.shareBefore)),
            format.period(insight.before)});
}

std::vector<BoardColumn> salesDayColumns()
{
    return {{text(QUNCE_TEXT("Business day")), {}, false, 156, 2, 0},
        {text(QUNCE_TEXT("Net sales")), {}, true, 84, 1, 0},
        {text(QUNCE_TEXT("10:00–22:00")), {}, true, 84, 1, 0},
        {text(QUNCE_TEXT("After hours")),
            text(QUNCE_TEXT("Paid from 22:00:00 to 09:59:59; of the day on which the night began")), true, 84,
            1, 0},
        {text(QUNCE_TEXT("Share")), text(QUNCE_TEXT("After hours ÷ net sales")), true, 60, 1, 0},
        {text(QUNCE_TEXT("Net orders")), text(QUNCE_TEXT("Of all hours; there are no orders by hour")), true,
            72, 1, 0}};
}

int salesDayRows(const SalesInsight &insight)
{
    return insight.hours.isEmpty() ? 0 : static_cast<int>(insight.hours.days.size()) + 1;
}

CellTable::CellOf salesDayCells(SalesShown insight, const Format &format)
{
    return [insight = std::move(insight), format](int row, int column) -> BoardCell {
        const std::vector<SalesDay> &days = insight->hours.days;
        const bool isTotal = row == 0;
        const SalesDay &day = isTotal ? insight->hours.sum : days[days.size() - static_cast<size_t>(row)];
        BoardCell cell;
        switch (column) {
        case 0:
            cell = isTotal ? wordCell(text(QUNCE_TEXT("Total"))) : dayCell(insight->head, day.day, format);
            break;
        case 1:
            cell = moneyCell(day.amount, format);
            break;
        case 2:
            cell = moneyCell(day.inHours(), format);
            break;
        case 3:
            cell = moneyCell(day.afterHours, format);
            break;
        case 4:
            cell = rateCell(day.share(), format);
            break;
        default:
            cell = countCell(day.orders, format);
            break;
        }
        return isTotal ? asTotal(cell) : cell;
    };
}

std::vector<BoardColumn> bestGuideColumns()
{
    std::vector<BoardColumn> columns = whoColumns();
    columns.insert(columns.end(),
        {{text(QUNCE_TEXT("Net sales")), {}, true, 84, 1, kBestBar},
            {text(QUNCE_TEXT("Net orders")), {}, true, 72, 1, 0},
            {text(QUNCE_TEXT("After-hours share")), {}, true, 84, 1, 0}});
    return columns;
}

CellTable::CellOf bestGuideCells(SalesShown insight, const Format &format)
{
    return [insight = std::move(insight), format](int row, int column) -> BoardCell {
        const BestGuide &guide = insight->guides[static_cast<size_t>(row)];
        switch (column) {
        case 0:
        case 1:
        case 2:
            return whoCell(guide, column, format);
        case 3:
            return amountCell(guide, insight->guides, format);
        case 4:
            return countCell(guide.orders, format);
        default:
            return rateCell(insight->hours.sum.afterHours ? guide.share() : std::nullopt, format);
        }
    };
}

std::vector<BoardColumn> recordColumns()
{
    std::vector<BoardColumn> columns = whoColumns();
    columns.insert(columns.end(),
        {{text(QUNCE_TEXT("Month")), {}, false, 90, 1, 0},
            {text(QUNCE_TEXT("Net sales")), {}, true, 84, 1, kBestBar}});
    return columns;
}

CellTable::CellOf recordCells(SalesShown insight, const Format &format)
{
    return [insight = std::move(insight), format](int row, int column) -> BoardCell {
        const BestGuide &guide = insight->records[static_cast<size_t>(row)];
        switch (column) {
        case 0:
        case 1:
        case 2:
            return whoCell(guide, column, format);
        case 3:
            return wordCell(format.month(guide.days.from));
        default:
            return amountCell(guide, insight->records, format);
        }
    };
}

std::vector<BoardColumn> salesMonthColumns()
{
    return {{text(QUNCE_TEXT("Month")), {}, false, 110, 2, 0},
        {text(QUNCE_TEXT("Rank")), text(QUNCE_TEXT("By net sales, whole months only")), true, 52, 0, 0},
        {text(QUNCE_TEXT("Net sales")), {}, true, 96, 1, 0},
        {text(QUNCE_TEXT("Net orders")), {}, true, 72, 1, 0},
        {text(QUNCE_TEXT("After-hours share")), {}, true, 84, 1, 0}};
}

CellTable::CellOf salesMonthCells(SalesShown insight, const Format &format)
{
    return [insight = std::move(insight), format](int row, int column) -> BoardCell {
        const SalesMonth &month = insight->months[static_cast<size_t>(row)];
        switch (column) {
        case 0:
            return wordCell(month.isWhole() ? format.month(month.days.from) : format.period(month.days));
        case 1:
            return rankCell(month.rank, format);
        case 2:
            return moneyCell(month.amount, format);
        case 3:
            return countCell(month.orders, format);
        default:
            return rateCell(month.afterHours ? month.share() : std::nullopt, format);
        }
    };
}

} // namespace qunce
