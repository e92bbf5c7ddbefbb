// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QPointF>

#include "models/boards/entrymoves.h"

namespace qunce {

/// A place in a view as a time: without the second of the day in views that have no hours.
struct CalendarSpot {
    Day day;
    std::optional<int> second;
};

enum class DragKind : uint8_t {
    Move, ///< of cards, or of copies of them
    Resize, ///< the end of a card
    Create, ///< a new entry over a time
    Choose ///< a rubber band
};

/// A drag under way. It has its entries as they were when it began, so that the contents below it may change.
struct CalendarDrag {
    DragKind kind = DragKind::Move;
    bool isCopy = false;
    std::vector<CalendarEntry> entries; ///< of Move: all that go along, first the one under the pointer
    CalendarSpot from; ///< where the pointer began
    QPointF begin; ///< the same in the view's contents
    QPoint at; ///< where it is, in the viewport
    int days = 0; ///< of Move: how far
    int minutes = 0;
    EntryTimes times; ///< of Resize and Create: what it would become; of Move: of the first entry

    bool goesSomewhere() const { return days != 0 || minutes != 0; }
};

} // namespace qunce
