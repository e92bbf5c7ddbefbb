// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/calendarday.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace qunce {

namespace {

struct FixedName {
    unsigned month;
    unsigned day;
    DayNameKind kind;
    const char *chinese;
    const char *english;
};

constexpr std::array kFixed {
    FixedName {1, 1, DayNameKind::Festival, "元旦", "New Year's Day"},
    FixedName {2, 14, DayNameKind::Festival, "情人节", "Valentine's Day"},
    FixedName {3, 8, DayNameKind::Shopping, "38节", "3.8"},
    FixedName {5, 1, DayNameKind::Festival, "劳动节", "Labour Day"},
    FixedName {5, 20, DayNameKind::Shopping, "520", "5.20"},
    FixedName {6, 1, DayNameKind::Festival, "儿童节", "Children's Day"},
    FixedName {6, 18, DayNameKind::Shopping, "618", "618"},
    FixedName {9, 9, DayNameKind::Shopping, "99大促", "9.9"},
    FixedName {9, 10, DayNameKind::Festival, "教师节", "Teachers' Day"},
    FixedName {10, 1, DayNameKind::Festival, "国庆节", "National Day"},
    FixedName {11, 11, DayNameKind::Shopping, "双11", "11.11"},
    FixedName {12, 12, DayNameKind::Shopping, "双12", "12.12"},
    FixedName {12, 25, DayNameKind::Festival, "圣诞节", "Christmas"},
};

/// The rows have no English names of lunar festivals.
constexpr std::array kLunarEnglish {
    std::pair {"腊八节", "Laba Festival"},
    std::pair {"除夕", "New Year's Eve"},
    std::pair {"春节", "Spring Festival"},
    std::pair {"元宵节", "Lantern Festival"},
    std::pair {"端午节", "Dragon Boat Festival"},
    std::pair {"中秋节", "Mid-Autumn Festival"},
    std::pair {"重阳节", "Double Ninth Festival"},
};

/// The seventh day of the seventh lunar month as day of the year's August; 0 is 31 July. From 2015 to 2050.
constexpr int kFirstQixiYear = 2015;
constexpr std::array<int8_t, 36> kQixi {20, 9, 28, 17, 7, 25, 14, 4, 22, 10, 29, 19, 8, 26, 16, 5, 24, 12, 1,
    20, 10, 28, 17, 7, 26, 14, 3, 22, 11, 0, 19, 8, 27, 16, 5, 23};

std::string_view nextPart(std::string_view &text, char separator)
{
    const size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return part;
}

std::string englishOf(const CalendarRow &row)
{
    if (!row.english.empty()) {
        std::string name = row.english;
        if (name.front() >= 'a' && name.front() <= 'z')
            name.front() = static_cast<char>(name.front() - 'a' + 'A');
        return name;
    }
    for (const auto &[chinese, english] : kLunarEnglish) {
        if (row.chinese == chinese)
            return english;
    }
    return row.chinese;
}

/// The second Sunday of May, the third of June.
bool isSundayOf(Day day, unsigned month, unsigned number)
{
    return day.month() == month && day.isoWeekday() == 7 && (day.dayOfMonth() + 6) / 7 == number;
}

bool isQixi(Day day)
{
    const int year = day.year() - kFirstQixiYear;
    return year >= 0 && year < static_cast<int>(kQixi.size())
        && day == Day::fromYmd(day.year(), 8, 1) + (kQixi[static_cast<size_t>(year)] - 1);
}

} // namespace

std::vector<CalendarRow> parseCalendarRows(std::string_view csv)
{
    std::vector<CalendarRow> rows;
    while (!csv.empty()) {
        std::string_view line = nextPart(csv, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        CalendarRow row;
        const std::optional<Day> day = Day::parse(nextPart(line, ','));
        if (!day)
            continue; // the header, or no row
        row.day = *day;
        row.kind = nextPart(line, ',');
        row.chinese = nextPart(line, ',');
        row.english = nextPart(line, ',');
        rows.push_back(std::move(row));
    }
    return rows;
}

CalendarBook::CalendarBook(const std::vector<CalendarRow> &rows)
{
    std::set<Day> laba;
    std::set<Day> eves;
    for (const CalendarRow &row : rows) {
        const auto [first, end] = m_rows.equal_range(row.day);
        const bool isKnown = std::any_of(first, end, [&](const auto &known) {
            return known.second.kind == row.kind && known.second.chinese == row.chinese;
        });
        if (isKnown)
            continue;
        m_rows.emplace(row.day, row);
        if (row.kind == "holiday")
            m_publishedYears.insert(row.day.year());
        if (row.chinese == "腊八节")
            laba.insert(row.day);
        if (row.chinese == "除夕")
            eves.insert(row.day);
    }
    for (const Day begin : laba) {
        const auto eve = eves.upper_bound(begin);
        if (eve != eves.end() && *eve - begin < 40)
            m_newYearSales.push_back({begin, *eve - 1});
    }
}

DayMarks CalendarBook::marksOf(Day day) const
{
    DayMarks marks;
    marks.isPublished = isPublished(day.year());
    const auto add = [&marks](
                         DayNameKind kind, std::string chinese, std::string english, bool goesOn = false) {
        marks.names.push_back({kind, std::move(chinese), std::move(english), goesOn});
    };
    const auto [first, end] = m_rows.equal_range(day);
    for (auto row = first; row != end; ++row) {
        const CalendarRow &known = row->second;
        if (known.kind == "holiday" || known.kind == "makeup_workday") {
            marks.off = known.kind == "holiday" ? DayOff::Rest : DayOff::Work;
            marks.holidayChinese = known.chinese;
            marks.holidayEnglish = englishOf(known);
        } else if (known.kind == "lunar_festival") {
            add(DayNameKind::Festival, known.chinese, englishOf(known));
        } else if (known.kind == "solar_term") {
            add(DayNameKind::SolarTerm, known.chinese, englishOf(known));
        }
    }
    for (const FixedName &fixed : kFixed) {
        if (fixed.month == day.month() && fixed.day == day.dayOfMonth())
            add(fixed.kind, fixed.chinese, fixed.english);
    }
    if (isSundayOf(day, 5, 2))
        add(DayNameKind::Festival, "母亲节", "Mother's Day");
    if (isSundayOf(day, 6, 3))
        add(DayNameKind::Festival, "父亲节", "Father's Day");
    if (isQixi(day))
        add(DayNameKind::Shopping, "七夕", "Qixi");
    for (const Period &sale : m_newYearSales) {
        if (sale.contains(day))
            add(DayNameKind::Shopping, "年货节", "New Year sale", day != sale.from);
    }
    std::stable_sort(marks.names.begin(), marks.names.end(),
        [](const DayName &a, const DayName &b) { return a.kind < b.kind; });
    return marks;
}

} // namespace qunce
