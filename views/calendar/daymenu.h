// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

#include "views/calendar/calendarlayout.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// All entries of a day that are shown, where its cell has no room for them: arrows walk, Enter opens, Esc closes, and the
/// focus goes back to the calendar. Deletes itself when it closes. GUI thread.
class DayMenu : public QMenu
{
    Q_OBJECT

public:
    DayMenu(Theme &theme, const Format &format, const CalendarContent &content, Day day, QWidget *calendar);

signals:
    void opened(const Uuid &entry);
    void dayOpened(Day day);

protected:
    void showEvent(QShowEvent *event) override;
};

} // namespace qunce
