// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/resources.h"

#include <array>
#include <cstdlib>

namespace qunce::server::demo {

extern const std::string_view kCalendarCsv; // calendarcsv.cpp, made by CMake
extern const std::string_view kDivisionsCsv; // divisionscsv.cpp, made by CMake

namespace {

/// Our own two files have no quotes and end every line with LF, so splitting is all that reading takes.
template <size_t N, typename Take>
void eachRow(std::string_view csv, Take &&take)
{
    bool header = true;
    while (!csv.empty()) {
        const size_t end = csv.find('\n');
        std::string_view line = csv.substr(0, end);
        csv = end == std::string_view::npos ? std::string_view() : csv.substr(end + 1);
        if (header || line.empty()) {
            header = false;
            continue;
        }
        std::array<std::string_view, N> cells {};
        for (std::string_view &cell : cells) {
            const size_t comma = line.find(',');
            cell = line.substr(0, comma);
            line = comma == std::string_view::npos ? std::string_view() : line.substr(comma + 1);
        }
        take(cells);
    }
}

} // namespace

std::vector<CalendarDay> calendarDays()
{
    std::vector<CalendarDay> days;
    eachRow<4>(kCalendarCsv, [&](const std::array<std::string_view, 4> &cells) {
        if (const auto day = Day::parse(cells[0]))
            days.push_back({*day, std::string(cells[1]), std::string(cells[2]), std::string(cells[3])});
    });
    return days;
}

std::vector<Prefecture> prefectures()
{
    std::vector<Prefecture> found;
    eachRow<6>(kDivisionsCsv, [&](const std::array<std::string_view, 6> &cells) {
        if (found.empty() || found.back().code != cells[2]) {
            found.push_back({std::atoi(std::string(cells[0]).c_str()), std::string(cells[1]),
                std::string(cells[2]), std::string(cells[3]), {}});
        }
        found.back().districts.emplace_back(cells[5]);
    });
    return found;
}

} // namespace qunce::server::demo
