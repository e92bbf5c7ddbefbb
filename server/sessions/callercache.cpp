// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sessions/callercache.h"

#include <mutex>

#include "models/base/seededbugs.h"

namespace qunce::server {

std::optional<CallerCache::Entry> CallerCache::find(const std::string &hash, uint64_t rightsVersion) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_entries.find(hash);
    const bool isOfThen = found != m_entries.end() && found->second.rightsVersion != rightsVersion;
    if (found == m_entries.end() || (isOfThen && !seededBug("scope of yesterday")))
        return std::nullopt;
    return found->second;
}

void CallerCache::put(Entry entry, int64_t nowMs)
{
    const std::unique_lock lock(m_mutex);
    if (m_entries.size() >= kMostEntries) {
        std::erase_if(m_entries, [&](const auto &known) {
            return known.second.token.expiresAtMs <= nowMs
                || known.second.rightsVersion != entry.rightsVersion;
        });
        if (m_entries.size() >= kMostEntries)
            m_entries.clear();
    }
    std::string hash = entry.token.hash;
    m_entries.insert_or_assign(std::move(hash), std::move(entry));
}

} // namespace qunce::server
