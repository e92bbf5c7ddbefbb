// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A guide's day, from joining to leaving: on leave only `on_duty` 0; on the day off also the stock of friends; on a working
// day new friends, talks, and orders one by one, so that the parts of the amount add up. Of the new friends 29 % become
// buyers, but a first order needs an order.

#include "server/demo/daynumbers.h"

#include <algorithm>
#include <cmath>

namespace qunce::server::demo {

namespace {

constexpr double kFriendsPerDutyDay = 2.0;
constexpr double kLossPerFriendAndDay = 0.00022;
constexpr double kGuideConversion = 0.297;
constexpr double kIdleDay = 0.2; ///< working days without any order, whatever the guide
constexpr double kOnlineByDay = 0.3; ///< of the orders within opening hours
constexpr double kRefund = 0.04;
constexpr int kReplyWindow = 14;

} // namespace

uint32_t orderValue(Random &random)
{
    static constexpr std::array<uint32_t, 16> kYuan {
        89, 89, 168, 198, 238, 268, 298, 328, 368, 398, 458, 568, 698, 898, 1198, 1980};
    return random.pick(kYuan) * 100;
}

GuideDays::GuideDays(const DemoBrand &demo, double stock) : m_demo(demo), m_factors(demo.calendar)
{
    for (const DemoGuide &guide : demo.guides)
        m_states.push_back({static_cast<uint32_t>(guide.friendsAtStart * stock), 0});
}

void GuideDays::fill(Day day, size_t region, Columns &columns)
{
    if (day != m_day) {
        m_day = day;
        m_trade = m_factors.trade(day);
    }
    Random random = stream(m_demo, Stream::GuideDay, region, static_cast<uint64_t>(day.number));
    const auto &slots = m_demo.brand.regions[region].guides;
    for (uint32_t slot = 0; slot < slots.size(); ++slot) {
        if (slots[slot].validOn(day)) {
            const uint32_t guide = m_demo.subjects[region].guides[slot];
            fillGuide(m_demo.guides[guide], m_states[guide], day, slot, random, columns);
        }
    }
}

void GuideDays::fillGuide(
    const DemoGuide &guide, State &state, Day day, uint32_t slot, Random &random, Columns &columns)
{
    const Employment &employment = guide.employment;
    if (*employment.joinedOn > day || employment.hasLeft(day))
        return;
    const bool onLeave = employment.onLeave(day);
    const bool dayOff = day.isoWeekday() == guide.restWeekday && m_trade < 1.2;
    columns[Metric::OnDuty].set(slot, onLeave || dayOff ? 0 : 1);
    if (onLeave)
        return;
    if (!m_demo.sells(guide)) {
        if (!dayOff)
            talk(guide, slot, random, columns);
        return;
    }
    const uint32_t lost = std::min(state.friends, random.poisson(state.friends * kLossPerFriendAndDay));
    state.friends -= lost;
    columns[Metric::FriendsLost].set(slot, lost);
    if (!dayOff) {
        addFriends(guide, state, day, slot, random, columns);
        talk(guide, slot, random, columns);
        sell(guide, state, day, slot, random, columns);
    }
    columns[Metric::FriendsTotal].set(slot, state.friends);
}

uint32_t GuideDays::addFriends(
    const DemoGuide &guide, State &state, Day day, uint32_t slot, Random &random, Columns &columns)
{
    const double desk = guide.employment.role == GuideRole::HqService ? 3 : 1;
    const uint32_t added = random.poisson(kFriendsPerDutyDay * desk * guide.acquisition * std::sqrt(m_trade));
    state.friends += added;
    state.aboutToBuy += random.binomial(added, kGuideConversion);
    columns[Metric::FriendsAdded].set(slot, added);
    if (added == 0)
        return 0;
    // Most replies come in the first days; an open cohort has had only part of its window.
    const int seen = std::min(kReplyWindow, m_demo.options.until - day + 1);
    const double share =
        1 - (1 - seen / static_cast<double>(kReplyWindow)) * (1 - seen / static_cast<double>(kReplyWindow));
    columns[Metric::CohortAdded].set(slot, added);
    columns[Metric::CohortReplied].set(slot, random.binomial(added, guide.replyRate * share));
    return added;
}

void GuideDays::talk(const DemoGuide &guide, uint32_t slot, Random &random, Columns &columns)
{
    const uint32_t messages = random.poisson(26 * guide.discipline * std::sqrt(m_trade));
    columns[Metric::Messages].set(slot, messages);
    columns[Metric::Replies].set(slot, random.poisson(messages * guide.replyRate * 0.8));
    const uint32_t shares = random.poisson(2.4 * guide.discipline);
    columns[Metric::ContentShares].set(slot, shares);
    if (shares > 0) {
        const uint32_t views = random.poisson(shares * 8.5);
        columns[Metric::ContentViews].set(slot, views);
        columns[Metric::Carts].set(slot, random.poisson(views * 0.05));
    }
    columns[Metric::FollowUps].set(slot, random.poisson(1.3 * guide.discipline));
    columns[Metric::Leads].set(slot, random.poisson(0.5 * guide.discipline));
}

void GuideDays::sell(
    const DemoGuide &guide, State &state, Day day, uint32_t slot, Random &random, Columns &columns)
{
    const double mean =
        kOrdersPerDutyDay / (1 - kIdleDay) * guide.sales * m_demo.workplaceOn(guide, day).trade * m_trade;
    const uint32_t orders = random.chance(kIdleDay) ? 0 : random.poisson(mean);
    uint32_t firstOrders = 0;
    uint64_t amount = 0;
    uint64_t afterHours = 0;
    uint64_t online = 0;
    uint64_t refund = 0;
    for (uint32_t i = 0; i < orders; ++i) {
        const uint32_t value = orderValue(random);
        const bool atNight = random.chance(guide.nightShare);
        amount += value;
        afterHours += atNight ? value : 0;
        online += atNight || random.chance(kOnlineByDay) ? value : 0;
        refund += random.chance(kRefund) ? value : 0;
        if (state.aboutToBuy > 0 && random.chance(0.85)) {
            --state.aboutToBuy;
            ++firstOrders;
        }
    }
    columns[Metric::Orders].set(slot, orders);
    columns[Metric::Amount].set(slot, amount);
    columns[Metric::FirstOrders].set(slot, firstOrders);
    if (orders == 0)
        return;
    columns[Metric::AfterHoursAmount].set(slot, afterHours);
    columns[Metric::OnlineAmount].set(slot, online);
    if (refund > 0)
        columns[Metric::RefundAmount].set(slot, refund);
}

} // namespace qunce::server::demo
