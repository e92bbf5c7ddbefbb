// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

#include "server/handlers/synchandler.h"
#include "server/http/router.h"
#include "server/sync/helloservice.h"
#include "server/sync/historyservice.h"
#include "server/sync/lmidcache.h"
#include "server/sync/pullservice.h"
#include "server/sync/pushqueue.h"
#include "server/sync/verifyservice.h"
#include "server/sync/waitservice.h"

namespace qunce::server {

/// What answers the calls of sync; outlives the handlers.
struct SyncParts {
    const HelloService &hello;
    const PullService &pull;
    WaitService &wait;
    const VerifyService &verify;
    const HistoryService &history;
    PushService &push;
    PushQueue &pushes;
    LmidCache &lmids;
};

/// POST /v1/sync/hello, pull, push and verify, GET /v1/sync/wait, results and /v1/history. `services` and `parts` must outlive the router
/// and whoever serves it. `longestWait`: a wait without news is answered then.
void addSyncRoutes(Router &router, const SyncServices &services, const SyncParts &parts,
    std::chrono::milliseconds longestWait = std::chrono::seconds(50));

} // namespace qunce::server
