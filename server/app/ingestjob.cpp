// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/ingestjob.h"

#include <algorithm>

namespace qunce::server {

Result<JobResult> IngestJob::run()
{
    const auto begun = std::chrono::steady_clock::now();
    QUNCE_ASSIGN(const MergeReport report, m_merger.mergeWaiting());
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    JobResult result;
    result.again = std::max(std::chrono::milliseconds(5000) - took, std::chrono::milliseconds(0));
    if (report.batches > 0)
        result.did = std::to_string(report.batches) + " batches, " + std::to_string(report.rows) + " rows, "
            + std::to_string(report.rejected) + " rejected, " + std::to_string(took.count()) + " ms, "
            + std::to_string(report.locked.count() / 1000) + " ms of them writing";
    return result;
}

} // namespace qunce::server
