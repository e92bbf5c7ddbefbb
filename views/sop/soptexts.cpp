// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/soptexts.h"

#include <algorithm>

#include <QRegularExpression>

#include "models/boards/entrytexts.h"
#include "views/common/channeltext.h"
#include "views/common/entrylook.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

enum ListColumn { ListName, ListDays, ListSteps };
enum StepColumn { StepDay, StepTime, StepStage, StepTitle, StepChannel, StepReach, StepMetric, StepReady };
enum DayColumn { PreviewDate, PreviewName, PreviewEntries, PreviewGroups, PreviewMessages, PreviewMost };

QString said(const std::string &stored)
{
    return stored.empty() ? Format::missing() : QString::fromStdString(stored);
}

QString clockText(int minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

BoardCell plain(const QString &words, Token color = Token::Text)
{
    BoardCell cell;
    cell.text = words;
    cell.color = color;
    return cell;
}

BoardColumn wide(const char *title, int width, int stretch)
{
    BoardColumn column;
    column.title = text(title);
    column.isNumber = false;
    column.width = width;
    column.stretch = stretch;
    return column;
}

BoardColumn number(const char *title, int width)
{
    BoardColumn column;
    column.title = text(title);
    column.width = width;
    column.stretch = 0;
    return column;
}

QString dayOfLead(int day)
{
    if (day == 0)
        return {};
    if (day == -1)
        return text(QUNCE_TEXT("the day before"));
    return day < 0 ? text(QUNCE_TEXT("%1 days before"), {QString::number(-day)})
                   : text(QUNCE_TEXT("%1 days after"), {QString::number(day)});
}

} // namespace

QString anchorText(SopAnchor anchor)
{
    switch (anchor) {
    case SopAnchor::Campaign:
        return text(QUNCE_TEXT("Start of the campaign"));
    case SopAnchor::GroupStart:
        return text(QUNCE_TEXT("Opening of the group"));
    case SopAnchor::CustomerAdded:
        return text(QUNCE_TEXT("Day of adding"));
    }
    return {};
}

QString sopDayText(int day)
{
    return day < 0 ? QStringLiteral("T−%1").arg(-day) : QStringLiteral("T+%1").arg(day);
}

QString windowText(const SopWindow &window)
{
    return window.to ? clockText(window.from) + QStringLiteral("–") + clockText(*window.to)
                     : clockText(window.from);
}

QString audienceText(const SopStep &step)
{
    if (step.groupKinds.empty())
        return Format::missing();
    QStringList parts;
    for (const std::string_view kind : groupKindNames()) {
        if (std::find(step.groupKinds.begin(), step.groupKinds.end(), kind) == step.groupKinds.end())
            continue;
        QString part = text(groupKindText(kind));
        for (const SopLead &lead : step.leads) {
            if (lead.groupKind == kind) {
                const QString day = dayOfLead(lead.day);
                part += QLatin1Char(' ') + (day.isEmpty() ? QString() : day + QLatin1Char(' '))
                    + clockText(lead.window.from);
            }
        }
        parts << part;
    }
    return parts.join(QStringLiteral(" · "));
}

QString preparationText(const SopStep &step)
{
    if (!step.prepareDays)
        return Format::missing();
    return *step.prepareDays == 0 ? text(QUNCE_TEXT("same day"))
                                  : text(QUNCE_TEXT("%1d early"), {QString::number(*step.prepareDays)});
}

std::vector<BoardColumn> sopListColumns()
{
    return {wide(QUNCE_TEXT("Template"), 140, 1), number(QUNCE_TEXT("Days in all"), 56),
        number(QUNCE_TEXT("Steps"), 56)};
}

BoardCell sopListCell(const SopLine &line, int column, const Format &format)
{
    switch (column) {
    case ListName: {
        BoardCell cell = plain(said(line.sop.name));
        if (line.isShipped)
            cell.faint = QLatin1Char(' ') + text(QUNCE_TEXT("built in"));
        else if (line.sop.version > 1)
            cell.faint = QStringLiteral(" v%1").arg(line.sop.version);
        return cell;
    }
    case ListDays:
        return plain(format.integer(line.sop.days));
    case ListSteps:
        return plain(format.integer(static_cast<int64_t>(line.sop.steps.size())));
    default:
        return {};
    }
}

std::vector<BoardColumn> sopStepColumns()
{
    BoardColumn stage = wide(QUNCE_TEXT("Stage"), 84, 0);
    stage.isSpare = true; // the mark before the title says it too
    return {wide(QUNCE_TEXT("Day"), 64, 0), wide(QUNCE_TEXT("Time"), 100, 0), std::move(stage),
        wide(QUNCE_TEXT("Title"), 176, 3), wide(QUNCE_TEXT("Channel"), 88, 0),
        wide(QUNCE_TEXT("Groups and times"), 200, 5), wide(QUNCE_TEXT("Metric"), 92, 1),
        wide(QUNCE_TEXT("Ready"), 72, 0)};
}

BoardCell sopStepCell(const SopStep &step, int column)
{
    switch (column) {
    case StepDay:
        return plain(sopDayText(step.day));
    case StepTime:
        return plain(windowText(step.window));
    case StepStage:
        return plain(said(step.stage), Token::TextSecondary);
    case StepTitle: {
        BoardCell cell = plain(said(step.title));
        const ContentLayer layer = contentLayerNamed(step.layer);
        if (layer != ContentLayer::None) {
            const std::string_view mark = markOf(layer);
            cell.mark = QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size()));
            cell.markColor = solidOf(layer);
        }
        return cell;
    }
    case StepChannel:
        return plain(channelText(step.channel).simplified());
    case StepReach:
        return plain(audienceText(step));
    case StepMetric:
        return plain(said(step.metric));
    case StepReady:
        return plain(preparationText(step), Token::TextSecondary);
    default:
        return {};
    }
}

std::vector<BoardColumn> previewColumns(bool ofGuides)
{
    return {wide(QUNCE_TEXT("Day"), 118, 0), wide(QUNCE_TEXT("Festival"), 120, 1),
        number(QUNCE_TEXT("Entries"), 60), number(ofGuides ? QUNCE_TEXT("Guides") : QUNCE_TEXT("Groups"), 72),
        number(ofGuides ? QUNCE_TEXT("Tasks") : QUNCE_TEXT("Messages"), 80),
        number(ofGuides ? QUNCE_TEXT("Most per guide") : QUNCE_TEXT("Most per group"), 92)};
}

QString runText(const SopRun &run, Day today, const Format &format)
{
    QStringList parts {text(QUNCE_TEXT("since %1"), {format.dayWithYear(run.since)})};
    if (run.isGoingOn(today)) {
        parts << text(
            run.ofGuides ? QUNCE_TEXT("%1 guides have it today") : QUNCE_TEXT("%1 groups are in it today"),
            {format.integer(static_cast<int64_t>(run.groups))});
        if (run.waiting() > 0)
            parts << text(QUNCE_TEXT("%1 of %2 entries are not approved"),
                {format.integer(static_cast<int64_t>(run.waiting())),
                    format.integer(static_cast<int64_t>(run.entries.size()))});
    } else {
        parts << text(QUNCE_TEXT("ended"));
    }
    return parts.join(QStringLiteral(" · "));
}

std::vector<std::string> wordsIn(const QString &typed)
{
    std::vector<std::string> words;
    static const QRegularExpression between(QStringLiteral("[;,；，、]"));
    for (const QString &word : typed.split(between, Qt::SkipEmptyParts)) {
        if (!word.simplified().isEmpty())
            words.push_back(word.simplified().toStdString());
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

QString joined(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words)
        list << QString::fromStdString(word);
    return list.join(QStringLiteral("; "));
}

BoardCell previewCell(const SopPreviewDay &day, int column, const Format &format)
{
    switch (column) {
    case PreviewDate:
        return plain(format.day(day.day));
    case PreviewName: {
        QStringList names;
        if (day.marks.off != DayOff::None)
            names << text(
                day.marks.off == DayOff::Rest ? QUNCE_TEXT("day off") : QUNCE_TEXT("working weekend"));
        for (const DayName &name : day.marks.names)
            names << QString::fromStdString(format.isChinese() ? name.chinese : name.english);
        return plain(
            names.isEmpty() ? Format::missing() : names.join(QStringLiteral(" · ")), Token::TextSecondary);
    }
    case PreviewEntries:
        return plain(format.integer(static_cast<int64_t>(day.entries)));
    case PreviewGroups:
        return plain(format.integer(static_cast<int64_t>(day.groups)));
    case PreviewMessages:
        return plain(format.integer(static_cast<int64_t>(day.messages)));
    case PreviewMost:
        return plain(format.integer(day.mostPerGroup));
    default:
        return {};
    }
}

QString previewSummary(const SopPreview &preview, const Format &format)
{
    uint32_t most = 0;
    for (const SopPreviewDay &day : preview.days)
        most = std::max(most, day.mostPerGroup);
    const auto whole = [&format](uint64_t value) { return format.integer(static_cast<int64_t>(value)); };
    if (preview.plan.rolls()) {
        const Day last = preview.looked ? preview.looked->to : preview.plan.start;
        if (preview.messages == 0)
            return text(
                QUNCE_TEXT("Makes %1 rolling drafts. Nobody who is known today gets any by %2; who comes "
                           "later joins by themselves."),
                {whole(preview.entries.size()), format.dayWithYear(last)});
        return text(preview.ofGuides
                ? QUNCE_TEXT(
                    "Makes %1 rolling drafts. By %5 at most %2 guides get %3 tasks, %4 a day each; who "
                    "comes later joins by themselves.")
                : QUNCE_TEXT(
                    "Makes %1 rolling drafts. By %5 they reach %2 groups that are known today with %3 "
                    "messages, at most %4 a day to one group; new groups join by themselves."),
            {whole(preview.entries.size()), whole(preview.groups), whole(preview.messages), whole(most),
                format.dayWithYear(last)});
    }
    return text(
        QUNCE_TEXT("Makes %1 drafts that reach %2 groups with %3 messages, at most %4 a day to one group."),
        {whole(preview.entries.size()), whole(preview.groups), whole(preview.messages), whole(most)});
}

QString previewWarning(const SopPreview &preview, const Format &format)
{
    QStringList warnings;
    if (!preview.clashes.empty()) {
        const SopClash &first = preview.clashes.front();
        warnings << text(
            QUNCE_TEXT(
                "%1 times another push stands for the same groups in the same hour, first “%2” on %3."),
            {format.integer(static_cast<int64_t>(preview.clashes.size())),
                QString::fromStdString(first.title).left(40), format.dateTime(first.startAt)});
    }
    if (!preview.unheard.empty()) {
        warnings << text(QUNCE_TEXT("%1 entries reach no group."),
            {format.integer(static_cast<int64_t>(preview.unheard.size()))});
    }
    for (const SopFinding &found : preview.findings) {
        const Severity severity = found.finding.severity();
        if (severity == Severity::Hint)
            continue;
        const QString kind =
            severity == Severity::Error ? text(QUNCE_TEXT("Error")) : text(QUNCE_TEXT("Warning"));
        warnings << text(QUNCE_TEXT("%1: %2 (%3 entries, first on %4)"),
            {kind, text(found.finding.text), format.integer(static_cast<int64_t>(found.entries)),
                format.dateTime(preview.entries[found.first].planned.startAt)});
    }
    return warnings.join(QLatin1Char('\n'));
}

} // namespace qunce
