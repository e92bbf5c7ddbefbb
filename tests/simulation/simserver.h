// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "models/base/clock.h"
#include "models/sync/wirecall.h"
#include "server/http/router.h"
#include "server/storage/sqlitestorage.h"
#include "tests/simulation/servermodel.h"
#include "tests/simulation/simbrand.h"

namespace qunce::simulation {

/// The time of the simulation.
class SimClock : public Clock
{
public:
    int64_t nowMs() const override { return ms; }
    int64_t ms = 0;
};

/// The real server but its sockets: storage on a real file, the real services and handlers, called through Handler.
/// It can be stopped, started, and started with another database.
class SimServer
{
public:
    /// Runs a function after a time, in milliseconds.
    using Later = std::function<void(int64_t milliseconds, std::function<void()>)>;

    /// `database` is there already.
    SimServer(std::string database, SimClock &clock, Later later);
    ~SimServer();

    void start();
    void stop();
    bool running() const { return m_core != nullptr; }
    server::Storage &storage();
    /// To be called after every change of the database from outside.
    void changed();

    /// Stops it, makes this file its database, starts it.
    void restoreFrom(const std::string &copy);
    void copyTo(const std::string &copy);
    /// Clients below this schema are refused; takes effect with the next request.
    void setOldestSchema(int schema);

    /// The account as it is to be, by what the server's own commands use; false if that fails.
    bool changeUser(const SimUser &user, bool newPassword);
    void setEpoch(uint64_t number);
    /// The nightly maintenance: what is older than 90 days.
    void maintain();

    using Receiver = std::function<void(HttpAnswer)>;
    /// Answers at once, but for a wait. Gives what cancels a wait; empty if it is answered.
    std::function<void(server::CancelReason)> handle(const HttpRequest &request, Receiver receiver);

    const Observer &observer() const { return m_observer; }

private:
    struct Core;

    const std::string m_database;
    SimClock &m_clock;
    Later m_later;
    uint64_t m_runs = 0;
    int m_oldestSchema = 1;
    Observer m_observer;
    std::unique_ptr<Core> m_core;
};

} // namespace qunce::simulation
