// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the HTTP server itself costs: requests a second of a handler that does nothing, over one kept connection per
// client thread and one io thread, and memory of a connection that waits. The clients share the machine with the server,
// so the rate is for information; the memory has a bound.

#include <atomic>
#include <thread>
#include <vector>

#include "server/http/httpserver.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/support/rawclient.h"
#include "tests/support/residentmemory.h"

namespace qunce::bench {

namespace {

constexpr int kClients = 4;
constexpr int kRequests = 5000;
constexpr size_t kIdle = 2000;

Result<std::unique_ptr<server::HttpServer>> startServer(
    const server::Router &router, server::HttpMetrics &metrics, const Clock &clock)
{
    server::HttpOptions options;
    options.ioThreads = 1;
    options.workers = 1;
    return server::HttpServer::start(router, metrics, clock, options);
}

uint64_t askMany(uint16_t port)
{
    std::atomic<uint64_t> served {0};
    std::vector<std::thread> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.emplace_back([&served, port] {
            test::RawClient client(port);
            for (int asked = 0; asked < kRequests; ++asked)
                served += client.get("/nothing").status == 200 ? 1 : 0;
        });
    }
    for (std::thread &client : clients)
        client.join();
    return served;
}

} // namespace

void benchHttp(Bench &bench)
{
    server::Router router;
    server::RouteOptions immediate;
    immediate.immediate = true;
    router.addFunction(
        "GET", "/nothing", [](const server::Request &) { return server::Response::text(200, "ok"); },
        immediate);
    server::HttpMetrics metrics;
    const SystemClock clock;
    const auto server = startServer(router, metrics, clock);
    if (!server.ok())
        return bench.fail("http", server.error().userText.english());
    const uint16_t port = (*server)->port();

    const double ms = bench.median([port] { return askMany(port); });
    bench.report({.name = "http.requests", .value = kClients * kRequests / ms * 1000, .unit = "1/s"});

    const int64_t before = test::residentBytes();
    std::vector<test::RawClient> idle;
    for (size_t i = 0; i < kIdle; ++i) {
        idle.emplace_back(port);
        if (idle.back().get("/nothing").status != 200)
            return bench.fail("http.idle", "too few open files are allowed");
    }
    const auto bytes = static_cast<double>(test::residentBytes() - before) / static_cast<double>(kIdle);
    bench.report({.name = "http.idle connection", .value = bytes / 1024, .unit = "KiB", .maxValue = 20});
}

} // namespace qunce::bench
