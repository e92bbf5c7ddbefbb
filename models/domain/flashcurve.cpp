// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/flashcurve.h"

#include <algorithm>

namespace qunce {

FlashCurve flashCurve(std::span<const uint64_t> joins, std::span<const uint64_t> orders)
{
    FlashCurve curve;
    FlashHour sum;
    for (size_t hour = 0; hour < std::max(joins.size(), orders.size()); ++hour) {
        sum.members += hour < joins.size() ? joins[hour] : 0;
        sum.orders += hour < orders.size() ? orders[hour] : 0;
        curve.hours.push_back(sum);
    }
    return curve;
}

} // namespace qunce
