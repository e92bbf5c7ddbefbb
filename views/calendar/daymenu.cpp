// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/daymenu.h"

#include "views/calendar/calendartext.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr qsizetype kTitleCharacters = 24;

QString wordsOf(const CalendarEntry &entry, const Format &format)
{
    const std::string_view mark = markOf(entry.layer);
    QStringList parts {format.time(entry.start)};
    if (!mark.empty())
        parts << QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size()));
    parts << clippedLine(entry.title, kTitleCharacters).replace(QLatin1Char('&'), QStringLiteral("&&"));
    return parts.join(QStringLiteral("  "));
}

} // namespace

DayMenu::DayMenu(
    Theme &theme, const Format &format, const CalendarContent &content, Day day, QWidget *calendar)
    : QMenu(calendar)
{
    setObjectName(QStringLiteral("calendar.day"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto [first, end] = content.placesIn({day, day});
    setAccessibleName(format.day(day));
    QAction *heading = addAction(format.day(day) + QStringLiteral("  ·  ")
        + text(QUNCE_TEXT("%1 entries"), {format.integer(static_cast<int64_t>(end - first))}));
    heading->setEnabled(false);
    addSeparator();
    for (size_t place = first; place < end; ++place) {
        const CalendarEntry &entry = content.entry(place);
        // Behind the tab stands what else would be a shortcut, at the right.
        QAction *action = addAction(qunce::icon(iconOf(entry.status), theme.color(tokenOf(entry.status))),
            wordsOf(entry, format) + QLatin1Char('\t') + text(textOf(entry.status)));
        action->setToolTip(entryHint(entry, format, QLatin1Char('\n')));
        connect(action, &QAction::triggered, this, [this, id = entry.id] { emit opened(id); });
    }
    addSeparator();
    QAction *all = addAction(qunce::icon(QStringLiteral("calendar"), theme.color(Token::TextSecondary)),
        text(QUNCE_TEXT("Open the day as a list")));
    connect(all, &QAction::triggered, this, [this, day] { emit dayOpened(day); });
}

void DayMenu::showEvent(QShowEvent *event)
{
    QMenu::showEvent(event);
    for (QAction *action : actions()) {
        if (action->isEnabled() && !action->isSeparator())
            return setActiveAction(action);
    }
}

} // namespace qunce
