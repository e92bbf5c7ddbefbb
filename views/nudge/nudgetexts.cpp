// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/nudge/nudgetexts.h"

#include <algorithm>
#include <array>
#include <map>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr size_t kNudgeTasksNamed = 10;

constexpr std::array<std::string_view, 14> kNudgePlaceholders {"scope", "范围", "now", "截至", "due", "截止",
    "guides", "人数", "count", "项数", "tasks", "任务", "names", "名单"};

QString said(const std::string &words)
{
    return QString::fromStdString(words).simplified();
}

QString count(uint64_t number, const Format &format)
{
    return format.integer(static_cast<int64_t>(number));
}

/// Wall time that spreadsheets know, as import files write it.
QString wallTime(Instant at)
{
    const int second = at.secondOfDay();
    return QString::fromStdString(at.day().toString())
        + QStringLiteral(" %1:%2")
              .arg(second / 3600, 2, 10, QLatin1Char('0'))
              .arg(second / 60 % 60, 2, 10, QLatin1Char('0'));
}

QString taskLines(const NudgeBoard &board, const NudgeChoice &guides, const Format &format)
{
    std::map<uint32_t, uint64_t> open;
    for (const size_t place : guides) {
        for (const uint32_t task : board.guides[place].open)
            ++open[task];
    }
    QStringList lines;
    for (const auto &[place, people] : open) {
        if (static_cast<size_t>(lines.size()) == kNudgeTasksNamed) {
            lines << text(QUNCE_TEXT("and %1 more tasks"), {count(open.size() - kNudgeTasksNamed, format)});
            break;
        }
        const NudgeTask &task = board.tasks[place];
        const QString due = format.dateTime(task.due);
        lines << QString::number(lines.size() + 1) + QStringLiteral(". ")
                + (task.due < board.asOf ? text(QUNCE_TEXT("%1, was due %2: %3 guides"),
                       {said(task.title), due, count(people, format)})
                                         : text(QUNCE_TEXT("%1, due %2: %3 guides"),
                                             {said(task.title), due, count(people, format)}));
    }
    return lines.join(QLatin1Char('\n'));
}

/// A line for each supervisor, below it one for each store with its people.
QString nameLines(const NudgeBoard &board, const NudgeChoice &guides, const Format &format)
{
    QStringList lines;
    const NudgeGuide *before = nullptr;
    const bool areRegions = std::any_of(guides.begin(), guides.end(),
        [&](size_t place) { return board.guides[place].region != board.guides[guides.front()].region; });
    for (const size_t place : guides) {
        const NudgeGuide &guide = board.guides[place];
        const bool isOther = !before || before->region != guide.region;
        const bool isOthers = isOther || before->supervisor != guide.supervisor;
        if (areRegions && isOther)
            lines << QStringLiteral("[") + said(guide.regionName) + QStringLiteral("]");
        if (isOthers && !guide.supervisor.empty())
            lines << text(QUNCE_TEXT("Supervisor %1"), {said(guide.supervisor)});
        const QString one =
            said(guide.name) + QLatin1Char(' ') + donePair(guide.done, guide.eligible, format);
        if (isOthers || before->store != guide.store) {
            const QString store = guide.store.empty() ? said(guide.regionName) : said(guide.store);
            lines << (guide.manager.empty()
                    ? text(QUNCE_TEXT("%1: %2"), {store, one})
                    : text(QUNCE_TEXT("%1 (manager %2): %3"), {store, said(guide.manager), one}));
        } else {
            lines.last() += text(QUNCE_TEXT(", ")) + one;
        }
        before = &guide;
    }
    return lines.join(QLatin1Char('\n'));
}

std::string bytes(const QString &words)
{
    return words.toStdString();
}

/// Words of the log that do not depend on the row.
struct LogWords {
    std::map<AssignmentClass, QString> states;
    QString overdue;
    std::array<QString, kExclusions> exclusions;
    QString otherReason;
    std::map<TaskKind, QString> kinds;
    QString yes;
    QString no;
    QString unknown;
};

LogWords logWords()
{
    LogWords words;
    words.states = {{AssignmentClass::Pending, text(QUNCE_TEXT("To do"))},
        {AssignmentClass::Failed, text(QUNCE_TEXT("Failed"))},
        {AssignmentClass::DoneLate, text(QUNCE_TEXT("Done late"))},
        {AssignmentClass::DoneOnTime, text(QUNCE_TEXT("Done on time"))},
        {AssignmentClass::Excluded, text(QUNCE_TEXT("Excluded"))}};
    words.overdue = text(QUNCE_TEXT("Overdue"));
    words.exclusions = {text(QUNCE_TEXT("Cancelled")), text(QUNCE_TEXT("Has left")),
        text(QUNCE_TEXT("On leave")), text(QUNCE_TEXT("Frequency cap")), text(QUNCE_TEXT("Not a friend")),
        text(QUNCE_TEXT("Group closed"))};
    words.otherReason = text(QUNCE_TEXT("Other"));
    words.kinds = {{TaskKind::GroupPush, text(QUNCE_TEXT("Group push"))},
        {TaskKind::OneToOne, text(QUNCE_TEXT("One to one"))},
        {TaskKind::Moments, text(QUNCE_TEXT("Moments"))}, {TaskKind::Lead, text(QUNCE_TEXT("Leads"))},
        {TaskKind::FollowUp, text(QUNCE_TEXT("Follow-up"))},
        {TaskKind::Notice, text(QUNCE_TEXT("Group notice"))}, {TaskKind::Other, text(QUNCE_TEXT("Other"))}};
    words.yes = text(QUNCE_TEXT("Yes"));
    words.no = text(QUNCE_TEXT("No"));
    words.unknown = text(QUNCE_TEXT("unknown"));
    return words;
}

QString reasonOfRow(const AssignmentDetail &one, const LogWords &words)
{
    if (one.exclusion)
        return words.exclusions[static_cast<size_t>(*one.exclusion)];
    if (one.state != AssignmentClass::Failed)
        return {};
    switch (one.reason) {
    case FailReason::Quota:
        return words.exclusions[static_cast<size_t>(Exclusion::Quota)];
    case FailReason::NotFriend:
        return words.exclusions[static_cast<size_t>(Exclusion::NotFriend)];
    case FailReason::GroupClosed:
        return words.exclusions[static_cast<size_t>(Exclusion::GroupClosed)];
    case FailReason::Other:
        return words.otherReason;
    case FailReason::None:
        break;
    }
    return {};
}

QString onTimeOf(const AssignmentDetail &one, const LogWords &words)
{
    if (one.state == AssignmentClass::DoneOnTime)
        return words.yes;
    if (one.state == AssignmentClass::DoneLate)
        return one.doneAt ? words.no : words.unknown;
    return {};
}

QStringList logRow(const ExecutionLog &log, size_t row, const LogWords &words)
{
    const AssignmentDetail &one = log.rows[row];
    const Task &task = log.taskOf(row);
    const Slot &slot = log.slotOf(row);
    const auto entry = log.entries.find(one.task);
    const bool isOverdue = one.state == AssignmentClass::Pending && task.dueAt < log.asOf;
    QStringList reminders;
    QStringList people;
    for (const ExecutionLog::Reminder &reminder : log.remindersOf(row)) {
        reminders << wallTime(reminder.at);
        people << (reminder.by.empty() ? words.unknown : said(reminder.by));
    }
    const auto number = [](const std::optional<uint64_t> &value) {
        return value ? QString::number(*value) : QString();
    };
    return {QString::fromStdString(task.code), said(task.title), words.kinds.at(task.kind),
        entry == log.entries.end() ? QString() : QString::fromStdString(entry->second.code),
        entry == log.entries.end() ? QString() : said(entry->second.title),
        task.dispatchedAt ? wallTime(*task.dispatchedAt) : QString(), wallTime(task.dueAt),
        said(log.regionOf(row)), said(log.storeOf(row)), QString::fromStdString(slot.code), said(slot.name),
        isOverdue ? words.overdue : words.states.at(one.state), reasonOfRow(one, words),
        one.doneAt && (static_cast<uint8_t>(one.state) & classes::kDone) != 0 ? wallTime(*one.doneAt)
                                                                              : QString(),
        onTimeOf(one, words), number(one.planned ? one.sent : std::nullopt), number(one.planned),
        QString::number(reminders.size()), reminders.join(QStringLiteral("; ")),
        people.join(QStringLiteral("; "))};
}

} // namespace

std::span<const std::string_view> nudgePlaceholders()
{
    return kNudgePlaceholders;
}

QString shippedNudgeText()
{
    return text(QUNCE_TEXT(
        "{scope}: {guides} guides still have {count} tasks to do (as of {now}).\n{tasks}\n\n{names}"
        "\n\nPlease finish them and mark them as done. Thank you!"));
}

QString nudgeText(
    const NudgeBoard &board, const NudgeChoice &guides, const QString &scope, const Format &format)
{
    uint64_t open = 0;
    std::optional<uint32_t> first;
    for (const size_t place : guides) {
        const NudgeGuide &guide = board.guides[place];
        open += guide.open.size();
        if (!guide.open.empty() && (!first || guide.open.front() < *first))
            first = guide.open.front();
    }
    std::map<std::string, std::string, std::less<>> values;
    const auto put = [&values](const char *english, const char *chinese, const QString &words) {
        values[english] = values[chinese] = bytes(words);
    };
    put("scope", "范围", scope);
    put("now", "截至", format.dateTime(board.asOf));
    put("due", "截止", first ? format.dateTime(board.tasks[*first].due) : Format::missing());
    put("guides", "人数", count(guides.size(), format));
    put("count", "项数", count(open, format));
    put("tasks", "任务", taskLines(board, guides, format));
    put("names", "名单", nameLines(board, guides, format));
    return QString::fromStdString(
        fillTemplate(board.policy.text.empty() ? bytes(shippedNudgeText()) : board.policy.text, values));
}

QString nudgeScope(const NudgeBoard &board)
{
    QStringList parts;
    for (const std::string &part : {board.unit, board.campaign, board.task}) {
        if (!part.empty())
            parts << said(part);
    }
    return parts.isEmpty() ? text(QUNCE_TEXT("Everything")) : parts.join(QStringLiteral(" · "));
}

QString donePair(uint64_t done, uint64_t eligible, const Format &format)
{
    return count(done, format) + QLatin1Char('/') + count(eligible, format);
}

QString remindedWords(const NudgeGuide &guide, const Format &format)
{
    if (guide.reminders.empty())
        return {};
    const QString when = format.dateTime(guide.reminders.back());
    return guide.remindedBy.empty() ? when : when + QLatin1Char(' ') + said(guide.remindedBy);
}

QString budgetWords(const NudgeGuide &guide, const NudgePolicy &policy, const Format &format)
{
    if (guide.budget.again)
        return text(QUNCE_TEXT("0, again from %1"), {format.dateTime(*guide.budget.again)});
    return QString::number(guide.budget.left) + QLatin1Char('/') + QString::number(policy.limit);
}

QString effectWords(NudgeEffect effect)
{
    switch (effect) {
    case NudgeEffect::None:
        return {};
    case NudgeEffect::Waiting:
        return text(QUNCE_TEXT("there is time yet"));
    case NudgeEffect::Helped:
        return text(QUNCE_TEXT("helped"));
    case NudgeEffect::NotHelped:
        return text(QUNCE_TEXT("did not help"));
    case NudgeEffect::Unknown:
        return text(QUNCE_TEXT("unknown"));
    }
    return {};
}

QString barWords(NudgeBar bar)
{
    switch (bar) {
    case NudgeBar::None:
        return {};
    case NudgeBar::Limit:
        return text(QUNCE_TEXT("limit reached"));
    case NudgeBar::OnLeave:
        return text(QUNCE_TEXT("on leave"));
    case NudgeBar::Left:
        return text(QUNCE_TEXT("has left"));
    }
    return {};
}

TextRows executionRows(std::shared_ptr<const ExecutionLog> log, const Format &)
{
    TextRows rows;
    rows.columns = {text(QUNCE_TEXT("Task code")), text(QUNCE_TEXT("Task")), text(QUNCE_TEXT("Kind")),
        text(QUNCE_TEXT("Entry code")), text(QUNCE_TEXT("Entry")), text(QUNCE_TEXT("Dispatched at")),
        text(QUNCE_TEXT("Due")), text(QUNCE_TEXT("Region")), text(QUNCE_TEXT("Store")),
        text(QUNCE_TEXT("Guide code")), text(QUNCE_TEXT("Guide name")), text(QUNCE_TEXT("Status")),
        text(QUNCE_TEXT("Reason")), text(QUNCE_TEXT("Done at")), text(QUNCE_TEXT("Done in time")),
        text(QUNCE_TEXT("Sent groups")), text(QUNCE_TEXT("Groups planned")), text(QUNCE_TEXT("Reminders")),
        text(QUNCE_TEXT("Reminded at")), text(QUNCE_TEXT("Reminded by"))};
    rows.isNumber.assign(static_cast<size_t>(rows.columns.size()), false);
    for (const size_t number : {15, 16, 17})
        rows.isNumber[number] = true;
    rows.count = log->rows.size();
    rows.at = [log = std::move(log), words = logWords()](size_t row) { return logRow(*log, row, words); };
    return rows;
}

TextSource executionSource(const ExecutionLog &log, const Format &format)
{
    TextSource source;
    source.title = text(QUNCE_TEXT("Execution log"));
    source.scope = log.unit.empty() ? text(QUNCE_TEXT("Everything")) : said(log.unit);
    source.period = format.period(log.period);
    source.asOf = format.dateTime(log.asOf);
    const auto add = [&source](const char *words, const std::string &name) {
        if (!name.empty())
            source.filters << text(words, {said(name)});
    };
    add(QUNCE_TEXT("campaign: %1"), log.campaign);
    add(QUNCE_TEXT("task: %1"), log.task);
    add(QUNCE_TEXT("guide: %1"), log.guide);
    return source;
}

} // namespace qunce
