// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/dispatchjob.h"

namespace qunce::server {

Result<JobResult> DispatchJob::run()
{
    QUNCE_ASSIGN(const DispatchReport report, m_dispatcher.run());
    JobResult result;
    result.again = std::chrono::seconds(5);
    if (report.due > 0)
        result.did = std::to_string(report.due) + " due, " + std::to_string(report.dispatched)
            + " dispatched with " + std::to_string(report.assignments) + " assignments, "
            + std::to_string(report.late) + " too late, " + std::to_string(report.returned) + " sent back, "
            + std::to_string(report.leftOut) + " left out";
    return result;
}

} // namespace qunce::server
