// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/overview/overviewtexts.h"

#include <algorithm>

#include "views/common/countpair.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

int64_t whole(const Fraction &fraction)
{
    return static_cast<int64_t>(fraction.numerator / fraction.denominator);
}

QString listOf(const std::vector<std::string> &names, const Format &format)
{
    QStringList list;
    for (const std::string &name : names)
        list.append(QString::fromStdString(name));
    return list.join(format.isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
}

Token colorOf(int sign, bool smallerIsBetter)
{
    if (sign == 0)
        return Token::TextSecondary;
    return (sign > 0) != smallerIsBetter ? Token::Good : Token::Bad;
}

/// What is shown as 0 is neither good nor bad, whatever has been rounded away.
bool saysZero(const QString &value)
{
    return std::none_of(
        value.begin(), value.end(), [](QChar c) { return c.isDigit() && c != QLatin1Char('0'); });
}

int signOf(Int128 value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// Of percentage points, never without their unit: beside a percentage it would be read as one.
QString briefPoints(const Fraction &change, const Format &format)
{
    return format.pointsNumber(change) + QStringLiteral("pp");
}

enum class DeltaKind { Points, Growth, Count };

CardDelta deltaOf(const QString &label, const MeasureValue &now, const std::optional<MeasureValue> &then,
    DeltaKind kind, const Format &format)
{
    CardDelta delta {label, Format::missing(), Token::TextSecondary, {}};
    if (!then || !then->value || !now.value)
        return delta;
    const Fraction change = difference(*now.value, *then->value);
    switch (kind) {
    case DeltaKind::Points:
        delta.value = format.points(change);
        delta.brief = briefPoints(change, format);
        break;
    case DeltaKind::Growth:
        delta.value = format.growth(whole(*now.value), whole(*then->value));
        break;
    case DeltaKind::Count:
        delta.value = format.signedInteger(whole(change));
        break;
    }
    if (delta.value != Format::missing() && !saysZero(delta.value))
        delta.color = colorOf(signOf(change.numerator), kind == DeltaKind::Count);
    return delta;
}

QString compareLabel(CompareChoice compare)
{
    return compare == CompareChoice::SameDaysLastMonth ? text(QUNCE_TEXT("vs last month"))
                                                       : text(QUNCE_TEXT("vs previous"));
}

/// Exact value of a card or of what it is compared with.
QString exactText(OverviewCardId id, const MeasureValue &value, const Format &format)
{
    if (!value.value)
        return Format::missing();
    switch (id) {
    case OverviewCardId::Sales:
        return format.money(whole(*value.value));
    case OverviewCardId::NetFriends:
        return format.signedInteger(whole(*value.value));
    case OverviewCardId::NothingDone:
        return countsText(value, format);
    case OverviewCardId::Attainment:
    case OverviewCardId::AfterHours:
        return format.rate(*value.value) + QStringLiteral(" = ")
            + format.money(static_cast<int64_t>(value.numerator)) + QStringLiteral(" / ")
            + format.money(whole(*value.denominator));
    default:
        return format.rate(*value.value) + QStringLiteral(" = ") + countsText(value, format);
    }
}

void addTitle(CardTexts &texts, OverviewCardId id)
{
    switch (id) {
    case OverviewCardId::DueCompletion:
        texts.title = text(QUNCE_TEXT("Due completion"));
        texts.formula = text(QUNCE_TEXT("Done ÷ (dispatched − excluded), of what was due by now"));
        break;
    case OverviewCardId::OnTime:
        texts.title = text(QUNCE_TEXT("On-time completion"));
        texts.formula = text(QUNCE_TEXT("Done by the due time ÷ (dispatched − excluded)"));
        break;
    case OverviewCardId::NothingDone:
        texts.title = text(QUNCE_TEXT("Guides with none done"));
        texts.formula = text(QUNCE_TEXT("Guides with something due in the period and nothing of it done"));
        break;
    case OverviewCardId::Attainment:
        texts.title = text(QUNCE_TEXT("Month attainment"));
        texts.formula =
            text(QUNCE_TEXT("Net sales of the month so far ÷ the month’s goal. Time progress is days "
                            "passed ÷ days of the month; the gap is the difference."));
        break;
    case OverviewCardId::Sales:
        texts.title = text(QUNCE_TEXT("Net sales"));
        texts.formula =
            text(QUNCE_TEXT("Paid − refunded. Refunds count on the day of the order; orders from 22:00 "
                            "to 09:59 count for the evening before."));
        break;
    case OverviewCardId::NetFriends:
        texts.title = text(QUNCE_TEXT("Net new friends"));
        texts.formula = text(QUNCE_TEXT("Friends added − friends lost"));
        break;
    case OverviewCardId::Reply:
        texts.title = text(QUNCE_TEXT("14-day reply rate"));
        texts.formula =
            text(QUNCE_TEXT("New customers who replied within 14 days ÷ new customers, of the days "
                            "that are 14 days past"));
        break;
    case OverviewCardId::AfterHours:
        texts.title = text(QUNCE_TEXT("After-hours share"));
        texts.formula = text(QUNCE_TEXT("Net sales from 22:00 to 09:59 ÷ net sales"));
        break;
    }
}

void addNote(CardTexts &texts, OverviewCardId id, const Overview &overview, const Format &format)
{
    const OverviewCard &card = overview.card(id);
    const MeasureValue &now = card.now;
    switch (id) {
    case OverviewCardId::DueCompletion:
    case OverviewCardId::OnTime:
        texts.note = now.hasData ? countsText(now, format) : QString();
        break;
    case OverviewCardId::NothingDone:
        if (now.hasData)
            texts.note = text(QUNCE_TEXT("of %1 due"), {format.integer(whole(*now.denominator))});
        break;
    case OverviewCardId::Attainment:
        texts.note = now.denominator
            ? text(QUNCE_TEXT("goal %1"), {format.moneyCompact(whole(*now.denominator))})
            : text(QUNCE_TEXT("no goal"));
        break;
    case OverviewCardId::Sales:
        texts.note = text(QUNCE_TEXT("%1/%2 regions"),
            {format.integer(overview.arrival.regionsIn), format.integer(overview.arrival.regions)});
        break;
    case OverviewCardId::NetFriends:
        if (card.second)
            texts.note = text(QUNCE_TEXT("%1 in, %2 out"),
                {format.integer(static_cast<int64_t>(card.second->numerator)),
                    format.integer(whole(*card.second->denominator))});
        break;
    case OverviewCardId::Reply:
        texts.note = card.period.from == card.period.to
            ? text(QUNCE_TEXT("%1, closed"), {format.shortDay(card.period.from)})
            : format.period(card.period);
        texts.briefNote = format.shortDay(card.period.to);
        break;
    case OverviewCardId::AfterHours:
        if (now.hasData)
            texts.note = format.moneyCompact(static_cast<int64_t>(now.numerator));
        break;
    }
}

QString numberText(OverviewCardId id, const MeasureValue &now, const Format &format)
{
    if (!now.value)
        return Format::missing();
    switch (id) {
    case OverviewCardId::NothingDone:
        return format.integer(whole(*now.value));
    case OverviewCardId::Sales:
        return format.moneyCompact(whole(*now.value));
    case OverviewCardId::NetFriends: {
        const int64_t value = whole(*now.value);
        const QString sign = value > 0 ? QStringLiteral("+") : QString();
        return sign + format.compact(value);
    }
    default:
        return format.rate(*now.value);
    }
}

} // namespace

QString rateText(const MeasureValue &value, const Format &format)
{
    return value.value ? format.rate(*value.value) : Format::missing();
}

QString countsText(const MeasureValue &value, const Format &format)
{
    if (!value.hasData || !value.denominator)
        return Format::missing();
    return countPair(static_cast<int64_t>(value.numerator), whole(*value.denominator), format);
}

CardTexts textsOf(OverviewCardId id, const Overview &overview, CompareChoice compare, const Format &format)
{
    const OverviewCard &card = overview.card(id);
    CardTexts texts;
    addTitle(texts, id);
    addNote(texts, id, overview, format);
    texts.number = numberText(id, card.now, format);
    const QString before =
        id == OverviewCardId::Attainment ? text(QUNCE_TEXT("vs last month")) : compareLabel(compare);
    const QString lastYear = text(QUNCE_TEXT("vs last year"));
    const DeltaKind kind = id == OverviewCardId::NothingDone              ? DeltaKind::Count
        : id == OverviewCardId::Sales || id == OverviewCardId::NetFriends ? DeltaKind::Growth
                                                                          : DeltaKind::Points;
    const std::vector<CardDelta> deltas {deltaOf(before, card.compared, card.before, kind, format),
        deltaOf(lastYear, card.compared, card.lastYear, kind, format)};
    QStringList exact {format.period(card.period) + QStringLiteral("  ") + exactText(id, card.now, format)};
    exact << before + QStringLiteral("  ") + format.period(card.beforePeriod) + QStringLiteral("  ")
            + (card.before ? exactText(id, *card.before, format) : Format::missing());
    exact << lastYear + QStringLiteral("  ") + format.period(card.lastYearPeriod) + QStringLiteral("  ")
            + (card.lastYear ? exactText(id, *card.lastYear, format) : Format::missing());
    if (!card.leftOut.empty()) {
        texts.apart =
            text(QUNCE_TEXT("Compared without %1, whose numbers are not in"), {listOf(card.leftOut, format)});
        if (card.compared.numerator != card.now.numerator)
            texts.apart += QStringLiteral("  ") + exactText(id, card.compared, format);
        exact << texts.apart;
    }
    if (id == OverviewCardId::Attainment) {
        CardDelta gap {text(QUNCE_TEXT("gap")), Format::missing(), Token::TextSecondary, {}};
        if (card.gap) {
            gap.value = format.points(*card.gap);
            gap.brief = briefPoints(*card.gap, format);
            gap.color = colorOf(saysZero(gap.value) ? 0 : signOf(card.gap->numerator), false);
        }
        texts.deltas = {
            {text(QUNCE_TEXT("time")), format.rate(overview.timeProgress), Token::TextSecondary, {}}, gap};
        for (const CardDelta &delta : deltas)
            exact << delta.label + QStringLiteral("  ") + delta.value;
    } else {
        texts.deltas = deltas;
    }
    texts.exact = exact.join(QLatin1Char('\n'));
    texts.line = texts.title + QStringLiteral("  ") + format.period(card.daysShown);
    return texts;
}

TodoTexts textsOf(const OverviewTodo &todo, const Overview &overview, const Format &format)
{
    const QString count = format.integer(static_cast<int64_t>(todo.count));
    const QString first = todo.first ? format.dateTime(*todo.first) : QString();
    switch (todo.kind) {
    case OverviewTodo::Kind::Waiting:
        return {QStringLiteral("inbox"),
            text(todo.count == 1 ? QUNCE_TEXT("%1 entry waits for your approval")
                                 : QUNCE_TEXT("%1 entries wait for your approval"),
                {count}),
            text(QUNCE_TEXT("the first goes out %1"), {first}), text(QUNCE_TEXT("Review"))};
    case OverviewTodo::Kind::NoContent:
        return {QStringLiteral("warning"),
            text(todo.count == 1 ? QUNCE_TEXT("%1 entry lacks content")
                                 : QUNCE_TEXT("%1 entries lack content"),
                {count}),
            text(QUNCE_TEXT("the first goes out %1"), {first}), text(QUNCE_TEXT("Open"))};
    case OverviewTodo::Kind::NothingDone: {
        const OverviewCard &card = overview.card(OverviewCardId::NothingDone);
        const QString when = format.period(card.period);
        return {QStringLiteral("bell"),
            text(todo.count == 1 ? QUNCE_TEXT("%1 guide did nothing, %2")
                                 : QUNCE_TEXT("%1 guides did nothing, %2"),
                {count, when}),
            text(QUNCE_TEXT("most in %1"), {listOf(todo.names, format)}), text(QUNCE_TEXT("Show them"))};
    }
    case OverviewTodo::Kind::NotIn: {
        const QString day = format.shortDay(todo.day.value_or(Day {}));
        const QString what = todo.count <= todo.names.size()
            ? text(QUNCE_TEXT("%1: sales of %2 not in"), {listOf(todo.names, format), day})
            : text(QUNCE_TEXT("%1 and others, %2 regions: sales of %3 not in"),
                {listOf(todo.names, format), count, day});
        return {QStringLiteral("clock"), what,
            todo.lastDay ? text(QUNCE_TEXT("last in %1"), {format.shortDay(*todo.lastDay)}) : QString(),
            text(QUNCE_TEXT("Open"))};
    }
    case OverviewTodo::Kind::OldData: {
        const QString day = format.day(todo.day.value_or(Day {}));
        return {QStringLiteral("clock"), text(QUNCE_TEXT("No numbers after %1"), {day}),
            text(QUNCE_TEXT("this period has none")), text(QUNCE_TEXT("Show %1"), {day})};
    }
    case OverviewTodo::Kind::FlashToClose:
        return {QStringLiteral("groups"),
            text(todo.count == 1 ? QUNCE_TEXT("%1 flash group could close")
                                 : QUNCE_TEXT("%1 flash groups could close"),
                {count}),
            text(QUNCE_TEXT("closing day reached, or next to no first orders any more")),
            text(QUNCE_TEXT("Open"))};
    }
    return {};
}

} // namespace qunce
