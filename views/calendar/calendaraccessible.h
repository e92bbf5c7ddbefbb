// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/base/day.h"

namespace qunce {

class CalendarCanvas;

/// Lets screen readers see days and entries of the calendar's views; once a program, any number of calls.
void installCalendarAccessibility();
/// Its items have changed: what readers were given of them holds no longer.
void forgetAccessibleItems(CalendarCanvas *canvas);
/// Number of the child that speaks for a day, or for an item.
int accessibleChildOf(const CalendarCanvas &canvas, Day day, std::optional<size_t> item);

} // namespace qunce
