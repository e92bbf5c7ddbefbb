// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/base/clock.h"
#include "server/http/httpserver.h"
#include "tests/support/rawclient.h"

namespace qunce::server {

/// Holds handlers until the test opens it, and lets the test wait until they have come.
class Gate
{
public:
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_arrived;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void waitFor(int arrived)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this, arrived] { return m_arrived >= arrived; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_arrived = 0;
    bool m_open = false;
};

/// Lines of a log, from any thread.
class Lines
{
public:
    void add(const std::string &line)
    {
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(line);
        m_changed.notify_all();
    }
    /// Waits until there are that many.
    std::vector<std::string> waitFor(size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(20), [this, count] { return m_lines.size() >= count; });
        return m_lines;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_lines;
};

/// A long poll that keeps its responders: answers "news" when the test says so, else why it was told to end.
class Waiters : public Handler
{
public:
    void handle(Request request, Responder responder) override
    {
        const auto waiting = std::make_shared<Responder>(std::move(responder));
        request.cancelled.onCancel([this, waiting](CancelReason reason) {
            const char *const names[] = {"none", "gone", "timeout", "stopping"};
            m_ended.add(names[static_cast<size_t>(reason)]);
            (*waiting)(Response::text(200, names[static_cast<size_t>(reason)]));
        });
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(waiting);
        m_changed.notify_all();
    }
    void waitFor(size_t count)
    {
        std::unique_lock lock(m_mutex);
        EXPECT_TRUE(m_changed.wait_for(
            lock, std::chrono::seconds(20), [this, count] { return m_waiting.size() >= count; }));
    }
    void answerAll()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &waiting : m_waiting)
            (*waiting)(Response::text(200, "news"));
        m_waiting.clear();
    }
    Lines &ended() { return m_ended; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<Responder>> m_waiting;
    Lines m_ended;
};

/// A server on a free loopback port with the routes of most tests: GET /hello, POST /echo (2 MiB), GET /wait (long poll),
/// GET /gate (waits for the gate), GET /throw.
class TestServer
{
public:
    explicit TestServer(HttpOptions theOptions = {}) : options(std::move(theOptions))
    {
        router.addFunction("GET", "/hello", [](const Request &) { return Response::text(200, "hello"); });
        router.addFunction(
            "POST", "/echo", [](const Request &request) { return Response::text(200, request.body); });
        router.addFunction("GET", "/gate", [this](const Request &) {
            gate.pass();
            return Response::text(200, "through");
        });
        router.addFunction("GET", "/throw",
            [](const Request &) -> Response { throw std::runtime_error("the disk is on fire"); });
        RouteOptions longPoll;
        longPoll.longPoll = std::chrono::seconds(50);
        router.add("GET", "/wait", waiters, longPoll);
        options.requestLog = [this](const std::string &line) { log.add(line); };
        options.errorLog = [this](const std::string &line) { errors.add(line); };
    }
    ~TestServer()
    {
        gate.open();
        server.reset();
    }

    uint16_t start()
    {
        auto started = HttpServer::start(router, metrics, clock, options);
        EXPECT_TRUE(started.ok());
        server = std::move(started).value();
        return server->port();
    }

    Router router;
    HttpMetrics metrics;
    SystemClock clock;
    HttpOptions options;
    std::shared_ptr<Waiters> waiters = std::make_shared<Waiters>();
    Gate gate;
    Lines log;
    Lines errors;
    std::unique_ptr<HttpServer> server;
};

} // namespace qunce::server
