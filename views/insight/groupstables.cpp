// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/groupstables.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/insight/insighttexts.h"

namespace qunce {

namespace {

constexpr size_t kMostCurves = 4; ///< as many names as a card has room for
constexpr size_t kMostFlashDays = 8;
constexpr uint64_t kSmallFlash = 20; ///< customers: a rate of fewer says little

/// 第3天, 第37小时.
QString stepName(size_t index, FlashStep step, const Format &format)
{
    const QString number = format.integer(static_cast<int64_t>(index) + 1);
    return step == FlashStep::Day ? text(QUNCE_TEXT("Day %1"), {number})
                                  : text(QUNCE_TEXT("Hour %1"), {number});
}

QString rowName(const FlashRow &row, FlashBy by)
{
    if (!row.name.empty())
        return QString::fromStdString(row.name);
    return by == FlashBy::Batch ? text(QUNCE_TEXT("Without batch")) : text(QUNCE_TEXT("Without age band"));
}

ChartValue countValue(const std::optional<uint64_t> &count)
{
    return {wholeValue(count), false};
}

} // namespace

ChartData membersChart(const GroupsInsight &insight, const Format &format)
{
    ChartData data;
    if (!insight.groups.last.members)
        return data;
    data.unit = ChartUnit::Integer;
    data.categoryTitle = text(QUNCE_TEXT("Day"));
    ChartSeries members;
    members.name = text(QUNCE_TEXT("Members"));
    for (const GroupsDay &day : insight.groups.days) {
        data.categories << dayText(insight.head, day.day, format);
        // A stock of fewer regions would look like a loss.
        members.values.push_back(insight.head.isWhole(day.day) ? countValue(day.members) : ChartValue());
    }
    data.series.push_back(std::move(members));
    return data;
}

ChartData movesChart(const GroupsInsight &insight, const Format &format)
{
    ChartData data;
    if (!insight.groups.joins && !insight.groups.leaves)
        return data;
    data.unit = ChartUnit::Integer;
    data.categoryTitle = text(QUNCE_TEXT("Day"));
    ChartSeries joins;
    joins.name = text(QUNCE_TEXT("Joined"));
    ChartSeries leaves;
    leaves.name = text(QUNCE_TEXT("Left the group"));
    for (const GroupsDay &day : insight.groups.days) {
        data.categories << dayText(insight.head, day.day, format);
        joins.values.push_back(countValue(day.joins));
        leaves.values.push_back(countValue(day.leaves));
    }
    data.series.push_back(std::move(joins));
    data.series.push_back(std::move(leaves));
    return data;
}

std::vector<BoardColumn> groupsDayColumns()
{
    return {{text(QUNCE_TEXT("Day")), {}, false, 156, 2, 0},
        {text(QUNCE_TEXT("Number of groups")), text(QUNCE_TEXT("With a number of members on the day")), true,
            60, 1, 0},
        {text(QUNCE_TEXT("Members")), {}, true, 72, 1, 0}, {text(QUNCE_TEXT("Joined")), {}, true, 60, 1, 0},
        {text(QUNCE_TEXT("Left the group")), {}, true, 60, 1, 0},
        {text(QUNCE_TEXT("Activity")), text(QUNCE_TEXT("Speakers ÷ members")), true, 64, 1, 0},
        {text(QUNCE_TEXT("Orders")), {}, true, 64, 1, 0}, {text(QUNCE_TEXT("Sales")), {}, true, 84, 1, 0},
        {text(QUNCE_TEXT("Per group")),
            text(QUNCE_TEXT("Sales ÷ groups; of the period by their mean number")), true, 84, 1, 0},
        {text(QUNCE_TEXT("Per member")),
            text(QUNCE_TEXT("Sales ÷ members; of the period by their mean number")), true, 84, 1, 0}};
}

int groupsDayRows(const GroupsInsight &insight)
{
    return insight.groups.isEmpty() ? 0 : static_cast<int>(insight.groups.days.size()) + 1;
}

CellTable::CellOf groupsDayCells(GroupsShown insight, const Format &format)
{
    return [insight = std::move(insight), format](int row, int column) -> BoardCell {
        const GroupsOverTime &groups = insight->groups;
        const bool isWhole = row == 0;
        const GroupsDay &day =
            isWhole ? groups.last : groups.days[groups.days.size() - static_cast<size_t>(row)];
        const bool hasMembers = day.members.has_value();
        BoardCell cell;
        switch (column) {
        case 0:
            cell = isWhole ? wordCell(text(QUNCE_TEXT("Whole period")))
                           : dayCell(insight->head, day.day, format);
            break;
        case 1:
            cell = countCell(hasMembers ? std::optional(day.groups) : std::nullopt, format);
            break;
        case 2:
            cell = countCell(day.members, format);
            break;
        case 3:
            cell = countCell(isWhole ? groups.joins : day.joins, format);
            break;
        case 4:
            cell = countCell(isWhole ? groups.leaves : day.leaves, format);
            break;
        case 5:
            cell = rateCell(isWhole ? groups.activity : day.activity(), format);
            break;
        case 6:
            cell = countCell(isWhole ? groups.orders : day.orders, format);
            break;
        case 7:
            cell = moneyCell(isWhole ? groups.amount : day.amount, format);
            break;
        case 8:
            cell = moneyCell(isWhole ? groups.perGroup : day.perGroup(), format);
            break;
        default:
            cell = moneyCell(isWhole ? groups.perMember : day.perMember(), format);
            break;
        }
        return isWhole ? asTotal(cell) : cell;
    };
}

ChartData flashChart(const std::vector<FlashRow> &rows, FlashBy by, FlashStep step, const Format &format)
{
    ChartData data;
    const size_t shown = std::min(rows.size(), kMostCurves);
    size_t longest = 0;
    for (size_t i = 0; i < shown; ++i)
        longest = std::max(longest, rows[i].points.size());
    if (longest == 0)
        return data;
    data.unit = ChartUnit::Rate;
    data.categoryTitle = text(QUNCE_TEXT("Since the opening day"));
    for (size_t i = 0; i < longest; ++i)
        data.categories << stepName(i, step, format);
    for (size_t i = 0; i < shown; ++i) {
        ChartSeries line;
        line.name = rowName(rows[i], by);
        if (const std::optional<Fraction> rate = rows[i].total.rate())
            line.summary = format.rate(*rate);
        for (size_t k = 0; k < longest; ++k) {
            // A mean of fewer groups than before would jump without anybody having bought.
            const bool isWhole =
                k < rows[i].points.size() && rows[i].points[k].groups == rows[i].total.groups;
            line.values.push_back(isWhole
                    ? ChartValue {rows[i].points[k].rate(), rows[i].points[k].members < kSmallFlash}
                    : ChartValue {});
        }
        data.series.push_back(std::move(line));
    }
    return data;
}

std::vector<BoardColumn> flashRowColumns(const std::vector<FlashRow> &rows, FlashBy by)
{
    std::vector<BoardColumn> columns {{by == FlashBy::Batch         ? text(QUNCE_TEXT("Batch"))
                                              : by == FlashBy::Band ? text(QUNCE_TEXT("Age band"))
                                                                    : text(QUNCE_TEXT("Group")),
                                          {}, false, 96, 2, 0},
        {text(QUNCE_TEXT("Number of groups")), {}, true, 52, 1, 0},
        {text(QUNCE_TEXT("Customers joined")), text(QUNCE_TEXT("Since the group was made")), true, 72, 1, 0},
        {text(QUNCE_TEXT("First orders")), {}, true, 64, 1, 0},
        {text(QUNCE_TEXT("Conversion")), text(QUNCE_TEXT("First orders ÷ customers joined, both so far")),
            true, 72, 1, 0}};
    size_t longest = 0;
    for (const FlashRow &row : rows)
        longest = std::max(longest, row.points.size());
    for (size_t day = 0; day < std::min(longest, kMostFlashDays); ++day)
        columns.push_back({text(QUNCE_TEXT("Day %1"), {QString::number(day + 1)}),
            text(QUNCE_TEXT("Conversion at the end of the day, counted from the opening day")), true, 60, 1,
            0});
    return columns;
}

CellTable::CellOf flashRowCells(FlashRowsShown rows, FlashBy by, const Format &format)
{
    return [rows = std::move(rows), by, format](int row, int column) -> BoardCell {
        const FlashRow &shown = (*rows)[static_cast<size_t>(row)];
        switch (column) {
        case 0:
            return wordCell(rowName(shown, by));
        case 1:
            return countCell(shown.total.groups, format);
        case 2:
            return countCell(shown.total.members, format);
        case 3:
            return countCell(shown.total.orders, format);
        case 4:
            return asTotal(rateCell(shown.total.rate(), format));
        default:
            break;
        }
        const auto day = static_cast<size_t>(column) - 5;
        if (day >= shown.points.size())
            return wordCell({});
        const FlashPoint &point = shown.points[day];
        BoardCell cell = rateCell(point.rate(), format);
        if (point.groups < shown.total.groups)
            cell.faint = QStringLiteral(" %1/%2").arg(point.groups).arg(shown.total.groups);
        return cell;
    };
}

std::vector<BoardColumn> flashColumns()
{
    return {{text(QUNCE_TEXT("Flash group")), {}, false, 130, 3, 0},
        {text(QUNCE_TEXT("Batch")), {}, false, 56, 1, 0}, {text(QUNCE_TEXT("Age band")), {}, false, 64, 1, 0},
        {text(QUNCE_TEXT("Opening day")), {}, false, 90, 1, 0},
        {text(QUNCE_TEXT("Customers joined")), {}, true, 72, 1, 0},
        {text(QUNCE_TEXT("First orders")), {}, true, 64, 1, 0},
        {text(QUNCE_TEXT("Conversion")), {}, true, 72, 1, 0},
        {text(QUNCE_TEXT("Last 48 h")),
            text(QUNCE_TEXT("Share of the first orders that came in the last 48 hours")), true, 72, 1, 0},
        {text(QUNCE_TEXT("Advice")), {}, false, 84, 1, 0}, {text(QUNCE_TEXT("Why")), {}, false, 180, 5, 0}};
}

CellTable::CellOf flashCells(GroupsShown insight, const Format &format)
{
    return [insight = std::move(insight), format](int row, int column) -> BoardCell {
        const FlashLine &line = insight->flash[static_cast<size_t>(row)];
        const bool hasNumbers = !line.hours.empty();
        switch (column) {
        case 0:
            return wordCell(QString::fromStdString(line.name));
        case 1:
            return wordCell(QString::fromStdString(line.batch));
        case 2:
            return wordCell(QString::fromStdString(line.band));
        case 3:
            return wordCell(format.shortDay(line.begins));
        case 4:
            return countCell(hasNumbers ? std::optional(line.members()) : std::nullopt, format);
        case 5:
            return countCell(hasNumbers ? std::optional(line.orders()) : std::nullopt, format);
        case 6:
            return rateCell(hasNumbers ? shareOfSums(line.orders(), line.members()) : std::nullopt, format);
        case 7:
            return rateCell(
                hasNumbers ? shareOfSums(line.state.lateOrders, line.state.orders) : std::nullopt, format);
        case 8:
            if (line.state.isClosed)
                return wordCell(text(QUNCE_TEXT("Closed group")), Token::TextSecondary);
            return line.advice.mayClose() ? wordCell(text(QUNCE_TEXT("Close the group")), Token::Warn)
                                          : wordCell(text(QUNCE_TEXT("Keep it open")));
        default:
            return wordCell(line.state.isClosed ? QString() : closeWords(line), Token::TextSecondary);
        }
    };
}

QString closeWords(const FlashLine &line)
{
    QStringList words;
    for (const Message &reason : closeReasons(line.advice, line.state))
        words << text(reason);
    return words.join(text(QUNCE_TEXT("; ")));
}

} // namespace qunce
