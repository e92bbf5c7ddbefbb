// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/uuid.h"

// Months whose numbers are frozen (docs/DATA.md, "Month close"). Pure; any thread.

namespace qunce {

/// A month that is closed now.
struct ClosedMonth {
    Period days; ///< the whole month
    int64_t number = 0; ///< of the close, counted over all months; later closes have higher ones
    int64_t version = 1; ///< how often this month has been closed
    Instant closedAt;
    Uuid closedBy; ///< a user; nil: at the server itself

    bool operator==(const ClosedMonth &) const = default;
};

/// `YYYY-MM` within the days that data may carry.
std::optional<Period> monthNamed(std::string_view name);
/// `YYYY-MM` of the day.
std::string monthName(Day day);

/// The closed month that the day lies in; null if there is none. `months` ascending by days.
const ClosedMonth *closedMonthOn(std::span<const ClosedMonth> months, Day day);
/// Those that share a day with the period, in their order.
std::span<const ClosedMonth> closedMonthsIn(std::span<const ClosedMonth> months, Period period);

/// Days of a period with the moment that counts as now for them: in a closed month no later than its close.
struct AsOfSpan {
    Period days;
    Instant asOf;

    bool operator==(const AsOfSpan &) const = default;
};
/// The period in such spans, ascending and without gaps; one, as it is, where no month of it is closed.
std::vector<AsOfSpan> asOfSpans(std::span<const ClosedMonth> months, Period period, Instant asOf);

} // namespace qunce
