// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/jobs.h"
#include "server/dispatch/dispatcher.h"

namespace qunce::server {

/// Sends what is due, every 5 s.
class DispatchJob : public Job
{
public:
    explicit DispatchJob(Dispatcher dispatcher) : m_dispatcher(std::move(dispatcher)) { }

    const char *name() const override { return "dispatch"; }
    Result<JobResult> run() override;
    std::chrono::milliseconds retryPause() const override { return std::chrono::seconds(5); }

private:
    Dispatcher m_dispatcher;
};

} // namespace qunce::server
