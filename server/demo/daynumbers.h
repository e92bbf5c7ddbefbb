// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <vector>

#include "models/domain/column.h"
#include "server/demo/demobrand.h"

namespace qunce::server::demo {

/// Columns of one region and key that are being filled, by metric.
using Columns = std::map<Metric, Column>;

/// Numbers of guides. Days must come in order, all regions of a day before the next day: friends and customers who are
/// about to buy are carried from day to day.
class GuideDays
{
public:
    /// `stock` is the share of the friends at the start that are there on the first day that is filled.
    explicit GuideDays(const DemoBrand &demo, double stock = 1);
    void fill(Day day, size_t region, Columns &columns);

private:
    struct State {
        uint32_t friends = 0;
        uint32_t aboutToBuy = 0; ///< new friends whose first order is to come
    };

    void fillGuide(
        const DemoGuide &guide, State &state, Day day, uint32_t slot, Random &random, Columns &columns);
    void sell(const DemoGuide &guide, State &state, Day day, uint32_t slot, Random &random, Columns &columns);
    void talk(const DemoGuide &guide, uint32_t slot, Random &random, Columns &columns);
    uint32_t addFriends(
        const DemoGuide &guide, State &state, Day day, uint32_t slot, Random &random, Columns &columns);

    const DemoBrand &m_demo;
    DayFactors m_factors;
    std::vector<State> m_states; ///< by guide
    Day m_day;
    double m_trade = 1; ///< of m_day
};

/// Numbers of groups by day, and by hour for flash groups. Days in order, as above.
class GroupDays
{
public:
    /// `stock` as above, of the members.
    explicit GroupDays(const DemoBrand &demo, double stock = 1);
    void fill(Day day, size_t region, Columns &columns);
    /// joins and first_orders of one hour (0 … 23) of `day`.
    void fillHour(Day day, int hour, size_t region, Columns &columns) const;
    /// Members at the end of the last day that was filled.
    uint32_t members(uint32_t group) const { return m_states[group].members; }

private:
    static constexpr int kFlashHours = 8 * 24;
    /// The whole life of a flash group, from 00:00 of the day it was made.
    struct FlashLife {
        std::array<uint16_t, kFlashHours> joins {};
        std::array<uint16_t, kFlashHours> firstOrders {};
    };
    struct State {
        uint32_t members = 0;
        uint32_t aboutToBuy = 0;
        bool begun = false;
    };

    void liveFlash(uint32_t group);
    void fillGroup(uint32_t group, Day day, uint32_t slot, Random &random, Columns &columns);
    uint32_t joinsOn(uint32_t group, Day day, Random &random) const;
    uint32_t firstOrdersOn(uint32_t group, Day day, Random &random);

    const DemoBrand &m_demo;
    const double m_stock;
    DayFactors m_factors;
    std::vector<State> m_states;
    std::map<uint32_t, FlashLife> m_flash; ///< by group
    Day m_day;
    double m_trade = 1;
};

/// Numbers of KOCs: most of them do nothing on most days.
class KocDays
{
public:
    explicit KocDays(const DemoBrand &demo)
        : m_demo(demo), m_factors(demo.calendar), m_points(demo.kocs.size())
    { }
    void fill(Day day, size_t region, Columns &columns);
    uint32_t points(uint32_t koc) const { return m_points[koc]; }

private:
    const DemoBrand &m_demo;
    DayFactors m_factors;
    std::vector<uint32_t> m_points;
};

/// What customers pay for an order, in fen; whole yuan, mean kOrderFen.
uint32_t orderValue(Random &random);

} // namespace qunce::server::demo
