// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/serverapp.h"

#include "server/app/closingjob.h"
#include "server/app/dispatchjob.h"
#include "server/app/importjobs.h"
#include "server/app/ingestjob.h"
#include "server/app/maintenance.h"
#include "server/app/placesjob.h"
#include "server/handlers/importhandlers.h"
#include "server/handlers/ingesthandlers.h"
#include "server/storage/sqlitestorage.h"

namespace qunce::server {

namespace {

/// A body that is being received takes up to twice its bytes, and all together must leave room below 200 MB.
constexpr size_t kHeldBytes = size_t {64} * 1024 * 1024;

} // namespace

ServerApp::ServerApp(std::unique_ptr<ServerLog> log, DataDirectory directory,
    std::unique_ptr<Storage> storage, const Clock &clock)
    : m_clock(clock)
    , m_log(std::move(log))
    , m_directory(std::move(directory))
    , m_storage(std::move(storage))
    , m_intake(*m_storage, clock)
    , m_uploads(m_directory.layout().root, clock)
    , m_imports(*m_storage, clock, m_directory.layout().root)
{ }

Result<std::unique_ptr<ServerApp>> ServerApp::start(
    ServeOptions options, const Clock &clock, BrandCommand command)
{
    QUNCE_ASSIGN(DataDirectory directory, DataDirectory::open(options.dataDirectory, "qunced serve"));
    const std::string database = directory.layout().database();
    QUNCE_ASSIGN(
        std::unique_ptr<Storage> storage, SqliteStorage::open(database, SqliteStorage::Mode::Open, clock));
    QUNCE_ASSIGN(std::unique_ptr<ServerLog> log, ServerLog::open(options.log, clock));
    std::unique_ptr<ServerApp> app(
        new ServerApp(std::move(log), std::move(directory), std::move(storage), clock));
    const auto places = std::make_shared<DispatchPlacesCache>(); // of all who work on the plan
    app->m_plan = std::make_unique<PlanKeeper>(clock, options.text, places);
    QUNCE_ASSIGN(app->m_sync,
        SyncEndpoints::make(app->m_directory.layout(), *app->m_storage, clock, *app->m_plan,
            [log = app->m_log.get()](const std::string &line) { log->event("sync", line); }));
    app->addRoutes(options);
    QUNCE_ASSIGN(app->m_http,
        HttpServer::start(app->m_router, app->m_metrics, clock, app->completed(std::move(options.http))));
    std::vector<std::unique_ptr<Job>> ingest;
    ingest.push_back(
        std::make_unique<IngestJob>(IngestMerger(*app->m_storage, clock, app->m_directory.layout().root)));
    app->m_ingest = std::make_unique<JobThread>(std::move(ingest), *app->m_log);
    std::optional<WatchFolder> watched;
    if (!options.watchedFolder.empty())
        watched.emplace(options.watchedFolder, app->m_imports, clock, options.text);
    std::vector<std::unique_ptr<Job>> watch;
    watch.push_back(std::make_unique<ImportJob>(app->m_uploads, std::move(watched)));
    app->m_watch = std::make_unique<JobThread>(std::move(watch), *app->m_log);
    std::vector<std::unique_ptr<Job>> dispatch;
    dispatch.push_back(
        std::make_unique<DispatchJob>(Dispatcher(*app->m_storage, clock, std::move(options.text), places)));
    app->m_dispatch = std::make_unique<JobThread>(std::move(dispatch), *app->m_log);
    app->m_jobs = std::make_unique<JobThread>(app->makeJobs(), *app->m_log);
    QUNCE_ASSIGN(app->m_admin,
        AdminServer::start(app->m_directory.layout(),
            [app = app.get(), command = std::move(command)](
                const AdminCall &call) { return app->runCommand(call, command); }));
    app->m_log->event("serve", "listening on " + app->url());
    return app;
}

ServerApp::~ServerApp()
{
    stop();
}

void ServerApp::stop()
{
    if (m_admin)
        m_admin->stop();
    m_imports.stop(); // its threads wait for nothing else
    for (JobThread *const jobs : {m_jobs.get(), m_ingest.get(), m_dispatch.get(), m_watch.get()}) {
        if (jobs)
            jobs->stop();
    }
    if (m_http)
        m_http->stop();
    if (m_sync)
        m_sync->stop();
}

int ServerApp::runCommand(const AdminCall &call, const BrandCommand &command)
{
    std::string line;
    for (const std::string &argument : call.arguments)
        line += ' ' + argument;
    m_log->event("admin", "begins" + line);
    // While it runs nobody begins one over the network; one that runs there goes first, as the database has it.
    std::shared_ptr<ImportRunner::Turn> turn;
    if (!call.arguments.empty() && call.arguments.front() == "import") {
        auto taken = m_imports.takeTurn(
            "qunced import", call.arguments.size() > 2 ? call.arguments[2] : std::string());
        if (auto *const mine = std::get_if<std::shared_ptr<ImportRunner::Turn>>(&taken))
            turn = std::move(*mine);
    }
    const int code = command(call, {m_directory.layout().root, *m_storage});
    m_log->event("admin", "exit code " + std::to_string(code) + " of" + line);
    return code;
}

/// Every route of the server.
void ServerApp::addRoutes(const ServeOptions &options)
{
    addServiceRoutes(
        m_router, m_metrics, [this] { return m_health.problem(); }, [this] { return m_sync->metrics(); });
    m_sync->addRoutes(m_router);
    addIngestRoutes(m_router, *m_storage, m_intake);
    addImportRoutes(m_router, m_sync->services(), {*m_storage, m_uploads, m_imports, options.textIn});
}

std::vector<std::unique_ptr<Job>> ServerApp::makeJobs()
{
    std::vector<std::unique_ptr<Job>> jobs;
    jobs.push_back(std::make_unique<HealthJob>(*m_storage, m_clock, m_health));
    jobs.push_back(std::make_unique<PlacesJob>(*m_storage, m_clock));
    jobs.push_back(std::make_unique<ClosingJob>(*m_storage, m_clock));
    jobs.push_back(std::make_unique<MaintenanceJob>(*m_storage, m_clock));
    return jobs;
}

HttpOptions ServerApp::completed(HttpOptions options)
{
    options.heldBytesLimit = kHeldBytes;
    options.requestLog = [this](const std::string &line) { m_log->write(line); };
    options.problemResponse = problemResponse;
    options.errorLog = [this](const std::string &line) { m_log->event("http", line); };
    return options;
}

} // namespace qunce::server
