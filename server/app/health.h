// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <mutex>
#include <string>

#include "server/app/jobs.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What /healthz says: empty while the database can be written, else why it cannot. Any thread.
class Health
{
public:
    std::string problem() const;
    void set(std::string problem);

private:
    mutable std::mutex m_mutex;
    std::string m_problem;
};

/// Finds out whether the database can be written by writing it: one row, every 10 s, and every 2 s while it cannot. While
/// somebody else is writing it is taken for well. `storage`, `clock` and `health` must outlive it.
class HealthJob : public Job
{
public:
    HealthJob(Storage &storage, const Clock &clock, Health &health)
        : m_storage(storage), m_clock(clock), m_health(health)
    { }

    const char *name() const override { return "health"; }
    Result<JobResult> run() override;
    std::chrono::milliseconds retryPause() const override { return std::chrono::seconds(2); }

private:
    Result<void> probe();

    Storage &m_storage;
    const Clock &m_clock;
    Health &m_health;
};

} // namespace qunce::server
