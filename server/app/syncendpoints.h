// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/admin/datadirectory.h"
#include "server/handlers/blobhandlers.h"
#include "server/handlers/sessionhandlers.h"
#include "server/handlers/synchandlers.h"
#include "server/http/router.h"
#include "server/http/workerpool.h"
#include "server/sessions/sessions.h"
#include "server/sessions/signin.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Everything behind the routes of docs/SYNC.md, built in the order of its members. Outlives the HTTP server; what is
/// given must outlive it.
class SyncEndpoints
{
public:
    /// Listens to the storage's commits from here on. Fails as readBrandKeys() and the storage do.
    static Result<std::unique_ptr<SyncEndpoints>> make(const DataLayout &layout, Storage &storage,
        const Clock &clock, PlanKeeper &plan, std::function<void(const std::string &line)> errorLog);

    ~SyncEndpoints();
    SyncEndpoints(const SyncEndpoints &) = delete;
    SyncEndpoints &operator=(const SyncEndpoints &) = delete;

    void addRoutes(Router &router);
    /// For routes that others add, with the same checks.
    const SyncServices &services() const { return m_services; }
    /// Prometheus text format 0.0.4; any thread.
    std::string metrics() const { return m_pushes.metrics().prometheusText(); }
    /// Ends the threads that work for handlers; after the HTTP server has stopped and before the router goes.
    void stop();

private:
    SyncEndpoints(BrandKeys keys, std::string epoch, Storage &storage, const Clock &clock, PlanKeeper &plan,
        std::function<void(const std::string &line)> errorLog);

    Sessions m_sessions;
    SignIn m_signIn;
    WorkerPool m_sessionWriters {kSessionWriters, kSessionWriterQueue};
    SyncServices m_services;
    SessionParts m_sessionParts;

    const std::shared_ptr<HeadsCache> m_heads;
    const std::shared_ptr<WaitService> m_wait;
    HelloService m_hello;
    PullService m_pull;
    VerifyService m_verify;
    HistoryService m_history;
    RandomIdSource m_ids; ///< inside write transactions only
    PushService m_push;
    BlobService m_blobs;
    LmidCache m_lmids;
    PushQueue m_pushes;
    SyncParts m_syncParts;
};

} // namespace qunce::server
