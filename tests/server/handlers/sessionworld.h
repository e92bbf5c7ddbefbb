// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/admin/accounts.h"
#include "server/handlers/sessionhandlers.h"
#include "tests/server/handlers/calls.h"
#include "tests/server/storage/teststorage.h"

namespace qunce::server::testing {

constexpr const char *kPassword = "correct horse battery";

/// A brand with the users wang (one region) and li (viewer of everything), and the session part of its server on real
/// SQLite, plus GET /who for whoever is signed in, which answers with the user's name as `detail` of an envelope.
class SessionWorld
{
public:
    explicit SessionWorld(SignInOptions options = {}) : m_options(options)
    {
        {
            const auto t = must(db.storage->beginWrite());
            must(t->putRecord(
                makeRecord(Kind::Org, region, bucket::ref(), {{"code", "R1"}, {"kind", "region"}})));
            must(t->commit());
        }
        must(accounts.add({"wang", Role::RegionManager, {"R1"}, kPassword}));
        must(accounts.add({"li", Role::Viewer, {}, kPassword}));
        keys.signing = must(makeSigningKeys());
        keys.sealing = must(makeSealingKeys());
        start();
    }

    /// Everything that is only in memory anew, as after a restart of the program.
    void start()
    {
        stop();
        m_server = std::make_unique<Server>(*this);
    }
    void stop() { m_server.reset(); }

    Router &router() { return m_server->router; }
    Sessions &sessions() { return m_server->sessions; }

    Response signIn(const std::string &user, const std::string &password,
        const std::string &address = "192.0.2.7", WireFormat format = WireFormat::Json)
    {
        Request request = goodRequest(
            "POST", "/v1/session", encode(SessionRequest {user, password, "laptop"}, format), format);
        request.remoteAddress = address;
        return ask(router(), std::move(request));
    }
    SessionReply mustSignIn(const std::string &user = "wang")
    {
        const Response response = signIn(user, kPassword);
        return must(decodeSessionReply(response.body, formatOf(response)));
    }
    Response refresh(const std::string &token)
    {
        return ask(router(),
            goodRequest("POST", "/v1/session/refresh", encode(RefreshRequest {token}, WireFormat::Json)));
    }
    TokenPair mustRefresh(const std::string &token)
    {
        const Response response = refresh(token);
        return must(decodeRefreshReply(response.body, formatOf(response))).tokens;
    }
    Response who(const std::string &access)
    {
        return ask(router(), goodRequest("GET", "/who", {}, WireFormat::Json, access));
    }
    Response signOut(const std::string &access)
    {
        return ask(router(), goodRequest("DELETE", "/v1/session", {}, WireFormat::Json, access));
    }

    Device deviceOf(const SessionReply &session)
    {
        return *must(must(db.storage->beginRead())->device(session.device));
    }
    /// Actions of the audit with their users, newest first: `session.begin wang`.
    std::vector<std::string> audit(size_t newest)
    {
        std::vector<std::string> lines;
        for (const AuditEntry &entry : must(must(db.storage->beginRead())->audit(newest)))
            lines.push_back(entry.action + " " + entry.who);
        return lines;
    }

    std::chrono::milliseconds patience {2000}; ///< for the write lock; from the next start() on
    TestStorage db;
    ManualClock clock;
    Uuid region = db.ids.next();
    Accounts accounts {*db.storage, clock, db.ids, "cli"};
    BrandKeys keys;

private:
    class WhoHandler : public QueryHandler
    {
    public:
        using QueryHandler::QueryHandler;

    protected:
        Outcome<Answer> answer(const CallContext &context) override
        {
            ErrorReply reply;
            reply.detail = context.caller->name;
            return answerWith(reply, context.format);
        }
    };

    struct Server {
        explicit Server(SessionWorld &world)
            : sessions(*world.db.storage, world.clock, world.keys, world.patience)
            , signIn(*world.db.storage, sessions, world.clock, world.m_options)
            , services {sessions, world.clock}
        {
            addSessionRoutes(router, services, parts);
            router.add("GET", "/who", std::make_shared<WhoHandler>(services));
        }
        ~Server()
        {
            signIn.stop();
            writers.stop();
        }

        Sessions sessions;
        SignIn signIn;
        WorkerPool writers {kSessionWriters, kSessionWriterQueue};
        SyncServices services;
        SessionParts parts {sessions, signIn, writers};
        Router router;
    };

    SignInOptions m_options;
    std::unique_ptr<Server> m_server;
};

} // namespace qunce::server::testing
