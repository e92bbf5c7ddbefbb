// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/importedtotals.h"

#include <algorithm>

namespace qunce::server {

Result<void> ImportedTotals::begin(Day day)
{
    m_days.clear();
    return m_transaction.eachLedgerDay(day, day, [&](const LedgerDay &held) -> Result<void> {
        if (m_guideById.empty()) {
            for (uint32_t i = 0; i < m_guides.size(); ++i)
                m_guideById.emplace(m_guides.id(i), i);
        }
        const auto guide = m_guideById.find(held.guide);
        const std::optional<FactPlaces::Place> place =
            guide == m_guideById.end() ? std::nullopt : m_guides.placeOn(guide->second, day);
        if (place)
            m_days.emplace(keyOf(place->region, place->slot), Held {held, false});
        return {};
    });
}

std::optional<size_t> ImportedTotals::indexOf(Metric metric)
{
    const auto found = std::find(kLedgerMetrics.begin(), kLedgerMetrics.end(), metric);
    return found == kLedgerMetrics.end() ? std::nullopt
                                         : std::optional(static_cast<size_t>(found - kLedgerMetrics.begin()));
}

std::optional<Change> ImportedTotals::put(uint32_t region, uint32_t slot, Metric metric, uint64_t value)
{
    const auto held = m_days.find(keyOf(region, slot));
    const std::optional<size_t> index = indexOf(metric);
    if (held == m_days.end() || !index)
        return std::nullopt;
    std::optional<int64_t> &total = held->second.day.imported[*index];
    const auto said = static_cast<int64_t>(value);
    if (total == said)
        return Change::Unchanged;
    const Change change = total ? Change::Updated : Change::Created;
    total = said;
    held->second.isChanged = true;
    return change;
}

Result<void> ImportedTotals::save()
{
    for (auto &[place, held] : m_days) {
        if (held.isChanged)
            QUNCE_TRY(m_transaction.putLedgerDay(held.day));
        held.isChanged = false;
    }
    return {};
}

} // namespace qunce::server
