// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/uuid.h"
#include "models/domain/flashadvice.h"
#include "models/domain/flashcurve.h"
#include "models/domain/fraction.h"

namespace qunce {

/// A flash group and how it converts: 累计首单人数 ÷ 累计入群客户数 since its 开营日. Value.
struct FlashLine {
    Uuid id;
    std::string code;
    std::string name;
    std::string batch;
    std::string band; ///< 月龄段
    Day begins; ///< 开营日; the day it was made on where it has none
    /// Up to the end of each hour since 00:00 of that day, what came before it included; only hours that are in.
    std::vector<FlashHour> hours;
    FlashState state;
    CloseAdvice advice;

    uint64_t members() const { return hours.empty() ? 0 : hours.back().members; }
    uint64_t orders() const { return hours.empty() ? 0 : hours.back().orders; }
};

/// `joins` and `orders` by hour from the hour that is `before` hours earlier than 00:00 of the 开营日. Pure.
std::vector<FlashHour> hoursSinceBegin(
    const std::vector<uint64_t> &joins, const std::vector<uint64_t> &orders, size_t before);
/// First orders of the last 48 of these hours. Pure.
uint64_t lateOrdersOf(const std::vector<FlashHour> &hours);

/// What flash groups are compared by.
enum class FlashBy : uint8_t { Batch, Band, Group };
/// Where on the curve: ends of hours or of days.
enum class FlashStep : uint8_t { Hour, Day };

/// The groups that have come as far as a point of the curve, together.
struct FlashPoint {
    uint32_t groups = 0;
    uint64_t members = 0;
    uint64_t orders = 0;

    /// Nothing where nobody has joined.
    std::optional<Fraction> rate() const
    {
        return members == 0 ? std::nullopt : std::optional(Fraction {orders, members});
    }
};

/// Groups of a batch, of a band, or one group.
struct FlashRow {
    std::string name; ///< empty: the groups have none
    std::vector<size_t> lines; ///< indexes
    Day begins; ///< of the newest of them
    FlashPoint total; ///< as of now
    std::vector<FlashPoint> points; ///< after one, two, … hours or days
};

/// Newest first; by band in the order of names. Pure.
std::vector<FlashRow> flashRows(const std::vector<FlashLine> &lines, FlashBy by, FlashStep step);

} // namespace qunce
