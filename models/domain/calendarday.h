// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"

namespace qunce {

/// 休 or 班: a day off by the State Council's notice, or a weekend day on which people work instead.
enum class DayOff : uint8_t { None, Rest, Work };

enum class DayNameKind : uint8_t { Festival, Shopping, SolarTerm };

/// A name that a day carries, in both languages.
struct DayName {
    DayNameKind kind = DayNameKind::Festival;
    std::string chinese;
    std::string english;
    bool goesOn = false; ///< of several days, and this is not the first

    bool operator==(const DayName &) const = default;
};

struct DayMarks {
    DayOff off = DayOff::None;
    std::string holidayChinese; ///< of which holiday the 休 or 班 is; empty without one
    std::string holidayEnglish;
    std::vector<DayName> names; ///< festivals, then shopping days, then solar terms
    bool isPublished = false; ///< the year's days off are known; if not, no 休 or 班 says nothing
};

/// A row of resources/cn-calendar.csv or a calendar_day record.
struct CalendarRow {
    Day day;
    std::string kind; ///< holiday, makeup_workday, solar_term, lunar_festival; others are passed over
    std::string chinese;
    std::string english; ///< may be empty

    bool operator==(const CalendarRow &) const = default;
};

/// Rows of a text with the header `date,kind,name_zh,name_en`; lines that are none are passed over.
std::vector<CalendarRow> parseCalendarRows(std::string_view csv);

/// What is known of the days: days off, working weekends, solar terms and lunar festivals from rows, fixed festivals
/// and shopping days by rule (七夕 until 2050; 年货节 lasts from 腊八节 to the day before 除夕, where both are known).
/// Fill it, then only read it; any thread.
class CalendarBook
{
public:
    CalendarBook() = default;
    explicit CalendarBook(const std::vector<CalendarRow> &rows);

    DayMarks marksOf(Day day) const;
    /// The days off of the year are known.
    bool isPublished(int year) const { return m_publishedYears.contains(year); }

private:
    std::multimap<Day, CalendarRow> m_rows;
    std::set<int> m_publishedYears;
    std::vector<Period> m_newYearSales;
};

} // namespace qunce
