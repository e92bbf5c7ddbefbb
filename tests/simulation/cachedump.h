// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/store/cachereader.h"
#include "tests/simulation/servermodel.h"

namespace qunce::simulation {

/// What the readers of a profile see.
struct CacheDump {
    bool readable = false; ///< false: nothing to see yet
    uint64_t generation = 0;
    std::vector<CachedBucket> buckets;
    /// By bucket; of complete buckets, and of any others that readers can see rows of.
    std::map<std::string, std::map<RowKey, RowVersion>> rows;
};

/// `contents`: rows too, not buckets alone.
Result<CacheDump> dumpCache(
    const std::string &directory, bool contents, const std::string &bootId = machineBootId());

/// What SQLite finds wrong with the databases of a profile that may be trusted in this run of the machine; looks at a copy
/// made in `scratch`, so that nothing changes.
std::vector<std::string> damagedFiles(
    const std::string &directory, const std::string &scratch, const std::string &bootId = machineBootId());
/// Rows in tables of the cache that hold what is not shown yet; 0 in a cache at rest.
uint64_t stagedRows(const std::string &directory);

} // namespace qunce::simulation
