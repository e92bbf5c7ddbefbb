// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/importjobs.h"

namespace qunce::server {

namespace {

constexpr std::chrono::seconds kBetweenLooks {5};
constexpr std::chrono::seconds kBetweenCleanings {60};

} // namespace

Result<JobResult> ImportJob::run()
{
    m_uploads.forgetIdle();
    JobResult result;
    result.again = kBetweenCleanings;
    if (!m_folder)
        return result;
    QUNCE_ASSIGN(result.did, m_folder->look());
    result.again = kBetweenLooks;
    if (!result.did.empty())
        result.again = std::chrono::milliseconds(0); // the next file may be ready
    return result;
}

} // namespace qunce::server
