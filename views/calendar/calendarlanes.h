// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "views/calendar/calendarlayout.h"

namespace qunce {

/// What has a row of its own.
enum class LaneKind : uint8_t { Region, GroupKind, Campaign };

struct Lane {
    std::string id; ///< of a region or campaign, or a group kind as stored; empty: of none, which is for all
    std::string name; ///< of regions and campaigns; else empty
    double top = 0;
    double height = 0;
};

/// Measures are device-independent pixels of look.md, times the zoom.
struct LaneMeasures {
    double width = 0;
    double names = 120; ///< the column of the lanes' names
    double header = 44;
    double chip = 22;
    double gap = 3;
    double padding = 5;
    size_t mostChips = 5; ///< in a cell; others are behind "+n"

    double columnWidth(Period days) const { return (width - names) / days.days(); }
    double columnLeft(Period days, int column) const;
};

/// Days side by side and lanes below each other. An entry for several regions or kinds of groups stands in each of their
/// lanes; one for all of them in the first lane. Items by day, lane and time.
struct LaneLayout {
    std::vector<Lane> lanes;
    std::vector<CalendarItem> items;
    double height = 0;
};
/// The entry when it goes from one lane (by Lane::id) into another: it is there instead, and stays in others that it is in.
/// One that was not in the first is in the second alone, and in the lane for all it is for all.
CalendarEntry movedToLane(
    const CalendarEntry &entry, LaneKind kind, const std::string &from, const std::string &to);
LaneLayout layoutLanes(
    const CalendarContent &content, Period days, LaneKind kind, const LaneMeasures &measures);

} // namespace qunce
