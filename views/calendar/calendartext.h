// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "models/boards/calendarboard.h"
#include "views/common/clippedline.h"
#include "views/common/format.h"

namespace qunce {

/// 今天, Today.
QString todayText();
/// 09:00–10:30, 09:00.
QString timeSpan(const CalendarEntry &entry, const Format &format);
/// Name of a day in the language of the window.
QString nameOf(const DayName &name, const Format &format);
/// Names, and why the day is off, one a line; empty for an ordinary day.
QString dayHint(const DayMarks &marks, Day day, const Format &format);
/// Time, title, layer, state, channel: what a tooltip and a screen reader say.
QString entryHint(const CalendarEntry &entry, const Format &format, QChar separator);
/// Group kinds in the language of the window.
QString groupKindsText(const CalendarEntry &entry, const Format &format);
/// Approved, and fixed because it is about to begin; what has been sent says so by its state.
bool isFixedNow(const CalendarEntry &entry, Instant now);

} // namespace qunce
