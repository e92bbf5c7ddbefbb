// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/domain/column.h"
#include "models/protocol/syncmessages.h"

namespace qunce {

/// Which contents of a bucket a block was read from.
struct BucketVersion {
    uint32_t bucket = 0; ///< CachedBucket::number
    Cursor at;
    uint64_t digest = 0;

    bool operator==(const BucketVersion &) const = default;
};

/// The columns of one metric in one month, out of some buckets, checked once and ready to be summed. Columns keep their
/// narrow form. Filled by one thread; afterwards immutable, any thread.
class FactBlock
{
public:
    struct Entry {
        int32_t key; ///< day or hour number; of tasks the place in `tasks`
        uint32_t bucket;
        ColumnView column; ///< into this block
    };

    /// `versions` ascending by bucket: what the block has all columns of. `tasks`: those of the month, for a metric of
    /// tasks.
    FactBlock(uint64_t generation, std::vector<BucketVersion> versions, std::vector<Uuid> tasks = {});
    FactBlock(const FactBlock &) = delete;
    FactBlock &operator=(const FactBlock &) = delete;

    /// Keeps a copy. Fails with Corrupt as ColumnView::open.
    Result<void> add(uint32_t bucket, int32_t key, std::string_view bytes);

    /// True if the block says all about these versions of these buckets (ascending), and of just these tasks.
    bool covers(
        uint64_t generation, std::span<const BucketVersion> wanted, std::span<const Uuid> tasks) const;
    uint64_t generation() const { return m_generation; }
    const std::vector<BucketVersion> &versions() const { return m_versions; }
    const std::vector<Entry> &entries() const { return m_entries; }
    /// Memory that the block takes, whether filled or not.
    size_t bytes() const;

private:
    char *place(size_t size);

    uint64_t m_generation;
    std::vector<BucketVersion> m_versions;
    std::vector<Uuid> m_tasks;
    std::vector<Entry> m_entries;
    std::vector<std::unique_ptr<char[]>> m_chunks; ///< never moved, since views point into them
    size_t m_chunkSize = 0;
    size_t m_chunkUsed = 0;
    size_t m_chunkBytes = 0;
};

} // namespace qunce
