// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/health.h"

namespace qunce::server {

std::string Health::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

void Health::set(std::string problem)
{
    const std::lock_guard lock(m_mutex);
    m_problem = std::move(problem);
}

Result<void> HealthJob::probe()
{
    auto transaction = m_storage.beginWriteWithin(std::chrono::milliseconds(0));
    if (!transaction.ok())
        return transaction.error().code == ErrorCode::Locked ? Result<void>()
                                                             : Result<void>(transaction.error());
    QUNCE_TRY((*transaction)->putSetting("last_alive_ms", std::to_string(m_clock.nowMs())));
    return (*transaction)->commit();
}

Result<JobResult> HealthJob::run()
{
    const bool wasIll = !m_health.problem().empty();
    const Result<void> written = probe();
    if (!written.ok()) {
        m_health.set("the database cannot be written: " + describe(written.error()));
        return written.error();
    }
    m_health.set({});
    return JobResult {wasIll ? "the database can be written again" : std::string(), std::chrono::seconds(10)};
}

} // namespace qunce::server
