// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/handlers/synchandler.h"
#include "server/http/router.h"
#include "server/http/workerpool.h"
#include "server/sessions/signin.h"

namespace qunce::server {

/// What the session handlers work with; outlives them.
struct SessionParts {
    Sessions &sessions;
    SignIn &signIn;
    /// For what waits for the database's only writer, so that a long import does not take the workers that serve reads:
    /// one thread, and a queue for as many devices as may come back at once.
    WorkerPool &writers;
};
constexpr size_t kSessionWriters = 1;
constexpr size_t kSessionWriterQueue = 4096;

/// POST and DELETE /v1/session, POST /v1/session/refresh, GET /v1/session/devices and DELETE of one of them. `services` and `parts` must outlive the router, and the threads of
/// `parts` must have been stopped before the router goes: they work for its handlers.
void addSessionRoutes(Router &router, const SyncServices &services, const SessionParts &parts);

} // namespace qunce::server
