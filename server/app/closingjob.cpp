// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/closingjob.h"

#include "server/closing/contestfreezing.h"
#include "server/closing/monthclosing.h"

namespace qunce::server {

namespace {

constexpr std::chrono::seconds kLookForPlans {5};

} // namespace

Result<JobResult> ClosingJob::run()
{
    {
        QUNCE_ASSIGN(const auto reading, m_storage.beginRead());
        QUNCE_ASSIGN(const std::optional<Instant> next, nextPlannedClose(*reading));
        QUNCE_ASSIGN(const std::optional<Instant> freeze, nextFreeze(*reading));
        const auto isDue = [this](const std::optional<Instant> &at) { return at && *at <= m_clock.now(); };
        if (!isDue(next) && !isDue(freeze))
            return JobResult {{}, kLookForPlans};
    }
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(
        const std::vector<ClosedMonth> closed, MonthClosing(*transaction, m_ids, m_clock.nowMs()).closeDue());
    QUNCE_ASSIGN(const std::vector<std::string> frozen, freezeContests(*transaction, m_clock.nowMs()));
    QUNCE_TRY(transaction->commit());
    std::string did;
    for (const ClosedMonth &month : closed)
        did += (did.empty() ? "closed " : ", ") + monthName(month.days.from) + " version "
            + std::to_string(month.version);
    for (const std::string &contest : frozen)
        did += (did.empty() ? "froze " : ", froze ") + contest;
    return JobResult {did, kLookForPlans};
}

} // namespace qunce::server
