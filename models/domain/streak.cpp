// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/streak.h"

#include <algorithm>
#include <map>

namespace qunce {

namespace {

/// What one guide slot did on one day.
enum DayMark : uint8_t { kSold = 1, kOffDuty = 2, kHasDuty = 4 };

/// Marks of one region: a byte for each day and slot.
struct RegionMarks {
    size_t slots = 0;
    std::vector<uint8_t> marks;
    std::vector<uint8_t> isDutyFed; ///< by day
    std::vector<size_t> storeOf; ///< by slot, a number of its own in the region
    std::vector<uint8_t> storeHasOrders; ///< day, store
    size_t stores = 0;

    uint8_t &at(size_t day, size_t slot) { return marks[day * slots + slot]; }
};

void numberStores(const std::vector<Slot> &slots, RegionMarks &region)
{
    std::map<OrgIndex, size_t> numbers;
    for (const Slot &slot : slots)
        region.storeOf.push_back(numbers.try_emplace(slot.store, numbers.size()).first->second);
    region.stores = numbers.size();
}

class MarkReader
{
public:
    MarkReader(const MeasureInput &input, Period period) : m_input(input), m_period(period)
    {
        m_regions.resize(input.brand.regions.size());
        const auto days = static_cast<size_t>(period.days());
        for (const size_t region : input.rollup.regions()) {
            RegionMarks &marks = m_regions[region];
            marks.slots = input.brand.regions[region].guides.size();
            marks.marks.assign(days * marks.slots, 0);
            marks.isDutyFed.assign(days, 0);
            numberStores(input.brand.regions[region].guides, marks);
            marks.storeHasOrders.assign(days * marks.stores, 0);
        }
    }

    Result<void> read()
    {
        QUNCE_TRY(visit(Metric::Orders, [](RegionMarks &marks, size_t day, const ColumnView &column) {
            column.forEach([&](uint32_t slot, uint64_t value) {
                if (slot >= marks.slots)
                    return;
                if (value > 0)
                    marks.at(day, slot) |= kSold;
                marks.storeHasOrders[day * marks.stores + marks.storeOf[slot]] = 1;
            });
        }));
        QUNCE_TRY(visit(Metric::OnDuty, [](RegionMarks &marks, size_t day, const ColumnView &column) {
            column.forEach([&](uint32_t slot, uint64_t value) {
                if (slot < marks.slots)
                    marks.at(day, slot) |= value == 0 ? kOffDuty | kHasDuty : kHasDuty;
            });
        }));
        if (!m_input.zeroFillFed)
            return {};
        return visit(Metric::Fed, [](RegionMarks &marks, size_t day, const ColumnView &column) {
            marks.isDutyFed[day] = column.at(static_cast<uint32_t>(Metric::OnDuty)).has_value() ? 1 : 0;
        });
    }

    RegionMarks &region(size_t index) { return m_regions[index]; }

private:
    template <typename Take>
    Result<void> visit(Metric metric, Take &&take)
    {
        return m_input.facts.visit(metric, {m_period.from.number, m_period.to.number},
            m_input.rollup.regions(), [&](size_t region, int32_t key, const ColumnView &column) {
                take(m_regions[region], static_cast<size_t>(key - m_period.from.number), column);
            });
    }

    const MeasureInput &m_input;
    Period m_period;
    std::vector<RegionMarks> m_regions;
};

/// A stretch of days that a guide spends in one slot.
struct Stay {
    int32_t row = 0;
    size_t region = 0;
    size_t slot = 0;
    Period period;
};

/// The days of the period that the guide spends in the slot, as their numbers have it.
void addStays(const Slot &slot, Period period, Stay stay, std::vector<Stay> &stays)
{
    const auto add = [&](Day from, Day until, Period days) {
        stay.period = {std::max(days.from, from), std::min(days.to, until - 1)};
        if (stay.period.from <= stay.period.to)
            stays.push_back(stay);
    };
    Day next = period.from;
    for (const FormerSlot &former : slot.former) {
        const Period within {std::max(next, former.days.from), std::min(period.to, former.days.to)};
        if (within.days() <= 0)
            continue;
        add(slot.from, slot.until, {next, within.from - 1});
        add(former.from, former.until, within);
        next = within.to + 1;
    }
    add(slot.from, slot.until, {next, period.to});
}

std::vector<Stay> staysOf(const MeasureInput &input, Period period)
{
    std::vector<Stay> stays;
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        for (const size_t region : input.rollup.regions()) {
            const std::vector<Slot> &slots = input.brand.regions[region].guides;
            for (size_t slot = 0; slot < slots.size(); ++slot) {
                const int32_t row = segment.rowOf(region, slot);
                if (row != Rollup::kNoRow)
                    addStays(slots[slot], segment.period, {row, region, slot, {}}, stays);
            }
        }
    }
    std::sort(stays.begin(), stays.end(), [](const Stay &a, const Stay &b) {
        return a.row != b.row ? a.row < b.row : a.period.from < b.period.from;
    });
    return stays;
}

SellingDay whatItWas(RegionMarks &region, const Slot &guide, size_t slot, Period period, Day day)
{
    const auto index = static_cast<size_t>(day - period.from);
    const uint8_t marks = region.at(index, slot);
    const bool filledOffDuty =
        (marks & kHasDuty) == 0 && region.isDutyFed[index] != 0 && guide.employmentOn(day).inPost(day);
    const bool isSkipped = (marks & kOffDuty) != 0 || filledOffDuty
        || region.storeHasOrders[index * region.stores + region.storeOf[slot]] == 0;
    return isSkipped ? SellingDay::Skipped : (marks & kSold) != 0 ? SellingDay::Sold : SellingDay::Unsold;
}

} // namespace

Result<std::vector<Streak>> streakRows(const MeasureInput &input, Period period)
{
    MarkReader reader(input, period);
    QUNCE_TRY(reader.read());
    std::vector<Streak> streaks(input.rollup.rowCount());
    std::vector<uint32_t> run(input.rollup.rowCount()); // for the best one, which open days break too
    for (const Stay &stay : staysOf(input, period)) {
        RegionMarks &region = reader.region(stay.region);
        const Slot &guide = input.brand.regions[stay.region].guides[stay.slot];
        Streak &streak = streaks[static_cast<size_t>(stay.row)];
        for (Day day = stay.period.from; day <= stay.period.to; ++day) {
            const SellingDay did = whatItWas(region, guide, stay.slot, period, day);
            if (did == SellingDay::Skipped)
                continue;
            if (did == SellingDay::Sold) {
                ++streak.current;
                streak.best = std::max(streak.best, ++run[static_cast<size_t>(stay.row)]);
                continue;
            }
            run[static_cast<size_t>(stay.row)] = 0;
            if (day < input.asOf.day())
                streak.current = 0;
        }
    }
    return streaks;
}

Result<std::vector<std::vector<SellingDay>>> sellingDays(
    const MeasureInput &input, Period period, size_t teams, const TeamOf &teamOf)
{
    MarkReader reader(input, period);
    QUNCE_TRY(reader.read());
    std::vector<std::vector<SellingDay>> days(
        teams, std::vector<SellingDay>(static_cast<size_t>(std::max(0, period.days())), SellingDay::Skipped));
    for (const Stay &stay : staysOf(input, period)) {
        RegionMarks &region = reader.region(stay.region);
        const Slot &guide = input.brand.regions[stay.region].guides[stay.slot];
        for (Day day = stay.period.from; day <= stay.period.to; ++day) {
            const std::optional<size_t> team = teamOf(stay.region, guide, day);
            if (!team)
                continue;
            SellingDay &known = days[*team][static_cast<size_t>(day - period.from)];
            known = std::max(known, whatItWas(region, guide, stay.slot, period, day));
        }
    }
    return days;
}

} // namespace qunce
