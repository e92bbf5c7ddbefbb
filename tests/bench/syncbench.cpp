// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server's side of sync on the demo brand: how fast it says that nothing is new, what a waiting client costs, and
// how fast it makes all pages of a first sync.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "models/protocol/pullpage.h"
#include "server/handlers/wireexchange.h"
#include "server/storage/sqlitestorage.h"
#include "server/sync/pullservice.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/branddata.h"
#include "tests/bench/childprogram.h"
#include "tests/bench/servedbrand.h"
#include "tests/bench/serverchild.h"
#include "tests/support/rawclient.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;
using server::SqliteStorage;

constexpr const char *kClientId = "01990000-0000-7000-8000-000000000001";
constexpr int kClients = 3;
constexpr int kRequests = 2000;
constexpr size_t kWaiting = 2000;
constexpr double kMegabyte = 1e6;

/// Speaks to the server as one signed-in client.
class Speaker
{
public:
    explicit Speaker(uint16_t port) : m_client(port) { }

    std::string head(const std::string &method, const std::string &path) const
    {
        return method + " " + path + " HTTP/1.1\r\nHost: bench\r\nX-Qunce-Sync: 1\r\nX-Schema: "
            + std::to_string(kSchemaVersion) + "\r\nX-Client-Id: " + kClientId + "\r\nAuthorization: Bearer "
            + access + "\r\nAccept: application/vnd.qunce+cbor\r\n";
    }
    std::string post(const std::string &path, const std::string &body) const
    {
        return head("POST", path) + "Content-Type: application/vnd.qunce+cbor\r\nX-Body-Hash: "
            + bodyHash(body) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    bool signIn(const std::string &user)
    {
        const auto answer = m_client.ask(
            post("/v1/session", encode(SessionRequest {user, kServedPassword, "bench"}, WireFormat::Cbor)));
        const auto reply = decodeSessionReply(answer.body, WireFormat::Cbor);
        access = reply.ok() ? reply->tokens.access : std::string();
        return reply.ok();
    }
    /// Pulls everything and forgets it, but for the request that a client in this state makes; empty after a failure.
    std::string emptyPull()
    {
        HelloRequest hello;
        hello.clientId = *Uuid::parse(kClientId);
        const auto greeting = m_client.ask(post("/v1/sync/hello", encode(hello, WireFormat::Cbor)));
        const auto reply = decodeHelloReply(greeting.body, WireFormat::Cbor);
        PullRequest request;
        if (reply.ok())
            request.epoch = reply->epoch;
        request.maxBytes = 8 * 1024 * 1024;
        for (bool ended = false; reply.ok() && !ended;) {
            const auto answer = m_client.ask(post("/v1/sync/pull", encode(request, WireFormat::Cbor)));
            const auto page = PullPage::decode(answer.body, WireFormat::Cbor);
            if (!page.ok())
                return {};
            for (const auto &[bucket, seq] : page->header().next)
                request.from[bucket] = seq;
            ended = page->header().allComplete;
            request.checkpoint = page->header().checkpoint;
        }
        request.from.clear();
        return reply.ok() ? post("/v1/sync/pull", encode(request, WireFormat::Cbor)) : std::string();
    }
    std::string waitToken()
    {
        const auto answer = m_client.ask(head("GET", "/v1/sync/wait") + "\r\n");
        const auto reply = decodeWaitReply(answer.body, WireFormat::Cbor);
        return reply.ok() ? reply->token : std::string();
    }

    std::string access;

private:
    test::RawClient m_client;
};

uint64_t askMany(uint16_t port, const std::string &request)
{
    std::atomic<uint64_t> served {0};
    std::vector<std::thread> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.emplace_back([&] {
            test::RawClient client(port);
            for (int asked = 0; asked < kRequests; ++asked)
                served += client.ask(request).status == 200 ? 1 : 0;
        });
    }
    for (std::thread &client : clients)
        client.join();
    return served;
}

void measureEmptyPulls(Bench &bench, const ServerChild &child, const std::string &user, double bound)
{
    const std::string name = "sync.empty_pull." + user;
    Speaker speaker(child.port());
    const std::string request = speaker.signIn(user) ? speaker.emptyPull() : std::string();
    if (request.empty() || test::RawClient(child.port()).ask(request).status != 200)
        return bench.fail(name, "no complete state is reached");
    bool good = true;
    const double ms = bench.median([&] {
        const uint64_t served = askMany(child.port(), request);
        good = good && served == kClients * kRequests;
        return served;
    });
    if (!good)
        return bench.fail(name, "a pull was refused");
    bench.report({.name = name,
        .value = kClients * kRequests / ms * 1000,
        .unit = "1/s",
        .minValue = bound,
        .note = "by checkpoint; the server on one processor, the clients on the others"});
}

/// True once the server says that it has that many requests under way.
bool isWaitedFor(uint16_t port, size_t requests)
{
    constexpr std::string_view kName = "\nqunce_http_requests_running ";
    test::RawClient client(port);
    for (int attempt = 0; attempt < 2000; ++attempt) {
        const std::string metrics = client.get("/metrics").body;
        const size_t place = metrics.find(kName);
        if (place != std::string::npos && std::stoul(metrics.substr(place + kName.size())) >= requests)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

void measureWaiting(Bench &bench, const ServerChild &child)
{
    Speaker speaker(child.port());
    const std::string token = speaker.signIn("region") ? speaker.waitToken() : std::string();
    const std::string request = speaker.head("GET", "/v1/sync/wait?since=" + token) + "\r\n";
    const int64_t before = child.residentBytes();
    std::vector<test::RawClient> waiting;
    for (size_t i = 0; i < kWaiting; ++i) {
        waiting.emplace_back(child.port());
        if (!waiting.back().send(request))
            return bench.fail("sync.waiting", "too few open files are allowed");
    }
    if (token.empty() || !isWaitedFor(child.port(), kWaiting))
        return bench.fail("sync.waiting", "not all of them wait");
    const auto bytes = static_cast<double>(child.residentBytes() - before) / static_cast<double>(kWaiting);
    bench.report({.name = "sync.waiting", .value = bytes / 1024, .unit = "KiB", .maxValue = 20});
}

struct Pages {
    uint64_t rows = 0;
    uint64_t bytes = 0;
    uint64_t sent = 0; ///< bytes after compression
    double makingMs = 0;
    double packingMs = 0;
    bool good = true;
};

double msSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

Pages makeAllPages(const server::PullService &service)
{
    Pages pages;
    PullRequest request;
    request.maxBytes = 8 * 1024 * 1024;
    for (bool ended = false; !ended && pages.good;) {
        const auto started = std::chrono::steady_clock::now();
        auto answer = service.answer(request, server::Scope::everything(), WireFormat::Cbor);
        pages.makingMs += msSince(started);
        const auto page = answer.ok() ? PullPage::parse(*answer) : Result<PullPage>(Error {});
        pages.good = page.ok();
        if (!page.ok())
            break;
        pages.rows += page->rowCount();
        pages.bytes += answer->size();
        const auto packing = std::chrono::steady_clock::now();
        pages.sent += server::answerFrom(std::move(*answer), WireFormat::CborZstd).body.size();
        pages.packingMs += msSince(packing);
        for (const auto &[bucket, seq] : page->header().next)
            request.from[bucket] = seq;
        ended = page->header().allComplete;
    }
    return pages;
}

void measurePages(Bench &bench)
{
    const Result<std::string> data = brandData(bench);
    const SystemClock clock;
    const auto storage = data.ok()
        ? SqliteStorage::open(*data + "/qunce.db", SqliteStorage::Mode::ReadOnly, clock)
        : Result<std::unique_ptr<SqliteStorage>>(data.error());
    if (!storage.ok())
        return bench.fail("sync.server_pages", storage.error().detail);
    server::HeadsCache heads(**storage);
    const server::PullService service(**storage, heads, clock, "");
    Pages best = makeAllPages(service);
    for (int run = 0; run < 2; ++run) {
        const Pages again = makeAllPages(service);
        best.makingMs = std::min(best.makingMs, again.makingMs);
        best.packingMs = std::min(best.packingMs, again.packingMs);
    }
    if (!best.good)
        return bench.fail("sync.server_pages", "a page was refused");
    const auto megabytes = static_cast<double>(best.bytes) / kMegabyte;
    bench.report({.name = "sync.server_pages, rows",
        .value = static_cast<double>(best.rows) / best.makingMs * 1000,
        .unit = "rows/s",
        .note = "all " + std::to_string(best.rows) + " rows of the brand, best of 3"});
    bench.report(
        {.name = "sync.server_pages, bytes", .value = megabytes / best.makingMs * 1000, .unit = "MB/s"});
    bench.report({.name = "sync.server_pages, packing",
        .value = megabytes / best.packingMs * 1000,
        .unit = "MB/s",
        .note =
            std::to_string(best.bytes / 1000000) + " MB as " + std::to_string(best.sent / 1000000) + " MB"});
}

} // namespace

void benchServerSync(Bench &bench)
{
    measurePages(bench);
    const Result<ServedBrand> served = servedBrand(bench);
    if (!served.ok())
        return bench.fail("sync.empty_pull", served.error().detail);
    {
        const Result<ServerChild> child = ServerChild::start(served->data);
        if (!child.ok())
            return bench.fail("sync.empty_pull", child.error().detail);
        measureEmptyPulls(bench, *child, "region", 2000);
        measureEmptyPulls(bench, *child, "hq", 1000);
        measureWaiting(bench, *child);
    }
    fs::remove_all(served->data);
}

} // namespace qunce::bench
