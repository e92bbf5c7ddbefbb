// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/contests/contesttexts.h"

#include <algorithm>
#include <set>

#include <QStringList>

#include "views/common/texts.h"

namespace qunce {

namespace {

enum ListColumn { ListName, ListState, ListDays };
enum StandingColumn {
    StandingPlace,
    StandingMoved,
    StandingTeam,
    StandingValue,
    StandingGap,
    StandingReached,
    StandingRefunds,
    StandingTie
};
enum LateColumnOf { LateTeam, LateOn, LateThen, LateSince, LateMore, LateRefunds };

const QString kBetween = QStringLiteral(" · ");
constexpr size_t kMostLines = 6; ///< more cannot be told apart

QString nameOf(const ContestBoard &board, size_t team)
{
    return QString::fromStdString(board.numbers.teams[team].name);
}

QString daysText(uint64_t days, const Format &format)
{
    return text(QUNCE_TEXT("%1 days"), {format.integer(static_cast<int64_t>(days))});
}

/// Of days in a row the number alone stands in charts and differences of a day are orders.
QString dayValueText(ContestMeasure measure, const std::optional<uint64_t> &value, const Format &format)
{
    if (!value)
        return Format::missing();
    return measure == ContestMeasure::Amount ? format.money(static_cast<int64_t>(*value))
                                             : format.integer(static_cast<int64_t>(*value));
}

QString signedMoney(int64_t fen, const Format &format)
{
    return (fen < 0 ? QStringLiteral("−") : QStringLiteral("+")) + format.money(fen < 0 ? -fen : fen);
}

BoardColumn columnNamed(const char *title, bool isNumber, int width, const char *help = nullptr)
{
    BoardColumn made;
    made.title = text(title);
    made.isNumber = isNumber;
    made.width = width;
    if (help)
        made.help = text(help);
    return made;
}

BoardCell movedCell(const Standing &standing, const Format &format)
{
    BoardCell cell;
    cell.color = Token::TextSecondary;
    if (!standing.place) {
        cell.text = Format::missing();
    } else if (!standing.before) {
        cell.text = text(QUNCE_TEXT("new"));
        cell.color = Token::AccentInk;
    } else if (const int moved = *standing.movement(); moved == 0) {
        cell.text = text(QUNCE_TEXT("same"));
    } else {
        cell.text =
            (moved > 0 ? QStringLiteral("↑ ") : QStringLiteral("↓ ")) + format.integer(std::abs(moved));
        cell.color = moved > 0 ? Token::Good : Token::Bad;
    }
    return cell;
}

QString tieWords(const Standing &standing, const Format &format)
{
    switch (standing.tie) {
    case ContestTie::ByDay:
        return standing.reachedOn
            ? text(QUNCE_TEXT("same value, reached on %1"), {format.shortDay(*standing.reachedOn)})
            : text(QUNCE_TEXT("same value"));
    case ContestTie::Shared:
        return text(QUNCE_TEXT("same value and day: shared place"));
    case ContestTie::None:
        break;
    }
    return {};
}

} // namespace

QString contestStateText(ContestState state)
{
    switch (state) {
    case ContestState::Ahead:
        return text(QUNCE_TEXT("Not begun"));
    case ContestState::Running:
        return text(QUNCE_TEXT("Under way"));
    case ContestState::Ending:
        return text(QUNCE_TEXT("To be frozen"));
    case ContestState::Frozen:
        break;
    }
    return text(QUNCE_TEXT("Frozen"));
}

QString contestMeasureText(ContestMeasure measure)
{
    switch (measure) {
    case ContestMeasure::Amount:
        return text(QUNCE_TEXT("Total amount"));
    case ContestMeasure::Orders:
        return text(QUNCE_TEXT("Number of orders"));
    case ContestMeasure::Streak:
        break;
    }
    return text(QUNCE_TEXT("Days in a row with orders"));
}

QString contestValueText(ContestMeasure measure, const std::optional<uint64_t> &value, const Format &format)
{
    return value && measure == ContestMeasure::Streak ? daysText(*value, format)
                                                      : dayValueText(measure, value, format);
}

QString contestLineText(const ContestLine &line, const Format &format)
{
    const QString place =
        line.place.empty() ? text(QUNCE_TEXT("Whole brand")) : QString::fromStdString(line.place);
    const QString freezes = line.frozenAt
        ? text(QUNCE_TEXT("frozen %1"), {format.dateTime(*line.frozenAt)})
        : text(QUNCE_TEXT("freezes %1"), {format.dateTime(line.contest.freezesAt)});
    return QStringList {contestStateText(line.state), contestMeasureText(line.contest.measure), place,
        format.period(line.contest.days), freezes}
        .join(kBetween);
}

QString contestStandText(const ContestBoard &board, const Format &format)
{
    const ContestLine *const line = board.line();
    if (!line)
        return {};
    QStringList says;
    if (line->state == ContestState::Ahead)
        says << text(QUNCE_TEXT("It has not begun."));
    else if (board.numbers.days == 0)
        says << text(QUNCE_TEXT("Nothing has come in for its days yet."));
    else
        says << text(QUNCE_TEXT("With the numbers up to %1, changes against the day before."),
            {format.shortDay(board.numbers.through())});
    if (line->state == ContestState::Ending)
        says << text(QUNCE_TEXT("Refunds that come before it is frozen still count."));
    if (line->state == ContestState::Frozen)
        says << text(QUNCE_TEXT("The standings stay as they were when it was frozen."));
    if (board.hasUnseen)
        says << text(QUNCE_TEXT("Numbers of teams outside your regions come to this computer only once it is "
                                "frozen; until then there are no places."));
    return says.join(format.isChinese() ? QString() : QStringLiteral(" "));
}

QString contestTieText(const ContestBoard &board, const Format &)
{
    const bool isTied = std::any_of(board.standings.begin(), board.standings.end(),
        [](const Standing &one) { return one.tie != ContestTie::None; });
    return isTied
        ? text(QUNCE_TEXT("Equal values: whoever reached the value on the earlier day is before; on the "
                          "same day the place is shared."))
        : QString();
}

QString contestLateText(const ContestBoard &board, const Format &format)
{
    if (board.late.empty())
        return {};
    int64_t refunds = 0;
    std::set<size_t> teams;
    for (const LateContestDay &late : board.late) {
        refunds += static_cast<int64_t>(late.refunds) - static_cast<int64_t>(late.frozenRefunds);
        teams.insert(late.team);
    }
    return text(QUNCE_TEXT("Came in after it was frozen: %1 days of %2 teams, refunds %3. No place changes."),
        {format.integer(static_cast<int64_t>(board.late.size())),
            format.integer(static_cast<int64_t>(teams.size())), signedMoney(refunds, format)});
}

std::vector<BoardColumn> contestListColumns()
{
    return {columnNamed(QUNCE_TEXT("Contest"), false, 120), columnNamed(QUNCE_TEXT("State"), false, 64),
        columnNamed(QUNCE_TEXT("Contest days"), false, 96)};
}

BoardCell contestListCell(const ContestLine &line, int column, const Format &format)
{
    BoardCell cell;
    switch (column) {
    case ListName:
        cell.text = QString::fromStdString(line.contest.name);
        break;
    case ListState:
        cell.text = contestStateText(line.state);
        cell.color = line.state == ContestState::Running ? Token::Good
            : line.state == ContestState::Ending         ? Token::Warn
                                                         : Token::TextSecondary;
        break;
    case ListDays:
        cell.text = format.period(line.contest.days);
        cell.color = Token::TextSecondary;
        break;
    default:
        break;
    }
    return cell;
}

std::vector<BoardColumn> standingColumns()
{
    std::vector<BoardColumn> columns {columnNamed(QUNCE_TEXT("Rank"), true, 44),
        columnNamed(QUNCE_TEXT("Change"), true, 52, QUNCE_TEXT("Places won or lost since the day before")),
        columnNamed(QUNCE_TEXT("Contest team"), false, 120), columnNamed(QUNCE_TEXT("Score"), true, 160),
        columnNamed(QUNCE_TEXT("To the one before"), true, 96),
        columnNamed(QUNCE_TEXT("Reached on"), false, 84, QUNCE_TEXT("The last day that added to the value")),
        columnNamed(QUNCE_TEXT("Refunds"), true, 88,
            QUNCE_TEXT("Refunds of these days; they are taken off the value already")),
        columnNamed(QUNCE_TEXT("Equal values"), false, 120)};
    columns[StandingValue].barWidth = 72;
    return columns;
}

BoardCell standingCell(const ContestBoard &board, int row, int column, const Format &format)
{
    const Standing &standing = board.standings[static_cast<size_t>(row)];
    const ContestMeasure measure = board.line()->contest.measure;
    const bool isSeen = board.numbers.teams[standing.team].isSeen;
    BoardCell cell;
    switch (column) {
    case StandingPlace:
        cell.text = standing.place ? format.integer(*standing.place) : Format::missing();
        cell.bold = standing.place.has_value();
        break;
    case StandingMoved:
        return movedCell(standing, format);
    case StandingTeam:
        cell.text = nameOf(board, standing.team);
        break;
    case StandingValue: {
        cell.text = contestValueText(measure, standing.value, format);
        cell.bold = standing.value.has_value();
        if (!isSeen)
            cell.icon = QStringLiteral("lock");
        const uint64_t best = board.standings.front().value.value_or(0);
        if (standing.value && best > 0)
            cell.bar = static_cast<double>(*standing.value) / static_cast<double>(best);
        break;
    }
    case StandingGap:
        cell.text = contestValueText(measure, standing.gap, format);
        break;
    case StandingReached:
        cell.text = standing.reachedOn ? format.shortDay(*standing.reachedOn) : Format::missing();
        cell.color = Token::TextSecondary;
        break;
    case StandingRefunds:
        cell.text = isSeen ? format.money(static_cast<int64_t>(standing.refunds)) : Format::missing();
        cell.color = Token::TextSecondary;
        break;
    case StandingTie:
        cell.text = tieWords(standing, format);
        cell.color = Token::TextSecondary;
        break;
    default:
        break;
    }
    return cell;
}

std::vector<BoardColumn> contestLateColumns()
{
    return {columnNamed(QUNCE_TEXT("Contest team"), false, 120), columnNamed(QUNCE_TEXT("Day"), false, 72),
        columnNamed(QUNCE_TEXT("When frozen"), true, 96), columnNamed(QUNCE_TEXT("Now"), true, 96),
        columnNamed(QUNCE_TEXT("Difference"), true, 96), columnNamed(QUNCE_TEXT("Refunds since"), true, 96)};
}

BoardCell contestLateCell(const ContestBoard &board, int row, int column, const Format &format)
{
    const LateContestDay &late = board.late[static_cast<size_t>(row)];
    const ContestMeasure measure = board.line()->contest.measure;
    const int64_t difference =
        static_cast<int64_t>(late.now.value_or(0)) - static_cast<int64_t>(late.frozen.value_or(0));
    const int64_t refunds = static_cast<int64_t>(late.refunds) - static_cast<int64_t>(late.frozenRefunds);
    BoardCell cell;
    switch (column) {
    case LateTeam:
        cell.text = nameOf(board, late.team);
        break;
    case LateOn:
        cell.text = format.shortDay(late.day);
        break;
    case LateThen:
        cell.text = dayValueText(measure, late.frozen, format);
        break;
    case LateSince:
        cell.text = dayValueText(measure, late.now, format);
        break;
    case LateMore:
        cell.text = measure == ContestMeasure::Amount ? signedMoney(difference, format)
                                                      : format.signedInteger(difference);
        cell.color = difference < 0 ? Token::Bad : difference > 0 ? Token::Good : Token::TextSecondary;
        break;
    case LateRefunds:
        cell.text = refunds == 0 ? Format::missing() : signedMoney(refunds, format);
        break;
    default:
        break;
    }
    return cell;
}

ChartData contestLines(const ContestBoard &board, const Format &format)
{
    ChartData data;
    const ContestLine *const line = board.line();
    if (!line || board.numbers.days == 0)
        return data;
    data.unit = line->contest.measure == ContestMeasure::Amount ? ChartUnit::Money : ChartUnit::Integer;
    data.categoryTitle = text(QUNCE_TEXT("Day"));
    for (int day = 0; day < board.numbers.days; ++day)
        data.categories << format.shortDay(board.numbers.from + day);
    for (const Standing &standing : board.standings) {
        if (data.series.size() == kMostLines || !standing.value)
            break;
        ChartSeries series;
        series.name = nameOf(board, standing.team);
        for (const std::optional<uint64_t> &value : board.race[standing.team])
            series.values.push_back(
                {value ? std::optional(Fraction {static_cast<Int128>(*value), 1}) : std::nullopt, false});
        data.series.push_back(std::move(series));
    }
    return data;
}

QString contestFaultText(ContestFault fault)
{
    switch (fault) {
    case ContestFault::NoName:
        return text(QUNCE_TEXT("Give the contest a name."));
    case ContestFault::NoDays:
        return text(QUNCE_TEXT("The contest ends before it begins."));
    case ContestFault::TooLong:
        return text(QUNCE_TEXT("A contest has %1 days at most."), {QString::number(kMostContestDays)});
    case ContestFault::FreezesEarly:
        return text(QUNCE_TEXT("It can be frozen once its last day is over."));
    case ContestFault::FewTeams:
        return text(QUNCE_TEXT("A contest needs two teams at least."));
    case ContestFault::ManyTeams:
        return text(QUNCE_TEXT("A contest has %1 teams at most."), {QString::number(kMostTeams)});
    case ContestFault::EmptyTeam:
        return text(QUNCE_TEXT("A team needs a name and somebody in it."));
    case ContestFault::LargeTeam:
        return text(QUNCE_TEXT("A team has %1 members at most."), {QString::number(kMostTeamMembers)});
    case ContestFault::TwiceInTeams:
        return text(QUNCE_TEXT("A unit or guide is in the teams twice."));
    case ContestFault::SameNames:
        break;
    }
    return text(QUNCE_TEXT("Two teams have the same name."));
}

QString teamFaultText(const TeamTextFault &fault)
{
    const QString line = QString::number(fault.line);
    const QString word = QString::fromStdString(fault.word);
    switch (fault.kind) {
    case TeamTextFault::Kind::Unknown:
        return text(QUNCE_TEXT("Line %1: no unit or guide is called %2."), {line, word});
    case TeamTextFault::Kind::Several:
        return text(QUNCE_TEXT("Line %1: %3 are called %2, so write the code."),
            {line, word, QString::number(fault.meanings)});
    case TeamTextFault::Kind::Nobody:
        break;
    }
    return text(QUNCE_TEXT("Line %1: nobody is in %2."), {line, word});
}

} // namespace qunce
