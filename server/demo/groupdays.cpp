// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A group's day: members = members before + joins - leaves, within its capacity; first orders of those who joined. A flash
// group's life is drawn whole, hour by hour: people join around the start, and two thirds of the first orders come in
// the first three of its seven days.

#include "server/demo/daynumbers.h"

#include <algorithm>
#include <cmath>

namespace qunce::server::demo {

namespace {

constexpr double kConversion = 0.30;

/// What a kind of group is like on an ordinary day.
struct Habit {
    double joins; ///< people a day
    double leaves; ///< share of the members a day
    double speakers; ///< share of the members a day
    double orders; ///< per member and day, besides first orders
    bool sells;
};

const Habit &habitOf(GroupKind kind)
{
    static constexpr std::array<Habit, 7> kHabits {
        {{0.05, 0.0003, 0.06, 0, false}, {0.08, 0.0004, 0.08, 0, false}, {0.12, 0.0006, 0.11, 0, false},
            {0.9, 0.0017, 0.030, 0.0016, true}, {0.8, 0.0017, 0.032, 0.0020, true},
            {0.7, 0.0016, 0.038, 0.0024, true}, {0, 0.004, 0.16, 0.002, true}}};
    return kHabits[static_cast<size_t>(kind)];
}

/// Share of people who are at it in each hour of the day, in percent.
constexpr std::array<int, 24> kHourWeights {
    0, 0, 0, 0, 0, 0, 1, 2, 4, 7, 9, 7, 8, 6, 4, 5, 5, 5, 5, 7, 10, 9, 5, 1};
/// By day since the group was made; the second one is its start.
constexpr std::array<int, 8> kJoinDays {30, 58, 12, 0, 0, 0, 0, 0};
constexpr std::array<int, 8> kOrderDays {0, 24, 24, 19, 15, 10, 5, 3};

int hourFrom(Random &random, const std::array<int, 8> &days)
{
    int place = static_cast<int>(random.below(100));
    size_t day = 0;
    while (place >= days[day])
        place -= days[day++];
    place = static_cast<int>(random.below(100));
    size_t hour = 0;
    while (place >= kHourWeights[hour])
        place -= kHourWeights[hour++];
    return static_cast<int>(day * 24 + hour);
}

} // namespace

GroupDays::GroupDays(const DemoBrand &demo, double stock)
    : m_demo(demo), m_stock(stock), m_factors(demo.calendar), m_states(demo.groups.size())
{
    for (uint32_t i = 0; i < demo.groups.size(); ++i) {
        if (demo.groups[i].kind == GroupKind::Flash)
            liveFlash(i);
    }
}

void GroupDays::liveFlash(uint32_t group)
{
    Random random = stream(m_demo, Stream::GroupHour, group);
    FlashLife &life = m_flash[group];
    const auto people = static_cast<uint32_t>(m_demo.groups[group].capacity * random.range(0.55, 0.95));
    const double conversion = random.range(0.25, 0.34);
    for (uint32_t i = 0; i < people; ++i) {
        const int joined = hourFrom(random, kJoinDays);
        ++life.joins[static_cast<size_t>(joined)];
        const int bought = std::max(joined, hourFrom(random, kOrderDays));
        if (random.chance(conversion))
            ++life.firstOrders[static_cast<size_t>(bought)];
    }
}

void GroupDays::fill(Day day, size_t region, Columns &columns)
{
    if (day != m_day) {
        m_day = day;
        m_trade = m_factors.trade(day);
    }
    Random random = stream(m_demo, Stream::GroupDay, region, static_cast<uint64_t>(day.number));
    const auto &slots = m_demo.brand.regions[region].groups;
    for (uint32_t slot = 0; slot < slots.size(); ++slot) {
        const uint32_t group = m_demo.subjects[region].groups[slot];
        if (slots[slot].validOn(day) && m_demo.groups[group].openOn(day))
            fillGroup(group, day, slot, random, columns);
    }
}

void GroupDays::fillHour(Day day, int hour, size_t region, Columns &columns) const
{
    const auto &slots = m_demo.brand.regions[region].groups;
    for (uint32_t slot = 0; slot < slots.size(); ++slot) {
        const uint32_t group = m_demo.subjects[region].groups[slot];
        const auto life = m_flash.find(group);
        if (life == m_flash.end() || !slots[slot].validOn(day) || !m_demo.groups[group].openOn(day))
            continue;
        const auto place = static_cast<size_t>((day - m_demo.groups[group].createdOn) * 24 + hour);
        if (place >= life->second.joins.size())
            continue;
        if (life->second.joins[place] > 0)
            columns[Metric::HourJoins].set(slot, life->second.joins[place]);
        if (life->second.firstOrders[place] > 0)
            columns[Metric::HourFirstOrders].set(slot, life->second.firstOrders[place]);
    }
}

uint32_t GroupDays::joinsOn(uint32_t group, Day day, Random &random) const
{
    const DemoGroup &self = m_demo.groups[group];
    const auto life = m_flash.find(group);
    if (life != m_flash.end()) {
        uint32_t sum = 0;
        for (int hour = 0; hour < 24; ++hour)
            sum += life->second.joins[static_cast<size_t>((day - self.createdOn) * 24 + hour)];
        return sum;
    }
    const int age = day - self.createdOn;
    const double young = age < 30 ? 6.0 - age * 0.16 : 1.0;
    const double dead = self.deadFrom && *self.deadFrom <= day ? 0.1 : 1.0;
    const uint32_t wanted = random.poisson(habitOf(self.kind).joins * young * dead * std::sqrt(m_trade));
    return std::min(wanted, self.capacity - m_states[group].members);
}

uint32_t GroupDays::firstOrdersOn(uint32_t group, Day day, Random &random)
{
    const DemoGroup &self = m_demo.groups[group];
    const auto life = m_flash.find(group);
    if (life != m_flash.end()) {
        uint32_t sum = 0;
        for (int hour = 0; hour < 24; ++hour)
            sum += life->second.firstOrders[static_cast<size_t>((day - self.createdOn) * 24 + hour)];
        return sum;
    }
    const uint32_t buying = random.binomial(m_states[group].aboutToBuy, 0.25);
    m_states[group].aboutToBuy -= buying;
    return buying;
}

void GroupDays::fillGroup(uint32_t group, Day day, uint32_t slot, Random &random, Columns &columns)
{
    const DemoGroup &self = m_demo.groups[group];
    const Habit &habit = habitOf(self.kind);
    State &state = m_states[group];
    if (!state.begun) {
        state.begun = true;
        if (self.createdOn < std::min(day, m_demo.firstDay))
            state.members = static_cast<uint32_t>(self.membersAtStart * m_stock);
    }
    const uint32_t joins = joinsOn(group, day, random);
    const uint32_t leaves = std::min(state.members, random.poisson(state.members * habit.leaves));
    state.members += joins - leaves;
    columns[Metric::GroupMembers].set(slot, state.members);
    columns[Metric::GroupJoins].set(slot, joins);
    columns[Metric::GroupLeaves].set(slot, leaves);

    const bool dead = self.deadFrom && *self.deadFrom <= day;
    const double voice = dead ? 0.02 : std::min(3.0, 0.4 + 0.6 * self.liveliness);
    const uint32_t speakers = std::min(state.members, random.poisson(state.members * habit.speakers * voice));
    columns[Metric::GroupSpeakers].set(slot, speakers);
    columns[Metric::GroupMessages].set(slot, speakers == 0 ? 0 : speakers + random.poisson(speakers * 2.2));
    if (!habit.sells)
        return;
    state.aboutToBuy += random.binomial(joins, kConversion);
    const uint32_t firstOrders = firstOrdersOn(group, day, random);
    const uint32_t orders = firstOrders + random.poisson(state.members * habit.orders * voice * m_trade);
    uint64_t amount = 0;
    for (uint32_t i = 0; i < orders; ++i)
        amount += orderValue(random);
    columns[Metric::GroupFirstOrders].set(slot, firstOrders);
    columns[Metric::GroupOrders].set(slot, orders);
    columns[Metric::GroupAmount].set(slot, amount);
}

} // namespace qunce::server::demo
