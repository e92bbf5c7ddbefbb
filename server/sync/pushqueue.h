// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/sync/lmidcache.h"
#include "server/sync/pushservice.h"

namespace qunce::server {

/// Counters of pushes since the start; any thread.
struct PushMetrics {
    std::array<std::atomic<uint64_t>, 6> edits {}; ///< answered, by PushStatus
    std::atomic<uint64_t> requests {0};
    std::atomic<uint64_t> refused {0};
    std::atomic<uint64_t> commits {0};
    std::atomic<uint64_t> waiting {0}; ///< requests in the queue now

    /// Prometheus text format 0.0.4.
    std::string prometheusText() const;
};

/// Lets many clients push at once although one writes at a time: what arrives while somebody writes goes together into
/// the next transaction, one wait for the disk for all. No thread of its own: the first caller works until the queue is
/// empty, the others leave at once, and each is answered after the commit that has its edits. Any thread.
class PushQueue
{
public:
    using Answer = std::function<void(Outcome<PushReply>)>;

    /// All must outlive the queue.
    PushQueue(Storage &storage, PushService &service, LmidCache &lmids)
        : m_storage(storage), m_service(service), m_lmids(lmids)
    { }

    /// `answer` is called once, by whichever thread, perhaps before this returns. Refuses with SlowDown where too many
    /// wait already, with Unavailable while something else holds the database, with DiskFull where no room is left.
    void push(PushRequest request, std::shared_ptr<const Caller> caller, Answer answer);

    const PushMetrics &metrics() const { return m_metrics; }

    static constexpr size_t kMostWaiting = 512;
    /// Of one transaction, so that nobody waits long for its end.
    static constexpr size_t kMostRequests = 64;
    static constexpr size_t kMostEdits = 2000;

private:
    struct Waiting {
        PushRequest request;
        std::shared_ptr<const Caller> caller;
        Answer answer;
        size_t edits = 0;
    };
    using Batch = std::vector<Waiting>;
    using Replies = std::vector<Outcome<PushReply>>;

    Batch takeBatch();
    void work();
    void serve(Batch batch);
    Result<Replies> decide(std::span<Waiting> batch);
    void tell(Waiting &waiting, Outcome<PushReply> reply);

    Storage &m_storage;
    PushService &m_service;
    LmidCache &m_lmids;
    PushMetrics m_metrics;
    std::mutex m_mutex;
    std::deque<Waiting> m_queue;
    bool m_working = false; ///< somebody empties the queue
};

} // namespace qunce::server
