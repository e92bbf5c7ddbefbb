// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/groups/grouppane.h"

#include "models/boards/grouproster.h"
#include "views/common/texts.h"
#include "views/detail/daycharts.h"
#include "views/detail/detailpane.h"
#include "views/detail/detailtexts.h"
#include "views/detail/keyfigures.h"
#include "views/detail/linelist.h"

namespace qunce {

namespace {

/// The names of the marks that the group has: why it needs somebody.
QStringList marksOf(const GroupDetail &detail)
{
    QStringList names;
    for (const QuickFilter &filter : groupFilters()) {
        if ((filter.mark & detail.marks) != 0)
            names.append(text(filter.title));
    }
    return names;
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString placeOf(const GroupDetail &detail)
{
    return joined({choiceText(detail.kind, groupKindChoices()),
        QString::fromStdString(detail.store.empty() ? detail.region : detail.store),
        QString::fromStdString(detail.owner)});
}

QString conditionOf(const GroupDetail &detail)
{
    return joined(QStringList {QString::fromStdString(detail.code)} + marksOf(detail));
}

std::vector<KeyFigure> figuresOf(const GroupDetail &detail, const Format &format)
{
    KeyFigure members {text(QUNCE_TEXT("Members")),
        detail.members ? format.integer(*detail.members) : Format::missing(),
        detail.capacity ? text(QUNCE_TEXT("limit %1"), {format.integer(*detail.capacity)}) : QString()};
    if ((detail.marks & groupmarks::kNearlyFull) != 0)
        members.color = Token::Warn;
    KeyFigure activity {text(QUNCE_TEXT("Active, 7 days")), rateText(detail.activity, format), {}};
    if (detail.activity)
        activity.note = pairText(static_cast<int64_t>(detail.activity->numerator),
            static_cast<int64_t>(detail.activity->denominator), format);
    if ((detail.marks & groupmarks::kInvalid) != 0)
        activity.color = Token::Bad;
    else if ((detail.marks & groupmarks::kToWake) != 0)
        activity.color = Token::Warn;
    KeyFigure sales {text(QUNCE_TEXT("Sales, 30 days")),
        detail.amount ? format.moneyCompact(*detail.amount) : Format::missing(), {}};
    if (detail.amount)
        sales.tip = format.money(*detail.amount);
    sales.note = text(QUNCE_TEXT("pushes %1"),
        {pairText(static_cast<int64_t>(detail.pushes.sent), int64_t {detail.pushLimit}, format)});
    return {members, activity, sales};
}

TrendLine *lineOf(const GroupDetail &detail, std::optional<int64_t> GroupDetail::GroupDay::*value,
    const Message &name, Token color, PageTools &tools)
{
    const Format format = tools.format();
    std::vector<TrendLine::Point> points;
    for (const GroupDetail::GroupDay &day : detail.days) {
        TrendLine::Point point;
        const std::optional<int64_t> number = day.*value;
        point.number = number ? format.integer(*number) : Format::missing();
        if (number)
            point.value = static_cast<double>(*number);
        point.tip = text(QUNCE_TEXT("%1: %2"), {format.day(day.day), point.number});
        points.push_back(std::move(point));
    }
    auto *line = new TrendLine(tools.theme, color, std::move(points),
        format.shortDay(detail.days.front().day), format.shortDay(detail.days.back().day));
    line->setAccessibleName(text(name));
    return line;
}

/// First orders ÷ members, hour by hour since it began.
TrendLine *curveOf(const GroupDetail &detail, PageTools &tools)
{
    const Format format = tools.format();
    std::vector<TrendLine::Point> points;
    for (size_t hour = 0; hour < detail.curve.hours.size(); ++hour) {
        const FlashHour &at = detail.curve.hours[hour];
        TrendLine::Point point;
        const Instant end {detail.curveStart->seconds + static_cast<int64_t>(hour + 1) * 3600};
        if (at.members > 0) {
            const Fraction rate {at.orders, at.members};
            point.value = static_cast<double>(at.orders) / static_cast<double>(at.members);
            point.number = format.rate(rate);
        }
        const QString pair =
            pairText(static_cast<int64_t>(at.orders), static_cast<int64_t>(at.members), format);
        point.tip = factLine(format.dateTime(end), point.value ? point.number : Format::missing(), pair);
        points.push_back(std::move(point));
    }
    const Instant last {
        detail.curveStart->seconds + static_cast<int64_t>(detail.curve.hours.size()) * 3600 - 1};
    auto *line = new TrendLine(tools.theme, Token::Chart2, std::move(points),
        format.shortDay(detail.curveStart->day()), format.shortDay(last.day()));
    line->setAccessibleName(text(QUNCE_TEXT("First orders ÷ members by hour")));
    return line;
}

QString curveNote(const GroupDetail &detail, const Format &format)
{
    const FlashHour &last = detail.curve.hours.back();
    return text(QUNCE_TEXT("%1 first orders / %2 members"),
        {format.integer(static_cast<int64_t>(last.orders)),
            format.integer(static_cast<int64_t>(last.members))});
}

QWidget *curveContents(const GroupDetail &detail, PageTools &tools)
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(curveOf(detail, tools));
    if (!detail.closeReasons.empty()) {
        QStringList reasons;
        for (const Message &reason : detail.closeReasons)
            reasons << text(reason);
        auto *hint = new ThemedLabel(
            tools.theme, TextRole::Secondary, detail.mayClose ? Token::Warn : Token::TextSecondary);
        hint->setObjectName(QStringLiteral("closeAdvice"));
        hint->setText(text(QUNCE_TEXT("%1: %2"),
            {detail.mayClose ? text(QUNCE_TEXT("Close the group")) : text(QUNCE_TEXT("Keep it open")),
                reasons.join(text(QUNCE_TEXT("; ")))}));
        hint->setWordWrap(true);
        column->addWidget(hint);
    }
    return all;
}

QString stateText(const GroupDetail::Push &push, const Format &format)
{
    switch (push.status) {
    case TaskStatus::Done:
        return push.lateSeconds > 0 ? text(QUNCE_TEXT("%1 late"), {spanText(push.lateSeconds, format)})
                                    : text(QUNCE_TEXT("Sent"));
    case TaskStatus::Failed:
        switch (push.reason) {
        case FailReason::Quota:
            return text(QUNCE_TEXT("Failed: push limit"));
        case FailReason::NotFriend:
            return text(QUNCE_TEXT("Failed: not a friend"));
        case FailReason::GroupClosed:
            return text(QUNCE_TEXT("Failed: group closed"));
        default:
            return text(QUNCE_TEXT("Failed"));
        }
    case TaskStatus::Cancelled:
        return text(QUNCE_TEXT("Cancelled"));
    default:
        return push.isOverdue ? text(QUNCE_TEXT("Overdue %1"), {spanText(push.lateSeconds, format)})
                              : text(QUNCE_TEXT("Open task"));
    }
}

LineList::Cell stateCell(const GroupDetail::Push &push, const Format &format)
{
    LineList::Cell cell {stateText(push, format), Token::TextSecondary, QStringLiteral("clock")};
    if (push.status == TaskStatus::Done) {
        cell.color = push.lateSeconds > 0 ? Token::Warn : Token::Good;
        cell.icon = QStringLiteral("state-done");
    } else if (push.status == TaskStatus::Failed || push.isOverdue) {
        cell.color = Token::Bad;
        cell.icon = QStringLiteral("warning");
    } else if (push.status == TaskStatus::Cancelled) {
        cell.icon = QStringLiteral("minus");
    }
    return cell;
}

QWidget *pushesOf(const GroupDetail &detail, PageTools &tools)
{
    const Format format = tools.format();
    std::vector<LineList::Line> lines;
    for (const GroupDetail::Push &push : detail.lastPushes)
        lines.push_back(
            {{{QString::fromStdString(push.title)},
                 {format.dateTime(push.dueAt), Token::TextSecondary, {}, true}, stateCell(push, format)},
                push.task});
    auto *list = new LineList(tools.theme, std::move(lines));
    list->setObjectName(QStringLiteral("pushes"));
    list->setAccessibleName(text(QUNCE_TEXT("Pushes")));
    QObject::connect(list, &LineList::activated, list, [&tools](const Uuid &task) {
        tools.go({PageId::Tasks, task, {}, {}});
    });
    return list;
}

QString netNote(const GroupDetail &detail, const Format &format)
{
    int64_t joins = 0;
    int64_t leaves = 0;
    for (const GroupDetail::GroupDay &day : detail.days) {
        joins += day.joins.value_or(0);
        leaves += day.leaves.value_or(0);
    }
    return text(QUNCE_TEXT("30 days · joined %1 · left %2"), {format.integer(joins), format.integer(leaves)});
}

} // namespace

void fillGroupPane(DetailPane &pane, const GroupDetail &detail, PageTools &tools)
{
    const Format format = tools.format();
    Theme &theme = tools.theme;
    pane.setHeading(QString::fromStdString(detail.name), placeOf(detail), conditionOf(detail));
    std::vector<QWidget *> sections;
    sections.push_back(new DetailSection(theme, makeKeyFigures(theme, figuresOf(detail, format))));
    if (detail.curveStart)
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Conversion by hour")),
            curveNote(detail, format), curveContents(detail, tools)));
    if (!detail.days.empty()) {
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Members")), netNote(detail, format),
            lineOf(detail, &GroupDetail::GroupDay::members, QUNCE_TEXT("Members by day"), Token::Chart1,
                tools)));
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("People who spoke")),
            text(QUNCE_TEXT("by day, 30 days")),
            lineOf(detail, &GroupDetail::GroupDay::speakers, QUNCE_TEXT("People who spoke by day"),
                Token::Chart3, tools)));
    }
    if (!detail.lastPushes.empty())
        sections.push_back(new DetailSection(theme, text(QUNCE_TEXT("Pushes")),
            text(QUNCE_TEXT("last %1"), {format.integer(static_cast<int64_t>(detail.lastPushes.size()))}),
            pushesOf(detail, tools)));
    pane.setSections(std::move(sections));
}

QString groupText(const GroupDetail &detail, const Format &format, Day today)
{
    QStringList lines {QString::fromStdString(detail.name), joined({placeOf(detail), conditionOf(detail)})};
    for (const KeyFigure &figure : figuresOf(detail, format))
        lines.append(factLine(figure.title, figure.number, figure.note));
    if (!detail.days.empty())
        lines.append(factLine(text(QUNCE_TEXT("Members")), netNote(detail, format), {}));
    if (detail.curveStart)
        lines.append(factLine(text(QUNCE_TEXT("Conversion by hour")), curveNote(detail, format), {}));
    for (const GroupDetail::Push &push : detail.lastPushes)
        lines.append(factLine(oneLine(QString::fromStdString(push.title)), format.dateTime(push.dueAt),
            stateText(push, format)));
    lines.append(text(QUNCE_TEXT("as of %1"), {format.day(today)}));
    return lines.join(QLatin1Char('\n'));
}

} // namespace qunce
