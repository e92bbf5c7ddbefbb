// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "server/admin/datadirectory.h"
#include "server/adminsocket/adminserver.h"
#include "server/adminsocket/runningbrand.h"
#include "server/app/health.h"
#include "server/app/jobs.h"
#include "server/app/serverlog.h"
#include "server/app/syncendpoints.h"
#include "server/dispatch/plankeeper.h"
#include "server/http/httpserver.h"
#include "server/imports/importrunner.h"
#include "server/imports/uploadbook.h"
#include "server/ingest/intake.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// How `qunced serve` was started.
struct ServeOptions {
    HttpOptions http;
    std::string dataDirectory;
    std::string log = "-";
    /// What the server itself writes down for people, in their language.
    std::function<std::string(const Message &)> text = [](const Message &message) {
        return message.english();
    };
    /// The same in the language of a caller; may be empty.
    std::function<std::function<std::string(const Message &)>(const std::string &language)> textIn {};
    std::string watchedFolder {}; ///< files in it are imported by themselves; empty: none
};

/// Runs a command that came through the admin socket.
using BrandCommand = std::function<int(const AdminCall &call, const RunningBrand &brand)>;

/// The server as a whole, built and taken down in the order of its members: the one place that knows all parts. start(),
/// stop() and the destructor belong to one thread, which has blocked SIGTERM, SIGINT and SIGHUP before (httpserver.h).
class ServerApp
{
public:
    /// Takes the data directory for itself and serves at once. Fails with Locked if somebody else has the directory, and
    /// as SqliteStorage::open, HttpServer::start and AdminServer::start do.
    static Result<std::unique_ptr<ServerApp>> start(
        ServeOptions options, const Clock &clock, BrandCommand command);
    ~ServerApp();
    ServerApp(const ServerApp &) = delete;
    ServerApp &operator=(const ServerApp &) = delete;

    std::string url() const { return m_http->url(); }
    ServerLog &log() { return *m_log; }
    /// Lets running requests end; long polls end at once.
    void stop();

private:
    ServerApp(std::unique_ptr<ServerLog> log, DataDirectory directory, std::unique_ptr<Storage> storage,
        const Clock &clock);
    void addRoutes(const ServeOptions &options);
    int runCommand(const AdminCall &call, const BrandCommand &command);
    std::vector<std::unique_ptr<Job>> makeJobs();
    HttpOptions completed(HttpOptions options);

    const Clock &m_clock;
    std::unique_ptr<ServerLog> m_log;
    DataDirectory m_directory;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<PlanKeeper> m_plan;
    std::unique_ptr<SyncEndpoints> m_sync;
    IngestIntake m_intake;
    UploadBook m_uploads;
    ImportRunner m_imports;
    Health m_health;
    HttpMetrics m_metrics;
    Router m_router;
    std::unique_ptr<HttpServer> m_http;
    std::unique_ptr<JobThread> m_jobs;
    std::unique_ptr<JobThread> m_ingest; ///< apart, because a round may take seconds
    std::unique_ptr<JobThread> m_dispatch; ///< likewise
    std::unique_ptr<JobThread> m_watch; ///< likewise
    std::unique_ptr<AdminServer> m_admin;
};

} // namespace qunce::server
