// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/base/clock.h"
#include "server/app/jobs.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What is forgotten at a moment: everything before these times.
struct Cutoffs {
    int64_t historyMs = 0; ///< commits and tombstones (sync.md): 90 days
    int64_t devicesMs = 0; ///< laptops not seen since: 90 days, three times what a session lives
    int64_t editsMs = 0; ///< what came of pushed edits, but not their hashes, and deleted records: 90 days
    int64_t clientsMs = 0; ///< copies of the data that no longer call, hashes and all: 400 days
    int64_t imagesMs =
        0; ///< images that nobody has named since: 90 days, as long as a deleted content may come back
    int64_t batchesMs = 0; ///< merged deliveries, whose names may come again until then: 30 days
};
Cutoffs cutoffsAt(int64_t nowMs);

/// Keeps the database from growing for ever: once an hour it forgets what cutoffsAt() says, bucket by bucket in small
/// transactions, so that writers wait for milliseconds only. Never the newest commit of a bucket. `storage` and `clock`
/// must outlive it.
class MaintenanceJob : public Job
{
public:
    static constexpr size_t kMostRows = 2000; ///< removed in one transaction

    MaintenanceJob(Storage &storage, const Clock &clock) : m_storage(storage), m_clock(clock) { }

    const char *name() const override { return "maintenance"; }
    Result<JobResult> run() override;

private:
    struct Sums {
        uint64_t commits = 0;
        uint64_t tombstones = 0;
        uint64_t devices = 0;
        uint64_t batches = 0;
        uint64_t edits = 0;
        uint64_t images = 0;
    };

    Result<void> begin();
    Result<void> trimNext();
    Result<bool> forgetRest();
    Result<void> forgetImages();
    std::string report();

    Storage &m_storage;
    const Clock &m_clock;
    bool m_isRunning = false; ///< a round has begun
    Cutoffs m_cutoffs; ///< of the round
    std::vector<std::string> m_buckets; ///< still to be trimmed
    Sums m_sums;
};

} // namespace qunce::server
