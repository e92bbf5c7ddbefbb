// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "models/base/result.h"
#include "server/import/orderrow.h"
#include "server/import/rowsink.h"
#include "server/import/storedcolumn.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// A number for the next import or delivery of orders.
Result<uint64_t> nextLedgerDelivery(WriteTransaction &transaction);

/// Puts orders into the ledger, and what they come to into the columns of guide.day: a guide's night that the ledger
/// speaks for holds the sums of its orders, whatever totals were or are imported (importedtotals.h); one that it no longer
/// speaks for gets the totals back. Only columns that become different are written. Memory: at most kMostDays nights of
/// guides between two writes. Belongs to one transaction; one thread.
class LedgerWriter
{
public:
    static constexpr size_t kMostDays = 200000;

    /// `fed`: marks the nights and regions that occur as complete in the ledger's columns.
    LedgerWriter(WriteTransaction &transaction, const OrderPlaces &places, bool fed = false)
        : m_transaction(transaction), m_places(places), m_fed(fed)
    { }

    struct Verdict {
        Change change = Change::Unchanged;
        std::optional<Rejection> rejection; ///< then nothing has changed
    };
    /// A row of the delivery. What it does not say of an order that is known stays as it is.
    Result<Verdict> put(const OrderRow &row, uint64_t delivery);
    /// The order becomes what it was before; nothing: there was none.
    Result<void> takeBack(const LedgerOrder &now, const std::optional<LedgerOrder> &former);
    /// Writes nights and columns; at the end at least.
    Result<void> settle();

private:
    using DayKey = std::pair<Day, Uuid>; ///< night and guide
    struct Place {
        uint32_t region = 0;
        uint32_t slot = 0;
        const DayKey *key = nullptr;
        const LedgerSums *change = nullptr;
    };

    std::optional<Rejection> whyNoOrder(const OrderRow &row) const;
    std::optional<Rejection> whyNotTwice(const LedgerOrder &before, const OrderRow &row) const;
    std::optional<Rejection> whyWrong(const LedgerOrder &order) const;
    std::optional<FactPlaces::Place> placeOf(const DayKey &key) const;
    Result<void> settleNight(Day night, std::span<const Place> places);
    Result<void> settleGuide(const Place &place, std::vector<StoredColumn> &columns);

    WriteTransaction &m_transaction;
    const OrderPlaces &m_places;
    const bool m_fed;
    std::map<DayKey, LedgerSums> m_changes;
};

} // namespace qunce::server
