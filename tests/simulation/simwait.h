// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/handlers/synchandler.h"
#include "server/sync/changeboard.h"
#include "server/sync/headscache.h"

namespace qunce::simulation {

/// GET /v1/sync/wait with the real ChangeBoard, but in the time of the simulation and without the thread of WaitService,
/// which no seed could repeat. One thread.
class SimWait : public server::SyncHandler, public server::CommitListener
{
public:
    /// `after` runs a function later.
    using Later = std::function<void(int64_t milliseconds, std::function<void()>)>;

    SimWait(const server::SyncServices &services, server::HeadsCache &heads, uint64_t run, Later later);

    void aboutToCommit() override { }
    void committed(const std::vector<server::BucketHead> &moved) override;
    void commitFailed() override { }
    /// Answers those who have something to hear. To be called after every commit.
    void announce();

protected:
    void call(server::CallContext context, server::AnswerSink sink) override;

private:
    struct Waiter {
        uint64_t number;
        std::shared_ptr<const server::Caller> caller;
        WireFormat format;
        std::shared_ptr<server::AnswerSink> sink;
    };

    /// With the scope in it, like those of WaitService.
    std::string tokenFor(const server::Caller &caller) const;

    static constexpr int64_t kFactPauseMs = 30'000;

    const Clock &m_clock;
    server::HeadsCache &m_heads;
    Later m_later;
    server::ChangeBoard m_board;
    std::map<uint64_t, Waiter> m_waiters;
    uint64_t m_lastWaiter = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0); ///< so that what comes later finds out
};

} // namespace qunce::simulation
