// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace qunce::server {

/// Threads for handlers, apart from those that serve sockets, with a bounded queue. Jobs must not throw. Any thread.
class WorkerPool
{
public:
    WorkerPool(size_t threads, size_t queueLimit);
    ~WorkerPool() { stop(); }
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    /// False, and the job is dropped, if the queue is full or the pool has been stopped.
    bool post(std::function<void()> job);
    size_t queued() const;
    /// Drops the queue and waits for the running jobs. Not to be called by a job.
    void stop();

private:
    void work();

    const size_t m_queueLimit;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopped = false;
    std::vector<std::thread> m_threads;
};

} // namespace qunce::server
