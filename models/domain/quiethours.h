// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace qunce {

/// Hours in which nothing is sent to customers, across midnight, in minutes of the day.
struct QuietHours {
    int fromMinute = 21 * 60 + 30;
    int untilMinute = 8 * 60;

    constexpr bool covers(int minute) const { return minute >= fromMinute || minute < untilMinute; }
};

inline constexpr QuietHours kQuietHours;

} // namespace qunce
