// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "models/protocol/frame.h"
#include "models/sync/sidecalls.h"
#include "server/admin/accounts.h"
#include "server/admin/initialise.h"
#include "server/app/syncendpoints.h"
#include "server/handlers/importhandlers.h"
#include "server/http/httpserver.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/rawclient.h"
#include "tests/support/tempdir.h"

namespace qunce::test {

/// A brand without people behind the real server on loopback, with the routes of imports. Users: wang (admin), he (HQ
/// content), zhao (viewer).
class ImportServer
{
public:
    static constexpr const char *kPassword = "correct horse battery";

    explicit ImportServer(server::UploadLimits limits = {})
    {
        using server::testing::must;
        const std::string path = m_directory.file("brand");
        must(server::initialise(path, m_clock, m_ids));
        m_layout.root = path;
        storage = must(
            server::SqliteStorage::open(m_layout.database(), server::SqliteStorage::Mode::Open, m_clock));
        server::Accounts accounts(*storage, m_clock, m_ids, "test");
        must(accounts.add({"wang", server::Role::Admin, {}, kPassword}));
        must(accounts.add({"he", server::Role::HqContent, {}, kPassword}));
        must(accounts.add({"zhao", server::Role::Viewer, {}, kPassword}));
        uploads = std::make_unique<server::UploadBook>(path, m_clock, limits);
        runner = std::make_unique<server::ImportRunner>(*storage, m_clock, path);
        m_endpoints = must(server::SyncEndpoints::make(m_layout, *storage, m_clock, m_plan, {}));
        m_endpoints->addRoutes(m_router);
        server::addImportRoutes(m_router, m_endpoints->services(), {*storage, *uploads, *runner, {}});
        m_server = must(server::HttpServer::start(m_router, m_metrics, m_clock, {}));
    }
    ~ImportServer()
    {
        runner->stop();
        m_server->stop();
        m_endpoints->stop();
    }

    uint16_t port() const { return m_server->port(); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }
    std::string folder() const { return m_layout.root; }

    /// What every call has, for raw requests.
    static std::string fields(const std::string &token)
    {
        return "Host: test\r\nX-Qunce-Sync: 1\r\nX-Schema: " + std::to_string(kSchemaVersion)
            + "\r\nX-Client-Id: 0197a000-0000-7000-8000-0000000000c1\r\n"
            + (token.empty() ? std::string() : "Authorization: Bearer " + token + "\r\n");
    }
    static std::string withBody(const std::string &body, WireFormat format = WireFormat::Json)
    {
        return "Content-Type: " + std::string(contentType(format)) + "\r\nX-Body-Hash: " + bodyHash(body)
            + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    std::string tokenOf(const std::string &user)
    {
        RawClient client(port());
        const RawResponse answer = client.ask("POST /v1/session?fmt=json HTTP/1.1\r\n" + fields({})
            + withBody(encode(SessionRequest {user, kPassword, "laptop"}, WireFormat::Json)));
        return server::testing::must(decodeSessionReply(answer.body, WireFormat::Json)).tokens.access;
    }
    /// As if the driver had made a call.
    void signIn(SideCalls &calls, const std::string &user)
    {
        HttpRequest request {"GET", "/healthz", {}, {}};
        request.headers = {{"X-Qunce-Sync", "1"}, {"X-Schema", std::to_string(kSchemaVersion)},
            {"X-Client-Id", "0197a000-0000-7000-8000-0000000000c1"},
            {"Authorization", "Bearer " + tokenOf(user)}};
        calls.send(1, url(), std::move(request), 1'000, [](const Transport::Outcome &) {});
    }
    size_t count(Kind kind)
    {
        using server::testing::must;
        size_t found = 0;
        const auto reading = must(storage->beginRead());
        must(reading->eachRecord(kind, [&](const Record &) -> Result<void> {
            ++found;
            return {};
        }));
        return found;
    }

    std::unique_ptr<server::SqliteStorage> storage;
    std::unique_ptr<server::UploadBook> uploads;
    std::unique_ptr<server::ImportRunner> runner;

private:
    TempDir m_directory;
    SystemClock m_clock;
    SeededIdSource m_ids {1, 1'767'225'600'000};
    server::DataLayout m_layout;
    server::PlanKeeper m_plan {m_clock, [](const Message &message) { return message.english(); },
        std::make_shared<server::DispatchPlacesCache>()};
    server::Router m_router;
    server::HttpMetrics m_metrics;
    std::unique_ptr<server::SyncEndpoints> m_endpoints;
    std::unique_ptr<server::HttpServer> m_server;
};

} // namespace qunce::test
