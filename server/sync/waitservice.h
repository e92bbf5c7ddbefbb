// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "models/protocol/syncmessages.h"
#include "server/rules/caller.h"
#include "server/sync/changeboard.h"
#include "server/sync/headscache.h"

namespace qunce::server {

/// GET /v1/sync/wait (docs/SYNC.md): answers when a bucket of the scope has changed. Commits wake those who wait; nothing
/// is polled and nobody holds a thread. A token also knows the scope that it was given for, so that a client whose rights
/// have changed learns it with its next call. To be added to the storage as a listener. Any thread.
class WaitService : public CommitListener
{
public:
    /// Called once, from any thread; must be quick and must not call the service.
    using Answer = std::function<void(WaitReply)>;

    /// `heads` must outlive the service.
    explicit WaitService(HeadsCache &heads, std::chrono::milliseconds factPause = std::chrono::seconds(30));
    /// Answers everybody as stop() does.
    ~WaitService() override;

    /// What there is to say at once: a first token, what changed since `since`, or everything if that is a token of
    /// another run or of another scope. Nothing if the caller has to wait: then `answer` is called some day, or endWait() ends it.
    Outcome<std::optional<WaitReply>> wait(
        const std::string &since, std::shared_ptr<const Caller> caller, Answer answer, uint64_t &waiter);
    /// Answers the waiter with what it knows already, if it still waits.
    void endWait(uint64_t waiter);
    /// Ends the thread and every wait. Once is enough.
    void stop();
    size_t waiting() const;

    void aboutToCommit() override { }
    void committed(const std::vector<BucketHead> &moved) override;
    void commitFailed() override { }

private:
    struct Waiter {
        uint64_t number = 0;
        std::shared_ptr<const Caller> caller;
        Answer answer;
    };
    struct Ready {
        Answer answer;
        WaitReply reply;
    };

    static void tell(Ready &ready) noexcept;
    Outcome<WaitReply> everything(const Caller &caller, std::string token);
    /// With the mutex held.
    std::string tokenFor(const Caller &caller) const;
    std::optional<uint64_t> numberFor(const Caller &caller, std::string_view token) const;
    void work();
    /// Those who have something to hear; they wait no longer. With the mutex held.
    std::vector<Ready> takeReady();

    HeadsCache &m_heads;
    mutable std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    ChangeBoard m_board;
    std::vector<std::string> m_moved; ///< by commits, not yet on the board
    std::unordered_map<uint64_t, Waiter> m_waiters;
    uint64_t m_lastWaiter = 0;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace qunce::server
