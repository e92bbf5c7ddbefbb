// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "models/base/day.h"
#include "models/base/uuid.h"
#include "models/domain/metric.h"

// What the ledger of orders keeps (docs/DATA.md, "Orders"). Values.

namespace qunce::server {

/// Where an order was made; the numbers are stored.
enum class OrderChannel : uint8_t { Unknown = 0, Store = 1, MiniProgram = 2, Other = 3 };

struct LedgerOrder {
    std::string code;
    Uuid guide;
    Uuid group; ///< nil: none
    int64_t paidAt = 0; ///< seconds since 1970
    Day night; ///< the business day it counts on
    bool isAfterHours = false;
    int64_t amount = 0; ///< fen, as paid
    int64_t refunds = 0; ///< fen, all that came back so far; at most the amount
    std::optional<int64_t> items;
    OrderChannel channel = OrderChannel::Unknown;
    std::string source;
    uint64_t delivery = 0; ///< which import or delivery wrote it last

    bool operator==(const LedgerOrder &) const = default;
};

/// The columns of guide.day that the ledger fills, in the order of LedgerSums::values().
constexpr std::array<Metric, 5> kLedgerMetrics {
    Metric::Orders, Metric::Amount, Metric::AfterHoursAmount, Metric::OnlineAmount, Metric::RefundAmount};

/// What orders come to; also a difference of two sums.
struct LedgerSums {
    int64_t rows = 0; ///< orders, also refunded ones
    int64_t orders = 0; ///< of which something has remained paid
    int64_t amount = 0; ///< net
    int64_t afterHours = 0; ///< net, paid after hours
    int64_t online = 0; ///< net, by the mini program
    int64_t refunds = 0;

    bool operator==(const LedgerSums &) const = default;
    void add(const LedgerSums &other, int64_t times = 1)
    {
        rows += times * other.rows;
        orders += times * other.orders;
        amount += times * other.amount;
        afterHours += times * other.afterHours;
        online += times * other.online;
        refunds += times * other.refunds;
    }
    std::array<int64_t, kLedgerMetrics.size()> values() const
    {
        return {orders, amount, afterHours, online, refunds};
    }
};

/// What one order comes to.
inline LedgerSums sumsOf(const LedgerOrder &order)
{
    const int64_t net = order.amount - order.refunds;
    return {1, net > 0 ? 1 : 0, net, order.isAfterHours ? net : 0,
        order.channel == OrderChannel::MiniProgram ? net : 0, order.refunds};
}

/// A guide's night that the ledger speaks for.
struct LedgerDay {
    Day night;
    Uuid guide;
    LedgerSums sums;
    /// What files of totals said, by metric as in kLedgerMetrics.
    std::array<std::optional<int64_t>, kLedgerMetrics.size()> imported;

    bool operator==(const LedgerDay &) const = default;
};

} // namespace qunce::server
