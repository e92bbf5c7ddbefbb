// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goals of a month: what the subject is expected to sell, times the ambition of its superiors. Regions have one for every
// month shown, stores for the last six, guides for the last three.

#include "server/demo/demobrand.h"

namespace qunce::server::demo {

namespace {

constexpr int kMonthsOfStores = 6;
constexpr int kMonthsOfGuides = 3;
constexpr double kDutyShare = 6.0 / 7.0; ///< working days of a guide

uint64_t rounded(double fen)
{
    constexpr double kStep = 100000; // 1,000 yuan
    return static_cast<uint64_t>(fen / kStep + 1) * static_cast<uint64_t>(kStep);
}

int monthsBetween(Day early, Day late)
{
    return (late.year() - early.year()) * 12 + static_cast<int>(late.month())
        - static_cast<int>(early.month());
}

/// Sales of the month as the model has them on average; 0 for who does not sell in it.
double expectedSales(const DemoBrand &demo, const DemoGuide &guide, Period month, double tradeDays)
{
    const Employment &employment = guide.employment;
    if (!demo.sells(guide) || *employment.joinedOn > month.to || employment.hasLeft(month.from))
        return 0;
    const Workplace &place = demo.workplaceOn(guide, month.to);
    return tradeDays * kDutyShare * kOrdersPerDutyDay * kOrderFen * guide.sales * place.trade;
}

void addMonth(DemoBrand &demo, Random &random, Period month, double tradeDays)
{
    const int age = monthsBetween(month.from, demo.options.until);
    const auto add = [&](OrgIndex unit, const Uuid &guide, double expected, double ambition) {
        demo.brand.goals.push_back({month, unit, guide, Metric::Amount, rounded(expected * ambition)});
    };
    std::vector<double> ofStore(demo.workplaces.size());
    std::vector<double> ofRegion(demo.regionUnits.size());
    for (const DemoGuide &guide : demo.guides) {
        const double expected = expectedSales(demo, guide, month, tradeDays);
        const uint32_t workplace = demo.workplaceIndexOn(guide, month.to);
        ofStore[workplace] += expected;
        ofRegion[demo.workplaces[workplace].region] += expected;
        if (age < kMonthsOfGuides && expected > 0 && guide.employment.inPost(month.to))
            add(kHq, guide.id, expected, random.range(0.9, 1.3));
    }
    for (size_t s = 0; s < demo.workplaces.size(); ++s) {
        if (age < kMonthsOfStores && demo.workplaces[s].region != demo.hqRegion() && ofStore[s] > 0)
            add(demo.workplaces[s].store, {}, ofStore[s], random.range(0.92, 1.2));
    }
    for (size_t r = 0; r < demo.hqRegion(); ++r)
        add(demo.regionUnits[r], {}, ofRegion[r], random.range(0.95, 1.18));
}

} // namespace

double expectedSales(const DemoBrand &demo, Period days)
{
    const DayFactors factors(demo.calendar);
    double tradeDays = 0;
    for (Day day = days.from; day <= days.to; ++day)
        tradeDays += factors.trade(day);
    double sum = 0;
    for (const DemoGuide &guide : demo.guides)
        sum += expectedSales(demo, guide, days, tradeDays);
    return sum;
}

void addGoals(DemoBrand &demo)
{
    const DayFactors factors(demo.calendar);
    Random random = stream(demo, Stream::Goals);
    for (Day first = firstOfMonth(demo.firstDay); first <= demo.options.until; first = addMonths(first, 1)) {
        const Period month {first, lastOfMonth(first)};
        double tradeDays = 0;
        for (Day day = month.from; day <= month.to; ++day)
            tradeDays += factors.trade(day);
        addMonth(demo, random, month, tradeDays);
    }
}

} // namespace qunce::server::demo
