// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/daynumbers.h"

#include <algorithm>

namespace qunce::server::demo {

void KocDays::fill(Day day, size_t region, Columns &columns)
{
    const double season = std::clamp(m_factors.trade(day), 0.6, 1.6);
    Random random = stream(m_demo, Stream::KocDay, region, static_cast<uint64_t>(day.number));
    const auto &slots = m_demo.brand.regions[region].kocs;
    for (uint32_t slot = 0; slot < slots.size(); ++slot) {
        const uint32_t index = m_demo.subjects[region].kocs[slot];
        const DemoKoc &koc = m_demo.kocs[index];
        if (!slots[slot].validOn(day) || koc.joinedOn > day
            || !random.chance(std::min(0.97, koc.activity * season)))
            continue;
        const uint32_t posts = random.poisson(0.8);
        const uint32_t accepted = random.binomial(posts, 0.45);
        const uint32_t orders = random.poisson(koc.trade * season);
        uint64_t amount = 0;
        for (uint32_t i = 0; i < orders; ++i)
            amount += orderValue(random);
        const uint32_t points = 2 + posts * 10 + accepted * 30 + orders * 5;
        m_points[index] += points;
        columns[Metric::KocPoints].set(slot, points);
        if (posts > 0)
            columns[Metric::KocPosts].set(slot, posts);
        if (accepted > 0)
            columns[Metric::KocAcceptedPosts].set(slot, accepted);
        if (orders > 0) {
            columns[Metric::KocOrders].set(slot, orders);
            columns[Metric::KocAmount].set(slot, amount);
        }
    }
}

} // namespace qunce::server::demo
