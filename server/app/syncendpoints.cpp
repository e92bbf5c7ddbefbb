// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/syncendpoints.h"

namespace qunce::server {

SyncEndpoints::SyncEndpoints(BrandKeys keys, Storage &storage, const Clock &clock,
    std::function<void(const std::string &line)> errorLog)
    : m_sessions(storage, clock, std::move(keys))
    , m_signIn(storage, m_sessions, clock)
    , m_services {m_sessions, clock, std::move(errorLog)}
    , m_sessionParts {m_sessions, m_signIn, m_sessionWriters}
{ }

Result<std::unique_ptr<SyncEndpoints>> SyncEndpoints::make(const DataLayout &layout, Storage &storage,
    const Clock &clock, std::function<void(const std::string &line)> errorLog)
{
    QUNCE_ASSIGN(BrandKeys keys, readBrandKeys(layout.signingKey(), layout.sealingKey()));
    return std::unique_ptr<SyncEndpoints>(
        new SyncEndpoints(std::move(keys), storage, clock, std::move(errorLog)));
}

void SyncEndpoints::addRoutes(Router &router)
{
    addSessionRoutes(router, m_services, m_sessionParts);
}

void SyncEndpoints::stop()
{
    m_signIn.stop();
    m_sessionWriters.stop();
}

} // namespace qunce::server
