// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendartext.h"

#include "models/merge/entryrules.h"
#include "views/common/channeltext.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

QString listed(const QStringList &parts, const Format &format)
{
    return parts.join(format.isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
}

} // namespace

QString todayText()
{
    QString word = text(QUNCE_TEXT("today"));
    word[0] = word[0].toUpper();
    return word;
}

QString timeSpan(const CalendarEntry &entry, const Format &format)
{
    QString span = format.time(entry.start);
    if (entry.end && *entry.end > entry.start) {
        const bool isMidnight = *entry.end == Instant::startOf(entry.day() + 1);
        span += QChar(0x2013);
        span += isMidnight                    ? QStringLiteral("24:00")
            : entry.end->day() != entry.day() ? format.dateTime(*entry.end)
                                              : format.time(*entry.end);
    }
    return span;
}

QString nameOf(const DayName &name, const Format &format)
{
    return QString::fromStdString(format.isChinese() ? name.chinese : name.english);
}

QString dayHint(const DayMarks &marks, Day, const Format &format)
{
    QStringList lines;
    for (const DayName &name : marks.names)
        lines += nameOf(name, format);
    const QString holiday =
        QString::fromStdString(format.isChinese() ? marks.holidayChinese : marks.holidayEnglish);
    if (marks.off == DayOff::Rest)
        lines += text(QUNCE_TEXT("Day off: %1"), {holiday});
    else if (marks.off == DayOff::Work)
        lines += text(QUNCE_TEXT("Working day instead: %1"), {holiday});
    if (!marks.isPublished)
        lines += text(QUNCE_TEXT("The days off of this year are not published yet"));
    return lines.join(QLatin1Char('\n'));
}

QString groupKindsText(const CalendarEntry &entry, const Format &format)
{
    QStringList kinds;
    for (const std::string &kind : entry.groupKinds)
        kinds += text(groupKindText(kind));
    return listed(kinds, format);
}

QString entryHint(const CalendarEntry &entry, const Format &format, QChar separator)
{
    QStringList parts {timeSpan(entry, format), clippedLine(entry.title, 400), text(textOf(entry.layer)),
        text(textOf(entry.status))};
    if (!entry.channel.empty())
        parts += clippedLine(channelText(entry.channel).toStdString(), 40);
    const QString kinds = groupKindsText(entry, format);
    if (!kinds.isEmpty())
        parts += kinds;
    return parts.join(separator);
}

bool isFixedNow(const CalendarEntry &entry, Instant now)
{
    return entry.status == EntryStatus::Approved && isLocked(entry.record(), now);
}

} // namespace qunce
