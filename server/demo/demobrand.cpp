// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demobrand.h"

#include <algorithm>
#include <cmath>

#include "server/demo/plantexts.h"

namespace qunce::server::demo {

namespace {

constexpr double kGrowthPerYear = 0.12;
/// Working days of a guide in a week ÷ 7, and the mean of trade() over a year: what goals reckon with.
constexpr double kDutyShare = 6.0 / 7.0;

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

uint64_t roundedGoal(double fen)
{
    constexpr double kStep = 100000; // 1,000 yuan
    return static_cast<uint64_t>(fen / kStep + 1) * static_cast<uint64_t>(kStep);
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

void addGoals(DemoBrand &demo)
{
    // Goals of regions for every month shown, of stores for the last six, of guides for the last three: what the
    // subject is expected to sell, times the ambition of its superiors.
    const DayFactors factors(demo.calendar);
    Random random = stream(demo, Stream::Goals);
    const Day present = demo.options.until;
    for (Day month = firstOfMonth(demo.firstDay); month <= present; month = addMonths(month, 1)) {
        const Period period {month, lastOfMonth(month)};
        double days = 0;
        for (Day day = period.from; day <= period.to; ++day)
            days += factors.trade(day);
        const int age = (present.year() - month.year()) * 12 + static_cast<int>(present.month())
            - static_cast<int>(month.month());
        std::vector<double> ofStore(demo.workplaces.size());
        std::vector<double> ofRegion(demo.regionUnits.size());
        for (const DemoGuide &guide : demo.guides) {
            const Employment &employment = guide.employment;
            if (!demo.sells(guide) || *employment.joinedOn > period.to || employment.hasLeft(period.from))
                continue;
            const bool moved = guide.move && period.to < guide.move->on;
            const uint32_t workplace = moved ? guide.move->fromWorkplace : guide.workplace;
            const Workplace &place = demo.workplaces[workplace];
            const double expected =
                days * kDutyShare * kOrdersPerDutyDay * kOrderFen * guide.sales * place.trade;
            ofStore[workplace] += expected;
            ofRegion[place.region] += expected;
            const double ambition = random.range(0.9, 1.3);
            if (age < 3 && employment.inPost(period.to))
                demo.brand.goals.push_back(
                    {period, kHq, guide.id, Metric::Amount, roundedGoal(expected * ambition)});
        }
        for (size_t s = 0; s < demo.workplaces.size(); ++s) {
            const double ambition = random.range(0.92, 1.2);
            if (age < 6 && demo.workplaces[s].store != kHq && ofStore[s] > 0)
                demo.brand.goals.push_back({period, demo.workplaces[s].store, {}, Metric::Amount,
                    roundedGoal(ofStore[s] * ambition)});
        }
        for (size_t r = 0; r < demo.hqRegion(); ++r) {
            demo.brand.goals.push_back({period, demo.regionUnits[r], {}, Metric::Amount,
                roundedGoal(ofRegion[r] * random.range(0.95, 1.18))});
        }
    }
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
    return demo;
}

} // namespace qunce::server::demo
