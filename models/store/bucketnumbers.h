// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace qunce {

/// Buckets by the numbers that rows of the cache carry.
using BucketNumbers = std::set<uint32_t>;

/// `(1,2,3)`, for IN.
inline std::string sqlList(const BucketNumbers &buckets)
{
    std::string list = "(";
    for (const uint32_t number : buckets)
        list += (list.size() > 1 ? "," : "") + std::to_string(number);
    return list + ')';
}

} // namespace qunce
