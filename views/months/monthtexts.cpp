// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/months/monthtexts.h"

#include <algorithm>
#include <array>
#include <map>

#include <QStringList>

#include "models/protocol/bucketnames.h"
#include "models/protocol/closednotes.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

enum LateColumn { LateDay, LateWho, LatePlace, LateMetric, LateFrozen, LateNow, LateDifference };

const QString kDot = QStringLiteral(" · ");

/// English names are those of files, as words.
QString metricText(Metric metric, const Format &format)
{
    const MetricInfo &about = info(metric);
    return format.isChinese() ? QString::fromUtf8(about.chinese)
                              : QString::fromUtf8(about.name).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString statusText(uint64_t status)
{
    constexpr std::array kTexts {QUNCE_TEXT("Not assigned"), QUNCE_TEXT("To do"), QUNCE_TEXT("Done"),
        QUNCE_TEXT("Failed"), QUNCE_TEXT("Cancelled")};
    return status < kTexts.size() ? text(kTexts[status]) : QString::number(status);
}

QString reasonText(uint64_t reason)
{
    constexpr std::array kTexts {QUNCE_TEXT("No reason"), QUNCE_TEXT("Frequency limit"),
        QUNCE_TEXT("Not a friend"), QUNCE_TEXT("Group closed"), QUNCE_TEXT("Other reason")};
    return reason < kTexts.size() ? text(kTexts[reason]) : QString::number(reason);
}

QString valueText(Metric metric, const std::optional<uint64_t> &value, const Format &format)
{
    if (!value)
        return Format::missing();
    const auto number = static_cast<int64_t>(*value);
    if (isAmount(metric))
        return info(metric).isMoney ? format.money(number) : format.integer(number);
    if (metric == Metric::TaskStatus || metric == Metric::GroupTaskStatus)
        return statusText(*value);
    if (metric == Metric::TaskReason || metric == Metric::GroupTaskReason)
        return reasonText(*value);
    return format.dateTime(Instant {number});
}

QString signedText(Metric metric, int64_t difference, const Format &format)
{
    if (!info(metric).isMoney)
        return format.signedInteger(difference);
    return (difference < 0 ? QStringLiteral("−") : QStringLiteral("+"))
        + format.money(difference < 0 ? -difference : difference);
}

int64_t differenceOf(const LateNumber &late)
{
    return static_cast<int64_t>(late.now.value_or(0)) - static_cast<int64_t>(late.frozen.value_or(0));
}

QString byAndWhen(const MonthLine &month, const Format &format)
{
    const QString who =
        month.by.empty() ? text(QUNCE_TEXT("at the server")) : QString::fromStdString(month.by);
    return who + kDot + (month.at ? format.dateTime(*month.at) : QString());
}

} // namespace

QString monthText(const MonthLine &month, const Format &format)
{
    const QString name = format.month(month.days.from);
    switch (month.state) {
    case MonthState::Closed:
        return text(QUNCE_TEXT("%1: closed, version %2"), {name, QString::number(month.version)}) + kDot
            + byAndWhen(month, format);
    case MonthState::Planned:
        return text(QUNCE_TEXT("%1: to be closed"), {name}) + kDot + byAndWhen(month, format);
    case MonthState::Open:
        break;
    }
    if (!month.isOver)
        return text(QUNCE_TEXT("%1: not over yet"), {name});
    return month.version > 0 ? text(QUNCE_TEXT("%1: opened again"), {name})
                             : text(QUNCE_TEXT("%1: not closed"), {name});
}

QString monthsText(const MonthBoard &board, bool mayClose, const Format &format)
{
    const auto isOf = [&board](MonthState state) {
        return std::count_if(board.months.begin(), board.months.end(),
            [state](const MonthLine &month) { return month.state == state; });
    };
    const auto closed = isOf(MonthState::Closed);
    const bool canBe = mayClose
        && std::any_of(
            board.months.begin(), board.months.end(), [](const MonthLine &month) { return month.isOver; });
    if (closed == 0 && isOf(MonthState::Planned) == 0 && !canBe)
        return {};
    const QString late = closed == 0 ? QString()
                                     : kDot
            + text(QUNCE_TEXT("%1 later changes"), {format.integer(static_cast<int64_t>(board.late.size()))});
    if (board.months.size() == 1)
        return monthText(board.months.front(), format) + late;
    return text(QUNCE_TEXT("%1 of %2 months closed"),
               {format.integer(closed), format.integer(static_cast<int64_t>(board.months.size()))})
        + late;
}

QString adjustmentsText(const MonthBoard &board, const Format &format)
{
    std::map<Metric, int64_t> sums;
    for (const LateNumber &late : board.late) {
        if (isAmount(late.metric))
            sums[late.metric] += differenceOf(late);
    }
    QStringList parts;
    for (const auto &[metric, sum] : sums)
        parts << metricText(metric, format) + QLatin1Char(' ') + signedText(metric, sum, format);
    const QString count =
        text(QUNCE_TEXT("%1 later changes"), {format.integer(static_cast<int64_t>(board.late.size()))});
    return parts.isEmpty() ? count
                           : count + (format.isChinese() ? QStringLiteral("：") : QStringLiteral(": "))
            + parts.join(format.isChinese() ? QStringLiteral("，") : QStringLiteral(", "));
}

bool mayCloseMonths(const EditDesk &desk)
{
    Record planned;
    planned.kind = Kind::MonthClose;
    planned.bucket = bucket::planHq();
    return desk.whyNotCreate(planned).empty();
}

std::vector<BoardColumn> lateColumns()
{
    const auto column = [](QString title, bool isNumber, int width) {
        BoardColumn made;
        made.title = std::move(title);
        made.isNumber = isNumber;
        made.width = width;
        return made;
    };
    return {column(text(QUNCE_TEXT("Day")), false, 88), column(text(QUNCE_TEXT("Who")), false, 140),
        column(text(QUNCE_TEXT("Store")), false, 120), column(text(QUNCE_TEXT("Metric")), false, 120),
        column(text(QUNCE_TEXT("At the close")), true, 96), column(text(QUNCE_TEXT("Now")), true, 96),
        column(text(QUNCE_TEXT("Difference")), true, 96)};
}

BoardCell lateCell(const LateNumber &late, int column, const Format &format)
{
    BoardCell cell;
    switch (column) {
    case LateDay:
        cell.text = format.shortDay(late.day);
        break;
    case LateWho:
        cell.text = QString::fromStdString(late.name);
        cell.faint = QString::fromStdString(late.code);
        break;
    case LatePlace:
        cell.text = QString::fromStdString(late.place);
        break;
    case LateMetric:
        cell.text = metricText(late.metric, format);
        cell.faint = QString::fromStdString(late.task);
        break;
    case LateFrozen:
        cell.text = valueText(late.metric, late.frozen, format);
        break;
    case LateNow:
        cell.text = valueText(late.metric, late.now, format);
        break;
    case LateDifference:
        if (isAmount(late.metric)) {
            cell.text = signedText(late.metric, differenceOf(late), format);
            cell.color = differenceOf(late) < 0 ? Token::Bad : Token::Good;
        }
        break;
    default:
        break;
    }
    return cell;
}

} // namespace qunce
