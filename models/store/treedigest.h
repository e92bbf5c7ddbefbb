// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/store/pageapplier.h"

namespace qunce {

/// Rows of one bucket as they will be when what is staged for it has been applied: (kind, id) -> seq.
using BucketRows = std::map<std::pair<std::string, std::string>, uint64_t>;

/// Reads them from tables and stage. Slow: for verifying, not for every page.
Result<BucketRows> rowsOfBucket(CacheFile &file, const BucketEntry &bucket);

/// Children of the prefix with 2 * depth more digits, ascending; none for depth 0.
std::vector<VerifyChild> childrenOf(const BucketRows &rows, const std::string &prefix, int depth);

} // namespace qunce
