// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "models/protocol/headermap.h"
#include "server/import/factplaces.h"
#include "server/import/rowsink.h"
#include "server/storage/ledgerrows.h"

namespace qunce::server {

/// Columns of the import kind `orders`, in its order.
enum OrderColumn : size_t {
    OrderCode,
    OrderGuide,
    OrderGroup,
    OrderPaidAt,
    OrderAmount,
    OrderRefunds,
    OrderItems,
    OrderSource,
    OrderChannelColumn,
};

/// What codes in orders mean. Refers to what it was made of.
struct OrderPlaces {
    OrderPlaces(const FactPlaces &guides, const FactPlaces &groups, std::span<const Uuid> regions);

    const FactPlaces &guides;
    const FactPlaces &groups;
    std::span<const Uuid> regions;
    std::unordered_map<Uuid, uint32_t> guideById; ///< index in `guides`
};

/// One row of orders, looked up. What the row does not say is empty.
struct OrderRow {
    std::string code;
    std::optional<Uuid> guide;
    std::optional<Uuid> group;
    std::optional<int64_t> paidAt;
    std::optional<int64_t> amount;
    std::optional<int64_t> refunds;
    std::optional<int64_t> items;
    std::optional<std::string> source;
    std::optional<OrderChannel> channel;

    bool operator==(const OrderRow &) const = default;
};

/// Reads rows of orders by the look-ups alone: what the ledger says of an order shows later. One thread.
class OrderReader
{
public:
    OrderReader(const OrderPlaces &places, const HeaderMap &header) : m_places(places), m_header(header) { }

    /// Why the row is none, else nothing and the row in `order`.
    std::optional<Rejection> read(const ImportRow &row, OrderRow &order);

private:
    std::optional<Rejection> readCodes(const ImportRow &row, OrderRow &order);
    std::optional<Rejection> readNumbers(const ImportRow &row, OrderRow &order);

    const OrderPlaces &m_places;
    const HeaderMap &m_header;
    std::string m_scratch;
};

} // namespace qunce::server
