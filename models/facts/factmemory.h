// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "models/domain/metric.h"
#include "models/facts/factblock.h"
#include "models/store/cachereader.h"

namespace qunce {

/// All that fact columns may take in memory (architecture.md, "Two kinds of data").
constexpr size_t kFactMemoryBytes = size_t {120} * 1024 * 1024;

/// The contents of all fact buckets that are whole: equal for two snapshots of one generation whose facts are the same.
std::vector<BucketVersion> factVersions(const ReadSnapshot &snapshot);

/// Blocks of columns that were read lately; those not used for the longest time go first when the bound is reached. One
/// for all readers of a profile, any thread. A block that is being read stays until its reader lets go, and does not
/// count any more then.
class FactMemory
{
public:
    explicit FactMemory(size_t limit = kFactMemoryBytes) : m_limit(limit) { }

    /// Null if there is none. Whether it is still true is FactBlock::covers()'s to say.
    std::shared_ptr<const FactBlock> find(Metric metric, int32_t month);
    /// In place of the one that is there. One that is larger than the bound is not kept.
    void keep(Metric metric, int32_t month, std::shared_ptr<const FactBlock> block);
    /// Lets go of what this snapshot does not have any more: other generations, revoked and retired buckets.
    void settle(const ReadSnapshot &snapshot);

    size_t bytes() const;
    size_t blocks() const;

private:
    struct Key {
        Metric metric;
        int32_t month;

        auto operator<=>(const Key &) const = default;
    };
    struct Held {
        Key key;
        std::shared_ptr<const FactBlock> block;
        size_t bytes = 0;
    };

    void remove(std::list<Held>::iterator held);

    const size_t m_limit;
    mutable std::mutex m_mutex;
    std::list<Held> m_held; ///< used last comes first
    std::map<Key, std::list<Held>::iterator> m_places;
    size_t m_bytes = 0;
};

} // namespace qunce
