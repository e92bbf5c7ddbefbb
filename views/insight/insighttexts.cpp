// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/insighttexts.h"

#include <algorithm>

#include "views/common/texts.h"

namespace qunce {

namespace {

const QString kInsightBetween = QStringLiteral(" · ");
constexpr size_t kNamedRegions = 5; ///< more of them are counted

int64_t nearestWhole(const Fraction &value)
{
    return static_cast<int64_t>((value.numerator + value.denominator / 2) / value.denominator);
}

} // namespace

QString scopeOf(const InsightHead &head)
{
    if (!head.unitName.empty())
        return QString::fromStdString(head.unitName);
    return head.isWholeBrand ? text(QUNCE_TEXT("Whole brand")) : text(QUNCE_TEXT("My regions"));
}

QString whatIsShown(const InsightHead &head, const Format &format)
{
    return scopeOf(head) + kInsightBetween + format.period(head.query.period);
}

QString howFarData(const InsightHead &head, const Format &format)
{
    const Arrival &arrival = head.arrival;
    QStringList said {text(
        QUNCE_TEXT("Data %1"), {arrival.dataDay ? format.shortDay(*arrival.dataDay) : Format::missing()})};
    if (arrival.dataDay)
        said << text(QUNCE_TEXT("%1/%2 regions in"),
            {format.integer(arrival.regionsIn), format.integer(arrival.regions)});
    if (!head.notIn.empty()) {
        QStringList names;
        for (size_t i = 0; i < std::min(kNamedRegions, head.notIn.size()); ++i)
            names << QString::fromStdString(head.notIn[i]);
        if (head.notIn.size() > kNamedRegions)
            names << QStringLiteral("+%1").arg(head.notIn.size() - kNamedRegions);
        said << text(QUNCE_TEXT("not in: %1"), {names.join(text(QUNCE_TEXT(", ")))});
    }
    return said.join(kInsightBetween);
}

TextSource insightSource(const InsightHead &head, const QString &title, const Format &format)
{
    TextSource source {
        title, scopeOf(head), format.period(head.query.period), format.dateTime(head.asOf), {}};
    source.filters << howFarData(head, format);
    return source;
}

BoardCell wordCell(const QString &words, Token color)
{
    BoardCell cell;
    cell.text = words.isEmpty() ? Format::missing() : words;
    cell.color = words.isEmpty() ? Token::TextSecondary : color;
    return cell;
}

QString dayText(const InsightHead &head, Day day, const Format &format)
{
    return head.isWhole(day) ? format.day(day)
                             : QString(format.day(day) + kInsightBetween + text(QUNCE_TEXT("partial")));
}

BoardCell dayCell(const InsightHead &head, Day day, const Format &format)
{
    return wordCell(dayText(head, day, format), head.isWhole(day) ? Token::Text : Token::Warn);
}

BoardCell countCell(const std::optional<uint64_t> &count, const Format &format)
{
    return wordCell(count ? format.integer(static_cast<int64_t>(*count)) : QString());
}

BoardCell moneyCell(const std::optional<uint64_t> &fen, const Format &format)
{
    return wordCell(fen ? format.moneyWhole(static_cast<int64_t>(*fen)) : QString());
}

BoardCell moneyCell(const std::optional<Fraction> &fen, const Format &format)
{
    return wordCell(fen ? format.money(nearestWhole(*fen)) : QString());
}

BoardCell rateCell(const std::optional<Fraction> &rate, const Format &format)
{
    return wordCell(rate ? format.rate(*rate) : QString());
}

BoardCell asTotal(BoardCell cell)
{
    cell.bold = true;
    return cell;
}

std::optional<Fraction> wholeValue(const std::optional<uint64_t> &value)
{
    return value ? std::optional(Fraction {*value, 1}) : std::nullopt;
}

} // namespace qunce
