// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/arrivalmemory.h"

#include "models/facts/factmemory.h"

namespace qunce {

Result<Arrival> ArrivalMemory::arrival(const ReadSnapshot &snapshot,
    const std::shared_ptr<const Brand> &brand, const FactSource &facts, Day today)
{
    std::vector<BucketVersion> versions = factVersions(snapshot);
    {
        const std::lock_guard lock(m_mutex);
        if (m_kept.brand.lock() == brand && m_kept.generation == snapshot.generation()
            && m_kept.today == today && m_kept.facts == versions)
            return m_kept.arrival;
    }
    QUNCE_ASSIGN(Arrival made, arrivalUntil(*brand, facts, today));
    const std::lock_guard lock(m_mutex);
    m_kept = {snapshot.generation(), std::move(versions), brand, today, made};
    return made;
}

} // namespace qunce
