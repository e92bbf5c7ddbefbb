// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/rulestexts.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <QRegularExpression>

#include "views/common/texts.h"

namespace qunce {

namespace {

QString monthDay(int number)
{
    return QStringLiteral("%1-%2")
        .arg(number / 100, 2, 10, QLatin1Char('0'))
        .arg(number % 100, 2, 10, QLatin1Char('0'));
}

std::optional<int> monthDayTyped(const QString &month, const QString &day)
{
    // Any leap year has all the days that there are.
    const std::string written = "2024/" + month.toStdString() + "/" + day.toStdString();
    const std::optional<Day> known = Day::parse(written);
    return known ? std::optional(static_cast<int>(known->month() * 100 + known->dayOfMonth())) : std::nullopt;
}

} // namespace

QString seasonLines(const std::vector<SeasonRule> &seasons)
{
    QStringList lines;
    for (const SeasonRule &season : seasons)
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(QString::fromStdString(season.name), monthDay(season.fromMonthDay),
                         monthDay(season.toMonthDay), QString::number(season.lowestPercent));
    return lines.join(QLatin1Char('\n'));
}

std::optional<std::vector<SeasonRule>> seasonsTyped(const QString &lines, QString &why)
{
    static const QRegularExpression kLine(QStringLiteral(
        R"(^(.*\S)\s+(\d{1,2})[-/.月](\d{1,2})日?\s+(\d{1,2})[-/.月](\d{1,2})日?\s+(\d{1,3})\s*[%％]?$)"));
    std::vector<SeasonRule> seasons;
    int number = 0;
    for (const QString &line : lines.split(QLatin1Char('\n'))) {
        ++number;
        const QString words = line.trimmed();
        if (words.isEmpty())
            continue;
        const QRegularExpressionMatch match = kLine.match(words);
        const std::optional<int> from =
            match.hasMatch() ? monthDayTyped(match.captured(2), match.captured(3)) : std::nullopt;
        const std::optional<int> to =
            match.hasMatch() ? monthDayTyped(match.captured(4), match.captured(5)) : std::nullopt;
        const int percent = match.hasMatch() ? match.captured(6).toInt() : -1;
        if (!from || !to || percent < 0 || percent > 100) {
            why =
                text(QUNCE_TEXT("Line %1: write a name, two days and a percentage, as in “National Day 10-01 "
                                "10-07 80”."),
                    {QString::number(number)});
            return std::nullopt;
        }
        seasons.push_back({match.captured(1).toStdString(), *from, *to, percent});
    }
    return seasons;
}

QString listed(const std::vector<std::string> &names)
{
    QStringList all;
    for (const std::string &name : names)
        all << QString::fromStdString(name);
    return all.join(QStringLiteral("、"));
}

std::vector<std::string> namesTyped(const QString &typed)
{
    static const QRegularExpression kBetween(QStringLiteral("[、,，;；\n]"));
    std::vector<std::string> names;
    for (const QString &part : typed.split(kBetween)) {
        const std::string name = part.trimmed().toStdString();
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    return names;
}

QString wordLines(const WordList &list)
{
    QStringList lines;
    for (const std::string &word : list.words)
        lines << QString::fromStdString(word);
    for (const std::string &exception : list.exceptions)
        lines << QLatin1Char('!') + QString::fromStdString(exception);
    return lines.join(QLatin1Char('\n'));
}

void takeWords(const QString &lines, WordList &list)
{
    list.words.clear();
    list.exceptions.clear();
    for (const QString &line : lines.split(QLatin1Char('\n'))) {
        const QString word = line.trimmed();
        const bool isException = word.startsWith(QLatin1Char('!')) || word.startsWith(QChar(0xFF01));
        const std::string said = (isException ? word.mid(1).trimmed() : word).toStdString();
        std::vector<std::string> &into = isException ? list.exceptions : list.words;
        if (!said.empty() && std::find(into.begin(), into.end(), said) == into.end())
            into.push_back(said);
    }
}

QString capText(CapRule rule)
{
    switch (rule) {
    case CapRule::MonthAsManyAsDays:
        return text(QUNCE_TEXT("In a month as often as it has days"));
    case CapRule::WeekSeven:
        return text(QUNCE_TEXT("Seven times a week, Monday to Sunday"));
    case CapRule::DayOne:
        return text(QUNCE_TEXT("Once a day"));
    }
    return {};
}

QString taskKindText(TaskKind kind)
{
    static constexpr std::array<const char *, 7> kNames {QUNCE_TEXT("Group push"), QUNCE_TEXT("One to one"),
        QUNCE_TEXT("Moments"), QUNCE_TEXT("Leads"), QUNCE_TEXT("Follow-up"), QUNCE_TEXT("Group notice"),
        QUNCE_TEXT("Other")};
    return text(kNames[static_cast<size_t>(kind)]);
}

QString effectText(const RulesEffect &effect, bool ofContents, const Format &format)
{
    const auto number = [&](size_t count) { return format.integer(static_cast<int64_t>(count)); };
    const char *words = ofContents
        ? QUNCE_TEXT("Of %1 contents: with forbidden words %2, then %3; with any words %4, then %5.")
        : QUNCE_TEXT(
            "Of %1 entries in the next 60 days: with errors %2, then %3; with errors or warnings %4, "
            "then %5.");
    return text(words,
        {number(effect.entries), number(effect.errorsNow), number(effect.errorsThen),
            number(effect.findingsNow), number(effect.findingsThen)});
}

} // namespace qunce
