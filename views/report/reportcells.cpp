// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/report/reportcells.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/leaderboard/postertexts.h"
#include "views/leaderboard/rankingtexts.h"

namespace qunce {

namespace {

double reportQuotient(const Fraction &value)
{
    return static_cast<double>(value.numerator) / static_cast<double>(value.denominator);
}

} // namespace

int64_t reportWhole(const Fraction &value)
{
    const bool isNegative = value.numerator < 0;
    const Int128 size = isNegative ? -value.numerator : value.numerator;
    const auto rounded = static_cast<int64_t>((size + value.denominator / 2) / value.denominator);
    return isNegative ? -rounded : rounded;
}

ReportCell reportNothing()
{
    return {Format::missing(), {}, Token::TextSecondary};
}

ReportCell reportWords(const QString &words)
{
    return {words, SheetCell::ofText(words.toStdString())};
}

Token reportColorOfSign(const Fraction &value, const QString &words)
{
    const bool saysZero = std::none_of(words.begin(), words.end(),
        [](QChar letter) { return letter.isDigit() && letter != QLatin1Char('0'); });
    return saysZero || value.numerator == 0 ? Token::TextSecondary
        : value.numerator > 0               ? Token::Good
                                            : Token::Bad;
}

QString reportList(const QStringList &names)
{
    return names.join(text(QUNCE_TEXT(", ")));
}

ReportCell ReportCells::count(int64_t value) const
{
    return {m_format.integer(value), SheetCell::ofInteger(value)};
}

ReportCell ReportCells::count(const std::optional<Fraction> &value) const
{
    return value ? count(reportWhole(*value)) : reportNothing();
}

ReportCell ReportCells::count(const std::optional<uint64_t> &value) const
{
    return value ? count(static_cast<int64_t>(*value)) : reportNothing();
}

ReportCell ReportCells::change(const std::optional<Fraction> &value) const
{
    if (!value)
        return reportNothing();
    return {m_format.signedInteger(reportWhole(*value)), SheetCell::ofInteger(reportWhole(*value))};
}

ReportCell ReportCells::money(const std::optional<Fraction> &fen) const
{
    if (!fen)
        return reportNothing();
    return {m_format.moneyWhole(reportWhole(*fen)), SheetCell::ofFen(reportWhole(*fen))};
}

ReportCell ReportCells::rate(const std::optional<Fraction> &value) const
{
    return value ? ReportCell {m_format.rate(*value), SheetCell::ofRate(reportQuotient(*value))}
                 : reportNothing();
}

ReportCell ReportCells::points(const std::optional<Fraction> &value) const
{
    if (!value)
        return reportNothing();
    const QString words = m_format.pointsNumber(*value) + QStringLiteral("pp");
    return {words, SheetCell::ofRate(reportQuotient(*value)), reportColorOfSign(*value, words)};
}

ReportCell ReportCells::growth(
    const std::optional<Fraction> &now, const std::optional<MeasureValue> &then) const
{
    if (!now || !then || !then->value || then->value->numerator <= 0)
        return reportNothing();
    const Fraction grown {
        (now->numerator * then->value->denominator - then->value->numerator * now->denominator),
        then->value->numerator * now->denominator};
    const QString words = m_format.growth(reportWhole(*now), reportWhole(*then->value));
    return {words, SheetCell::ofRate(reportQuotient(grown)), reportColorOfSign(grown, words)};
}

ReportCell ReportCells::day(Day day) const
{
    return {m_format.day(day), SheetCell::ofDay(day)};
}

ReportTitles &ReportTitles::words(const char *title)
{
    return add(text(title), false);
}

ReportTitles &ReportTitles::number(const char *title)
{
    return add(text(title), true);
}

ReportTitles &ReportTitles::add(const QString &title, bool isNumber)
{
    section.titles.append(title);
    section.isNumber.push_back(isNumber);
    return *this;
}

ReportTexts reportHead(const QString &usualTitle, const ReportLook &look, const std::string &unit,
    Period period, const Arrival &arrival, Instant asOf, const QString &filter, const Format &format)
{
    ReportTexts made;
    made.title = look.title.trimmed().isEmpty() ? usualTitle : look.title.trimmed();
    made.brand = look.brand.trimmed();
    if (look.isOfDemo)
        made.badge = text(QUNCE_TEXT("Demo data"));
    QStringList scope {
        unit.empty() ? text(QUNCE_TEXT("Everything you may see")) : QString::fromStdString(unit)};
    if (!filter.isEmpty())
        scope << filter;
    if (period.days() == 1)
        scope << format.dayWithYear(period.from);
    else if (period.days() > 1)
        scope << format.dayWithYear(period.from) + QStringLiteral("–") + format.dayWithYear(period.to);
    made.scope = scope.join(kReportBetween);
    made.data = arrivedText(arrival, format);
    made.footer = made.scope + kReportBetween + made.data + kReportBetween
        + text(QUNCE_TEXT("as of %1"), {format.dateTime(asOf)}) + kReportBetween
        + QStringLiteral("Qunce " QUNCE_VERSION);
    return made;
}

ReportSection reportBoard(const PosterRanking &ranking, Period period, const Format &format)
{
    const RankingBoard &board = ranking.board;
    ReportSection made;
    made.title = titleOf(board.query.preset, PeriodChoice::Custom);
    QStringList notes {text(QUNCE_TEXT("top %1 of %2"),
        {format.integer(static_cast<int64_t>(board.ranked.size())),
            format.integer(static_cast<int64_t>(ranking.ranked))})};
    if (board.query.query.period != period)
        notes << format.period(board.query.query.period);
    if (ranking.sharing > 0)
        notes << text(QUNCE_TEXT("%1 more share the last rank shown"),
            {format.integer(static_cast<int64_t>(ranking.sharing))});
    made.note = notes.join(kReportBetween);
    const bool isPerson = board.query.level == Level::Guide;
    ReportTitles titles {made};
    titles.words(QUNCE_TEXT("Rank"))
        .words(isPerson                             ? QUNCE_TEXT("Name")
                : board.query.level == Level::Store ? QUNCE_TEXT("Store")
                                                    : QUNCE_TEXT("Region"));
    if (board.query.level != Level::Region)
        titles.words(isPerson ? QUNCE_TEXT("Store") : QUNCE_TEXT("Region"));
    titles.add(measureTitle(board.query.preset), true).number(QUNCE_TEXT("Rank before"));
    const ReportCells cells(format);
    for (const RankedRow &ranked : board.ranked) {
        const LeaderboardRow &row = ranked.row;
        std::vector<ReportCell> line {
            row.rank ? cells.count(static_cast<int64_t>(*row.rank)) : reportNothing(),
            reportWords(QString::fromStdString(row.name))};
        if (board.query.level != Level::Region)
            line.push_back(reportWords(QString::fromStdString(ranked.place)));
        line.push_back(
            measureOf(board.query.preset).isRate() ? cells.rate(row.value) : cells.money(row.value));
        line.push_back(row.prevRank ? cells.count(static_cast<int64_t>(*row.prevRank)) : reportNothing());
        made.rows.push_back(std::move(line));
    }
    made.empty = text(QUNCE_TEXT("There are no numbers for it."));
    return made;
}

} // namespace qunce
