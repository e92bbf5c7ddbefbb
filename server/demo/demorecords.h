// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "server/demo/brandsink.h"
#include "server/demo/demobrand.h"

namespace qunce::server::demo {

/// What records say that only the numbers know.
struct Totals {
    std::vector<uint32_t> groupMembers; ///< by group
    std::vector<uint32_t> kocPoints; ///< by KOC
};

/// Every record of the brand, as an import of its files would leave them. The number of records.
Result<uint64_t> writeRecords(const DemoBrand &demo, const Totals &totals, BrandSink &sink);

} // namespace qunce::server::demo
