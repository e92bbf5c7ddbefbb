// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/headscache.h"

#include "models/base/seededbugs.h"

namespace qunce::server {

Result<std::shared_ptr<const Heads>> HeadsCache::current()
{
    uint64_t commits = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_committing || m_heads)
            return m_committing ? nullptr : m_heads;
        commits = m_commits;
    }
    QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> transaction, m_storage.beginRead());
    QUNCE_ASSIGN(Heads heads, Heads::read(*transaction));
    const std::lock_guard lock(m_mutex);
    if (m_commits != commits)
        return std::shared_ptr<const Heads>();
    m_heads = std::make_shared<const Heads>(std::move(heads));
    return m_heads;
}

Result<std::shared_ptr<const Heads>> HeadsCache::latest()
{
    QUNCE_ASSIGN(std::shared_ptr<const Heads> heads, current());
    if (heads)
        return heads;
    QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> transaction, m_storage.beginRead());
    QUNCE_ASSIGN(Heads fresh, Heads::read(*transaction));
    return std::make_shared<const Heads>(std::move(fresh));
}

void HeadsCache::aboutToCommit()
{
    const std::lock_guard lock(m_mutex);
    m_committing = true;
    ++m_commits;
}

void HeadsCache::committed(const std::vector<BucketHead> &moved)
{
    const std::lock_guard lock(m_mutex);
    m_committing = false;
    if (!m_heads || seededBug("heads not moved in memory"))
        return;
    Result<Heads> heads = m_heads->with(moved);
    m_heads = heads.ok() ? std::make_shared<const Heads>(std::move(heads).value()) : nullptr;
}

void HeadsCache::commitFailed()
{
    const std::lock_guard lock(m_mutex);
    m_committing = false;
    m_heads = nullptr;
}

} // namespace qunce::server
