// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "server/app/serverlog.h"

namespace qunce::server {

/// What one run of a job came to.
struct JobResult {
    std::string did; ///< for the log; empty if there was nothing to do
    std::chrono::milliseconds again {0}; ///< how long it may rest
};

/// Work that a running server does by itself, in pieces: run() does one that takes no more than about a second, and says
/// when it wants to be called again. A failure is logged and tried again after retryPause(). Called by one thread at a
/// time.
class Job
{
public:
    virtual ~Job() = default;
    virtual const char *name() const = 0;
    virtual Result<JobResult> run() = 0;
    virtual std::chrono::milliseconds retryPause() const { return std::chrono::seconds(30); }
};

using JobTime = std::chrono::steady_clock::time_point;

/// The job whose turn comes first, by when each is due; `count` if there is none.
size_t firstDue(std::span<const JobTime> due);

/// One thread that runs jobs one after the other, each when it is due. Between two runs it can be stopped at once.
class JobThread
{
public:
    /// All jobs are due now. `log` must outlive the thread.
    JobThread(std::vector<std::unique_ptr<Job>> jobs, ServerLog &log);
    ~JobThread() { stop(); }
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;

    /// Waits for the job that is running; once is enough.
    void stop();
    /// All jobs are due now. Any thread.
    void hurry();

private:
    void work();
    std::chrono::milliseconds runOnce(Job &job);

    std::vector<std::unique_ptr<Job>> m_jobs;
    ServerLog &m_log;
    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    std::vector<JobTime> m_due;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace qunce::server
