// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/domain/factsource.h"

namespace qunce {

/// Days of a region whose sales (net orders, net sales) are in. Value.
struct ArrivedDays {
    std::set<Day> said; ///< imported as complete
    std::set<Day> seen; ///< with some sale; looked for only where nobody has said anything

    const std::set<Day> &days() const { return said.empty() ? seen : said; }
};

/// Adds those of a span of days to what is known of the region (index into Brand::regions). Fails with NotFound where its
/// facts are not on this computer. Thread of `facts`.
Result<void> addArrivedDays(const FactSource &facts, Period days, size_t region, ArrivedDays &in);

} // namespace qunce
