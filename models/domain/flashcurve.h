// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace qunce {

/// One hour of a flash group's life, counted from 0.
struct FlashHour {
    uint64_t members = 0; ///< who has joined up to the end of the hour
    uint64_t orders = 0; ///< first orders up to the end of the hour
};

/// How a flash group converts since it began (practices.md, formulas): orders ÷ members present, hour by hour.
struct FlashCurve {
    std::vector<FlashHour> hours;
};

/// `joins` and `orders` by hour since the group began, both of the hours that are over.
FlashCurve flashCurve(std::span<const uint64_t> joins, std::span<const uint64_t> orders);

} // namespace qunce
