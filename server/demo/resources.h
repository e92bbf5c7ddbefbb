// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"

namespace qunce::server::demo {

/// A day of resources/cn-calendar.csv: holidays, working weekends, solar terms and lunar festivals of China.
struct CalendarDay {
    Day day;
    std::string kind; ///< holiday, makeup_workday, solar_term, lunar_festival
    std::string nameZh;
    std::string nameEn;
};

/// A prefecture of resources/cn-divisions.csv with its counties and districts, in the order of the codes.
struct Prefecture {
    int provinceCode = 0;
    std::string province;
    std::string code;
    std::string name;
    std::vector<std::string> districts;
};

/// Both files are compiled in, so the program needs no folder of data beside it.
std::vector<CalendarDay> calendarDays();
std::vector<Prefecture> prefectures();

} // namespace qunce::server::demo
