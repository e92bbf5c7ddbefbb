// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/guides/guidepane.h"

#include <algorithm>

#include "models/boards/grouproster.h"
#include "models/boards/guideroster.h"
#include "views/common/texts.h"
#include "views/detail/daycharts.h"
#include "views/detail/detailpane.h"
#include "views/detail/detailtexts.h"
#include "views/detail/keyfigures.h"
#include "views/detail/linelist.h"

namespace qunce {

namespace {

constexpr Fraction kLowCompletion {7, 10};
constexpr size_t kGroupsShown = 12;

QString joinedText(const GuideDetail &detail, const Format &format)
{
    return detail.employment.joinedOn
        ? text(QUNCE_TEXT("joined %1"), {format.month(*detail.employment.joinedOn)})
        : QString();
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString placeOf(const GuideDetail &detail)
{
    return joined({QString::fromStdString(detail.store), choiceText(detail.role, guideRoleNames())});
}

QString personOf(const GuideDetail &detail, const Format &format)
{
    return joined({QString::fromStdString(detail.code), joinedText(detail, format),
        detail.state == GuideState::OnLeave    ? text(QUNCE_TEXT("On leave"))
            : detail.state == GuideState::Left ? text(QUNCE_TEXT("Has left"))
                                               : QString()});
}

std::vector<KeyFigure> figuresOf(const GuideDetail &detail, const Format &format)
{
    KeyFigure completion {text(QUNCE_TEXT("Due completion")), rateText(detail.completion.value, format),
        pairText(detail.completion, format)};
    if (detail.completion.value && compare(*detail.completion.value, kLowCompletion) < 0)
        completion.color = Token::Bad;
    KeyFigure attainment {
        text(QUNCE_TEXT("Month's goal")), rateText(detail.monthAttainment.value, format), {}};
    if (detail.monthProgress)
        attainment.note = text(QUNCE_TEXT("time %1"), {format.rate(*detail.monthProgress)});
    if (detail.monthAttainment.hasData && detail.monthAttainment.denominator)
        attainment.tip = format.money(static_cast<int64_t>(detail.monthAttainment.numerator))
            + QStringLiteral(" / ")
            + format.money(static_cast<int64_t>(detail.monthAttainment.denominator->numerator));
    KeyFigure streak {text(QUNCE_TEXT("Selling streak")), Format::missing(), {}};
    if (detail.sells) {
        streak.number = text(QUNCE_TEXT("%1 days"), {format.integer(detail.streak.current)});
        streak.note = text(QUNCE_TEXT("longest %1 days"), {format.integer(detail.streak.best)});
    }
    return {completion, attainment, streak};
}

QString dayText(const GuideDetail::TaskDay &day, const Format &format)
{
    QStringList parts;
    const auto add = [&](const char *words, uint64_t count) {
        if (count > 0)
            parts.append(text(words) + QLatin1Char(' ') + format.integer(static_cast<int64_t>(count)));
    };
    add(QUNCE_TEXT("on time"), day.onTime);
    add(QUNCE_TEXT("late"), day.late);
    add(QUNCE_TEXT("not done"), day.notDone);
    add(QUNCE_TEXT("not due yet"), day.open);
    return parts.isEmpty() ? text(QUNCE_TEXT("no tasks")) : parts.join(QStringLiteral(" · "));
}

QWidget *squaresOf(const GuideDetail &detail, Theme &theme, const Format &format)
{
    std::vector<DaySquares::Counts> days;
    std::vector<DayChart::Label> labels;
    for (const GuideDetail::TaskDay &day : detail.taskDays) {
        days.push_back({day.onTime, day.late, day.notDone, day.open});
        labels.push_back(dayLabel(day.day, detail.days.days(), dayText(day, format), format));
    }
    auto *squares = new DaySquares(theme, std::move(days), std::move(labels));
    squares->setAccessibleName(text(QUNCE_TEXT("Completion by day")));
    return squares;
}

QWidget *barsOf(const GuideDetail &detail, Theme &theme, const Format &format)
{
    std::vector<std::optional<int64_t>> days;
    std::vector<DayChart::Label> labels;
    for (const GuideDetail::SalesDay &day : detail.salesDays) {
        const QString amount = day.amount ? format.money(*day.amount) : Format::missing();
        days.push_back(day.amount);
        labels.push_back(dayLabel(day.day, detail.days.days(), amount, format));
    }
    auto *bars = new DayBars(theme, Token::Chart3, std::move(days), std::move(labels));
    bars->setAccessibleName(text(QUNCE_TEXT("Net sales by day")));
    return bars;
}

QString stateText(const GuideDetail::Assignment &task, const Format &format)
{
    switch (task.state) {
    case AssignmentClass::DoneOnTime:
        return text(QUNCE_TEXT("Done"));
    case AssignmentClass::DoneLate:
        return task.doneAt ? text(QUNCE_TEXT("%1 late"), {spanText(task.lateSeconds, format)})
                           : text(QUNCE_TEXT("Done, no time"));
    case AssignmentClass::Failed:
        return text(QUNCE_TEXT("Failed"));
    case AssignmentClass::Excluded:
        return text(QUNCE_TEXT("Excluded"));
    default:
        return task.isOverdue ? text(QUNCE_TEXT("Overdue %1"), {spanText(task.lateSeconds, format)})
                              : text(QUNCE_TEXT("Open task"));
    }
}

LineList::Cell stateCell(const GuideDetail::Assignment &task, const Format &format)
{
    LineList::Cell cell {stateText(task, format), Token::TextSecondary, QStringLiteral("clock")};
    if (task.state == AssignmentClass::DoneOnTime) {
        cell.color = Token::Good;
        cell.icon = QStringLiteral("state-done");
    } else if (task.state == AssignmentClass::DoneLate) {
        cell.color = Token::Warn;
        cell.icon = QStringLiteral("state-done");
    } else if (task.state == AssignmentClass::Failed || task.isOverdue) {
        cell.color = Token::Bad;
        cell.icon = QStringLiteral("warning");
    } else if (task.state == AssignmentClass::Excluded) {
        cell.icon = QStringLiteral("minus");
    }
    return cell;
}

QWidget *groupsOf(const GuideDetail &detail, PageTools &tools, const Format &format)
{
    std::vector<LineList::Line> lines;
    for (size_t i = 0; i < std::min(detail.groups.size(), kGroupsShown); ++i) {
        const GuideDetail::Group &group = detail.groups[i];
        lines.push_back(
            {{{QString::fromStdString(group.name)},
                 {choiceText(group.kind, groupKindChoices()), Token::TextSecondary},
                 {pairText(group.members, group.capacity, format), Token::Text, {}, true},
                 {pairText(static_cast<int64_t>(group.sent), static_cast<int64_t>(group.planned), format),
                     Token::Text, {}, true}},
                group.id});
    }
    auto *list = new LineList(tools.theme, std::move(lines));
    list->setObjectName(QStringLiteral("groups"));
    list->setAccessibleName(text(QUNCE_TEXT("Groups")));
    QObject::connect(list, &LineList::activated, list, [&tools](const Uuid &group) {
        tools.go({PageId::Groups, group, {}, {}});
    });
    return list;
}

QWidget *tasksOf(const GuideDetail &detail, PageTools &tools, const Format &format)
{
    std::vector<LineList::Line> lines;
    for (const GuideDetail::Assignment &task : detail.assignments)
        lines.push_back(
            {{{QString::fromStdString(task.title)},
                 {format.dateTime(task.dueAt), Token::TextSecondary, {}, true}, stateCell(task, format)},
                task.task});
    auto *list = new LineList(tools.theme, std::move(lines));
    list->setObjectName(QStringLiteral("tasks"));
    list->setAccessibleName(text(QUNCE_TEXT("Tasks")));
    QObject::connect(list, &LineList::activated, list, [&tools](const Uuid &task) {
        tools.go({PageId::Tasks, task, {}, {}});
    });
    return list;
}

QString amountNote(const GuideDetail &detail, const Format &format)
{
    return format.period(detail.days) + QStringLiteral(" · ")
        + (detail.amount ? format.moneyWhole(*detail.amount) : Format::missing());
}

} // namespace

void fillGuidePane(DetailPane &pane, const GuideDetail &detail, PageTools &tools)
{
    const Format format = tools.format();
    Theme &theme = tools.theme;
    pane.setHeading(QString::fromStdString(detail.name), placeOf(detail), personOf(detail, format));
    const bool hasOpen = std::any_of(detail.taskDays.begin(), detail.taskDays.end(),
        [](const GuideDetail::TaskDay &day) { return day.open > 0; });
    std::vector<LegendPart> legend {{LegendMark::Filled, text(QUNCE_TEXT("on time"))},
        {LegendMark::Faded, text(QUNCE_TEXT("late"))}, {LegendMark::Outlined, text(QUNCE_TEXT("not done"))}};
    if (hasOpen)
        legend.push_back({LegendMark::Dotted, text(QUNCE_TEXT("not due yet"))});
    std::vector<QWidget *> sections;
    sections.push_back(new DetailSection(theme, makeKeyFigures(theme, figuresOf(detail, format))));
    sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Completion by day")),
        new Legend(theme, std::move(legend)), squaresOf(detail, theme, format)));
    sections.push_back(new DetailSection(
        theme, text(QUNCE_TEXT("Net sales")), amountNote(detail, format), barsOf(detail, theme, format)));
    if (!detail.groups.empty())
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Groups")),
            text(QUNCE_TEXT("members / limit · sent / planned")), groupsOf(detail, tools, format)));
    if (!detail.assignments.empty())
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Tasks")),
            text(QUNCE_TEXT("last %1"), {format.integer(static_cast<int64_t>(detail.assignments.size()))}),
            tasksOf(detail, tools, format)));
    pane.setSections(std::move(sections));
}

QString guideText(const GuideDetail &detail, const Format &format, Day today)
{
    QStringList lines {
        QString::fromStdString(detail.name), joined({placeOf(detail), personOf(detail, format)})};
    for (const KeyFigure &figure : figuresOf(detail, format))
        lines.append(factLine(figure.title, figure.number, figure.note));
    lines.append(factLine(text(QUNCE_TEXT("Net sales")), amountNote(detail, format), {}));
    for (const GuideDetail::TaskDay &day : detail.taskDays)
        lines.append(factLine(format.day(day.day), dayText(day, format), {}));
    for (const GuideDetail::Group &group : detail.groups)
        lines.append(
            factLine(QString::fromStdString(group.name), pairText(group.members, group.capacity, format),
                pairText(static_cast<int64_t>(group.sent), static_cast<int64_t>(group.planned), format)));
    for (const GuideDetail::Assignment &task : detail.assignments)
        lines.append(factLine(oneLine(QString::fromStdString(task.title)), format.dateTime(task.dueAt),
            stateText(task, format)));
    lines.append(text(QUNCE_TEXT("as of %1"), {format.day(today)}));
    return lines.join(QLatin1Char('\n'));
}

} // namespace qunce
