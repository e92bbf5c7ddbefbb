// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/lmidcache.h"

#include <algorithm>

namespace qunce::server {

Result<uint64_t> LmidCache::of(const Uuid &client)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_lmids.find(client); known != m_lmids.end())
            return known->second;
    }
    QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
    QUNCE_ASSIGN(const std::optional<PushClient> stored, transaction->pushClient(client));
    const uint64_t lmid = stored ? stored->lmid : 0;
    raise(client, lmid);
    return lmid;
}

void LmidCache::raise(const Uuid &client, uint64_t lmid)
{
    const std::lock_guard lock(m_mutex);
    if (m_lmids.size() >= kMostClients)
        m_lmids.clear();
    uint64_t &known = m_lmids[client];
    known = std::max(known, lmid); // a push may have been committed since it was read
}

} // namespace qunce::server
