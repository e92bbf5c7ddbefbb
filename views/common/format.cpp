// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/format.h"

#include <array>
#include <span>

namespace qunce {

namespace {

constexpr QChar kMinus(0x2212);
constexpr const char *kMonths[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char *kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr char16_t kWeekdayMarks[] = u"一二三四五六日";

QString grouped(Int128 magnitude)
{
    QString digits = QString::fromStdString(toText(magnitude));
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3)
        digits.insert(place, QLatin1Char(','));
    return digits;
}

Int128 magnitudeOf(Int128 value)
{
    return value < 0 ? -value : value;
}

/// value * scale rounded half away from zero to whole units.
Int128 rounded(const Fraction &value, Int128 scale)
{
    const Int128 numerator = magnitudeOf(value.numerator) * scale;
    const Int128 whole = (2 * numerator + value.denominator) / (2 * value.denominator);
    return value.numerator < 0 ? -whole : whole;
}

/// `tenths` tenths with one decimal, no sign.
QString oneDecimal(Int128 tenths)
{
    const Int128 magnitude = magnitudeOf(tenths);
    return grouped(magnitude / 10) + QLatin1Char('.') + QString::fromStdString(toText(magnitude % 10));
}

QString withMinus(bool isNegative, const QString &text)
{
    return isNegative ? kMinus + text : text;
}

QString withSign(Int128 value, const QString &text)
{
    return value > 0 ? QLatin1Char('+') + text : value < 0 ? kMinus + text : text;
}

QString twoDigits(int number)
{
    return QString::number(number).rightJustified(2, QLatin1Char('0'));
}

struct Unit {
    int64_t size;
    QString name;
};

QString compacted(int64_t value, int64_t unitOfValue, bool isChinese)
{
    static const std::array chinese {
        Unit {100'000'000, QStringLiteral("亿")}, Unit {10'000, QStringLiteral("万")}};
    static const std::array english {Unit {1'000'000'000, QStringLiteral("B")},
        Unit {1'000'000, QStringLiteral("M")}, Unit {1'000, QStringLiteral("K")}};
    const std::span<const Unit> units =
        isChinese ? std::span<const Unit>(chinese) : std::span<const Unit>(english);
    for (size_t i = 0; i < units.size(); ++i) {
        // What the next smaller unit would show as 10,000.0 belongs here: one digit after its point, or none of all.
        const int64_t precision = i + 1 < units.size() ? units[i + 1].size / 10 : 1;
        const Int128 shown = magnitudeOf(rounded({value, Int128 {unitOfValue} * precision}, 1)) * precision;
        if (shown >= units[i].size)
            return oneDecimal(rounded({value, Int128 {unitOfValue} * units[i].size}, 10)) + units[i].name;
    }
    return grouped(magnitudeOf(rounded({value, unitOfValue}, 1)));
}

} // namespace

QString Format::integer(int64_t value) const
{
    return withMinus(value < 0, grouped(magnitudeOf(value)));
}

QString Format::signedInteger(int64_t value) const
{
    return withSign(value, grouped(magnitudeOf(value)));
}

QString Format::compact(int64_t value) const
{
    return withMinus(value < 0, compacted(value, 1, isChinese()));
}

QString Format::money(int64_t fen) const
{
    const Int128 magnitude = magnitudeOf(fen);
    return withMinus(fen < 0,
        QStringLiteral("¥") + grouped(magnitude / 100) + QLatin1Char('.')
            + twoDigits(static_cast<int>(magnitude % 100)));
}

QString Format::moneyWhole(int64_t fen) const
{
    const Int128 yuan = rounded({fen, 100}, 1);
    return withMinus(yuan < 0, QStringLiteral("¥") + grouped(magnitudeOf(yuan)));
}

QString Format::moneyCompact(int64_t fen) const
{
    return withMinus(fen < 0, QStringLiteral("¥") + compacted(fen, 100, isChinese()));
}

QString Format::percentNumber(const Fraction &rate) const
{
    const Int128 tenths = rounded(rate, 1000);
    return withMinus(tenths < 0, oneDecimal(tenths));
}

QString Format::rate(const Fraction &rate) const
{
    return percentNumber(rate) + QLatin1Char('%');
}

QString Format::pointsNumber(const Fraction &difference) const
{
    const Int128 tenths = rounded(difference, 1000);
    return withSign(tenths, oneDecimal(tenths));
}

QString Format::points(const Fraction &difference) const
{
    return pointsNumber(difference) + (isChinese() ? QStringLiteral(" 个百分点") : QStringLiteral(" pp"));
}

QString Format::growth(int64_t now, int64_t before) const
{
    if (before == 0)
        return missing();
    const Int128 size = before < 0 ? -Int128 {before} : Int128 {before};
    return pointsNumber({Int128 {now} - before, size}) + QLatin1Char('%');
}

QString Format::shortDay(Day day) const
{
    if (isChinese())
        return QStringLiteral("%1月%2日").arg(day.month()).arg(day.dayOfMonth());
    return QStringLiteral("%1 %2").arg(day.dayOfMonth()).arg(QLatin1String(kMonths[day.month() - 1]));
}

QString Format::weekday(Day day) const
{
    const unsigned index = day.isoWeekday() - 1;
    return isChinese() ? QStringLiteral("周") + QChar(kWeekdayMarks[index])
                       : QString::fromLatin1(kWeekdays[index]);
}

QString Format::day(Day day) const
{
    return isChinese() ? shortDay(day) + QLatin1Char(' ') + weekday(day)
                       : weekday(day) + QLatin1Char(' ') + shortDay(day);
}

QString Format::numericDay(Day day) const
{
    return QStringLiteral("%1/%2").arg(day.month()).arg(day.dayOfMonth());
}

QString Format::dayWithYear(Day day) const
{
    if (isChinese())
        return QStringLiteral("%1年").arg(day.year()) + shortDay(day);
    return shortDay(day) + QLatin1Char(' ') + QString::number(day.year());
}

QString Format::month(Day day) const
{
    if (isChinese())
        return QStringLiteral("%1年%2月").arg(day.year()).arg(day.month());
    return QStringLiteral("%1 %2").arg(QLatin1String(kMonths[day.month() - 1])).arg(day.year());
}

QString Format::period(Period period) const
{
    if (period.from == period.to)
        return day(period.from);
    return shortDay(period.from) + QStringLiteral("–") + shortDay(period.to);
}

QString Format::time(Instant instant) const
{
    const int minutes = instant.secondOfDay() / 60;
    return twoDigits(minutes / 60) + QLatin1Char(':') + twoDigits(minutes % 60);
}

QString Format::dateTime(Instant instant) const
{
    return shortDay(instant.day()) + QLatin1Char(' ') + time(instant);
}

Fraction difference(const Fraction &a, const Fraction &b)
{
    return {a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator};
}

} // namespace qunce
