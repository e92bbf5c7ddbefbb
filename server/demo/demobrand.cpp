// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demobrand.h"

#include <algorithm>
#include <cmath>

#include "server/demo/plantexts.h"

namespace qunce::server::demo {

namespace {

constexpr double kGrowthPerYear = 0.12;
constexpr int kDaysOfYearBefore = 90; ///< the longest period that moves with the day

/// Sales of the day of a promotion against an ordinary one: builds up, peaks on the great day, and falls off.
double promotionFactor(Day day)
{
    double factor = 1;
    for (int year = day.year() - 1; year <= day.year(); ++year) {
        for (const Promotion &promotion : kPromotions) {
            const int offset = day - Day::fromYmd(year, promotion.month, promotion.day);
            if (offset < 0 || offset >= kCampaignDays)
                continue;
            const int distance = std::abs(offset - promotion.peak);
            factor = offset < 6 ? 0.92
                : distance == 0 ? 2.6
                : distance == 1 ? 1.7
                : distance <= 3 ? 1.3
                                : 1.05;
        }
    }
    return factor;
}

} // namespace

double DayFactors::trade(Day day) const
{
    static constexpr std::array kWeekday {0.88, 0.86, 0.90, 0.93, 1.05, 1.22, 1.16};
    double factor = kWeekday[day.isoWeekday() - 1];
    for (const CalendarDay &special : m_calendar) {
        if (special.day != day)
            continue;
        if (special.kind == "makeup_workday")
            factor = 0.9;
        else if (special.kind == "holiday")
            factor = special.nameZh == "春节" ? 0.34 : 1.24;
    }
    const double years = (day.number - Day::fromYmd(2026, 1, 1).number) / 365.0;
    return factor * promotionFactor(day) * std::max(0.3, 1 + kGrowthPerYear * years);
}

std::optional<Period> DemoBrand::yearBefore() const
{
    if (!sizes.yearBefore)
        return std::nullopt;
    const Day lastMonth = firstOfMonth(addMonths(options.until, -13));
    return Period {std::min(lastMonth, addMonths(options.until - kDaysOfYearBefore, -12)),
        addMonths(options.until, -12)};
}

DemoBrand makeBrand(const DemoOptions &options)
{
    DemoBrand demo;
    demo.options = options;
    demo.sizes = sizesOf(options.scale);
    demo.firstDay = options.until - (demo.sizes.days - 1);
    demo.calendar = calendarDays();
    SeededIdSource ids(options.seed, Instant::startOf(demo.firstDay).seconds * 1000);
    addPlaces(demo, ids);
    addGuides(demo, ids);
    addGroups(demo, ids);
    addKocs(demo, ids);
    addSlots(demo, ids);
    addPlan(demo, ids);
    addGoals(demo);
    addCampaignGoals(demo);
    return demo;
}

} // namespace qunce::server::demo
