// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/syncendpoints.h"

namespace qunce::server {

SyncEndpoints::SyncEndpoints(BrandKeys keys, std::string epoch, Storage &storage, const Clock &clock,
    PlanKeeper &plan, std::function<void(const std::string &line)> errorLog)
    : m_sessions(storage, clock, keys)
    , m_signIn(storage, m_sessions, clock)
    , m_services {m_sessions, clock, std::move(errorLog)}
    , m_sessionParts {m_sessions, m_signIn, m_sessionWriters}
    , m_heads(std::make_shared<HeadsCache>(storage))
    , m_wait(std::make_shared<WaitService>(*m_heads))
    , m_hello(storage, *m_heads, clock, epoch, std::move(keys.signing))
    , m_pull(storage, *m_heads, clock, epoch)
    , m_verify(storage)
    , m_history(storage)
    , m_ids(clock)
    , m_push(storage, clock, m_ids, std::move(epoch), &plan)
    , m_blobs(storage)
    , m_lmids(storage)
    , m_pushes(storage, m_push, m_lmids)
    , m_syncParts {m_hello, m_pull, *m_wait, m_verify, m_history, m_push, m_pushes, m_lmids}
{
    // The cache first: who is woken finds it up to date.
    storage.addCommitListener(m_heads);
    storage.addCommitListener(m_wait);
}

SyncEndpoints::~SyncEndpoints()
{
    m_wait->stop();
}

Result<std::unique_ptr<SyncEndpoints>> SyncEndpoints::make(const DataLayout &layout, Storage &storage,
    const Clock &clock, PlanKeeper &plan, std::function<void(const std::string &line)> errorLog)
{
    QUNCE_ASSIGN(BrandKeys keys, readBrandKeys(layout.signingKey(), layout.sealingKey()));
    QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> transaction, storage.beginRead());
    QUNCE_ASSIGN(std::string epoch, transaction->setting("epoch"));
    return std::unique_ptr<SyncEndpoints>(
        new SyncEndpoints(std::move(keys), std::move(epoch), storage, clock, plan, std::move(errorLog)));
}

void SyncEndpoints::addRoutes(Router &router)
{
    addSessionRoutes(router, m_services, m_sessionParts);
    addSyncRoutes(router, m_services, m_syncParts);
    addBlobRoutes(router, m_services, m_blobs);
}

void SyncEndpoints::stop()
{
    m_wait->stop();
    m_signIn.stop();
    m_sessionWriters.stop();
}

} // namespace qunce::server
