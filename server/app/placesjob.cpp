// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/placesjob.h"

#include <algorithm>

#include "server/import/dueplaces.h"

namespace qunce::server {

namespace {

/// Looked at more often than once a day, since clocks are set.
constexpr std::chrono::minutes kLook {1};

std::chrono::milliseconds untilTomorrow(const Clock &clock)
{
    const int64_t nowMs = clock.nowMs();
    return std::chrono::milliseconds(Instant::startOf(clock.today() + 1).seconds * 1000 - nowMs);
}

} // namespace

Result<JobResult> PlacesJob::run()
{
    const Day today = m_clock.today();
    const auto rest = std::min<std::chrono::milliseconds>(kLook, untilTomorrow(m_clock));
    {
        QUNCE_ASSIGN(const auto reading, m_storage.beginRead());
        QUNCE_ASSIGN(const std::optional<Day> done, placesDay(*reading));
        if (done == today)
            return JobResult {{}, rest};
    }
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(const uint64_t moved, applyDuePlaces(*transaction, today));
    if (moved > 0)
        QUNCE_TRY(transaction->appendAudit({m_clock.nowMs(), "server", "places.moved",
            R"({"day":")" + today.toString() + R"(","moved":)" + std::to_string(moved) + "}"}));
    QUNCE_TRY(transaction->commit());
    return JobResult {
        moved == 0 ? std::string() : std::to_string(moved) + " moved to their places of " + today.toString(),
        rest};
}

} // namespace qunce::server
