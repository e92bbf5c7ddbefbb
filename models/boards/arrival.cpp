// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/arrival.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "models/boards/arrivalmemory.h"
#include "models/boards/arriveddays.h"

namespace qunce {

namespace {

constexpr int kDaysBack = 62;
constexpr int kSpansBack = 7; ///< of so many days: fourteen months

bool hasPeople(const RegionSlots &region, Day day)
{
    return std::any_of(region.guides.begin(), region.guides.end(),
        [day](const Slot &slot) { return slot.validOn(day) && slot.employment.inPost(day); });
}

} // namespace

Result<Arrival> arrivalUntil(const Brand &brand, const FactSource &facts, Day today)
{
    std::vector<ArrivedDays> in(brand.regions.size());
    Arrival arrival;
    // Months come into memory for all regions at once; one by one they would push each other out.
    std::vector<size_t> all(brand.regions.size());
    std::iota(all.begin(), all.end(), size_t {0});
    const auto ignore = [](size_t, int32_t, const ColumnView &) {};
    const Result<void> warmed =
        facts.visit(Metric::Fed, {(today - kDaysBack).number, today.number}, all, ignore);
    if (!warmed.ok() && warmed.error().code != ErrorCode::NotFound)
        return warmed.error();
    // Further back only for a brand whose numbers have stopped, or have not begun.
    for (int spans = 0; spans < kSpansBack && !arrival.dataDay; ++spans) {
        const Day last = today - spans * (kDaysBack + 1);
        const Period span {last - kDaysBack, last};
        for (size_t region = 0; region < in.size(); ++region) {
            const Result<void> read = addArrivedDays(facts, span, region, in[region]);
            // What has not come to this computer yet is missing, and not a reason to say nothing of the others.
            if (!read.ok() && read.error().code != ErrorCode::NotFound)
                return read.error();
            if (!in[region].days().empty())
                arrival.dataDay = std::max(arrival.dataDay.value_or(Day {0}), *in[region].days().rbegin());
        }
    }
    const Day day = arrival.dataDay.value_or(today - 1);
    for (size_t region = 0; region < in.size(); ++region) {
        const std::set<Day> &days = in[region].days();
        const bool isIn = days.contains(day);
        if (days.empty() && !hasPeople(brand.regions[region], day))
            continue;
        ++arrival.regions;
        if (isIn) {
            ++arrival.regionsIn;
            continue;
        }
        const OrgUnit &unit = brand.org.at(brand.regions[region].region);
        arrival.missing.push_back(
            {unit.id, unit.name, days.empty() ? std::nullopt : std::optional(*days.rbegin())});
    }
    std::stable_sort(arrival.missing.begin(), arrival.missing.end(),
        [](const MissingRegion &a, const MissingRegion &b) { return a.lastDay < b.lastDay; });
    return arrival;
}

std::vector<MissingRegion> notWholeIn(const Arrival &arrival, Period period)
{
    std::vector<MissingRegion> open;
    if (!arrival.dataDay)
        return open;
    const Day last = std::min(period.to, *arrival.dataDay);
    std::copy_if(arrival.missing.begin(), arrival.missing.end(), std::back_inserter(open),
        [last](const MissingRegion &region) { return !region.lastDay || *region.lastDay < last; });
    return open;
}

std::vector<MissingRegion> notWholeIn(
    const Arrival &arrival, Period period, const OrgTree &org, OrgIndex under)
{
    std::vector<MissingRegion> open = notWholeIn(arrival, period);
    std::erase_if(open, [&](const MissingRegion &missing) {
        const std::optional<OrgIndex> region = org.byId(missing.unit);
        return !region || !(under == kHq || org.isUnder(*region, under) || org.isUnder(under, *region));
    });
    return open;
}

Result<Arrival> readArrival(BoardContext &context)
{
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
    const CacheFacts facts = context.factsOf(*brand);
    QUNCE_ASSIGN(
        Arrival arrival, context.arrivals.arrival(context.snapshot, brand, facts, context.now.day()));
    if (const int64_t ms = context.snapshot.lastCompleteMs(); ms != 0)
        arrival.syncedAt = Instant {ms / 1000};
    return arrival;
}

} // namespace qunce
