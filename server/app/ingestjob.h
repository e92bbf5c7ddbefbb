// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/jobs.h"
#include "server/ingest/merger.h"

namespace qunce::server {

/// Merges what machines have handed in, at most every 5 s, so that a bucket moves no more often.
class IngestJob : public Job
{
public:
    explicit IngestJob(IngestMerger merger) : m_merger(std::move(merger)) { }

    const char *name() const override { return "ingest"; }
    Result<JobResult> run() override;
    std::chrono::milliseconds retryPause() const override { return std::chrono::seconds(10); }

private:
    IngestMerger m_merger;
};

} // namespace qunce::server
