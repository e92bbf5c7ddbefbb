// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/simserver.h"

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <mutex>
#include <utility>

#include <sqlite3.h>

#include "models/base/uuid.h"
#include "server/admin/keypair.h"
#include "server/handlers/sessionhandlers.h"
#include "server/handlers/synchandlers.h"
#include "tests/simulation/simwait.h"

namespace qunce::simulation {

namespace fs = std::filesystem;
using namespace qunce::server;

namespace {

template <typename T>
T must(Result<T> result, const char *what)
{
    if (!result.ok()) {
        std::cerr << what << ": " << result.error().detail << '\n';
        std::abort();
    }
    return std::move(result).value();
}

void must(const Result<void> &result, const char *what)
{
    if (!result.ok()) {
        std::cerr << what << ": " << result.error().detail << '\n';
        std::abort();
    }
}

/// The same keys for every schedule: making them takes longer than many a schedule.
const BrandKeys &keys()
{
    static const BrandKeys made {must(makeSigningKeys(), "keys"), must(makeSealingKeys(), "keys")};
    return made;
}

Request toRequest(const HttpRequest &request)
{
    Request made;
    made.method = request.method;
    const size_t query = request.path.find('?');
    made.path = request.path.substr(0, query);
    std::string_view rest =
        query == std::string::npos ? std::string_view() : std::string_view(request.path).substr(query + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        const size_t equals = std::min(pair.find('='), pair.size());
        std::string name;
        std::string value;
        decodePercent(std::string(pair.substr(0, equals)), true, name);
        decodePercent(std::string(pair.substr(std::min(equals + 1, pair.size()))), true, value);
        made.query[name] = value;
    }
    for (const auto &[name, value] : request.headers) {
        std::string lower = name;
        std::transform(
            lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
        made.headers[lower] = value;
    }
    made.body = request.body;
    made.remoteAddress = "192.0.2.1";
    made.id = std::string(made.header("x-request-id"));
    return made;
}

HttpAnswer toAnswer(const Request &request, Response response)
{
    HttpAnswer answer;
    answer.status = response.status;
    if (!response.contentType.empty())
        answer.headers.emplace_back("Content-Type", response.contentType);
    for (auto &header : response.headers)
        answer.headers.push_back(std::move(header));
    if (answer.header("x-request-id").empty())
        answer.headers.emplace_back("X-Request-Id", request.id);
    answer.body = std::move(response.body);
    return answer;
}

/// An answer that may come in another thread.
struct Awaited {
    std::mutex mutex;
    std::condition_variable came;
    bool isHere = false;
    HttpAnswer answer;
};

/// Bounds that make small buckets travel in several pages.
PageBounds smallPages()
{
    PageBounds bounds;
    bounds.rows = 25;
    bounds.bytes = 6'000;
    bounds.mostBytes = 20'000;
    bounds.wholeBucketRows = 40;
    bounds.wholeBucketBytes = 9'000;
    return bounds;
}

} // namespace

/// The parts, in the order in which they are built.
struct SimServer::Core {
    Core(const std::string &database, SimClock &clock, int oldestSchema, uint64_t run, const Later &later)
        : storage(
            must(SqliteStorage::open(database, SqliteStorage::Mode::Open, clock), "the server's database"))
        , heads(std::make_shared<HeadsCache>(*storage))
        , sessions(*storage, clock, keys())
        , signIn(*storage, sessions, clock, cheapSignIn())
        , services {sessions, clock, {}, oldestSchema, std::max(oldestSchema, kSchemaVersion)}
        , sessionParts {sessions, signIn, writers}
        , epoch(must(must(storage->beginRead(), "the server's database")->setting("epoch"), "the epoch"))
        , hello(*storage, *heads, clock, epoch, keys().signing, smallPages())
        , pull(*storage, *heads, clock, epoch, smallPages())
        , verify(*storage)
        , history(*storage)
        , idleWait(*heads)
        , ids(run, clock.nowMs())
        , push(*storage, clock, ids, epoch)
        , lmids(*storage)
        , pushes(*storage, push, lmids)
        , syncParts {hello, pull, idleWait, verify, history, push, pushes, lmids}
        , wait(std::make_shared<SimWait>(services, *heads, run, later))
    {
        storage->addCommitListener(heads);
        storage->addCommitListener(wait);
        addSessionRoutes(router, services, sessionParts);
        // The first route of a path counts, so the wait in virtual time hides the other.
        router.add("GET", "/v1/sync/wait", wait, {.longPoll = std::chrono::seconds(50)});
        addSyncRoutes(router, services, syncParts);
    }

    static SignInOptions cheapSignIn()
    {
        SignInOptions options;
        options.threads = 1;
        return options;
    }

    std::unique_ptr<SqliteStorage> storage;
    std::shared_ptr<HeadsCache> heads;
    Sessions sessions;
    server::SignIn signIn;
    WorkerPool writers {kSessionWriters, kSessionWriterQueue};
    SyncServices services;
    SessionParts sessionParts;
    std::string epoch;
    HelloService hello;
    PullService pull;
    VerifyService verify;
    HistoryService history;
    WaitService idleWait;
    SeededIdSource ids;
    PushService push;
    LmidCache lmids;
    PushQueue pushes;
    SyncParts syncParts;
    std::shared_ptr<SimWait> wait;
    Router router;
    std::vector<std::weak_ptr<CancelSource>> waits;
};

SimServer::SimServer(std::string database, SimClock &clock, Later later)
    : m_database(std::move(database)), m_clock(clock), m_later(std::move(later))
{ }

SimServer::~SimServer()
{
    stop();
}

void SimServer::start()
{
    if (running())
        return;
    m_core = std::make_unique<Core>(m_database, m_clock, m_oldestSchema, ++m_runs, m_later);
    m_observer.open(m_database);
}

void SimServer::stop()
{
    if (!running())
        return;
    for (const auto &source : std::exchange(m_core->waits, {})) {
        if (const auto open = source.lock())
            open->cancel(CancelReason::Stopping);
    }
    m_observer.close();
    m_core.reset();
}

Storage &SimServer::storage()
{
    return *m_core->storage;
}

void SimServer::changed()
{
    if (!running())
        return;
    m_observer.look();
    m_core->wait->announce();
}

void SimServer::copyTo(const std::string &copy)
{
    const bool wasRunning = running();
    stop();
    fs::copy_file(m_database, copy, fs::copy_options::overwrite_existing);
    if (wasRunning)
        start();
}

void SimServer::restoreFrom(const std::string &copy)
{
    stop();
    std::error_code ignored;
    fs::remove(m_database + "-wal", ignored);
    fs::remove(m_database + "-shm", ignored);
    fs::copy_file(copy, m_database, fs::copy_options::overwrite_existing);
    start();
}

void SimServer::setOldestSchema(int schema)
{
    if (std::exchange(m_oldestSchema, schema) == schema || !running())
        return;
    stop();
    start();
}

bool SimServer::changeUser(const SimUser &user, bool newPassword)
{
    if (!running())
        return false;
    Result<std::unique_ptr<WriteTransaction>> writing = storage().beginWrite();
    if (!writing.ok() || !(*writing)->putAccount(accountOf(user)).ok())
        return false;
    if (newPassword && !(*writing)->endDevices(user.id, DeviceState::PasswordChanged).ok())
        return false;
    if (user.disabled && !(*writing)->endDevices(user.id, DeviceState::AccountDisabled).ok())
        return false;
    return (*writing)->commit().ok();
}

void SimServer::setEpoch(uint64_t number)
{
    if (!running())
        return;
    const auto writing = must(storage().beginWrite(), "the epoch");
    must(writing->putSetting("epoch", SeededIdSource(number, m_clock.ms).next().toString()), "the epoch");
    must(writing->commit(), "the epoch");
    stop();
    start();
}

void SimServer::maintain()
{
    const bool wasRunning = running();
    stop();
    sqlite3 *database = nullptr;
    const std::string before = std::to_string(m_clock.ms - int64_t {90} * 86'400'000);
    const std::string sql = "UPDATE bucket_head SET floor_seq = max(floor_seq, coalesce((SELECT max(seq) FROM"
                            " bucket_commit WHERE bucket_commit.bucket = bucket_head.id AND at < "
        + before
        + "), 0)); DELETE FROM tombstone WHERE seq <= (SELECT floor_seq FROM bucket_head WHERE id ="
          " tombstone.bucket); DELETE FROM bucket_commit WHERE seq < (SELECT floor_seq FROM bucket_head "
          "WHERE id ="
          " bucket_commit.bucket)";
    if (::sqlite3_open(m_database.c_str(), &database) != SQLITE_OK
        || ::sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        std::abort();
    ::sqlite3_close(database);
    if (wasRunning)
        start();
}

std::function<void(CancelReason)> SimServer::handle(const HttpRequest &http, Receiver receiver)
{
    const Request request = toRequest(http);
    const RouteMatch match = m_core->router.match(request.method, request.path);
    if (match.route == nullptr) {
        receiver(toAnswer(request, Response::text(match.status, "no such thing")));
        return {};
    }
    const auto source = std::make_shared<CancelSource>();
    Request asked = request;
    asked.parameters = match.parameters;
    asked.cancelled = source->token();
    if (match.route->options.longPoll.count() > 0) {
        // Answers in this thread, now or when something changes.
        const auto answered = std::make_shared<bool>(false);
        match.route->handler->handle(std::move(asked), Responder([=, this](Response response) {
            *answered = true;
            receiver(toAnswer(request, std::move(response)));
            source->close();
        }));
        if (*answered)
            return {};
        std::erase_if(m_core->waits, [](const auto &wait) { return wait.expired(); });
        m_core->waits.push_back(source);
        return [source](CancelReason reason) { source->cancel(reason); };
    }
    const auto awaited = std::make_shared<Awaited>();
    match.route->handler->handle(std::move(asked), Responder([awaited, request](Response response) {
        const std::lock_guard lock(awaited->mutex);
        awaited->answer = toAnswer(request, std::move(response));
        awaited->isHere = true;
        awaited->came.notify_one();
    }));
    {
        std::unique_lock lock(awaited->mutex);
        awaited->came.wait(lock, [&] { return awaited->isHere; });
    }
    if (request.path == "/v1/sync/push")
        changed();
    receiver(std::move(awaited->answer));
    return {};
}

} // namespace qunce::simulation
