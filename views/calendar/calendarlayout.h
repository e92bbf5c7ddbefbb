// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <utility>
#include <vector>

#include <QRectF>
#include <QSizeF>

#include "models/boards/calendarboard.h"
#include "models/boards/entrycheck.h"

namespace qunce {

/// What all views of the calendar show: a board and those of its entries that pass the filter. Immutable.
struct CalendarContent {
    std::shared_ptr<const CalendarBoard> board;
    std::shared_ptr<const BoardFindings> findings; ///< may be null
    std::vector<size_t> shown; ///< indexes of entries, ascending; a place in here is what items name

    CalendarContent() : board(std::make_shared<CalendarBoard>()) { }
    CalendarContent(std::shared_ptr<const CalendarBoard> board, const CalendarFilter &filter,
        std::shared_ptr<const BoardFindings> findings = {});

    const CalendarEntry &entry(size_t place) const { return board->entries[shown[place]]; }
    /// Null if there is nothing to say of it.
    const BoardFindings::Found *foundFor(const CalendarEntry &entry) const
    {
        return findings ? findings->of(entry.id) : nullptr;
    }
    /// Places of what starts in the period: [first, end).
    std::pair<size_t, size_t> placesIn(Period period) const;
    size_t countIn(Period period) const;
    /// Null outside the board's days.
    const DayMarks *marksOf(Day day) const;
};

/// Something that can be pointed at: the card of one entry, or what stands for several that have no room.
struct CalendarItem {
    QRectF rect; ///< in the view's contents
    Day day;
    std::vector<size_t> places; ///< in CalendarContent::shown; one unless isMore
    bool isMore = false;
    bool isNarrow = false; ///< side by side with another
    size_t lane = 0; ///< of a view with lanes
};

/// The Monday on or before a day.
Day mondayOf(Day day);
/// The whole weeks that a month touches.
Period monthGridOf(Day day);
/// ISO 8601.
int weekNumberOf(Day day);

/// Measures are device-independent pixels of look.md, times the zoom.
struct MonthMeasures {
    QSizeF size; ///< of the whole view
    double weekdayRow = 29;
    double dayHeader = 33;
    double chip = 22;
    double gap = 3;
    double padding = 6;
};

class MonthLayout
{
public:
    MonthLayout() = default;
    /// `days` are whole weeks.
    MonthLayout(const CalendarContent &content, Period days, const MonthMeasures &measures);

    const std::vector<CalendarItem> &items() const { return m_items; }
    std::vector<CalendarItem> takeItems() { return std::move(m_items); }
    static QRectF cell(const MonthMeasures &measures, Period days, Day day);

private:
    std::vector<CalendarItem> m_items;
};

struct WeekMeasures {
    double width = 0;
    double timeColumn = 48;
    double header = 44;
    double hour = 46;
    double card = 22;
    double narrowest = 62; ///< of a card: mark, two characters, state
    int days = 7;

    double columnWidth() const { return (width - timeColumn) / days; }
    double yOf(int secondOfDay) const { return header + secondOfDay / 3600.0 * hour; }
    double height() const { return header + 24 * hour + card; }
};

/// Cards of some days, by day and then by time. In a week two stand side by side, in a day as many as are wide enough;
/// what has no room at its time is behind "+n".
std::vector<CalendarItem> layoutWeek(const CalendarContent &content, Day first, const WeekMeasures &measures);

struct AgendaMeasures {
    double width = 0;
    double dayRow = 36;
    double row = 32;
};

struct AgendaDay {
    Day day;
    QRectF header;
};

/// Rows of a period; only days with entries are there.
struct AgendaLayout {
    std::vector<CalendarItem> items;
    std::vector<AgendaDay> days;
    double height = 0;
};
AgendaLayout layoutAgenda(const CalendarContent &content, Period days, const AgendaMeasures &measures);

} // namespace qunce
