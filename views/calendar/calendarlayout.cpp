// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendarlayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace qunce {

CalendarContent::CalendarContent(std::shared_ptr<const CalendarBoard> contentBoard,
    const CalendarFilter &filter, std::shared_ptr<const BoardFindings> contentFindings)
    : board(std::move(contentBoard)), findings(std::move(contentFindings))
{
    for (size_t i = 0; i < board->entries.size(); ++i) {
        if (filter.passes(board->entries[i]))
            shown.push_back(i);
    }
}

std::pair<size_t, size_t> CalendarContent::placesIn(Period period) const
{
    const auto first = std::partition_point(shown.begin(), shown.end(),
        [&](size_t index) { return board->entries[index].start < Instant::startOf(period.from); });
    const auto end = std::partition_point(first, shown.end(),
        [&](size_t index) { return board->entries[index].start < Instant::startOf(period.to + 1); });
    return {static_cast<size_t>(first - shown.begin()), static_cast<size_t>(end - shown.begin())};
}

size_t CalendarContent::countIn(Period period) const
{
    const auto [first, end] = placesIn(period);
    return end - first;
}

const DayMarks *CalendarContent::marksOf(Day day) const
{
    return board->days.contains(day) && !board->marks.empty() ? &board->marksOf(day) : nullptr;
}

Day mondayOf(Day day)
{
    return day - static_cast<int>(day.isoWeekday() - 1);
}

Period monthGridOf(Day day)
{
    return {mondayOf(firstOfMonth(day)), mondayOf(lastOfMonth(day)) + 6};
}

int weekNumberOf(Day day)
{
    // The week belongs to the year of its Thursday.
    const Day thursday = mondayOf(day) + 3;
    return (thursday - Day::fromYmd(thursday.year(), 1, 1)) / 7 + 1;
}

QRectF MonthLayout::cell(const MonthMeasures &measures, Period days, Day day)
{
    const int index = day - days.from;
    const double width = measures.size.width() / 7;
    const double height = (measures.size.height() - measures.weekdayRow) / (days.days() / 7);
    // Whole pixels, so that lines are sharp.
    const double left = std::floor(width * (index % 7));
    const double top = std::floor(measures.weekdayRow + height * (index / 7));
    const double right = std::floor(width * (index % 7 + 1));
    const double bottom = std::floor(measures.weekdayRow + height * (index / 7 + 1));
    return {left, top, right - left, bottom - top};
}

MonthLayout::MonthLayout(const CalendarContent &content, Period days, const MonthMeasures &measures)
{
    for (Day day = days.from; day <= days.to; ++day) {
        const QRectF box = cell(measures, days, day);
        const double step = measures.chip + measures.gap;
        const auto room = static_cast<size_t>(
            std::max(1.0, std::floor((box.height() - measures.dayHeader - 2 + measures.gap) / step)));
        const auto [first, end] = content.placesIn({day, day});
        const size_t count = end - first;
        const size_t chips = count <= room ? count : room - 1;
        double top = box.top() + measures.dayHeader;
        const auto add = [&](std::vector<size_t> places, bool isMore) {
            m_items.push_back(
                {{box.left() + measures.padding, top, box.width() - 2 * measures.padding, measures.chip}, day,
                    std::move(places), isMore, false});
            top += step;
        };
        for (size_t i = 0; i < chips; ++i)
            add({first + i}, false);
        if (chips < count) {
            std::vector<size_t> rest(count - chips);
            std::iota(rest.begin(), rest.end(), first + chips);
            add(std::move(rest), true);
        }
    }
}

namespace {

/// One day of a week. Cards go into the first of its columns that is free at their time; what finds none goes into a box
/// below the cards' first lines, which then takes up all of them.
class DayPacker
{
public:
    DayPacker(const CalendarContent &content, const WeekMeasures &measures, Day day, double left)
        : m_content(content), m_measures(measures), m_day(day), m_left(left)
    {
        m_width = measures.columnWidth() - 11;
        const size_t most = measures.days == 1 ? kMostColumns : 2;
        while (m_columns < most && widthOf(m_columns + 1) >= measures.narrowest)
            ++m_columns;
    }

    std::vector<CalendarItem> pack()
    {
        const auto [first, end] = m_content.placesIn({m_day, m_day});
        for (size_t place = first; place < end; ++place)
            put(place);
        closeCluster();
        return std::move(m_items);
    }

private:
    static constexpr double kGap = 2;
    static constexpr size_t kMostColumns = 8;

    /// Of one of so many cards side by side.
    double widthOf(size_t columns) const
    {
        return (m_width - kGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    }

    void put(size_t place)
    {
        const CalendarEntry &entry = m_content.entry(place);
        const double top = m_measures.yOf(entry.start.secondOfDay());
        const double until = entry.end && entry.end->day() == m_day ? m_measures.yOf(entry.end->secondOfDay())
            : entry.end && entry.end->day() > m_day                 ? m_measures.yOf(86400)
                                                                    : top;
        const double height = std::max(m_measures.card, until - top - kGap);
        if (top >= m_bottom)
            closeCluster();
        if (m_more && top < m_items[*m_more].rect.bottom()) {
            m_items[*m_more].places.push_back(place);
            return;
        }
        m_more.reset();
        for (size_t column = 0; column < m_columns; ++column) {
            if (top < m_columnBottoms[column])
                continue;
            m_columnBottoms[column] = top + height;
            m_titleBottoms[column] = top + m_measures.card;
            m_bottom = std::max(m_bottom, top + height);
            m_columnOf.push_back(column);
            m_items.push_back({{m_left, top, m_width, height}, m_day, {place}, false, false});
            return;
        }
        // Long cards show more below their first line, and the box may cover that.
        const double below =
            *std::max_element(m_titleBottoms.begin(), m_titleBottoms.begin() + static_cast<int>(m_columns));
        const double boxTop = std::max(top, below + kGap);
        m_more = m_items.size();
        m_columnOf.push_back(kBox);
        m_items.push_back({{m_left, boxTop, m_width, m_measures.card - 2}, m_day, {place}, true, false});
        m_bottom = std::max(m_bottom, m_items.back().rect.bottom());
        for (double &bottom : m_titleBottoms)
            bottom = std::max(bottom, m_items.back().rect.bottom());
    }

    /// Everything so far ends before what comes: where some stood beside each other, all of it is narrow.
    void closeCluster()
    {
        size_t used = 1;
        for (size_t i = m_clusterBegin; i < m_items.size(); ++i) {
            if (m_columnOf[i] != kBox)
                used = std::max(used, m_columnOf[i] + 1);
        }
        for (size_t i = m_clusterBegin; used > 1 && i < m_items.size(); ++i) {
            if (m_columnOf[i] == kBox || !meetsOther(i))
                continue;
            CalendarItem &item = m_items[i];
            const double width = widthOf(used);
            item.rect.setLeft(m_left + static_cast<double>(m_columnOf[i]) * (width + kGap));
            item.rect.setWidth(width);
            item.isNarrow = m_measures.days > 1;
        }
        m_clusterBegin = m_items.size();
        m_columnBottoms.fill(0);
        m_titleBottoms.fill(0);
        m_bottom = 0;
        m_more.reset();
    }

    /// A card that has its time for itself stays wide.
    bool meetsOther(size_t one) const
    {
        for (size_t i = m_clusterBegin; i < m_items.size(); ++i) {
            if (m_columnOf[i] != kBox && m_columnOf[i] != m_columnOf[one]
                && m_items[i].rect.top() < m_items[one].rect.bottom()
                && m_items[one].rect.top() < m_items[i].rect.bottom())
                return true;
        }
        return m_columnOf[one] > 0;
    }

    static constexpr size_t kBox = kMostColumns;

    const CalendarContent &m_content;
    const WeekMeasures &m_measures;
    const Day m_day;
    const double m_left;
    double m_width = 0;
    size_t m_columns = 1;
    std::vector<CalendarItem> m_items;
    std::vector<size_t> m_columnOf; ///< by item
    size_t m_clusterBegin = 0;
    std::array<double, kMostColumns> m_columnBottoms {};
    std::array<double, kMostColumns> m_titleBottoms {};
    double m_bottom = 0;
    std::optional<size_t> m_more; ///< the box that is open
};

} // namespace

std::vector<CalendarItem> layoutWeek(const CalendarContent &content, Day first, const WeekMeasures &measures)
{
    std::vector<CalendarItem> items;
    for (int i = 0; i < measures.days; ++i) {
        const double left = std::floor(measures.timeColumn + measures.columnWidth() * i) + 3;
        for (CalendarItem &item : DayPacker(content, measures, first + i, left).pack())
            items.push_back(std::move(item));
    }
    return items;
}

AgendaLayout layoutAgenda(const CalendarContent &content, Period days, const AgendaMeasures &measures)
{
    AgendaLayout layout;
    const auto [first, end] = content.placesIn(days);
    for (size_t place = first; place < end; ++place) {
        const Day day = content.entry(place).day();
        if (layout.days.empty() || layout.days.back().day != day) {
            layout.days.push_back({day, {0, layout.height, measures.width, measures.dayRow}});
            layout.height += measures.dayRow;
        }
        layout.items.push_back(
            {{0, layout.height, measures.width, measures.row}, day, {place}, false, false});
        layout.height += measures.row;
    }
    return layout;
}

} // namespace qunce
