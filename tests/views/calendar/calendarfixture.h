// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "views/calendar/calendarlayout.h"

namespace qunce::test {

/// A board written down by hand, of the month of September 2026 unless said otherwise.
class BoardFixture
{
public:
    explicit BoardFixture(Day anchor = *Day::parse("2026-09-08")) { m_board.days = monthGridOf(anchor); }

    CalendarEntry &add(const std::string &title, Instant start, int minutes = 30,
        EntryStatus status = EntryStatus::Approved, ContentLayer layer = ContentLayer::Promotion)
    {
        CalendarEntry &entry = m_board.entries.emplace_back();
        entry.id = m_ids.next();
        entry.title = title;
        entry.start = start;
        entry.end = Instant {start.seconds + minutes * 60};
        entry.status = status;
        entry.layer = layer;
        return entry;
    }
    CalendarEntry &add(const std::string &title, const char *day, int hour, int minute = 0, int minutes = 30)
    {
        return add(title, Instant::fromLocal(*Day::parse(day), hour, minute), minutes);
    }
    std::shared_ptr<const CalendarBoard> board()
    {
        std::stable_sort(m_board.entries.begin(), m_board.entries.end(),
            [](const CalendarEntry &a, const CalendarEntry &b) { return a.start < b.start; });
        const CalendarBook book(builtInCalendarRows());
        m_board.marks.clear();
        for (Day day = m_board.days.from; day <= m_board.days.to; ++day)
            m_board.marks.push_back(book.marksOf(day));
        return std::make_shared<const CalendarBoard>(m_board);
    }
    std::shared_ptr<const CalendarContent> content(const CalendarFilter &filter = {})
    {
        return std::make_shared<const CalendarContent>(board(), filter);
    }

private:
    CalendarBoard m_board;
    SeededIdSource m_ids {7, 1'788'000'000'000};
};

} // namespace qunce::test
