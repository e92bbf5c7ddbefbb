// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

#include "views/calendar/calendartoolbar.h"

namespace qunce {

/// View, what its lanes are of, and filters as saved views keep them; not the date.
QJsonObject calendarState(CalendarViewKind view, LaneKind lanes, const CalendarFilter &filter);

struct CalendarArrangement {
    CalendarViewKind view = CalendarViewKind::Month;
    LaneKind lanes = LaneKind::Region;
    CalendarFilter filter;
};
/// What is missing or wrong is as at first.
CalendarArrangement calendarArrangementFrom(const QJsonObject &state);

} // namespace qunce
