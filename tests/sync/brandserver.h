// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "server/admin/accounts.h"
#include "server/admin/initialise.h"
#include "server/app/syncendpoints.h"
#include "server/http/httpserver.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/tempdir.h"

namespace qunce::test {

/// A small brand behind the real server on loopback: region R1 and the user wang, who may see all of it.
class BrandServer
{
public:
    static constexpr const char *kPassword = "correct horse battery";

    BrandServer()
    {
        using server::testing::must;
        const std::string path = m_directory.file("brand");
        must(server::initialise(path, m_clock, m_ids));
        m_layout.root = path;
        storage = must(
            server::SqliteStorage::open(m_layout.database(), server::SqliteStorage::Mode::Open, m_clock));
        must(server::Accounts(*storage, m_clock, m_ids, "test")
                 .add({"wang", server::Role::Admin, {}, kPassword}));
        start(0);
    }
    ~BrandServer() { stop(); }

    /// Port 0 picks one.
    void start(uint16_t port)
    {
        using server::testing::must;
        m_router = std::make_unique<server::Router>();
        m_endpoints = must(server::SyncEndpoints::make(m_layout, *storage, m_clock, m_plan, {}));
        m_endpoints->addRoutes(*m_router);
        server::HttpOptions options;
        options.listen.port = port;
        m_server = must(server::HttpServer::start(*m_router, m_metrics, m_clock, options));
        m_port = m_server->port();
    }
    void stop()
    {
        if (!m_server)
            return;
        m_server->stop();
        m_endpoints->stop();
        m_server.reset();
        m_endpoints.reset();
    }

    Uuid putTag(const std::string &name)
    {
        using server::testing::must;
        const Uuid id = m_ids.next();
        const auto transaction = must(storage->beginWrite());
        must(transaction->putRecord(
            server::testing::makeRecord(Kind::Tag, id, server::bucket::ref(), {{"name", name}})));
        must(transaction->commit());
        return id;
    }

    uint16_t port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

    std::unique_ptr<server::SqliteStorage> storage;

private:
    TempDir m_directory;
    SystemClock m_clock;
    SeededIdSource m_ids {1, 1'767'225'600'000};
    server::DataLayout m_layout;
    server::PlanKeeper m_plan {m_clock, [](const Message &message) { return message.english(); },
        std::make_shared<server::DispatchPlacesCache>()};
    std::unique_ptr<server::Router> m_router;
    server::HttpMetrics m_metrics;
    std::unique_ptr<server::SyncEndpoints> m_endpoints;
    std::unique_ptr<server::HttpServer> m_server;
    uint16_t m_port = 0;
};

} // namespace qunce::test
