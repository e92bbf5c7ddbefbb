// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/store/editstore.h"
#include "models/store/sessionfile.h"
#include "models/store/syncstore.h"
#include "models/sync/engine.h"
#include "models/sync/transport.h"

namespace qunce {

struct SyncDriverOptions {
    EngineOptions engine;
    /// What people have changed, to be pushed; null: nothing is. Shared with whoever commits edits, and closed by the
    /// last.
    std::shared_ptr<EditStore> edits;
    /// All three are called in the driver's thread, must be quick and may call the driver (but stop() and waits). Any
    /// may be empty.
    std::function<void(const SyncStatus &status)> statusChanged;
    std::function<void(const std::vector<std::string> &kinds)>
        dataChanged; ///< wire kinds; `fact` for columns
    std::function<void(const std::string &line)> log; ///< English; neither secrets nor personal data
};

struct SyncStart {
    bool once = false; ///< sync until everything is complete, then stop
    bool verifyAll = false; ///< and compare every bucket with the server
    std::optional<SignIn> signIn; ///< to begin with, in place of the kept session
};

/// Keeps one profile in step with its server, in the background. Threads of its own: one runs the Engine and its
/// timers; one owns the store and so the writing connection, so that the next page travels while one is written; one
/// works on the outbox of edits, so that a push never waits for a page. No function of this class waits for the network or the disk, but stop() for the store's running transaction.
class SyncDriver
{
public:
    /// `store` null: another process has the profile; then nothing is done, and the status is ReadOnly and says why.
    /// `transport` and `clock` are the caller's and outlive the driver.
    SyncDriver(std::unique_ptr<SyncStore> store, SessionFile sessionFile, Transport &transport,
        const Clock &clock, SyncDriverOptions options);
    /// Stops.
    ~SyncDriver();
    SyncDriver(const SyncDriver &) = delete;
    SyncDriver &operator=(const SyncDriver &) = delete;

    /// Once, before the functions below.
    void start(SyncStart how);
    void signIn(SignIn who);
    void signOut();
    /// The user asks, or the machine woke up, or the network changed.
    void syncNow();
    /// Somebody has committed, retried or discarded edits. Any thread; returns at once.
    void editsChanged();
    SyncStatus status() const;

    /// Waits until the engine has ended by itself (`once`) or was stopped; what it ended with. Nothing if `patience` ran
    /// out before.
    std::optional<Result<void>> waitFinished(std::chrono::milliseconds patience) const;
    /// Ends calls at once, lets a running transaction finish, joins the threads. Repeated calls do nothing.
    void stop();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce
