// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/day.h"

namespace qunce {

/// Where an order counts by the moment it was paid (data.md, "After-hours orders").
struct BusinessNight {
    Day day; ///< the business day: what is paid before 10:00 belongs to the day before
    bool isAfterHours = false; ///< paid from 22:00:00 to 09:59:59

    bool operator==(const BusinessNight &) const = default;
};

/// In Asia/Shanghai. Pure; any thread.
BusinessNight businessNightOf(Instant paidAt);

} // namespace qunce
