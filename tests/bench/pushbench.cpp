// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits pushed over loopback HTTP into a real database that waits for the disk: 200 clients that all push at once, which is
// harsher than 200 people at work, and one that comes back with 500 edits made offline.

#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>

#include "models/base/uuid.h"
#include "models/merge/fold.h"
#include "server/handlers/synchandlers.h"
#include "server/http/httpserver.h"
#include "server/storage/sqlitestorage.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/support/rawclient.h"

namespace qunce::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr size_t kClients = 200;
constexpr size_t kRounds = 12;
constexpr size_t kOfflineEdits = 500;

double msSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

class OneCaller : public server::Authenticator
{
public:
    explicit OneCaller(server::Caller caller)
        : m_caller(std::make_shared<const server::Caller>(std::move(caller)))
    { }
    server::Outcome<std::shared_ptr<const server::Caller>> authenticate(
        std::string_view, const Uuid &) override
    {
        return m_caller;
    }

private:
    std::shared_ptr<const server::Caller> m_caller;
};

server::Caller headquarters(IdSource &ids)
{
    server::Caller caller;
    caller.account = ids.next();
    caller.name = "hq";
    caller.role = server::Role::HqContent;
    caller.scope = server::Scope::ofBrand(caller.role, caller.account);
    return caller;
}

/// The server's side, and a guide for each client to put tags on.
struct PushServer {
    PushServer(std::unique_ptr<server::SqliteStorage> database, const Clock &clock)
        : storage(std::move(database))
        , heads(std::make_shared<server::HeadsCache>(*storage))
        , wait(std::make_shared<server::WaitService>(*heads))
        , hello(*storage, *heads, clock, "bench", {})
        , pull(*storage, *heads, clock, "bench")
        , service(*storage, clock, ids, "bench")
        , services {authenticator, clock}
    {
        storage->addCommitListener(heads);
        storage->addCommitListener(wait);
        server::addSyncRoutes(router, services, parts);
    }
    ~PushServer() { wait->stop(); }

    Result<void> fill()
    {
        const Uuid region = ids.next();
        QUNCE_ASSIGN(const auto transaction, storage->beginWrite());
        for (size_t i = 0; i < kClients; ++i) {
            Record guide;
            guide.kind = Kind::Guide;
            guide.id = ids.next();
            guide.bucket = server::bucket::peopleOf(region);
            guide.put("code", guide.id.toString());
            guide.put("region", toValue(region));
            QUNCE_TRY(transaction->putRecord(guide));
            guides.push_back(std::move(guide));
        }
        return transaction->commit();
    }

    SeededIdSource ids {1, 1'767'225'600'000};
    std::unique_ptr<server::SqliteStorage> storage;
    std::shared_ptr<server::HeadsCache> heads;
    std::shared_ptr<server::WaitService> wait;
    server::HelloService hello;
    server::PullService pull;
    server::VerifyService verify {*storage};
    server::HistoryService history {*storage};
    server::PushService service;
    server::LmidCache lmids {*storage};
    server::PushQueue queue {*storage, service, lmids};
    OneCaller authenticator {headquarters(ids)};
    server::SyncServices services;
    server::SyncParts parts {hello, pull, *wait, verify, history, service, queue, lmids};
    server::Router router;
    std::vector<Record> guides;
};

/// One copy of a user's data with a connection of its own.
struct PushingClient {
    explicit PushingClient(uint16_t port) : connection(port) { }

    /// So many edits with the next numbers, of the guides from this one on.
    std::string next(size_t firstGuide, size_t edits, PushServer &brand)
    {
        PushRequest request;
        request.epoch = "bench";
        request.clientId = id;
        request.sessionNo = 1;
        while (edits > 0) {
            PushGroup group {brand.ids.next(), brand.ids.next(), {}};
            for (; edits > 0 && group.ops.size() < kMaxGroupOps; --edits) {
                const Record &guide = brand.guides[(firstGuide + edits) % brand.guides.size()];
                Record changed = guide;
                changed.put("tags", std::vector<std::string> {std::to_string(lmid)});
                group.ops.push_back(*editBetween(guide, changed));
                group.ops.back().mid = ++lmid;
            }
            request.groups.push_back(std::move(group));
        }
        const std::string body = encode(request, WireFormat::Cbor);
        const std::string type(contentType(WireFormat::Cbor));
        return "POST /v1/sync/push HTTP/1.1\r\nHost: bench\r\nX-Qunce-Sync: 1\r\nX-Schema: "
            + std::to_string(kSchemaVersion) + "\r\nX-Client-Id: " + id.toString()
            + "\r\nAuthorization: Bearer x\r\nAccept: " + type + "\r\nContent-Type: " + type
            + "\r\nX-Body-Hash: " + bodyHash(body) + "\r\nContent-Length: " + std::to_string(body.size())
            + "\r\n\r\n" + body;
    }

    test::RawClient connection;
    Uuid id;
    uint64_t lmid = 0;
};

/// Milliseconds from sending to the answer of every client, all at once; empty if one was refused.
std::vector<double> pushAtOnce(std::deque<PushingClient> &clients, PushServer &brand)
{
    std::vector<std::string> requests;
    for (size_t i = 0; i < clients.size(); ++i)
        requests.push_back(clients[i].next(i, 1, brand));
    std::vector<SteadyClock::time_point> sent;
    for (size_t i = 0; i < clients.size(); ++i) {
        sent.push_back(SteadyClock::now());
        clients[i].connection.send(requests[i]);
    }
    std::vector<double> times;
    for (size_t i = 0; i < clients.size(); ++i) {
        if (clients[i].connection.receive().status != 200)
            return {};
        times.push_back(msSince(sent[i]));
    }
    return times;
}

double percentile(std::vector<double> &values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::min(
        values.size() - 1, static_cast<size_t>(part * static_cast<double>(values.size())))];
}

} // namespace

void benchPush(Bench &bench)
{
    const std::string path = bench.fixtures() + "/push.db";
    for (const char *suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(path + suffix);
    const SystemClock clock;
    auto storage = server::SqliteStorage::open(path, server::SqliteStorage::Mode::Create, clock);
    if (!storage.ok())
        return bench.fail("push", storage.error().userText.english());
    PushServer brand(std::move(storage).value(), clock);
    if (!brand.fill().ok())
        return bench.fail("push", "the database cannot be filled");
    server::HttpMetrics metrics;
    const auto http = server::HttpServer::start(brand.router, metrics, clock, server::HttpOptions());
    if (!http.ok())
        return bench.fail("push", http.error().userText.english());

    std::deque<PushingClient> clients;
    for (size_t i = 0; i < kClients; ++i) {
        clients.emplace_back((*http)->port());
        clients.back().id = brand.ids.next();
    }
    std::vector<double> times;
    const auto start = SteadyClock::now();
    for (size_t round = 0; round < kRounds; ++round) {
        const std::vector<double> taken = pushAtOnce(clients, brand);
        if (taken.empty())
            return bench.fail("push", "an edit was refused");
        times.insert(times.end(), taken.begin(), taken.end());
    }
    const double rate = static_cast<double>(kClients * kRounds) / msSince(start) * 1000;
    bench.report({.name = "push.acknowledged p99",
        .value = percentile(times, 0.99),
        .maxValue = 300,
        .note = "200 clients push at the same moment"});
    bench.report({.name = "push.edits", .value = rate, .unit = "1/s"});

    const double offline = bench.median([&] {
        PushingClient &client = clients.front();
        const std::string request = client.next(0, kOfflineEdits, brand);
        return static_cast<uint64_t>(client.connection.ask(request).status);
    });
    bench.report({.name = "push.500 edits made offline", .value = offline, .maxValue = 2000});
    (*http)->stop();
}

} // namespace qunce::bench
