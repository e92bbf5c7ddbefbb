// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/base/uuid.h"
#include "models/protocol/syncmessages.h"
#include "models/store/cachereader.h"

namespace qunce {

/// Whose eyes the cache has: the whole brand, or the regions of which it holds buckets. The server decides what is in
/// the cache; this only says how to name it. Value.
struct CacheScope {
    bool wholeBrand = false;
    std::vector<Uuid> regions; ///< ascending; empty for the whole brand

    bool mayReadRegion(const Uuid &region) const;
    bool operator==(const CacheScope &) const = default;
};

CacheScope scopeOf(const ReadSnapshot &snapshot, const UserInfo &user);

} // namespace qunce
