// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/store/sqlite.h"
#include "models/store/syncstore.h"

namespace qunce {

/// A bucket as the cache's writer sees it. `rows` and `digest` of `state` are of the rows in the tables, which those of
/// an incomplete bucket, too, are kept in step with.
struct BucketEntry {
    uint32_t number = 0;
    StoredBucket state;
    uint64_t lost = 0; ///< rows that the present apply has taken from it by tombstones
    bool isChanged = false; ///< since it was saved

    bool isFact() const { return isFactBucket(state.bucket); }
};

/// All buckets of a cache: in memory, saved with the transaction. Copy it to be able to go back. One thread.
class BucketBook
{
public:
    Result<void> load(Database &database);
    /// Writes what has changed.
    Result<void> save(Database &database);

    /// Makes it if there is none.
    BucketEntry &at(std::string_view name);
    BucketEntry *find(std::string_view name);
    /// Null for a number that no bucket has.
    BucketEntry *numbered(uint32_t number);
    void remove(std::string_view name);

    std::map<std::string, BucketEntry, std::less<>> &entries() { return m_entries; }
    /// Of complete and incomplete ones, ascending by name.
    std::vector<StoredBucket> states() const;

private:
    std::map<std::string, BucketEntry, std::less<>> m_entries;
    std::vector<std::string> m_names; ///< by number - 1; empty for removed ones
    std::vector<uint32_t> m_removed; ///< numbers that are still stored
};

extern const char kCreateBucketTable[];

} // namespace qunce
