// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/flashcurve.h"

#include <algorithm>

namespace qunce {

FlashCurve flashCurve(std::span<const uint64_t> joins, std::span<const uint64_t> orders)
{
    constexpr size_t kLateHours = 48;
    constexpr uint64_t kLatePart = 20; // 5 %
    FlashCurve curve;
    FlashHour sum;
    for (size_t hour = 0; hour < std::max(joins.size(), orders.size()); ++hour) {
        sum.members += hour < joins.size() ? joins[hour] : 0;
        sum.orders += hour < orders.size() ? orders[hour] : 0;
        curve.hours.push_back(sum);
    }
    if (curve.hours.size() <= kLateHours || sum.orders == 0)
        return curve;
    curve.lateOrders = sum.orders - curve.hours[curve.hours.size() - 1 - kLateHours].orders;
    curve.mayClose = *curve.lateOrders * kLatePart < sum.orders;
    return curve;
}

} // namespace qunce
