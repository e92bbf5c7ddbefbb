// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "models/domain/factsource.h"
#include "models/facts/factmemory.h"
#include "models/facts/factmonths.h"
#include "models/store/cachereader.h"

namespace qunce {

/// The columns of a profile's cache for the measures. Reads whole months, out of memory where the buckets have not
/// changed since, else in one scan of the cache. `brand` says which regions and tasks the indexes mean. Thread and
/// lifetime are the snapshot's; memory is shared. Fails with NotFound, and says so to the user, where a bucket that is
/// asked for has not arrived or is older than what the server sends: a number is whole or not there.
class CacheFacts : public FactSource
{
public:
    CacheFacts(ReadSnapshot &snapshot, const Brand &brand, FactMemory &memory);

    Result<void> visit(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const override;
    /// Straight from the cache: there are few.
    Result<void> visitLate(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const override;

private:
    using Slice =
        FactMonth; ///< a month's share of what is asked; of tasks its keys are indexes into Brand::tasks
    struct Asked {
        Metric metric;
        KeyRange keys;
        std::vector<size_t> regionOf; ///< by bucket number; kNotAsked for others
        VersionsByYear versions;
        const Visitor &visitor;
    };
    struct Loading;

    std::vector<Slice> slicesOfTasks(KeyRange keys) const;
    Result<void> choose(Asked &asked, std::span<const Slice> slices, std::span<const size_t> regions) const;
    Result<void> addBucket(Asked &asked, int year, size_t region) const;
    std::vector<Uuid> tasksOf(Metric metric, const Slice &slice) const;
    Result<void> load(const Asked &asked, std::span<const Slice> missing) const;
    Result<void> loadTasks(const Asked &asked, std::span<const Slice> missing) const;
    void finish(const Asked &asked, const Slice &slice, std::shared_ptr<const FactBlock> block) const;
    void show(const Asked &asked, const Slice &slice, const FactBlock &block) const;

    ReadSnapshot &m_snapshot;
    const Brand &m_brand;
    FactMemory &m_memory;
    std::map<std::pair<size_t, int>, const CachedBucket *> m_buckets; ///< by region of the brand and year
};

} // namespace qunce
