// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/cachescope.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace qunce {

namespace {

/// Nil for a bucket that is of no region.
Uuid regionOf(const CachedBucket &bucket)
{
    if (!bucket.region.isNil())
        return bucket.region;
    constexpr std::array<std::string_view, 2> kPrefixes {"people:r:", "plan:r:"};
    for (const std::string_view prefix : kPrefixes) {
        if (bucket.name.starts_with(prefix))
            return Uuid::parse(std::string_view(bucket.name).substr(prefix.size())).value_or(Uuid {});
    }
    return {};
}

} // namespace

bool CacheScope::mayReadRegion(const Uuid &region) const
{
    return wholeBrand || std::binary_search(regions.begin(), regions.end(), region);
}

CacheScope scopeOf(const ReadSnapshot &snapshot, const UserInfo &user)
{
    if (user.wholeBrand)
        return {true, {}};
    // What the last hello gave: a region without any rows has no bucket, one that was taken away has none any more.
    CacheScope scope {false, user.regions};
    for (const CachedBucket &bucket : snapshot.buckets()) {
        const Uuid region = regionOf(bucket);
        if (!region.isNil())
            scope.regions.push_back(region);
    }
    std::sort(scope.regions.begin(), scope.regions.end());
    scope.regions.erase(std::unique(scope.regions.begin(), scope.regions.end()), scope.regions.end());
    return scope;
}

} // namespace qunce
