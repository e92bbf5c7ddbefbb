// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/maintenance.h"

#include <algorithm>

#include "server/sync/imagecare.h"

namespace qunce::server {

namespace {

constexpr int64_t kDayMs = int64_t {24} * 60 * 60 * 1000;
constexpr std::chrono::hours kRoundPause {1};
/// Between two transactions, for others to write.
constexpr std::chrono::milliseconds kStepPause {20};

} // namespace

Cutoffs cutoffsAt(int64_t nowMs)
{
    return {nowMs - 90 * kDayMs, nowMs - 90 * kDayMs, nowMs - 90 * kDayMs, nowMs - 400 * kDayMs,
        nowMs - 90 * kDayMs, nowMs - 30 * kDayMs};
}

Result<void> MaintenanceJob::begin()
{
    m_cutoffs = cutoffsAt(m_clock.nowMs());
    m_sums = {};
    m_buckets.clear();
    QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
    QUNCE_ASSIGN(const std::vector<BucketHead> heads, transaction->heads());
    for (const BucketHead &head : heads)
        m_buckets.push_back(head.bucket);
    m_isRunning = true;
    return {};
}

Result<JobResult> MaintenanceJob::run()
{
    if (!m_isRunning)
        QUNCE_TRY(begin());
    if (!m_buckets.empty()) {
        QUNCE_TRY(trimNext());
        return JobResult {{}, kStepPause};
    }
    QUNCE_ASSIGN(const bool more, forgetRest());
    if (more)
        return JobResult {{}, kStepPause};
    QUNCE_TRY(forgetImages());
    m_isRunning = false;
    return JobResult {report(), kRoundPause};
}

Result<void> MaintenanceJob::trimNext()
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(const TrimmedHistory trimmed,
        transaction->trimHistory(m_buckets.back(), m_cutoffs.historyMs, kMostRows));
    QUNCE_TRY(transaction->commit());
    m_sums.commits += trimmed.commits;
    m_sums.tombstones += trimmed.tombstones;
    if (!trimmed.more)
        m_buckets.pop_back();
    return {};
}

Result<bool> MaintenanceJob::forgetRest()
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(const uint64_t devices, transaction->forgetDevices(m_cutoffs.devicesMs));
    QUNCE_ASSIGN(const uint64_t batches, transaction->forgetIngestBatches(m_cutoffs.batchesMs, kMostRows));
    QUNCE_ASSIGN(const uint64_t results, transaction->forgetPushResults(m_cutoffs.editsMs, kMostRows));
    QUNCE_ASSIGN(const uint64_t deleted, transaction->forgetDeletedRecords(m_cutoffs.editsMs, kMostRows));
    QUNCE_ASSIGN(const uint64_t clients, transaction->forgetPushClients(m_cutoffs.clientsMs, kMostRows));
    QUNCE_TRY(transaction->commit());
    m_sums.devices += devices;
    m_sums.batches += batches;
    m_sums.edits += results + deleted + clients;
    return std::max({batches, results, deleted, clients}) == kMostRows;
}

/// Looked for beside the writers first: mostly there is nothing to do.
Result<void> MaintenanceJob::forgetImages()
{
    {
        QUNCE_ASSIGN(const auto reading, m_storage.beginRead());
        QUNCE_ASSIGN(const bool isAny, hasUnusedImages(*reading));
        if (!isAny)
            return {};
    }
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(m_sums.images, forgetUnusedImages(*transaction, m_clock.nowMs(), m_cutoffs.imagesMs));
    return transaction->commit();
}

std::string MaintenanceJob::report()
{
    if (m_sums.commits + m_sums.tombstones + m_sums.devices + m_sums.batches + m_sums.edits + m_sums.images
        == 0)
        return {};
    return "forgot " + std::to_string(m_sums.commits) + " commits, " + std::to_string(m_sums.tombstones)
        + " tombstones, " + std::to_string(m_sums.devices) + " devices, " + std::to_string(m_sums.batches)
        + " batches, " + std::to_string(m_sums.edits) + " old edits"
        + (m_sums.images == 0 ? std::string() : ", " + std::to_string(m_sums.images) + " images");
}

} // namespace qunce::server
