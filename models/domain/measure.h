// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/domain/level.h"
#include "models/domain/metric.h"

namespace qunce {

enum class MeasureKind : uint8_t {
    CompletionRate,
    DueCompletionRate,
    OnTimeRate,
    GroupSendRate,
    Overdue,
    // Counts of assignments, also used as tie breakers
    Dispatched,
    Excluded,
    Eligible, ///< dispatched - excluded
    Done,
    Failed,
    Pending,
    ReplyRate14d,
    AfterHoursShare,
    AfterHoursShareOnline,
    Sum, ///< of the metric
    NetFriends,
    SellingRate,
    PerGuide, ///< of the metric
    Attainment, ///< of the metric
    TimeProgress,
    Gap, ///< of the metric
    StreakBest,
    StreakCurrent,
    BuyersConversion,
};

/// A measure of data.md ("Measures over a period"), as named in flags and files: `completion_rate`, `amount`,
/// `per_guide:amount`, `attainment:orders`, `gap:amount` (also plain `gap`), `group:joins`, `koc:orders`, …
struct Measure {
    MeasureKind kind = MeasureKind::CompletionRate;
    Metric metric =
        Metric::Orders; ///< of Sum, PerGuide, Attainment and Gap; also a group or KOC metric for Sum

    bool operator==(const Measure &) const = default;

    /// Fails with ErrorCode::Usage and says what is not known.
    static Result<Measure> parse(std::string_view name);
    std::string name() const;
    /// A ratio: has numerator and denominator and is printed with six digits.
    bool isRate() const;
    bool smallerIsBetter() const
    {
        return kind == MeasureKind::Overdue || kind == MeasureKind::Failed || kind == MeasureKind::Pending
            || kind == MeasureKind::Excluded;
    }
    /// Counted from task columns.
    bool isOfAssignments() const { return kind <= MeasureKind::Pending; }
    /// Needs the brand's goals.
    bool isAgainstGoals() const
    {
        return kind == MeasureKind::Attainment || kind == MeasureKind::TimeProgress
            || kind == MeasureKind::Gap;
    }
    /// Whose columns it is counted from.
    SubjectKind subject() const;
    /// Streaks are of guides only, sums of groups do not come by guide or KOC, and so on; levels of the organisation
    /// have all the others.
    bool existsOn(Level level) const;
};

} // namespace qunce
