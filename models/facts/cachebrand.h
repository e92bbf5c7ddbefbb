// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/facts/cachescope.h"
#include "models/facts/factblock.h"
#include "models/protocol/brandbuilder.h"
#include "models/store/cachereader.h"

namespace qunce {

/// The organisation in the cache, units ascending by id. Fails with Corrupt as OrgBuilder does.
Result<OrgTree> loadOrganisation(ReadSnapshot &snapshot);

/// The brand as the cache has it. Reads only the fields that a Brand is made of, and only the parts asked for. Fails
/// with Corrupt where records contradict each other.
Result<Brand> loadBrand(ReadSnapshot &snapshot, const CacheScope &scope, const BrandParts &parts);
/// The same with the organisation that loadOrganisation() gave of this snapshot.
Result<Brand> loadBrand(
    ReadSnapshot &snapshot, const CacheScope &scope, const BrandParts &parts, OrgTree organisation);

/// Keeps the brand that was read last, so that a page that asks again pays only if records have changed. One for all
/// readers of a profile, any thread.
class BrandMemory
{
public:
    /// The brand of this snapshot with at least these parts.
    Result<std::shared_ptr<const Brand>> brand(
        ReadSnapshot &snapshot, const CacheScope &scope, const BrandParts &parts);

private:
    /// What a brand was made of.
    struct Origin {
        uint64_t generation = 0;
        std::vector<BucketVersion> records;
        CacheScope scope;
        std::vector<uint64_t> edits {}; ///< what is drawn over the records, by kind

        bool operator==(const Origin &) const = default;
    };

    std::mutex m_mutex;
    Origin m_origin;
    BrandParts m_parts;
    std::shared_ptr<const Brand> m_brand;
};

} // namespace qunce
