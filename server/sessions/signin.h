// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>

#include "server/http/workerpool.h"
#include "server/sessions/sessions.h"
#include "server/sessions/signinthrottle.h"

namespace qunce::server {

struct SignInOptions {
    size_t threads = 2; ///< passwords verified at a time, of 19 MiB each
    size_t queue = 64; ///< more wait here; beyond that a try is refused
    size_t failuresOfUser = 10; ///< in windowMs, then the user has to wait
    size_t failuresOfAddress = 100; ///< likewise; many people may share one
    size_t keptFailures = 20000; ///< in the database, of all together
    std::chrono::milliseconds patience = kSessionPatience; ///< of writing a failure down
    int64_t windowMs = int64_t {15} * 60 * 1000;
};

/// A password for a session. Verifying takes some tens of milliseconds and much memory, so it has threads of its own, and
/// tries are counted, also those before a restart. A user that does not exist costs the same time as a wrong password.
/// Every session and every wrong password is in the audit, the latter with the user's name only if there is such a user:
/// people type passwords into the wrong field. Any thread; what is given must outlive it.
class SignIn
{
public:
    using Done = std::function<void(Outcome<SessionReply>)>;

    SignIn(Storage &storage, Sessions &sessions, const Clock &clock, SignInOptions options = {});

    /// Calls `done` once, here or in another thread; drops it uncalled if stop() comes first. Refuses with
    /// WrongPassword, AccountDisabled, or SlowDown.
    void submit(SessionRequest request, const Uuid &clientId, const std::string &address, Done done);
    /// Drops what waits and waits for what runs; later tries are refused. The destructor does it too.
    void stop() { m_pool.stop(); }

private:
    struct Try {
        SessionRequest request;
        Uuid clientId;
        std::string address;
        Done done;

        ~Try(); ///< wipes the password
    };

    /// What was counted before a restart.
    void recallFailures();
    int64_t waitFor(const Try &attempt);
    Outcome<SessionReply> run(const Try &attempt);
    Result<void> noteFailure(const Try &attempt, bool userExists);

    Storage &m_storage;
    Sessions &m_sessions;
    const Clock &m_clock;
    const SignInOptions m_options;
    const std::string m_nobodysHash; ///< verified for users that do not exist
    SignInThrottle m_users;
    SignInThrottle m_addresses;
    WorkerPool m_pool; ///< last: its threads use the rest
};

} // namespace qunce::server
