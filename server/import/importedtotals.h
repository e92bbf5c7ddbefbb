// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "models/base/result.h"
#include "models/domain/metric.h"
#include "server/import/factplaces.h"
#include "server/import/storedcolumn.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Totals of guides' days from files, where the ledger of orders speaks for the day: there they do not go into the
/// columns but are kept beside the ledger's own sums, for the balance. Looks at one day at a time. Belongs to one
/// transaction; one thread.
class ImportedTotals
{
public:
    /// `guides` outlives this.
    ImportedTotals(WriteTransaction &transaction, const FactPlaces &guides)
        : m_transaction(transaction), m_guides(guides)
    { }

    /// From here on it is about this day.
    Result<void> begin(Day day);
    /// Whether any guide's metric of the day is the ledger's.
    bool has(Metric metric) const { return !m_days.empty() && indexOf(metric).has_value(); }
    /// What became of a total; nothing if the metric of this guide is not the ledger's, and its column is the place for it.
    std::optional<Change> put(uint32_t region, uint32_t slot, Metric metric, uint64_t value);
    Result<void> save();

private:
    struct Held {
        LedgerDay day;
        bool isChanged = false;
    };

    static std::optional<size_t> indexOf(Metric metric);
    static uint64_t keyOf(uint32_t region, uint32_t slot) { return uint64_t {region} << 32U | slot; }

    WriteTransaction &m_transaction;
    const FactPlaces &m_guides;
    std::unordered_map<Uuid, uint32_t> m_guideById; ///< made when the ledger first speaks for somebody
    std::unordered_map<uint64_t, Held> m_days; ///< by region and slot
};

} // namespace qunce::server
