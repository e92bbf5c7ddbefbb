// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/jobs.h"

#include <algorithm>

namespace qunce::server {

size_t firstDue(std::span<const JobTime> due)
{
    return static_cast<size_t>(std::min_element(due.begin(), due.end()) - due.begin());
}

JobThread::JobThread(std::vector<std::unique_ptr<Job>> jobs, ServerLog &log)
    : m_jobs(std::move(jobs)), m_log(log), m_due(m_jobs.size(), std::chrono::steady_clock::now())
{
    m_thread = std::thread([this] { work(); });
}

void JobThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void JobThread::hurry()
{
    {
        const std::lock_guard lock(m_mutex);
        std::fill(m_due.begin(), m_due.end(), std::chrono::steady_clock::now());
    }
    m_wake.notify_all();
}

void JobThread::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping && !m_jobs.empty()) {
        const size_t next = firstDue(m_due);
        if (m_due[next] > std::chrono::steady_clock::now()) {
            m_wake.wait_until(lock, m_due[next]);
            continue;
        }
        m_due[next] = JobTime::max(); // hurry() meanwhile brings it back
        lock.unlock();
        const std::chrono::milliseconds rest = runOnce(*m_jobs[next]);
        lock.lock();
        m_due[next] = std::min(m_due[next], std::chrono::steady_clock::now() + rest);
    }
}

std::chrono::milliseconds JobThread::runOnce(Job &job)
{
    const Result<JobResult> result = job.run();
    if (!result.ok()) {
        m_log.event(job.name(), "failed: " + describe(result.error()));
        return job.retryPause();
    }
    if (!result->did.empty())
        m_log.event(job.name(), result->did);
    return result->again;
}

} // namespace qunce::server
