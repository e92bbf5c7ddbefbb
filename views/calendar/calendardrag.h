// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QPointF>

#include "models/boards/entrymoves.h"

namespace qunce {

/// A place in a view as a time: without the second of the day in views that have no hours; with a lane in views that have
/// lanes.
struct CalendarSpot {
    Day day;
    std::optional<int> second;
    std::optional<size_t> lane {};
};

enum class DragKind : uint8_t {
    Move, ///< of cards, or of copies of them
    Place, ///< of entries from beside the calendar that have no time yet
    Resize, ///< the end of a card
    Create, ///< a new entry over a time
    Choose ///< a rubber band
};

/// A drag under way. It has its entries as they were when it began, so that the contents below it may change.
struct CalendarDrag {
    DragKind kind = DragKind::Move;
    bool isCopy = false;
    std::vector<CalendarEntry>
        entries; ///< of Move and Place: all that go along, first the one under the pointer
    CalendarSpot from; ///< where the pointer began
    QPointF begin; ///< the same in the view's contents
    QPoint at; ///< where it is, in the viewport
    int days = 0; ///< of Move: how far
    int minutes = 0;
    EntryTimes times; ///< of Resize and Create: what it would become; of Move and Place: of the first entry
    std::optional<size_t> lane; ///< of Move and Place: another lane than the one it comes from
    bool isOverTray = false; ///< of Move: its time would be taken off
    bool hasPlace = true; ///< of Place: it is over a time

    bool goesSomewhere() const { return days != 0 || minutes != 0 || lane.has_value(); }
};

} // namespace qunce
