// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/lateness.h"

#include <algorithm>

#include "models/merge/entryrules.h"

namespace qunce::server {

int64_t allowedLate(const Record &entry)
{
    return std::clamp<int64_t>(entry.integer("late_minutes").value_or(0), 0, kMostLateMinutes) * 60;
}

bool isTooLate(const Record &entry, Instant start, const PushPolicy &policy, Instant now)
{
    const int64_t late = now.seconds - start.seconds;
    if (late <= kGraceSeconds)
        return false;
    return late > allowedLate(entry)
        || (!policy.isExempt(entry.text("channel")) && policy.quiet.covers(now.secondOfDay() / 60));
}

} // namespace qunce::server
